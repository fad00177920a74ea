"""How single values are read. Every scalar may be given as text; what is kept has one type each."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainValidator, WithJsonSchema

from thaiforms.model.problems import nearest, of_date, problem
from thaiforms.thai import DateError, ThaiDate, normalise, parse_date, parse_year, to_arabic_digits

# Controls but the line feed, surrogates, private use but the marks of old Thai fonts (which ``normalise`` mends),
# bidirectional overrides and isolates, the separators of lines and paragraphs.
_NEVER = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf6ff\uf71b-\uf8ff\U000f0000-\U0010ffff"
    r"\u202a-\u202e\u2066-\u2069\u2028\u2029\ufffe\uffff]"
)
_BLANKS = " \n\r\t\u00a0\u3000"
_DECIMAL = re.compile(r"[0-9]{1,9}(\.[0-9]{1,4})?")
_WHOLE = re.compile(r"[0-9]{1,9}")
_YES = frozenset({"yes", "true", "on", "y", "ใช่", "มี", "เป็น"})
_NO = frozenset({"no", "false", "off", "n", "ไม่", "ไม่ใช่", "ไม่มี", "ไม่เป็น", ""})
_TICKS = frozenset({"✓", "✔", "√", "/"})


def read_text(value: object) -> str:
    """The text without blanks at its ends, in normal form; a list, a mapping or a forbidden character is a fault."""
    if isinstance(value, str):
        text = value.strip(_BLANKS)
        _refuse_characters(text)
        return normalise(text).text.strip(_BLANKS)
    if isinstance(value, Mapping):
        raise problem("mapping-for-text", ", ".join(map(str, value)))
    if isinstance(value, Sequence):
        raise problem("list-for-text", str(len(value)))
    raise problem("not-text", value)


def read_filled(value: object) -> str:
    """The text, that may not be empty."""
    text = read_text(value)
    if not text:
        raise problem("empty-field")
    return text


def read_bare(value: object) -> str:
    """A name, or nothing, without the parentheses that the form prints around it."""
    text = read_text(value)
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text


def read_lines(value: object) -> object:
    """A list as it is; a single text as its lines, an empty one as none."""
    if isinstance(value, str):
        return [line for line in value.split("\n") if line.strip()]
    if isinstance(value, (list, tuple)):
        return value
    raise problem("lines-due", value)


def read_list(value: object) -> object:
    """A list as it is; nothing as an empty one."""
    if isinstance(value, str) and not value.strip():
        return []
    if isinstance(value, (list, tuple)):
        return value
    raise problem("list-due", value)


def read_yes(value: object) -> bool:
    """Yes or no, from a boolean or from a word for it in English or Thai."""
    if isinstance(value, bool):
        return value
    word = read_text(value).casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise problem("not-yes-or-no", value)


def read_decimal(value: object) -> Decimal:
    """The number, from text in Thai or Arabic digits, or from a number that is finite and not a boolean."""
    text = to_arabic_digits(read_text(_as_text(value)))
    if not _DECIMAL.fullmatch(text):
        raise problem("not-a-number" if text else "empty-field", value)
    return Decimal(text)


def read_weight(value: object) -> Decimal:
    """A weight (น้ำหนัก) above 0 and up to 100."""
    weight = read_decimal(value)
    if not 0 < weight <= 100:
        raise problem("weight-out-of-range", value)
    return weight


def read_whole(value: object) -> int:
    """The whole number, from text in Thai or Arabic digits."""
    text = to_arabic_digits(read_text(_as_text(value)))
    if not _WHOLE.fullmatch(text):
        raise problem("not-a-whole-number" if text else "empty-field", value)
    return int(text)


def read_year(value: object) -> int:
    """A Buddhist year, from text in Thai or Arabic digits."""
    try:
        return parse_year(read_filled(_as_text(value)))
    except DateError as error:
        raise of_date(error) from error


def read_date(value: object) -> ThaiDate:
    """The date, from a Thai date, from ``datetime.date`` or from any text that ``parse_date`` reads."""
    if isinstance(value, ThaiDate):
        return value
    try:
        return ThaiDate.from_date(value) if isinstance(value, datetime.date) else parse_date(read_filled(value))
    except DateError as error:
        raise of_date(error) from error


def read_date_text(value: object) -> str:
    """The text of a date, as it was typed, or nothing; text that is no date is a fault."""
    text = read_text(value)
    if text:
        read_date(text)
    return text


def read_target(value: object) -> str:
    """What stands in a target cell: nothing, a tick (from ✓ or /) or text."""
    text = read_text(value)
    return "✓" if text in _TICKS else text


def one_of(*words: str) -> BeforeValidator:
    """A validator that lets through one of the words alone, and says which there are."""

    def read(value: object) -> str:
        text = read_text(value)
        if text not in words:
            known = ", ".join(word for word in words if word)
            raise problem("not-one-of", text, known=known, nearest=nearest(text, words))
        return text

    return BeforeValidator(read)


def or_else(default: str) -> BeforeValidator:
    """A validator that takes nothing for the default."""
    return BeforeValidator(lambda value: default if value is None or value == "" else value)


def _as_text(value: object) -> object:
    """A number as text; everything else, a boolean too, as it is."""
    return str(value) if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool) else value


def _refuse_characters(text: str) -> None:
    forbidden = _NEVER.search(text)
    if forbidden is not None:
        raise problem("forbidden-character", text, **named(forbidden[0]))
    if "\n" in text:
        raise problem("line-break-in-text", text)


def named(character: str) -> dict[str, str]:
    """The code point of a character and its name, for a fault."""
    return {"character": f"U+{ord(character):04X}", "name": unicodedata.name(character, "")}


_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}
BLANK_SCHEMA: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}
_LIST_OF_SCALARS: dict[str, Any] = {"type": "array", "items": _SCALAR}

Text = Annotated[str, PlainValidator(read_text), WithJsonSchema(BLANK_SCHEMA)]
Filled = Annotated[str, PlainValidator(read_filled), WithJsonSchema(_SCALAR)]
Bare = Annotated[str, PlainValidator(read_bare), AfterValidator(read_filled), WithJsonSchema(_SCALAR)]
BareOrBlank = Annotated[str, PlainValidator(read_bare), WithJsonSchema(BLANK_SCHEMA)]
DateText = Annotated[str, PlainValidator(read_date_text), WithJsonSchema(BLANK_SCHEMA)]
Date = Annotated[ThaiDate, PlainValidator(read_date), WithJsonSchema({"type": "string"})]
YesNo = Annotated[bool, PlainValidator(read_yes), WithJsonSchema({"type": ["boolean", "string"]})]
Weight = Annotated[Decimal, PlainValidator(read_weight), WithJsonSchema({"type": ["number", "string"]})]
Whole = Annotated[int, PlainValidator(read_whole), WithJsonSchema({"type": ["integer", "string"]})]
Year = Annotated[int, PlainValidator(read_year), WithJsonSchema({"type": ["integer", "string"]})]
Target = Annotated[str, PlainValidator(read_target), WithJsonSchema(BLANK_SCHEMA)]


def _need_one(lines: tuple[str, ...]) -> tuple[str, ...]:
    if not lines:
        raise problem("empty-field")
    return lines


_LINES_SCHEMA = {"anyOf": [_LIST_OF_SCALARS, _SCALAR]}
FILLED_LINES_SCHEMA: dict[str, Any] = {"anyOf": [{**_LIST_OF_SCALARS, "minItems": 1}, _SCALAR]}
Lines = Annotated[tuple[Filled, ...], BeforeValidator(read_lines), WithJsonSchema(_LINES_SCHEMA)]
FilledLines = Annotated[
    tuple[Filled, ...], BeforeValidator(read_lines), AfterValidator(_need_one), WithJsonSchema(FILLED_LINES_SCHEMA)
]
