"""Which parts of a table style hold for which cell: first row, last column, bands … (ECMA-376 17.7.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from thaiforms.frozen import frozen
from thaiforms.layout.properties import borders
from thaiforms.layout.story import Border
from thaiforms.layout.styles import Styles
from thaiforms.layout.words import Element, W, attribute, count

Side: TypeAlias = Literal["top", "left", "bottom", "right"]
SIDES: tuple[Side, ...] = ("top", "left", "bottom", "right")
INNER: Mapping[Side, str] = {"top": "insideH", "left": "insideV", "bottom": "insideH", "right": "insideV"}
Rim: TypeAlias = Mapping[Side, bool]
"""On which sides a cell stands at the edge of what it is part of: of the table, of its first row, of a band."""

# The flags of w:tblLook, each with its bit in the older way of writing it.
_FLAGS = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}


@frozen
class Spot:
    """Where a cell stands in its table, and how large that is."""

    row: int
    rows: int
    column: int
    columns: int
    all_rows: int
    all_columns: int

    @property
    def rim(self) -> Rim:
        """On which sides it stands at the table's edge."""
        return {
            "top": self.row == 0,
            "left": self.column == 0,
            "bottom": self.row + self.rows >= self.all_rows,
            "right": self.column + self.columns >= self.all_columns,
        }


class TableLook:
    """A table's style, and which of its parts the table asks for."""

    def __init__(self, styles: Styles, style: str, properties: Element | None) -> None:
        self._chain = styles.chain(style)
        look = None if properties is None else properties.find(W + "tblLook")
        self._asked = {name for name in _FLAGS if _is_asked(look, name)}
        self._parts = {name: found for name in _ORDER if (found := [e for s in self._chain for e in _parts(s, name)])}
        self._has_bands = not self._parts.keys().isdisjoint({"band1Horz", "band2Horz"})
        sizes = [s.find(W + "tblPr") for s in self._chain]
        self._row_band = max([1, *(count(attribute(s, "tblStyleRowBandSize"), 1) for s in sizes)])
        self._column_band = max([1, *(count(attribute(s, "tblStyleColBandSize"), 1) for s in sizes)])

    def stands(self, spot: Spot) -> tuple[object, ...]:
        """All of a cell's place that its looks hang on."""
        rows = 2 * self._row_band
        band = (spot.row - ("firstRow" in self._asked)) % rows if self._has_bands else 0
        return (band, spot.column, spot.columns, spot.rows, *spot.rim.values())

    def parts(self, spot: Spot) -> tuple[str, ...]:
        """The names of the parts that hold for a cell, weaker ones first."""
        return tuple(name for name, _ in self._held(spot))

    def elements(self, spot: Spot) -> Iterator[Element]:
        """The w:tblStylePr that hold for a cell, weaker ones first."""
        for name, _ in self._held(spot):
            yield from self._parts[name]

    def edges(self, spot: Spot) -> dict[Side, Border]:
        """The borders that those parts give the cell."""
        found: dict[Side, Border] = {}
        for name, rim in self._held(spot):
            for element in self._parts[name]:
                said = borders(element.find(f"{W}tblPr/{W}tblBorders")) | borders(element.find(f"{W}tcPr/{W}tcBorders"))
                found |= sided(said, rim)
        return found

    def _held(self, spot: Spot) -> Iterator[tuple[str, Rim]]:
        for name, rim in self._candidates(spot):
            if name in self._parts:
                yield name, rim

    def _candidates(self, spot: Spot) -> Iterator[tuple[str, Rim]]:
        """All parts that the cell is in, in the order in which they are laid on each other."""
        rim, asked = spot.rim, self._asked
        first_row, last_row = "firstRow" in asked and rim["top"], "lastRow" in asked and rim["bottom"]
        first_column, last_column = "firstColumn" in asked and rim["left"], "lastColumn" in asked and rim["right"]
        if "noVBand" not in asked and not first_column and not last_column:
            band, starts, ends = _band(spot.column - ("firstColumn" in asked), self._column_band)
            yield f"band{band}Vert", {**rim, "left": starts, "right": ends}
        if "noHBand" not in asked and not first_row and not last_row:
            band, starts, ends = _band(spot.row - ("firstRow" in asked), self._row_band)
            yield f"band{band}Horz", {**rim, "top": starts, "bottom": ends}
        across, down = {**rim, "top": True, "bottom": True}, {**rim, "left": True, "right": True}
        alone: Rim = dict.fromkeys(SIDES, True)
        yield from (("firstCol", down),) if first_column else ()
        yield from (("lastCol", down),) if last_column else ()
        yield from (("firstRow", across),) if first_row else ()
        yield from (("lastRow", across),) if last_row else ()
        yield from (("neCell", alone),) if first_row and last_column else ()
        yield from (("nwCell", alone),) if first_row and first_column else ()
        yield from (("seCell", alone),) if last_row and last_column else ()
        yield from (("swCell", alone),) if last_row and first_column else ()


_ORDER = (
    *("band1Vert", "band2Vert", "band1Horz", "band2Horz", "firstCol", "lastCol", "firstRow", "lastRow"),
    *("neCell", "nwCell", "seCell", "swCell"),
)


def sided(said: Mapping[str, Border], rim: Rim) -> dict[Side, Border]:
    """What borders of a whole, inner ones among them, come to for a cell that stands at some of its edges."""
    names = {side: side if rim[side] else INNER[side] for side in SIDES}
    return {side: said[name] for side, name in names.items() if name in said}


def _parts(style: Element, name: str) -> Sequence[Element]:
    return [element for element in style.iterfind(W + "tblStylePr") if element.get(W + "type") == name]


def _is_asked(look: Element | None, name: str) -> bool:
    if look is None:
        return False
    said = look.get(W + name)
    if said is not None:
        return said in {"1", "true", "on"}
    try:
        return bool(int(look.get(W + "val", "0"), 16) & _FLAGS[name])
    except ValueError:
        return False


def _band(place: int, size: int) -> tuple[int, bool, bool]:
    """Whether a row or column is in a band of the first kind or the second, and if it begins it or ends it."""
    return place // size % 2 + 1, place % size == 0, place % size == size - 1
