"""A sheet with a table: a row for each item, a column for each box of it, and above them the sum where there is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from thaiforms.intake.spreadsheets import put_formula, put_text
from thaiforms.intake.workbook import live, looks
from thaiforms.intake.workbook.parts import CHECK, Box, Filling, RowSheet

_SPARE_ROWS = 5  # below those that are filled
_RULED_TO = 500  # rows to which rules, colours and the sum reach at least
_FIRST_BOX = 2  # column
_CHECK_WIDTH = 22  # millimetres
_HEAD_HEIGHT, _UPRIGHT_HEIGHT = 30, 92  # points
_LEAST_HEIGHT = 26  # points
_TYPE = looks.SMALL_TYPE


def write_rows(made: Worksheet, sheet: RowSheet, filling: Filling, lists: live.Lists, *, count: int) -> None:
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
        texts = _texts(sheet, filling.values, nth) if nth < count else [""] * len(sheet.boxes)
        _write_row(made, sheet, row, texts)
        put_formula(made.cell(row, 1), *_check(sheet, row, texts), filling.reckoned)
        looks.as_check(made.cell(row, 1))
    _colour(made, sheet, first, last=last, ruled_to=ruled_to)
    if sheet.summed:
        _write_total(made, sheet, f"{first}:{ruled_to}", filling)
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


def _texts(sheet: RowSheet, values: Mapping[str, str | int | float], nth: int) -> list[str | int | float]:
    """What the boxes of a row hold."""
    return [values[f"{sheet.path}[{nth}]{f'.{box.path}' if box.path else ''}"] for box in sheet.boxes]


def _write_row(made: Worksheet, sheet: RowSheet, row: int, texts: Sequence[str | int | float]) -> None:
    for column, (box, text) in enumerate(zip(sheet.boxes, texts, strict=True), _FIRST_BOX):
        cell = made.cell(row, column)
        looks.fill_in(cell, text)
        looks.as_box(cell, is_number=box.holds == "number", is_centred=box.holds in {"tick", "number"}, size=_TYPE)
    needed = looks.height(zip(texts, (box.width for box in sheet.boxes), strict=True), size=_TYPE)
    made.row_dimensions[row].height = max(needed, _LEAST_HEIGHT)


def _check(sheet: RowSheet, row: int, texts: Sequence[str | int | float]) -> live.Live:
    """What is still to be filled in of a row."""
    due = sum(box.required and not str(text).strip() for box, text in zip(sheet.boxes, texts, strict=True))
    is_begun = any(str(text).strip() for text in texts)
    return live.row_check(row, inputs=_ends(sheet), required=tuple(_runs(sheet.boxes)), due=due if is_begun else None)


def _colour(made: Worksheet, sheet: RowSheet, first: int, *, last: int, ruled_to: int) -> None:
    """The colours of what is still to be filled in: in the first column, and in the boxes of every row."""
    live.colour_check(made, f"A{first}:A{last}", f"$A{first}")
    begins, ends = _ends(sheet)
    for start, end in _runs(sheet.boxes):
        row = f"${begins}{first}:${ends}{first}"
        live.colour_due(made, f"{start}{first}:{end}{ruled_to}", first=f"{start}{first}", inputs=row)


def _ends(sheet: RowSheet) -> tuple[str, str]:
    """The first and the last column of the boxes."""
    return get_column_letter(_FIRST_BOX), get_column_letter(_FIRST_BOX + len(sheet.boxes) - 1)


def _runs(boxes: tuple[Box, ...]) -> Iterator[tuple[str, str]]:
    """The first and last column of each run of boxes that must be filled in."""
    for is_required, run in groupby(enumerate(boxes, _FIRST_BOX), key=lambda pair: pair[1].required):
        columns = [column for column, _ in run]
        if is_required:
            yield get_column_letter(columns[0]), get_column_letter(columns[-1])


def _write_total(made: Worksheet, sheet: RowSheet, rows: str, filling: Filling) -> None:
    """The sum, and what is missing to a hundred, above the heads, so that rows may grow below."""
    column = next(column for column, box in enumerate(sheet.boxes, _FIRST_BOX) if box.path == sheet.summed)
    letter, (first, last) = get_column_letter(column), rows.split(":")
    cells = f"${letter}${first}:${letter}${last}"
    weights = [float(value) for path, value in filling.values.items() if path.endswith(f".{sheet.summed}")]
    total = live.total(cells, weights)
    put_text(made["A3"], "น้ำหนักรวม")
    looks.as_label(made["A3"])
    put_formula(made["C3"], *total, filling.reckoned)
    put_formula(made["D3"], *live.total_check(cells, "$C$3", float(total.value)), filling.reckoned)
    for cell in (made["C3"], made["D3"], made["E3"]):
        looks.as_total(cell)
    made.merge_cells("D3:E3")
    made.row_dimensions[3].height = _HEAD_HEIGHT
    live.colour_total(made, "C3:E3", "$D$3")
