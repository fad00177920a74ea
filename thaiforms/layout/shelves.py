"""Units of one origin, drawn by one face that has all their letters: what is asked for again is not made again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from thaiforms.layout.pieces import WORDS, Origin, Piece, Unit, cut, width_of
from thaiforms.layout.shaping import shape
from thaiforms.layout.story import TextFormat
from thaiforms.paper import FontFace, Pt, Shaped
from thaiforms.thai.breaks import Breaker

_MOST_ON_A_SHELF = 128

Measured: TypeAlias = tuple[tuple[Piece, ...], Pt]
"""Pieces and their width."""


class Stretch(NamedTuple):
    """Units that follow each other, all their pieces in a row, and where in it each unit has its own, the last spaces left out."""

    units: tuple[Unit, ...]
    widest: Pt  # of the units; beyond any column where one has no pieces of its own
    begins: tuple[Pt, ...]  # from where the first unit begins
    ends: tuple[Pt, ...]
    pieces: tuple[Piece, ...]
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]

    @classmethod
    def of(cls, units: tuple[Unit, ...]) -> Stretch:
        """A stretch of these units."""
        begins = (0.0, *accumulate([unit.width + unit.space for unit in units]))
        firsts = (0, *accumulate([len(unit.pieces) + len(unit.spaces) for unit in units]))
        return cls(
            units=units,
            widest=max([unit.width if unit.pieces else float("inf") for unit in units]),
            begins=begins,
            ends=tuple([begin + unit.width for begin, unit in zip(begins, units, strict=False)]),
            pieces=tuple([piece for unit in units for piece in (*unit.pieces, *unit.spaces)]),
            firsts=firsts,
            lasts=tuple([first + len(unit.pieces) for first, unit in zip(firsts, units, strict=False)]),
        )


class Shelf:
    """The units of one origin and face, by their text."""

    def __init__(self, face: FontFace, origin: Origin) -> None:
        self._face = face
        self._origin = origin
        self._units: dict[str, tuple[Measured, Measured]] = {}

    def unit(self, text: str) -> Unit:
        """The text as one unit: its words, and the spaces that hang after them."""
        found = self._units.get(text)
        if found is None:
            if len(self._units) >= _MOST_ON_A_SHELF:
                self._units.clear()
            core = text.rstrip(" ")
            self._units[text] = found = self._measured(core), self._measured(text[len(core) :])
        (pieces, width), (spaces, space) = found
        return Unit(pieces, spaces, width, space)

    def _measured(self, text: str) -> Measured:
        format_, origin = self._origin.format, self._origin
        words, width = _words(text, self._face, format_.size, format_.scale, format_.spacing)
        return tuple([Piece(shaped, origin, own, is_space) for shaped, own, is_space in words]), width


@lru_cache(maxsize=256)
def shelf_of(face: FontFace, origin: Origin) -> Shelf:
    """The shelf of an origin and a face that has all letters of what is asked for."""
    return Shelf(face, origin)


Shelved: TypeAlias = tuple[str, Shelf]
"""Text, and the shelf of its units."""


@lru_cache(maxsize=4096)
def stretch_of(parts: tuple[Shelved, ...], breaker: Breaker) -> Stretch:
    """The units of texts that follow each other without a space over which no word holds on to the next."""
    if len(parts) == 1:
        ((text, shelf),) = parts
        return Stretch.of(tuple(cut(breaker.breaks(text), lambda start, end: shelf.unit(text[start:end]))))
    joined = "".join([text for text, _ in parts])
    return Stretch.of(tuple(cut(breaker.breaks(joined), partial(_over, joined, parts))))


def _over(joined: str, parts: Sequence[Shelved], start: int, end: int) -> Unit:
    """The unit between two places, though parts of it stand on different shelves."""
    core = start + len(joined[start:end].rstrip(" "))
    words, spaces = _units_in(parts, start, core), _units_in(parts, core, end)
    return Unit(
        [piece for unit in words for piece in (*unit.pieces, *unit.spaces)],
        [piece for unit in spaces for piece in unit.spaces],
        sum([unit.width + unit.space for unit in words]),
        sum([unit.space for unit in spaces]),
    )


def _units_in(parts: Sequence[Shelved], start: int, end: int) -> list[Unit]:
    """A unit for what each part has between two places."""
    found: list[Unit] = []
    at = 0
    for text, shelf in parts:
        own = text[max(start - at, 0) : max(end - at, 0)]
        found += [shelf.unit(own)] if own else []
        at += len(text)
    return found


@lru_cache(maxsize=16384)
def _words(
    text: str, face: FontFace, size: Pt, scale: float, spacing: Pt
) -> tuple[tuple[tuple[Shaped, Pt, bool], ...], Pt]:
    """The words and spaces of a text with their widths, whether they are spaces, and the width of all."""
    look = TextFormat("", size, scale=scale, spacing=spacing)
    shaped = [shape(word, face) for word in WORDS.findall(text)]
    found = tuple([(one, width_of(one, look), one.text.startswith(" ")) for one in shaped])
    return found, sum([width for _, width, _ in found])
