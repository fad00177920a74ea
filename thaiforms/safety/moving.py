"""Files written under passing names, made to last, and moved into place."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from thaiforms.safety.telling import is_held, told

_PASSING = re.compile(r"\.thaiforms-[0-9a-f]{16}\.tmp")
_TRIES, _PAUSE = 5, 0.05  # seconds: long enough for a virus scanner to let go


def passing_name() -> str:
    """A hidden name that nobody else has, and that ``sweep`` knows."""
    return f".thaiforms-{secrets.token_hex(8)}.tmp"


def sweep(folder: Path) -> int:
    """How many files a killed process left in the folder under passing names; they are gone now."""
    try:
        names = [entry.name for entry in os.scandir(folder) if _PASSING.fullmatch(entry.name)]
    except OSError:  # no such folder, or none of ours
        return 0
    drop(folder / name for name in names)
    return len(names)


def stage(path: Path, data: bytes) -> Path:
    """A file with the data, not yet synced, beside the target, under a name nobody else has."""
    temporary = path.with_name(passing_name())
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, 0o666)  # the umask decides, as for any new file
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except BaseException:
        drop([temporary])
        raise
    return temporary


def sync(path: Path) -> None:
    """Make what was written into a file last through a power cut."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))  # Windows syncs only what may be written
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def move_all(staged: Mapping[Path, Path]) -> None:
    """Move every file into place; where one fails, those before it are as they were."""
    moved: list[tuple[Path, Path | None]] = []
    backups: list[Path] = []
    try:
        for path, temporary in staged.items():
            existed = path.exists()
            backup = _backup(path) if existed and len(staged) > 1 else None
            backups += [] if backup is None else [backup]
            with told(path):
                _replace(temporary, path)
            moved.append((path, backup) if existed else (path, temporary))
    except BaseException:
        _take_back(moved)
        raise
    finally:
        drop(backups)


def _take_back(moved: list[tuple[Path, Path | None]]) -> None:
    """Undo moves, the last first: onto the old file if there was one, else back to the passing name."""
    for path, former in reversed(moved):
        if former is None:  # the old file could not be kept: the new one stays, whole
            continue
        with contextlib.suppress(OSError):
            if former.exists():
                _replace(former, path)
            else:
                _replace(path, former)


def _backup(path: Path) -> Path | None:
    """A second name for the file as it is, or None where the file system has no links."""
    backup = path.with_name(passing_name())
    try:
        os.link(path, backup)
    except OSError:
        return None
    return backup


def _replace(source: Path, target: Path) -> None:
    """Move a file over another; on Windows, wait a little for whoever holds it."""
    for attempt in range(1, _TRIES + 1):
        try:
            source.replace(target)
            return
        except PermissionError as error:
            if attempt == _TRIES or not (is_held(error) or os.name == "nt"):
                raise
            time.sleep(_PAUSE)


def drop(temporaries: Iterable[Path]) -> None:
    """Take files away, as far as they are there and can be taken."""
    for temporary in temporaries:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the moves last through a power cut, where the system lets a folder be synced."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
