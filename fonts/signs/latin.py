"""Latin letters with marks, and Greek ones: names of people and places, Pali, and formulas."""

from __future__ import annotations

import unicodedata

from signs.ink import Ink, Strokes, disc, line
from signs.letters import BEARING, LETTERS, letter

_ABOVE = {
    "\u0300": "M-50 70L20 0",
    "\u0301": "M-20 0L50 70",
    "\u0302": "M-70 0L0 70L70 0",
    "\u0303": "M-80 15C-60 75 -20 75 0 40C20 5 60 5 80 65",
    "\u0304": "M-85 30H85",
    "\u0306": "M-75 70C-60 -10 60 -10 75 70",
    "\u030b": "M-70 0L-10 70M30 0L90 70",
    "\u030c": "M-70 70L0 0L70 70",
}
_BELOW = {
    "\u0327": "M0 0V-30C50 -40 50 -110 -40 -104",
    "\u0328": "M20 0C-50 -50 -30 -120 50 -100",
    "\u0331": "M-85 -90H85",
}
_DOTS = {"\u0307", "\u0323", "\u030a"}
_MARKS = _DOTS.union(_ABOVE, _BELOW)
_PALI = "ṁṃṅṇṭḍḷḥṣṛṀṂṄṆṬḌḶḤṢṚṝḹǎǐǒǔ"
_NARROW = 18
_UPRIGHT_SIDED = set("BDEFHIJKLMNPRUbdhijklmnpqrug")


def latin(strokes: Strokes) -> dict[str, Ink]:
    """The letters of Latin Extended-A that are a letter with a mark, those of Pali, and Greek."""
    wanted = [chr(code) for code in range(0x100, 0x180)] + list(_PALI)
    parts = {sign: unicodedata.normalize("NFD", sign) for sign in wanted}
    found = {
        sign: _marked(parted, strokes)
        for sign, parted in parts.items()
        if _MARKS.issuperset(parted[1:]) and parted != sign and sign not in "Ģģ"
    }
    found |= {sign: letter(sign, strokes.text).beside(28) for sign in LETTERS if not sign.isascii()}
    return found | {
        "Ħ": (letter("H", strokes.text) + line("M0 370H366", strokes.small)).beside(20),
        "ħ": (letter("h", strokes.text) + line("M0 430H200", strokes.small)).beside(20),
        "Ŧ": (letter("T", strokes.text) + line("M70 240H256", strokes.small)).beside(10),
        "ŧ": (letter("t", strokes.text) + line("M18 190H178", strokes.small)).beside(14),
        "Ŋ": line(LETTERS["N"].removesuffix("V476") + "M318 476V-20C318 -90 280 -116 230 -110", strokes.text).beside(
            50
        ),
        "ŋ": line(LETTERS["n"].removesuffix("V0") + "V-40C256 -100 220 -124 170 -118", strokes.text).beside(44),
    }


def _marked(parted: str, strokes: Strokes) -> Ink:
    """A letter with its marks, one over the other."""
    name, *marks = parted
    drawn = line(LETTERS[name], strokes.text)  # without the dot of i and j where a mark takes its place
    if name in "ij" and all(mark in _BELOW or mark == "\u0323" for mark in marks):
        drawn = letter(name, strokes.text)
    left, _, right, top = drawn.path.bounds
    middle = (left + right) / 2
    if marks == ["\u030c"] and name in "dtLl":  # as an apostrophe beside a tall letter
        high = line(f"M{right + 50} {top + 10}L{right + 26} {top - 90}", 0.85 * strokes.text)
        return (drawn + high).beside(BEARING if name in "Ll" else 22)
    for mark in marks:
        drawn = drawn + _mark(mark, strokes).placed(middle, 0 if mark in _BELOW or mark == "\u0323" else top + 50)
        top += 130
    bearing = BEARING if name in _UPRIGHT_SIDED else 22
    return drawn.placed(bearing - left).as_wide_as(right - left + 2 * bearing)


def _mark(mark: str, strokes: Strokes) -> Ink:
    """A mark over or under the origin."""
    if mark in {"\u0307", "\u0323"}:
        return disc(0.72 * strokes.text, x=0, y=25 if mark == "\u0307" else -85)
    if mark == "\u030a":
        return disc(58, x=0, y=40) - disc(58 - 0.75 * strokes.text, x=0, y=40)
    return line(_ABOVE[mark] if mark in _ABOVE else _BELOW[mark], 0.85 * strokes.text)
