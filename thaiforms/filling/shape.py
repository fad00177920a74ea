"""What a template may ask for: the names of a form's fields and what stands behind each, read off the model's classes."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias

from thaiforms.frozen import frozen
from thaiforms.model import Agreement, Circular, Enclosure
from thaiforms.model.part import Part
from thaiforms.thai import ThaiDate


@frozen
class Text:
    """A field that prints; its Thai title names its content control in Word."""

    title: str = ""


@frozen
class Number:
    """A count that comes from no field, such as ``loop.index``."""


@frozen
class Flag:
    """True or false: something to ask for, not to print."""


@frozen
class Record:
    """Something with fields of its own."""

    fields: Mapping[str, Shape]


@frozen
class Listing:
    """A list of things of one shape. ``nested``: each of them is itself a list, which stands in its ``lines``."""

    item: Shape
    nested: bool = False


Shape: TypeAlias = Text | Number | Flag | Record | Listing

LOOP = Record(
    MappingProxyType(
        {
            "index": Number(),
            "index0": Number(),
            "revindex": Number(),
            "length": Number(),
            "first": Flag(),
            "last": Flag(),
        }
    )
)
"""What ``loop`` knows inside a ``for``."""

_DERIVED: Mapping[type[Part], Mapping[str, Shape]] = {
    Enclosure: {"number": Text()},  # ๑ ๒ ๓ if there are several, else blank
    Agreement: {"signature_count": Number()},
    Circular: {},
}


@lru_cache(maxsize=16)
def shape_of(model: type[Part]) -> Record:
    """The fields of a form or of a part of it, and those that filling adds."""
    own = {name: _shape(field.annotation, str(field.title or name)) for name, field in model.model_fields.items()}
    return Record(MappingProxyType({**own, **_DERIVED.get(model, {})}))


def _shape(kind: Any, title: str) -> Shape:
    """The shape of what an annotation stands for. A draft prints its mark, so a yes-or-no is a text here."""
    origin = typing.get_origin(kind)
    if origin is typing.Annotated:
        return _shape(typing.get_args(kind)[0], title)
    if origin is tuple:
        item = _shape(typing.get_args(kind)[0], title)
        return Listing(_numbered(item), nested=True) if isinstance(item, Listing) else Listing(item)
    if isinstance(kind, type) and issubclass(kind, Part):
        return shape_of(kind)
    if origin is typing.Literal or kind in (str, int, bool, Decimal, ThaiDate):
        return Text(title)
    raise TypeError(f"{title}: no template can print {kind!r}")


def _numbered(lines: Listing) -> Record:
    """A list within a list, such as a level: its number, and its lines."""
    return Record(MappingProxyType({"number": Text(), "lines": lines}))


def names_of(shape: Shape, prefix: str = "") -> Iterator[tuple[str, Shape]]:
    """Every name below a shape that prints, such as ``indicators.levels.lines``, with its shape."""
    match shape:
        case Record(fields):
            for name, field in fields.items():
                yield from names_of(field, f"{prefix}.{name}" if prefix else name)
        case Listing(item):
            yield from names_of(item, prefix)
        case _:
            yield prefix, shape
