"""Writes ThaiformsSymbols.ttf, the boxes, ticks, arrows and circled numbers that forms use and TH Sarabun lacks: ``python fonts/make_symbols.py``."""

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


def ring(outline: Outline, width: float) -> list[Outline]:
    """A shape's edge: the shape, and itself smaller as a hole."""
    x = 60 + SIDE / 2
    share = 1 - 2 * width / SIDE
    inner = [(x + (a - x) * share, MIDDLE + (b - MIDDLE) * share) for a, b in outline]
    return [outline, inner[::-1]]


def star(points: int, *, waist: float = 0.4) -> Outline:
    """A star that stands on two of its points."""
    x, turn = 60 + SIDE / 2, math.pi / points
    radii = (230, 230 * waist)
    steps = range(2 * points)
    return [(x + radii[n % 2] * math.sin(n * turn), MIDDLE + radii[n % 2] * math.cos(n * turn)) for n in steps]


def shadowed(*, up: bool) -> list[Outline]:
    """A box with a shadow at its right, and above or below it."""
    right, top = 60 + SIDE, LOW + SIDE
    beside = rectangle(right, LOW + STROKE * (1 if up else -1), right + STROKE, top + STROKE * (1 if up else -1))
    level = top if up else LOW - STROKE
    return [*box(), beside, rectangle(60 + STROKE, level, right + STROKE, level + STROKE)]


def wide_arrow(turns: int = 0, *, both: bool = False) -> list[Outline]:
    """An arrow of two strokes."""
    shafts = [rectangle(110 if both else 70, MIDDLE + y, 440, MIDDLE + y + 36) for y in (40, -76)]
    head = stroke([(370, MIDDLE + 150), (500, MIDDLE), (370, MIDDLE - 150)], STROKE)
    tail = stroke([(190, MIDDLE + 150), (60, MIDDLE), (190, MIDDLE - 150)], STROKE) if both else []
    return [turned(outline, turns) for outline in shafts + head + tail]


def envelope() -> list[Outline]:
    """A letter's back."""
    outer, inner = rectangle(50, LOW + 60, 510, LOW + 380), rectangle(86, LOW + 96, 474, LOW + 344)
    return [outer, inner[::-1], *stroke([(70, LOW + 360), (280, LOW + 190), (490, LOW + 360)], 32)]


def telephone() -> list[Outline]:
    """A telephone as it was."""
    base = [(120, LOW + 40), (170, LOW + 250), (390, LOW + 250), (440, LOW + 40)]
    handset = [(50, LOW + 270), (50, LOW + 350), (130, LOW + 400), (430, LOW + 400), (510, LOW + 350), (510, LOW + 270)]
    handset += [(410, LOW + 270), (390, LOW + 330), (170, LOW + 330), (150, LOW + 270)]
    return [base, handset]


def hand(turns: int = 0) -> list[Outline]:
    """A hand that points."""
    fist = rectangle(60, MIDDLE - 130, 270, MIDDLE + 100)
    finger = rectangle(260, MIDDLE + 30, 510, MIDDLE + 100)
    return [turned(outline, turns) for outline in (fist, finger)]


def face() -> list[Outline]:
    """A face that smiles."""
    eyes = [rectangle(190 + x, MIDDLE + 40, 230 + x, MIDDLE + 100) for x in (0, 140)]
    return [
        *disc(210, hole=170),
        *eyes,
        *stroke([(180, MIDDLE - 40), (230, MIDDLE - 95), (330, MIDDLE - 95), (380, MIDDLE - 40)], 32),
    ]


_DIGITS = {
    "0": [(0.3, 0), (0, 0.3), (0, 0.7), (0.3, 1), (0.7, 1), (1, 0.7), (1, 0.3), (0.7, 0), (0.3, 0)],
    "1": [(0.2, 0.8), (0.55, 1), (0.55, 0)],
    "2": [(0, 0.75), (0.25, 1), (0.75, 1), (1, 0.7), (0, 0), (1, 0)],
    "3": [(0, 1), (1, 1), (0.45, 0.6), (1, 0.3), (0.75, 0), (0.25, 0), (0, 0.15)],
    "4": [(0.75, 0), (0.75, 1), (0, 0.3), (1, 0.3)],
    "5": [(1, 1), (0.1, 1), (0.05, 0.55), (0.7, 0.6), (1, 0.3), (0.75, 0), (0.25, 0), (0, 0.12)],
    "6": [(0.9, 1), (0.3, 0.8), (0, 0.3), (0.3, 0), (0.7, 0), (1, 0.3), (0.6, 0.55), (0.05, 0.35)],
    "7": [(0, 1), (1, 1), (0.35, 0)],
    "8": [(0.5, 0.55), (0.1, 0.75), (0.3, 1), (0.7, 1), (0.9, 0.75), (0.5, 0.55), (0, 0.3), (0.25, 0), (0.75, 0), (1, 0.3), (0.5, 0.55)],
    "9": [(0.1, 0), (0.7, 0.2), (1, 0.7), (0.7, 1), (0.3, 1), (0, 0.7), (0.4, 0.45), (0.95, 0.65)],
}  # fmt: skip


def circled(number: int) -> list[Outline]:
    """A number in a circle."""
    digits = str(number)
    wide, high, room = (110, 190, 0) if len(digits) == 1 else (78, 170, 52)
    left = 60 + SIDE / 2 - (wide * len(digits) + room * (len(digits) - 1)) / 2
    strokes = [
        outline
        for place, digit in enumerate(digits)
        for outline in stroke(
            [(left + place * (wide + room) + x * wide, MIDDLE - high / 2 + y * high) for x, y in _DIGITS[digit]], 34
        )
    ]
    return [*disc(232, hole=204), *strokes]


def numero() -> list[Outline]:
    """The sign of a number."""
    letter = stroke([(80, LOW + 40), (80, LOW + 420), (270, LOW + 40), (270, LOW + 420)], 42)
    x, y = 410, LOW + 300
    small = [(x + 80 * math.sin(2 * math.pi * n / 24), y + 100 * math.cos(2 * math.pi * n / 24)) for n in range(24)]
    hole = [(x + (a - x) * 0.55, y + (b - y) * 0.6) for a, b in small]
    return [*letter, small, hole[::-1], rectangle(330, LOW + 130, 490, LOW + 165)]


_TRIANGLE = triangle()[0][:3]
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
    "◎": disc(200, hole=200 - STROKE) + disc(120, hole=85),
    "⦿": disc(200, hole=200 - STROKE) + disc(110),
    "◯": disc(230, hole=200),
    "⚪": disc(200, hole=200 - STROKE),
    "⚫": disc(200),
    "⬤": disc(235),
    "❍": disc(200, hole=200 - STROKE),
    "◦": disc(100, hole=66),
    "∙": disc(60),
    "⋅": disc(60),
    "⬜": box(),
    "⬛": [rectangle(60, LOW, 60 + SIDE, LOW + SIDE)],
    "▫": [rectangle(170, MIDDLE - 110, 390, MIDDLE + 110), rectangle(206, MIDDLE - 74, 354, MIDDLE + 74)[::-1]],
    "◻": box(),
    "◼": [rectangle(60, LOW, 60 + SIDE, LOW + SIDE)],
    "❏": shadowed(up=False),
    "❐": shadowed(up=True),
    "❑": shadowed(up=False),
    "❒": shadowed(up=True),
    "✅": tick(84),
    "❌": cross(84),
    "✕": cross(50),
    "✖": cross(84),
    "◇": ring(diamond()[0], STROKE),
    "♦": diamond(),
    "⬥": diamond(),
    "★": [star(5)],
    "☆": ring(star(5), 54),
    "⭐": [star(5)],
    "✦": [star(4, waist=0.35)],
    "✱": [star(6, waist=0.3)],
    "⇒": wide_arrow(),
    "⇑": wide_arrow(1),
    "⇐": wide_arrow(2),
    "⇓": wide_arrow(3),
    "⇨": wide_arrow(),
    "⇦": wide_arrow(2),
    "⇔": wide_arrow(both=True),
    "➜": arrow(),
    "➡": arrow(),
    "⬅": arrow(2),
    "⬆": arrow(1),
    "⬇": arrow(3),
    "⟶": arrow(),
    "↔": arrow() + arrow(2),
    "↕": arrow(1) + arrow(3),
    "►": triangle(),
    "◄": triangle(2),
    "▸": triangle(),
    "◂": triangle(2),
    "▷": ring(_TRIANGLE, STROKE),
    "△": ring(turned(_TRIANGLE, 1), STROKE),
    "◁": ring(turned(_TRIANGLE, 2), STROKE),
    "▽": ring(turned(_TRIANGLE, 3), STROKE),
    "➤": triangle(notch=150),
    "☞": hand(),
    "☛": hand(),
    "☜": hand(2),
    "☎": telephone(),
    "☏": telephone(),
    "✆": telephone(),
    "✉": envelope(),
    "☺": face(),
    "№": numero(),
    **{chr(0x2460 + n): circled(n + 1) for n in range(20)},
    **{chr(0x2776 + n): circled(n + 1) for n in range(10)},
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
