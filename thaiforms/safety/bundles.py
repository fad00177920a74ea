"""Several files as one ZIP: the same files, the same bytes; written whole or not at all, in little memory."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path

from thaiforms.safety.moving import passing_name
from thaiforms.safety.telling import told

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a ZIP's calendar: no clock goes into the file
_PIECE = 1 << 20  # bytes


def write_zip(path: Path, files: Iterable[tuple[str, Path]]) -> Path:
    """The path of a ZIP of files under the names given, in place of one that was there. Raises OutputError."""
    with told(path):
        if path.is_dir():
            raise IsADirectoryError(21, os.strerror(21), str(path))
        temporary = path.with_name(passing_name())
        try:
            with temporary.open("xb") as stream:
                with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:  # DOCX and PDF are packed already
                    for name, file in files:
                        _add(archive, name, file)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    return path


def _add(archive: zipfile.ZipFile, name: str, file: Path) -> None:
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.external_attr = 0o644 << 16
    entry.file_size = file.stat().st_size
    with file.open("rb") as source, archive.open(entry, "w") as stored:
        shutil.copyfileobj(source, stored, _PIECE)
