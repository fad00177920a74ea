"""Fiscal years and appraisal rounds of the civil service.

Fiscal year N (Buddhist) runs from 1 October N−1 to 30 September N. Its first round is October to March, its second
April to September.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from thaiforms.thai.dates import ERA, FIRST_YEAR, DateError
from thaiforms.thai.numerals import to_arabic_digits
from thaiforms.thai.years import buddhist_year

_ROUND = re.compile(
    r"[^0-9]*?([0-9]+)\s*(?:/\s*|\s(?:ประจำ)?ปี(?:งบประมาณ)?\s*)(พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?\s*([1-9][0-9]{3}|[0-9]{2})"
)


def fiscal_year(date: datetime.date) -> int:
    """The Buddhist fiscal year that a Gregorian date lies in. Raises DateError before 1 January 1941."""
    if date.year + ERA < FIRST_YEAR:
        raise DateError("year-before-2484", date.isoformat(), {"year": str(date.year + ERA)})
    return date.year + ERA + (date.month >= 10)


@dataclass(frozen=True, slots=True)
class Round:
    """One of the two appraisal rounds of a fiscal year. Raises DateError for a round or year that there is not."""

    number: int
    fiscal_year: int  # Buddhist

    def __post_init__(self) -> None:
        if self.number not in (1, 2):
            raise DateError("unknown-round", str(self), {"number": str(self.number)})
        if not FIRST_YEAR < self.fiscal_year <= datetime.MAXYEAR + ERA:
            code = "year-before-2484" if self.fiscal_year <= FIRST_YEAR else "impossible-year"
            raise DateError(code, str(self), {"year": str(self.fiscal_year)})

    @classmethod
    def of(cls, date: datetime.date) -> Round:
        """The round that a Gregorian date lies in."""
        return cls(2 if 4 <= date.month <= 9 else 1, fiscal_year(date))

    @property
    def first(self) -> datetime.date:
        """Its first day, Gregorian."""
        year = self.fiscal_year - ERA
        return datetime.date(year - 1, 10, 1) if self.number == 1 else datetime.date(year, 4, 1)

    @property
    def last(self) -> datetime.date:
        """Its last day, Gregorian."""
        year = self.fiscal_year - ERA
        return datetime.date(year, 3, 31) if self.number == 1 else datetime.date(year, 9, 30)

    def __str__(self) -> str:
        return f"{self.number}/{self.fiscal_year}"


def parse_round(text: str) -> Round:
    """The round of ``2/2564``, ``รอบการประเมินที่ ๒/๒๕๖๔`` or ``รอบที่ 2 ปีงบประมาณ พ.ศ. 2564``.

    Raises DateError: not-a-round, unknown-round, year-could-be-either, year-before-2484.
    """
    match = _ROUND.fullmatch(to_arabic_digits(text).strip())
    if match is None:
        raise DateError("not-a-round", text)
    return Round(int(match[1]), buddhist_year(match[3], match[2] or "", month=0, day=None, found=text))
