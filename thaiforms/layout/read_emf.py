"""EMF files to what they draw: lines, areas, curves, letters, pictures in dots (MS-EMF 2.3)."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from thaiforms.layout.artwork import Part
from thaiforms.layout.frames import Frame, Point
from thaiforms.layout.metafiles import bmp
from thaiforms.layout.plotter import STOCK, Font, Plotter, Tool, UnknownRecordError, brush_of, colour_of, pen_of

_MOST_RECORDS = 100_000
_END = 14
_STOCK = 0x80000000
_COPY, _PATTERN, _NOTHING = 0x00CC0020, 0x00F00021, 0x00AA0029
_PLAIN = {0x00FF0062: "FFFFFF", 0x00000042: "000000"}  # WHITENESS, BLACKNESS
_PASSED_OVER = {
    *(1, 13, 14, 16, 18, 20, 21, 23, 25, 26, 28, 29, 30, 48, 49, 50, 51, 52, 57, 58, 60, 65, 66, 67, 68, 69, 70, 75),
    *(98, 99, 100, 101, 104, 109, 110, 111, 112, 113, 115, 119, 120, 121, 122),
}
"""What leaves no ink: palettes, clips (seldom less than all), comments, modes that change nothing here."""


def drawn(data: bytes, frame: Frame) -> list[Part]:
    """What the file draws, in the frame. Raises UnknownRecordError, or struct.error where it is damaged."""
    frame_of = struct.unpack_from("<4i", data, 24)
    device, millimetres = struct.unpack_from("<2i", data, 72), struct.unpack_from("<2i", data, 80)
    across, down = (dots / (100 * length or 1) for dots, length in zip(device, millimetres, strict=True))
    left, top, right, bottom = frame_of
    box = (left * across, top * down, (right - left) * across, (bottom - top) * down)
    reader = _Reader(Plotter(frame, box))
    for kind, record in _records(data):
        reader.read(kind, record)
    return reader.plotter.parts


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    for _ in range(_MOST_RECORDS):
        kind, size = struct.unpack_from("<II", data, at)
        if size < 8 or at + size > len(data):
            raise UnknownRecordError("cut off")
        yield kind, data[at : at + size]
        at += size
        if kind == _END:
            return
    raise UnknownRecordError("too many records")


class _Reader:
    """Reads record after record."""

    def __init__(self, plotter: Plotter) -> None:
        self.plotter = plotter
        self._tools: dict[int, Tool] = {}
        self._readers: Mapping[int, Callable[[bytes], None]] = {
            2: partial(self._poly, kind="curve"),
            3: partial(self._poly, kind="area"),
            4: partial(self._poly, kind="line"),
            5: partial(self._poly, kind="curve on"),
            6: partial(self._poly, kind="line on"),
            7: partial(self._several, closed=False),
            8: partial(self._several, closed=True),
            85: partial(self._poly, kind="curve", short=True),
            86: partial(self._poly, kind="area", short=True),
            87: partial(self._poly, kind="line", short=True),
            88: partial(self._poly, kind="curve on", short=True),
            89: partial(self._poly, kind="line on", short=True),
            90: partial(self._several, closed=False, short=True),
            91: partial(self._several, closed=True, short=True),
            9: partial(self._pair, name="extent"),
            10: partial(self._pair, name="origin"),
            11: partial(self._pair, name="view_extent"),
            12: partial(self._pair, name="view"),
            17: self._mode,
            19: lambda record: plotter.change(alternate=_word(record, 8) == 1),
            22: lambda record: plotter.change(align=_word(record, 8)),
            24: lambda record: plotter.change(ink=colour_of(_word(record, 8))),
            27: lambda record: plotter.move(*_point(record, 8)),
            33: lambda _: plotter.save(),
            34: lambda record: plotter.restore(*struct.unpack_from("<i", record, 8)),
            35: lambda record: plotter.change(world=struct.unpack_from("<6f", record, 8)),
            36: self._turn,
            37: lambda record: plotter.take(self._tool(_word(record, 8))),
            38: self._pen,
            39: self._brush,
            40: lambda record: self._tools.pop(_word(record, 8), None) and None,
            42: lambda record: plotter.preset("ellipse", _box(record, 8)),
            43: lambda record: plotter.preset("rect", _box(record, 8)),
            54: lambda record: plotter.onwards([_point(record, 8)], curved=False),
            59: lambda _: plotter.begin(),
            61: lambda _: plotter.close(),
            62: lambda _: plotter.draw_gathered(fill=True, stroke=False),
            63: lambda _: plotter.draw_gathered(fill=True, stroke=True),
            64: lambda _: plotter.draw_gathered(fill=False, stroke=True),
            76: self._dots_to_box,
            81: self._dots,
            82: self._font,
            84: self._letters,
            95: self._wide_pen,
        }

    def read(self, kind: int, record: bytes) -> None:
        """Do what a record says."""
        reader = self._readers.get(kind)
        if reader is not None:
            reader(record)
        elif kind not in _PASSED_OVER:
            raise UnknownRecordError(f"record {kind}")

    def _tool(self, number: int) -> Tool | None:
        return STOCK.get(number - _STOCK) if number >= _STOCK else self._tools.get(number)

    def _pair(self, record: bytes, *, name: str) -> None:
        self.plotter.change(**{name: _point(record, 8)})

    def _mode(self, record: bytes) -> None:
        """The way of measuring: one to one, or by window and view."""
        mode = _word(record, 8)
        if mode not in {1, 7, 8}:
            raise UnknownRecordError(f"map mode {mode}")
        if mode == 1:
            self.plotter.change(extent=(1.0, 1.0), view_extent=(1.0, 1.0))

    def _turn(self, record: bytes) -> None:
        """A further transform, before or after the one that holds."""
        new, mode = struct.unpack_from("<6f", record, 8), _word(record, 32)
        old = self.plotter.state.world
        world = {1: (1, 0, 0, 1, 0, 0), 2: _times(new, old), 3: _times(old, new)}.get(mode, new)
        self.plotter.change(world=world)

    def _poly(self, record: bytes, *, kind: str, short: bool = False) -> None:
        points = _points(record, 28, _word(record, 24), short=short)
        if not points:
            return
        if kind == "curve":
            self.plotter.curves(points)
        elif kind.endswith("on"):
            self.plotter.onwards(points, curved=kind == "curve on")
        else:
            self.plotter.polygons([points], closed=kind == "area")

    def _several(self, record: bytes, *, closed: bool, short: bool = False) -> None:
        count = _word(record, 24)
        counts = struct.unpack_from(f"<{count}I", record, 32)
        points = _points(record, 32 + 4 * count, sum(counts), short=short)
        starts = [sum(counts[:index]) for index in range(count)]
        figures = [points[start : start + size] for start, size in zip(starts, counts, strict=True)]
        self.plotter.polygons(figures, closed=closed)

    def _pen(self, record: bytes) -> None:
        number, style, width, _, colour = struct.unpack_from("<IIiiI", record, 8)
        self._tools[number] = pen_of(style, abs(width), colour)

    def _wide_pen(self, record: bytes) -> None:
        style, width, _, colour = struct.unpack_from("<IIII", record, 28)
        cosmetic = not style & 0x10000
        self._tools[_word(record, 8)] = pen_of(style, 0 if cosmetic else width, colour)

    def _brush(self, record: bytes) -> None:
        number, style, colour = struct.unpack_from("<III", record, 8)
        self._tools[number] = brush_of(style, colour)

    def _font(self, record: bytes) -> None:
        height, _, slant, _, weight, italic, underline = struct.unpack_from("<iiiiiBB", record, 12)
        if slant:
            raise UnknownRecordError("turned letters")
        family = record[40:104].decode("utf-16-le").split("\0")[0]
        self._tools[_word(record, 8)] = Font(height, family, weight >= 600, bool(italic), bool(underline))

    def _letters(self, record: bytes) -> None:
        count, start, options = struct.unpack_from("<III", record, 44)
        if options & 0x10:  # glyphs by their numbers in a font that is not here
            raise UnknownRecordError("glyph numbers")
        text = record[start : start + 2 * count].decode("utf-16-le")
        at = self.plotter.state.at if self.plotter.state.align & 1 else _point(record, 36)
        self.plotter.letters(text, *at)

    def _dots(self, record: bytes) -> None:
        header, header_size, dots, dots_size, _, how = struct.unpack_from("<6I", record, 48)
        left, top = _point(record, 24)
        width, height = _point(record, 72)
        self._shown(record, how, (header, header_size, dots, dots_size), (left, top, left + width, top + height))

    def _dots_to_box(self, record: bytes) -> None:
        left, top, width, height = struct.unpack_from("<4i", record, 24)
        how, box = _word(record, 40), (left, top, left + width, top + height)
        places = struct.unpack_from("<4I", record, 84)
        if places[1]:
            self._shown(record, how, places, box)
        elif how == _PATTERN or how in _PLAIN:
            self.plotter.fill_box(box, _PLAIN.get(how, self.plotter.state.brush.colour))
        elif how != _NOTHING:
            raise UnknownRecordError(f"raster operation {how:08X}")

    def _shown(self, record: bytes, how: int, places: tuple[int, ...], box: tuple[float, float, float, float]) -> None:
        header, header_size, dots, dots_size = places
        picture = bmp(record[header : header + header_size] + record[dots : dots + dots_size])
        if how != _COPY or picture is None:
            raise UnknownRecordError(f"raster operation {how:08X}")
        self.plotter.picture(picture, box)


def _word(record: bytes, at: int) -> int:
    (value,) = struct.unpack_from("<I", record, at)
    return int(value)


def _point(record: bytes, at: int) -> Point:
    x, y = struct.unpack_from("<ii", record, at)
    return float(x), float(y)


def _box(record: bytes, at: int) -> tuple[float, float, float, float]:
    left, top, right, bottom = struct.unpack_from("<4i", record, at)
    return left, top, right, bottom


def _points(record: bytes, at: int, count: int, *, short: bool) -> list[Point]:
    numbers = struct.unpack_from(f"<{2 * count}{'h' if short else 'i'}", record, at)
    return [*zip(map(float, numbers[::2]), map(float, numbers[1::2]), strict=True)]


def _times(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...]:
    """One transform, and then another."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
