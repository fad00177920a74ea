"""Where an anchor puts its artwork on the page (ECMA-376 20.4.2.10, 20.4.2.11, 20.4.3.4, 20.4.3.5)."""

from __future__ import annotations

from typing import TypeAlias

from thaiforms.frozen import frozen
from thaiforms.layout.artwork import Anchored, Placement
from thaiforms.layout.story import PageFrame
from thaiforms.paper import Pt

Span: TypeAlias = tuple[Pt, Pt]
"""Where something begins and ends on one axis, from the page's top left corner."""

_SHARES = {"center": 0.5, "right": 1.0, "bottom": 1.0, "outside": 1.0}
_BEFORE = "before"  # where a letter stands that begins its paragraph in the margin


@frozen
class Ground:
    """What an anchor measures from: the page, the column, and the cell that it stands in, if any."""

    frame: PageFrame
    column: Span
    cell: Span | None = None  # the cell's text, from its top to its bottom

    @classmethod
    def of_page(cls, frame: PageFrame) -> Ground:
        """The page with its one column of text."""
        return cls(frame, (frame.left, frame.width - frame.right))


@frozen
class Spot:
    """Where an anchor stands: its character, the line that it hangs on, and how far above that its paragraph begins."""

    x: Pt
    top: Pt
    rise: Pt = 0


def placed(anchored: Anchored, ground: Ground, spot: Spot) -> tuple[Pt, Pt]:
    """The artwork's top left corner."""
    in_cell = anchored.in_cell and ground.cell is not None
    across = _across(anchored.across.origin, ground, spot.x, in_cell=in_cell)
    top = spot.top if anchored.down.origin == "line" else spot.top - spot.rise
    down = _down(anchored.down.origin, ground, top, in_cell=in_cell)
    artwork = anchored.artwork
    return _along(anchored.across, across, artwork.width), _along(anchored.down, down, artwork.height)


def _across(origin: str, ground: Ground, x: Pt, *, in_cell: bool) -> Span:
    frame = ground.frame
    if origin == "character":
        return x, x
    if in_cell or origin == "column":
        return ground.column
    return {
        "page": (0.0, frame.width),
        "leftMargin": (0.0, frame.left),
        "insideMargin": (0.0, frame.left),
        "rightMargin": (frame.width - frame.right, frame.width),
        "outsideMargin": (frame.width - frame.right, frame.width),
    }.get(origin, (frame.left, frame.width - frame.right))


def _down(origin: str, ground: Ground, top: Pt, *, in_cell: bool) -> Span:
    frame = ground.frame
    if origin in {"paragraph", "line"}:
        return top, top
    if in_cell and ground.cell is not None:
        return ground.cell
    return {
        "page": (0.0, frame.height),
        "topMargin": (0.0, frame.top),
        "insideMargin": (0.0, frame.top),
        "bottomMargin": (frame.height - frame.bottom, frame.height),
        "outsideMargin": (frame.height - frame.bottom, frame.height),
    }.get(origin, (frame.top, frame.height - frame.bottom))


def _along(placement: Placement, span: Span, length: Pt) -> Pt:
    start, end = span
    if placement.align == _BEFORE:
        return start - length
    if not placement.align:
        return start + placement.offset
    return start + (end - start - length) * _SHARES.get(placement.align, 0.0)
