"""A table to bands: its cells set in their columns, rows that hang together by merged cells kept in one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Protocol

from thaiforms.frozen import replace
from thaiforms.layout.bands import BandPiece, FlowPiece
from thaiforms.layout.contents import NOTHING, Content, Numbered
from thaiforms.layout.spans import Band, SetCell, SetRow, Span
from thaiforms.layout.story import Block, Cell, Paragraph, Row, Table
from thaiforms.layout.structure import Structure
from thaiforms.layout.turned_cells import Tried, least_length, room_in
from thaiforms.paper import Pt


class SetsBlocks(Protocol):
    """What sets blocks in a column of a width."""

    def pieces(self, blocks: Sequence[Block], width: Pt, *, parent: int) -> list[FlowPiece]:
        """The pieces of the blocks, as parts of a node."""
        ...

    def content(self, blocks: tuple[Block, ...], width: Pt, *, parent: int) -> Numbered:
        """The blocks as the content of a cell."""
        ...

    trying: bool  # whether blocks are set only to see how they come out

    def tried(self, blocks: Sequence[Block], width: Pt) -> Tried:
        """How the blocks come out, before it is known how wide their column is."""
        ...


class TableSetter:
    """Sets the rows of one table, and gives each row and cell its node in the table's."""

    def __init__(self, table: Table, typesetter: SetsBlocks, structure: Structure, node: int) -> None:
        self._table = table
        self._typesetter = typesetter
        self._structure = structure
        self._node = node
        self._edges = (0.0, *accumulate(table.columns))
        self._lines = _lines(table.rows)
        self._reach = max((cell.column + cell.columns for row in table.rows for cell in row.cells), default=0)

    def pieces(self, width: Pt, *, before: Pt) -> list[FlowPiece]:
        """The table's bands in order; the first header rows are glued to what follows, and repeated on each page."""
        headers: list[Band] = []
        pieces: list[FlowPiece] = []
        leading = True
        row = 0
        for group in _groups(self._table.rows):
            leading = leading and all(row.header for row in group)
            made = self._band(group, row, header=leading)
            row += len(group)
            pieces.append(
                BandPiece(
                    band=made,
                    x=_left(self._table, width),
                    before=before if not pieces else 0,
                    glued=leading or _keeps_next(group),
                    headers=() if leading else tuple(headers),
                )
            )
            if leading:
                headers.append(made)
        return pieces

    def _band(self, group: Sequence[Row], first: int, *, header: bool) -> Band:
        cells: list[SetCell] = []
        measured = not self._typesetter.trying and any(cell.turn for row in group for cell in row.cells)
        lengths = self._lengths(group, first) if measured else {}
        free = [0] * self._reach  # of each column of the group, the first row that no cell from above takes
        for index, row in enumerate(group):
            node = self._structure.add("TR", self._node)
            border = self._lines[first + index]
            for cell in _level(row.cells):
                self._structure.add_gaps(free[: cell.column], index, node)
                _take(free, cell, index)
                own = self._structure.add_cell(cell, node, header=header)
                length, least = lengths.get((index, cell.column), (None, 0.0))
                made = self._set(cell, own, length)
                turned = (length or 0.0, least)
                cells.append(SetCell(cell, index, cell.rows, made.content, border, made.node, made.paragraph, *turned))
            self._structure.add_gaps(free, index, node)
            free = [max(held, index + 1) for held in free]
        return Band(self._edges, Span(_wishes(group), cells))

    def _set(self, cell: Cell, node: int, length: Pt | None) -> Numbered:
        """The cell's content, in lines of a length where they run up or down."""
        if length is None:
            return self._typesetter.content(cell.blocks, self._across(cell), parent=node)
        return Numbered(Content.of(self._typesetter.pieces(cell.blocks, length, parent=node)))

    def _across(self, cell: Cell) -> Pt:
        last = min(cell.column + cell.columns, len(self._edges) - 1)
        return self._edges[last] - self._edges[cell.column] - cell.margins.left - cell.margins.right

    def _lengths(self, group: Sequence[Row], first: int) -> dict[tuple[int, int], tuple[Pt, Pt]]:
        """How long the lines of cells with turned text are, and what they need at least, by row and column.

        They are as long as their rows are high by all other cells; longer where they don't stand beside each other then.
        """
        cells = [
            SetCell(cell, index, cell.rows, NOTHING if cell.turn else self._tried(cell), self._lines[first + index])
            for index, row in enumerate(group)
            for cell in _level(row.cells)
        ]
        wishes = _wishes(group)
        upright = Band(self._edges, Span(wishes, cells)).heights
        cells = [
            replace(c, least=self._least(c.cell, room_in(c, upright), wishes[c.row + c.rows - 1])) if c.cell.turn else c
            for c in cells
        ]
        heights = Band(self._edges, Span(wishes, cells)).heights
        return {
            (c.row, c.cell.column): (max(room_in(c, heights), 1.0), min(c.least, room_in(c, heights)))
            for c in cells
            if c.cell.turn
        }

    def _tried(self, cell: Cell) -> Content:
        return Content.of(self._typesetter.tried(cell.blocks, self._across(cell)).pieces)

    def _least(self, cell: Cell, room: Pt, wishes: SetRow) -> Pt:
        if wishes.rule == "exact":
            return room
        return least_length(
            lambda length: self._typesetter.tried(cell.blocks, max(length, 1.0)), self._across(cell), room
        )


def _wishes(group: Sequence[Row]) -> list[SetRow]:
    return [SetRow(row.height, row.height_rule, whole=row.cant_split or row.header) for row in group]


def _take(free: list[int], cell: Cell, row: int) -> None:
    """Note that the cell takes its columns, and that nothing more comes before it in its row."""
    for column in range(cell.column):
        free[column] = max(free[column], row + 1)
    for column in range(cell.column, cell.column + cell.columns):
        free[column] = row + cell.rows


def last_edge(table: Table) -> Pt:
    """The width of the table's bottom edge, which stands under its last row."""
    return _lines(table.rows)[-1]


def _lines(rows: Sequence[Row]) -> list[Pt]:
    """How high the lines between rows are, from the first row's top edge to the last one's bottom edge."""
    heights = [0.0] * (len(rows) + 1)
    for index, row in enumerate(rows):
        for cell in row.cells:
            end = min(index + cell.rows, len(rows))
            heights[index] = max(heights[index], cell.edges.top.width)
            heights[end] = max(heights[end], cell.edges.bottom.width)
    return heights


def _left(table: Table, width: Pt) -> Pt:
    share = {"center": 0.5, "right": 1.0}.get(table.alignment)
    return table.left if share is None else (width - sum(table.columns)) * share


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows gathered so that no cell reaches out of its group."""
    groups: list[list[Row]] = []
    reach = 0
    for index, row in enumerate(rows):
        if index >= reach:
            groups.append([])
        groups[-1].append(row)
        reach = max(reach, index + max((cell.rows for cell in row.cells), default=1))
    return groups


def _keeps_next(group: Sequence[Row]) -> bool:
    """A row stays by the next where the last paragraph of its first cell does."""
    blocks = next((cell.blocks for row in group for cell in row.cells if cell.blocks), ())
    return bool(blocks) and isinstance(blocks[-1], Paragraph) and blocks[-1].format.keep_next


def _level(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells of a row with the highest of their top margins, so that their first lines stand level."""
    top = max((cell.margins.top for cell in cells), default=0)
    if all(cell.margins.top == top for cell in cells):
        return cells
    return tuple(replace(cell, margins=replace(cell.margins, top=top)) for cell in cells)
