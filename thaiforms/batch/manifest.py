"""The manifest: a line for each document as it is finished, only ever added to, by which a run goes on where it stopped."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeAlias

from thaiforms.safety.names import folded
from thaiforms.safety.telling import told

MANIFEST = "manifest.jsonl"
MadeOf: TypeAlias = tuple[str, str, str, str]
"""The sha256 of the input, of the templates and of the fonts, and the library's version."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One finished document. ``files`` maps names, from the run's folder on, to their sha256 in hexadecimal."""

    row: int  # of the roster, counted from 1; 0 for what was made of many rows
    key: str  # the document's name, without an ending
    files: Mapping[str, str]
    pages: int | None  # where no PDF was laid out, and of print files, nobody counts
    warnings: tuple[str, ...]  # codes
    form: str  # the names of the files that it was made of
    roster: str
    input: str  # sha256 of the form, the row's values and the options
    template: str
    fonts: str
    version: str
    seconds: float
    time: str  # ISO 8601, UTC

    @property
    def made_of(self) -> MadeOf:
        """Everything that decides what the document is; the same, and it need not be made again."""
        return self.input, self.template, self.fonts, self.version

    @property
    def job(self) -> tuple[str, str]:
        """The names of the form and the roster that it was made of."""
        return self.form, self.roster

    def line(self) -> bytes:
        """The entry as a line of the manifest."""
        values = asdict(self)
        values["files"] = [{"name": name, "sha256": digest} for name, digest in self.files.items()]
        return json.dumps(values, ensure_ascii=False).encode("utf-8") + b"\n"


class Manifest:
    """The manifest of a folder, read and open to be added to. Of a document made twice, the last line counts."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / MANIFEST
        self._entries: dict[str, Entry] = {}
        self._file: FileIO | None = None
        self.damaged = 0  # lines that say nothing, but for a torn last one

    def __enter__(self) -> Self:
        with told(self._path):
            self._file = self._path.open("a+b", buffering=0)
            self._file.truncate(self._read())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()

    def get(self, key: str) -> Entry | None:
        """The document of that name, as it was last made."""
        return self._entries.get(folded(key))

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def add(self, entries: Iterable[Entry]) -> None:
        """Add finished documents, all of them or, where the disk is full, none. Raises OutputError."""
        found = tuple(entries)
        with told(self._path):
            self._append(b"".join(entry.line() for entry in found))
        self._entries.update((folded(entry.key), entry) for entry in found)

    def _append(self, data: bytes) -> None:
        """Write it all and make it last, or leave the file as it was."""
        assert self._file is not None
        end = self._file.seek(0, os.SEEK_END)
        left = memoryview(data)
        try:
            while left:
                left = left[self._file.write(left) :]
            os.fsync(self._file.fileno())
        except OSError:
            self._file.truncate(end)
            raise

    def _read(self) -> int:
        """Take in every whole line; where the last of them ends, in bytes."""
        end = 0
        with self._path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                end += len(line)
                entry = _entry(line)
                if entry is None:
                    self.damaged += 1
                else:
                    self._entries[folded(entry.key)] = entry
        return end


def _entry(line: bytes) -> Entry | None:
    """The entry that a line holds, or None where it holds none."""
    try:
        values: dict[str, Any] = json.loads(line)
        values["files"] = {file["name"]: file["sha256"] for file in values["files"]}
        values["warnings"] = tuple(values["warnings"])
        return Entry(**values)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
