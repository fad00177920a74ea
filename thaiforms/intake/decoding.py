"""From the bytes of a data file to text, or to a fault that names what the bytes are."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from thaiforms.errors import Fault, InputError, Place
from thaiforms.model.problems import shown
from thaiforms.model.values import named

_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_NOT_TEXT = (
    (b"PK\x03\x04", "DOCX, XLSX, ZIP"),
    (b"%PDF-", "PDF"),
    (b"\xd0\xcf\x11\xe0", "DOC, XLS"),
    (b"\x89PNG", "PNG"),
)
# What neither YAML nor JSON may hold, and the separators that YAML would take for the end of a line.
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_THAI_WORDS = re.compile(rb"[\xa1-\xda\xdf-\xfb]{2,}")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]")
_MOST_NAMED = 10  # unreadable characters; more of them help nobody


def decode(data: bytes) -> str:
    """The text of UTF-8 bytes, with or without a byte-order mark. Raises InputError that names another encoding."""
    for start, kind in _NOT_TEXT:
        if data.startswith(start):
            raise InputError(Fault("not-a-text-file", found=kind))
    text = _utf8(data.removeprefix(codecs.BOM_UTF8))
    if not text.strip():
        raise InputError(Fault("file-empty"))
    faults = tuple(_unreadable(text))
    if faults:
        raise InputError(faults)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _utf8(data: bytes) -> str:
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "")
    if encoding or _looks_like_utf16(data):
        raise InputError(Fault("wrong-encoding", Place(line=1), details={"encoding": encoding or "UTF-16"}))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(_other_encoding(data, line, found=f"0x{data[error.start]:02X}")) from error


def _other_encoding(data: bytes, line: int, *, found: str) -> Fault:
    """TIS-620 where most high bytes are its Thai letters and stand beside each other; else the byte that is not UTF-8."""
    high = len(_HIGH_BYTES.findall(data))
    if sum(map(len, _THAI_WORDS.findall(data))) >= 0.8 * high:
        return Fault("wrong-encoding", Place(line=line), found, {"encoding": "TIS-620 (Windows-874)"})
    return Fault("not-utf-8", Place(line=line), found)


def _looks_like_utf16(data: bytes) -> bool:
    """Whether every other byte of the beginning is NUL or, as in Thai, 0E."""
    head = data[:64]
    return len(head) >= 4 and any(
        head[side::2].count(0) + head[side::2].count(0x0E) >= len(head) // 2 for side in (0, 1)
    )


def _unreadable(text: str) -> Iterator[Fault]:
    for match, _ in zip(_UNREADABLE.finditer(text), range(_MOST_NAMED), strict=False):
        line = text.count("\n", 0, match.start()) + 1
        around = text[max(match.start() - 15, 0) : match.start() + 15].replace(match[0], " ").strip()
        yield Fault("forbidden-character", Place(line=line), shown(" ".join(around.split())), named(match[0]))
