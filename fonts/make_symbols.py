"""Writes ThaiformsSymbols.ttf, the boxes, ticks and arrows that forms use and TH Sarabun lacks: ``python fonts/make_symbols.py``."""

from __future__ import annotations

import math
from itertools import pairwise
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
    return [bar(start, end, width) for start, end in pairwise(points)]


def bar(start: Point, end: Point, width: float) -> Outline:
    """A bar from one point to another, half its width longer at both ends."""
    length = math.dist(start, end)
    x, y = ((end[0] - start[0]) / length * width / 2, (end[1] - start[1]) / length * width / 2)
    (x0, y0), (x1, y1) = (start[0] - x, start[1] - y), (end[0] + x, end[1] + y)
    return [(x0 - y, y0 + x), (x1 - y, y1 + x), (x1 + y, y1 - x), (x0 + y, y0 - x)]


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


def arrow(turns: int = 0) -> list[Outline]:
    """An arrow to the right, turned by quarters against the clock."""
    shaft = stroke([(70, MIDDLE), (500, MIDDLE)], STROKE)
    head = stroke([(370, MIDDLE + 110), (500, MIDDLE), (370, MIDDLE - 110)], STROKE)
    return [turned(outline, turns) for outline in shaft + head]


def triangle(turns: int = 0, *, notch: float = 0) -> list[Outline]:
    """A filled triangle that points right, turned by quarters; with a notch it is an arrow head."""
    return [turned([(90, MIDDLE + 190), (480, MIDDLE), (90, MIDDLE - 190), (90 + notch, MIDDLE)], turns)]


def diamond() -> list[Outline]:
    """A square on its corner."""
    x = 60 + SIDE / 2
    return [[(x, MIDDLE + 210), (x + 210, MIDDLE), (x, MIDDLE - 210), (x - 210, MIDDLE)]]


def four_diamonds() -> list[Outline]:
    """Four small ones, as one."""
    x = 60 + SIDE / 2
    places = [(x, MIDDLE + 115), (x + 115, MIDDLE), (x, MIDDLE - 115), (x - 115, MIDDLE)]
    return [[(a, b + 95), (a + 95, b), (a, b - 95), (a - 95, b)] for a, b in places]


def turned(outline: Outline, turns: int) -> Outline:
    """The outline turned by quarters about the box's middle."""
    x0 = 60 + SIDE / 2
    for _ in range(turns % 4):
        outline = [(x0 - (y - MIDDLE), MIDDLE + (x - x0)) for x, y in outline]
    return outline


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
    "↑": arrow(1),
    "←": arrow(2),
    "↓": arrow(3),
    "▶": triangle(),
    "▲": triangle(1),
    "◀": triangle(2),
    "▼": triangle(3),
    "➢": triangle(notch=150),
    "➔": arrow(),
    "➲": triangle(notch=150),
    "◆": diamond(),
    "❖": four_diamonds(),
    "◉": disc(200, hole=200 - STROKE) + disc(110),
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
