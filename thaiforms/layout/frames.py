"""Boxes that are turned and mirrored, and boxes within them (ECMA-376 20.1.7)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from thaiforms.frozen import frozen, replace
from thaiforms.paper import Contour, Pt

Point = tuple[Pt, Pt]


class Insets(NamedTuple):
    """The room between a box's sides and its text."""

    left: Pt
    top: Pt
    right: Pt
    bottom: Pt


class Place(NamedTuple):
    """A box that is turned about its centre."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt
    turn: float  # degrees, clockwise


@frozen
class Frame:
    """A box in an artwork: first mirrored, then turned clockwise, both about its centre."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt
    turn: float = 0  # degrees
    mirrored: tuple[bool, bool] = (False, False)

    def text_box(self, insets: Insets, runs: float, *, upright: bool = False) -> Place:
        """Where its text stands, which runs in a direction of its own (degrees, clockwise); ``upright`` does not turn with it."""
        turn = 0.0 if upright else self.turn
        lies = upright and 45 <= self.turn % 180 < 135  # on its side: what was its width is its height
        wide, high = (self.height, self.width) if lies else (self.width, self.height)
        width = max(wide - insets.left - insets.right, 1.0)
        height = max(high - insets.top - insets.bottom, 1.0)
        inner = replace(self, width=wide, height=high, turn=turn, mirrored=(False, False))
        inner = replace(inner, x=self.x + (self.width - wide) / 2, y=self.y + (self.height - high) / 2)
        x, y = inner.point(insets.left + width / 2, insets.top + height / 2)
        if runs % 180:
            width, height = height, width
        return Place(x - width / 2, y - height / 2, width, height, (turn + runs) % 360)

    def point(self, x: Pt, y: Pt) -> Point:
        """Where a point of the box, counted from its own corner, comes to stand."""
        across, down = x - self.width / 2, y - self.height / 2
        across, down = (-across if self.mirrored[0] else across), (-down if self.mirrored[1] else down)
        cosine, sine = math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))
        centre = self.x + self.width / 2, self.y + self.height / 2
        return centre[0] + across * cosine - down * sine, centre[1] + across * sine + down * cosine

    def within(self, child: Frame) -> Frame:
        """The frame of a box that is placed in this one, with this one's turn and mirroring."""
        x, y = self.point(child.x + child.width / 2, child.y + child.height / 2)
        turn = -child.turn if self.mirrored[0] != self.mirrored[1] else child.turn
        mirrored = (self.mirrored[0] != child.mirrored[0], self.mirrored[1] != child.mirrored[1])
        left, top = x - child.width / 2, y - child.height / 2
        return Frame(left, top, child.width, child.height, (self.turn + turn) % 360, mirrored)

    def contours(self, contours: Iterable[Contour]) -> tuple[Contour, ...]:
        """Contours of the box where they come to stand."""
        return tuple(
            Contour(self.point(*contour.start), tuple(map(self._way, contour.ways)), contour.closed)
            for contour in contours
        )

    def _way(self, way: tuple[Pt, ...]) -> tuple[Pt, ...]:
        points = (self.point(way[at], way[at + 1]) for at in range(0, len(way), 2))
        return tuple(number for point in points for number in point)
