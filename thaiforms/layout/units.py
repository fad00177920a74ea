"""A paragraph's text cut into what is never parted: words, kept terms, spaces, tabs, pictures."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from thaiforms.errors import Fault, Place
from thaiforms.layout.artwork import Artwork
from thaiforms.layout.breaks_past_marks import breaks_past_marks
from thaiforms.layout.fonts import face_for, replacement, shared_out
from thaiforms.layout.shaping import coverage, drawn_text, shape
from thaiforms.layout.story import Inline, LineBreak, NoteMark, Paragraph, Tab, Text, TextFormat
from thaiforms.layout.symbols import is_symbol_font
from thaiforms.paper import FontFace, Pt, Shaped
from thaiforms.supplies import Supplies
from thaiforms.thai.breaks import Breaker
from thaiforms.thai.clusters import MARKS, last_resorts

_SPACES = " \u00a0\u2002-\u200a\u202f\u3000"
_WORDS = re.compile(f"[{_SPACES}]+|[^{_SPACES}]+")  # one glyph draws all spaces, and all are stretched
_FOLLOWING = re.compile(f"[ๆฯะาๅำ{MARKS}]")  # stays with what stands before it, though it be another run
_end = attrgetter("end")
_MOST_ON_A_SHELF = 128


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


Measured: TypeAlias = tuple[tuple[Piece, ...], Pt]
"""Pieces and their width."""


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


Token: TypeAlias = Unit | Tab | LineBreak | Artwork


class _Edge(NamedTuple):
    """Where a span begins and ends in the joined text, and what draws it."""

    start: int
    end: int
    span: Text
    origin: Origin
    face: FontFace
    covered: bool  # whether the face has all its letters
    shelf: _Shelf


class Cutter:
    """Cuts a paragraph into tokens; keeps the letters that no font can draw, and the fonts that stand in for others."""

    def __init__(self, supplies: Supplies, breaker: Breaker) -> None:
        self._supplies = supplies
        self._breaker = breaker
        self.missing: list[Fault] = []
        self.warnings: list[Fault] = []

    def face(self, format_: TextFormat) -> FontFace:
        """The face that draws the format."""
        warning = replacement(self._supplies, format_.family)
        if warning is not None and warning not in self.warnings:
            self.warnings.append(warning)
        return face_for(self._supplies, format_.family, format_.bold, format_.italic)

    def tokens(self, paragraph: Paragraph) -> list[Token]:
        """The paragraph's tokens in order."""
        found: list[Token] = []
        stretch: list[Text] = []
        for inline in paragraph.inlines:
            if isinstance(inline, Text):
                stretch.append(inline)
                continue
            found += self._units(stretch)
            stretch = []
            found.extend(_standing(inline))
        found += self._units(stretch)
        return found

    def _units(self, stretch: Sequence[Text]) -> list[Unit]:
        if not stretch:
            return []
        text = stretch[0].text if len(stretch) == 1 else "".join([span.text for span in stretch])
        edges = list(self._edges(stretch))
        if NoteMark in map(type, stretch):
            breaks = breaks_past_marks(stretch, self._breaker)
        else:
            breaks = self._breaker.breaks(text)
        inside, last = (*breaks.inside, len(text)), (*breaks.last, len(text))
        units: list[Unit] = []
        start = soft = hard = 0
        for end in breaks.ends:
            unit = self._unit(text, start, end, edges)
            while last[hard] <= start < end:
                hard += 1
            if last[hard] < end:
                unit.words = partial(self._parts, text, (start, *_between(last, start, end), end), edges, ())
            while inside[soft] <= start < end:
                soft += 1
            if inside[soft] < end:
                unit.parts = partial(self._parts, text, (start, *_between(inside, start, end), end), edges, breaks.last)
            units.append(unit)
            start = end
        return units

    def _parts(self, text: str, cuts: Sequence[int], edges: Sequence[_Edge], last: Sequence[int]) -> list[Unit]:
        return [self._whole(text, start, end, edges, last) for start, end in pairwise(cuts)]

    def _whole(self, text: str, start: int, end: int, edges: Sequence[_Edge], last: Sequence[int]) -> Unit:
        unit = self._unit(text, start, end, edges)
        cuts = _between(last, start, end)
        if cuts:
            unit.words = partial(self._parts, text, (start, *cuts, end), edges, ())
        return unit

    def _edges(self, stretch: Sequence[Text]) -> Iterator[_Edge]:
        start = 0
        for span in stretch:
            face = self.face(span.format)
            covered = coverage(face).issuperset(span.text)
            origin = Origin(*span[1:])
            yield _Edge(start, start + len(span.text), span, origin, face, covered, _shelf(face, origin))
            start += len(span.text)

    def _unit(self, text: str, start: int, end: int, edges: Sequence[_Edge]) -> Unit:
        edge = edges[0]
        if end > edge.end and end > start:
            edge = edges[bisect_right(edges, start, key=_end)]
        if edge.covered and end <= edge.end:
            (pieces, width), (spaces, space) = edge.shelf[text[start:end]]
            return Unit(pieces, spaces, width, space)
        core = start + len(text[start:end].rstrip(" "))
        found = self._pieces(text, start, core, edges)
        hanging = self._pieces(text, core, end, edges) if core < end else []
        return Unit(found, hanging, sum([p.width for p in found]), sum([p.width for p in hanging]))

    def _pieces(self, text: str, start: int, end: int, edges: Sequence[_Edge]) -> list[Piece]:
        found: list[Piece] = []
        first = bisect_right(edges, start, key=_end) if len(edges) > 8 else 0
        for index in range(first, len(edges)):
            edge = edges[index]
            if edge.start >= end:
                break
            if edge.end <= start:
                continue
            for word in _WORDS.findall(text[max(edge.start, start) : min(edge.end, end)]):
                if edge.covered:
                    found.append(_piece(word, edge.face, edge.origin))
                else:
                    found.extend(self._shared_out(word, edge))
        return found

    def _shared_out(self, word: str, edge: _Edge) -> Iterator[Piece]:
        for part, drawn_by in shared_out(word, edge.face, self._supplies):
            if drawn_by is None:
                self._report(part, edge.face, edge.span)
            elif drawn_text(part):
                yield _piece(part, drawn_by, edge.origin)

    def _report(self, letters: str, face: FontFace, span: Text) -> None:
        for letter in letters:
            name = unicodedata.name(letter, "unnamed")
            font = span.format.family if is_symbol_font(span.format.family) else face.family
            details = {"font": font, "code": f"U+{ord(letter):04X}", "name": name}
            self.missing.append(
                Fault("letter-not-in-font", Place(field=span.field, text=span.text[:60]), letter, details)
            )

    def parted(self, unit: Unit) -> list[Unit]:
        """The unit parted between syllables: the last resort where a word is wider than its column."""
        parts: list[Unit] = []
        for piece in unit.pieces:
            if piece.is_space and parts:
                parts[-1].hang([piece], piece.width)
                continue
            for text in last_resorts(piece.shaped.text):
                shaped = shape(text, piece.shaped.face)
                part = Piece(shaped, piece.origin, _width(shaped, piece.format), False)
                if parts and _FOLLOWING.match(text):
                    parts[-1].join(part)
                else:
                    parts.append(Unit([part], [], part.width, 0))
        parts[-1].hang(unit.spaces, unit.space)
        return parts


def _width(shaped: Shaped, format_: TextFormat) -> Pt:
    """The width in points, with the room that each cluster has after it where letters are spaced."""
    return shaped.width * format_.size * format_.scale + (shaped.gaps * format_.spacing if format_.spacing else 0)


def _between(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Those of the ascending places that lie between two others."""
    return places[bisect_right(places, start) : bisect_left(places, end)] if places else ()


def _piece(word: str, face: FontFace, origin: Origin) -> Piece:
    shaped = shape(word, face)
    return Piece(shaped, origin, _width(shaped, origin.format), shaped.text.startswith(" "))


class _Shelf(dict[str, tuple[Measured, Measured]]):
    """Units of one origin, drawn by one face that has all their letters: their words, and the spaces that hang after them."""

    def __init__(self, face: FontFace, origin: Origin) -> None:
        super().__init__()
        self._face = face
        self._origin = origin

    def __missing__(self, text: str) -> tuple[Measured, Measured]:
        if len(self) >= _MOST_ON_A_SHELF:
            self.clear()
        core = text.rstrip(" ")
        self[text] = found = (self._measured(core), self._measured(text[len(core) :]))
        return found

    def _measured(self, text: str) -> Measured:
        format_, origin = self._origin.format, self._origin
        words, width = _words(text, self._face, format_.size, format_.scale, format_.spacing)
        return tuple([Piece(shaped, origin, own, is_space) for shaped, own, is_space in words]), width


@lru_cache(maxsize=16384)
def _words(
    text: str, face: FontFace, size: Pt, scale: float, spacing: Pt
) -> tuple[tuple[tuple[Shaped, Pt, bool], ...], Pt]:
    """The words and spaces of a text with their widths, whether they are spaces, and the width of all."""
    look = TextFormat("", size, scale=scale, spacing=spacing)
    shaped = [shape(word, face) for word in _WORDS.findall(text)]
    found = tuple([(one, _width(one, look), one.text.startswith(" ")) for one in shaped])
    return found, sum([width for _, width, _ in found])


@lru_cache(maxsize=256)
def _shelf(face: FontFace, origin: Origin) -> _Shelf:
    return _Shelf(face, origin)


def _standing(inline: Inline) -> Iterator[Token]:
    if isinstance(inline, Tab | LineBreak | Artwork):
        yield inline
