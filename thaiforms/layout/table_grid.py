"""A table's grid: which cell stands where, what it spans, how wide the columns are (ECMA-376 17.4.48)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thaiforms.frozen import frozen
from thaiforms.layout.words import VAL, Element, W, attribute, count, is_on, number, twips
from thaiforms.paper import Pt

_PERCENT = 50  # w:w in fiftieths of a percent, where its type is pct
_PASSED = {W + name for name in ("sdt", "sdtContent", "customXml")}
_MOST_COLUMNS = 1024  # Word has 63


@dataclass(slots=True)
class GridCell:
    """A w:tc in its place; ``rows`` is how many rows it spans, 0 where one above it reaches over it."""

    element: Element
    column: int
    columns: int
    rows: int = 1

    @property
    def continues(self) -> bool:
        """Whether it asks to be part of the cell above it."""
        merge = self.element.find(f"{W}tcPr/{W}vMerge")
        return merge is not None and merge.get(VAL, "continue") == "continue"


@frozen
class GridRow:
    """A w:tr and its cells."""

    element: Element
    cells: tuple[GridCell, ...]


@frozen
class Widths:
    """The columns' widths in points; where ``share`` is not 0, they are scaled to that share of the room."""

    columns: tuple[Pt, ...]
    share: float = 0


def grid_rows(table: Element) -> tuple[GridRow, ...]:
    """The rows of the table that are shown, with their cells; content controls round them are passed over."""
    rows = tuple(GridRow(row, tuple(_cells(row))) for row in _owned(table, "tr") if not _is_hidden(row))
    above: dict[int, GridCell] = {}
    for row in rows:
        here: dict[int, GridCell] = {}
        for cell in row.cells:
            head = above.get(cell.column) if cell.continues else None
            if head is not None:
                head.rows, cell.rows = head.rows + 1, 0
            here[cell.column] = cell if head is None else head
        above = here
    return rows


def widths(table: Element, rows: Sequence[GridRow]) -> Widths:
    """The widths of the grid's columns; where the grid says nothing, those of the cells; or else equal shares."""
    needed = max((cell.column + cell.columns for row in rows for cell in row.cells), default=0)
    said = [twips(column.get(W + "w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    columns = said + [0.0] * (needed - len(said))
    whole = _share(table.find(f"{W}tblPr/{W}tblW"))
    if all(width > 0 for width in columns):
        return Widths(tuple(columns), whole)
    of_cells = _of_cells(rows, len(columns), "pct" if _in_percent(rows) else "dxa")
    columns = [width if width > 0 else own for width, own in zip(columns, of_cells, strict=True)]
    if _in_percent(rows) and not any(said):
        return Widths(_without_gaps(columns), whole if whole else min(1.0, sum(columns) / (100 * _PERCENT)))
    if not any(columns):
        return Widths((1.0,) * len(columns), whole if whole else 1.0)
    return Widths(_without_gaps(columns), whole)


def _without_gaps(columns: Sequence[Pt]) -> tuple[Pt, ...]:
    """Columns of which nothing is known get the mean of the others."""
    known = [width for width in columns if width > 0]
    mean = sum(known) / len(known) if known else 1.0
    return tuple(width if width > 0 else mean for width in columns)


def _of_cells(rows: Sequence[GridRow], count_: int, kind: str) -> list[Pt]:
    """What the cells say of their columns' widths: those of one column first, the others share out what is left."""
    found = [0.0] * count_
    cells = [cell for row in rows for cell in row.cells]
    for cell in sorted(cells, key=lambda cell: cell.columns):
        width = cell.element.find(f"{W}tcPr/{W}tcW")
        if width is None or _kind(width) != kind:
            continue
        span = range(cell.column, cell.column + cell.columns)
        open_ = [column for column in span if not found[column]]
        value = _fiftieths(width) if kind == "pct" else twips(width.get(W + "w"))
        left = value - sum(found[column] for column in span)
        for column in open_:
            found[column] = max(0.0, left / len(open_))
    return found


def _in_percent(rows: Sequence[GridRow]) -> bool:
    found = (cell.element.find(f"{W}tcPr/{W}tcW") for row in rows for cell in row.cells)
    return any(width is not None and _kind(width) == "pct" for width in found)


def _share(width: Element | None) -> float:
    """The share of the room that a width in percent asks for; 0 where it asks for none."""
    return 0 if width is None or _kind(width) != "pct" else max(0.0, _fiftieths(width) / (100 * _PERCENT))


def _kind(width: Element) -> str:
    """What a width is counted in: a percent sign says so too."""
    return "pct" if width.get(W + "w", "").endswith("%") else width.get(W + "type", "dxa")


def _fiftieths(width: Element) -> float:
    """A width in fiftieths of a percent, also where it is written with its sign."""
    said = width.get(W + "w", "0")
    return number(said.rstrip("%")) * (_PERCENT if said.endswith("%") else 1)


def _cells(row: Element) -> Iterator[GridCell]:
    column = count(attribute(row.find(W + "trPr"), "gridBefore"))
    for element in _owned(row, "tc"):
        columns = max(1, count(attribute(element.find(W + "tcPr"), "gridSpan"), 1))
        if column + columns > _MOST_COLUMNS:
            columns = 1
        yield GridCell(element, column, columns)
        column += columns


def _is_hidden(row: Element) -> bool:
    """Whether the row is not shown: hidden, deleted, or without a cell."""
    properties = row.find(W + "trPr")
    hidden = None if properties is None else properties.find(W + "hidden")
    deleted = properties is not None and properties.find(W + "del") is not None
    return deleted or (hidden is not None and is_on(hidden)) or next(_owned(row, "tc"), None) is None


def _owned(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls, not those of tables inside."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in _PASSED:
            yield from _owned(child, name)
