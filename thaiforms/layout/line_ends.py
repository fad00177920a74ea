"""Arrowheads and the like at the ends of lines (a:headEnd, a:tailEnd)."""

from __future__ import annotations

import math

from thaiforms.layout.words import Element
from thaiforms.paper import Contour, Path, Pt

_SIZES = {"sm": 2.0, "med": 3.0, "lg": 5.0}
_LEAST = 1.5  # points: what a thin line's end is measured by


def line_end(contour: Contour, end: Element, width: Pt, colour: str, *, at_start: bool) -> Path:
    """What an a:headEnd or a:tailEnd puts at the end of a line."""
    sizes = _SIZES.get(end.get("len", "med"), 3.0), _SIZES.get(end.get("w", "med"), 3.0)
    return arrow(contour, end.get("type", "triangle"), width, colour, at_start=at_start, sizes=sizes)


def arrow(
    contour: Contour, kind: str, width: Pt, colour: str, *, at_start: bool, sizes: tuple[float, float] = (3.0, 3.0)
) -> Path:
    """The end of a line as a shape of its colour; ``sizes`` are its length and its width, in widths of the line."""
    tip, before = _tip(contour, at_start=at_start)
    unit = max(width, _LEAST)
    long, half = sizes[0] * unit, sizes[1] * unit / 2
    across, down = tip[0] - before[0], tip[1] - before[1]
    length = math.hypot(across, down) or 1
    ahead, aside = (across / length, down / length), (-down / length, across / length)

    def point(back: Pt, side: Pt) -> tuple[Pt, Pt]:
        return tip[0] - ahead[0] * back + aside[0] * side, tip[1] - ahead[1] * back + aside[1] * side

    wings = point(long, half), point(long, -half)
    if kind == "arrow":
        return Path((Contour(wings[0], (tip, wings[1])),), stroke=colour, width=width)
    if kind in {"diamond", "oval"}:
        shape = Contour(point(-long / 2, 0), (point(0, half), point(long / 2, 0), point(0, -half)), True)
        return Path((shape,), fill=colour)
    hollow = (point(long * 0.6, 0),) if kind == "stealth" else ()
    return Path((Contour(tip, (wings[0], *hollow, wings[1]), True),), fill=colour)


def _tip(contour: Contour, *, at_start: bool) -> tuple[tuple[Pt, Pt], tuple[Pt, Pt]]:
    """Where the line ends, and the point that it comes from."""
    if at_start:
        first = contour.ways[0]
        return contour.start, (first[0], first[1])
    last = contour.ways[-1]
    if len(last) == 6:
        return (last[4], last[5]), (last[2], last[3])
    before = contour.ways[-2][-2:] if len(contour.ways) > 1 else contour.start
    return (last[0], last[1]), (before[0], before[1])
