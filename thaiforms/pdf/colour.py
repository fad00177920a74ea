"""The colour space that a PDF/A file means its colours in: sRGB, as an ICC profile of our own making (ICC.1:2001-04; IEC 61966-2-1)."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache

_STEPS = 128
_WHITE = (0.9642, 1.0, 0.8249)  # D50, in which a profile counts
_RED, _GREEN, _BLUE = (0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)  # sRGB's, in D50
_NAME, _RIGHTS = b"sRGB", b"Public domain"
_HEADER = struct.Struct(">L4sL4s4s4s6H4s4sLLLQL3l48x")


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """A display profile for sRGB, about a kilobyte."""
    white, curve = _point(_WHITE), _curve()
    tags = {
        b"desc": b"desc" + struct.pack(f">LL{len(_NAME) + 1}s78x", 0, len(_NAME) + 1, _NAME),
        b"cprt": b"text" + struct.pack(f">L{len(_RIGHTS) + 1}s", 0, _RIGHTS),
        b"wtpt": white,
        b"rXYZ": _point(_RED),
        b"gXYZ": _point(_GREEN),
        b"bXYZ": _point(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _assembled(tags)


@lru_cache(maxsize=1)
def packed_profile() -> bytes:
    """The profile, compressed."""
    return zlib.compress(srgb_profile(), 9)


def _assembled(tags: dict[bytes, bytes]) -> bytes:
    """Header, table of tags, and their values, each once."""
    at = _HEADER.size + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    for value in tags.values():
        if value not in places:
            places[value] = at
            at += len(value) + -len(value) % 4
    table = b"".join(struct.pack(">4sLL", name, places[value], len(value)) for name, value in tags.items())
    values = b"".join(value + bytes(-len(value) % 4) for value in places)
    date = (2000, 1, 1, 0, 0, 0)
    white = [round(part * 65536) for part in _WHITE]
    kind = (b"", 0x02100000, b"mntr", b"RGB ", b"XYZ ", *date, b"acsp", b"", 0, 0, 0, 0, 0, *white)
    return _HEADER.pack(at, *kind) + struct.pack(">L", len(tags)) + table + values


def _point(point: tuple[float, float, float]) -> bytes:
    return b"XYZ " + struct.pack(">4l", 0, *(round(part * 65536) for part in point))


def _curve() -> bytes:
    """How light each step is."""
    steps = (step / (_STEPS - 1) for step in range(_STEPS))
    light = (step / 12.92 if step <= 0.04045 else ((step + 0.055) / 1.055) ** 2.4 for step in steps)
    return b"curv" + struct.pack(f">LL{_STEPS}H", 0, _STEPS, *(round(part * 65535) for part in light))
