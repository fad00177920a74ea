"""From a data file to a form, or to everything that is wrong with it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from thaiforms.errors import Fault, InputError, Place
from thaiforms.intake.decoding import decode
from thaiforms.intake.json_tree import json_tree
from thaiforms.intake.settings import set_values
from thaiforms.intake.tree import Tree, Value, below, texts
from thaiforms.intake.yaml_tree import yaml_tree
from thaiforms.model import FORMS, Form, warnings
from thaiforms.model.problems import nearest, shown
from thaiforms.thai import normalise

LARGEST = 1 << 20  # bytes; a table of forty indicators has about 150 KB
LARGEST_WORKBOOK = 4 << 20  # bytes; that of forty indicators has 30 KB
_WORKBOOKS = (".xlsx", ".xlsm", ".xls")
_COLUMN = re.compile("«[^«»]+»")
_NO_SETTINGS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave: a form, or faults; warnings; and the line of each field by its path."""

    file: str
    form: Form | None = None
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
    tree: Tree = field(default_factory=lambda: Tree("", MappingProxyType({})))

    @property
    def lines(self) -> Mapping[str, int]:
        """The line of each field, counted from 1, by its path."""
        return self.tree.lines

    def place(self, path: str) -> Place:
        """Where a field stands in the file: its own line, or that of the nearest part that holds it."""
        return self.tree.place(path, self.file)


def read(path: str | os.PathLike[str]) -> Form:
    """The form of a YAML or JSON file, or of a workbook of ours. Raises InputError with everything that is wrong."""
    reading = read_file(path)
    if reading.form is None:
        raise InputError(reading.faults)
    return reading.form


def read_file(path: str | os.PathLike[str], *, settings: Mapping[str, str] = _NO_SETTINGS) -> Reading:
    """The form of a YAML or JSON file or a workbook, with some values set by their paths; never raises for what the file holds."""
    file = os.fspath(path)
    try:
        data = file_content(Path(file))
    except InputError as error:
        return Reading(file, faults=tuple(fault.at(file=file) for fault in error.faults))
    return read_bytes(data, file=file, settings=settings)


def read_bytes(data: bytes, *, file: str = "", settings: Mapping[str, str] = _NO_SETTINGS) -> Reading:
    """The form of what a file holds; it is JSON or a workbook where the file's name ends so, else YAML."""
    try:
        reading = understood(read_tree(data, file=file, settings=settings), file)
    except InputError as error:
        return Reading(file, faults=error.faults)
    return replace(reading, warnings=(*reading.warnings, *_columns(reading)))


def read_tree(data: bytes, *, file: str, settings: Mapping[str, str] = _NO_SETTINGS) -> Tree:
    """What a file holds, as texts, with some values set. Raises InputError for what cannot be read at all."""
    try:
        if len(data) > _largest(file):
            raise InputError(Fault("file-too-large", found=str(len(data)), details={"most": str(_largest(file))}))
        tree = _tree(data, file)
    except InputError as error:
        raise InputError(fault.at(file=file) for fault in error.faults) from error
    return set_values(tree, settings)


def _tree(data: bytes, file: str) -> Tree:
    if file.lower().endswith(_WORKBOOKS):
        from thaiforms.intake.workbook.read import workbook_tree  # openpyxl takes longer to load than a letter to make

        return workbook_tree(data, file=file)
    text = decode(data)
    return json_tree(text) if file.lower().endswith(".json") else yaml_tree(text)


def _largest(file: str) -> int:
    """The bytes that a file of such a name may have."""
    return LARGEST_WORKBOOK if file.lower().endswith(_WORKBOOKS) else LARGEST


def file_content(path: Path) -> bytes:
    """The bytes of a file, at most one more than are allowed. Raises InputError."""
    try:
        if path.is_dir():
            raise InputError(Fault("file-is-folder"))
        if not path.exists():
            raise InputError(Fault("file-missing"))
        if not path.is_file():
            raise InputError(Fault("file-unreadable"))
        with path.open("rb") as stream:
            return stream.read(_largest(path.name) + 1)
    except (OSError, ValueError) as error:
        raise InputError(Fault("file-unreadable", found=getattr(error, "strerror", None) or str(error))) from error


def understood(tree: Tree, file: str) -> Reading:
    """The form that a tree means. What is wrong with a value isn't told twice, by the tree and by the model."""
    form, found = _form(tree.value)
    wrong = {fault.place.field for fault in tree.faults if fault.place.field}
    ours = (fault for fault in found if not any(_is_in(fault.place.field, part) for part in wrong))
    faults = [fault.at(file=fault.place.file or file) for fault in tree.faults]
    faults += [replace(fault, place=tree.place(fault.place.field, file)) for fault in ours]
    noted = [*_odd_beginning(tree.value), *_normalised(tree.value, "")]
    noted += warnings(form) if form is not None and not faults else ()
    told = (*tree.warnings, *(replace(fault, place=tree.place(fault.place.field, file)) for fault in noted))
    return Reading(file, None if faults else form, tuple(sorted(faults, key=_order(tree))), told, tree)


def _form(value: Value) -> tuple[Form | None, tuple[Fault, ...]]:
    """The form, or what is wrong with it."""
    if not value:
        return None, (Fault("file-empty"),)
    if not isinstance(value, dict):
        return None, (Fault("file-without-fields", found=shown(value), details={"known": ", ".join(FORMS)}),)
    name = value.get("form", "")
    if not isinstance(name, str) or name.strip() not in FORMS:
        return None, (_unknown_form(name),)
    try:
        return FORMS[name.strip()].model_validate(value), ()
    except InputError as error:
        return None, error.faults


def _unknown_form(name: Value) -> Fault:
    known = ", ".join(FORMS)
    if not name:
        return Fault("form-missing", Place(field="form"), details={"known": known})
    guess = nearest(name, FORMS) if isinstance(name, str) else ""
    return Fault("unknown-form", Place(field="form"), shown(name), {"known": known, "nearest": guess})


def _odd_beginning(value: Value) -> Iterator[Fault]:
    if isinstance(value, dict) and "form" in value and next(iter(value)) != "form":
        yield Fault("form-not-first", Place(field="form"), next(iter(value)))


def _normalised(value: Value, path: str) -> Iterator[Fault]:
    """A warning for each text that was not in its normal form."""
    if isinstance(value, str):
        changes = normalise(value).changes
        if changes:
            found = ", ".join(dict.fromkeys(f"{change.visible} → {change.became}" for change in changes))
            yield Fault("text-normalised", Place(field=path), shown(found), {"count": str(len(changes))})
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _normalised(item, f"{path}[{place}]")
    else:
        for key, item in value.items():
            yield from _normalised(item, below(path, key))


def _columns(reading: Reading) -> Iterator[Fault]:
    """A warning for each text with the name of a roster's column in it, which only a batch fills."""
    for path, text in texts(reading.tree.value, ""):
        names = _COLUMN.findall(text) if "«" in text else ()
        if names:
            yield Fault("column-outside-batch", reading.place(path), ", ".join(names))


def _is_in(path: str, part: str) -> bool:
    return path == part or path.startswith((f"{part}.", f"{part}["))


def _order(tree: Tree) -> Callable[[Fault], tuple[int, int]]:
    """The order of the file: by lines, or by cells as they were read."""
    cells = {(place.sheet, place.address): nth for nth, place in enumerate(tree.origins.values())}
    return lambda fault: (fault.place.line or 0, cells.get((fault.place.sheet, fault.place.address), -1))
