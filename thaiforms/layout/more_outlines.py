"""More of Word's ready-made shapes: flow charts, stars, scrolls, banners, boxes with cut or round corners (presetShapeDefinitions.xml)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial

from thaiforms.layout.contours import box, corner, polygon
from thaiforms.layout.frames import Point
from thaiforms.paper import Contour, Pt

Adjustments = Mapping[str, float]
Outline = Callable[[Pt, Pt, Adjustments], list[Contour]]


def _star(points: int, waist: float, w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    """A star; ``waist`` is how far its inner corners stand from the middle, as a share of half its size."""
    share = said.get("adj", waist / 2) * 2
    reach = (1.0, min(share, 1.0))
    steps = (math.pi * n / points for n in range(2 * points))
    return [_round_the_middle(w, h, [(angle, reach[n % 2]) for n, angle in enumerate(steps)])]


def _regular(corners: int, w: Pt, h: Pt, _: Adjustments) -> list[Contour]:
    return [_round_the_middle(w, h, [(2 * math.pi * n / corners, 1.0) for n in range(corners)])]


def _round_the_middle(w: Pt, h: Pt, places: list[tuple[float, float]]) -> Contour:
    """A polygon of angles, clockwise from above, and shares of half the box."""
    return polygon(*((w / 2 * (1 + r * math.sin(a)), h / 2 * (1 - r * math.cos(a))) for a, r in places))


def _waved(w: Pt, *, top: Pt, bottom: Pt, by: Pt) -> Contour:
    """A box whose upper and lower edges stand at these heights and swing by so much."""
    upper = (w / 3, top - by, w * 2 / 3, top + by, w, top)
    lower = (w * 2 / 3, bottom + by, w / 3, bottom - by, 0, bottom)
    return Contour((0, top), (upper, (w, bottom), lower), True)


def _wave(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    by = h * min(said.get("adj1", 0.125), 0.2)
    return [_waved(w, top=by, bottom=h - by, by=by * 10 / 3)]


def _document(w: Pt, h: Pt, _: Adjustments) -> list[Contour]:
    lower = (w / 2, h * 0.8, w / 2, h * 1.1, 0.0, h * 0.93)
    return [Contour((0, 0), ((w, 0), (w, h * 0.8), lower), True)]


def _documents(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    back = [(w * 0.93, h * 0.83), (w * 0.93, h * 0.08), (w * 0.07, h * 0.08)]
    (front,) = _document(w * 0.86, h * 0.84, said)
    ways = tuple(tuple(n + (h * 0.16 if i % 2 else 0) for i, n in enumerate(way)) for way in front.ways)
    steps = [(w * 0.14, 0), (w, 0), (w, h * 0.75), *back[:1], (w * 0.93, h * 0.08), (w * 0.14, h * 0.08)]
    middle = [
        (w * 0.07, h * 0.16),
        (w * 0.07, h * 0.08),
        (w * 0.93, h * 0.08),
        (w * 0.93, h * 0.83),
        (w * 0.86, h * 0.86),
    ]
    return [polygon(*steps), polygon(*middle, (w * 0.86, h * 0.16)), Contour((0, h * 0.16), ways, True)]


def _can(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    y = min(w, h) * min(said.get("adj", 0.25), 0.5) / 2
    round_ = corner((0, y), (0, 0), (w / 2, 0)), corner((w / 2, 0), (w, 0), (w, y))
    foot = corner((w, h - y), (w, h), (w / 2, h)), corner((w / 2, h), (0, h), (0, h - y))
    lid = corner((w, y), (w, 2 * y), (w / 2, 2 * y)), corner((w / 2, 2 * y), (0, 2 * y), (0, y))
    return [Contour((0, y), (*round_, (w, h - y), *foot), True), Contour((0, y), (*round_, *lid), True)]


def _delay(w: Pt, h: Pt, _: Adjustments) -> list[Contour]:
    ways = (corner((w / 2, 0), (w, 0), (w, h / 2)), corner((w, h / 2), (w, h), (w / 2, h)))
    return [Contour((0, 0), ((w / 2, 0), *ways, (0, h)), True)]


def _scroll(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    """A sheet that is rolled at its left and right ends."""
    d = min(w, h) * min(said.get("adj", 0.125), 0.25)
    sheet = polygon((0, d), (w - d, d), (w - d, 0), (w, 0), (w, h - d), (d, h - d), (d, h), (0, h))
    return [sheet, polygon((w - d, d), (w, d), (w, 0)), polygon((d, h - d), (d, 2 * d), (0, 2 * d))]


def _upright_scroll(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    d = min(w, h) * min(said.get("adj", 0.125), 0.25)
    sheet = polygon((d, 0), (w, 0), (w, d), (w - d, d), (w - d, h), (0, h), (0, h - d), (d, h - d))
    return [sheet, polygon((d, 0), (d, d), (w - d, d)), polygon((d, h - d), (d, h), (0, h))]


def _banner(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    """A ribbon whose middle stands higher than its ends."""
    x, y = w * (1 - min(said.get("adj2", 0.5), 0.75)) / 2, h * min(said.get("adj1", 0.16667), 0.33)
    low = h - y
    left = polygon((0, y), (x, y), (x, low), (x + w / 16, h), (0, h), (w / 16, (y + h) / 2))
    right = polygon((w, y), (w - x, y), (w - x, low), (w - x - w / 16, h), (w, h), (w - w / 16, (y + h) / 2))
    return [left, right, polygon((x, 0), (w - x, 0), (w - x, low), (x, low))]


def _cornered(kinds: str, w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    """A box whose corners, from the upper left clockwise, are square, cut ("s") or round ("r")."""
    d = min(w, h) * min(said.get("adj1", said.get("adj", 0.16667)), 0.5)
    around: list[tuple[Point, Point, Point]] = [
        ((0, d), (0, 0), (d, 0)),
        ((w - d, 0), (w, 0), (w, d)),
        ((w, h - d), (w, h), (w - d, h)),
        ((d, h), (0, h), (0, h - d)),
    ]
    ways: list[tuple[Pt, ...]] = []
    for kind, (start, bend, end) in zip(kinds, around, strict=True):
        ways += [bend] if kind == "-" else [start, end if kind == "s" else corner(start, bend, end)]
    first = ways[0]
    return [Contour((first[0], first[1]), tuple(ways[1:]), True)]


def _pointed_ellipse(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    """An ellipse with a pointer."""
    x, y = w * (0.5 + said.get("adj1", -0.20833)), h * (0.5 + said.get("adj2", 0.625))
    angle = math.atan2((x - w / 2) * h, -(y - h / 2) * w)
    steps = [angle + 0.19 + (2 * math.pi - 0.38) * n / 48 for n in range(49)]
    edge = [(w / 2 * (1 + math.sin(a)), h / 2 * (1 - math.cos(a))) for a in steps]
    return [polygon((x, y), *edge)]


def _bent_twice(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    x, y = w * said.get("adj1", 0.5), h * said.get("adj2", 0.5)
    return [polygon((0, 0), (x, 0), (x, y), (w, y), (w, h), closed=False)]


def _bent_thrice(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    x, y, z = w * said.get("adj1", 0.5), h * said.get("adj2", 0.5), w * said.get("adj3", 0.5)
    return [polygon((0, 0), (x, 0), (x, y), (z, y), (z, h), (w, h), closed=False)]


def _ring(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    d = min(w, h) * min(said.get("adj", 0.25), 0.5)
    outer = _regular(48, w, h, {})
    (inner,) = _regular(48, max(w - 2 * d, 0), max(h - 2 * d, 0), {})
    hole = [(x + d, y + d) for x, y in (inner.start, *((way[0], way[1]) for way in inner.ways))]
    return [*outer, polygon(*hole[::-1])]


def _cube(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    d = min(w, h) * min(said.get("adj", 0.25), 1)
    faces = [(0, d), (w - d, d), (w - d, h), (0, h)], [(0, d), (d, 0), (w, 0), (w - d, d)]
    return [polygon(*face) for face in (*faces, [(w - d, d), (w, 0), (w, h - d), (w - d, h)])]


def _bevel(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    d = min(w, h) * min(said.get("adj", 0.125), 0.5)
    return [box(w, h), polygon((d, d), (w - d, d), (w - d, h - d), (d, h - d))]


def _notched(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    y, x = h * (1 - said.get("adj1", 0.5)) / 2, w - min(w, h) * said.get("adj2", 0.5)
    notch = (h / 2 - y) * (w - x) / (h / 2) if h else 0.0
    return [polygon((0, y), (x, y), (x, 0), (w, h / 2), (x, h), (x, h - y), (0, h - y), (notch, h / 2))]


MORE: Mapping[str, Outline] = {
    **{
        f"star{n}": partial(_star, n, waist) for n, waist in ((4, 0.25), (6, 0.57735), (7, 0.69), (8, 0.75), (10, 0.85))
    },
    **{f"star{n}": partial(_star, n, 0.75) for n in (12, 16, 24, 32)},
    "irregularSeal1": partial(_star, 12, 0.6),
    "irregularSeal2": partial(_star, 14, 0.6),
    "sun": partial(_star, 8, 0.5),
    "pentagon": partial(_regular, 5),
    "heptagon": partial(_regular, 7),
    "decagon": partial(_regular, 10),
    "dodecagon": partial(_regular, 12),
    "wave": _wave,
    "flowChartPunchedTape": _wave,
    "flowChartDocument": _document,
    "flowChartMultidocument": _documents,
    "can": _can,
    "flowChartMagneticDisk": _can,
    "flowChartDelay": _delay,
    "flowChartOffpageConnector": lambda w, h, _: [polygon((0, 0), (w, 0), (w, h * 0.8), (w / 2, h), (0, h * 0.8))],
    "flowChartManualInput": lambda w, h, _: [polygon((0, h / 5), (w, 0), (w, h), (0, h))],
    "flowChartManualOperation": lambda w, h, _: [polygon((0, 0), (w, 0), (w * 0.8, h), (w / 5, h))],
    "flowChartInputOutput": lambda w, h, _: [polygon((w / 5, 0), (w, 0), (w * 0.8, h), (0, h))],
    "flowChartPreparation": lambda w, h, _: [
        polygon((0, h / 2), (w / 5, 0), (w * 0.8, 0), (w, h / 2), (w * 0.8, h), (w / 5, h))
    ],
    "flowChartExtract": lambda w, h, _: [polygon((0, h), (w / 2, 0), (w, h))],
    "flowChartMerge": lambda w, h, _: [polygon((0, 0), (w, 0), (w / 2, h))],
    "flowChartPunchedCard": lambda w, h, _: [polygon((0, h / 5), (w / 5, 0), (w, 0), (w, h), (0, h))],
    "flowChartInternalStorage": lambda w, h, _: [
        box(w, h),
        polygon((w / 8, 0), (w / 8, h)),
        polygon((0, h / 8), (w, h / 8)),
    ],
    "horizontalScroll": _scroll,
    "verticalScroll": _upright_scroll,
    "ribbon2": _banner,
    "ellipseRibbon2": _banner,
    "snip1Rect": partial(_cornered, "-s--"),
    "snip2SameRect": partial(_cornered, "ss--"),
    "snip2DiagRect": partial(_cornered, "-s-s"),
    "snipRoundRect": partial(_cornered, "rs--"),
    "round1Rect": partial(_cornered, "-r--"),
    "round2SameRect": partial(_cornered, "rr--"),
    "round2DiagRect": partial(_cornered, "r-r-"),
    "plaque": partial(_cornered, "ssss"),
    "wedgeEllipseCallout": _pointed_ellipse,
    "cloudCallout": _pointed_ellipse,
    "bentConnector4": _bent_twice,
    "bentConnector5": _bent_thrice,
    "curvedConnector2": lambda w, h, _: [Contour((0, 0), ((w / 2, 0, w, h / 2, w, h),))],
    "donut": _ring,
    "cube": _cube,
    "bevel": _bevel,
    "notchedRightArrow": _notched,
    "mathMinus": lambda w, h, _: [
        polygon((w / 8, h * 0.38), (w * 7 / 8, h * 0.38), (w * 7 / 8, h * 0.62), (w / 8, h * 0.62))
    ],
}
"""The outlines by their names; some are simpler than Word's."""
_ROUND, _SPIKED = (0.1464, 0.1464), (0.22, 0.22)
INSETS: Mapping[str, tuple[float, float]] = {
    **dict.fromkeys(("wedgeEllipseCallout", "cloudCallout", "donut", "heptagon", "decagon", "dodecagon"), _ROUND),
    **dict.fromkeys((name for name in MORE if name.startswith(("star", "irregularSeal", "sun"))), _SPIKED),
    **dict.fromkeys(("can", "flowChartMagneticDisk"), (0, 0.2)),
    **dict.fromkeys(("horizontalScroll", "verticalScroll", "bevel"), (0.125, 0.125)),
    **dict.fromkeys(("ribbon2", "ellipseRibbon2"), (0.26, 0.02)),
    **dict.fromkeys(
        ("flowChartPreparation", "flowChartManualOperation", "flowChartInputOutput", "pentagon"), (0.2, 0.1)
    ),
    **dict.fromkeys(("flowChartExtract", "flowChartMerge", "notchedRightArrow"), (0.25, 0.25)),
    **dict.fromkeys(("wave", "flowChartPunchedTape", "flowChartManualInput", "flowChartPunchedCard"), (0, 0.2)),
    **dict.fromkeys(("cube", "flowChartInternalStorage"), (0.125, 0.125)),
}
"""How far from the sides, and from top and bottom, the text of a shape keeps, as shares of its width and height."""
