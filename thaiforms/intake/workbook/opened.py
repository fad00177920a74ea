"""A workbook opened: which form it is, and the rows of its sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from thaiforms.errors import Fault, InputError, Place
from thaiforms.intake.sheet_facts import sheet_facts
from thaiforms.intake.spreadsheets import mark, open_workbook, sheet_part
from thaiforms.intake.workbook.boxes import chosen_word
from thaiforms.intake.workbook.letter import letter
from thaiforms.intake.workbook.parts import FIELD, HEADING, MARK, VALUE, FieldSheet, Layout
from thaiforms.intake.workbook.sheets import Headed, Row, headed, key, read_rows
from thaiforms.intake.workbook.table import table
from thaiforms.model.problems import nearest
from thaiforms.safety.archives import MIB

_MOST_BEFORE = 2 * MIB  # of XML that is read before any sheet: texts and styles
_LARGEST_SHEET = 2 * MIB  # of XML; forty long indicators take a quarter of it

LAYOUTS: Mapping[str, Callable[[], Layout]] = MappingProxyType({"circular": letter, "kpi-agreement": table})


class Opened:
    """A workbook; a sheet is read when it is asked for."""

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self._data = data
        self._workbook = open_workbook(data, file=file, most=_MOST_BEFORE)
        self.names = [sheet.title for sheet in self._workbook.worksheets]
        self.mark = mark(self._workbook, MARK)  # the form that the file itself names
        self._read: dict[str, list[Row]] = {}

    def rows(self, name: str) -> list[Row] | None:
        """The rows of the sheet of a name, or None where there is none. Raises InputError."""
        title = next((title for title in self.names if key(title) == key(name)), None)
        if title is None:
            return None
        if title not in self._read:
            sheet, place = self._workbook[title], Place(self.file, sheet=title)
            part = sheet_part(self._data, sheet)
            if len(part) > _LARGEST_SHEET:
                details = {"most": f"{_LARGEST_SHEET // MIB} MiB"}
                raise InputError(Fault("sheet-too-large", place, f"{len(part) / MIB:.1f} MiB", details))
            self._read[title] = read_rows(sheet, sheet_facts(part, place), place)
        return self._read[title]

    def headed(self, name: str, titles: tuple[str, ...]) -> Headed | None:
        """The rows of a sheet below its heads, or None where it has lost them."""
        return headed(Place(self.file, sheet=name), self.rows(name) or (), titles)


def layout_of(opened: Opened) -> Layout:
    """The layout of the form that the workbook is. Raises InputError where it is none of ours."""
    named = next(_named_forms(opened), opened.mark)
    if named not in LAYOUTS:
        raise InputError(Fault("not-our-workbook", Place(opened.file), ", ".join(opened.names)[:80]))
    return LAYOUTS[named]()


def _named_forms(opened: Opened) -> Iterator[str]:
    """The forms that the heading's first box names."""
    found = opened.headed(HEADING, (FIELD, VALUE))
    if found is None:
        return
    form_box = letter().sheets[0].boxes[0]
    for row in found.rows:
        if key(row.at(found.column(FIELD)).text) == key(form_box.title):
            chosen = chosen_word(form_box, row.at(found.column(VALUE)).text)
            if chosen in LAYOUTS:
                yield chosen


def sheets_of(opened: Opened, layout: Layout) -> Mapping[str, Headed]:
    """Each sheet's rows below its heads. Raises InputError with every sheet that is missing or has lost its heads."""
    sheets: dict[str, Headed] = {}
    faults = []
    for sheet in layout.sheets:
        titles = (FIELD, VALUE) if isinstance(sheet, FieldSheet) else tuple(box.title for box in sheet.boxes)
        found = opened.headed(sheet.name, titles)
        if found is not None:
            sheets[sheet.name] = found
        elif opened.rows(sheet.name) is not None:
            place = Place(opened.file, sheet=sheet.name)
            faults.append(Fault("sheet-without-heads", place, details={"heads": ", ".join(titles)}))
        else:
            details = {"known": ", ".join(opened.names), "nearest": nearest(sheet.name, opened.names)}
            faults.append(Fault("form-sheet-missing", Place(opened.file), sheet.name, details))
    if faults:
        raise InputError(faults)
    return MappingProxyType(sheets)
