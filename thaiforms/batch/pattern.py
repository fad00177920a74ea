"""A form with columns of a roster standing in it as «name», as Word's mail merge prints them: names, nothing else."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from thaiforms.batch.columns import column_name
from thaiforms.batch.filled_tree import filled_tree
from thaiforms.batch.roster import KEY, Roster, Row
from thaiforms.errors import Fault, InputError, Place
from thaiforms.intake.reading import Reading, file_content, read_tree, understood
from thaiforms.intake.tree import Tree, texts
from thaiforms.model.problems import nearest, shown

_BLANK = re.compile("«([^«»]*)»")
_OF_THE_FORM = {"missing-field", "unknown-field"}  # whatever stands in the field
_OF_CELL = ("file", "sheet", "address", "column", "line")
_IN_CELLS = {"line-break-in-text": "line-break-in-cell"}
_FEW = 10  # columns that a warning names
_NO_SETTINGS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class FormPattern:
    """A form that becomes another one with each row. Pickled, it is the bytes of its file."""

    data: bytes
    file: str
    settings: tuple[tuple[str, str], ...] = ()

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the file and of the values set beside it."""
        return hashlib.sha256(repr((self.data, self.settings)).encode()).hexdigest()

    @cached_property
    def tree(self) -> Tree:
        """What the file holds, names of columns and all."""
        return _tree(self.data, self.file, self.settings)

    @cached_property
    def blanks(self) -> Mapping[str, tuple[str, ...]]:
        """The columns in each text that has some, by its path."""
        return {
            path: tuple(map(column_name, _BLANK.findall(text)))
            for path, text in texts(self.tree.value, "")
            if "«" in text
        }

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of all columns that stand in the form, in the order of the file."""
        return tuple(dict.fromkeys(name for names in self.blanks.values() for name in names))

    def __reduce__(self) -> tuple[type[FormPattern], tuple[object, ...]]:
        return type(self), (self.data, self.file, self.settings)

    def check(self, roster: Roster, *, besides: Collection[str] = ()) -> tuple[tuple[Fault, ...], tuple[Fault, ...]]:
        """Columns that the roster doesn't have are faults; its own that nobody uses, and ``besides`` neither, a warning."""
        known = dict(zip(roster.columns, roster.headings, strict=True))
        faults = tuple(
            self._unknown(path, name, known)
            for path, names in self.blanks.items()
            for name in dict.fromkeys(names)
            if name not in known
        )
        return faults, tuple(self._unused(known, besides, roster))

    def reading(self, row: Row, *, besides: Collection[str] = ()) -> Reading:
        """The form of a row, or what is wrong with it: told at the cell where it comes from one, else at the form's line.

        A cell that is wrong by itself counts where its column stands in the form, is the key, or is one of ``besides``.
        """
        reading = understood(filled_tree(self.tree, self.blanks, row), self.file)
        reading = replace(reading, faults=tuple(_of_cell(fault, reading.tree) for fault in reading.faults))
        used = {row.place(name).column for name in (*self.columns, *map(column_name, besides), KEY)}
        wrong = [fault for fault in row.faults if not fault.place.column or fault.place.column in used]
        if not wrong:
            return reading
        cells = {(fault.place.address, fault.place.column) for fault in wrong}
        others = [fault for fault in reading.faults if (fault.place.address, fault.place.column) not in cells]
        return replace(reading, form=None, faults=(*wrong, *others))

    def _unknown(self, path: str, name: str, known: Mapping[str, str]) -> Fault:
        guess = nearest(name, known)
        details = {"known": ", ".join(known.values()), "nearest": known.get(guess, "")}
        typed = next((typed for typed in _BLANK.findall(self.text(path)) if column_name(typed) == name), name)
        return Fault("column-missing", self.tree.place(path, self.file), f"«{typed}»", details)

    def text(self, path: str) -> str:
        """The text at a path, as it stands in the file."""
        return dict(texts(self.tree.value, "")).get(path, "")

    def _unused(self, known: Mapping[str, str], besides: Collection[str], roster: Roster) -> Iterator[Fault]:
        place = Place(file=roster.file, sheet=roster.grid.sheet)
        if not self.blanks:
            yield Fault("form-without-columns", Place(file=self.file), details={"known": ", ".join(known.values())})
            return
        used = {*self.columns, *map(column_name, besides), KEY}
        unused = [heading for name, heading in known.items() if name not in used]
        if unused:
            more = "" if len(unused) <= _FEW else " …"
            yield Fault("columns-unused", place, ", ".join(unused[:_FEW]) + more, {"count": str(len(unused))})


def read_pattern(path: str | os.PathLike[str], *, settings: Mapping[str, str] = _NO_SETTINGS) -> FormPattern:
    """The form with its columns. Raises InputError for all that is wrong with it whatever a row may bring."""
    file = os.fspath(path)
    try:
        data = file_content(Path(file))
    except InputError as error:
        raise InputError(fault.at(file=file) for fault in error.faults) from error
    pattern = FormPattern(data, file, tuple(settings.items()))
    faults = tuple(_own_faults(pattern))
    if faults:
        raise InputError(faults)
    return pattern


@lru_cache(maxsize=8)
def _tree(data: bytes, file: str, settings: Sequence[tuple[str, str]]) -> Tree:
    return read_tree(data, file=file, settings=dict(settings))


def _of_cell(fault: Fault, tree: Tree) -> Fault:
    """The fault in words for a cell, where those for a form's file would mislead; one of a whole table at its cell."""
    if not fault.place.column:
        return fault.at(**_cell_in(fault, tree))
    found = fault.found.replace("\n", " ↵ ")
    return Fault(_IN_CELLS.get(fault.code, fault.code), fault.place, found, fault.details)


def _cell_in(fault: Fault, tree: Tree) -> Mapping[str, object]:
    """Where the cell is that a fault without one is about, by the name of its field: a sum of weights is that of a weight."""
    field = fault.place.field
    table = f"{field.partition('[')[0]}["
    inside = (path for path in tree.origins if path.startswith(table) and path.rpartition(".")[2] in fault.code)
    beside = (path for path in tree.origins if field not in tree.lines and path in fault.code.split("-"))
    about = next(chain(inside, beside), None)
    cell = Place() if about is None else tree.origins[about]
    return {name: getattr(cell, name) for name in _OF_CELL} if cell.column else {}


def _own_faults(pattern: FormPattern) -> Iterator[Fault]:
    """What is wrong with the form itself: marks without a name, and what no value of a column could mend."""
    for path, text in texts(pattern.tree.value, ""):
        rest = _BLANK.sub("", text)
        if "«" in rest or "»" in rest or any(not column_name(name) for name in _BLANK.findall(text)):
            yield Fault("column-mark-alone", pattern.tree.place(path, pattern.file), shown(text))
    for fault in understood(pattern.tree, pattern.file).faults:
        path = fault.place.field
        if fault.code in _OF_THE_FORM or not any(_touch(path, blank) for blank in pattern.blanks):
            yield fault


def _touch(one: str, other: str) -> bool:
    """Whether one of two paths is in the other."""
    return any(a == b or a.startswith((f"{b}.", f"{b}[")) or not b for a, b in ((one, other), (other, one)))
