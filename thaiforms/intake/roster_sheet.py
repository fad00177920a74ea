"""A table as a sheet for clerks: headings that stay in view, boxes that are typed in as text, A4 on paper."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from thaiforms.intake.grid import Original
from thaiforms.intake.spreadsheets import new_sheet, new_workbook, put_text, saved
from thaiforms.intake.workbook import live, looks
from thaiforms.intake.workbook.parts import ABOUT, Box
from thaiforms.intake.workbook.write import write_lists

HEAD_ROW = 3  # below the title and the hint, which a reader passes over
_TYPE = 14  # points
_HEAD_HEIGHT, _LEAST_HEIGHT = 30, 24  # points
_RULED_TO = 10_000  # rows to which lists and what is said of a box reach
_WIDE = 190  # millimetres: more are printed across


_ABOUT_HINT = "ในแบบ ให้เขียนชื่อคอลัมน์ไว้ระหว่าง « กับ » ตรงที่แต่ละแถวต่างกัน"
_ABOUT = (
    Box("", "คอลัมน์", "", width=34),
    Box("", "เขียนในแบบว่า", "", width=36),
    Box("", "คำอธิบาย", "", width=90),
    Box("", "ต้องกรอกหรือไม่", "", width=36),
    Box("", "ชื่ออื่นที่ใช้ได้", "", width=78),
)
_NO_NAMES: Mapping[str, Sequence[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row to be written, and the columns, counted from 0, that are wrong in it."""

    cells: Sequence[Original]
    wrong: Collection[int] = ()


def roster_workbook(
    boxes: Sequence[Box],
    rows: Iterable[TableRow],
    *,
    title: str,
    hint: str,
    name: str = "บัญชี",
    others: Mapping[str, Sequence[str]] = _NO_NAMES,
) -> bytes:
    """A workbook with a table of these columns and rows; with ``others``, a sheet besides that explains the columns."""
    workbook, lists = new_workbook(title), live.Lists()
    _write_table(workbook, name, boxes, rows, lists=lists, top=(title, hint))
    if others:
        explained = (TableRow([Original(text) for text in _about(box, others)]) for box in boxes)
        _write_table(workbook, ABOUT, _ABOUT, explained, lists=lists, top=(f"{title} · {ABOUT}", _ABOUT_HINT))
    write_lists(workbook, lists)
    return saved(workbook, rows_grow=True)


def _about(box: Box, others: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    due = "ต้องกรอก" if box.required else "เว้นว่างได้"
    return box.title, f"«{box.title}»", box.help, due, ", ".join((box.path, *others.get(box.path, ())))


def _write_table(
    workbook: Workbook,
    name: str,
    boxes: Sequence[Box],
    rows: Iterable[TableRow],
    *,
    lists: live.Lists,
    top: tuple[str, str],
) -> None:
    """A sheet with a title, a hint, the boxes' titles as headings, and the rows, framed and ready to be added to."""
    made = new_sheet(workbook, name)
    _write_top(made, *top)
    for column, box in enumerate(boxes, 1):
        head = made.cell(HEAD_ROW, column)
        put_text(head, box.title)
        looks.as_head(_cell(head))
        looks.set_width(made, column, box.width)
        looks.as_column(made, column, is_number=False, size=_TYPE)
        letter = get_column_letter(column)
        live.add_rule(made, box, f"{letter}{HEAD_ROW + 1}:{letter}{_RULED_TO}", lists, says=bool(box.help))
    for number, row in enumerate(rows, HEAD_ROW + 1):
        _write_row(made, number, row, boxes)
    looks.set_paper(made, is_wide=sum(box.width for box in boxes) > _WIDE, head_row=HEAD_ROW)
    made.freeze_panes = f"A{HEAD_ROW + 1}"


def _write_top(made: Worksheet, title: str, hint: str) -> None:
    for row, text, dress, height in ((1, title, looks.as_title, 34), (2, hint, looks.as_hint, 24)):
        put_text(made.cell(row, 1), text)
        dress(_cell(made.cell(row, 1)))
        made.row_dimensions[row].height = height  # points
    made.row_dimensions[HEAD_ROW].height = _HEAD_HEIGHT


def _write_row(made: Worksheet, number: int, row: TableRow, boxes: Sequence[Box]) -> None:
    for column, original in enumerate(row.cells):
        cell = _cell(made.cell(number, column + 1))
        looks.as_box(cell, is_number=False, size=_TYPE)
        _put(cell, original)
        if column in row.wrong:
            cell.fill = looks.fill(looks.BAD_FILL)
    texts = (str(original.value) for original in row.cells)
    needed = looks.height(zip(texts, (box.width for box in boxes), strict=True), size=_TYPE)
    made.row_dimensions[number].height = max(needed, _LEAST_HEIGHT)


def _put(cell: Cell, original: Original) -> None:
    """Text as text; a number or a day as it was, shown as it was."""
    if isinstance(original.value, str):
        looks.fill_in(cell, original.value)
        return
    cell.value = original.value  # type: ignore[assignment]
    cell.number_format = original.number_format


def _cell(cell: object) -> Cell:
    assert isinstance(cell, Cell)
    return cell
