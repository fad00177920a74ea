"""PDF objects as bytes, numbered, and written into their file at once. Small ones are packed into streams (ISO 32000-1, 7.5.7)."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # the second line tells that what follows is no text (7.5.2)
_LEVEL = 5  # a quarter of the best one's time, for a file a hundredth larger; what is packed once is packed best
_PACKED_TOGETHER = 250  # how many objects one stream holds: a reader opens them all for one


class Objects:
    """The objects of one file, numbered from 1."""

    def __init__(self) -> None:
        self._file = bytearray(_HEAD)
        self._digest = hashlib.sha256()
        self._packed: dict[int, bytes] = {}  # small ones that wait for each other
        self._places: dict[int, tuple[int, int, int]] = {}  # where each stands in the file
        self._count = 0

    @property
    def next_number(self) -> int:
        """The number that the next object gets."""
        return self._count + 1

    def reserve(self, count: int = 1) -> range:
        """The numbers of objects that are put in later."""
        first = self._count + 1
        self._count += count
        return range(first, first + count)

    def add(self, body: bytes, *, number: int | None = None) -> str:
        """Put an object that is no stream in the file, under a reserved number if it has one; how others point at it."""
        own = self.reserve()[0] if number is None else number
        self.pack(((own, body),))
        return reference(own)

    def pack(self, bodies: Iterable[tuple[int, bytes]]) -> None:
        """Put small objects in the file, under reserved numbers, compressed together."""
        self._packed.update(bodies)
        if len(self._packed) >= _PACKED_TOGETHER:
            self._put_packed()

    def stream(self, data: bytes, entries: Mapping[str, str] | None = None, *, packed: bool = False) -> str:
        """Put a stream in the file, compressed unless its bytes are already, or are to be read as they stand."""
        own = dict(entries) if entries is not None else {}
        if not packed:
            data, own["Filter"] = zlib.compress(data, _LEVEL), "/FlateDecode"
        return self._put(self.reserve()[0], _stream(data, own))

    def finished(self, catalog: bytes, info: bytes) -> bytes:
        """The whole file. The identifier is the hash of all that is in it."""
        root, about = (
            self.add(catalog),
            self._put(self.reserve()[0], info),
        )  # as it stands: by it we know our files again
        self._put_packed()
        (own,) = self.reserve()
        start = len(self._file)
        self._places[own] = (1, start, 0)
        identifier = self._digest.hexdigest()[:32]
        trailer = {"Type": "/XRef", "Root": root, "Info": about, "ID": f"[<{identifier}><{identifier}>]"}
        self._write(own, _cross_references(self._places, trailer))
        self._file += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(self._file)

    def _put(self, own: int, body: bytes) -> str:
        """Put an object in the file as it stands; how others point at it."""
        self._digest.update(body)
        self._places[own] = (1, self._write(own, body), 0)
        return reference(own)

    def _write(self, number: int, body: bytes) -> int:
        """Write an object at the file's end; where it begins."""
        start = len(self._file)
        self._file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        return start

    def _put_packed(self) -> None:
        """Pack the small objects that wait."""
        numbers = list(self._packed)
        for start in range(0, len(numbers), _PACKED_TOGETHER):
            together = numbers[start : start + _PACKED_TOGETHER]
            (stream,) = self.reserve()
            self._places |= {number: (2, stream, place) for place, number in enumerate(together)}
            self._put(stream, _object_stream({number: self._packed[number] for number in together}))
        self._packed.clear()


def reference(number: int) -> str:
    """How others point at an object."""
    return f"{number} 0 R"


def _stream(data: bytes, entries: Mapping[str, str]) -> bytes:
    return b"%s\nstream\n%s\nendstream" % (dictionary({**entries, "Length": str(len(data))}), data)


def _object_stream(bodies: Mapping[int, bytes]) -> bytes:
    """Objects one after the other, and before them their numbers and where each begins."""
    heads, at = list[str](), 0
    for number, body in bodies.items():
        heads.append(f"{number} {at}")
        at += len(body) + 1
    head = " ".join(heads).encode("ascii") + b"\n"
    data = zlib.compress(head + b"\n".join(bodies.values()), _LEVEL)
    entries = {"Type": "/ObjStm", "N": str(len(bodies)), "First": str(len(head)), "Filter": "/FlateDecode"}
    return _stream(data, entries)


def _cross_references(places: Mapping[int, tuple[int, int, int]], trailer: Mapping[str, str]) -> bytes:
    """Where each object stands, as a stream (7.5.8): each row as its difference from the row above, which packs well."""
    wide = (max(place for _, place, _ in places.values()).bit_length() + 7) // 8
    width = wide + 2
    rows = b"".join(
        b"%c%s%c" % (kind, place.to_bytes(wide, "big"), within)
        for kind, place, within in ((0, 0, 0), *(places[number] for number in sorted(places)))
    )
    steps = bytes((now - above) & 255 for now, above in zip(rows, bytes(width) + rows, strict=False))
    filtered = b"".join(b"\2" + steps[at : at + width] for at in range(0, len(steps), width))
    entries = {
        **trailer,
        "Size": str(len(places) + 1),
        "W": f"[1 {wide} 1]",
        "Filter": "/FlateDecode",
        "DecodeParms": f"<</Predictor 12/Columns {width}>>",
    }
    return _stream(zlib.compress(filtered, _LEVEL), entries)


def dictionary(entries: Mapping[str, str]) -> bytes:
    """A dictionary of names and values that are PDF already."""
    return ("<<" + "".join(f"/{name} {value}" for name, value in entries.items()) + ">>").encode("ascii")


def text_string(text: str) -> str:
    """A text string, UTF-16 with its mark (ISO 32000-1, 7.9.2.2)."""
    return "<" + ("\ufeff" + text).encode("utf-16-be").hex().upper() + ">"


@lru_cache(maxsize=8192)
def number(value: float) -> str:
    """A number, to a hundredth, without what it does not need."""
    shown = repr(round(value, 2))
    return shown.removesuffix(".0") if shown != "-0.0" else "0"
