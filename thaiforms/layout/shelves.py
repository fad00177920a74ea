"""Text measured before: what one face draws in one size is cut and measured once, wherever it stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple, TypeAlias, TypeVar

from thaiforms.layout.pieces import WORDS, Origin, Piece, Unit, cut, width_of
from thaiforms.layout.shaping import coverage, shape
from thaiforms.layout.story import TextFormat
from thaiforms.paper import FontFace, Pt, Shaped
from thaiforms.thai.breaks import Breaker

_MOST_IN_A_RACK = 2048
_LONGEST_REMEMBERED = 1000  # letters

Made = TypeVar("Made")
Word: TypeAlias = tuple[Shaped, Pt, bool]
"""A word or a row of spaces, its width, and whether it is spaces."""


class Stretch(NamedTuple):
    """Units that follow each other: their words and spaces in a row, and where in it each unit has its own."""

    words: tuple[Word, ...]
    firsts: tuple[int, ...]  # the place of each unit's first word, and after the last unit
    lasts: tuple[int, ...]  # the place after each unit's last word, before the spaces that hang there
    begins: tuple[Pt, ...]  # from where the first unit begins; and where the next would after the last
    ends: tuple[Pt, ...]
    widest: Pt

    @classmethod
    def of(cls, units: Sequence[tuple[tuple[Word, ...], tuple[Word, ...]]]) -> Stretch:
        """The units, each its words and the spaces that hang after them."""
        widths = [sum([width for _, width, _ in words]) for words, _ in units]
        begins = (
            0.0,
            *accumulate([own + sum([w for _, w, _ in spaces]) for own, (_, spaces) in zip(widths, units, strict=True)]),
        )
        firsts = (0, *accumulate([len(words) + len(spaces) for words, spaces in units]))
        return cls(
            words=tuple([word for words, spaces in units for word in (*words, *spaces)]),
            firsts=firsts,
            lasts=tuple([first + len(words) for first, (words, _) in zip(firsts, units, strict=False)]),
            begins=begins,
            ends=tuple([begin + own for begin, own in zip(begins, widths, strict=False)]),
            widest=max(widths) if all(words for words, _ in units) else float("inf"),
        )


class Rack:
    """What one face has drawn in one size, as a breaker parts it."""

    def __init__(self, face: FontFace, size: Pt, scale: float, spacing: Pt, breaker: Breaker) -> None:
        self._face = face
        self._format = TextFormat("", size, scale=scale, spacing=spacing)
        self._letters = coverage(face)
        self._breaker = breaker
        self._stretches: dict[str, Stretch | None] = {}
        self._measured: dict[str, tuple[Word, ...]] = {}

    def covers(self, text: str) -> bool:
        """Whether the face has all letters of the text."""
        return self._letters.issuperset(text)

    def stretch(self, text: str) -> Stretch | None:
        """The text's units; nothing where the face has not all of its letters."""
        if text in self._stretches:
            return self._stretches[text]
        found = self._stretch(text) if self.covers(text) else None
        _remember(self._stretches, text, found)
        return found

    def _stretch(self, text: str) -> Stretch:
        units = []
        start = 0
        for end in self._breaker.breaks(text).ends:
            unit = text[start:end]
            core = unit.rstrip(" ")
            units.append((self.words(core), self.words(unit[len(core) :])))
            start = end
        return Stretch.of(units)

    def words(self, text: str) -> tuple[Word, ...]:
        """The words and spaces of a text, all of whose letters the face has."""
        found = self._measured.get(text)
        if found is None:
            shaped = [shape(word, self._face) for word in WORDS.findall(text)]
            found = tuple([(one, width_of(one, self._format), one.text.startswith(" ")) for one in shaped])
            _remember(self._measured, text, found)
        return found


def _remember(rack: dict[str, Made], text: str, made: Made) -> None:
    """Keep what was made of a text, if it is not too long, as long as there is room."""
    if len(text) <= _LONGEST_REMEMBERED:
        if len(rack) >= _MOST_IN_A_RACK:
            rack.clear()
        rack[text] = made


@lru_cache(maxsize=32)
def _rack(face: FontFace, size: Pt, scale: float, spacing: Pt, breaker: Breaker) -> Rack:
    return Rack(face, size, scale, spacing, breaker)


class Shelf(NamedTuple):
    """Where units of one origin come from."""

    origin: Origin
    rack: Rack

    def unit(self, text: str) -> Unit:
        """The text as one unit: its words, and the spaces that hang after them."""
        core = text.rstrip(" ")
        words, spaces = self.rack.words(core), self.rack.words(text[len(core) :])
        return Unit(
            self.pieces(words), self.pieces(spaces), sum([w for _, w, _ in words]), sum([w for _, w, _ in spaces])
        )

    def pieces(self, words: Sequence[Word]) -> list[Piece]:
        """The words as pieces of the origin."""
        origin = self.origin
        return [Piece(shaped, origin, width, is_space) for shaped, width, is_space in words]


@lru_cache(maxsize=2048)
def shelf_of(face: FontFace, origin: Origin, breaker: Breaker) -> Shelf:
    """The shelf of an origin and the face that draws it."""
    format_ = origin.format
    return Shelf(origin, _rack(face, format_.size, format_.scale, format_.spacing, breaker))


class Passage(NamedTuple):
    """A stretch of text with its origin."""

    stretch: Stretch
    shelf: Shelf
    text: str


Shelved: TypeAlias = tuple[str, Shelf]
"""Text, and the shelf of its units."""


def units_of(parts: tuple[Shelved, ...], breaker: Breaker) -> tuple[Unit, ...]:
    """The units of texts that follow each other without a space over which no word holds on to the next."""
    length = sum(len(text) for text, _ in parts)
    return _units_of(parts, breaker) if length <= _LONGEST_REMEMBERED else _units_of.__wrapped__(parts, breaker)


@lru_cache(maxsize=2048)
def _units_of(parts: tuple[Shelved, ...], breaker: Breaker) -> tuple[Unit, ...]:
    text = "".join([text for text, _ in parts])
    if len(parts) == 1:
        ((_, shelf),) = parts
        return tuple(cut(breaker.breaks(text), lambda start, end: shelf.unit(text[start:end])))
    return tuple(cut(breaker.breaks(text), partial(_over, text, parts)))


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
