"""EMF and WMF files that are nothing but one picture in dots: the picture, as a BMP file (MS-EMF 2.3.1.7, MS-WMF 2.3.1.6)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from thaiforms.safety.archives import PART

_EMF, _PLACEABLE, _IN_MEMORY = b"\x01\0\0\0", b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0"
_PACKED = b"\x1f\x8b"
_EMF_BITMAPS = {81: 48, 80: 48, 76: 84, 77: 84, 78: 84, 114: 84}  # where each tells of its header and its dots
_EMF_INK = {
    *range(2, 9),
    *range(41, 48),
    *range(53, 58),
    *range(62, 65),
    *range(71, 75),
    83,
    84,
    *range(85, 93),
    96,
    97,
    108,
}
_WMF_BITMAPS = {0x0F43: 28, 0x0B41: 26, 0x0940: 22}  # where each holds its header
_WMF_INK = {0x0213, 0x0324, 0x0325, 0x0418, 0x041B, 0x0521, 0x0538, 0x061C, 0x0817, 0x081A, 0x0830, 0x0A32}
_MOST_RECORDS = 10_000


def unpacked(data: bytes) -> bytes:
    """A picture file, unpacked where it is one that Word packs (EMZ, WMZ); nothing of one that is damaged."""
    if not data.startswith(_PACKED):
        return data
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data, PART)
    except zlib.error:
        return b""


def is_emf(data: bytes) -> bool:
    """Whether the file is an EMF."""
    return data[:4] == _EMF and data[40:44] == b" EMF"


def is_wmf(data: bytes) -> bool:
    """Whether the file is a WMF, placeable or not."""
    return data.startswith((_PLACEABLE, _IN_MEMORY))


def bitmap_of(data: bytes) -> bytes | None:
    """The one picture in dots that a metafile consists of, as BMP; None where it draws anything else."""
    try:
        if is_emf(data):
            return _only(data, _emf_bitmaps(data))
        if data[:4] == _PLACEABLE:
            return _only(data, _wmf_bitmaps(data))
    except (struct.error, ValueError):
        return None
    return None


def _only(data: bytes, found: Iterator[tuple[int, int] | None]) -> bytes | None:
    places = list(found)
    if len(places) != 1 or places[0] is None:
        return None
    start, end = places[0]
    return bmp(data[start:end])


def bmp(bitmap: bytes) -> bytes | None:
    """The BMP file of a bitmap as metafiles hold them, None where its header is an old one."""
    (header,) = struct.unpack_from("<I", bitmap)
    if header < 40:
        return None
    depth, packing = struct.unpack_from("<HI", bitmap, 14)
    (colours,) = struct.unpack_from("<I", bitmap, 32)
    table = 4 * (colours or (1 << depth if depth <= 8 else 0)) + (12 if packing == 3 and header == 40 else 0)
    return struct.pack("<2sIHHI", b"BM", 14 + len(bitmap), 0, 0, 14 + header + table) + bitmap


def _emf_bitmaps(data: bytes) -> Iterator[tuple[int, int] | None]:
    """Where each picture stands in the file, and None for anything else that leaves ink."""
    at = 0
    for _ in range(_MOST_RECORDS):
        kind, size = struct.unpack_from("<II", data, at)
        if kind in _EMF_BITMAPS:
            header, header_size, dots, dots_size = struct.unpack_from("<IIII", data, at + _EMF_BITMAPS[kind])
            if header_size:
                joined = header + header_size == dots
                yield (at + header, at + dots + dots_size) if joined else None
        elif kind in _EMF_INK:
            yield None
        at += size
        if kind == 14 or size < 8 or at + 8 > len(data):
            return


def _wmf_bitmaps(data: bytes) -> Iterator[tuple[int, int] | None]:
    at = 22 + 18
    for _ in range(_MOST_RECORDS):
        size, kind = struct.unpack_from("<IH", data, at)
        if kind in _WMF_BITMAPS and size * 2 > _WMF_BITMAPS[kind] + 40:
            yield at + _WMF_BITMAPS[kind], at + size * 2
        elif kind in _WMF_INK:
            yield None
        at += size * 2
        if kind == 0 or size < 3 or at + 6 > len(data):
            return
