"""What a font file from anywhere says of itself, read within its bounds: its families and its style (ISO/IEC 14496-22)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_TRUETYPE = {b"\x00\x01\x00\x00", b"true"}
_FAMILY_NAMES = {1, 16}
_MACINTOSH = 1
_BOLD, _ITALIC = 1, 2  # head.macStyle


@dataclass(frozen=True, slots=True)
class FontNames:
    """The families that a file belongs to, by all their names, and its style."""

    families: frozenset[str]
    bold: bool
    italic: bool


def font_names(data: bytes) -> FontNames | None:
    """The names of a TrueType font, or None where the bytes are none, or are damaged."""
    try:
        tables = _tables(data)
        if data[:4] not in _TRUETYPE or not {"glyf", "cmap", "hhea", "head", "name"} <= tables.keys():
            return None
        (style,) = struct.unpack_from(">H", tables["head"], 44)
        families = frozenset(filter(None, _families(tables["name"])))
    except struct.error:
        return None
    return FontNames(families, bool(style & _BOLD), bool(style & _ITALIC)) if families else None


def _tables(data: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">4xH", data)
    entries = [struct.unpack_from(">4s4xII", data, 12 + 16 * index) for index in range(count)]
    if any(start + length > len(data) for _, start, length in entries):
        raise struct.error("a table beyond the file's end")
    return {tag.decode("latin-1"): data[start : start + length] for tag, start, length in entries}


def _families(table: bytes) -> Iterator[str]:
    """Each family name in whatever language it stands there."""
    count, storage = struct.unpack_from(">2xHH", table)
    for index in range(count):
        platform, _, _, kind, length, start = struct.unpack_from(">6H", table, 6 + 12 * index)
        if kind in _FAMILY_NAMES:
            name = table[storage + start : storage + start + length]
            yield name.decode("mac-roman" if platform == _MACINTOSH else "utf-16-be", "replace").strip("\0 ")
