"""Fields by their paths: out of a form, and into the values of one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from thaiforms.intake.tree import Value

_STEP = re.compile(r"[a-z_]+|\[[0-9]+\]")


def steps_of(path: str) -> list[str | int]:
    """The steps of a path: ``levels[0]`` is ``levels`` and then 0."""
    return [int(step[1:-1]) if step.startswith("[") else step for step in _STEP.findall(path)]


def value_at(part: Any, path: str) -> Any:
    """What stands at a path of a form, or of a part of it; at no path, the part itself."""
    for step in steps_of(path):
        part = part[step] if isinstance(step, int) else getattr(part, step)
    return part


def put(values: dict[str, Value], path: str, text: str) -> None:
    """Put a text at a path; lists grow by one at a time, from their first item on."""
    steps = steps_of(path)
    inner: Any = values
    for step, following in pairwise(steps):
        empty: Value = [] if isinstance(following, int) else {}
        inner = _entered(inner, step, empty)
    _entered(inner, steps[-1], text)


def _entered(values: Any, step: str | int, empty: Value) -> Any:
    if isinstance(step, int):
        if step == len(values):
            values.append(empty)
        return values[step]
    return values.setdefault(step, empty)
