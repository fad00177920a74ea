"""A paragraph's text cut into what is never parted: words, kept terms, spaces, tabs, pictures."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from thaiforms.errors import Fault, Place
from thaiforms.layout.artwork import Artwork
from thaiforms.layout.breaks_past_marks import breaks_past_marks
from thaiforms.layout.fonts import face_for, replacement, shared_out
from thaiforms.layout.pieces import WORDS, Origin, Piece, Unit, cut, piece_of, width_of
from thaiforms.layout.shaping import drawn_text, shape
from thaiforms.layout.shelves import Passage, Shelf, Shelved, shelf_of, units_of
from thaiforms.layout.story import Inline, LineBreak, NoteMark, Paragraph, Tab, Text, TextFormat
from thaiforms.layout.symbols import is_symbol_font
from thaiforms.paper import FontFace, Pt
from thaiforms.supplies import Supplies
from thaiforms.thai.breaks import Breaker, broken_apart, parts_words
from thaiforms.thai.clusters import MARKS, last_resorts
from thaiforms.thai.segment import smaller_words

_FOLLOWING = re.compile(f"[ๆฯะาๅำ{MARKS}]")  # stays with what stands before it, though it be another run
_end = attrgetter("end")
_SIGNS = "\u2190"  # from the arrows on there are no letters of words


Token: TypeAlias = Unit | Passage | Tab | LineBreak | Artwork


class _Edge(NamedTuple):
    """Where a span begins and ends in the joined text, and what draws it."""

    start: int
    end: int
    text: str
    origin: Origin
    face: FontFace
    shelf: Shelf


class Cutter:
    """Cuts a paragraph into tokens; keeps the letters that no font can draw, and the fonts that stand in for others."""

    def __init__(self, supplies: Supplies, breaker: Breaker) -> None:
        self._supplies = supplies
        self._breaker = breaker
        self.missing: list[Fault] = []
        self.warnings: list[Fault] = []

    def face(self, format_: TextFormat, text: str = "") -> FontFace:
        """The face that draws the format. Signs alone (☐ in MS Gothic) are worth no warning that another font draws them."""
        warning = replacement(self._supplies, format_.family)
        if warning is not None and warning not in self.warnings and text and min(text) < _SIGNS:
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

    def _units(self, spans: Sequence[Text]) -> list[Token]:
        if not spans:
            return []
        text = spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])
        edges = list(self._edges(spans))
        if NoteMark in map(type, spans):
            return [*cut(breaks_past_marks(spans, self._breaker), partial(self._unit, text, edges))]
        tokens: list[Token] = []
        start = first = 0
        for stretch in broken_apart(text, self._breaker):
            end = start + len(stretch)
            while edges[first].end <= start < end:
                first += 1
            tokens += self._stretch(stretch, text, edges=edges, first=first, start=start)
            start = end
        return tokens

    def _stretch(self, stretch: str, text: str, *, edges: Sequence[_Edge], first: int, start: int) -> Sequence[Token]:
        """The tokens of a stretch of the text; its first edge's number and its own first place are given."""
        edge = edges[first]
        if start + len(stretch) <= edge.end:
            known = edge.shelf.rack.stretch(stretch)
            if known is not None:
                return (Passage(known, edge.shelf, stretch),)
        else:
            parts = _shelved(edges, first, start, start + len(stretch))
            if all(shelf.rack.covers(part) for part, shelf in parts):
                return units_of(parts, self._breaker)
        return cut(self._breaker.breaks(stretch), partial(self._unit, text, edges), start)

    def whole(self, passage: Passage) -> Sequence[Unit]:
        """The units of a passage, with their parts."""
        return units_of(((passage.text, passage.shelf),), self._breaker)

    def _edges(self, spans: Sequence[Text]) -> Iterator[_Edge]:
        start = 0
        for span in spans:
            face = self.face(span.format, span.text)
            origin = Origin(*span[1:])
            end = start + len(span.text)
            yield _Edge(start, end, span.text, origin, face, shelf_of(face, origin, self._breaker))
            start = end

    def _unit(self, text: str, edges: Sequence[_Edge], start: int, end: int) -> Unit:
        core = start + len(text[start:end].rstrip(" "))
        words = self._pieces(text, edges, start, core)
        spaces = self._pieces(text, edges, core, end) if core < end else []
        return Unit(words, spaces, sum([p.width for p in words]), sum([p.width for p in spaces]))

    def _pieces(self, text: str, edges: Sequence[_Edge], start: int, end: int) -> list[Piece]:
        found: list[Piece] = []
        for index in range(bisect_right(edges, start, key=_end), len(edges)):
            edge = edges[index]
            if edge.start >= end:
                break
            for word in WORDS.findall(text[max(edge.start, start) : min(edge.end, end)]):
                found.extend(self._shared_out(word, edge))
        return found

    def _shared_out(self, word: str, edge: _Edge) -> Iterator[Piece]:
        for part, drawn_by in shared_out(word, edge.face, self._supplies):
            if drawn_by is None:
                self._report(part, edge)
            elif drawn_text(part):
                yield piece_of(part, drawn_by, edge.origin)

    def _report(self, letters: str, edge: _Edge) -> None:
        for letter in letters:
            name = unicodedata.name(letter, "unnamed")
            family = edge.origin.format.family
            font = family if is_symbol_font(family) else edge.face.family
            details = {"font": font, "code": f"U+{ord(letter):04X}", "name": name}
            self.missing.append(
                Fault("letter-not-in-font", Place(field=edge.origin.field, text=edge.text[:60]), letter, details)
            )

    def parted(self, unit: Unit, column: Pt) -> list[Unit]:
        """The unit parted between the words that it is made of, or else between syllables: it is wider than its column."""
        parts: list[Unit] = []
        for piece in unit.pieces:
            if piece.is_space and parts:
                parts[-1].hang([piece], piece.width)
                continue
            for text in self._smaller(piece, column):
                shaped = shape(text, piece.shaped.face)
                part = Piece(shaped, piece.origin, width_of(shaped, piece.format), False)
                if parts and _FOLLOWING.match(text):
                    parts[-1].join(part)
                else:
                    parts.append(Unit([part], [], part.width, 0))
        parts[-1].hang(unit.spaces, unit.space)
        return parts

    def _smaller(self, piece: Piece, column: Pt) -> Iterator[str]:
        """The parts of a word that fit the column."""
        text = piece.shaped.text
        words = smaller_words(text) if parts_words(self._breaker) else [text]
        for word in words:
            fits = len(words) > 1 and width_of(shape(word, piece.shaped.face), piece.format) <= column
            yield from (word,) if fits else last_resorts(word)


def _shelved(edges: Sequence[_Edge], first: int, start: int, end: int) -> tuple[Shelved, ...]:
    """The text between two places, each part of it with its shelf."""
    found: list[Shelved] = []
    for index in range(first, len(edges)):
        edge = edges[index]
        if edge.start >= end:
            break
        found.append((edge.text[max(start - edge.start, 0) : end - edge.start], edge.shelf))
    return tuple(found)


def _standing(inline: Inline) -> Iterator[Token]:
    if isinstance(inline, Tab | LineBreak | Artwork):
        yield inline
