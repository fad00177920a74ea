"""The one folder that the page reads and writes: names that stay inside it, files and no links."""

from __future__ import annotations

import contextlib
import os
import stat
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import thaiforms
from thaiforms.faces.web.locking import locked

OWN = ".thaiforms"
"""Our own folder in it: history, what is remembered, batches."""

LARGEST_DRAFT = 1 << 20  # bytes, as of any data file


_LONGEST_NAME = 255
_SUFFIX = ".yaml"  # may follow a stem that fills what a name may have


class NoSuchName(Exception):  # noqa: N818
    """A name that is no name of a file in the folder."""


@dataclass(frozen=True)
class Folder:
    """A folder and its lock. Nothing outside it is read or written, whatever name is asked for."""

    root: Path
    _threads: threading.RLock = field(default_factory=threading.RLock, compare=False)

    @classmethod
    def at(cls, path: Path) -> Folder:
        """The folder, made if it is missing. Raises OutputError."""
        return cls(thaiforms.make_folder(path).resolve())

    def path(self, *names: str) -> Path:
        """The path of a name in the folder, or in folders of ours within it. Raises NoSuchName."""
        if not all(is_name(name) for name in names):
            raise NoSuchName
        path = self.root
        for name in names:
            if path != self.root and path.is_symlink():
                raise NoSuchName
            path = path / name
        return path

    def read(self, *names: str, most: int = LARGEST_DRAFT) -> bytes:
        """The bytes of a file of at most so many. Raises NoSuchName for anything else, a link too."""
        path = self.path(*names)
        try:
            if not stat.S_ISREG(path.lstat().st_mode):
                raise NoSuchName
            with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _BINARY), "rb") as file:
                data = file.read(most + 1)
        except (OSError, ValueError) as error:
            raise NoSuchName from error
        if len(data) > most:
            raise NoSuchName
        return data

    def write(self, data: bytes, *names: str) -> None:
        """Put a file in place, whole or not at all. Raises NoSuchName and OutputError."""
        path = self.path(*names)
        if path.parent != self.root:
            thaiforms.make_folder(path.parent)
        thaiforms.publish({path: data}, overwrite=True)

    def names(self, *names: str, suffix: str) -> list[str]:
        """The names, without suffix, of the files with a suffix in the folder or in one of ours, in order."""
        path = self.path(*names)
        try:
            with os.scandir(path) as entries:
                files = [entry.name for entry in entries if entry.is_file(follow_symlinks=False)]
        except OSError:
            return []
        stems = (file.removesuffix(suffix) for file in files if file.endswith(suffix))
        return sorted(stem for stem in stems if is_name(stem))

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else, in this process or in another, changes the folder's drafts meanwhile."""
        with self._threads:
            thaiforms.make_folder(self.root / OWN)
            with locked(self.path(OWN, "lock")):
                yield


_BINARY = getattr(os, "O_BINARY", 0)


def is_name(name: str) -> bool:
    """Whether the name is one that we would give ourselves, or that of our own folder."""
    if name == OWN or not name or len(name) > _LONGEST_NAME:
        return name == OWN
    stem = name.removesuffix(_SUFFIX)
    return name in {thaiforms.safe_name(name), thaiforms.safe_name(stem, suffix=_SUFFIX)}
