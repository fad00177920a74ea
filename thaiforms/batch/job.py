"""What a run is asked for, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from thaiforms.errors import Fault, RowsError
from thaiforms.pipeline import FORMATS
from thaiforms.thai import Numerals


@dataclass(frozen=True)
class BatchJob:
    """A form with the columns of a roster in it, and the folder that its documents go to."""

    form: Path
    roster: Path
    output: Path
    name: str = ""  # a pattern such as "{province}/{district}/{name}"; where empty, the usual one
    settings: Mapping[str, str] = field(
        default_factory=dict
    )  # values of the form by their paths, in place of the file's
    columns: Mapping[str, str] = field(
        default_factory=dict
    )  # headings of the roster, and the names of the columns that they mean
    formats: tuple[str, ...] = FORMATS
    template: Path | None = None  # where None, the shipped one
    numerals: Numerals = "thai"
    final: bool = False
    only: Mapping[str, str] = field(default_factory=dict)  # columns, and the value that a row must have there
    limit: int | None = None  # how many rows, from the first on
    force: bool = False  # make again what is whole and unchanged, too
    stop_on_error: bool = False
    print_file: bool = False  # one PDF of all rows of a group, for the printer, besides
    group: str = ""  # the pattern of their names, such as "{district}"; where empty, the rows of a province
    archive: bool = False  # all the documents as one ZIP besides
    workers: int | None = None  # processes; where None, as many as there are processors and work for
    scheduler: str = ""  # the address of a Dask scheduler; where empty, this machine does the work


@dataclass(frozen=True)
class Progress:
    """How far a run has come."""

    rows: int  # in all
    made: int = 0
    unchanged: int = 0
    failed: int = 0
    step: Literal["documents", "print files", "archive"] = "documents"

    @property
    def done(self) -> int:
        """Rows that need no more work."""
        return self.made + self.unchanged + self.failed


@dataclass(frozen=True)
class Noted:
    """A warning that some rows gave, as the first of them gave it."""

    fault: Fault
    row: int  # the first
    count: int


@dataclass(frozen=True)
class Summary:
    """What a run came to."""

    rows: int  # that were asked for
    made: int = 0
    unchanged: int = 0
    pages: int = 0  # of the documents made now
    failures: Mapping[int, tuple[Fault, ...]] = field(default_factory=dict)  # by row
    warnings: tuple[Fault, ...] = ()  # of the form, the roster and the folder
    noted: tuple[Noted, ...] = ()  # of the rows
    faults: tuple[Fault, ...] = ()  # of the print files
    failed_file: Path | None = None
    print_files: tuple[Path, ...] = ()
    archive: Path | None = None
    seconds: float = 0
    stopped: bool = False  # at the first row that failed

    @property
    def exit_code(self) -> int:
        """0, or that of RowsError where rows or print files failed."""
        return RowsError.exit_code if self.failures or self.faults else 0
