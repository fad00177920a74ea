"""The tree of a form with a row's values in it. A value is data: what looks like a column in it stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from thaiforms.batch.columns import column_name
from thaiforms.batch.roster import Row
from thaiforms.errors import Place
from thaiforms.intake.tree import Tree, Value, below, holders

_BLANK = re.compile("«([^«»]*)»")
_WHOLE = re.compile(r"\s*«([^«»]*)»\s*")
_BY_PLACE = ("levels", "targets")  # lists whose items mean something by their place: none may go, none be added


def filled_tree(tree: Tree, blanks: Mapping[str, tuple[str, ...]], row: Row) -> Tree:
    """The tree with the row's values; each text that has some knows the cell that it came from."""
    filling = _Filling(tree, blanks, row)
    value = filling.value(tree.value, "", "")
    origins = MappingProxyType({**tree.origins, **filling.origins})
    return replace(tree, value=value, origins=origins, lines=filling.lines())


class _Filling:
    """One row on its way into a tree. A list may grow or shrink, so that paths are told apart: in the form, and filled."""

    def __init__(self, tree: Tree, blanks: Mapping[str, tuple[str, ...]], row: Row) -> None:
        self.origins: dict[str, Place] = {}
        self._tree = tree
        self._blanks = blanks
        self._open = frozenset(_with_holders(blanks))
        self._row = row
        self._moved: list[tuple[str, str]] = []

    def value(self, value: Value, path: str, filled: str) -> Value:
        """A value with all columns in it filled; one without any is the form's own."""
        if path not in self._open:
            return value
        if isinstance(value, str):
            self.origins[filled] = self._cell(path)
            return _BLANK.sub(self._text, value)
        if isinstance(value, dict):
            return {key: self.value(item, below(path, key), below(filled, key)) for key, item in value.items()}
        return self._list(value, path, filled)

    def lines(self) -> Mapping[str, int]:
        """The line of each path; those of items that moved with their list, too."""
        if not self._moved:
            return self._tree.lines
        lines = dict(self._tree.lines)
        for path, filled in self._moved:
            inner = {key: line for key, line in self._tree.lines.items() if key.startswith(path)}
            lines |= {filled + key[len(path) :]: line for key, line in inner.items()}
        return lines

    def _list(self, items: list[Value], path: str, filled: str) -> list[Value]:
        """The items; one that is a column and nothing else becomes as many as its cell has lines."""
        values: list[Value] = []
        for place, item in enumerate(items):
            old, new = f"{path}[{place}]", f"{filled}[{len(values)}]"
            if isinstance(item, str) and _WHOLE.fullmatch(item) and not path.endswith(_BY_PLACE):
                values += self._lines(item, old, filled, len(values))
                continue
            if old != new:
                self._moved.append((old, new))
            values.append(self.value(item, old, new))
        return values

    def _lines(self, item: str, path: str, filled: str, start: int) -> list[str]:
        cell = self._cell(path)
        lines = [line.strip() for line in _BLANK.sub(self._text, item).split("\n") if line.strip()]
        self.origins |= {f"{filled}[{start + place}]": cell for place in range(len(lines))}
        if not lines:
            self.origins.setdefault(filled, cell)
        return lines

    def _text(self, blank: re.Match[str]) -> str:
        return self._row.values.get(column_name(blank[1]), "")

    def _cell(self, path: str) -> Place:
        """The cell of a text's column; of several, the one that is most likely to be wrong."""
        columns = self._blanks[path]
        odd = (name for name in columns if not self._row.values.get(name, "").isprintable())
        empty = (name for name in columns if not self._row.values.get(name))
        return self._row.place((*odd, *empty, *columns)[0])


def _with_holders(paths: Iterable[str]) -> Iterator[str]:
    """The paths, and those of all parts that hold them."""
    for path in paths:
        yield path
        yield from holders(path)
