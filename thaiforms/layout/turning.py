"""Items turned about a point: text that runs up or down a cell, text in turned boxes."""

from __future__ import annotations

import math

from thaiforms.frozen import frozen, replace
from thaiforms.paper import Contour, Fill, GlyphRun, Item, Link, Path, Picture, Pt, Rule

_QUARTERS: dict[int, tuple[int, int]] = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}
"""Cosine and sine where they are whole, so that what is turned by quarters stays level."""


@frozen
class Turn:
    """A turn by so many degrees, clockwise, about a point of the page."""

    degrees: float
    centre: tuple[Pt, Pt]

    def item(self, item: Item) -> Item:
        """The item where it comes to stand."""
        match item:
            case GlyphRun():
                x, y = self.point(item.x, item.y)
                return replace(item, x=x, y=y, turn=(item.turn + self.degrees) % 360)
            case Rule():
                (x0, y0), (x1, y1) = self.point(item.x0, item.y0), self.point(item.x1, item.y1)
                return replace(item, x0=x0, y0=y0, x1=x1, y1=y1)
            case Fill():
                return self._fill(item)
            case Path():
                return replace(item, contours=tuple(map(self._contour, item.contours)))
            case Picture():
                x, y = self.point(item.x + item.width / 2, item.y + item.height / 2)
                turn = (item.turn + self.degrees) % 360
                return replace(item, x=x - item.width / 2, y=y - item.height / 2, turn=turn)
            case Link():
                left, top, right, bottom = self.box(item.x, item.y, item.x + item.width, item.y + item.height)
                return replace(item, x=left, y=top, width=right - left, height=bottom - top)

    def point(self, x: Pt, y: Pt) -> tuple[Pt, Pt]:
        """Where a point comes to stand."""
        cosine, sine = _cosine_and_sine(self.degrees)
        across, down = x - self.centre[0], y - self.centre[1]
        return self.centre[0] + across * cosine - down * sine, self.centre[1] + across * sine + down * cosine

    def box(self, left: Pt, top: Pt, right: Pt, bottom: Pt) -> tuple[Pt, Pt, Pt, Pt]:
        """The upright box round a turned one: left, top, right, bottom."""
        corners = [self.point(x, y) for x in (left, right) for y in (top, bottom)]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def _fill(self, fill: Fill) -> Fill | Path:
        left, top, right, bottom = fill.x, fill.y, fill.x + fill.width, fill.y + fill.height
        if round(self.degrees) % 360 in _QUARTERS and self.degrees == round(self.degrees):
            left, top, right, bottom = self.box(left, top, right, bottom)
            return Fill(left, top, right - left, bottom - top, fill.colour)
        start, *others = (
            self.point(*corner) for corner in ((left, top), (right, top), (right, bottom), (left, bottom))
        )
        return Path((Contour(start, tuple(others), True),), fill=fill.colour)

    def _contour(self, contour: Contour) -> Contour:
        return Contour(self.point(*contour.start), tuple(map(self._way, contour.ways)), contour.closed)

    def _way(self, way: tuple[Pt, ...]) -> tuple[Pt, ...]:
        points = (self.point(way[at], way[at + 1]) for at in range(0, len(way), 2))
        return tuple(number for point in points for number in point)


def _cosine_and_sine(degrees: float) -> tuple[float, float]:
    whole = _QUARTERS.get(round(degrees) % 360) if degrees == round(degrees) else None
    return (math.cos(math.radians(degrees)), math.sin(math.radians(degrees))) if whole is None else whole
