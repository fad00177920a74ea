"""Contours made of points: polygons, rounded corners, and what is changed over in them."""

from __future__ import annotations

from thaiforms.layout.frames import Point
from thaiforms.paper import Contour, Pt

_ROUND = 0.5522847498
"""How far a Bézier's handles reach for a quarter of a circle."""


def polygon(*points: Point, closed: bool = True) -> Contour:
    """Straight lines from point to point."""
    return Contour(points[0], points[1:], closed)


def box(width: Pt, height: Pt) -> Contour:
    """The box itself."""
    return polygon((0, 0), (width, 0), (width, height), (0, height))


def corner(start: Point, bend: Point, end: Point) -> tuple[Pt, ...]:
    """A quarter of an ellipse from start to end, which would meet in the bend if they went on."""
    return (
        start[0] + (bend[0] - start[0]) * _ROUND,
        start[1] + (bend[1] - start[1]) * _ROUND,
        end[0] + (bend[0] - end[0]) * _ROUND,
        end[1] + (bend[1] - end[1]) * _ROUND,
        *end,
    )


def rounded(width: Pt, height: Pt, radius: Pt) -> Contour:
    """A box with round corners."""
    r, w, h = radius, width, height
    return Contour(
        (r, 0),
        (
            (w - r, 0),
            corner((w - r, 0), (w, 0), (w, r)),
            (w, h - r),
            corner((w, h - r), (w, h), (w - r, h)),
            (r, h),
            corner((r, h), (0, h), (0, h - r)),
            (0, r),
            corner((0, r), (0, 0), (r, 0)),
        ),
        True,
    )


def mirrored(contours: list[Contour], w: Pt) -> list[Contour]:
    """Left and right changed over."""
    return [
        Contour(
            (w - contour.start[0], contour.start[1]),
            tuple(tuple(n if i % 2 else w - n for i, n in enumerate(way)) for way in contour.ways),
            contour.closed,
        )
        for contour in contours
    ]


def changed_over(contours: list[Contour]) -> list[Contour]:
    """Across and down changed over."""
    return [
        Contour(
            (contour.start[1], contour.start[0]),
            tuple(tuple(way[i + 1 - 2 * (i % 2)] for i in range(len(way))) for way in contour.ways),
            contour.closed,
        )
        for contour in contours
    ]
