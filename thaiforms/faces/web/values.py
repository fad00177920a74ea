"""From the fields of a form in the browser to the values of a draft, and back to the text of each field.

A field's name is its path (``indicators[2].levels[0]``); values are texts, lists and mappings, as they were typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Values: TypeAlias = dict[str, Value]

_PATH = re.compile(r"[a-z_]{1,40}(\[[0-9]{1,3}\]){0,2}(\.[a-z_]{1,40}(\[[0-9]{1,3}\]){0,2}){0,2}")
_STEP = re.compile(r"[a-z_]+|(?<=\[)[0-9]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_Growing: TypeAlias = "str | dict[str | int, _Growing]"


def values_of(fields: Iterable[tuple[str, str]]) -> Values:
    """The values that fields stand for. A name that is no path is passed over; gaps in the counting are closed."""
    growing: dict[str | int, _Growing] = {}
    for name, text in fields:
        if _PATH.fullmatch(name):
            _put(growing, steps_of(name), _SURROGATE.sub("\ufffd", text.replace("\r\n", "\n")))
    grown = _grown(growing)
    return grown if isinstance(grown, dict) else {}


def steps_of(path: str) -> list[str | int]:
    """The steps of a path: ``["indicators", 2, "levels", 0]``."""
    return [int(step) if step[0] in "0123456789" else step for step in _STEP.findall(path)]


def at(values: Value, path: str) -> Value:
    """What stands at a path, or nothing."""
    for step in steps_of(path):
        if isinstance(values, dict) and isinstance(step, str):
            values = values.get(step, "")
        elif isinstance(values, list) and isinstance(step, int) and step < len(values):
            values = values[step]
        else:
            return ""
    return values


def text_at(values: Value, path: str) -> str:
    """The text that the field of a path shows: a list stands as its lines."""
    return as_text(at(values, path))


def as_text(value: Value) -> str:
    """The text of a value; what is no text is told as well as a field can."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(as_text(item) for item in value)
    return " ".join(as_text(item) for item in value.values())


def rows_at(values: Mapping[str, Value], name: str) -> list[Values]:
    """The rows of a table, each with its fields."""
    rows = values.get(name, [])
    return (
        [dict(row) if isinstance(row, dict) else {"text": as_text(row)} for row in rows if row]
        if isinstance(rows, list)
        else []
    )


def _put(growing: dict[str | int, _Growing], steps: list[str | int], text: str) -> None:
    for step in steps[:-1]:
        inner = growing.setdefault(step, {})
        if isinstance(inner, str):
            return
        growing = inner
    growing[steps[-1]] = text


def _grown(growing: _Growing) -> Value:
    if isinstance(growing, str):
        return growing
    if growing and all(isinstance(step, int) for step in growing):
        return [_grown(growing[step]) for step in sorted(growing, key=int)]
    return {str(step): _grown(value) for step, value in growing.items()}
