"""Areas of ink: strokes, discs and polygons, joined and cut out of each other.

Paths are SVG's, with the font's axes: x to the right, y upwards, a thousand to the em, the baseline at 0. An arc's sweep of 1 turns
against the clock.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import pathops
from fontTools.svgLib.path import parse_path

X, Y, HALF = 280.0, 180.0, 220.0
"""Where a sign's middle stands, and half of its side."""
WIDTH = 2 * X
Point = tuple[float, float]


@dataclass(frozen=True)
class Strokes:
    """How thick strokes are, in thousandths of an em: those of letters, of small letters, and of signs."""

    text: float
    small: float
    sign: float


class Ink:
    """An area, and how wide the letter is that it makes."""

    def __init__(self, path: pathops.Path, width: float = WIDTH) -> None:
        self.path = path
        self.width = width

    def __add__(self, other: Ink) -> Ink:
        """Both."""
        return Ink(pathops.op(self.path, other.path, pathops.PathOp.UNION), self.width)

    def __sub__(self, other: Ink) -> Ink:
        """The first without the second."""
        return Ink(pathops.op(self.path, other.path, pathops.PathOp.DIFFERENCE), self.width)

    def __and__(self, other: Ink) -> Ink:
        """What both have."""
        return Ink(pathops.op(self.path, other.path, pathops.PathOp.INTERSECTION), self.width)

    def placed(self, x: float = 0, y: float = 0, *, scale: float = 1, wide: float = 1) -> Ink:
        """The same larger or wider about the origin, then moved."""
        return Ink(self.path.transform(scale * wide, 0, 0, scale, x, y), self.width)

    def turned(self, degrees: float, *, x: float = X, y: float = Y) -> Ink:
        """The same turned against the clock about a point."""
        angle = math.radians(degrees)
        c, s = math.cos(angle), math.sin(angle)
        return Ink(self.path.transform(c, s, -s, c, x - c * x + s * y, y - s * x - c * y), self.width)

    def mirrored(self, *, x: float = X) -> Ink:
        """The same with left and right exchanged."""
        return Ink(self.path.transform(-1, 0, 0, 1, 2 * x, 0), self.width)

    def upside_down(self, *, y: float = Y) -> Ink:
        """The same with top and bottom exchanged."""
        return Ink(self.path.transform(1, 0, 0, -1, 0, 2 * y), self.width)

    def as_wide_as(self, width: float) -> Ink:
        """The same ink as a letter of this width."""
        return Ink(self.path, width)

    def beside(self, bearing: float) -> Ink:
        """The same with this much room at either side of its ink."""
        left, _, right, _ = self.path.bounds
        return self.placed(bearing - left).as_wide_as(right - left + 2 * bearing)


def joined(*parts: Ink) -> Ink:
    """All of the parts as one."""
    return reduce(Ink.__add__, parts)


def fill(path: str) -> Ink:
    """The area within a path."""
    return Ink(_path(path))


def line(path: str, width: float, *, round_ends: bool = False, sharp: bool = True) -> Ink:
    """A stroke along a path."""
    found = _path(path)
    cap = pathops.LineCap.ROUND_CAP if round_ends else pathops.LineCap.BUTT_CAP
    join = pathops.LineJoin.MITER_JOIN if sharp else pathops.LineJoin.ROUND_JOIN
    found.stroke(width, cap, join, 4)
    found.convertConicsToQuads()
    found.simplify(fix_winding=True)
    return Ink(found)


def polygon(points: Sequence[Point]) -> Ink:
    """The area between corners."""
    return fill("M" + " L".join(f"{x:.2f} {y:.2f}" for x, y in points) + "Z")


def rectangle(left: float, bottom: float, right: float, top: float) -> Ink:
    """The area between four sides."""
    return polygon([(left, bottom), (left, top), (right, top), (right, bottom)])


def frame(left: float, bottom: float, right: float, top: float, width: float) -> Ink:
    """The sides of a rectangle, drawn inwards."""
    return rectangle(left, bottom, right, top) - rectangle(left + width, bottom + width, right - width, top - width)


def disc(radius: float, *, x: float = X, y: float = Y, high: float | None = None) -> Ink:
    """A circle, or an ellipse as high as it says (its half)."""
    tall = radius if high is None else high
    return fill(f"M{x - radius} {y}A{radius} {tall} 0 1 0 {x + radius} {y}A{radius} {tall} 0 1 0 {x - radius} {y}Z")


def ring(radius: float, width: float, *, x: float = X, y: float = Y) -> Ink:
    """A circle's edge, drawn inwards."""
    return disc(radius, x=x, y=y) - disc(radius - width, x=x, y=y)


def star(points: int, *, radius: float = 230, waist: float = 0.4, turn: float = 0) -> Ink:
    """A star on its points, whose hollows lie at a share of its radius; turned by degrees."""
    step = math.pi / points
    radii = (radius, radius * waist)
    angles = [(radii[n % 2], n * step + math.radians(turn)) for n in range(2 * points)]
    return polygon([(X - r * math.sin(a), Y + r * math.cos(a)) for r, a in angles])


def regular(corners: int, *, radius: float = 230, turn: float = 0) -> Ink:
    """A polygon of equal sides with a corner at the top, turned by degrees."""
    angles = [2 * math.pi * n / corners + math.radians(turn) for n in range(corners)]
    return polygon([(X - radius * math.sin(a), Y + radius * math.cos(a)) for a in angles])


def edge(area: Ink, width: float) -> Ink:
    """An area's edge, drawn inwards."""
    outline = pathops.Path(area.path)
    outline.stroke(2 * width, pathops.LineCap.BUTT_CAP, pathops.LineJoin.MITER_JOIN, 8)
    outline.simplify(fix_winding=True)
    return Ink(outline, area.width) & area


def _path(text: str) -> pathops.Path:
    path = pathops.Path()
    parse_path(text, path.getPen(glyphSet=None))
    return path
