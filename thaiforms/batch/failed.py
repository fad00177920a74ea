"""failed.xlsx: the rows that failed, as they were, with what to mend in each; mended, it is a roster again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from thaiforms.batch.columns import FORMER_ROW, MEND
from thaiforms.batch.roster import Roster, Row
from thaiforms.errors import Fault, Place
from thaiforms.intake.grid import Original
from thaiforms.intake.roster_sheet import TableRow, roster_workbook
from thaiforms.intake.workbook.parts import Box
from thaiforms.messages import explain

_TITLE = "แถวที่ต้องแก้"
_HINT = f"แก้ช่องสีแดงตามคอลัมน์ “{MEND}” แล้วสั่งทำอีกครั้งโดยใช้ไฟล์นี้เป็นบัญชี ไม่ต้องลบคอลัมน์ใด"
_NARROWEST, _WIDEST = 26, 70  # millimetres
_MILLIMETRES_A_LETTER = 2.6
_MOST = 20_000  # rows
_MOST_MEASURED = 500  # rows


def failed_rows(roster: Roster, failures: Iterable[tuple[Row, Sequence[Fault]]]) -> bytes:
    """A workbook of the rows that failed: same headings, same cells, and in Thai what to mend. Formulas are text in it.

    Both columns of our own are passed over when it is read as a roster; each row keeps the number that it had at first.
    Of more rows than anybody mends, the first are in it, and the hint says how many are not.
    """
    everything = {row.line: tuple(faults) for row, faults in failures}
    told = {number: everything[number] for number in sorted(everything)[:_MOST]}
    rows = [_row(roster, number, cells, told[number]) for number, cells in roster.grid.originals(told.keys())]
    texts = [[str(cell.value) for cell in row.cells] for row in rows[:_MOST_MEASURED]]
    kept = [column for column, name in enumerate(roster.names) if name]
    headings = [roster.grid.headings[column] for column in kept]
    boxes = [
        Box("", heading, "", width=_width(heading, (row[n] for row in texts))) for n, heading in enumerate(headings)
    ]
    boxes += [Box("", MEND, "", width=110), Box("", FORMER_ROW, "", width=_NARROWEST)]
    return roster_workbook(boxes, rows, title=_TITLE, hint=_HINT + _more(len(everything) - len(told)), name=_TITLE)


def _more(count: int) -> str:
    return f" (อีก {count:,} แถวไม่ได้แสดงไว้ แก้ในบัญชีเดิม)" if count else ""


def what_to_mend(faults: Iterable[Fault]) -> str:
    """The faults of a row in Thai, one a line; a fault of a cell is told by its column."""
    return "\n".join(dict.fromkeys(map(_told, faults)))


def _row(roster: Roster, number: int, cells: Sequence[Original], faults: Sequence[Fault]) -> TableRow:
    kept = [column for column, name in enumerate(roster.names) if name]
    wrong = {fault.place.column for fault in faults}
    marked = [place for place, column in enumerate(kept) if roster.grid.headings[column] in wrong]
    former = roster.former_row(cells) or str(number)
    own = (Original(what_to_mend(faults)), Original(former))
    return TableRow([*(cells[column] for column in kept), *own], marked)


def _told(fault: Fault) -> str:
    place = (
        Place(column=fault.place.column)
        if fault.place.column
        else Place(file=fault.place.file, field=fault.place.field, line=fault.place.line)
    )
    return str(explain(Fault(fault.code, place, fault.found, fault.details), "th"))


def _width(heading: str, texts: Iterable[str]) -> float:
    """The width of a column in millimetres, by its longest line."""
    lines: Iterator[str] = (line for text in (heading, *texts) for line in text.split("\n"))
    return min(max(max(map(len, lines)) * _MILLIMETRES_A_LETTER, _NARROWEST), _WIDEST)
