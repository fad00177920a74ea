"""Columns of differing widths: a paragraph is set for the column that it begins in, and its rest anew for the next.

So it is in LibreOffice. A table keeps the width that it began with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from thaiforms.layout.bands import FlowPiece, LinePiece, height_of
from thaiforms.layout.fitting import glued
from thaiforms.layout.flow import NOTHING_ABOVE, Above, SoFar
from thaiforms.layout.pages import ColumnChangeError, Pager, SetFor
from thaiforms.layout.splitting import after_lines
from thaiforms.layout.story import Block, Paragraph, Section, Table
from thaiforms.layout.tables import last_edge
from thaiforms.paper import Pt

_MOST_KEPT = 50  # how many blocks are set at one go: no page holds more, and each column sets its rest anew
_STEP = 4.0  # points: in how small steps the length of level columns is looked for


def fill_uneven_columns(pager: Pager, section: Section, *, levelled: bool) -> None:
    """Fill pages with a section whose columns differ in width; the columns are made level where another section goes on below."""
    state = pager.state()
    limit = _shortest(pager, section) if levelled else state.sheet.edge + 1
    while limit < state.sheet.bottom:
        pager.sheets[-1].limit = limit
        _fill(pager, section)
        sheet = pager.sheets[-1]
        if len(pager.sheets) == state.sheets and sheet.y <= limit:
            return
        pager.back_to(state)
        limit += _STEP
    _fill(pager, section)


def _shortest(pager: Pager, section: Section) -> Pt:
    """Where columns would end at the least that hold the section."""
    before = pager.typesetter.so_far
    narrowest = min(width for _, width in section.columns)
    area = narrowest * height_of(pager.set(section.blocks, narrowest))
    pager.typesetter.back_to(before)
    return pager.sheets[-1].y + 0.8 * area / sum(width for _, width in section.columns)


def _fill(pager: Pager, section: Section) -> None:
    last: list[FlowPiece] = []
    above = NOTHING_ABOVE
    for unit in _units(section.blocks):
        last = [_place(pager, section, unit, above)]
        above = _above(unit[-1], last[0])
    pager.set_for = None
    for group in glued(pager.endnotes(section, last)):
        pager.place_group(section, group)


class _Begun(NamedTuple):
    """A paragraph of which the first lines stand in the column before: its rest, and its first line."""

    rest: Paragraph
    line: LinePiece


def _place(pager: Pager, section: Section, blocks: Sequence[Block], above: Above) -> FlowPiece:
    """Place blocks that stay together, set anew for each column that they come into; the last piece of them."""
    begun: _Begun | None = None
    while True:
        width, start = pager.sheets[-1].width, pager.typesetter.so_far
        pieces: list[FlowPiece] = [] if begun is None else [*pager.typesetter.rest(begun.rest, width, begun.line)]
        if begun is not None:
            above = _above(begun.rest, pieces[-1])
        pieces += pager.set(blocks, width, above=above) if blocks else ()
        pager.set_for = SetFor(width, parted=all(isinstance(block, Paragraph) for block in blocks))
        pager.taken = 0
        try:
            for group in glued(pieces):
                pager.place_group(section, group)
            return pieces[-1]
        except ColumnChangeError:
            if pager.taken:
                blocks, begun = _left(pager, blocks, begun, pieces)
            else:
                pager.typesetter.back_to(start)


def _left(
    pager: Pager, blocks: Sequence[Block], begun: _Begun | None, pieces: Sequence[FlowPiece]
) -> tuple[Sequence[Block], _Begun | None]:
    """What is left of paragraphs when some of their lines have been placed."""
    lines = [piece for piece in pieces if isinstance(piece, LinePiece)]
    starts = [at for at, line in enumerate(lines) if not at or line.node != lines[at - 1].node]
    paragraphs = [*(() if begun is None else (begun.rest,)), *(b for b in blocks if isinstance(b, Paragraph))]
    at = max(index for index, start in enumerate(starts) if start <= pager.taken)
    first = starts[at]
    following = at if first == pager.taken else at + 1
    if following < len(starts):
        line = lines[starts[following]]
        pager.typesetter.back_to(SoFar(line.node, line.paragraph - 1, pager.typesetter.so_far.warnings))
    if following == at:
        return paragraphs[at:], None
    rest = after_lines(paragraphs[at], [line.line for line in lines[first : pager.taken]])
    return paragraphs[at + 1 :], _Begun(rest, lines[first])


def _units(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks in rows that stay together: what floats on a paragraph, what stays by the next, what one box holds."""
    unit: list[Block] = []
    for block in blocks:
        if unit and not (_stays_by(unit[-1], block) and len(unit) < _MOST_KEPT):
            yield unit
            unit = []
        unit.append(block)
    if unit:
        yield unit


def _stays_by(block: Block, following: Block) -> bool:
    if not isinstance(block, Paragraph):
        return not isinstance(block, Table)
    boxed = block.format.box is not None and isinstance(following, Paragraph) and following.format.box is not None
    return boxed or block.format.keep_next


def _above(block: Block, piece: FlowPiece) -> Above:
    """What the next block is set below."""
    if isinstance(block, Paragraph) and isinstance(piece, LinePiece):
        return Above(block, piece.line.extra)
    return Above(None, last_edge(block) if isinstance(block, Table) else 0)
