"""One run at a time in a folder: a lock that ends with its process, and a mark by which workers know their run goes on."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from thaiforms.errors import Fault, LockedError, OutputError, Place
from thaiforms.safety.moving import passing_name
from thaiforms.safety.telling import told

LOCK = ".thaiforms-batch.lock"


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """The folder for this run alone. Raises LockedError where another run has it, OutputError where nobody may write."""
    lock = FileLock(folder / LOCK, timeout=0)
    with told(folder / LOCK):
        try:
            lock.acquire()
        except Timeout as error:
            raise LockedError(Fault("folder-locked", Place(file=str(folder)), str(folder))) from error
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def marked(folder: Path) -> Iterator[Path]:
    """A file that is there as long as this run is. It is swept by the next, so that workers of a dead run stop."""
    mark = folder / passing_name()
    with told(mark):
        mark.touch(exist_ok=False)
    try:
        yield mark
    finally:
        with contextlib.suppress(OSError):
            mark.unlink()


def stop_unless_current(mark: Path) -> None:
    """Raise OutputError where the run that the mark belongs to has ended."""
    if not mark.exists():
        raise OutputError(Fault("run-ended", Place(file=str(mark.parent)), str(mark.parent)))
