"""Words for faults, in Thai and English.

``th.po`` and ``en.po`` hold, for each code, what is wrong (``code``) and what to do (``code.mend``); where a close
guess is known, ``code.mend.nearest`` names it. Blanks such as ``{found}`` are filled from the fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

from babel.messages.pofile import read_po

from thaiforms.errors import Fault, Place, UsageError

Language = Literal["th", "en"]
_BLANK = re.compile(r"\{(\w+)\}")
_LAST_BLANK = re.compile(r"\{(\w+)\}\Z")


@dataclass(frozen=True, slots=True)
class Message:
    """A fault in words: what is wrong, where it stands, what was found there, what to do."""

    what: str
    where: str
    found: str
    mend: str

    def __str__(self) -> str:
        """All of it in one line: where, what is wrong, what to do."""
        told = f"{self.where}: {self.what}" if self.where else self.what
        return f"{told} — {self.mend}" if self.mend else told


def explain(fault: Fault, language: Language = "th") -> Message:
    """The fault in words. A code without words is its own; UsageError for a language that there is not."""
    words = catalogue(language)
    blanks = {**fault.details, "found": fault.found}
    mends = [f"{fault.code}.mend"]
    if fault.details.get("nearest"):
        mends.insert(0, f"{fault.code}.mend.nearest")
    what = _filled(words.get(fault.code, fault.code), blanks)
    mend = _filled(next((words[name] for name in mends if name in words), ""), blanks)
    return Message(what, _where(fault, language), fault.found, mend)


def line(fault: Fault, language: Language = "th") -> str:
    """The fault in one line of words."""
    return str(explain(fault, language))


@lru_cache(maxsize=2)
def catalogue(language: Language) -> Mapping[str, str]:
    """The words of a language by code, read at first use. Raises UsageError for a language that there is not."""
    if language not in get_args(Language):
        raise UsageError(Fault("unknown-language", Place(), str(language), {"known": ", ".join(get_args(Language))}))
    with Path(__file__).with_name(f"{language}.po").open("rb") as stream:
        return MappingProxyType({str(entry.id): str(entry.string) for entry in read_po(stream) if entry.id})


def _filled(words: str, blanks: Mapping[str, str]) -> str:
    """The words with their blanks filled; one that the fault knows nothing of stays empty, other braces stay.

    Where nothing fills the blank that ends them, the colon before it goes too.
    """
    told = _BLANK.sub(lambda blank: str(blanks.get(blank[1], "")), words)
    last = _LAST_BLANK.search(words)
    return told if last is None or blanks.get(last[1]) else told.rstrip(" :")


def _where(fault: Fault, language: Language) -> str:
    """Where the fault stands, from the file inwards; line numbers in the digits that editors show."""
    parts = _thai(fault.place, fault.details) if language == "th" else _english(fault.place)
    return (" " if language == "th" else ", ").join(part for part in parts if part)


def _thai(place: Place, details: Mapping[str, str]) -> Iterator[str]:
    title = f" ({details['title']})" if details.get("title") else ""
    yield place.file
    yield f"แผ่นงาน {place.sheet}" if place.sheet else ""
    yield f"เซลล์ {place.address}" if place.address else ""
    yield f"บรรทัด {place.line}" if place.line is not None else ""
    yield f"คอลัมน์ “{place.column}”" if place.column else ""
    yield f"ช่อง {place.field}{title}" if place.field else ""
    yield f"ส่วน {place.part}" if place.part else ""
    yield f"ตารางที่ {place.table}" if place.table is not None else ""
    yield f"แถวที่ {place.row}" if place.row is not None else ""
    yield f"เซลล์ที่ {place.cell}" if place.cell is not None else ""
    yield f"ย่อหน้าที่ {place.paragraph}" if place.paragraph is not None else ""
    yield f"ตรงข้อความ “{place.text}”" if place.text else ""


def _english(place: Place) -> Iterator[str]:
    yield place.file
    yield f"sheet {place.sheet}" if place.sheet else ""
    yield f"cell {place.address}" if place.address else ""
    yield f"line {place.line}" if place.line is not None else ""
    yield f"column “{place.column}”" if place.column else ""
    yield place.field
    yield place.part
    yield f"table {place.table}" if place.table is not None else ""
    yield f"row {place.row}" if place.row is not None else ""
    yield f"cell {place.cell}" if place.cell is not None else ""
    yield f"paragraph {place.paragraph}" if place.paragraph is not None else ""
    yield f"at “{place.text}”" if place.text else ""
