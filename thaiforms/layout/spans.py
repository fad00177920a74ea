"""Rows that hang together by cells that span them, and how they are parted at a page's end.

A part that goes over is looked at only as far as its page is high, so that a cell over five thousand rows costs no more
a page than one over fifty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from thaiforms.frozen import frozen, replace
from thaiforms.layout.story import Cell, HeightRule
from thaiforms.paper import Pt

if TYPE_CHECKING:
    from thaiforms.layout.bands import FlowPiece
    from thaiforms.layout.contents import Content

_GRACE = 0.05  # points: what sums of measured heights may be off by


@frozen
class SetCell:
    """A cell with its content set; ``row`` is counted in its band."""

    cell: Cell
    row: int
    rows: int
    content: Content
    border: Pt  # the width of its top edge, which its content stands below
    node: int = 0  # the number that the nodes of its content are counted from
    paragraph: int = 0  # the one that its paragraphs are
    length: Pt = 0  # of its lines, where they run up or down
    least: Pt = 0  # the least that these need

    @property
    def pieces(self) -> Sequence[FlowPiece]:
        """What it holds."""
        return self.content.pieces

    @property
    def height(self) -> Pt:
        """What it needs: edge, margins and content."""
        margins = self.cell.margins
        content = self.least if self.cell.turn else self.content.height
        return self.border + margins.top + content + margins.bottom

    def parted(self, room: Pt) -> tuple[Content, Content]:
        """What of its content fits the room from its top edge, and the rest; lines that run up or down stay together."""
        margins = self.cell.margins
        if self.cell.turn:
            return self.content.all_or_nothing(fits=self.height <= room + _GRACE)
        return self.content.parted(room - self.border - margins.top - margins.bottom)


@frozen
class SetRow:
    """A row's own wishes for its height."""

    height: Pt = 0
    rule: HeightRule = "auto"
    whole: bool = False  # never parted

    @property
    def least(self) -> Pt:
        """The height that it has without content."""
        return 0.0 if self.rule == "auto" else self.height


class Span:
    """Rows as no page has parted them yet, and their cells by where they begin and where they end."""

    def __init__(self, rows: Iterable[SetRow], cells: Iterable[SetCell]) -> None:
        self.rows = tuple(rows)
        self.cells = tuple(cells)

    @cached_property
    def begun(self) -> Mapping[int, Sequence[SetCell]]:
        """The cells by the row that they begin in."""
        return {0: self.cells} if len(self.rows) == 1 else _by_row((cell.row, cell) for cell in self.cells)

    @cached_property
    def ended(self) -> Mapping[int, Sequence[SetCell]]:
        """The cells by the row that they end in."""
        return (
            {0: self.cells} if len(self.rows) == 1 else _by_row((cell.row + cell.rows - 1, cell) for cell in self.cells)
        )


class Band:
    """The rows of a span from one row on, most often all of them; ``carried`` are the cells that go on from the page before.

    ``cut`` is true where the first row itself does. A row is as high as its highest cell; a spanning cell's shortfall
    goes to its last row. ``limit`` is the room of a part that stands at a page's end: its rows' wishes yield to it.
    """

    def __init__(
        self,
        columns: tuple[Pt, ...],
        span: Span,
        *,
        first: int = 0,
        carried: Sequence[SetCell] = (),
        cut: bool = False,
        limit: Pt | None = None,
    ) -> None:
        self.columns = columns  # the grid's lines, from its left edge
        self._span = span
        self._first = first
        self._carried = tuple(carried)
        self._cut = cut
        self._yields = limit is not None and sum(row.least for row in span.rows) > limit
        self._count = len(span.rows) - first
        self._heights: list[Pt] = []  # of the rows that have been looked at
        self._tops: list[Pt] = [0.0]

    @property
    def cells(self) -> tuple[SetCell, ...]:
        """All cells, their rows counted from the first."""
        return self._cells(self._count)

    @property
    def heights(self) -> tuple[Pt, ...]:
        """The heights of all rows."""
        self.bottom(self._count - 1)
        return tuple(self._heights)

    @property
    def height(self) -> Pt:
        """The height of all rows."""
        return self.bottom(self._count - 1)

    def row(self, index: int) -> SetRow:
        """A row; nothing is left of the wishes of one that goes on from the page before."""
        row = self._span.rows[self._first + index]
        return replace(row, height=0) if self._cut and not index else row

    def begun(self, index: int) -> Sequence[SetCell]:
        """The cells that begin in a row, or go on in the first."""
        fresh = () if self._cut and not index else self._fresh(index)
        return fresh if index else (*self._carried, *fresh)

    def fits(self, room: Pt) -> bool:
        """Whether all rows fit the room."""
        row = 0
        while row < self._count and self.bottom(row) <= room + _GRACE:
            row += 1
        return row == self._count

    def parted(self, room: Pt, *, force: bool = False) -> tuple[Band, Band] | None:
        """The part that fits the room and the rest, or None where nothing of it does.

        ``force`` parts even a row that is to stay whole: for one that is taller than a page.
        """
        row = 0
        while row < self._count - 1 and self.bottom(row) <= room + _GRACE:
            row += 1
        top = self._tops[row]
        if self._may_part(row, room - top, force=force):
            return self._halves(row, partly=True, room=room)
        return self._halves(row, partly=False, room=top) if row else None

    def _may_part(self, row: int, room: Pt, *, force: bool) -> bool:
        """Whether something of each of the row's cells fits."""
        wishes = self.row(row)
        if not force and (wishes.whole or wishes.rule == "exact"):
            return False
        fit = [bool(cell.parted(room)[0].pieces) for cell in self.begun(row) if cell.pieces]
        return any(fit) if force else bool(fit) and all(fit)

    def _halves(self, row: int, *, partly: bool, room: Pt) -> tuple[Band, Band]:
        end = row + partly
        head: list[SetCell] = []
        tail: list[SetCell] = []
        for cell in self._cells(end):
            if cell.row + cell.rows <= row:
                head.append(cell)
            else:
                above, below = cell.parted(room - self._tops[cell.row])
                head.append(replace(cell, content=above, rows=min(cell.row + cell.rows, end) - cell.row))
                tail.append(replace(cell, content=below, row=0, rows=cell.row + cell.rows - row))
        rows = Span(map(self.row, range(end)), head)
        rest = Band(self.columns, self._span, first=self._first + row, carried=tail, cut=partly)
        return Band(self.columns, rows, limit=room), rest

    def _cells(self, end: int) -> tuple[SetCell, ...]:
        """The cells that begin before a row."""
        if not self._first and end == self._count and not self._cut:
            return self._span.cells
        fresh = (cell for index in range(self._cut, end) for cell in self._fresh(index))
        return (*self._carried, *fresh)

    def _fresh(self, index: int) -> Sequence[SetCell]:
        """The cells that begin in a row of this band."""
        cells = self._span.begun.get(self._first + index, ())
        return [replace(cell, row=index) for cell in cells] if self._first else cells

    def bottom(self, index: int) -> Pt:
        """Where a row ends, from the band's top."""
        while len(self._heights) <= index:
            self._look_at(len(self._heights))
        return self._tops[index + 1]

    def _look_at(self, index: int) -> None:
        """Work out how high the next row is."""
        row, top = self.row(index), self._tops[index]
        height = 0.0 if self._yields else row.least
        if row.rule != "exact":
            for cell in self._carried:
                if cell.rows == index + 1:
                    height = max(height, cell.height - top)
            for cell in self._span.ended.get(self._first + index, ()):
                start = cell.row - self._first
                if start >= self._cut:
                    height = max(height, cell.height - (top - self._tops[start]))
        self._heights.append(height)
        self._tops.append(top + height)


def _by_row(cells: Iterable[tuple[int, SetCell]]) -> dict[int, list[SetCell]]:
    found: dict[int, list[SetCell]] = {}
    for row, cell in cells:
        found.setdefault(row, []).append(cell)
    return found
