"""The names of the months, from the Unicode consortium's data by way of Babel."""

from __future__ import annotations

from functools import cache


@cache
def month_names() -> tuple[str, ...]:
    """The twelve full names, มกราคม first."""
    return _names("wide")


@cache
def short_month_names() -> tuple[str, ...]:
    """The twelve short names, ม.ค. first."""
    return _names("abbreviated")


@cache
def months_by_name() -> dict[str, int]:
    """The number, 1 to 12, of a month's full or short name; stops are left out of the key, as in ``กย``."""
    names = (*enumerate(month_names(), 1), *enumerate(short_month_names(), 1))
    return {name.replace(".", ""): number for number, name in names}


def _names(width: str) -> tuple[str, ...]:
    # Loading Babel takes some 40 ms, and most uses of this room need no month: it waits for the first that does.
    from babel import Locale

    names = Locale("th").months["format"][width]
    return tuple(str(names[month]) for month in range(1, 13))
