"""A roster: rows that are a document or a person each, with columns named in Thai or English."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from thaiforms.batch.columns import FORMER_ROW, MEND, column_name
from thaiforms.errors import Fault, InputError, Place
from thaiforms.intake.grid import Grid, Line, Original
from thaiforms.intake.grids import read_grid
from thaiforms.model.problems import nearest, shown

KEY = "key"
# What a spreadsheet would reckon, or the error that it came to, and nobody's name.
_RECKONED = re.compile(r"=\s*[A-Za-z0-9(+\-\"'@{$#]|#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$")
_FORMER = column_name(FORMER_ROW)
_OURS = frozenset({_FORMER, column_name(MEND)})
_NO_COLUMNS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number in the roster's order, from 1; its texts by column; where they stand; what is wrong already."""

    number: int
    values: Mapping[str, str]
    origin: Place  # file and sheet, and the line of a text file
    line: int  # of the sheet or CSV file; of a list, the item
    addresses: Mapping[str, tuple[str, str]]  # by column: its heading, and its letters in a sheet
    faults: tuple[Fault, ...] = ()

    @property
    def places(self) -> Mapping[str, Place]:
        """Where each value stands."""
        return {column: self.place(column) for column in self.values}

    def place(self, column: str) -> Place:
        """Where the value of a column stands: the cell of a sheet, or the line and the column's heading."""
        heading, letters = self.addresses.get(column, ("", ""))
        return replace(self.origin, column=heading, address=f"{letters}{self.line}" if letters else "")


@dataclass(frozen=True)
class Roster:
    """A roster whose headings are known and whose file has been read to its end once; the rows are read as asked for."""

    grid: Grid
    names: tuple[str, ...]  # of the columns, in the order of the headings; "" for those that are no data
    warnings: tuple[Fault, ...] = ()

    @property
    def file(self) -> str:
        """The file's name as it was given."""
        return self.grid.file

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings as they were typed, without those of our own columns."""
        return tuple(heading for heading, name in zip(self.grid.headings, self.names, strict=True) if name)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names by which the columns' values are known."""
        return tuple(name for name in self.names if name)

    @property
    def digest(self) -> str:
        """The SHA-256 of the file."""
        return self.grid.digest

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self.grid.count

    def rows(self) -> Iterator[Row]:
        """The rows in order, read as they are asked for. A key that stands twice is a fault of the second row."""
        addresses = self._addresses()
        seen: dict[bytes, int] = {}
        for number, line in enumerate(self.grid.lines(), 1):
            row = self._row(number, line, addresses)
            yield replace(row, faults=(*row.faults, *_key_faults(row, seen))) if KEY in row.values else row

    def former_row(self, cells: Sequence[Original]) -> str:
        """The number that a row of a failed.xlsx had at first, or nothing."""
        own = (cell for heading, cell in zip(self.grid.headings, cells, strict=True) if column_name(heading) == _FORMER)
        return next((str(cell.value) for cell in own if str(cell.value).strip()), "")

    def _addresses(self) -> Mapping[str, tuple[str, str]]:
        places = [self.grid.place(1, column) for column in range(len(self.names))]
        return {
            name: (place.column, place.address.rstrip("0123456789"))
            for name, place in zip(self.names, places, strict=True)
            if name
        }

    def _row(self, number: int, line: Line, addresses: Mapping[str, tuple[str, str]]) -> Row:
        values = {name: text.strip() for name, text in zip(self.names, line.texts, strict=True) if name}
        row = Row(number, values, self.grid.row_place(line.number), line.number, addresses, line.faults)
        reckoned = [name for name, text in values.items() if text[:1] in ("=", "#") and _RECKONED.match(text)]
        faults = (*row.faults, *(_reckoned(row, name) for name in reckoned))
        return replace(row, faults=faults, values=values | dict.fromkeys(reckoned, "")) if reckoned else row


def read_roster(path: str | os.PathLike[str], *, columns: Mapping[str, str] = _NO_COLUMNS) -> Roster:
    """The roster of an XLSX, CSV, YAML or JSON file; ``columns`` renames headings. Raises InputError with every fault."""
    grid = read_grid(path)
    renamed = {_position(heading, grid.headings): column_name(name) for heading, name in columns.items()}
    own = tuple(map(column_name, grid.headings))
    names = tuple("" if name in _OURS else renamed.get(column, name) for column, name in enumerate(own))
    faults = [*_unknown(columns, grid), *_doubled(names, grid)]
    if faults:
        raise InputError(faults)
    return Roster(grid, names, grid.warnings)


def _reckoned(row: Row, column: str) -> Fault:
    text = row.values[column]
    return Fault("cell-is-error" if text.startswith("#") else "formula-as-text", row.place(column), shown(text))


def _position(heading: str, headings: Sequence[str]) -> int | None:
    """Where a heading stands: as it is typed, or else any that means the same."""
    for same in (str.strip, column_name):
        known = [same(other) for other in headings]
        if same(heading) in known:
            return known.index(same(heading))
    return None


def _unknown(columns: Mapping[str, str], grid: Grid) -> Iterator[Fault]:
    """Headings that are to be renamed and that there are not."""
    known = {column_name(heading): heading for heading in grid.headings}
    for heading in columns:
        if _position(heading, grid.headings) is None:
            guess = known.get(nearest(column_name(heading), known), "")
            details = {"known": ", ".join(filter(None, grid.headings)), "nearest": guess}
            yield Fault("heading-missing", Place(file=grid.file, sheet=grid.sheet), heading, details)


def _doubled(names: tuple[str, ...], grid: Grid) -> Iterator[Fault]:
    """Headings that mean a column that another stands for already."""
    first: dict[str, int] = {}
    for column, name in enumerate(names):
        if name and first.setdefault(name, column) != column:
            place = replace(grid.place(0, column), line=None, address="")
            yield Fault(
                "heading-twice", place, grid.headings[column], {"first": grid.headings[first[name]], "name": name}
            )


def _key_faults(row: Row, seen: dict[bytes, int]) -> Iterator[Fault]:
    """A key that is missing, or that a row before has."""
    key = row.values[KEY]
    if not key:
        yield Fault("key-missing", row.place(KEY))
        return
    mark = hashlib.blake2b(
        key.encode("utf-8", "replace"), digest_size=8
    ).digest()  # eight bytes a row, whatever the key
    first = seen.setdefault(mark, row.line)
    if first != row.line:
        yield Fault("key-twice", row.place(KEY), shown(key), {"first": str(first)})
