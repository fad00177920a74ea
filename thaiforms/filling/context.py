"""A form as the plain values that a template prints: each text knows the path and the title of the field it came from."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from thaiforms.filling.shape import Listing, Record, Shape, Text, shape_of
from thaiforms.model import Agreement, Circular, Form
from thaiforms.thai import Numerals, ThaiDate, convert_digits, format_date

DRAFT = "(ร่าง)"


class FieldText(str):
    """Text as it will stand in the document. A path of "" is no field: such text gets no content control."""

    __slots__ = ("label", "path")
    label: str  # the Thai title of the field
    path: str

    def __new__(cls, text: str, path: str = "", label: str = "") -> FieldText:
        """The text of the field at a path."""
        made = super().__new__(cls, text)
        made.path = path
        made.label = label
        return made


class Values(SimpleNamespace):
    """The values of a part, by the names of its fields."""


class Counts:
    """The counting numbers in the document's digits, for what a template counts by itself."""

    def __init__(self, numerals: Numerals) -> None:
        self._numerals = numerals

    def __getitem__(self, number: int) -> FieldText:
        return FieldText(_digits(str(number), self._numerals))


def context_of(form: Form, *, numerals: Numerals, final: bool) -> dict[str, Any]:
    """All that a template of the form may ask for, by name; a final document is no draft."""
    values: Values = _Reader(numerals).read(form, shape_of(type(form)), "")
    values.draft = FieldText(DRAFT if form.draft and not final else "", "draft", values.draft.label)
    _derive(values, form, numerals)
    spacing = form.spacing if isinstance(form, Circular) else ""
    return vars(values) | {"_counts": Counts(numerals), "_compact": spacing == "compact", "_numerals": numerals}


def printed_texts(form: Form, *, numerals: Numerals) -> dict[str, str]:
    """What each field of the form prints, by its path."""
    found: dict[str, str] = {}
    waiting: list[Any] = [context_of(form, numerals=numerals, final=False)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, FieldText):
            found |= {value.path: str(value)} if value.path else {}
        elif isinstance(value, (dict, Values)):
            waiting += (value if isinstance(value, dict) else vars(value)).values()
        elif isinstance(value, tuple):
            waiting += value
    return found


def _derive(values: Values, form: Form, numerals: Numerals) -> None:
    """Adds what no field holds: how many sign, and the numbers of enclosures where there are several."""
    if isinstance(form, Agreement):
        values.signature_count = len(form.signatures)
    else:
        several = len(form.enclosures) > 1
        for place, enclosure in enumerate(values.enclosures, 1):
            enclosure.number = FieldText(_digits(str(place), numerals) if several else "")


class _Reader:
    """Reads a model's values in one policy of digits."""

    def __init__(self, numerals: Numerals) -> None:
        self.numerals = numerals

    def read(self, value: Any, shape: Shape, path: str) -> Any:
        """What a template sees of a value: text, a part's values, or a tuple of either."""
        if isinstance(shape, Text):
            return FieldText(_digits(_text(value), self.numerals), path, shape.title)
        if isinstance(shape, Record):
            return self._part(value, shape, path)
        if isinstance(shape, Listing):
            read = self._level if shape.nested else self.read
            return tuple(read(item, shape.item, f"{path}[{place}]") for place, item in enumerate(value))
        return value

    def _part(self, part: Any, shape: Record, path: str) -> Values:
        dot = f"{path}." if path else ""
        known = type(part).model_fields
        fields = ((name, inner) for name, inner in shape.fields.items() if name in known)
        return Values(**{name: self.read(getattr(part, name), inner, dot + name) for name, inner in fields})

    def _level(self, lines: Any, shape: Shape, path: str) -> Values:
        """A list within a list; its number is its place, from 1."""
        assert isinstance(shape, Record)
        place = int(path[path.rindex("[") + 1 : -1]) + 1
        number = FieldText(_digits(str(place), self.numerals))
        return Values(number=number, lines=self.read(lines, shape.fields["lines"], path))


@lru_cache(maxsize=4096)
def _digits(text: str, numerals: Numerals) -> str:
    return convert_digits(text, numerals) if text else text


def _text(value: object) -> str:
    """A single value as it is printed; true and false print nothing."""
    writer = _WRITERS.get(type(value), str)
    return writer(value)


_WRITERS: dict[type, Callable[[Any], str]] = {
    str: lambda text: text,
    bool: lambda _: "",
    ThaiDate: format_date,
    Decimal: lambda number: f"{number.normalize():f}",
}
