"""A form of values that nobody has checked: not to be made, but to be shown as YAML beside what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thaiforms.model.part import Part
from thaiforms.model.problems import part_in


def unchecked(part: type[Part], values: Mapping[str, Any]) -> Any:
    """The part with the values as they are; those that are not given are its defaults."""
    defaults = {name: field.get_default(call_default_factory=True) for name, field in part.model_fields.items()}
    fields = {name: _held(part_in(part.model_fields[name].annotation), value) for name, value in values.items()}
    return part.model_construct(**{**defaults, **fields})


def _held(part: type[Part] | None, value: Any) -> Any:
    """A value as a part holds it: lists as tuples, mappings as parts, rows without a number by their place."""
    if isinstance(value, Mapping) and part is not None:
        return unchecked(part, value)
    if isinstance(value, (list, tuple)):
        return tuple(_held(part, _numbered(item, place)) for place, item in enumerate(value, start=1))
    return value


def _numbered(item: Any, place: int) -> Any:
    return {**item, "number": place} if isinstance(item, Mapping) and item.get("number", 0) is None else item
