"""What can go wrong, and who can mend it.

::

    ThaiformsError
    ├── UserError            the user can mend it; every fault at once in ``faults``
    │   ├── InputError       exit 1   the data: a file, a field, a value
    │   ├── UsageError       exit 2   the command line or the call
    │   ├── TemplateError    exit 3   the Word template
    │   ├── GlyphError       exit 4   a letter no font can draw, or a font that is missing
    │   ├── OutputError      exit 5   a file that cannot be written
    │   ├── RowsError        exit 6   rows of a roster, out of many, that came to nothing
    │   ├── ExtraError       exit 8   an optional part that is not installed
    │   └── LockedError      exit 9   a folder that another run is writing into
    └── InternalError        exit 70  only we can mend it
        └── CheckError       exit 7   what was made differs from what should have been made
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: in a data file, in a Word file, or on a page. Counts begin at 1."""

    file: str = ""
    line: int | None = None
    field: str = ""  # "indicators[2].weight", counted from 0 as in Python
    part: str = ""  # the Word part, such as "word/document.xml"
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    paragraph: int | None = None
    text: str = ""  # a few words from there
    sheet: str = ""  # of a workbook
    address: str = ""  # of a cell in a sheet, such as "B7"
    column: str = ""  # of a roster, by its heading

    def __str__(self) -> str:
        """The place in a line of English, such as ``team.yaml, line 12, indicators[2].weight``."""
        counted = (("line", self.line), ("table", self.table), ("row", self.row), ("cell", self.cell))
        words = [self.file, f"sheet {self.sheet}" if self.sheet else "", self.address]
        words += [f"column {self.column}" if self.column else ""]
        words += [f"{name} {count}" for name, count in counted if count is not None]
        if self.paragraph is not None:
            words.append(f"paragraph {self.paragraph}")
        return ", ".join(word for word in (*words, self.field) if word)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong or worth a warning: what, where, and what was found there."""

    code: str  # "weights-not-100": stable; thaiforms.messages has its words
    place: Place = Place()
    found: str = ""
    details: Mapping[str, str] = field(default_factory=dict, hash=False)  # what the message's words need besides

    def at(self, **place: object) -> Fault:
        """The same fault with more known of its place."""
        return replace(self, place=replace(self.place, **place))  # type: ignore[arg-type]

    def __str__(self) -> str:
        where = str(self.place)
        return f"{self.code}{f' at {where}' if where else ''}{f': {self.found}' if self.found else ''}"


class ThaiformsError(Exception):
    """The root of all errors of this library."""

    exit_code = 70


class UserError(ThaiformsError):
    """Something the user can mend. ``faults`` holds all that is wrong, not only the first."""

    def __init__(self, faults: Fault | Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__("; ".join(map(str, self.faults)))

    def __reduce__(self) -> tuple[type[UserError], tuple[tuple[Fault, ...]]]:
        return type(self), (self.faults,)


class InputError(UserError):
    """The data are wrong: a file, a field or a value."""

    exit_code = 1


class UsageError(UserError):
    """The command line or the call is wrong."""

    exit_code = 2


class TemplateError(UserError):
    """The Word template is wrong: not a DOCX, an unknown blank, an unclosed tag, something not allowed."""

    exit_code = 3


class GlyphError(UserError):
    """No font at hand can draw a letter, or a font is missing."""

    exit_code = 4


class OutputError(UserError):
    """A file cannot be written."""

    exit_code = 5


class RowsError(UserError):
    """Rows of a roster came to nothing; all others were made."""

    exit_code = 6


class ExtraError(UserError):
    """An optional part of the library is not installed."""

    exit_code = 8


class LockedError(UserError):
    """Another run is writing into the same folder."""

    exit_code = 9


class InternalError(ThaiformsError):
    """A mistake of ours."""


class CheckError(InternalError):
    """What was made differs from what should have been made; it is not published."""

    exit_code = 7
