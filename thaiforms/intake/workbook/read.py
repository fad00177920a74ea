"""From a workbook of ours to the values of a form, and to everything that is wrong with its sheets and cells."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from thaiforms.errors import Fault, InputError, Place
from thaiforms.intake.tree import Tree, Value, holders
from thaiforms.intake.workbook.boxes import understood
from thaiforms.intake.workbook.cells import Content
from thaiforms.intake.workbook.opened import Opened, layout_of, sheets_of
from thaiforms.intake.workbook.parts import CHECK, FIELD, LISTS, VALUE, Box, FieldSheet, RowSheet
from thaiforms.intake.workbook.paths import put
from thaiforms.intake.workbook.sheets import Headed, key
from thaiforms.model.problems import shown

_MOST_FAULTS = 100  # more of them help nobody


def workbook_tree(data: bytes, *, file: str) -> Tree:
    """The values of a workbook. Raises InputError where it is none of ours, or where a sheet cannot be read at all."""
    opened = Opened(data, file)
    layout = layout_of(opened)
    sheets = sheets_of(opened, layout)
    reading = _Reading()
    for sheet in layout.sheets:
        if isinstance(sheet, FieldSheet):
            reading.fields(sheet, sheets[sheet.name])
        else:
            reading.rows(sheet, sheets[sheet.name])
    ours = {key(name) for name in (*sheets, LISTS)}
    for name in opened.names:
        if key(name) not in ours:
            reading.warnings.append(Fault("sheet-ignored", Place(file, sheet=name), name))
    return reading.done()


def is_form_workbook(data: bytes) -> bool:
    """Whether the data are a workbook of a form, or one that cannot be opened to see; a roster, or no workbook, is not."""
    try:
        layout_of(Opened(data, ""))
    except InputError as error:
        return all(fault.code not in {"not-our-workbook", "not-a-workbook"} for fault in error.faults)
    return True


class _Reading:
    """The values of a form as they are gathered from sheet after sheet."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._lists: list[str] = []
        self._cells: dict[str, Place] = {}
        self._faults: list[Fault] = []
        self.warnings: list[Fault] = []

    def done(self) -> Tree:
        """The finished tree."""
        values: dict[str, Value] = {}
        for path, text in self._texts.items():
            put(values, path, text)
        for path in self._lists:
            values.setdefault(path, [])
        faults = tuple(self._faults[:_MOST_FAULTS])
        cells = MappingProxyType(self._cells)
        return Tree(values, MappingProxyType({}), faults, origins=cells, warnings=tuple(self.warnings))

    def fields(self, sheet: FieldSheet, found: Headed) -> None:
        """The boxes of a sheet beside their titles; lines may go on in rows without a title."""
        boxes = {key(box.title): box for box in sheet.boxes}
        rows = {}
        last: Box | None = None
        for row in found.rows:
            label, value = row.at(found.column(FIELD)), row.at(found.column(VALUE))
            place = found.cell(row, found.column(VALUE))
            box = boxes.get(key(label.text))
            if box is not None and box.path not in rows:
                rows[box.path] = row.number
                self._take(box, box.path, value, place)
                last = box
            elif not label.text.strip() and last is not None and last.holds == "lines":
                self._go_on(last, value, place)
            elif value.is_filled:
                self._stray(label, value, place)
        for box in sheet.boxes:
            if box.path not in rows:
                self._texts[box.path] = ""
                self._fault("label-missing", box.title, found.place, box.path)

    def rows(self, sheet: RowSheet, found: Headed) -> None:
        """The rows of a table; those that are blank don't count."""
        self._lists.append(sheet.path)
        self._cells[sheet.path] = self._told_at(sheet, found)
        columns = {box.path: found.column(box.title) for box in sheet.boxes}
        for box in sheet.boxes:
            if columns[box.path] is None:
                self._fault("form-column-missing", box.title, found.cell(found.head_row, None), sheet.path)
        filled = [row for row in found.rows if any(row.at(column).is_filled for column in columns.values())]
        hidden = sum(row.is_hidden for row in filled)
        if hidden:
            self.warnings.append(Fault("hidden-rows", found.place, str(hidden)))
        for count, row in enumerate(filled):
            for box in sheet.boxes:
                path = f"{sheet.path}[{count}]{f'.{box.path}' if box.path else ''}"
                column = columns[box.path]
                if column is None:
                    self._texts[path] = ""
                else:
                    self._take(box, path, row.at(column), found.cell(row, column))
        self._warn_of_other_columns(sheet, found)

    def _told_at(self, sheet: RowSheet, found: Headed) -> Place:
        told = next((box for box in sheet.boxes if box.path == sheet.told_at), sheet.boxes[0])
        return found.cell(found.head_row, found.column(told.title))

    def _warn_of_other_columns(self, sheet: RowSheet, found: Headed) -> None:
        """What stands in columns that are not the form's, or that are there twice, is not read."""
        known = {found.column(title) for title in (CHECK, *(box.title for box in sheet.boxes))}
        for column in range(max((len(row.contents) for row in found.rows), default=0)):
            if column not in known and any(row.at(column).is_filled for row in found.rows):
                place = found.cell(found.head_row, column)
                self.warnings.append(Fault("column-ignored", place, shown(found.head_row.at(column).text)))

    def _take(self, box: Box, path: str, held: Content, place: Place) -> None:
        """Put what a cell holds at its path, and note what is wrong with it."""
        text, fault = understood(box, held)
        self._cells[path] = place
        for holder in holders(path):
            if holder:
                self._cells.setdefault(holder, place)
        self._texts[path] = text
        if fault is not None:
            self._faults.append(replace(fault, place=replace(place, field=path)))

    def _go_on(self, box: Box, held: Content, place: Place) -> None:
        """More lines of the box above."""
        if held.is_filled:
            text, fault = understood(box, held)
            self._texts[box.path] += f"\n{text}"
            if fault is not None:
                self._faults.append(replace(fault, place=replace(place, field=box.path)))

    def _stray(self, label: Content, value: Content, place: Place) -> None:
        """A value beside no title is a fault; beside a title of the clerk's own it is only not read."""
        if label.text.strip():
            self.warnings.append(Fault("label-ignored", place, shown(label.text)))
        else:
            self._fault("value-without-label", shown(value.text), place, "")

    def _fault(self, code: str, found: str, place: Place, path: str) -> None:
        self._faults.append(Fault(code, replace(place, field=path), found))
