"""A w:tbl to a table on its grid: widths, spans, borders and shading worked out for each cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from lxml import etree

from thaiforms.frozen import distinct, frozen, replace
from thaiforms.layout.fragments import PLACE, TornError, framed
from thaiforms.layout.properties import borders, shade
from thaiforms.layout.read_floats import table_floating
from thaiforms.layout.story import (
    NO_BORDER,
    Block,
    Border,
    Cell,
    Edges,
    Floated,
    Margins,
    PageFrame,
    Row,
    Table,
    Turning,
)
from thaiforms.layout.styles import PLAIN_TEXT, Styles, TableText
from thaiforms.layout.table_grid import GridCell, GridRow, Sketch, elements_of, grid_rows, rows_of, sketch_of, widths
from thaiforms.layout.table_looks import SIDES, Spot, TableLook, sided
from thaiforms.layout.words import VAL, Element, W, attribute, is_on, text_of, twips

Made = TypeVar("Made")
_TURNS: Mapping[str, Turning] = {"btLr": 270, "lr": 270, "tbRl": 90, "rl": 90, "tbRlV": 90, "rlV": 90}
_NOT_TURNED = {"tbLrV", "lrV"}  # down, with the first line at the left: not known
_DRAWN = (W + "drawing", W + "pict", W + "object")
_RIGHT = {"right", "end", "outside"}


class Source(Protocol):
    """What a table reader asks of the file's reader."""

    compatibility: int
    frame: PageFrame

    def blocks(self, parent: Element, *, field: str = "", table: TableText = PLAIN_TEXT) -> tuple[Block, ...]:
        """The blocks of a cell."""

    def written(self, element: Element) -> bytes | None:
        """How a paragraph or row is written that is a fragment."""

    def element(self, written: bytes) -> Element:
        """The root of a fragment."""

    def in_place(self, blocks: Iterable[Block], paragraphs: Sequence[bytes]) -> tuple[Block, ...]:
        """The blocks of a cell, with its paragraphs in their places."""

    def recalled(self, key: tuple[Any, ...], read: Callable[[], Made]) -> Made:
        """What is read of a fragment, or was read of one like it, with its warnings; ``key`` begins with how it is written."""

    def refuse(self, element: Element, text: str) -> None:
        """Note that an element can't be drawn."""

    def warn(self, code: str, element: Element) -> None:
        """Note what is drawn otherwise than Word draws it."""


@distinct
class _Whole:
    """What holds for all cells of a table, or of a row with exceptions of its own."""

    style: str
    look: TableLook
    edges: Mapping[str, Border]
    margins: Margins
    shading: str

    def excepted(self, exceptions: Element | None) -> _Whole:
        """The same with a row's exceptions (w:tblPrEx)."""
        if exceptions is None:
            return self
        own = exceptions.find(W + "shd")
        return replace(
            self,
            edges={**self.edges, **borders(exceptions.find(W + "tblBorders"))},
            margins=_margins(exceptions.find(W + "tblCellMar"), self.margins),
            shading=self.shading if own is None else shade(own),
        )


@frozen
class _Place:
    """A row's place: its number in a table of so many rows and columns, and what holds there."""

    whole: _Whole
    field: str
    index: int
    rows: int
    columns: int

    def spot(self, cell: GridCell) -> Spot:
        """The place of one of its cells."""
        return Spot(self.index, cell.rows, cell.column, cell.columns, self.rows, self.columns)


class TableReader:
    """Reads the tables of one file."""

    def __init__(self, source: Source, styles: Styles) -> None:
        self._source = source
        self._styles = styles

    def table(self, element: Element, field: str) -> Table | Floated | None:
        """The table, cells that continue a merged one left out and counted in its span; None where no row is shown."""
        properties = element.find(W + "tblPr")
        rows = grid_rows((row, self._sketch(row)) for row in rows_of(element))
        if not rows:
            return None
        self._note_oddities(properties, element)
        named = attribute(properties, "tblStyle")
        style = self._styles.default("table") if named is None else named
        layers = [part.find(W + "tblPr") for part in self._styles.chain(style)] + [properties]
        whole = self._whole(style, layers, properties)
        frame = self._source.frame
        grid = widths(element, rows, room=frame.width - frame.left - frame.right)
        sizes = (len(rows), len(grid.columns))
        read = [self._known(row, _Place(whole, field, index, *sizes)) for index, row in enumerate(rows)]
        table = self._placed(Table(grid.columns, tuple(read), share=grid.share), layers, whole.margins.left)
        floating = None if properties is None else properties.find(W + "tblpPr")
        return table if floating is None else Floated((table,), table_floating(floating, whole.margins.left))

    def _note_oddities(self, properties: Element | None, table: Element) -> None:
        if properties is None:
            return
        if _said(properties, "bidiVisual"):
            self._source.refuse(properties.find(W + "bidiVisual"), text_of(table))  # type: ignore[arg-type]
        spaced = properties.find(W + "tblCellSpacing")
        if spaced is not None and spaced.get(W + "w", "1") != "0":
            self._source.warn("cells-not-spaced", spaced)

    def _placed(self, table: Table, layers: list[Element | None], margin: float) -> Table:
        """The table at its indent or its alignment; a floating one across the page where it floats."""
        said = [layer for layer in layers if layer is not None]
        alignment = next((a for layer in reversed(said) if (a := attribute(layer, "jc")) is not None), "left")
        left = next((twips(i) for layer in reversed(said) if (i := attribute(layer, "tblInd", "w")) is not None), 0.0)
        left = left if self._source.compatibility >= 15 else left - margin
        floating = said[-1].find(W + "tblpPr") if said else None
        if floating is not None:
            alignment = floating.get(W + "tblpXSpec", "left")
            from_page = self._source.frame.left if floating.get(W + "horzAnchor") == "page" else 0
            left = twips(floating.get(W + "tblpX")) - from_page - margin
        if alignment == "center":
            return replace(table, left=left, alignment="center")
        return replace(table, left=left, alignment="right" if alignment in _RIGHT else "left")

    def _sketch(self, row: Element) -> Sketch:
        written = self._source.written(row)
        if written is None:
            return sketch_of(row)
        frame, _ = self._framed(written)
        return self._source.recalled((frame, "cells"), lambda: sketch_of(self._source.element(frame)))

    def _framed(self, written: bytes) -> tuple[bytes, tuple[bytes, ...]]:
        """The frame of a row, and its paragraphs."""
        return self._source.recalled((written, "frame"), lambda: framed(written))

    def _whole(self, style: str, layers: list[Element | None], properties: Element | None) -> _Whole:
        """What holds for all cells; the same thing for all tables that say the same, as long as it is remembered."""
        said = b"" if properties is None else etree.tostring(properties, encoding="utf-8", with_tail=False)
        return self._source.recalled((said, style), lambda: self._read_whole(style, layers, properties))

    def _read_whole(self, style: str, layers: list[Element | None], properties: Element | None) -> _Whole:
        edges: dict[str, Border] = {}
        margins, shading = Margins(), ""
        for layer in layers:
            if layer is not None:
                edges |= borders(layer.find(W + "tblBorders"))
                margins = _margins(layer.find(W + "tblCellMar"), margins)
                shaded = layer.find(W + "shd")
                shading = shading if shaded is None else shade(shaded)
        return _Whole(style, TableLook(self._styles, style, properties), edges, margins, shading)

    def _known(self, row: GridRow, place: _Place) -> Row:
        """The row; one that was read in such a place before is not read again."""
        written = self._source.written(row.element)
        if written is None:
            return self._row(row, row.element, place)
        stands = tuple(place.whole.look.stands(place.spot(cell)) for cell in row.cells)
        return self._source.recalled(
            (written, place.whole, stands, place.field), lambda: self._by_frame(row, written, stands, place)
        )

    def _by_frame(self, row: GridRow, written: bytes, stands: object, place: _Place) -> Row:
        """A row that was not read before, by what was read of those that differ in their paragraphs alone."""
        frame, paragraphs = self._framed(written)
        key = (frame, place.whole, stands, place.field)
        read = self._source.recalled(key, lambda: self._row(row, self._source.element(frame), place))
        cells = (replace(cell, blocks=self._source.in_place(cell.blocks, paragraphs)) for cell in read.cells)
        return replace(read, cells=tuple(cells))

    def _row(self, row: GridRow, element: Element, place: _Place) -> Row:
        """The row that an element tells of."""
        properties = element.find(W + "trPr")
        place = replace(place, whole=place.whole.excepted(element.find(W + "tblPrEx")))
        cells = [
            self._cell(cell, own, place) for cell, own in zip(row.cells, elements_of(element), strict=True) if cell.rows
        ]
        height = None if properties is None else properties.find(W + "trHeight")
        rule = "auto" if height is None else height.get(W + "hRule", "atLeast")
        return Row(
            tuple(cells),
            height=0 if height is None else twips(height.get(VAL)),
            height_rule="exact" if rule == "exact" else "auto" if rule == "auto" else "atLeast",
            header=_said(properties, "tblHeader"),
            cant_split=_said(properties, "cantSplit"),
        )

    def _cell(self, cell: GridCell, element: Element, place: _Place) -> Cell:
        whole, spot = place.whole, place.spot(cell)
        own = element.find(W + "tcPr")
        layers = [e.find(W + "tcPr") for e in (*self._styles.chain(whole.style), *whole.look.elements(spot))] + [own]
        edges = {**sided(whole.edges, spot.rim), **whole.look.edges(spot)}
        said = borders(None if own is None else own.find(W + "tcBorders"))
        edges |= sided(said, dict.fromkeys(SIDES, True))
        margins, shading, vertical = whole.margins, whole.shading, "top"
        for layer in layers:
            if layer is not None:
                margins = _margins(layer.find(W + "tcMar"), margins)
                shaded = layer.find(W + "shd")
                shading = shading if shaded is None else shade(shaded)
                vertical = attribute(layer, "vAlign") or vertical
        text = self._styles.table_text(whole.style, whole.look.parts(spot))
        text = text.on(shading)
        return Cell(
            blocks=self._source.blocks(element, field=_tag(element, place.field), table=text),
            column=cell.column,
            columns=cell.columns,
            rows=cell.rows,
            margins=margins,
            edges=Edges(
                **{side: edges.get(side, NO_BORDER) for side in SIDES},
                falling=said.get("tl2br", NO_BORDER),
                rising=said.get("tr2bl", NO_BORDER),
            ),
            shading=shading,
            vertical="center" if vertical == "center" else "bottom" if vertical == "bottom" else "top",
            turn=self._turn(layers, element),
        )

    def _turn(self, layers: Iterable[Element | None], cell: Element) -> Turning:
        """How the cell's text is turned, 0 where there is none; a turn that is not known is refused."""
        said = [e for layer in layers if layer is not None and (e := layer.find(W + "textDirection")) is not None]
        if said and next((p for p in cell.iter(W + "p") if p.get(PLACE) is not None), None) is not None:
            raise TornError  # whether there is text is not known of a frame
        if not said or not (text_of(cell).strip() or any(next(cell.iter(tag), None) is not None for tag in _DRAWN)):
            return 0
        direction = said[-1].get(VAL, "")
        if direction in _NOT_TURNED:
            self._source.refuse(said[-1], text_of(cell))
        return _TURNS.get(direction, 0)


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
    named = {child.tag.removeprefix(W): twips(child.get(W + "w")) for child in element if isinstance(child.tag, str)}
    named = {{"start": "left", "end": "right"}.get(name, name): value for name, value in named.items()}
    return replace(before, **{name: value for name, value in named.items() if name in SIDES})
