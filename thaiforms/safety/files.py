"""Files published whole or not at all.

Each file is written beside its target under a passing name, flushed and synced, and only then moved into place.
Several files go together: all are written before the first is moved, and a move that fails takes back those before it.
A killed process leaves a hidden ``.thaiforms-….tmp`` at worst, never a torn document.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from thaiforms.errors import Fault, OutputError, Place
from thaiforms.safety.marks import is_ours

_CODES = {
    errno.EACCES: "output-denied",
    errno.EPERM: "output-denied",
    errno.EROFS: "output-denied",
    errno.ENOSPC: "output-disk-full",
    errno.EDQUOT: "output-disk-full",
    errno.EFBIG: "output-disk-full",
    errno.ENAMETOOLONG: "output-path-too-long",
    errno.ENOENT: "output-folder-missing",
    errno.ENOTDIR: "output-folder-is-file",
    errno.EISDIR: "output-is-folder",
}
_PASSING = re.compile(r"\.thaiforms-[0-9a-f]{16}\.tmp")
_SHARING = {32, 33}  # Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_TRIES, _PAUSE = 5, 0.05  # seconds: long enough for a virus scanner to let go


def publish(
    contents: Mapping[Path, bytes],
    *,
    overwrite: bool = False,
    keep: Iterable[Path] = (),
    ours: Callable[[Path], bool] = is_ours,
) -> tuple[Path, ...]:
    """The paths of the files, written whole, all or none. Raises OutputError with every refusal at once.

    A file that ``ours`` knows as our own work is replaced; any other only with ``overwrite``; one of ``keep`` never.
    """
    kept = tuple(keep)
    faults = [fault for path in contents for fault in _refusals(path, overwrite=overwrite, keep=kept, ours=ours)]
    if faults:
        raise OutputError(faults)
    staged: dict[Path, Path] = {}
    try:
        for path, data in contents.items():
            with told(path):
                staged[path] = _stage(path, data)
        _move_all(staged)
    finally:
        _drop(staged.values())
    for folder in {path.parent for path in contents}:
        _sync_folder(folder)
    return tuple(contents)


def make_folder(folder: Path) -> Path:
    """The folder, made with its parents where it is missing. Raises OutputError."""
    with told(folder):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise OutputError(_fault("output-folder-is-file", folder)) from error
    return folder


def passing_name() -> str:
    """A hidden name that nobody else has, and that ``sweep`` knows."""
    return f".thaiforms-{secrets.token_hex(8)}.tmp"


def sweep(folder: Path) -> int:
    """How many files a killed process left in the folder under passing names; they are gone now."""
    try:
        names = [entry.name for entry in os.scandir(folder) if _PASSING.fullmatch(entry.name)]
    except OSError:  # no such folder, or none of ours
        return 0
    _drop(folder / name for name in names)
    return len(names)


def _refusals(path: Path, *, overwrite: bool, keep: tuple[Path, ...], ours: Callable[[Path], bool]) -> Iterator[Fault]:
    """Why the file must not be written, at most one reason."""
    with told(path):
        code = _refusal(path, overwrite=overwrite, keep=keep, ours=ours)
    if code:
        yield _fault(code, path)


def _refusal(path: Path, *, overwrite: bool, keep: tuple[Path, ...], ours: Callable[[Path], bool]) -> str:
    if any(_same(path, other) for other in keep):
        return "output-is-input"
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return ""
    if not stat.S_ISREG(mode):
        kinds = {stat.S_IFDIR: "output-is-folder", stat.S_IFLNK: "output-is-link"}
        return kinds.get(stat.S_IFMT(mode), "output-not-a-file")
    if not mode & 0o222:  # os.replace would not mind, but whoever locked the file would
        return "output-read-only"
    return "" if overwrite or ours(path) else "output-exists"


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:  # one of them is not there: then the names decide
        return os.path.normcase(path.absolute()) == os.path.normcase(other.absolute())


def _stage(path: Path, data: bytes) -> Path:
    """A synced file with the data, beside the target, under a name nobody else has."""
    temporary = path.with_name(passing_name())
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, 0o666)  # the umask decides, as for any new file
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        _drop([temporary])
        raise
    return temporary


def _move_all(staged: Mapping[Path, Path]) -> None:
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
        _drop(backups)


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
            if attempt == _TRIES or not (_held(error) or os.name == "nt"):
                raise
            time.sleep(_PAUSE)


def _held(error: OSError) -> bool:
    return getattr(error, "winerror", None) in _SHARING


def _drop(temporaries: Iterable[Path]) -> None:
    for temporary in temporaries:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the moves last through a power cut, where the system lets a folder be synced."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system says of a file into an OutputError that names it."""
    try:
        yield
    except OSError as error:
        raise OutputError(_system_fault(error, path)) from error


def _system_fault(error: OSError, path: Path) -> Fault:
    if _held(error):
        return _fault("output-in-use", path)
    code = _CODES.get(error.errno or 0, "output-failed")
    shown = path.parent if code.startswith("output-folder") else path
    return _fault(code, shown, reason=error.strerror or str(error))


def _fault(code: str, path: Path, **details: str) -> Fault:
    return Fault(code, Place(file=str(path)), str(path), details)
