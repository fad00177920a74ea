"""Writes ThaiformsSymbols.ttf, the boxes, ticks and arrows that forms use and TH Sarabun lacks: ``python fonts/make_symbols.py``."""

from __future__ import annotations

import math
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM = 1000
SIDE, LOW, STROKE = 440, -40, 44  # a box's side, how far it stands below the line, and how thick it is drawn
MIDDLE = LOW + SIDE / 2
Point = tuple[float, float]
Outline = list[Point]


def rectangle(left: float, bottom: float, right: float, top: float) -> Outline:
    """Clockwise, as TrueType fills."""
    return [(left, bottom), (left, top), (right, top), (right, bottom)]


def box() -> list[Outline]:
    """A square's frame."""
    left, right = 60, 60 + SIDE
    inner = rectangle(left + STROKE, LOW + STROKE, right - STROKE, LOW + SIDE - STROKE)
    return [rectangle(left, LOW, right, LOW + SIDE), inner[::-1]]


def stroke(points: Outline, width: float) -> list[Outline]:
    """Straight strokes along the points, each a slanted bar."""
    bars = []
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        length = math.hypot(x1 - x0, y1 - y0)
        across, along = (y1 - y0) / length * width / 2, (x1 - x0) / length * width / 2
        ends = width / 2 / length
        x0, y0, x1, y1 = x0 - (x1 - x0) * ends, y0 - (y1 - y0) * ends, x1 + (x1 - x0) * ends, y1 + (y1 - y0) * ends
        bars.append(
            [(x0 - across, y0 + along), (x1 - across, y1 + along), (x1 + across, y1 - along), (x0 + across, y0 - along)]
        )
    return bars


def disc(radius: float, *, hole: float = 0) -> list[Outline]:
    """A circle of 48 corners, filled or as a ring."""
    steps = [2 * math.pi * step / 48 for step in range(48)]
    x, y = 60 + SIDE / 2, MIDDLE
    outer = [(x + radius * math.sin(a), y + radius * math.cos(a)) for a in steps]
    inner = [(x + hole * math.sin(a), y + hole * math.cos(a)) for a in steps]
    return [outer, inner[::-1]] if hole else [outer]


def tick(width: float) -> list[Outline]:
    """A check mark."""
    return stroke([(140, MIDDLE - 10), (245, LOW + 80), (430, LOW + SIDE - 40)], width)


def cross(width: float) -> list[Outline]:
    """A diagonal cross."""
    low, high = LOW + 105, LOW + SIDE - 105
    return stroke([(165, low), (395, high)], width) + stroke([(165, high), (395, low)], width)


def arrow(*, left: bool = False) -> list[Outline]:
    """A horizontal arrow."""
    tail, tip = (500, 70) if left else (70, 500)
    back = tip + (130 if left else -130)
    return stroke([(tail, MIDDLE), (tip, MIDDLE)], STROKE) + stroke(
        [(back, MIDDLE + 110), (tip, MIDDLE), (back, MIDDLE - 110)], STROKE
    )


GLYPHS = {
    "☐": box(),
    "☑": box() + tick(50),
    "☒": box() + cross(46),
    "✓": tick(50),
    "✔": tick(84),
    "✗": cross(50),
    "✘": cross(84),
    "□": box(),
    "■": [rectangle(60, LOW, 60 + SIDE, LOW + SIDE)],
    "▪": [rectangle(170, MIDDLE - 110, 390, MIDDLE + 110)],
    "○": disc(200, hole=200 - STROKE),
    "●": disc(200),
    "→": arrow(),
    "←": arrow(left=True),
}


def glyph(outlines: list[Outline]) -> object:
    """The outlines as a TrueType glyph."""
    pen = TTGlyphPen(None)
    for first, *rest in ([(round(x), round(y)) for x, y in outline] for outline in outlines):
        pen.moveTo(first)
        for point in rest:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def build(path: Path) -> None:
    """Write the font; the same script gives the same bytes."""
    names = {letter: f"uni{ord(letter):04X}" for letter in GLYPHS}
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(letter): name for letter, name in names.items()})
    builder.setupGlyf(
        {".notdef": glyph(box()), **{names[letter]: glyph(outlines) for letter, outlines in GLYPHS.items()}}
    )
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (560, 60)))
    builder.setupHorizontalHeader(ascent=844, descent=-457, lineGap=30)
    builder.setupNameTable(
        {
            "familyName": "Thaiforms Symbols",
            "styleName": "Regular",
            "copyright": "The thaiforms developers, MIT licence",
        }
    )
    builder.setupOS2(sTypoAscender=844, sTypoDescender=-457, sTypoLineGap=30, usWinAscent=844, usWinDescent=457)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 2082844800  # 1970-01-01: no clock in the file
    builder.font.recalcTimestamp = False
    builder.save(path)


if __name__ == "__main__":
    build(Path(__file__).with_name("ThaiformsSymbols.ttf"))
