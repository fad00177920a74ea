"""Buddhist-era dates: read from text as people type them, turned to and from ``datetime.date``, written out again.

Buddhist year = Gregorian year + 543, exactly, from 1 January 1941 (พ.ศ. ๒๔๘๔) on. Before that the year began on
1 April and พ.ศ. ๒๔๘๓ had nine months: such dates are refused rather than be silently wrong.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from thaiforms.errors import Fault, Place
from thaiforms.thai.months import MONTHS, SHORT_MONTHS

DateStyle = Literal["long", "short", "era", "month"]
"""``15 มิถุนายน 2564``, ``15 มิ.ย. 64``, ``15 มิถุนายน พ.ศ. 2564``, ``มิถุนายน 2564``."""

BLANK_DAY = " " * 6
"""What stands for a day that the registry stamps by hand: room for two digits, in ordinary spaces."""

ERA = 543
FIRST_YEAR = 2484
_LAST_YEAR = datetime.MAXYEAR + ERA


class DateError(ValueError):
    """A date, year or round that can't be read, or that there is not; ``code`` is a fault's code."""

    def __init__(self, code: str, found: str, details: Mapping[str, str] = MappingProxyType({})) -> None:
        super().__init__(code, found, dict(details))
        self.code, self.found, self.details = code, found, dict(details)

    def __str__(self) -> str:
        return f"{self.code}: {self.found}"

    @property
    def fault(self) -> Fault:
        """The same as a fault, its place yet unknown."""
        return Fault(self.code, Place(), self.found, self.details)


@dataclass(frozen=True, slots=True)
class ThaiDate:
    """A day, or a month whose day is left blank for the stamp. Raises DateError for a date that there is not."""

    year: int  # Buddhist
    month: int
    day: int | None = None

    def __post_init__(self) -> None:
        check_date(self.year, self.month, self.day, found="")

    @classmethod
    def from_date(cls, date: datetime.date) -> ThaiDate:
        """The Buddhist date of a Gregorian one. Raises DateError before 1 January 1941."""
        return cls(date.year + ERA, date.month, date.day)

    def to_date(self) -> datetime.date:
        """The Gregorian date. Raises DateError where the day is blank."""
        if self.day is None:
            raise DateError("day-blank", format_date(self, "month"))
        return datetime.date(self.year - ERA, self.month, self.day)

    @property
    def last_day(self) -> int:
        """How many days its month has."""
        return calendar.monthrange(self.year - ERA, self.month)[1]

    def __str__(self) -> str:
        return format_date(self).strip()


def check_date(year: int, month: int, day: int | None, *, found: str) -> None:
    """Raises DateError for a year before 2484, a month that is not 1 to 12, or a day that the month doesn't have."""
    if not 1 <= month <= 12:
        raise DateError("impossible-month", found or str(month))
    text = f"{MONTHS[month - 1]} {year}"
    if year < FIRST_YEAR:
        raise DateError("year-before-2484", found or text, {"year": str(year)})
    if year > _LAST_YEAR:
        raise DateError("impossible-year", found or text, {"year": str(year)})
    check_day(day, calendar.monthrange(year - ERA, month)[1], month=text, found=found or f"{day} {text}")


def check_day(day: int | None, last: int, *, month: str, found: str) -> None:
    """Raises DateError for a day that is not 1 to the month's last."""
    if day is not None and not 1 <= day <= last:
        raise DateError("impossible-day", found, {"last": str(last), "month": month})


def format_date(date: ThaiDate, style: DateStyle = "long") -> str:
    """The date in words, in Arabic digits (the policy comes later); a blank day is ``BLANK_DAY`` in long and era."""
    if style == "short":
        return _short(date)
    month = MONTHS[date.month - 1]
    year = f"พ.ศ. {date.year}" if style == "era" else str(date.year)
    if style == "month":
        return f"{month} {year}"
    return f"{BLANK_DAY if date.day is None else date.day} {month} {year}"


def format_range(first: ThaiDate, last: ThaiDate, style: DateStyle = "long", joiner: str = " - ") -> str:
    """Both dates in words; a day that is blank is no room for a stamp here: months alone stand by themselves."""
    return f"{format_date(first, style).lstrip()}{joiner}{format_date(last, style).lstrip()}"


def _short(date: ThaiDate) -> str:
    """Two digits of the year only where they are read back as the same year."""
    year = f"{date.year % 100:02}" if date.year // 100 == 25 else str(date.year)
    day = "" if date.day is None else f"{date.day} "
    return f"{day}{SHORT_MONTHS[date.month - 1]} {year}"
