"""A list of mappings in YAML or JSON as a table: the keys are the headings."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from thaiforms.errors import Fault, InputError, Place
from thaiforms.intake.decoding import decode
from thaiforms.intake.grid import MOST_COLUMNS, Grid, Line, Original
from thaiforms.intake.json_tree import json_tree
from thaiforms.intake.tree import NO_TREE, Tree, Value
from thaiforms.intake.yaml_tree import yaml_tree
from thaiforms.model.problems import shown

LARGEST = 16 << 20  # bytes
_MOST_VALUES = 500_000


@dataclass(frozen=True)
class ListGrid(Grid):
    """A list of mappings, whole in memory."""

    rows: tuple[Line, ...] = ()
    tree: Tree = NO_TREE

    def every_line(self) -> Iterator[Line]:
        """The items of the list."""
        return iter(self.rows)

    def place(self, number: int, column: int) -> Place:
        """The line of the value, and the column's heading."""
        heading = self.headings[column] if column < len(self.headings) else ""
        line = self.tree.place(f"[{number - 1}].{heading}", self.file).line
        return Place(file=self.file, line=line, column=heading)

    def row_place(self, number: int) -> Place:
        """The line on which the item begins."""
        return Place(file=self.file, line=self.tree.lines.get(f"[{number - 1}]"))

    def originals(self, numbers: Collection[int]) -> Iterator[tuple[int, tuple[Original, ...]]]:
        """The items with these numbers."""
        wanted = frozenset(numbers)
        return ((line.number, tuple(map(Original, line.texts))) for line in self.rows if line.number in wanted)


def read_list_file(data: bytes, *, file: str) -> Grid:
    """The table of a YAML or JSON list. Raises InputError."""
    place = Place(file=file)
    if len(data) > LARGEST:
        raise InputError(Fault("file-too-large", place, str(len(data)), {"most": str(LARGEST)}))
    try:
        text = decode(data)
        tree = (
            json_tree(text, most=_MOST_VALUES) if file.lower().endswith(".json") else yaml_tree(text, most=_MOST_VALUES)
        )
    except InputError as error:
        raise InputError(fault.at(file=file) for fault in error.faults) from error
    faults = [fault.at(file=file) for fault in (*tree.faults, *_shape_faults(tree))]
    if faults:
        raise InputError(faults)
    return _grid(tree, file, hashlib.sha256(data).hexdigest()).surveyed()


def _shape_faults(tree: Tree) -> Iterator[Fault]:
    """What makes the tree no list of mappings."""
    if not isinstance(tree.value, list):
        yield Fault("roster-not-a-list", Place(line=1), shown(tree.value))
        return
    for place, item in enumerate(tree.value):
        if not isinstance(item, dict) and item != "":
            yield Fault("row-not-a-mapping", Place(line=tree.lines.get(f"[{place}]")), shown(item))


def _grid(tree: Tree, file: str, digest: str) -> ListGrid:
    items = [item if isinstance(item, dict) else {} for item in tree.value]
    keys = tuple(dict.fromkeys(key for item in items for key in item))
    most = {"most": str(MOST_COLUMNS)}
    warnings = () if len(keys) <= MOST_COLUMNS else (Fault("too-many-columns", Place(file=file), details=most),)
    grid = ListGrid(file, "", keys[:MOST_COLUMNS], digest, warnings, tree=tree)
    return replace(grid, rows=tuple(_line(grid, number, item) for number, item in enumerate(items, 1)))


def _line(grid: ListGrid, number: int, item: Mapping[str, Value]) -> Line:
    values = [_text(item.get(heading, "")) for heading in grid.headings]
    wrong = [column for column, text in enumerate(values) if text is None]
    faults = (
        Fault("cell-not-text", grid.place(number, column), shown(item[grid.headings[column]])) for column in wrong
    )
    return Line(number, tuple(text or "" for text in values), tuple(faults))


def _text(value: Value) -> str | None:
    """The text of a value: a list of texts has them on lines of their own; anything else has none."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(item for item in value if isinstance(item, str))
    return None
