"""Files published whole or not at all.

Each file is written beside its target under a passing name, flushed and synced, and only then moved into place.
Several files go together: all are written before the first is moved, and a move that fails takes back those before it.
A killed process leaves a hidden ``.thaiforms-….tmp`` at worst, never a torn document.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from thaiforms.errors import Fault, OutputError
from thaiforms.safety.marks import is_ours
from thaiforms.safety.moving import drop, move_all, stage, sync, sync_folder
from thaiforms.safety.telling import output_fault, told

_FEW = 2  # files: one document's
_SIDE_BY_SIDE = 8


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
    with Publication() as publication:
        publication.add(contents, overwrite=overwrite, keep=keep, ours=ours)
        (refusal,) = publication.finish()
    if refusal is not None:
        raise refusal
    return tuple(contents)


@dataclass
class Publication:
    """Documents published together, each of them whole or not at all, and made to last at one go: a disk is slow at that.

    What was added and not finished is gone when the publication ends.
    """

    _staged: list[dict[Path, Path]] = field(default_factory=list)  # by document: targets, and where they wait

    def add(
        self,
        contents: Mapping[Path, bytes],
        *,
        overwrite: bool = False,
        keep: Iterable[Path] = (),
        ours: Callable[[Path], bool] = is_ours,
    ) -> None:
        """Write a document's files beside their targets. Raises OutputError, as ``publish`` does, and adds nothing then."""
        kept = tuple(keep)
        faults = [fault for path in contents for fault in _refusals(path, overwrite=overwrite, keep=kept, ours=ours)]
        if faults:
            raise OutputError(faults)
        staged: dict[Path, Path] = {}
        try:
            for path, data in contents.items():
                with told(path):
                    staged[path] = stage(path, data)
        except BaseException:
            drop(staged.values())
            raise
        self._staged.append(staged)

    def finish(self) -> list[OutputError | None]:
        """For each document in the order in which they were added: None now that it is in its place, or why it is not."""
        _sync_all([pair for staged in self._staged for pair in staged.items()])
        refusals = [_moved(staged) for staged in self._staged]
        for folder in {path.parent for staged in self._staged for path in staged}:
            sync_folder(folder)
        return refusals

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for staged in self._staged:
            drop(staged.values())
        self._staged.clear()


def _sync_all(pairs: Sequence[tuple[Path, Path]]) -> None:
    """Make files last that wait for their targets. Many are handed over side by side: the disk then takes them together."""
    if len(pairs) <= _FEW:
        for pair in pairs:
            _synced(pair)
        return
    from concurrent.futures import ThreadPoolExecutor  # one document needs none, and its start counts

    with ThreadPoolExecutor(_SIDE_BY_SIDE) as threads:
        for _ in threads.map(_synced, pairs):
            pass


def _synced(pair: tuple[Path, Path]) -> None:
    path, temporary = pair
    with told(path):
        sync(temporary)


def _moved(staged: Mapping[Path, Path]) -> OutputError | None:
    """None once a document's files are in their places, or why none of them is."""
    try:
        move_all(staged)
    except OutputError as error:
        return error
    return None


def make_folder(folder: Path) -> Path:
    """The folder, made with its parents where it is missing. Raises OutputError."""
    with told(folder):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise OutputError(output_fault("output-folder-is-file", folder)) from error
    return folder


def _refusals(path: Path, *, overwrite: bool, keep: tuple[Path, ...], ours: Callable[[Path], bool]) -> Iterator[Fault]:
    """Why the file must not be written, at most one reason."""
    with told(path):
        code = _refusal(path, overwrite=overwrite, keep=keep, ours=ours)
    if code:
        yield output_fault(code, path)


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
