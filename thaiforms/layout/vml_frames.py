"""Where VML's shapes stand: by their style, by the ends of a line, by the measure of their group."""

from __future__ import annotations

import re
from collections.abc import Mapping

from thaiforms.layout import vml
from thaiforms.layout.frames import Frame
from thaiforms.layout.read_pictures import NotDrawnError
from thaiforms.layout.words import Element, V
from thaiforms.paper import Pt


def own_frame(shape: Element, style: Mapping[str, str]) -> tuple[Pt, Pt, Frame]:
    """Where the shape stands, and its frame in its own artwork."""
    left = vml.measure(style.get("margin-left", style.get("left")))
    top = vml.measure(style.get("margin-top", style.get("top")))
    if shape.tag == V + "line":
        start, end = _ends(shape, 0.75)
        size = abs(end[0] - start[0]), abs(end[1] - start[1])
        over = (end[0] < start[0], end[1] < start[1])
        return left + min(start[0], end[0]), top + min(start[1], end[1]), Frame(0, 0, *size, mirrored=over)
    if shape.tag == V + "polyline":
        numbers = [vml.measure(number) for number in re.split("[ ,]+", shape.get("points", "").strip())]
        across, down = numbers[::2], numbers[1::2]
        if len(numbers) < 4:
            raise NotDrawnError(shape)
        frame = Frame(0, 0, max(across) - min(across), max(down) - min(down))
        return left + min(across), top + min(down), frame
    return left, top, _flipped(style, 0, 0, vml.measure(style.get("width")), vml.measure(style.get("height")))


def child_frame(child: Element, origin: tuple[float, float], by: tuple[float, float]) -> Frame:
    """The frame of a group's member, from the group's corner."""
    if child.tag == V + "line":
        (x0, y0), (x1, y1) = _ends(child, 1)
        left, top, wide, high = min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)
        place = ((left - origin[0]) * by[0], (top - origin[1]) * by[1], wide * by[0], high * by[1])
        return Frame(*place, mirrored=(x1 < x0, y1 < y0))
    style = vml.style_of(child)
    left, top, wide, high = (vml.measure(style.get(name), unit=1) for name in ("left", "top", "width", "height"))
    return _flipped(style, (left - origin[0]) * by[0], (top - origin[1]) * by[1], wide * by[0], high * by[1])


def _flipped(style: Mapping[str, str], x: Pt, y: Pt, width: Pt, height: Pt) -> Frame:
    over = style.get("flip", "")
    return Frame(x, y, width, height, turn=vml.turn_of(style), mirrored=("x" in over, "y" in over))


def _ends(line: Element, unit: float) -> tuple[tuple[Pt, Pt], tuple[Pt, Pt]]:
    start = [vml.measure(number, unit=unit) for number in line.get("from", "0,0").split(",")]
    end = [vml.measure(number, unit=unit) for number in line.get("to", "10,10").split(",")]
    if len(start) != 2 or len(end) != 2:
        raise NotDrawnError(line)
    return (start[0], start[1]), (end[0], end[1])


def pair(text: str | None, default: float) -> tuple[float, float]:
    """Two numbers with a comma or space between them."""
    words = [] if text is None else re.split("[ ,]+", text.strip())
    return (float(words[0]), float(words[1])) if len(words) == 2 else (default, default)
