"""Text parted at spaces over which no rule of the breaks looks: what stands between them is broken alike in every text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from thaiforms.thai.joins import ERAS, MONTH_NAMES, UNITS, held_spans

_SPACES = re.compile(r" +(?=[ก-ฮเ-ไ(])")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz").union(
    map(chr, (*range(0x0E01, 0x0E2F), *range(0x0E30, 0x0E3B), *range(0x0E40, 0x0E4F)))
)
_DIGITS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙")
_OF_NUMBERS = (*MONTH_NAMES, *UNITS)
_ITEM = re.compile(r"(?<![^\n])[0-9๐-๙.]+ +")
_INITIALS = re.compile(r"[ก-ฮเ][ก-ฮิี]{0,2}\.[ก-ฮ]\.")


def stretches(text: str) -> Sequence[str]:
    """The text in stretches, each with the spaces that end it. The breaks of all are the breaks of the text."""
    places = [match.end() for match in _SPACES.finditer(text) if _parts(text, *match.span())]
    if not places:
        return (text,)
    held = {place for start, end in held_spans(text) for place in range(start + 1, end)}
    held.update([match.end() for match in _ITEM.finditer(text)])
    places = [place for place in places if place not in held] if held else places
    return [text[start:end] for start, end in pairwise((0, *places, len(text)))]


def _parts(text: str, start: int, end: int) -> bool:
    """Whether nothing before the spaces can hold on to what stands after them: no number to its unit, no month to its era."""
    before = text[start - 1 : start]
    if before in _DIGITS:
        return not (text.startswith(_OF_NUMBERS, end) or _INITIALS.match(text, end))
    if before in {")", "."}:
        before = text[max(start - 2, 0) : start - 1]
    return before in _LETTERS and not (text.startswith(ERAS, end) and text.endswith(MONTH_NAMES, 0, start))
