"""What lines are filled with: shaped words and spaces of one origin, and the units that are never parted without need."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from thaiforms.layout.shaping import shape
from thaiforms.layout.story import TextFormat
from thaiforms.paper import FontFace, Pt, Shaped
from thaiforms.thai.breaks import Breaks

_SPACES = " \u00a0\u2002-\u200a\u202f\u3000"
WORDS = re.compile(f"[{_SPACES}]+|[^{_SPACES}]+")
"""Words and rows of spaces: one glyph draws all spaces, and all are stretched."""


class Origin(NamedTuple):
    """What letters have from where they stand: how they look, out of which field they are, where they lead."""

    format: TextFormat
    field: str
    link: str


class Piece(NamedTuple):
    """Shaped text of one origin: a word or a row of spaces, never both."""

    shaped: Shaped
    origin: Origin
    width: Pt
    is_space: bool

    @property
    def format(self) -> TextFormat:
        """How its letters look."""
        return self.origin.format


@dataclass(slots=True)
class Unit:
    """Pieces that stay on one line, with the spaces that hang after them."""

    pieces: Sequence[Piece]
    spaces: Sequence[Piece]
    width: Pt  # of the pieces alone
    space: Pt  # of the spaces
    parts: Callable[[], list[Unit]] | None = None  # its parts, where it may be parted if it is too wide
    words: Callable[[], list[Unit]] | None = None  # its parts, where it may be parted if no line can hold it

    def join(self, piece: Piece) -> None:
        """Put a piece at the end, after the spaces that hung there."""
        self.pieces = [*self.pieces, *self.spaces, piece]
        self.width += self.space + piece.width
        self.spaces, self.space = (), 0

    def hang(self, spaces: Sequence[Piece], space: Pt) -> None:
        """Let more spaces hang at the end."""
        self.spaces = [*self.spaces, *spaces]
        self.space += space


MakeUnit = Callable[[int, int], Unit]
"""Makes the unit of the text between two places."""


def cut(breaks: Breaks, make: MakeUnit, at: int = 0) -> list[Unit]:
    """The units of a text by its breaks; ``at`` is where it begins in that which ``make`` knows."""
    length = breaks.ends[-1]
    inside, last = (*breaks.inside, length), (*breaks.last, length)
    units: list[Unit] = []
    start = soft = hard = 0
    for end in breaks.ends:
        unit = make(at + start, at + end)
        while last[hard] <= start < end:
            hard += 1
        if last[hard] < end:
            unit.words = partial(_parts, make, at, (start, *_between(last, start, end), end), ())
        while inside[soft] <= start < end:
            soft += 1
        if inside[soft] < end:
            unit.parts = partial(_parts, make, at, (start, *_between(inside, start, end), end), breaks.last)
        units.append(unit)
        start = end
    return units


def _parts(make: MakeUnit, at: int, cuts: Sequence[int], last: Sequence[int]) -> list[Unit]:
    return [_whole(make, at, start, end, last) for start, end in pairwise(cuts)]


def _whole(make: MakeUnit, at: int, start: int, end: int, last: Sequence[int]) -> Unit:
    unit = make(at + start, at + end)
    cuts = _between(last, start, end)
    if cuts:
        unit.words = partial(_parts, make, at, (start, *cuts, end), ())
    return unit


def _between(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Those of the ascending places that lie between two others."""
    return places[bisect_right(places, start) : bisect_left(places, end)] if places else ()


def width_of(shaped: Shaped, format_: TextFormat) -> Pt:
    """The width in points, with the room that each cluster has after it where letters are spaced."""
    return shaped.width * format_.size * format_.scale + (shaped.gaps * format_.spacing if format_.spacing else 0)


def piece_of(word: str, face: FontFace, origin: Origin) -> Piece:
    """The word, or the row of spaces, as a piece."""
    shaped = shape(word, face)
    return Piece(shaped, origin, width_of(shaped, origin.format), shaped.text.startswith(" "))
