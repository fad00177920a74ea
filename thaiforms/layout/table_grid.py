"""A table's grid: which cell stands where, what it spans, how wide the columns are (ECMA-376 17.4.48)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from thaiforms.frozen import frozen
from thaiforms.layout.words import VAL, Element, W, attribute, count, is_on, number, twips
from thaiforms.paper import Pt

_PERCENT = 50  # w:w in fiftieths of a percent, where its type is pct
_PASSED = {W + name for name in ("sdt", "sdtContent", "customXml")}
_MOST_COLUMNS = 1024  # Word has 63


class CellSketch(NamedTuple):
    """What a w:tc says of its place; its width as it is written, and in what that is counted."""

    column: int
    columns: int
    continues: bool  # whether it asks to be part of the cell above it
    width: str | None
    kind: str


Sketch: TypeAlias = tuple[CellSketch, ...]
"""The cells of a w:tr; none where the row is not shown."""


@dataclass(slots=True)
class GridCell:
    """A cell in its place; ``rows`` is how many rows it spans, 0 where one above it reaches over it."""

    sketch: CellSketch
    rows: int = 1

    @property
    def column(self) -> int:
        """The first column that it stands in."""
        return self.sketch.column

    @property
    def columns(self) -> int:
        """How many columns it spans."""
        return self.sketch.columns


@frozen
class GridRow:
    """A w:tr, or the empty element in its place, and its cells."""

    element: Element
    cells: tuple[GridCell, ...]


@frozen
class Widths:
    """The columns' widths in points; where ``share`` is not 0, they are scaled to that share of the room."""

    columns: tuple[Pt, ...]
    share: float = 0


def rows_of(table: Element) -> Iterator[Element]:
    """The rows of the table; content controls round them are passed over."""
    return _owned(table, "tr")


def elements_of(row: Element) -> Iterator[Element]:
    """The cells of the row; content controls round them are passed over."""
    return _owned(row, "tc")


def grid_rows(sketched: Iterable[tuple[Element, Sketch]]) -> tuple[GridRow, ...]:
    """The rows that are shown, with their cells."""
    rows = tuple(GridRow(row, tuple(map(GridCell, sketch))) for row, sketch in sketched if sketch)
    above: dict[int, GridCell] = {}
    for row in rows:
        here: dict[int, GridCell] = {}
        for cell in row.cells:
            head = above.get(cell.column) if cell.sketch.continues else None
            if head is not None:
                head.rows, cell.rows = head.rows + 1, 0
            here[cell.column] = cell if head is None else head
        above = here
    return rows


def widths(table: Element, rows: Sequence[GridRow], *, room: Pt) -> Widths:
    """The widths of the grid's columns; where the grid says nothing, those of the cells; or else equal shares.

    An even grid under cells that say otherwise is what a program wrote that knows no widths: Word goes by the cells.
    A table that fits itself to its text is as wide as it asks to be, within the ``room``.
    """
    needed = max((cell.column + cell.columns for row in rows for cell in row.cells), default=0)
    said = [twips(column.get(W + "w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    columns = said + [0.0] * (needed - len(said))
    properties = table.find(W + "tblPr")
    whole = _share(None if properties is None else properties.find(W + "tblW"))
    is_told = all(width > 0 for width in columns)
    kind = "pct" if _in_percent(rows) else "dxa"
    of_cells = [] if is_told and not _is_even(columns) else _of_cells(rows, len(columns), kind)
    if is_told and not _overrule(of_cells, columns):
        return Widths(_widened(columns, properties, room), whole)
    if is_told:
        columns, said = of_cells, []
    columns = [width if width > 0 else own for width, own in zip(columns, of_cells, strict=True)]
    if _in_percent(rows) and not any(said):
        return Widths(_without_gaps(columns), whole if whole else min(1.0, sum(columns) / (100 * _PERCENT)))
    if not any(columns):
        return Widths((1.0,) * len(columns), whole if whole else 1.0)
    return Widths(_without_gaps(columns), whole)


def _is_even(columns: Sequence[Pt]) -> bool:
    """Whether all columns are of one width, to a twentieth of a point each."""
    return max(columns, default=0) - min(columns, default=0) <= 0.1


def _overrule(of_cells: Sequence[Pt], columns: Sequence[Pt]) -> bool:
    """Whether the cells say all widths, and others by more than a rounding."""
    return all(width > 0 for width in of_cells) and any(
        abs(own - column) > 1 for own, column in zip(of_cells, columns, strict=False)
    )


def _widened(columns: Sequence[Pt], properties: Element | None, room: Pt) -> tuple[Pt, ...]:
    """The columns as wide together as their table asks to be, if they may change (w:tblLayout says nothing else)."""
    total = sum(columns)
    layout, asked = attribute(properties, "tblLayout", "type"), attribute(properties, "tblW", "w")
    if layout == "fixed" or attribute(properties, "tblW", "type") != "dxa":
        return tuple(columns)
    by = min(twips(asked), max(room, total)) / total
    return tuple(column * by for column in columns) if by > 1.02 else tuple(columns)


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
        if cell.sketch.kind != kind:
            continue
        span = range(cell.column, cell.column + cell.columns)
        open_ = [column for column in span if not found[column]]
        said = cell.sketch.width
        value = _fiftieths(said) if kind == "pct" else twips(said)
        left = value - sum(found[column] for column in span)
        for column in open_:
            found[column] = max(0.0, left / len(open_))
    return found


def _in_percent(rows: Sequence[GridRow]) -> bool:
    return any(cell.sketch.kind == "pct" for row in rows for cell in row.cells)


def _share(width: Element | None) -> float:
    """The share of the room that a width in percent asks for; 0 where it asks for none."""
    if width is None or _kind(width) != "pct":
        return 0
    return max(0.0, _fiftieths(width.get(W + "w")) / (100 * _PERCENT))


def _kind(width: Element) -> str:
    """What a width is counted in: a percent sign says so too."""
    return "pct" if width.get(W + "w", "").endswith("%") else width.get(W + "type", "dxa")


def _fiftieths(width: str | None) -> float:
    """A width in fiftieths of a percent, also where it is written with its sign."""
    said = "0" if width is None else width
    return number(said.rstrip("%")) * (_PERCENT if said.endswith("%") else 1)


def sketch_of(row: Element) -> Sketch:
    """The cells of a w:tr as they stand in it; none where it is not shown."""
    return () if _is_hidden(row) else tuple(_cells(row))


def _cells(row: Element) -> Iterator[CellSketch]:
    column = count(attribute(row.find(W + "trPr"), "gridBefore"))
    for element in _owned(row, "tc"):
        own = element.find(W + "tcPr")
        columns = max(1, count(attribute(own, "gridSpan"), 1))
        if column + columns > _MOST_COLUMNS:
            columns = 1
        merge, width = (None, None) if own is None else (own.find(W + "vMerge"), own.find(W + "tcW"))
        continues = merge is not None and merge.get(VAL, "continue") == "continue"
        said, kind = (None, "") if width is None else (width.get(W + "w"), _kind(width))
        yield CellSketch(column, columns, continues, said, kind)
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
