"""How a workbook looks: type, colours, rules, widths, and how it is printed."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import TypeAlias

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from thaiforms.intake.spreadsheets import put_text
from thaiforms.thai import clusters

AnyCell: TypeAlias = Cell | MergedCell

FAMILY = "TH Sarabun New"
AS_TEXT = "@"
TYPE, SMALL_TYPE = 16, 14  # points; the table on paper is in 14
_INK, _QUIET, _HEAD, _LABEL, _RULE = "1F2A44", "5F6B7A", "1F4E79", "EEF3F8", "B8C4D0"
GOOD_INK, GOOD_FILL, BAD_INK, BAD_FILL, DUE_FILL = "1E6B34", "E2F2E5", "9C1C1C", "FBE3E1", "FFF4CE"
_A4 = 9
_DOTS_A_MILLIMETRE = 96 / 25.4
_DOTS_A_LETTER, _DOTS_OF_PADDING = 7, 5
_MARGIN = 0.4  # inches
_LEADING, _ROOM = 1.36, 4  # of a point of type; points above and below
_TALLEST = 409  # points: Excel's own limit
_MILLIMETRES_A_LETTER, _PADDING = 0.12, 4  # of a point of type; both sides of a cell


def font(*, size: float = TYPE, bold: bool = False, colour: str = _INK) -> Font:
    """The form's own type in a size in points."""
    return Font(name=FAMILY, size=size, bold=bold, color=colour)


def fill(colour: str) -> PatternFill:
    """One colour all over."""
    return PatternFill("solid", start_color=colour, end_color=colour)


def _ruled() -> Border:
    side = Side(style="thin", color=_RULE)
    return Border(left=side, right=side, top=side, bottom=side)


def as_title(cell: AnyCell) -> None:
    """The name of the sheet, at its top."""
    cell.font = font(size=22, bold=True, colour=_HEAD)
    cell.alignment = Alignment(vertical="center")


def as_hint(cell: AnyCell) -> None:
    """What the clerk is told at the top."""
    cell.font = font(size=SMALL_TYPE, colour=_QUIET)
    cell.alignment = Alignment(vertical="center")


def as_head(cell: AnyCell, *, is_upright: bool = False) -> None:
    """The head of a column; one turned upright stands in a narrow column."""
    cell.font = font(bold=True, colour="FFFFFF", size=SMALL_TYPE if is_upright else TYPE)
    cell.fill = fill(_HEAD)
    cell.border = _ruled()
    cell.alignment = Alignment(
        horizontal="center", vertical="center", wrap_text=not is_upright, text_rotation=90 if is_upright else 0
    )


def as_label(cell: AnyCell) -> None:
    """The title beside a box."""
    cell.font = font(bold=True)
    cell.fill = fill(_LABEL)
    cell.border = _ruled()
    cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)


def as_about(cell: AnyCell) -> None:
    """What the clerk is told about a box."""
    cell.font = font(size=SMALL_TYPE, colour=_QUIET)
    cell.border = _ruled()
    cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)


def as_check(cell: AnyCell) -> None:
    """A cell of our own that says whether all is filled in."""
    cell.font = font(size=SMALL_TYPE, bold=True, colour=_QUIET)
    cell.fill = fill(_LABEL)
    cell.border = _ruled()
    cell.alignment = Alignment(horizontal="center", vertical="top")


def as_box(cell: AnyCell, *, is_number: bool, is_centred: bool = False, size: float = TYPE) -> None:
    """A cell to be filled in; what is typed stays as it is typed, unless it is a number."""
    cell.font = font(size=size)
    cell.border = _ruled()
    cell.number_format = "General" if is_number else AS_TEXT
    across = "center" if is_centred else "left"
    cell.alignment = Alignment(horizontal=across, vertical="top", wrap_text=True, indent=int(across == "left"))


def fill_in(cell: AnyCell, value: str | int | float) -> None:
    """Put into a cell what stands in it: text as text, nothing as nothing."""
    if not isinstance(value, str):
        cell.value = value
    elif value:
        put_text(cell, value)


def as_column(sheet: Worksheet, column: int, *, is_number: bool, size: float) -> None:
    """Cells of a column that are not prepared: rows that are added below look and behave the same."""
    dimension = sheet.column_dimensions[get_column_letter(column)]
    dimension.font = font(size=size)
    dimension.number_format = "General" if is_number else AS_TEXT
    dimension.alignment = Alignment(horizontal="center" if is_number else "left", vertical="top", wrap_text=True)


def as_total(cell: AnyCell) -> None:
    """The sum of the weights, and what is missing to a hundred."""
    cell.font = font(size=18, bold=True)
    cell.border = _ruled()
    cell.alignment = Alignment(horizontal="center", vertical="center")


def height(boxes: Iterable[tuple[object, float]], *, size: float) -> float:
    """The height in points in which each text shows whole in its width in millimetres, as far as a row can be high."""
    most = max((_lines(str(text), millimetres, size) for text, millimetres in boxes), default=1)
    return round(min(most * size * _LEADING + _ROOM, _TALLEST), 1)


def _lines(text: str, millimetres: float, size: float) -> int:
    """How many lines a text comes to, by the mean width of a letter and what is lost at the ends of lines."""
    a_line = max((millimetres - _PADDING) / (size * _MILLIMETRES_A_LETTER), 1)
    return sum(max(ceil(len(clusters(line)) / a_line), 1) for line in text.split("\n"))


def set_width(sheet: Worksheet, column: int, millimetres: float) -> None:
    """The width of a column, counted from 1."""
    letters = (millimetres * _DOTS_A_MILLIMETRE - _DOTS_OF_PADDING) / _DOTS_A_LETTER
    sheet.column_dimensions[get_column_letter(column)].width = round(letters, 2)


def set_paper(sheet: Worksheet, *, is_wide: bool, head_row: int) -> None:
    """A4, as wide as the sheet, with the heads on every page and the page's number at its foot."""
    sheet.page_setup.orientation = "landscape" if is_wide else "portrait"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{head_row}:{head_row}"
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = _MARGIN
    margins.bottom = 2 * _MARGIN
    footer = sheet.oddFooter
    assert footer is not None
    assert footer.center is not None
    footer.center.text = "&A  ·  &P/&N"
    sheet.sheet_view.showGridLines = False
