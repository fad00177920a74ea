"""Files that someone names: read whole, within limits."""

from __future__ import annotations

from pathlib import Path

from thaiforms.errors import Fault, InputError, Place
from thaiforms.safety.archives import TOTAL


def content_of(path: Path) -> bytes:
    """The bytes of a file, unless there are more of them than an archive may unpack to. Raises InputError."""
    try:
        if not path.is_file():
            raise InputError(Fault("file-is-folder" if path.is_dir() else "file-missing"))
        size = path.stat().st_size
        if size > TOTAL:
            raise InputError(Fault("file-too-large", Place(), str(size), {"most": str(TOTAL)}))
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(Fault("file-unreadable", found=getattr(error, "strerror", None) or str(error))) from error
