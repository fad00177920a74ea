"""Text parted at spaces over which no rule of the breaks looks: what stands between them is broken alike in every text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from thaiforms.thai.joins import ERAS, MONTH_NAMES, UNITS, held_spans

_SPACES = re.compile(r"(?:(?<=[ก-ฮะ-ฺเ-๎A-Za-z])|(?<=[ก-ฮะ-ฺเ-๎A-Za-z][).])|(?<=[0-9๐-๙])) +(?=[ก-ฮเ-ไ(])")
"""Spaces at which a line may end, unless words hold on to each other over them: before Thai or a bracket, after no sign of an item."""
_OF_NUMBERS = (*MONTH_NAMES, *UNITS)
_NUMBER = "0123456789๐๑๒๓๔๕๖๗๘๙"
_ITEM = re.compile(r"(?<![^\n])[0-9๐-๙.]+ +")
_INITIALS = re.compile(r"[ก-ฮเ][ก-ฮิี]{0,2}\.[ก-ฮ]\.")


def stretches(text: str) -> Sequence[str]:
    """The text in stretches, each with the spaces that end it. The breaks of all are the breaks of the text."""
    places = [match.end() for match in _SPACES.finditer(text) if not _is_held(text, match.start(), match.end())]
    if not places:
        return (text,)
    held = {place for start, end in held_spans(text) for place in range(start + 1, end)}
    held.update([match.end() for match in _ITEM.finditer(text)])
    places = [place for place in places if place not in held]
    return [text[start:end] for start, end in pairwise((0, *places, len(text)))]


def _is_held(text: str, start: int, end: int) -> bool:
    """Whether what stands before the spaces may hold on to what stands after them: a number to its unit, a month to its era."""
    if text[start - 1] in _NUMBER:
        return text.startswith(_OF_NUMBERS, end) or _INITIALS.match(text, end) is not None
    return text.startswith(ERAS, end) and text.endswith(MONTH_NAMES, 0, start)
