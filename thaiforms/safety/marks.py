"""Whether a file is our own work, untouched: such a file may be replaced without asking.

Word and LibreOffice write their own name into a DOCX that they save, and a PDF that was signed or annotated
has more than one end: so what a clerk has worked on since is no longer ours.
"""

from __future__ import annotations

import os
import re
import zipfile
from pathlib import Path

_PDF = b"%PDF-"
_TAIL = 1024  # bytes in which the end is told, of a PDF or an archive without a long comment
_MOST = 64 * 1024 * 1024  # bytes of a file that is looked into
_PROPERTIES = 64 * 1024  # bytes of docProps/app.xml
_APPLICATION = re.compile(rb"<(?:\w+:)?Application>thaiforms\b")
_UTF_16 = "thaiforms".encode("utf-16-be").hex().encode()
_PRODUCER = re.compile(rb"/Producer\s*(?:\(thaiforms\b|<feff%s(?:0020|>))" % _UTF_16, re.IGNORECASE)


def is_ours(path: Path) -> bool:
    """Whether the file is a DOCX or PDF of thaiforms that no other program has saved since. False if in doubt."""
    looks = {".docx": _docx_is_ours, ".pdf": _pdf_is_ours}.get(path.suffix.lower())
    try:
        return looks is not None and path.stat().st_size <= _MOST and looks(path)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError):
        return False


def is_torn(path: Path) -> bool:
    """Whether the file begins or ends as no whole DOCX or PDF does, so that nobody can have worked on it."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_PDF))
            file.seek(-min(path.stat().st_size, _TAIL), os.SEEK_END)
            tail = file.read(_TAIL)
    except OSError:
        return False
    ends = {".docx": (b"PK", b"PK\5\6"), ".pdf": (_PDF, b"%%EOF")}.get(path.suffix.lower())
    return ends is not None and not (head.startswith(ends[0]) and ends[1] in tail)


def _docx_is_ours(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive, archive.open("docProps/app.xml") as properties:
        return _APPLICATION.search(properties.read(_PROPERTIES)) is not None


def _pdf_is_ours(path: Path) -> bool:
    data = path.read_bytes()
    ends = data.count(b"%%EOF")
    return data.startswith(_PDF) and ends == 1 and _PRODUCER.search(data) is not None
