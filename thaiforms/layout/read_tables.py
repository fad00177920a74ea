"""A w:tbl to a table on its grid: widths, spans, borders worked out for each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from thaiforms.layout.story import Block, Border, Cell, Edges, Margins, Row, Table
from thaiforms.layout.styles import PLAIN_TEXT, Styles, TableText, borders
from thaiforms.layout.words import VAL, Element, W, attribute, count, is_on, twips

_SIDES = ("top", "left", "bottom", "right")
_COLUMN = 72.0  # points: a column of a table without a grid


class Source(Protocol):
    """What a table reader asks of the file's reader."""

    compatibility: int

    def blocks(self, parent: Element, *, field: str = "", table: TableText = PLAIN_TEXT) -> tuple[Block, ...]:
        """The blocks of a cell."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What holds for all cells of a table."""

    edges: Mapping[str, Border]
    margins: Margins
    text: TableText


class TableReader:
    """Reads the tables of one file."""

    def __init__(self, source: Source, styles: Styles) -> None:
        self._source = source
        self._styles = styles

    def table(self, element: Element, field: str) -> Table:
        """The table, cells that continue a merged one left out and counted in its span."""
        properties = element.find(W + "tblPr")
        frame = self._frame(properties)
        grid = [self._row(row, frame, field) for row in _rows(element)]
        columns = _columns(element, grid)
        alignment = attribute(properties, "jc")
        left = twips(attribute(properties, "tblInd", "w"))
        return Table(
            columns=columns,
            rows=tuple(_spanned(grid, index, last_column=len(columns)) for index in range(len(grid))),
            left=left if self._source.compatibility >= 15 else left - frame.margins.left,
            alignment="center" if alignment == "center" else "right" if alignment in {"right", "end"} else "left",
        )

    def _frame(self, properties: Element | None) -> _Frame:
        named = attribute(properties, "tblStyle")
        style = self._styles.default("table") if named is None else named
        layers = [element.find(W + "tblPr") for element in self._styles.chain(style)] + [properties]
        edges: dict[str, Border] = {}
        margins = Margins()
        for layer in layers:
            if layer is not None:
                edges |= borders(layer.find(W + "tblBorders"))
                margins = _margins(layer.find(W + "tblCellMar"), margins)
        return _Frame(edges, margins, self._styles.table_text(style))

    def _row(self, element: Element, frame: _Frame, field: str) -> _ReadRow:
        properties = element.find(W + "trPr")
        column = count(attribute(properties, "gridBefore"))
        cells = []
        for child in element.iter(W + "tc"):
            if _owner(child) is not element:
                continue
            cell = self._cell(child, frame, column, field)
            cells.append(cell)
            column += cell.cell.columns
        height = None if properties is None else properties.find(W + "trHeight")
        rule = "auto" if height is None else height.get(W + "hRule", "atLeast")
        return _ReadRow(
            tuple(cells),
            Row(
                (),
                height=0 if height is None else twips(height.get(VAL)),
                height_rule="exact" if rule == "exact" else "auto" if rule == "auto" else "atLeast",
                header=_said(properties, "tblHeader"),
                cant_split=_said(properties, "cantSplit"),
            ),
        )

    def _cell(self, element: Element, frame: _Frame, column: int, field: str) -> _ReadCell:
        properties = element.find(W + "tcPr")
        merge = None if properties is None else properties.find(W + "vMerge")
        continues = merge is not None and merge.get(VAL, "continue") == "continue"
        own = borders(None if properties is None else properties.find(W + "tcBorders"))
        shading = attribute(properties, "shd", "fill")
        vertical = attribute(properties, "vAlign")
        cell = Cell(
            blocks=() if continues else self._source.blocks(element, field=_tag(element, field), table=frame.text),
            column=column,
            columns=max(1, count(attribute(properties, "gridSpan"), 1)),
            margins=_margins(None if properties is None else properties.find(W + "tcMar"), frame.margins),
            shading="" if shading in {None, "auto"} else str(shading),
            vertical="center" if vertical == "center" else "bottom" if vertical == "bottom" else "top",
        )
        return _ReadCell(cell, continues, own, frame.edges)


@dataclass(frozen=True, slots=True)
class _ReadCell:
    """A cell as read, before its span and its edges are known."""

    cell: Cell
    continues: bool
    own: Mapping[str, Border]
    table: Mapping[str, Border]

    def finished(self, *, rows: int, first: tuple[bool, bool], last: tuple[bool, bool]) -> Cell:
        """The cell with its span and its edges; ``first`` and ``last`` tell if it stands at the table's rim (row, column)."""
        inner = {"top": "insideH", "left": "insideV", "bottom": "insideH", "right": "insideV"}
        rim = {"top": first[0], "left": first[1], "bottom": last[0], "right": last[1]}
        edges = {
            side: self.own.get(side, self.table.get(side if rim[side] else inner[side], Border())) for side in _SIDES
        }
        return replace(self.cell, rows=rows, edges=Edges(**edges))


@dataclass(frozen=True, slots=True)
class _ReadRow:
    """A row as read: its cells, and the row without them."""

    cells: tuple[_ReadCell, ...]
    row: Row


def _spanned(grid: list[_ReadRow], index: int, *, last_column: int) -> Row:
    """The row with its cells, their spans counted from the rows below."""
    cells = []
    for read in grid[index].cells:
        if read.continues and index:
            continue
        column, rows = read.cell.column, 1
        while index + rows < len(grid) and any(
            c.continues and c.cell.column == column for c in grid[index + rows].cells
        ):
            rows += 1
        last = (index + rows == len(grid), column + read.cell.columns >= last_column)
        cells.append(read.finished(rows=rows, first=(index == 0, column == 0), last=last))
    return replace(grid[index].row, cells=tuple(cells))


def _columns(table: Element, grid: Sequence[_ReadRow]) -> tuple[float, ...]:
    """The widths of the grid's columns; where cells stand beyond it, as wide as the cells before them."""
    columns = [max(0.0, twips(column.get(W + "w"))) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    beyond = max((read.cell.column + 1 for row in grid for read in row.cells), default=0) - len(columns)
    return (*columns, *([columns[-1] if columns else _COLUMN] * beyond))


def _rows(table: Element) -> list[Element]:
    return [row for row in table.iter(W + "tr") if _owner(row) is table]


def _owner(element: Element) -> Element | None:
    """The table of a row, the row of a cell: content controls in between are passed over."""
    parent = element.getparent()
    while parent is not None and parent.tag in {W + "sdt", W + "sdtContent", W + "customXml"}:
        parent = parent.getparent()
    return parent


def _tag(cell: Element, field: str) -> str:
    """The tag of the content control round a cell, or the field it stands in."""
    parent = cell.getparent()
    if parent is None or parent.tag != W + "sdtContent":
        return field
    control = parent.getparent()
    tag = None if control is None else attribute(control.find(W + "sdtPr"), "tag")
    return tag if tag else field


def _said(properties: Element | None, name: str) -> bool:
    element = None if properties is None else properties.find(W + name)
    return element is not None and is_on(element)


def _margins(element: Element | None, before: Margins) -> Margins:
    if element is None:
        return before
    named = {child.tag.removeprefix(W): twips(child.get(W + "w")) for child in element}
    named = {{"start": "left", "end": "right"}.get(name, name): value for name, value in named.items()}
    return replace(before, **{name: value for name, value in named.items() if name in _SIDES})
