"""Dates out of text, as people type them: ISO, long, short, with an era, with slashes, a month alone, a range."""

from __future__ import annotations

import re

from thaiforms.thai.dates import DateError, ThaiDate, check_date
from thaiforms.thai.months import months_by_name
from thaiforms.thai.numerals import to_arabic_digits
from thaiforms.thai.years import buddhist_year, either, gregorian_year

_ISO = re.compile(r"([1-9][0-9]{3})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_SLASHES = re.compile(r"([0-9]{1,2})\s?[/.-]\s?([0-9]{1,2})\s?[/.-]\s?([1-9][0-9]{3}|[0-9]{2})")
_WORDS = re.compile(
    r"""(?:วัน[ก-ฮะ-์]*?ที่)?\s*                       # วันที่, วันอังคารที่
        (?:([0-9]+)|[.…_\s]*)\s*                      # the day, or dots for it
        (?:เดือน\s*)?(?![พค]\.?\s?ศ\.?\s*[0-9])([ก-ฮเ-ไ][ก-ฮะ-์.]*?)[\s.]*       # the month
        (?:ปี\s*)?(พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?\s*([1-9][0-9]{3}|[0-9]{2})""",
    re.VERBOSE,
)
_JOINER = re.compile(r"\s+[-–—]\s+|\s*(?:–|—|ถึงวันที่|ถึง)\s*|(?<=[0-9])/(?=[0-9]{4}-)")
_DAY_ALONE = re.compile(r"(?:วันที่\s*)?[0-9๐-๙]{1,2}")
_YEARLESS = re.compile(r"[^0-9๐-๙]*[0-9๐-๙]{0,2}[^0-9๐-๙]*[ก-ฮ.][^0-9๐-๙]*")


def parse_date(text: str) -> ThaiDate:
    """The date that a text gives; ISO is Gregorian, everything else Buddhist unless it says ค.ศ.

    Raises DateError: not-a-date, unknown-month, impossible-day, impossible-month, year-before-2484,
    year-could-be-either (ISO years over 2400, and years without an era that are not clearly Buddhist).
    """
    plain = to_arabic_digits(text).strip()
    for pattern, read in ((_ISO, _iso), (_SLASHES, _slashes), (_WORDS, _words)):
        match = pattern.fullmatch(plain)
        if match is not None:
            return read(match, text)
    raise DateError("not-a-date", text)


def parse_range(text: str) -> tuple[ThaiDate, ThaiDate]:
    """First and last date, parted by " - ", "–" or "ถึง"; the first may leave its month or year to the last.

    Raises DateError as parse_date does, and dates-backwards where the last comes before the first.
    """
    parts = [part for part in _JOINER.split(text.strip()) if part]
    if len(parts) != 2:
        raise DateError("not-a-range", text)
    last = parse_date(parts[1])
    first = parse_date(_completed(parts[0], last))
    if (first.year, first.month, first.day or 1) > (last.year, last.month, last.day or last.last_day):
        raise DateError("dates-backwards", text, {"first": str(first), "last": str(last)})
    return first, last


def _completed(text: str, last: ThaiDate) -> str:
    """The first part of a range with the month and year that it leaves to the last, as in ``1 - 30 เมษายน 2564``."""
    if _DAY_ALONE.fullmatch(text):
        return f"{text} {str(last).split(' ', 1)[1]}"
    return f"{text} พ.ศ. {last.year}" if _YEARLESS.fullmatch(text) else text


def _iso(match: re.Match[str], found: str) -> ThaiDate:
    day = None if match[3] is None else int(match[3])
    year = gregorian_year(int(match[1]), month=int(match[2]), day=day, found=found)
    return _checked(year, int(match[2]), day, found)


def _slashes(match: re.Match[str], found: str) -> ThaiDate:
    """Day first, as Thais write; two digits of a year could be of either era."""
    day, month, digits = int(match[1]), int(match[2]), match[3]
    if len(digits) == 2:
        gregorian = int(digits) + (2000 if int(digits) <= 50 else 1900)
        raise either(2500 + int(digits), gregorian, month=month, day=day, found=found)
    return _checked(buddhist_year(digits, "", month=month, day=day, found=found), month, day, found)


def _words(match: re.Match[str], found: str) -> ThaiDate:
    month = months_by_name().get(match[2].replace(".", ""))
    if month is None:
        raise DateError("unknown-month", found, {"month": match[2]})
    day = None if match[1] is None else int(match[1])
    return _checked(buddhist_year(match[4], match[3] or "", month=month, day=day, found=found), month, day, found)


def _checked(year: int, month: int, day: int | None, found: str) -> ThaiDate:
    """The date; what is wrong with it is told in the words that were typed."""
    check_date(year, month, day, found=found)
    return ThaiDate(year, month, day)
