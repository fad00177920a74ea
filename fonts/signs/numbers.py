"""Numbers that stand high, low or in circles, Roman ones, and what stands for them."""

from __future__ import annotations

from signs.ink import Ink, Strokes, X, Y, disc, frame, joined, line, rectangle, ring
from signs.letters import BEARING, centred, letter, word

_SMALL = 0.6  # of the size of the text
_HIGH, _LOW = 194.0, -96.0
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "L", "C", "D", "M")
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def numbers(strokes: Strokes) -> dict[str, Ink]:
    """All of them by their letters."""
    return {**_high_and_low(strokes), **_roman(strokes), **_circled(strokes), **_signs(strokes)}


def _high_and_low(strokes: Strokes) -> dict[str, Ink]:
    high = dict(zip("⁰⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᵏᵐᵒᵖᵗᵘᵛʰʳˢˣʸ", "0456789+-=()niabcdekmoptuvhrsxy", strict=True))
    low = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢᵣᵤᵥⱼ", "0123456789+-=()aeoxhklmnpstiruvj", strict=True))
    return {
        sign: letter(name, strokes.small, scale=_SMALL, y=base).beside(34)
        for names, base in ((high, _HIGH), (low, _LOW))
        for sign, name in names.items()
    }


def _roman(strokes: Strokes) -> dict[str, Ink]:
    found = {}
    for place, letters in enumerate(_ROMAN):
        for first, name in ((0x2160, letters), (0x2170, letters.lower())):
            gap = 62 if set(name) & set("Ii") else 30
            found[chr(first + place)] = word(name, strokes.text, gap=gap).beside(
                BEARING if name[0] not in "VvXx" else 18
            )
    return found


def in_circle(text: str, strokes: Strokes, *, scale: float = 0.6) -> Ink:
    """The text about the middle of a circle, as wide as the circle has room for."""
    drawn = word(text, strokes.small, scale=scale * (1 if len(text) == 1 else 0.86), gap=34)
    left, _, right, _ = drawn.path.bounds
    widest = 300
    if right - left > widest:
        drawn = drawn.placed(wide=widest / (right - left))
    return centred(drawn, x=X, y=Y)


def _circled(strokes: Strokes) -> dict[str, Ink]:
    circle, whole = ring(232, 28), disc(232)
    places = {0: "⓪", **{n: chr(0x2460 + n - 1) for n in range(1, 21)}}
    places |= {n: chr(0x3251 + n - 21) for n in range(21, 36)} | {n: chr(0x32B1 + n - 36) for n in range(36, 51)}
    found = {sign: circle + in_circle(str(number), strokes) for number, sign in places.items()}
    found["℗"] = circle + in_circle("P", strokes)
    black = {
        0: "⓿",
        **{n: chr(0x2776 + n - 1) for n in range(1, 11)},
        **{n: chr(0x24EB + n - 11) for n in range(11, 21)},
    }
    found |= {sign: whole - in_circle(str(number), strokes) for number, sign in black.items()}
    for place, name in enumerate(_CAPITALS):
        found[chr(0x24B6 + place)] = circle + in_circle(name, strokes)
        found[chr(0x24D0 + place)] = circle + in_circle(name.lower(), strokes, scale=0.66)
    return found


def _signs(strokes: Strokes) -> dict[str, Ink]:
    bars = joined(rectangle(0, 262, 500, 290), rectangle(0, 190, 500, 218))
    won = letter("W", strokes.text)
    small = letter("o", strokes.small, scale=0.56, y=250)
    left, _, right, _ = small.path.bounds
    small = small + rectangle(left, 180, right, 180 + strokes.small)
    capital = letter("N", strokes.text)
    return {
        "№": (capital + small.placed(380 - left)).beside(BEARING),
        "₩": (won + bars.placed(-4)).beside(14),
        "₭": (letter("K", strokes.text) + line("M0 240H300", strokes.small)).beside(20),
        "₱": (letter("P", strokes.text) + line("M0 376H340M0 306H340", strokes.small)).beside(20),
        "₹": line("M20 457H300M20 340H300M110 457C300 457 300 224 110 224H30L250 0", strokes.small).beside(30),
        "\u20e3": frame(0, -60, 430, 540, 32).placed(-396).as_wide_as(50),
        "‱": _per_ten_thousand(strokes),
    }


def _per_ten_thousand(strokes: Strokes) -> Ink:
    rings = [ring(84, strokes.small, x=90 + x, y=y) for x, y in ((0, 380), (300, 90), (490, 90), (680, 90))]
    return joined(*rings, line("M120 0L330 476", strokes.small)).beside(30)
