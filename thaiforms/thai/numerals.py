"""Thai and Arabic digits, and the policy that says which of them a document shows."""

from __future__ import annotations

import re
from typing import Literal

from thaiforms.thai.protected import AUTHORS_MARK, protected_spans

Numerals = Literal["thai", "arabic", "as-typed"]
"""Which digits a document shows."""

_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_NOTHING_TO_CONVERT = {"thai": re.compile(r"[^0-9]*\Z"), "arabic": re.compile(r"[^๐-๙]*\Z")}


def to_thai_digits(text: str) -> str:
    """The text with every Arabic digit as a Thai one, protected or not."""
    return text.translate(_THAI)


def to_arabic_digits(text: str) -> str:
    """The text with every Thai digit as an Arabic one, protected or not."""
    return text.translate(_ARABIC)


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
