"""A sheet with a box in each row: whether it is filled in, its title, the box, and what is said about it."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.worksheet.worksheet import Worksheet

from thaiforms.intake.spreadsheets import put_text
from thaiforms.intake.workbook import live, looks
from thaiforms.intake.workbook.parts import ABOUT, CHECK, FIELD, VALUE, Box, FieldSheet

_HEAD_ROW = 3
_TYPE = 16  # points
_COLUMNS = ((CHECK, 18), (FIELD, 52), (VALUE, 115), (ABOUT, 90))  # heads, and widths in millimetres


def write_fields(
    made: Worksheet, sheet: FieldSheet, values: Mapping[str, str | int | float], lists: live.Lists
) -> None:
    """Fill a sheet with its boxes."""
    for column, (head, width) in enumerate(_COLUMNS, 1):
        put_text(made.cell(_HEAD_ROW, column), head)
        looks.as_head(made.cell(_HEAD_ROW, column))
        looks.set_width(made, column, width)
    made.row_dimensions[_HEAD_ROW].height = 30  # points
    for row, box in enumerate(sheet.boxes, _HEAD_ROW + 1):
        _write_box(made, row, box, values[box.path])
        live.add_rule(made, box, f"C{row}", lists, says=False)
    checks = f"A{_HEAD_ROW + 1}"
    live.colour_check(made, f"{checks}:A{_HEAD_ROW + len(sheet.boxes)}", checks)
    looks.set_paper(made, is_wide=False, head_row=_HEAD_ROW)
    made.freeze_panes = f"A{_HEAD_ROW + 1}"


def _write_box(made: Worksheet, row: int, box: Box, value: str | int | float) -> None:
    check, label, cell, about = (made.cell(row, column) for column in range(1, 5))
    if box.required:
        check.value = live.field_check(cell.coordinate)
    looks.as_check(check)
    put_text(label, box.title)
    looks.as_label(label)
    looks.fill_in(cell, value)
    looks.as_box(cell, is_number=box.holds == "number")
    put_text(about, box.help)
    looks.as_about(about)
    texts = (box.title, value, box.help)
    made.row_dimensions[row].height = looks.height(
        zip(texts, (width for _, width in _COLUMNS[1:]), strict=True), size=_TYPE
    )
