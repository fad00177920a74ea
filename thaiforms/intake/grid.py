"""A table of texts, whatever file it comes from, read row by row."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Self

from thaiforms.errors import Fault, InputError, Place

MOST_COLUMNS = 256
_TITLE_ROWS = 20  # in which the headings must come


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its number, which no other has, its texts in the order of the headings, what is wrong with it.

    The number is that of the sheet's row, of the CSV's line, or of the list's item.
    """

    number: int
    texts: tuple[str, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.faults and not any(text and not text.isspace() for text in self.texts)


@dataclass(frozen=True, slots=True)
class Original:
    """A cell as it was, to be written again: its value, and the number format of a workbook."""

    value: object
    number_format: str = "General"


@dataclass(frozen=True)
class Grid(ABC):
    """A table: its headings, what is odd about it, how many rows it has. The rows are read anew each time."""

    file: str
    sheet: str
    headings: tuple[str, ...]
    digest: str  # SHA-256 of the file
    warnings: tuple[Fault, ...] = ()
    count: int = 0  # rows with something in them

    @abstractmethod
    def every_line(self) -> Iterator[Line]:
        """The rows below the headings, blank ones too."""

    @abstractmethod
    def place(self, number: int, column: int) -> Place:
        """Where a cell of the row with a number stands; columns are counted from 0."""

    def row_place(self, number: int) -> Place:  # noqa: ARG002
        """Where a row stands, as far as its cells don't say so better."""
        return Place(file=self.file, sheet=self.sheet)

    @abstractmethod
    def originals(self, numbers: Collection[int]) -> Iterator[tuple[int, tuple[Original, ...]]]:
        """The rows with these numbers, as they were."""

    def lines(self) -> Iterator[Line]:
        """The rows below the headings that hold something."""
        return (line for line in self.every_line() if not line.is_blank)

    def surveyed(self) -> Self:
        """The same with its rows counted, and warnings of what is passed over. Raises InputError for no rows."""
        count, blank, since = 0, 0, 0
        nameless = [column for column, heading in enumerate(self.headings) if not heading]
        lost: dict[int, int] = {}
        for line in self.every_line():
            since += line.is_blank
            if not line.is_blank:
                count, blank, since = count + 1, blank + since, 0
                lost |= {
                    column: line.number for column in nameless if column not in lost and line.texts[column].strip()
                }
        place = Place(file=self.file, sheet=self.sheet)
        if not count:
            raise InputError(Fault("roster-empty", place))
        told = [Fault("blank-rows-skipped", place, str(blank))] if blank else []
        told += [Fault("column-without-heading", self.place(number, column)) for column, number in lost.items()]
        return replace(self, count=count, warnings=(*self.warnings, *told))


def heading_row(rows: Iterator[tuple[int, tuple[str, ...]]]) -> tuple[int, tuple[str, ...]] | None:
    """The row of the headings: the first with several texts, after titles with one; the first at all where none has."""
    first = None
    seen = 0
    for number, texts in rows:
        filled = sum(bool(text.strip()) for text in texts)
        if filled > 1:
            return number, trimmed(texts)
        if filled:
            first = (number, trimmed(texts)) if first is None else first
            seen += 1
        if seen > _TITLE_ROWS:
            break
    return first


def trimmed(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts without blanks around them, up to the last that is not empty."""
    stripped = [" ".join(text.split()) for text in texts]
    while stripped and not stripped[-1]:
        stripped.pop()
    return tuple(stripped)


def headings_of_two(upper: tuple[str, ...], lower: tuple[str, ...]) -> tuple[str, ...]:
    """The headings of two rows: the lower where there is one, with the upper, which may stand over several, where it is not alone.

    So ``ชื่อ`` below ``ผู้ประเมิน`` and again below ``ผู้รับการประเมิน`` become ``ชื่อผู้ประเมิน`` and ``ชื่อผู้รับการประเมิน``.
    """
    below = trimmed(lower)
    pairs, group = [], ""
    for over, under in zip_longest(upper, below, fillvalue=""):
        group = over or group
        pairs.append((over, under, group))
    counts = Counter(under or over for over, under, _ in pairs)
    return tuple(over if not under else under if counts[under] == 1 else under + group for over, under, group in pairs)
