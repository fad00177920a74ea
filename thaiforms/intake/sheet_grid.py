"""A sheet of a workbook as a table: merged cells filled down, formulas by their values, leading zeros kept."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, TypeAlias

from thaiforms.errors import Fault, InputError, Place
from thaiforms.intake.cells import cell_text
from thaiforms.intake.grid import MOST_COLUMNS, Grid, Line, Original, heading_row, headings_of_two
from thaiforms.intake.sheet_facts import NO_FACTS, SheetFacts, sheet_facts
from thaiforms.intake.spreadsheets import format_of, letters, open_workbook, read_back, rows, sheet_part
from thaiforms.model.problems import nearest

Read: TypeAlias = tuple[str, Fault | None]
"""The text of a cell, and what is wrong with it."""

_FEW = 5  # merged areas that a warning names


@dataclass(frozen=True)
class SheetGrid(Grid):
    """A sheet; the workbook stays in memory, packed."""

    data: bytes = b""
    heading_line: int = 1
    facts: SheetFacts = NO_FACTS

    def every_line(self) -> Iterator[Line]:
        """The rows below the headings; the first cell of a merged area serves all its rows that hold anything."""
        above: dict[tuple[int, int], Read] = {}
        for number, cells in self._rows():
            read = [self._read(cell, number, column) for column, cell in enumerate(cells)]
            if any(fault or text.strip() for text, fault in read):
                self._fill(read, number, above)
            yield Line(number, tuple(text for text, _ in read), tuple(fault for _, fault in read if fault is not None))

    def place(self, number: int, column: int) -> Place:
        """The cell's address."""
        heading = self.headings[column] if column < len(self.headings) else ""
        return Place(file=self.file, sheet=self.sheet, address=f"{letters(column + 1)}{number}", column=heading)

    def originals(self, numbers: Collection[int]) -> Iterator[tuple[int, tuple[Original, ...]]]:
        """The rows with these numbers: dates and numbers with their formats, formulas as their text."""
        wanted = frozenset(numbers)
        for (number, cells), line in zip(self._rows(formulas=True), self.every_line(), strict=True):
            if number in wanted:
                yield number, tuple(map(_original, cells, line.texts))

    def _rows(self, *, formulas: bool = False) -> Iterator[tuple[int, tuple[Any, ...]]]:
        sheet = open_workbook(self.data, file=self.file, formulas=formulas)[self.sheet]
        return rows(sheet, columns=len(self.headings), first=self.heading_line + 1, file=self.file)

    def _read(self, cell: Any, number: int, column: int) -> Read:
        if cell.value is None:
            unreckoned = (number, column) in self.facts.unreckoned
            return "", Fault("formula-without-value", self.place(number, column)) if unreckoned else None
        if cell.data_type == "e":
            return "", Fault("cell-is-error", self.place(number, column), str(cell.value))
        return _shown(cell), None

    def _fill(self, read: list[Read], number: int, above: dict[tuple[int, int], Read]) -> None:
        """Put the value of a merged area's first cell where the area covers a cell of this row."""
        for column, spans in self.facts.merged.items():
            for first, last in spans if column < len(read) else ():
                if first == number:
                    above[column, first] = read[column]
                elif first < number <= last:
                    read[column] = above.get((column, first), read[column])


def read_sheet(data: bytes, *, file: str, sheet: str = "") -> Grid:
    """The table of a sheet: the one named, or the first that can be seen. Raises InputError."""
    chosen = _chosen(open_workbook(data, file=file), sheet, file)
    place = Place(file=file, sheet=chosen.title)
    facts = sheet_facts(sheet_part(data, chosen), place)
    number, headings = _headings(chosen, facts, place)
    facts = facts.below(number)
    warnings = tuple(_warnings(facts, len(headings), place))
    digest = hashlib.sha256(data).hexdigest()
    headings = headings[:MOST_COLUMNS]
    return SheetGrid(
        file, chosen.title, headings, digest, warnings, data=data, heading_line=number, facts=facts
    ).surveyed()


def _headings(sheet: Any, facts: SheetFacts, place: Place) -> tuple[int, tuple[str, ...]]:
    """The last row of the headings, and the headings. Those of two rows, some merged down over both, are put together."""
    seen = (
        (number, tuple(map(_shown, cells))) for number, cells in rows(sheet, columns=MOST_COLUMNS + 1, file=place.file)
    )
    found = heading_row(seen)
    if found is None:
        raise InputError(Fault("roster-empty", place))
    number, headings = found
    if (number, number + 1) not in chain.from_iterable(facts.merged.values()):
        return found
    below = next(seen, (number + 1, ()))[1]
    return number + 1, headings_of_two(headings, below)


def _chosen(workbook: Any, name: str, file: str) -> Any:
    sheets = workbook.worksheets
    if name:
        named = next((sheet for sheet in sheets if sheet.title.strip().casefold() == name.strip().casefold()), None)
        titles = [sheet.title for sheet in sheets]
        details = {"known": ", ".join(titles), "nearest": nearest(name, titles)}
        if named is None:
            raise InputError(Fault("sheet-missing", Place(file=file), name, details))
        return named
    seen = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    if not seen:
        raise InputError(Fault("roster-empty", Place(file=file)))
    return seen[0]


def _warnings(facts: SheetFacts, columns: int, place: Place) -> Iterator[Fault]:
    if facts.hidden:
        yield Fault("hidden-rows", place, str(facts.hidden))
    if facts.areas:
        more = "" if len(facts.areas) <= _FEW else " …"
        yield Fault("merged-cells-filled", place, ", ".join(facts.areas[:_FEW]) + more)
    beyond = min((column for column in facts.ends if column >= columns), default=None)
    if beyond is not None and columns <= MOST_COLUMNS:
        yield Fault("column-without-heading", replace(place, address=f"{letters(beyond + 1)}{facts.ends[beyond]}"))
    if columns > MOST_COLUMNS:
        yield Fault("too-many-columns", place, details={"most": str(MOST_COLUMNS)})


def _shown(cell: Any) -> str:
    value = cell.value
    return read_back(value) if isinstance(value, str) else cell_text(value, "" if value is None else format_of(cell))


def _original(cell: Any, text: str) -> Original:
    """The cell as it was; one of a merged area with the text that served it; a formula, however kept, as its text."""
    value = cell.value
    if value is None:
        return Original(text)
    if cell.data_type == "f":
        return Original(str(getattr(value, "text", value)))
    return Original(read_back(value) if isinstance(value, str) else value, format_of(cell))
