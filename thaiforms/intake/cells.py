"""What a cell of a workbook says, as text: as the clerk sees it, and so that dates are read back without loss."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from thaiforms.thai import DateError, ThaiDate, format_date

_FIRST_DOUBTFUL_YEAR = 3000
_TYPED_AS_BUDDHIST = range(2484, _FIRST_DOUBTFUL_YEAR)  # years of a calendar that took them for Gregorian
_MASK = re.compile(r"[0\-/ ().]*0[0\-/ ().]*")  # 000, 0-0000-00000-00-0
_PLAIN = re.compile(r"(?P<grouped>#,##)?0(?:\.(?P<places>0+))?(?P<percent>%)?")
_COLOUR_OR_LOCALE = re.compile(r"\[[^\]]*\]")
_LITERAL = re.compile(r'\\(.)|"([^"]*)"')


def cell_text(value: object, number_format: str = "General") -> str:
    """The text of a cell's value: dates long and Buddhist, numbers as they are shown, without a needless ``.0``."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _number(value, number_format)
    if isinstance(value, datetime.datetime):
        day = date_text(value.date())
        return day if value.time() == datetime.time() else f"{day} เวลา {_time(value.time())}"
    if isinstance(value, datetime.date):
        return date_text(value)
    return _time(value) if isinstance(value, datetime.time) else str(value)


def date_text(day: datetime.date) -> str:
    """The date in Thai words; a year such as 2564 of a Gregorian calendar was typed as a Buddhist one, and is one."""
    try:
        if day.year in _TYPED_AS_BUDDHIST:
            return str(ThaiDate(day.year, day.month, day.day))
        date = ThaiDate.from_date(day)
    except DateError:  # 29 February of such a year, or before 2484: told when the text is read
        return f"{day.day}/{day.month}/{day.year}" if day.year in _TYPED_AS_BUDDHIST else day.isoformat()
    return format_date(date, "long" if date.year < _FIRST_DOUBTFUL_YEAR else "era")


def _time(time: datetime.time) -> str:
    return f"{time.hour:02}.{time.minute:02} น."


def _number(value: float, number_format: str) -> str:
    """The number by the formats that keep what text needs: leading zeros, groups, decimals, percents."""
    shown = _COLOUR_OR_LOCALE.sub("", number_format.split(";", maxsplit=1)[0])
    shown = _LITERAL.sub(lambda match: match[1] or match[2] or "", shown).strip()
    exact = Decimal(format(value, ".15g"))  # as many digits as Excel keeps
    is_whole = exact == exact.to_integral_value()
    plain = None if shown == "0" else _PLAIN.fullmatch(shown)
    if plain is not None:
        return _with_places(exact, plain)
    if is_whole and exact >= 0 and shown != "0" and _MASK.fullmatch(shown):
        return _masked(format(exact, ".0f"), shown)
    return format(exact, ".0f") if is_whole else format(exact.normalize(), "f")


def _with_places(number: Decimal, plain: re.Match[str]) -> str:
    groups, places, percent = ("," if plain["grouped"] else ""), len(plain["places"] or ""), plain["percent"] or ""
    return format(number * 100 if percent else number, f"{groups}.{places}f") + percent


def _masked(digits: str, mask: str) -> str:
    """The digits put into the zeros of a mask from the right, what is left over before them all."""
    rest = list(digits.rjust(mask.count("0"), "0"))
    body = "".join(rest.pop() if sign == "0" else sign for sign in reversed(mask))[::-1]
    return "".join(rest) + body
