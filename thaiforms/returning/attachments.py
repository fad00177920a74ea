"""The files that a PDF carries, read by pdfium: it mends what other programs have saved, and knows every way to pack."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from thaiforms.errors import ExtraError, Fault, InputError
from thaiforms.safety.archives import MIB, TOTAL

_MOST_FILES = 100
_WHOLE = 4 * TOTAL  # bytes that all streams together may unpack to
_BITE = 64 * 1024  # bytes that are unpacked at a time
_PASSWORD = 4  # pdfium's number for a file that asks for one (FPDF_ERR_PASSWORD)
_STREAM = re.compile(rb"stream\r?\n")


def attachments_of(pdf: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each. Raises InputError for a PDF that is damaged, locked or a bomb, ExtraError without pdfium."""
    try:
        import pypdfium2  # the extra "verify"
    except ImportError as error:
        raise ExtraError(Fault("extra-missing", found="verify")) from error
    _refuse_bombs(pdf)
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            for index in range(min(document.count_attachments(), _MOST_FILES)):
                one = document.get_attachment(index)
                name = one.get_name()
                if name.lower().endswith((".yaml", ".yml", ".docx")):
                    yield name, bytes(one.get_data())
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower()
        raise InputError(Fault("file-encrypted" if locked else "pdf-damaged", found=str(error))) from error


def _refuse_bombs(pdf: bytes) -> None:
    """Unpack each stream once, without keeping it: pdfium itself would fill the memory. Raises InputError."""
    whole = 0
    for begun in _STREAM.finditer(pdf):
        size = _unpacked(pdf, begun.end())
        whole += size
        if size > TOTAL or whole > _WHOLE:
            raise InputError(
                Fault("archive-too-large", found=f"{whole / MIB:.0f} MiB", details={"most": f"{TOTAL // MIB} MiB"})
            )


def _unpacked(pdf: bytes, start: int) -> int:
    """How many bytes the stream there unpacks to, as far as is allowed; of one that zlib has not packed, none."""
    unpacker, size, waiting = zlib.decompressobj(), 0, b""
    try:
        while (waiting or start < len(pdf)) and not unpacker.eof and size <= TOTAL:
            if not waiting:
                waiting, start = pdf[start : start + _BITE], start + _BITE
            size += len(unpacker.decompress(waiting, MIB))
            waiting = unpacker.unconsumed_tail
    except zlib.error:
        return size
    return size
