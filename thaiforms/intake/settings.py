"""Values that are given beside the file: ``--set signatory.name=…``."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from thaiforms.errors import Fault, Place
from thaiforms.intake.tree import Tree, Value

ORIGIN = "--set"
"""What faults name as the file of such a value."""

_PATH = re.compile(r"[^\W\d]\w*(\[[0-9]{1,4}\])*(\.[^\W\d]\w*(\[[0-9]{1,4}\])*)*")
_STEP = re.compile(r"[^\W\d]\w*|\[[0-9]+\]")


def set_values(tree: Tree, settings: Mapping[str, str]) -> Tree:
    """The tree with the texts at the paths replaced or added; a path that leads nowhere is a fault of the tree."""
    value = copy.deepcopy(tree.value)
    faults = [
        Fault("unknown-path", Place(file=ORIGIN, field=path), f"{path}={text}")
        for path, text in settings.items()
        if not _put(value, path, text)
    ]
    origins = dict.fromkeys(settings, Place(file=ORIGIN))
    kept = [fault for fault in tree.faults if fault.place.field not in origins]
    return replace(tree, value=value, faults=(*kept, *faults), origins=MappingProxyType({**tree.origins, **origins}))


def _put(value: Value, path: str, text: str) -> bool:
    """Whether the text could be put at the path."""
    if not _PATH.fullmatch(path):
        return False
    steps = [int(step[1:-1]) if step.startswith("[") else step for step in _STEP.findall(path)]
    for step, following in pairwise(steps):
        inner = _enter(value, step, [] if isinstance(following, int) else {})
        if inner is None:
            return False
        value = inner
    return _replace(value, steps[-1], text)


def _enter(value: Value, step: str | int, empty: Value) -> Value | None:
    """What stands at a step: made empty where there is nothing, made a list of lines where there is a single text."""
    inner = value.get(step, "") if isinstance(value, dict) and isinstance(step, str) else None
    if isinstance(value, list) and isinstance(step, int) and step <= len(value):
        inner = value[step] if step < len(value) else ""
    if isinstance(inner, str):
        lines: list[Value] = [line for line in inner.split("\n") if line.strip()]
        inner = lines if isinstance(empty, list) else empty if not inner else None
        return inner if inner is not None and _replace(value, step, inner) else None
    return inner


def _replace(value: Value, step: str | int, new: Value) -> bool:
    if isinstance(value, dict) and isinstance(step, str):
        value[step] = new
        return True
    if isinstance(value, list) and isinstance(step, int) and step <= len(value):
        value[step : step + 1] = [new]
        return True
    return False
