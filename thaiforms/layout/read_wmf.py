"""WMF files to what they draw: lines, areas, letters, pictures in dots (MS-WMF 2.3)."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from thaiforms.layout.artwork import Part
from thaiforms.layout.frames import Frame, Point
from thaiforms.layout.metafiles import bmp
from thaiforms.layout.plotter import Font, Plotter, Tool, UnknownRecordError, brush_of, colour_of, pen_of

_MOST_RECORDS = 100_000
_PLACEABLE = b"\xd7\xcd\xc6\x9a"
_END, _ORIGIN, _EXTENT = 0, 0x020B, 0x020C
_COPY, _PATTERN, _NOTHING = 0x00CC0020, 0x00F00021, 0x00AA0029
_PLAIN = {0x00FF0062: "FFFFFF", 0x00000042: "000000"}
_PASSED_OVER = {
    *(0x0000, 0x0035, 0x0102, 0x0104, 0x0105, 0x0107, 0x0108, 0x0139, 0x0149, 0x0201, 0x020A, 0x0211, 0x0220, 0x0228),
    *(0x0231, 0x0234, 0x0415, 0x0416, 0x0436, 0x0626, 0x012C),
}
"""What leaves no ink: palettes, clips (seldom less than all), escapes, modes that change nothing here."""


def drawn(data: bytes, frame: Frame) -> list[Part]:
    """What the file draws, in the frame. Raises UnknownRecordError, or struct.error where it is damaged."""
    records = list(_records(data, 22 if data.startswith(_PLACEABLE) else 0))
    reader = _Reader(Plotter(frame, _shown(data, records)))
    for kind, record in records:
        reader.read(kind, record)
    return reader.plotter.parts


def _records(data: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    at = start + 18
    for _ in range(_MOST_RECORDS):
        size, kind = struct.unpack_from("<IH", data, at)
        if size < 3 or at + 2 * size > len(data):
            raise UnknownRecordError("cut off")
        yield kind, data[at + 6 : at + 2 * size]
        at += 2 * size
        if kind == _END:
            return
    raise UnknownRecordError("too many records")


def _shown(data: bytes, records: list[tuple[int, bytes]]) -> tuple[float, float, float, float]:
    """What is shown of the plane: the box of a placeable file, or the first window of another."""
    if data.startswith(_PLACEABLE):
        left, top, right, bottom = struct.unpack_from("<4h", data, 6)
        return left, top, right - left, bottom - top
    origin = next((_back(record) for kind, record in records if kind == _ORIGIN), (0.0, 0.0))
    extent = next((_back(record) for kind, record in records if kind == _EXTENT), (0.0, 0.0))
    return (*origin, *extent)


class _Reader:
    """Reads record after record; the window only says what is shown, so the measure is one to one."""

    def __init__(self, plotter: Plotter) -> None:
        self.plotter = plotter
        self._tools: list[Tool | None] = []
        self._free: set[int] = set()
        self._charset = 0
        self._windows: set[tuple[int, Point]] = set()
        self._readers: Mapping[int, Callable[[bytes], None]] = {
            _ORIGIN: partial(self._window, kind=_ORIGIN),
            _EXTENT: partial(self._window, kind=_EXTENT),
            0x0103: self._mode,
            0x0106: lambda record: plotter.change(alternate=_word(record) == 1),
            0x012E: lambda record: plotter.change(align=_word(record)),
            0x0209: lambda record: plotter.change(ink=colour_of(*struct.unpack_from("<I", record))),
            0x0214: lambda record: plotter.move(*_back(record)),
            0x0213: lambda record: plotter.onwards([_back(record)], curved=False),
            0x001E: lambda _: plotter.save(),
            0x0127: lambda record: plotter.restore(*struct.unpack_from("<h", record)),
            0x012D: lambda record: plotter.take(self._tools[_word(record)]),
            0x01F0: self._forget,
            0x02FA: self._pen,
            0x02FC: self._brush,
            0x02FB: self._font,
            **dict.fromkeys((0x00F7, 0x06FF, 0x0142, 0x01F9), lambda _: self._put(None)),
            0x0324: lambda record: self._poly(record, closed=True),
            0x0325: lambda record: self._poly(record, closed=False),
            0x0538: self._several,
            0x0418: lambda record: plotter.preset("ellipse", _box(record)),
            0x041B: lambda record: plotter.preset("rect", _box(record)),
            0x0521: self._letters,
            0x0A32: self._letters_in_box,
            0x061D: self._pattern,
            0x0F43: partial(self._dots, header=22),
            0x0B41: partial(self._dots, header=20),
        }

    def read(self, kind: int, record: bytes) -> None:
        """Do what a record says."""
        reader = self._readers.get(kind)
        if reader is not None:
            reader(record)
        elif kind not in _PASSED_OVER:
            raise UnknownRecordError(f"record {kind:04X}")

    def _window(self, record: bytes, *, kind: int) -> None:
        """A window; a second one would be another measure."""
        self._windows.add((kind, _back(record)))
        if len(self._windows) > 2:
            raise UnknownRecordError("second window")

    def _mode(self, record: bytes) -> None:
        if _word(record) not in {1, 7, 8}:
            raise UnknownRecordError("map mode")

    def _put(self, tool: Tool | None) -> None:
        """A new tool, under the lowest number that is free."""
        if self._free:
            number = min(self._free)
            self._free.remove(number)
            self._tools[number] = tool
        else:
            self._tools.append(tool)

    def _forget(self, record: bytes) -> None:
        self._free.add(_word(record))

    def _pen(self, record: bytes) -> None:
        style, width, _, colour = struct.unpack_from("<HhhI", record)
        self._put(pen_of(style, abs(width), colour))

    def _brush(self, record: bytes) -> None:
        style, colour = struct.unpack_from("<HI", record)
        self._put(brush_of(style, colour))

    def _font(self, record: bytes) -> None:
        height, _, slant, _, weight, italic, underline = struct.unpack_from("<5h2B", record)
        if slant:
            raise UnknownRecordError("turned letters")
        family = _text(record[18:].split(b"\0")[0])
        self._put(Font(height, family, weight >= 600, bool(italic), bool(underline)))

    def _poly(self, record: bytes, *, closed: bool) -> None:
        self.plotter.polygons([_points(record, 2, _word(record))], closed=closed)

    def _several(self, record: bytes) -> None:
        count = _word(record)
        counts = struct.unpack_from(f"<{count}H", record, 2)
        points = _points(record, 2 + 2 * count, sum(counts))
        starts = [sum(counts[:index]) for index in range(count)]
        figures = [points[start : start + size] for start, size in zip(starts, counts, strict=True)]
        self.plotter.polygons(figures, closed=True)

    def _letters(self, record: bytes) -> None:
        count = _word(record)
        y, x = struct.unpack_from("<2h", record, 2 + count + count % 2)
        self._show(_text(record[2 : 2 + count]), x, y)

    def _letters_in_box(self, record: bytes) -> None:
        y, x, count, options = struct.unpack_from("<hhHH", record)
        start = 16 if options & 6 else 8
        self._show(_text(record[start : start + count]), x, y)

    def _show(self, text: str, x: float, y: float) -> None:
        at = self.plotter.state.at if self.plotter.state.align & 1 else (x, y)
        self.plotter.letters(text, *at)

    def _pattern(self, record: bytes) -> None:
        how, height, width, top, left = struct.unpack_from("<I4h", record)
        if how == _PATTERN or how in _PLAIN:
            colour = _PLAIN.get(how, self.plotter.state.brush.colour)
            self.plotter.fill_box((left, top, left + width, top + height), colour)
        elif how != _NOTHING:
            raise UnknownRecordError(f"raster operation {how:08X}")

    def _dots(self, record: bytes, *, header: int) -> None:
        (how,) = struct.unpack_from("<I", record)
        height, width, top, left = struct.unpack_from("<4h", record, header - 8)
        picture = bmp(record[header:])
        if how != _COPY or picture is None:
            raise UnknownRecordError(f"raster operation {how:08X}")
        self.plotter.picture(picture, (left, top, left + width, top + height))


def _word(record: bytes) -> int:
    (value,) = struct.unpack_from("<H", record)
    return int(value)


def _back(record: bytes) -> Point:
    """A point whose second number stands first."""
    y, x = struct.unpack_from("<2h", record)
    return float(x), float(y)


def _box(record: bytes) -> tuple[float, float, float, float]:
    bottom, right, top, left = struct.unpack_from("<4h", record)
    return left, top, right, bottom


def _points(record: bytes, at: int, count: int) -> list[Point]:
    numbers = struct.unpack_from(f"<{2 * count}h", record, at)
    return [*zip(map(float, numbers[::2]), map(float, numbers[1::2]), strict=True)]


def _text(data: bytes) -> str:
    """Text as Thai Windows writes it."""
    return data.decode("cp874", errors="replace")
