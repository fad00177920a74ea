"""Word files as zip archives: parts that no one changes keep the bytes they were packed in, and times are never taken."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

from thaiforms.frozen import frozen

_STORED, _DEFLATED = 0, 8
_LEVEL = 6
_UTF8 = 0x800
_FIRST_DAY = (0, 0x21)  # 1 January 1980, the oldest time a zip knows
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")


@frozen
class Entry:
    """A part as it lies in the archive."""

    name: str
    method: int
    check: int  # CRC-32
    size: int
    packed: bytes


def pack(name: str, data: bytes) -> Entry:
    """A part, compressed."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return Entry(name, _DEFLATED, zlib.crc32(data), len(data), packer.compress(data) + packer.flush())


def packed_entries(data: bytes) -> tuple[Entry, ...]:
    """The entries of an archive that has been found safe, as they are packed, in their order."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return tuple(_entry(archive, data, item) for item in archive.infolist() if not item.is_dir())


def _entry(archive: zipfile.ZipFile, data: bytes, item: zipfile.ZipInfo) -> Entry:
    if item.compress_type not in (_STORED, _DEFLATED):
        return pack(item.filename, archive.read(item))
    name, extra = struct.unpack_from("<2H", data, item.header_offset + 26)
    start = item.header_offset + _LOCAL.size + name + extra
    packed = data[start : start + item.compress_size]
    return Entry(item.filename, item.compress_type, item.CRC, item.file_size, packed)


def write_archive(entries: Iterable[Entry]) -> bytes:
    """The archive's bytes: the same entries give the same bytes."""
    body, directory, offset, count = [], [], 0, 0
    for entry in entries:
        name = entry.name.encode()
        flags = 0 if name.isascii() else _UTF8
        sizes = (entry.check, len(entry.packed), entry.size)
        head = _LOCAL.pack(b"PK\3\4", 20, flags, entry.method, *_FIRST_DAY, *sizes, len(name), 0)
        body += [head, name, entry.packed]
        directory += [
            _CENTRAL.pack(
                b"PK\1\2", 20, 0, 20, 0, flags, entry.method, *_FIRST_DAY, *sizes, len(name), 0, 0, 0, 0, 0, offset
            ),
            name,
        ]
        offset += len(head) + len(name) + len(entry.packed)
        count += 1
    central = b"".join(directory)
    return b"".join((*body, central, _END.pack(b"PK\5\6", 0, 0, count, count, len(central), offset, 0)))
