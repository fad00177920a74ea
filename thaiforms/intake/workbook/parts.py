"""Of what the description of a workbook consists: sheets, and the boxes in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

from thaiforms.intake.reckoned import Reckoned
from thaiforms.model.part import Part
from thaiforms.thai import to_thai_digits

Holds = Literal["text", "lines", "date", "number", "tick"]
HEADING = "หัวเอกสาร"
SIGNERS = "ผู้ลงนาม"
LISTS = "รายการเลือก"
"""The sheet of the words that lists offer; nothing is read from it."""
CHECK, FIELD, VALUE, ABOUT = "ตรวจ", "ช่อง", "กรอกที่นี่", "คำอธิบาย"
"""The heads of the columns that are not boxes of a form."""
MARK = "thaiforms"
"""The custom property of the file that names the form."""

_NO_CHOICES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Box:
    """A field as it stands in a workbook: the title over or beside it, and how it is filled in."""

    path: str  # from the form, or from the row that it stands in
    title: str
    help: str
    holds: Holds = "text"
    required: bool = False
    choices: Mapping[str, str] = field(
        default_factory=lambda: _NO_CHOICES, hash=False
    )  # the list's word by the form's own
    offers: tuple[str, ...] = ()  # words that the list offers; any other may be typed
    between: tuple[str, str] | None = None  # the numbers that may be typed
    width: float = 20  # millimetres, as a column of a table
    is_upright: bool = False  # whether its title is turned
    foretells: int = 0  # lines beside it that show what is printed if it stays blank


@dataclass(frozen=True, slots=True)
class FieldSheet:
    """A sheet with a box in each row, beside its title."""

    name: str
    hint: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class RowSheet:
    """A sheet with a table: a row for each item of a list of the form, a column for each box of an item."""

    name: str
    hint: str
    path: str
    boxes: tuple[Box, ...]
    prepared: int  # rows at least
    told_at: str = ""  # the box whose head stands for the list as a whole
    summed: str = ""  # the box whose numbers sum to a hundred
    groups: tuple[tuple[str, str, str], ...] = ()  # a title over the boxes from one to another
    is_wide: bool = False  # whether it is printed across


Sheet: TypeAlias = FieldSheet | RowSheet


@dataclass(frozen=True, slots=True)
class Filling:
    """What a form's workbook is filled with: the value of each box, and what is printed for those left blank."""

    values: Mapping[str, str | int | float]
    foretold: Mapping[str, str]
    reckoned: Reckoned  # what the formulas come to, as they are written


@dataclass(frozen=True, slots=True)
class Layout:
    """All sheets of a form's workbook, in order."""

    form: str
    title: str
    sheets: tuple[Sheet, ...]


def box(part: type[Part], name: str, about: str, *, under: str = "", nth: int | None = None, **more: object) -> Box:
    """The box of a field of a part, which the model gives its Thai title; ``nth`` of a list of boxes, from 0."""
    known = part.model_fields[name]
    count, number = ("", "") if nth is None else (f"[{nth}]", f" {to_thai_digits(str(nth + 1))}")
    path = f"{under}.{name}{count}" if under else f"{name}{count}"
    title = str(known.title) + number
    return Box(path, title, about, **{"required": known.is_required(), **more})  # type: ignore[arg-type]
