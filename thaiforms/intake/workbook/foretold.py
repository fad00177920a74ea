"""Formulas that show what the kind of an agreement will print where the clerk leaves a box blank."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from types import MappingProxyType
from typing import TypeAlias

from thaiforms.intake.workbook import words
from thaiforms.model import KINDS, Kind
from thaiforms.thai import Round, ThaiDate, format_date

Cells: TypeAlias = Mapping[str, str]
"""The cell of each box, by the path of its field."""

_LINE_END = "CHAR(10)"
_ANY_YEAR = 2565
_SAYS = "จะพิมพ์ว่า"


def _heading(cells: Cells) -> str:
    lines = {name: f"&{_LINE_END}&".join(_lines(kind, cells)) for name, kind in KINDS.items()}
    return f'="{_SAYS}"&{_LINE_END}&{_shown("heading", cells, lines)}'


def _column(cells: Cells) -> str:
    columns = {name: _text(kind.column) for name, kind in KINDS.items()}
    return f'="{_SAYS} "&{_shown("column", cells, columns)}'


FORETOLD: Mapping[str, tuple[Callable[[Cells], str], str]] = MappingProxyType(
    {"heading": (_heading, f"{_SAYS}\n"), "column": (_column, f"{_SAYS} ")}
)
"""By the path of a field, the formula of what will be printed, and the words that it begins with."""


def _shown(path: str, cells: Cells, by_kind: Mapping[str, str]) -> str:
    """What was typed, or what the chosen kind prints."""
    of_kind = '"(เลือกชนิดของแบบ หรือกรอกเอง)"'
    for name, formula in reversed(tuple(by_kind.items())):
        of_kind = f"IF({cells['kind']}={_text(words.KINDS[name])},{formula},{of_kind})"
    return _or_else(cells[path], of_kind)


def _lines(kind: Kind, cells: Cells) -> tuple[str, ...]:
    """The four heading lines of a kind, each as a formula."""
    between = _text(kind.between)
    for name, post in kind.parties:
        between = between.replace(f"{{{name}}}", f'"&{_or_else(cells[f"parties.{name}"], _text(post))}&"')
    return _text(kind.opening), between, _round(kind, cells), _text(kind.scope)


def _round(kind: Kind, cells: Cells) -> str:
    """The line of the round with Thai digits; dots where its number or year is not a number yet."""
    number, year = cells["round.number"], cells["round.fiscal_year"]
    days = [_or_else(cells[f"round.{name}"], _own_day(kind, name, number, year)) for name in ("first", "last")]
    line = f'"การประเมินรอบที่ "&{number}&" ("&{days[0]}&" - "&{days[1]}&")"'
    thai = reduce(lambda formula, digit: f'SUBSTITUTE({formula},"{digit}","{chr(0x0E50 + digit)}")', range(10), line)
    return f'IF(AND(ISNUMBER({number}),ISNUMBER({year})),{thai},"การประเมินรอบที่ …")'


def _own_day(kind: Kind, name: str, number: str, year: str) -> str:
    """The first or last day of either round, with its year reckoned from the fiscal year."""
    days = [ThaiDate.from_date(getattr(Round(which, _ANY_YEAR), name)) for which in (1, 2)]
    style = "month" if kind.months_alone else "long"
    told = [
        f'"{format_date(day, style).rpartition(" ")[0]} "&({year}{day.year - _ANY_YEAR:+d})'  # type: ignore[arg-type]
        for day in days
    ]
    return f"IF({number}=1,{told[0]},{told[1]})"


def _or_else(cell: str, formula: str) -> str:
    return f"IF(LEN(TRIM({cell}))>0,{cell},{formula})"


def _text(text: str) -> str:
    """A text as a formula writes it."""
    return '"' + text.replace('"', '""') + '"'
