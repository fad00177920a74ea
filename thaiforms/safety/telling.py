"""What the operating system says of a file, as an error of ours."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from thaiforms.errors import Fault, OutputError, Place

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
_SHARING = {32, 33}  # Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system says of a file into an OutputError that names it."""
    try:
        yield
    except OSError as error:
        raise OutputError(_system_fault(error, path)) from error


def _system_fault(error: OSError, path: Path) -> Fault:
    if is_held(error):
        return output_fault("output-in-use", path)
    code = _CODES.get(error.errno or 0, "output-failed")
    shown = path.parent if code.startswith("output-folder") else path
    return output_fault(code, shown, reason=error.strerror or str(error))


def output_fault(code: str, path: Path, **details: str) -> Fault:
    """A fault of a file that cannot be written."""
    return Fault(code, Place(file=str(path)), str(path), details)


def is_held(error: OSError) -> bool:
    """Whether another program has the file open (Windows)."""
    return getattr(error, "winerror", None) in _SHARING
