"""Print files: of each group of rows one PDF, in the roster's order, every document on a sheet of its own."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from thaiforms.batch.lock import stop_unless_current
from thaiforms.batch.naming import Names
from thaiforms.batch.roster import Row
from thaiforms.batch.rows import Making, Outcome, Written, attempted, milliseconds_since, target
from thaiforms.binding import bind_docx
from thaiforms.errors import Fault
from thaiforms.safety.files import publish
from thaiforms.supplies import Supplies


@dataclass(frozen=True)
class Group:
    """Rows that are printed together: the name of their file, and of each row's document."""

    key: str
    rows: tuple[tuple[Row, str], ...]


@dataclass(frozen=True)
class WritePrintFiles:
    """The order to write a print file for each group."""

    making: Making
    folder: str
    mark: str
    keep: tuple[str, ...]

    def perform(self, items: Sequence[Group], supplies: Supplies) -> list[Outcome]:
        """What came of each group. Raises OutputError where nobody can write any more."""
        return [attempted(partial(self._written, group, supplies)) for group in items]

    def _written(self, group: Group, supplies: Supplies) -> Written:
        started = time.perf_counter()
        title = PurePosixPath(group.key).name
        pdf = bind_docx(self._documents(group, supplies), title=title, duplex=True, supplies=supplies)
        stop_unless_current(Path(self.mark))
        publish({target(Path(self.folder), group.key, "pdf"): pdf}, keep=map(Path, self.keep))
        return Written((hashlib.sha256(pdf).digest(),), 0, (), milliseconds_since(started))

    def _documents(self, group: Group, supplies: Supplies) -> Iterator[tuple[str, bytes]]:
        """Each document's name and its DOCX, filled as its turn comes."""
        filling = replace(self.making, formats=("docx",))
        for row, key in group.rows:
            docx = filling.made(self.making.pattern.reading(row), supplies).docx
            assert docx is not None
            yield PurePosixPath(key).name, docx


def groups_of(rows: Iterable[Row], names: Names, good: Mapping[int, str]) -> tuple[list[Group], list[Fault]]:
    """The groups of rows that have their documents, in the roster's order, and a warning for each that lacks some."""
    members: dict[str, list[tuple[Row, str]]] = {}
    lacking: dict[str, list[str]] = {}
    keys: dict[str, str] = {}
    for row in rows:
        plain = names.plain(row.number, row.values)
        if plain not in keys:
            keys[plain] = names.give(row.number, row.values, is_free=_always).key
        if row.number in good:
            members.setdefault(plain, []).append((row, good[row.number]))
        else:
            lacking.setdefault(plain, []).append(str(row.number))
    groups = [Group(keys[plain], tuple(found)) for plain, found in members.items()]
    told = [
        Fault("print-file-lacks-rows", found=keys[plain], details={"rows": ", ".join(rows)})
        for plain, rows in lacking.items()
    ]
    return groups, told


def _always(name: str) -> bool:  # noqa: ARG001
    return True
