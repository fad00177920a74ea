"""The sheets of a workbook as they are read: rows of contents, and which column stands under which head."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thaiforms.errors import Fault, InputError, Place
from thaiforms.intake.sheet_facts import SheetFacts
from thaiforms.intake.spreadsheets import letters, rows
from thaiforms.intake.workbook.cells import NOTHING, Content, content
from thaiforms.thai import normalise, to_arabic_digits

_MOST_ROWS = 2000
_MOST_COLUMNS = 60
_LAST_ROW = 20_000  # below it nobody writes a form, and nothing is looked at
_HEAD_WITHIN = 40  # rows from the top


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: its number from 1, and what its cells hold."""

    number: int
    contents: tuple[Content, ...]
    is_hidden: bool = False

    def at(self, column: int | None) -> Content:
        """What the cell of a column holds, counted from 0; where there is no such column, nothing."""
        return self.contents[column] if column is not None and column < len(self.contents) else NOTHING


@dataclass(frozen=True, slots=True)
class Headed:
    """The rows of a sheet that are below its heads, and the columns by their heads."""

    place: Place  # of the sheet
    columns: Mapping[str, int]
    head_row: Row
    rows: tuple[Row, ...]

    def column(self, title: str) -> int | None:
        """The column under a head, counted from 0."""
        return self.columns.get(key(title))

    def cell(self, row: Row, column: int | None) -> Place:
        """The place of a cell; without a column, of the row's first."""
        return Place(self.place.file, sheet=self.place.sheet, address=f"{letters((column or 0) + 1)}{row.number}")


def key(title: str) -> str:
    """A title as it is compared: blanks and the script of digits make no difference."""
    return "".join(to_arabic_digits(normalise(title).text).split()).casefold()


def read_rows(sheet: Any, facts: SheetFacts, place: Place) -> list[Row]:
    """The rows of a sheet; a merged area's first cell serves all its rows. Raises InputError for damage or too many rows."""
    found: list[Row] = []
    for number, cells in itertools.takewhile(
        lambda line: line[0] <= _LAST_ROW, rows(sheet, columns=_MOST_COLUMNS, file=place.file)
    ):
        read = [content(cell, is_unreckoned=(number, nth) in facts.unreckoned) for nth, cell in enumerate(cells)]
        is_filled = any(one.is_filled for one in read)
        if number > _MOST_ROWS:
            if is_filled:
                raise InputError(Fault("sheet-too-long", place, str(number), {"most": str(_MOST_ROWS)}))
            continue
        contents = tuple(_filled_down(read, found, facts, number) if is_filled else read)
        found.append(Row(number, contents, number in facts.hidden_rows))
    return found


def _filled_down(read: list[Content], above: Sequence[Row], facts: SheetFacts, number: int) -> list[Content]:
    """The contents of a row with those of merged areas that began further up."""
    for column, spans in facts.merged.items():
        for first, last in spans if column < len(read) else ():
            if first < number <= last and first <= len(above):
                read[column] = above[first - 1].at(column)
    return read


def headed(place: Place, found: Sequence[Row], titles: Iterable[str]) -> Headed | None:
    """The rows below the first row that holds more than half of the titles; None where no row does."""
    due = {key(title) for title in titles}
    for index, row in enumerate(found[:_HEAD_WITHIN]):
        columns = dict(_columns(row))
        if 2 * len(due & columns.keys()) > len(due):
            return Headed(place, columns, row, tuple(found[index + 1 :]))
    return None


def _columns(row: Row) -> Iterator[tuple[str, int]]:
    """Heads and their columns; the first of a head that stands twice comes last, and so is kept."""
    for column in reversed(range(len(row.contents))):
        text = row.contents[column].text
        if text.strip():
            yield key(text), column
