"""The names of the months. A test holds them against the Unicode consortium's data."""

from __future__ import annotations

from functools import cache

MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
SHORT_MONTHS = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)


@cache
def months_by_name() -> dict[str, int]:
    """The number, 1 to 12, of a month's full or short name; stops are left out of the key, as in ``กย``."""
    names = (*enumerate(MONTHS, 1), *enumerate(SHORT_MONTHS, 1))
    return {name.replace(".", ""): number for number, name in names}
