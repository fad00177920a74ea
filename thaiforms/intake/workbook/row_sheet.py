"""A sheet with a table: a row for each item, a column for each box of it, and above them the sum where there is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from thaiforms.intake.spreadsheets import put_text
from thaiforms.intake.workbook import live, looks
from thaiforms.intake.workbook.parts import CHECK, Box, RowSheet

_SPARE_ROWS = 5  # below those that are filled
_RULED_TO = 500  # rows to which rules, colours and the sum reach at least
_FIRST_BOX = 2  # column
_CHECK_WIDTH = 22  # millimetres
_HEAD_HEIGHT, _UPRIGHT_HEIGHT = 30, 92  # points
_LEAST_HEIGHT = 26  # points
_TYPE = looks.SMALL_TYPE


def write_rows(
    made: Worksheet, sheet: RowSheet, values: Mapping[str, str | int | float], lists: live.Lists, *, count: int
) -> None:
    """Fill a sheet with its rows, and prepare some more."""
    head_row = 3 + bool(sheet.summed) + bool(sheet.groups)
    first, last = head_row + 1, head_row + max(sheet.prepared, count + _SPARE_ROWS)
    ruled_to = max(_RULED_TO, last)
    _write_heads(made, sheet, head_row)
    for column, box in enumerate(sheet.boxes, _FIRST_BOX):
        letter = get_column_letter(column)
        looks.as_column(made, column, is_number=box.holds == "number", size=_TYPE)
        live.add_rule(made, box, f"{letter}{first}:{letter}{ruled_to}", lists, says=True)
    for nth, row in enumerate(range(first, last + 1)):
        _write_row(made, sheet, row, values if nth < count else {}, nth)
    _write_checks(made, sheet, first, last=last, ruled_to=ruled_to)
    if sheet.summed:
        _write_total(made, sheet, first, ruled_to)
    looks.set_paper(made, is_wide=sheet.is_wide, head_row=head_row)
    made.freeze_panes = f"{get_column_letter(_FIRST_BOX + sheet.is_wide)}{first}"


def _write_heads(made: Worksheet, sheet: RowSheet, head_row: int) -> None:
    heads = [(CHECK, _CHECK_WIDTH, False), *((box.title, box.width, box.is_upright) for box in sheet.boxes)]
    for column, (title, width, is_upright) in enumerate(heads, 1):
        put_text(made.cell(head_row, column), title)
        looks.as_head(made.cell(head_row, column), is_upright=is_upright)
        looks.set_width(made, column, width)
    made.row_dimensions[head_row].height = (
        _UPRIGHT_HEIGHT if any(box.is_upright for box in sheet.boxes) else _HEAD_HEIGHT
    )
    columns = {box.path: column for column, box in enumerate(sheet.boxes, _FIRST_BOX)}
    for start, end, title in sheet.groups:
        made.row_dimensions[head_row - 1].height = _HEAD_HEIGHT
        for column in range(columns[start], columns[end] + 1):
            looks.as_head(made.cell(head_row - 1, column))
        put_text(made.cell(head_row - 1, columns[start]), title)
        made.merge_cells(
            start_row=head_row - 1, end_row=head_row - 1, start_column=columns[start], end_column=columns[end]
        )


def _write_row(made: Worksheet, sheet: RowSheet, row: int, values: Mapping[str, str | int | float], nth: int) -> None:
    texts = [values.get(f"{sheet.path}[{nth}]{f'.{box.path}' if box.path else ''}", "") for box in sheet.boxes]
    for column, (box, text) in enumerate(zip(sheet.boxes, texts, strict=True), _FIRST_BOX):
        cell = made.cell(row, column)
        looks.fill_in(cell, text)
        looks.as_box(cell, is_number=box.holds == "number", is_centred=box.holds in {"tick", "number"}, size=_TYPE)
    needed = looks.height(zip(texts, (box.width for box in sheet.boxes), strict=True), size=_TYPE)
    made.row_dimensions[row].height = max(needed, _LEAST_HEIGHT)


def _write_checks(made: Worksheet, sheet: RowSheet, first: int, *, last: int, ruled_to: int) -> None:
    """What is still to be filled in, told in the first column of each prepared row and shown in the boxes of every row."""
    inputs = (get_column_letter(_FIRST_BOX), get_column_letter(_FIRST_BOX + len(sheet.boxes) - 1))
    required = tuple(_runs(sheet.boxes))
    for row in range(first, last + 1):
        cell = made.cell(row, 1)
        cell.value = live.row_check(row, inputs=inputs, required=required)
        looks.as_check(cell)
    live.colour_check(made, f"A{first}:A{last}", f"$A{first}")
    for start, end in required:
        begun = f"${inputs[0]}{first}:${inputs[1]}{first}"
        live.colour_due(made, f"{start}{first}:{end}{ruled_to}", first=f"{start}{first}", inputs=begun)


def _runs(boxes: tuple[Box, ...]) -> Iterator[tuple[str, str]]:
    """The first and last column of each run of boxes that must be filled in."""
    for is_required, run in groupby(enumerate(boxes, _FIRST_BOX), key=lambda pair: pair[1].required):
        columns = [column for column, _ in run]
        if is_required:
            yield get_column_letter(columns[0]), get_column_letter(columns[-1])


def _write_total(made: Worksheet, sheet: RowSheet, first: int, ruled_to: int) -> None:
    """The sum, and what is missing to a hundred, above the heads, so that rows may grow below."""
    column = next(column for column, box in enumerate(sheet.boxes, _FIRST_BOX) if box.path == sheet.summed)
    letter = get_column_letter(column)
    cells = f"${letter}${first}:${letter}${ruled_to}"
    put_text(made["A3"], "น้ำหนักรวม")
    looks.as_label(made["A3"])
    made["C3"].value = live.total(cells)
    made["D3"].value = live.total_check(cells, "$C$3")
    for cell in (made["C3"], made["D3"], made["E3"]):
        looks.as_total(cell)
    made.merge_cells("D3:E3")
    made.row_dimensions[3].height = _HEAD_HEIGHT
    live.colour_total(made, "C3:E3", "$D$3")
