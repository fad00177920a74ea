"""A sheet with a box in each row: whether it is filled in, its title, the box, and what is said about it."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from thaiforms.intake.spreadsheets import put_formula, put_text
from thaiforms.intake.workbook import live, looks
from thaiforms.intake.workbook.foretold import FORETOLD
from thaiforms.intake.workbook.parts import ABOUT, CHECK, FIELD, VALUE, Box, FieldSheet, Filling

_HEAD_ROW = 3
_COLUMNS = ((CHECK, 18), (FIELD, 52), (VALUE, 115), (ABOUT, 90))  # heads, and widths in millimetres


def write_fields(made: Worksheet, sheet: FieldSheet, filling: Filling, lists: live.Lists) -> None:
    """Fill a sheet with its boxes."""
    for column, (head, width) in enumerate(_COLUMNS, 1):
        put_text(made.cell(_HEAD_ROW, column), head)
        looks.as_head(made.cell(_HEAD_ROW, column))
        looks.set_width(made, column, width)
    made.row_dimensions[_HEAD_ROW].height = 30  # points
    cells = {box.path: f"$C${row}" for row, box in enumerate(sheet.boxes, _HEAD_ROW + 1)}
    for row, box in enumerate(sheet.boxes, _HEAD_ROW + 1):
        _write_box(made, row, box, filling.values[box.path])
        if box.required:
            put_formula(made.cell(row, 1), *live.field_check(f"C{row}", filling.values[box.path]), filling.reckoned)
        if box.foretells:
            formula, told = FORETOLD[box.path]
            put_formula(made.cell(row, 4), formula(cells), told + filling.foretold[box.path], filling.reckoned)
        live.add_rule(made, box, f"C{row}", lists, says=False)
    checks = f"A{_HEAD_ROW + 1}"
    live.colour_check(made, f"{checks}:A{_HEAD_ROW + len(sheet.boxes)}", checks)
    looks.set_paper(made, is_wide=False, head_row=_HEAD_ROW)
    made.freeze_panes = f"A{_HEAD_ROW + 1}"


def _write_box(made: Worksheet, row: int, box: Box, value: str | int | float) -> None:
    check, label, cell, about = (made.cell(row, column) for column in range(1, 5))
    looks.as_check(check)
    put_text(label, box.title)
    looks.as_label(label)
    looks.fill_in(cell, value)
    looks.as_box(cell, is_number=box.holds == "number")
    put_text(about, box.help)
    looks.as_about(about)
    (_, _), (_, title_width), (_, value_width), (_, about_width) = _COLUMNS
    told = "\n" * (box.foretells - 1) or box.help
    made.row_dimensions[row].height = max(
        looks.height([(box.title, title_width), (value, value_width)], size=looks.TYPE),
        looks.height([(told, about_width)], size=looks.SMALL_TYPE),
    )
