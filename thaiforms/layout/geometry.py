"""The outlines of Word's ready-made shapes (ECMA-376 20.1.10.56 and its presetShapeDefinitions.xml), in a box of their own."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial

from thaiforms.layout.contours import box, changed_over, corner, mirrored, polygon, rounded
from thaiforms.layout.more_outlines import INSETS, MORE
from thaiforms.paper import Contour, Pt

Adjustments = Mapping[str, float]
"""What a shape's handles say, as shares: 0.5 for Word's 50000."""


def _round_box(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    return [rounded(w, h, min(w, h) * min(said.get("adj", 0.16667), 0.5))]


def _ellipse(w: Pt, h: Pt, _: Adjustments) -> list[Contour]:
    left, top, right, bottom = (0, h / 2), (w / 2, 0), (w, h / 2), (w / 2, h)
    ways = (
        corner(left, (0, 0), top),
        corner(top, (w, 0), right),
        corner(right, (w, h), bottom),
        corner(bottom, (0, h), left),
    )
    return [Contour(left, ways, True)]


def _bent(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    x = w * said.get("adj1", 0.5)
    return [polygon((0, 0), (x, 0), (x, h), (w, h), closed=False)]


def _curved(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    x = w * said.get("adj1", 0.5)
    ways = ((x / 2, 0, x, h / 4, x, h / 2), (x, h * 3 / 4, (w + x) / 2, h, w, h))
    return [Contour((0, 0), ways)]


def _triangle(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    return [polygon((0, h), (w * said.get("adj", 0.5), 0), (w, h))]


def _slanted(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    x = min(w, h) * said.get("adj", 0.25)
    return [polygon((0, h), (x, 0), (w, 0), (w - x, h))]


def _trapezoid(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    x = min(w, h) * said.get("adj", 0.25)
    return [polygon((0, h), (x, 0), (w - x, 0), (w, h))]


def _hexagon(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    x = min(w, h) * said.get("adj", 0.25)
    return [polygon((0, h / 2), (x, 0), (w - x, 0), (w, h / 2), (w - x, h), (x, h))]


def _home_plate(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    x = w - min(w, h) * said.get("adj", 0.5)
    return [polygon((0, 0), (x, 0), (w, h / 2), (x, h), (0, h))]


def _chevron(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    x = min(w, h) * said.get("adj", 0.5)
    return [polygon((0, 0), (w - x, 0), (w, h / 2), (w - x, h), (0, h), (x, h / 2))]


def _plus(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    d = min(w, h) * said.get("adj", 0.25)
    right, low = w - d, h - d
    points = [(0, d), (d, d), (d, 0), (right, 0), (right, d), (w, d)]
    points += [(w, low), (right, low), (right, h), (d, h), (d, low), (0, low)]
    return [polygon(*points)]


def _right_arrow(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    y = h * (1 - said.get("adj1", 0.5)) / 2
    x = w - min(w, h) * said.get("adj2", 0.5)
    return [polygon((0, y), (x, y), (x, 0), (w, h / 2), (x, h), (x, h - y), (0, h - y))]


def _two_arrows(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    y = h * (1 - said.get("adj1", 0.5)) / 2
    x = min(w, h) * said.get("adj2", 0.5)
    points = [(0, h / 2), (x, 0), (x, y), (w - x, y), (w - x, 0), (w, h / 2)]
    return [polygon(*points, (w - x, h), (w - x, h - y), (x, h - y), (x, h))]


def _bracket(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    y = min(w, h) * said.get("adj", 0.08333)
    ways = (corner((w, 0), (0, 0), (0, y)), (0, h - y), corner((0, h - y), (0, h), (w, h)))
    return [Contour((w, 0), ways)]


def _brace(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    y, middle, x = min(w, h) * said.get("adj1", 0.08333), h * said.get("adj2", 0.5), w / 2
    ways = (
        corner((w, 0), (x, 0), (x, y)),
        (x, middle - y),
        corner((x, middle - y), (x, middle), (0, middle)),
        corner((0, middle), (x, middle), (x, middle + y)),
        (x, h - y),
        corner((x, h - y), (x, h), (w, h)),
    )
    return [Contour((w, 0), ways)]


def _bracket_pair(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    r = min(w, h) * said.get("adj", 0.16667)
    left = Contour((r, 0), (corner((r, 0), (0, 0), (0, r)), (0, h - r), corner((0, h - r), (0, h), (r, h))))
    return [left, *mirrored([left], w)]


def _brace_pair(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    r = min(w, h) * said.get("adj", 0.08333)
    left = _brace(2 * r, h, {"adj1": r / min(2 * r, h)} if r else {})
    return [*left, *mirrored(left, w)]


def _octagon(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    d = min(w, h) * said.get("adj", 0.29289)
    return [polygon((0, d), (d, 0), (w - d, 0), (w, d), (w, h - d), (w - d, h), (d, h), (0, h - d))]


def _star(w: Pt, h: Pt, _: Adjustments) -> list[Contour]:
    points = []
    for index in range(10):
        angle, reach = math.radians(36 * index), 1 if index % 2 == 0 else 0.38197
        points.append((0.5 + 0.5257 * reach * math.sin(angle), 0.5528 - 0.5528 * reach * math.cos(angle)))
    return [polygon(*((x * w, y * h) for x, y in points))]


def _framed(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    d = min(w, h) * said.get("adj1", 0.125)
    return [box(w, h), polygon((d, d), (d, h - d), (w - d, h - d), (w - d, d))]


def _process(w: Pt, h: Pt, _: Adjustments) -> list[Contour]:
    lines = [polygon((x, 0), (x, h)) for x in (w / 8, w * 7 / 8)]
    return [box(w, h), *lines]


def _folded(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    d = min(w, h) * said.get("adj", 0.16667)
    fold = polygon((w - d, h), (w - d * 0.8, h - d * 0.8), (w, h - d))
    return [polygon((0, 0), (w, 0), (w, h - d), (w - d, h), (0, h)), fold]


def _called_out(w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    """A box with a pointer, from the middle of the side that the pointer leaves."""
    x, y = w * (0.5 + said.get("adj1", -0.20833)), h * (0.5 + said.get("adj2", 0.625))
    across, down = x / w - 0.5 if w else 0.0, y / h - 0.5 if h else 0.0
    first, last = (1 / 6, 5 / 12) if (across < 0 if abs(down) >= abs(across) else down < 0) else (7 / 12, 5 / 6)
    top = [(w * first, 0), (x, y), (w * last, 0)] if abs(down) >= abs(across) and down < 0 else []
    right = [(w, h * first), (x, y), (w, h * last)] if abs(across) > abs(down) and across > 0 else []
    bottom = [(w * last, h), (x, y), (w * first, h)] if abs(down) >= abs(across) and down >= 0 else []
    left = [(0, h * last), (x, y), (0, h * first)] if abs(across) > abs(down) and across <= 0 else []
    return [polygon((0, 0), *top, (w, 0), *right, (w, h), *bottom, (0, h), *left)]


Outline = Callable[[Pt, Pt, Adjustments], list[Contour]]


def _to_left(outline: Outline, w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    return mirrored(outline(w, h, said), w)


def _downwards(outline: Outline, w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    return changed_over(outline(h, w, said))


def _upwards(outline: Outline, w: Pt, h: Pt, said: Adjustments) -> list[Contour]:
    return changed_over(mirrored(outline(h, w, said), h))


def _straight(w: Pt, h: Pt, _: Adjustments) -> list[Contour]:
    return [polygon((0, 0), (w, h), closed=False)]


def _plain(w: Pt, h: Pt, _: Adjustments) -> list[Contour]:
    return [box(w, h)]


def _pill(w: Pt, h: Pt, _: Adjustments) -> list[Contour]:
    return [rounded(w, h, min(w, h) / 2)]


def _diamond(w: Pt, h: Pt, _: Adjustments) -> list[Contour]:
    return [polygon((0, h / 2), (w / 2, 0), (w, h / 2), (w / 2, h))]


_OUTLINES: Mapping[str, Outline] = {
    "line": _straight,
    "straightConnector1": _straight,
    "bentConnector2": lambda w, h, _: [polygon((0, 0), (w, 0), (w, h), closed=False)],
    "bentConnector3": _bent,
    "curvedConnector3": _curved,
    "leftBracket": _bracket,
    "rightBracket": partial(_to_left, _bracket),
    "leftBrace": _brace,
    "rightBrace": partial(_to_left, _brace),
    "bracketPair": _bracket_pair,
    "bracePair": _brace_pair,
    "rect": _plain,
    "textBox": _plain,
    "flowChartProcess": _plain,
    "roundRect": _round_box,
    "flowChartAlternateProcess": _round_box,
    "flowChartTerminator": _pill,
    "ellipse": _ellipse,
    "flowChartConnector": _ellipse,
    "diamond": _diamond,
    "flowChartDecision": _diamond,
    "triangle": _triangle,
    "rtTriangle": lambda w, h, _: [polygon((0, h), (0, 0), (w, h))],
    "parallelogram": _slanted,
    "trapezoid": _trapezoid,
    "hexagon": _hexagon,
    "homePlate": _home_plate,
    "chevron": _chevron,
    "plus": _plus,
    "mathPlus": _plus,
    "octagon": _octagon,
    "star5": _star,
    "frame": _framed,
    "flowChartPredefinedProcess": _process,
    "foldedCorner": _folded,
    "wedgeRectCallout": _called_out,
    "wedgeRoundRectCallout": _called_out,
    "rightArrow": _right_arrow,
    "leftArrow": partial(_to_left, _right_arrow),
    "downArrow": partial(_downwards, _right_arrow),
    "upArrow": partial(_upwards, _right_arrow),
    "leftRightArrow": _two_arrows,
    "upDownArrow": partial(_downwards, _two_arrows),
}


def outline_of(shape: str, width: Pt, height: Pt, adjustments: Adjustments) -> list[Contour] | None:
    """The shape's contours in a box of the size, or None for a shape that is not known. Open ones are never filled."""
    outline = _OUTLINES.get(shape, MORE.get(shape))
    return None if outline is None else outline(width, height, adjustments)


def inset_of(shape: str, width: Pt, height: Pt) -> tuple[Pt, Pt]:
    """How far from the sides, and from top and bottom, the text of a shape keeps."""
    if shape in {"ellipse", "flowChartConnector"}:
        return width * 0.1464, height * 0.1464
    if shape in {"diamond", "flowChartDecision"}:
        return width / 4, height / 4
    if shape in {"roundRect", "flowChartAlternateProcess"}:
        return (min(width, height) * 0.0488,) * 2
    across, down = INSETS.get(shape, (0, 0))
    return width * across, height * down
