"""A CSV file as a table, read as a stream: in any of the encodings and with any of the separators that Excel writes."""

from __future__ import annotations

import codecs
import csv
import hashlib
import itertools
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from thaiforms.errors import Fault, InputError, Place
from thaiforms.intake.grid import MOST_COLUMNS, Grid, Line, Original, heading_row
from thaiforms.model.values import named

_SEPARATORS = (",", ";", "\t")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNICODE, _WINDOWS = "utf-8-sig", "cp874"
_LETTERS = frozenset((*range(0xA0, 0xDB), *range(0xDF, 0xFC), 0x80, 0x85, *range(0x91, 0x98)))  # of CP874
_LONGEST_LINE = 1 << 20  # bytes


@dataclass(frozen=True)
class CsvGrid(Grid):
    """A CSV file; nothing of it stays in memory."""

    encoding: str = _UNICODE
    separator: str = ","
    heading_line: int = 1

    def every_line(self) -> Iterator[Line]:
        """The records below the headings, each with the number of the line on which it begins."""
        width = len(self.headings)
        for number, texts in _records(self.file, self.encoding, self.separator):
            if number > self.heading_line:
                faults = (self._too_long(number, texts),) if any(texts[width:]) else ()
                yield Line(number, tuple(texts[:width]) + ("",) * (width - len(texts)), faults)

    def place(self, number: int, column: int) -> Place:
        """The line, and the column's heading."""
        return Place(file=self.file, line=number, column=self.headings[column] if column < len(self.headings) else "")

    def _too_long(self, number: int, texts: list[str]) -> Fault:
        """More fields than headings: a separator stands in a text that is not quoted, so that no column is sure."""
        details = {"columns": str(len(self.headings)), "separator": self.separator}
        return Fault("row-too-long", Place(file=self.file, line=number), str(len(texts)), details)

    def row_place(self, number: int) -> Place:
        """The line on which the row begins."""
        return Place(file=self.file, line=number)

    def originals(self, numbers: Collection[int]) -> Iterator[tuple[int, tuple[Original, ...]]]:
        """The records that begin on these lines."""
        wanted = frozenset(numbers)
        return ((line.number, tuple(map(Original, line.texts))) for line in self.lines() if line.number in wanted)


def read_csv(path: Path, *, file: str) -> Grid:
    """The table of a CSV file, checked to its end. Raises InputError for mixed encodings and quotes left open."""
    place = Place(file=file)
    encoding, digest = _encoding(path, place)
    with path.open(encoding=encoding, newline="") as stream:
        separator = _separator(stream)
    found = heading_row((number, tuple(texts)) for number, texts in _records(file, encoding, separator))
    if found is None:
        raise InputError(Fault("roster-empty", place))
    number, headings = found
    warnings: tuple[Fault, ...] = (
        (Fault("encoding-taken", place, "TIS-620 (Windows-874)"),) if encoding == _WINDOWS else ()
    )
    if len(headings) > MOST_COLUMNS:
        warnings += (Fault("too-many-columns", place, details={"most": str(MOST_COLUMNS)}),)
    headings = headings[:MOST_COLUMNS]
    return CsvGrid(
        file, "", headings, digest, warnings, encoding=encoding, separator=separator, heading_line=number
    ).surveyed()


def _encoding(path: Path, place: Place) -> tuple[str, str]:
    """The encoding of all lines, and the SHA-256 of the bytes. Raises InputError where lines differ, or none fits."""
    digest, first = hashlib.sha256(), dict[str, int]()
    with path.open("rb") as stream:
        for number, line in enumerate(iter(lambda: stream.readline(_LONGEST_LINE), b""), 1):
            digest.update(line)
            if len(line) == _LONGEST_LINE or b"\0" in line or line.startswith(_WIDE):
                raise InputError(_unreadable(line, place).at(line=number))
            if not line.isascii():
                first.setdefault(_UNICODE if _is_utf8(line) else _thai(line, number, place), number)
            if len(first) > 1:
                raise InputError(_mixed(first[_UNICODE], first[_WINDOWS], place))
    return next(iter(first), _UNICODE), digest.hexdigest()


def _unreadable(line: bytes, place: Place) -> Fault:
    """Why a line is no text of a table: NUL, as in UTF-16, or no end in sight."""
    if line.startswith(_WIDE):
        return Fault("wrong-encoding", place, details={"encoding": "UTF-16"})
    if b"\0" in line:
        return Fault("forbidden-character", place, details=named("\0"))
    return Fault("csv-line-too-long", place, details={"most": f"{_LONGEST_LINE >> 20} MiB"})


def _mixed(unicode_line: int, thai_line: int, place: Place) -> Fault:
    details = {"unicode": str(unicode_line), "thai": str(thai_line)}
    return Fault("mixed-encodings", place, details=details).at(line=max(unicode_line, thai_line))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _thai(line: bytes, number: int, place: Place) -> str:
    """TIS-620 as Windows has it. Raises InputError for a byte that is none of its letters, nor UTF-8."""
    odd = next((byte for byte in line if byte >= 0x80 and byte not in _LETTERS), None)
    if odd is not None:
        raise InputError(Fault("not-utf-8", place, f"0x{odd:02X}").at(line=number))
    return _WINDOWS


def _separator(stream: TextIO) -> str:
    """The separator of the first line that holds several fields; ``sep=;`` as Excel's own hint is taken at its word."""
    for line in itertools.islice(stream, 20):
        if line.lower().startswith("sep=") and line[4:5] in _SEPARATORS:
            return line[4]
        counts = {sign: len(next(csv.reader([line], delimiter=sign), [])) for sign in _SEPARATORS}
        best = max(counts, key=lambda sign: counts[sign])
        if counts[best] > 1:
            return best
    return ","


def _records(file: str, encoding: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of the line on which it begins. Raises InputError for a quote that isn't closed."""
    with Path(file).open(encoding=encoding, newline="") as stream:
        reader = csv.reader(stream, delimiter=separator, strict=True)
        number = 1
        try:
            for texts in reader:
                if not (number == 1 and texts and texts[0].lower().startswith("sep=")):
                    yield number, texts
                number = reader.line_num + 1
        except csv.Error as error:
            raise InputError(Fault("csv-syntax", Place(file=file, line=number), str(error))) from error
