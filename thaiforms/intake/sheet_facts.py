"""What a sheet says besides the values of its cells: merged areas, hidden rows, formulas that were never reckoned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, TypeAlias

from thaiforms.errors import Fault, InputError, Place
from thaiforms.safety.archives import elements

_MOST_ROWS = 1_048_576
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_AREA = re.compile(rf"{_ADDRESS.pattern}:{_ADDRESS.pattern}")

Spans: TypeAlias = Mapping[int, tuple[tuple[int, int], ...]]
"""By column, counted from 0, the first and last rows of its merged areas."""


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """The facts of a sheet, without its values."""

    hidden: int = 0  # rows
    unreckoned: frozenset[tuple[int, int]] = frozenset()  # row and column, counted from 0, of formulas without a value
    areas: tuple[str, ...] = ()
    merged: Spans = field(default_factory=lambda: MappingProxyType({}))
    ends: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))  # last row that ends in each column
    hidden_rows: frozenset[int] = frozenset()

    def below(self, heading: int) -> SheetFacts:
        """The facts without what stands in and above the row of the headings."""
        areas = tuple(area for area in self.areas if _rows_of(area)[1] > heading)
        ends = {column: row for column, row in self.ends.items() if row > heading}
        return replace(self, areas=areas, merged=_spans(areas), ends=MappingProxyType(ends))


NO_FACTS = SheetFacts()


def sheet_facts(part: bytes, place: Place) -> SheetFacts:
    """What a sheet's part says. Raises InputError for rows that no sheet has, or damage."""
    row, areas, ends = 0, [], dict[int, int]()
    hidden: set[int] = set()
    unreckoned: set[tuple[int, int]] = set()
    has_formulas = _FORMULA.search(part) is not None
    try:
        for element in elements(part, place.sheet, "{*}row", "{*}mergeCell", raising=InputError):
            if element.tag.endswith("}mergeCell"):
                areas.append(element.get("ref", ""))
                continue
            row = _row_number(element.get("r", str(row + 1)), place)
            if element.get("hidden") in {"1", "true"} and len(element) > 0:
                hidden.add(row)
            ends[_end(element)] = row
            if has_formulas:
                unreckoned.update((row, column) for column in _unreckoned(element))
    except InputError as error:
        raise InputError(Fault("workbook-damaged", place, fault.found) for fault in error.faults) from error
    tall = tuple(sorted(filter(_is_tall, areas), key=_rows_of))
    merged, last = _spans(tall), MappingProxyType(ends)
    return SheetFacts(len(hidden), frozenset(unreckoned), tall, merged, last, frozenset(hidden))


def _row_number(text: str, place: Place) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 7 and 1 <= int(text) <= _MOST_ROWS):
        raise InputError(Fault("workbook-damaged", place, f"row {text[:20]}"))
    return int(text)


def _unreckoned(row: Any) -> Iterator[int]:
    """The columns of a row that hold a formula, and no value of it; a reckoned empty text is a value."""
    space = row.tag[: row.tag.index("}") + 1]
    for column, cell in _cells(row):
        if cell.find(f"{space}f") is not None and cell.get("t") != "str" and not cell.findtext(f"{space}v"):
            yield column


def _end(row: Any) -> int:
    """The last column of a row that holds anything, or -1."""
    return max((column for column, cell in _cells(row) if len(cell)), default=-1)


def _cells(row: Any) -> Iterator[tuple[int, Any]]:
    """The cells of a row with their columns; one that says nothing of its place stands beside the last."""
    column = -1
    for cell in row:
        address = _ADDRESS.fullmatch(cell.get("r", ""))
        column = column + 1 if address is None else _column(address[1])
        yield column, cell


def _spans(areas: tuple[str, ...]) -> Spans:
    spans: dict[int, list[tuple[int, int]]] = {}
    for area in areas:
        first, last = _rows_of(area)
        spans.setdefault(_column(_AREA.fullmatch(area)[1]), []).append((first, last))  # type: ignore[index]
    return MappingProxyType({column: tuple(sorted(found)) for column, found in spans.items()})


def _is_tall(area: str) -> bool:
    if not _AREA.fullmatch(area):
        return False
    first, last = _rows_of(area)
    return first < last


def _rows_of(area: str) -> tuple[int, int]:
    match = _AREA.fullmatch(area)
    assert match is not None, area
    return int(match[2]), int(match[4])


def _column(word: str) -> int:
    """A column's number, counted from 0, by its letters."""
    number = 0
    for letter in word:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
