"""Text as it should have been typed: composed, marks in their order, nothing invisible in it.

No-break spaces stay: they are a typist's wish that two words keep together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from thaiforms.frozen import frozen

# The shifted and cut letters that old Windows fonts kept from U+F700 on, as offsets from U+0E00.
_PRIVATE_USE = bytes.fromhex("10 34353637 48494a4b4c 48494a4b4c 0d 31 4d 47 48494a4b4c 38393a")
_MEANT = {0xF700 + place: chr(0x0E00 + letter) for place, letter in enumerate(_PRIVATE_USE)}
_MEANT |= dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029, *range(0x2000, 0x200B), 0x205F, 0x3000), " ")
# Controls, soft hyphens, zero-width and bidirectional characters, lone surrogates: not to be seen, or not text at all.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff"
)
_ODD = re.compile(f"[{_INVISIBLE}]|[{''.join(map(chr, _MEANT))}]")

_SHORT = 1000  # letters of a text that is kept
_MARKS = "ัิ-ฺ็-๎"
_SUSPECT = re.compile(
    rf"([{_MARKS}])\1"  # a mark twice
    r"|[ัิ-ื็ํ่-๋์๎][ุ-ฺ]|[่-๋์๎][ัิ-ื็ํ]|[์๎][่-๋]"  # marks in the wrong order
    r"|ํ[่-๋]*[าำ]|[ะาำ][่-๋]|เเ"
)
_CLUSTER = re.compile(rf"เเ+|[^{_MARKS}]?[{_MARKS}\u0300-\u036f]*[ะาำ]?[{_MARKS}\u0300-\u036f]*")
_LATE_TONE = re.compile(r"(?<=[ก-ฮัิ-ฺ็์ํ])([ะาำ])([่-๋]+)")
_MARKS_IN_ROW = re.compile(f"(?=[\u0300-\u036f]*[{_MARKS}])[{_MARKS}\u0300-\u036f]{{2,}}")
_APART_AM = re.compile(r"ํ([่-๋]*)[าำ]")


@frozen
class Change:
    """One mend: the offset in the text as typed, what was found there, and what it became."""

    offset: int
    found: str
    became: str

    @property
    def visible(self) -> str:
        """What was found, with the code points of letters that can't be seen or are private, such as U+200B."""
        return "".join(f"U+{ord(letter):04X}" if _ODD.match(letter) else letter for letter in self.found)


@frozen
class Normal:
    """A text in its normal form, and each change that brought it there."""

    text: str
    changes: tuple[Change, ...] = ()


def normalise(text: str) -> Normal:
    """The text in its normal form: NFC, ํ+า as ำ, marks in order and once each, nothing invisible or private."""
    return _kept(text) if len(text) <= _SHORT else _normal(text)


@lru_cache(maxsize=4096)  # the texts of a form, which come again with each document of a batch
def _kept(text: str) -> Normal:
    return _normal(text)


def _normal(text: str) -> Normal:
    if _is_normal(text):
        return Normal(text)
    plain, origin, odd = _without_odd_letters(text)
    mended, mends = _with_mended_clusters(plain, origin)
    composed = unicodedata.normalize("NFC", mended)
    if composed != mended:  # scripts that compose across what is a cluster here
        mends.append(Change(0, text, composed))
    if mends:  # a mend that calls for another has told of both
        composed = _normal(composed).text
    return Normal(composed, tuple(sorted((*odd, *mends), key=lambda change: change.offset)))


def _is_normal(text: str) -> bool:
    return not (_ODD.search(text) or _SUSPECT.search(text)) and unicodedata.is_normalized("NFC", text)


def _without_odd_letters(text: str) -> tuple[str, Sequence[int], list[Change]]:
    """The text without them, the place that each of its letters had before, and what was changed."""
    if _ODD.search(text) is None:
        return text, range(len(text) + 1), []
    letters, origin, changes = [], [], []
    for offset, letter in enumerate(text):
        meant = _MEANT.get(ord(letter), "") if _ODD.match(letter) else letter
        if meant != letter:
            changes.append(Change(offset, letter, meant))
        if meant:
            letters.append(meant)
            origin.append(offset)
    return "".join(letters), origin, changes


def _with_mended_clusters(text: str, origin: Sequence[int]) -> tuple[str, list[Change]]:
    parts, changes = [], []
    for match in _CLUSTER.finditer(text):
        found = match[0]
        composed = unicodedata.normalize("NFC", found)
        became = composed if len(composed) == 1 else unicodedata.normalize("NFC", _mended(composed))
        parts.append(became)
        if became != found:
            changes.append(Change(origin[match.start()], found, became))
    return "".join(parts), changes


def _mended(cluster: str) -> str:
    """The cluster as a careful typist would have typed it."""
    if cluster.startswith("เเ"):
        return cluster.replace("เเ", "แ")
    early = _LATE_TONE.sub(r"\2\1", _MARKS_IN_ROW.sub(_in_order, cluster))
    return _APART_AM.sub(r"\1ำ", _MARKS_IN_ROW.sub(_in_order, early))


def _in_order(marks: re.Match[str]) -> str:
    """Below, above, tone, silencer, foreign accents; a mark that stands twice, once."""
    return "".join(dict.fromkeys(sorted(marks[0], key=_rank)))


def _rank(mark: str) -> int:
    if mark in "ฺุู":
        return 0
    if mark < "ก":
        return 4
    return 2 if mark in "่้๊๋" else 3 if mark in "์๎" else 1
