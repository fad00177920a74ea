"""Blocks set in a column: the pieces that pages are filled with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from thaiforms.errors import Fault
from thaiforms.frozen import replace
from thaiforms.layout.anchors import Hung, hung_on, without_anchors
from thaiforms.layout.artwork import Anchored, Artwork, Part, TextBox
from thaiforms.layout.bands import FlowPiece, LineFrame, LinePiece, SetArtwork, height_of
from thaiforms.layout.cell_texts import are_paragraphs, set_content
from thaiforms.layout.composing import Line
from thaiforms.layout.contents import Content, Numbered
from thaiforms.layout.floated import Settler, anchored_of, clear_of, in_flow, reach_of
from thaiforms.layout.floats import Floats, Obstacle
from thaiforms.layout.lettering import fitted
from thaiforms.layout.paragraphs import Setting, line_pieces, put, room_above, set_paragraph
from thaiforms.layout.story import (
    NO_BORDER,
    Block,
    Floated,
    PageFrame,
    Paragraph,
    ParagraphFormat,
    Table,
)
from thaiforms.layout.structure import DOCUMENT, Structure
from thaiforms.layout.tables import TableSetter, last_edge
from thaiforms.layout.turned_cells import Tried
from thaiforms.paper import ARTIFACT, Pt


class Above(NamedTuple):
    """What blocks are set below."""

    last: Paragraph | None = None  # the last block, if it is a paragraph
    under: Pt = 0  # what that adds under itself, besides its space after


NOTHING_ABOVE = Above()


class SoFar(NamedTuple):
    """How many nodes and paragraphs there are, and what was worth a warning."""

    nodes: int
    paragraphs: int
    warnings: tuple[Fault, ...]


class SetsNotes(Protocol):
    """What sets footnotes."""

    def hung_on(self, pieces: list[LinePiece], parent: int) -> list[LinePiece]:
        """The lines of a paragraph with the notes whose marks stand on them."""
        ...


class Typesetter:
    """Sets the blocks of one document, counts its paragraphs, gives each its node, and keeps what is worth a warning."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._paragraphs = 0
        self.trying = False  # whether blocks are set only to see how they come out
        self.structure = Structure()
        self.missing: dict[Fault, None] = {}
        self.warnings: dict[Fault, None] = {}
        self.notes: SetsNotes | None = None  # what sets the footnotes, where there are any

    def pieces(
        self,
        blocks: Iterable[Block],
        width: Pt,
        *,
        parent: int = DOCUMENT,
        frame: PageFrame | None = None,
        above: Above = NOTHING_ABOVE,
        holds: bool = False,
    ) -> list[FlowPiece]:
        """The blocks set in a column of the width, in points; ``parent`` is the number of the node that they are part of.

        ``frame`` is the pages' that the column goes through: what stands on these is in the way of lines. A column that
        ``holds`` what floats in it, as a cell does, reaches below it.
        """
        pieces: list[FlowPiece] = []
        floats, hung = Floats(width, frame), list[SetArtwork]()
        last, under = above
        for block, following in pairwise((*self._settled(tuple(blocks), width, frame), None)):
            if block is None:
                break
            if isinstance(block, Floated):
                hung.append(self._hang(block, parent, clear_of(anchored_of(block), pieces, floats)))
            elif isinstance(block, Table):
                table = block.fitted(width)
                before = under if last is None else under + last.format.after
                node = self.structure.add("Table", parent)
                setter = TableSetter(table, self, self.structure, node)
                rows = setter.pieces(width, before=before + table.above + floats.push())
                floats.take(height_of(rows))
                put(pieces, rows)
                last, under = None, last_edge(block)
            else:
                node = self.structure.add_paragraph(block, parent)
                room = under + room_above(block, last, adds=self._setting.adds_spacing)
                joined = (_boxed_alike(last, block), _boxed_alike(block, following))
                rise = room - under - (0 if last is None else last.format.after)
                floated = [artwork.anchored for artwork in hung if artwork.anchored is not None]
                new_page = block.format.page_break_before
                ways = floats.before(block, room, rise=rise, new_page=new_page, hung=floated)
                lines = self._paragraph(block, width, ways, before=room, node=node, parent=parent, joined=joined)
                floats.take(height_of(lines))
                if lines[-1].line.ends_page:
                    floats.turn()
                if hung or lines[0].artworks:
                    reach = max((reach_of(anchored, frame) for anchored in floated), default=0)
                    lines[0] = replace(lines[0], rise=rise, artworks=(*hung, *lines[0].artworks), reach=reach)
                    hung = []
                put(pieces, lines)
                last, under = block, lines[-1].line.extra
        after = under if last is None else under + last.format.after
        if holds:
            after = max(after, floats.overhang)
        if after:
            pieces[-1] = replace(pieces[-1], after=after)
        return pieces

    def rest(self, paragraph: Paragraph, width: Pt, begun: LinePiece) -> list[LinePiece]:
        """The rest of a paragraph that was begun in a column of another width."""
        self._paragraphs = begun.paragraph - 1
        return self._paragraph(paragraph, width, (), before=0, node=begun.node, parent=DOCUMENT, joined=(True, False))

    @property
    def so_far(self) -> SoFar:
        """What has been counted and warned of."""
        return SoFar(len(self.structure.nodes), self._paragraphs, tuple(self.warnings))

    def back_to(self, before: SoFar) -> None:
        """Forget what has been counted and warned of since."""
        self._paragraphs = before.paragraphs
        self.structure.back_to(before.nodes)
        self.warnings = dict.fromkeys(before.warnings)

    def _settled(self, blocks: tuple[Block, ...], width: Pt, frame: PageFrame | None) -> Iterable[Block]:
        """The blocks, with floating ones where they come to stand."""
        if not any(isinstance(block, Floated) for block in blocks):
            return blocks
        if self.trying:  # what floats in what floats would be set again and again
            return in_flow(blocks)
        settler = Settler(width, frame, self.tried)
        settled = tuple(settler.settled(blocks))
        self.warnings.update(dict.fromkeys(settler.warnings))
        return settled

    def _hang(self, floated: Floated, parent: int, anchored: Anchored) -> SetArtwork:
        """A floating block, set, to hang on the paragraph after it."""
        blocks = (replace(b, left=0, alignment="left", share=0) if isinstance(b, Table) else b for b in floated.blocks)
        pieces = self.pieces(blocks, floated.floating.width, parent=parent)
        return SetArtwork(anchored.artwork, 0, anchored, texts=(tuple(pieces),))

    def content(self, blocks: tuple[Block, ...], width: Pt, *, parent: int) -> Numbered:
        """The blocks as the content of a cell; of one that is text alone all documents share what is set."""
        shared = set_content(blocks, width, self._setting) if are_paragraphs(blocks) else None
        if shared is None:
            return Numbered(Content.of(self.pieces(blocks, width, parent=parent, holds=True)))
        if shared.missing or shared.warnings:
            self.missing |= dict.fromkeys(shared.missing)
            self.warnings |= dict.fromkeys(shared.warnings)
        node, before = self.structure.add_paragraphs(len(blocks), parent), self._paragraphs
        self._paragraphs += len(blocks)
        return Numbered(shared.content, node, before)

    def tried(self, blocks: Iterable[Block], width: Pt) -> Tried:
        """How the blocks come out in a column of the width; nothing is counted, and nothing warned of."""
        warnings, paragraphs, trying = self.warnings, self._paragraphs, self.trying
        self.warnings, self.trying = {}, True
        pieces = self.pieces(blocks, width, parent=ARTIFACT)
        parts_words = any(fault.code == "word-wider-than-column" for fault in self.warnings)
        self.warnings, self._paragraphs, self.trying = warnings, paragraphs, trying
        return Tried(pieces, parts_words)

    def _paragraph(
        self,
        paragraph: Paragraph,
        width: Pt,
        obstacles: tuple[Obstacle, ...],
        *,
        before: Pt,
        node: int,
        parent: int,
        joined: tuple[bool, bool],
    ) -> list[LinePiece]:
        """A paragraph's lines; ``joined`` tells if one box holds it and the paragraph before, and the one after."""
        lines = self._set(without_anchors(paragraph), width, obstacles)
        hung = hung_on(paragraph, lines)
        links = self.structure.add_links(lines, node)
        self._paragraphs += 1
        frames = _line_frames(paragraph.format, width, len(lines), joined)
        pieces = line_pieces(paragraph.format, lines, number=self._paragraphs, node=node, before=before, frames=frames)
        for index, line in enumerate(lines):
            if links[index] or line.artworks or index in hung:
                artworks = self._artworks(line, hung.get(index, ()), node=node, parent=parent)
                pieces[index] = replace(pieces[index], links=links[index], artworks=artworks)
        return self.notes.hung_on(pieces, parent) if self.notes is not None and any(links) else pieces

    def _artworks(self, line: Line, hung: Iterable[Hung], *, node: int, parent: int) -> tuple[SetArtwork, ...]:
        """What hangs on a line and what stands in it; the text of boxes follows the paragraph in its own parent."""
        found = [self._artwork(h.anchored.artwork, h.x, node=node, parent=parent, anchored=h.anchored) for h in hung]
        found += [self._artwork(stands.artwork, stands.x, node=node, parent=parent) for stands in line.artworks]
        return tuple(found)

    def _artwork(
        self, artwork: Artwork, x: Pt, *, node: int, parent: int, anchored: Anchored | None = None
    ) -> SetArtwork:
        figure = self.structure.add_figure(artwork, node)
        if any(isinstance(part, TextBox) and part.fits for part in artwork.parts):
            artwork = replace(artwork, parts=tuple(map(self._fitted, artwork.parts)))
        boxes = [part for part in artwork.parts if isinstance(part, TextBox)]
        texts = [tuple(self.pieces(box.blocks, box.width, parent=parent)) for box in boxes]
        more = height_of(texts[0]) - boxes[0].height if anchored is not None and artwork.grows else 0
        if anchored is not None and more > 0 and artwork.height > 0:
            artwork = artwork.grown(more)
            anchored = replace(anchored, artwork=artwork)
        return SetArtwork(artwork, x, anchored, figure, tuple(texts))

    def _fitted(self, part: Part) -> Part:
        return fitted(part, self.tried) if isinstance(part, TextBox) and part.fits else part

    def _set(self, paragraph: Paragraph, width: Pt, obstacles: tuple[Obstacle, ...]) -> tuple[Line, ...]:
        made = set_paragraph(paragraph, width, self._setting, obstacles)
        self.missing.update(dict.fromkeys(made.missing))
        self.warnings.update(dict.fromkeys(made.warnings))
        return made.lines


def _boxed_alike(one: Block | None, other: Block | None) -> bool:
    """Whether one box holds both: paragraphs with the same borders, shading and indents."""
    if not isinstance(one, Paragraph) or not isinstance(other, Paragraph) or one.format.box is None:
        return False
    mine, others = one.format, other.format
    return (mine.box, mine.left, mine.right) == (others.box, others.left, others.right)


def _line_frames(
    format_: ParagraphFormat, width: Pt, count: int, joined: tuple[bool, bool]
) -> Sequence[LineFrame | None]:
    """What each line of a paragraph in a box has of it."""
    return [_line_frame(format_, width, index, count, joined) for index in range(count)] if format_.box else ()


def _line_frame(
    format_: ParagraphFormat, width: Pt, index: int, count: int, joined: tuple[bool, bool]
) -> LineFrame | None:
    box = format_.box
    if box is None:
        return None
    top = (box.between if joined[0] else box.top) if index == 0 else NO_BORDER
    bottom = box.bottom if index == count - 1 and not joined[1] else NO_BORDER
    left = format_.left + min(format_.first_line, 0) - box.spaces[1]
    return LineFrame(box, left, width - format_.right + box.spaces[3], top, bottom)
