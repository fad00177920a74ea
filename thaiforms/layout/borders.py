"""Border lines: how each style of Word's is drawn, and which of two neighbours' wins (ECMA-376 17.4.66)."""

from __future__ import annotations

from collections.abc import Iterator

from thaiforms.layout.story import Border
from thaiforms.paper import Pt, Rule

# How many strokes and gaps of equal width stand beside each other.
_STROKES = {"double": 3, "triple": 5, "doubleWave": 3}
_DASHES = {
    "dotted": (1.0, 2.0),
    "dashed": (6.0, 4.0),
    "dashSmallGap": (6.0, 2.0),
    "dotDash": (6.0, 2.0, 1.0, 2.0),
    "dotDotDash": (6.0, 2.0, 1.0, 2.0, 1.0, 2.0),
    "dashDotStroked": (6.0, 2.0, 1.0, 2.0),
}


def border_width(style: str, stroke: Pt) -> Pt:
    """What a border takes in all, of one stroke's width: a double one has two strokes and the gap between them."""
    return stroke * _STROKES.get(style, 1)


def outweighs(one: Border, other: Border) -> bool:
    """Whether a border is shown where it meets another: the wider, or else the darker."""
    if one.width != other.width:
        return one.width > other.width
    return bool(one.width) and _light(one.colour) < _light(other.colour)


def ruled(border: Border, start: tuple[Pt, Pt], end: tuple[Pt, Pt]) -> Iterator[Rule]:
    """The border's strokes, its middle from one point to another of the same x or y."""
    parts = _STROKES.get(border.style, 1)
    stroke = border.width / parts
    level = start[1] == end[1]
    dash = tuple(length * max(stroke, 0.5) for length in _DASHES.get(border.style, ()))
    for index in range(0, parts, 2):
        off = (index - (parts - 1) / 2) * stroke
        x, y = (0.0, off) if level else (off, 0.0)
        yield Rule(start[0] + x, start[1] + y, end[0] + x, end[1] + y, stroke, border.colour, dash)


def _light(colour: str) -> int:
    """How light a colour is; what is none counts as black."""
    try:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return 0
    return red + 2 * green + blue
