"""Border lines: how each style of Word's is drawn, and which of two neighbours' wins (ECMA-376 17.4.66)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from thaiforms.layout.story import Border
from thaiforms.paper import Pt, Rule


class _Band(NamedTuple):
    """A stroke, or the gap between two: a width of its own, and a share of what w:sz says."""

    own: Pt
    share: float


_PLAIN = (_Band(0, 1),)
_EVEN = {"double": _PLAIN * 3, "triple": _PLAIN * 5, "doubleWave": _PLAIN * 3}
_UNEVEN = {  # the thin stroke, the gap and the thick stroke
    "SmallGap": (_Band(0.75, 0), _Band(0.75, 0), _Band(0, 1)),
    "MediumGap": (_Band(0, 0.5), _Band(0, 0.5), _Band(0, 1)),
    "LargeGap": (_Band(0.75, 0), _Band(0, 1), _Band(1.5, 0)),
}
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
    return sum(band.own + band.share * stroke for band in _bands(style))


@cache
def _bands(style: str) -> tuple[_Band, ...]:
    """Strokes and the gaps between them in turn, from the left or from above."""
    found = re.fullmatch("(thin|thick)Th(?:in|ick)(Thin)?(.*Gap)", style)
    if found is None or found[3] not in _UNEVEN:
        return _EVEN.get(style, _PLAIN)
    thin, gap, thick = _UNEVEN[found[3]]
    if found[2]:
        return thin, gap, thick, gap, thin
    return (thin, gap, thick) if found[1] == "thin" else (thick, gap, thin)


def outweighs(one: Border, other: Border) -> bool:
    """Whether a border is shown where it meets another: the wider, or else the darker."""
    if one.width != other.width:
        return one.width > other.width
    return bool(one.width) and _light(one.colour) < _light(other.colour)


def ruled(border: Border, start: tuple[Pt, Pt], end: tuple[Pt, Pt]) -> Iterator[Rule]:
    """The border's strokes, its middle from one point to another of the same x or y."""
    bands = _bands(border.style)
    stroke = (border.width - sum(band.own for band in bands)) / sum(band.share for band in bands)
    level = start[1] == end[1]
    dash = tuple(length * max(stroke, 0.5) for length in _DASHES.get(border.style, ()))
    off = -border.width / 2
    for index, band in enumerate(bands):
        width = band.own + band.share * stroke
        if not index % 2:
            x, y = (0.0, off + width / 2) if level else (off + width / 2, 0.0)
            yield Rule(start[0] + x, start[1] + y, end[0] + x, end[1] + y, width, border.colour, dash)
        off += width


def _light(colour: str) -> int:
    """How light a colour is; what is none counts as black."""
    try:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return 0
    return red + 2 * green + blue
