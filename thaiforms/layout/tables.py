"""A table to bands: its cells set in their columns, rows that hang together by merged cells kept in one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

from thaiforms.layout.bands import Band, BandPiece, FlowPiece, LinePiece, SetCell, SetRow, band
from thaiforms.layout.story import Block, Cell, Row, Table
from thaiforms.paper import Pt

SetBlocks = Callable[[Sequence[Block], Pt], list[FlowPiece]]
"""Sets blocks in a column of a width."""


def table_pieces(table: Table, width: Pt, set_blocks: SetBlocks, *, before: Pt) -> list[FlowPiece]:
    """The table's bands in order; the first header rows are glued to what follows, and repeated on each page."""
    edges = (0.0, *accumulate(table.columns))
    groups = _groups(table.rows)
    headers: list[Band] = []
    pieces: list[FlowPiece] = []
    leading = True
    for group in groups:
        made = _band(group, edges, set_blocks)
        leading = leading and all(row.header for row in group)
        pieces.append(
            BandPiece(
                band=made,
                x=_left(table, width),
                before=before if not pieces else 0,
                glued=leading or _keeps_next(made),
                headers=() if leading else tuple(headers),
            )
        )
        if leading:
            headers.append(made)
    return pieces


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


def _band(group: Sequence[Row], edges: tuple[Pt, ...], set_blocks: SetBlocks) -> Band:
    cells = [_set(cell, index, edges, set_blocks) for index, row in enumerate(group) for cell in row.cells]
    rows = [SetRow(row.height, row.height_rule, whole=row.cant_split or row.header) for row in group]
    return band(edges, rows, cells)


def _set(cell: Cell, row: int, edges: tuple[Pt, ...], set_blocks: SetBlocks) -> SetCell:
    last = min(cell.column + cell.columns, len(edges) - 1)
    width = edges[last] - edges[cell.column] - cell.margins.left - cell.margins.right
    return SetCell(cell, row, cell.rows, tuple(set_blocks(cell.blocks, width)), border=cell.edges.top.width)


def _keeps_next(made: Band) -> bool:
    """A row stays by the next where the last paragraph of its first cell does."""
    pieces = next((cell.pieces for cell in made.cells if cell.pieces), ())
    return bool(pieces) and isinstance(pieces[-1], LinePiece) and pieces[-1].glued
