"""A month of the Thai calendar, Buddhist years, for a field to choose a day from."""

from __future__ import annotations

import calendar as weeks
import datetime
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

import thaiforms
from thaiforms.faces.web.site import site_of

_ERA = 543
_YEARS = range(2484, 3000)


@dataclass(frozen=True)
class Day:
    """A day of the month, or the room before its first or after its last."""

    number: int
    text: str = ""
    today: bool = False
    chosen: bool = False


def month(request: Request) -> Response:
    """The month that is asked for; else that of the date in the field; else this one."""
    field = request.query_params.get("field", "")
    typed = next((text for name, text in request.query_params.items() if name not in {"field", "month"}), "")
    today = thaiforms.ThaiDate.from_date(datetime.date.today())
    chosen = _date(typed)
    year, number = _month(request.query_params.get("month", "")) or _year_and_month(chosen or today)
    first = thaiforms.ThaiDate(year, number)
    return site_of(request).page(
        request,
        "_calendar.html",
        field=field,
        title=thaiforms.to_thai_digits(thaiforms.format_date(first, "month")),
        weeks=[
            [_day(year, number, day, today, chosen) for day in week]
            for week in weeks.monthcalendar(year - _ERA, number)
        ],
        chosen=chosen is not None and _year_and_month(chosen) == (year, number),
        blank=thaiforms.to_thai_digits(thaiforms.format_date(first, "month")),
        before=_moved(year, number, -1),
        after=_moved(year, number, 1),
        year_before=_moved(year, number, -12),
        year_after=_moved(year, number, 12),
    )


def _day(year: int, number: int, day: int, today: thaiforms.ThaiDate, chosen: thaiforms.ThaiDate | None) -> Day:
    if day == 0:
        return Day(0)
    date = thaiforms.ThaiDate(year, number, day)
    return Day(day, thaiforms.to_thai_digits(thaiforms.format_date(date)), date == today, date == chosen)


def _date(text: str) -> thaiforms.ThaiDate | None:
    try:
        return thaiforms.parse_date(text)
    except thaiforms.DateError:
        return None


def _month(text: str) -> tuple[int, int] | None:
    """The year and month of ``2564-06``, or None."""
    year, _, number = text.partition("-")
    good = year.isascii() and number.isascii() and year.isdigit() and number.isdigit() and len(text) == 7
    return (int(year), int(number)) if good and int(year) in _YEARS and 1 <= int(number) <= 12 else None


def _moved(year: int, number: int, months: int) -> str:
    total = year * 12 + number - 1 + months
    moved = min(max(total // 12, _YEARS[0]), _YEARS[-1])
    return f"{moved:04}-{total % 12 + 1:02}"


def _year_and_month(date: thaiforms.ThaiDate) -> tuple[int, int]:
    return date.year, date.month
