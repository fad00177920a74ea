"""failed.xlsx: the rows that failed, as they were, with what to mend in each; mended, it is a roster again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from thaiforms.batch.columns import FORMER_ROW, MEND
from thaiforms.batch.roster import Roster, Row
from thaiforms.errors import Fault, Place
from thaiforms.intake.grid import Original
from thaiforms.intake.spreadsheets import new_sheet, new_workbook, put_text, saved
from thaiforms.messages import explain


def failed_rows(roster: Roster, failures: Iterable[tuple[Row, Sequence[Fault]]]) -> bytes:
    """A workbook of the rows that failed: same headings, same cells, and in Thai what to mend. Formulas are text in it."""
    told = {row.line: faults for row, faults in failures}
    workbook = new_workbook("failed")
    sheet = new_sheet(workbook, "แถวที่ต้องแก้")
    headings = [*roster.grid.headings, MEND, FORMER_ROW]
    for column, heading in enumerate(headings, 1):
        put_text(sheet.cell(1, column), heading)
    for place, (number, cells) in enumerate(roster.grid.originals(told.keys()), 2):
        for column, cell in enumerate(cells, 1):
            _put(sheet.cell(place, column), cell)
        put_text(sheet.cell(place, len(headings) - 1), what_to_mend(told[number]))
        put_text(sheet.cell(place, len(headings)), str(number))
    return saved(workbook)


def what_to_mend(faults: Iterable[Fault]) -> str:
    """The faults of a row in Thai, one a line; a fault of a cell is told by its column."""
    return "\n".join(_told(fault) for fault in faults)


def _told(fault: Fault) -> str:
    place = fault.place
    where = Place(column=place.column) if place.column else place
    return str(explain(fault.at(**{name: getattr(where, name) for name in ("file", "line", "sheet", "address")}), "th"))


def _put(cell: Any, original: Original) -> None:
    if isinstance(original.value, str):
        put_text(cell, original.value)
        return
    cell.value = original.value
    cell.number_format = original.number_format
