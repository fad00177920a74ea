"""Thai and Arabic digits, and the policy that says which of them a document shows."""

from __future__ import annotations

import re
from typing import Literal

from thaiforms.thai.protected import AUTHORS_MARK, protected_spans

Numerals = Literal["thai", "arabic", "as-typed"]
"""Which digits a document shows."""

_DIGITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_NOTHING_TO_CONVERT = {"thai": re.compile(r"[^0-9]*\Z"), "arabic": re.compile(r"[^๐-๙]*\Z")}


def to_thai_digits(text: str) -> str:
    """The text with every Arabic digit as a Thai one, protected or not."""
    return text.translate(_THAI)


def to_arabic_digits(text: str) -> str:
    """The text with every Thai digit as an Arabic one, protected or not."""
    return text.translate(_ARABIC)


def number_in_words(number: int) -> str:
    """A whole number from 0 to 999,999 as it is read: 21 is ยี่สิบเอ็ด; others as digits."""
    if not 0 <= number < 10 ** len(_PLACES):
        return str(number)
    digits = str(number)
    said = "".join(
        _word(int(digit), place, first=not index)
        for index, (digit, place) in enumerate(zip(digits, reversed(_PLACES[: len(digits)]), strict=True))
        if digit != "0"
    )
    return said if said else "ศูนย์"


def _word(digit: int, place: str, *, first: bool) -> str:
    """One digit of a number with its place."""
    if place == "สิบ" and digit <= 2:
        return ("" if digit == 1 else "ยี่") + place
    return "เอ็ด" if not place and digit == 1 and not first else _DIGITS[digit] + place


def convert_digits(text: str, numerals: Numerals) -> str:
    """The text in the digits of the policy. Protected spans stay as typed; the author's ``[[ ]]`` are taken away.

    The rule is the cabinet's resolution of 2 May 2543: Thai digits in official letters, Arabic ones in foreign
    words, addresses and codes. Raises ValueError for a policy that there is not.
    """
    if numerals not in ("thai", "arabic", "as-typed"):
        raise ValueError(f"no such numerals: {numerals!r}")
    if numerals == "as-typed" or _NOTHING_TO_CONVERT[numerals].match(text):
        return AUTHORS_MARK.sub(r"\1", text)
    return _convert(text, _THAI if numerals == "thai" else _ARABIC)


def _convert(text: str, digits: dict[int, int]) -> str:
    parts, position = [], 0
    for start, end in protected_spans(text):
        parts += [text[position:start].translate(digits), AUTHORS_MARK.sub(r"\1", text[start:end])]
        position = end
    return "".join((*parts, text[position:].translate(digits)))
