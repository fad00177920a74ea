"""Buddhist years as people type them: with an era, without one, in two digits; and those that could be either."""

from __future__ import annotations

import calendar
import re

from thaiforms.thai.dates import ERA, FIRST_YEAR, DateError, check_date, check_day
from thaiforms.thai.months import MONTHS
from thaiforms.thai.numerals import to_arabic_digits

_CLEARLY_BUDDHIST = range(2401, 3000)
_GREGORIAN = range(1, 2401)
_LEAP_YEAR = 2543  # the most days that each month can have
_YEAR = re.compile(r"(?:ปี\s*)?(พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?\s*([0-9]{2}|[1-9][0-9]{3})")


def parse_year(text: str) -> int:
    """The Buddhist year. Raises DateError: not-a-year, year-could-be-either, year-before-2484."""
    match = _YEAR.fullmatch(to_arabic_digits(text).strip())
    if match is None:
        raise DateError("not-a-year", text)
    year = buddhist_year(match[2], match[1] or "", month=0, day=None, found=text)
    if year < FIRST_YEAR:
        raise DateError("year-before-2484", text, {"year": str(year)})
    return year


def buddhist_year(digits: str, era: str, *, month: int, day: int | None, found: str) -> int:
    """The Buddhist year of two or four Arabic digits after Thai words. Raises DateError year-could-be-either."""
    year = int(digits)
    if era.startswith("ค"):
        return gregorian_year(year, month=month, day=day, found=found)
    if len(digits) == 2:
        return 2500 + year
    if not era and year not in _CLEARLY_BUDDHIST:
        raise either(year, year, month=month, day=day, found=found)
    return year


def gregorian_year(year: int, *, month: int, day: int | None, found: str) -> int:
    """The Buddhist year of a Gregorian one; over 2400 it is likely a Buddhist one in the wrong place: DateError."""
    if year not in _GREGORIAN:
        raise either(year, year, month=month, day=day, found=found)
    return year + ERA


def either(buddhist: int, gregorian: int, *, month: int, day: int | None, found: str) -> DateError:
    """The error that offers both readings of a date (of a year alone, where the month is 0)."""
    if month:
        check_date(_LEAP_YEAR, month, None, found=found)
        check_day(day, calendar.monthrange(_LEAP_YEAR - ERA, month)[1], month=MONTHS[month - 1], found=found)
    readings = {
        "buddhist": _written(buddhist, month, day),
        "gregorian": _written(gregorian + ERA, month, day),
    }
    return DateError("year-could-be-either", found, readings)


def _written(year: int, month: int, day: int | None) -> str:
    if not month:
        return f"พ.ศ. {year} (ค.ศ. {year - ERA})"
    words = f"{MONTHS[month - 1]} พ.ศ. {year}"
    numbers = f"{year - ERA:04}-{month:02}"
    return f"{words} ({numbers})" if day is None else f"{day} {words} ({numbers}-{day:02})"
