"""What a data file holds before it means anything: texts, lists and mappings, and the line of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeAlias

from thaiforms.errors import Fault, InputError, Place
from thaiforms.model.problems import shown
from thaiforms.model.values import named

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_DEEPEST = 24  # levels of lists and mappings; the forms need five
MOST = 20_000  # values in the file of a form
_MOST_FAULTS = 100  # more of them help nobody
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NOTHING: Mapping[str, Place] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Tree:
    """The values of a file, the line of each by its path, and what is wrong that needs no knowledge of the form."""

    value: Value
    lines: Mapping[str, int]
    faults: tuple[Fault, ...] = ()
    origins: Mapping[str, Place] = field(default_factory=lambda: _NOTHING)  # of values in cells, or not from the file
    warnings: tuple[Fault, ...] = ()

    def place(self, path: str, file: str) -> Place:
        """Where a field stands: its own line or cell, or that of the nearest part that holds it."""
        for nearest in (path, *holders(path)):
            if nearest in self.origins:
                return replace(self.origins[nearest], field=path)
            if nearest in self.lines:
                return Place(file=file, line=self.lines[nearest], field=path)
        return Place(file=file, field=path)


NO_TREE = Tree("", MappingProxyType({}))
"""What a file holds that holds nothing."""


def holders(path: str) -> Iterator[str]:
    """The paths of the parts that hold a field, from the inside out: ``a[0].b`` is held by ``a[0]``, ``a`` and the root."""
    while path:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
        yield path


class Growing:
    """A tree while it is read: keeps lines and faults, and stops what grows without bound."""

    def __init__(self, most: int = MOST) -> None:
        self.lines: dict[str, int] = {}
        self.faults: list[Fault] = []
        self._count = 0
        self._most = most

    def begin(self, path: str, line: int) -> None:
        """A value begins. Raises InputError where there are too many, or too many inside each other."""
        self._count += 1
        self.lines.setdefault(path, line)
        if self._count > self._most:
            self.stop(Fault("too-many-values", Place(line=line), str(self._count), {"most": str(self._most)}))

    def go_deeper(self, depth: int, line: int) -> int:
        """The depth inside a list or mapping. Raises InputError where that is too deep."""
        if depth >= _DEEPEST:
            self.stop(Fault("too-deep", Place(line=line), str(depth), {"most": str(_DEEPEST)}))
        return depth + 1

    def is_new(self, key: str, mapping: Mapping[str, Value], path: str, line: int) -> bool:
        """Whether a mapping doesn't have the key yet; a second one is a fault."""
        if key in mapping:
            self.fault("duplicate-key", key, line=line, path=path, first=str(self.lines.get(path, "")))
        return key not in mapping

    def text(self, text: str, line: int) -> str:
        """The text; half of a surrogate pair, which no file can be written with, is a fault and replaced."""
        half = _SURROGATE.search(text)
        if half is None:
            return text
        whole = _SURROGATE.sub("\ufffd", text)
        self.fault("forbidden-character", whole, line=line, **named(half[0]))
        return whole

    def fault(self, code: str, found: str, *, line: int, path: str = "", **details: str) -> None:
        """Something is wrong, but reading can go on. Raises InputError after a hundred faults."""
        self.faults.append(Fault(code, Place(line=line, field=path), shown(found), details))
        if len(self.faults) >= _MOST_FAULTS:
            raise InputError(self.faults)

    def stop(self, fault: Fault) -> None:
        """Nothing more can be read. Raises InputError with all that is wrong so far."""
        raise InputError([*self.faults, fault])

    def done(self, value: Value) -> Tree:
        """The finished tree."""
        return Tree(value, MappingProxyType(self.lines), tuple(self.faults))


def below(path: str, key: str) -> str:
    """The path of a key in the mapping at a path."""
    return f"{path}.{key}" if path else key


def texts(value: Value, path: str) -> Iterator[tuple[str, str]]:
    """All texts in a value with their paths, in the order of the file."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from texts(item, f"{path}[{place}]")
    else:
        for key, item in value.items():
            yield from texts(item, below(path, key))
