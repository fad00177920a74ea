"""What a Word file draws besides its text: pictures, shapes, text boxes; in the line, or anchored to a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from thaiforms.frozen import frozen, replace
from thaiforms.paper import Contour, Path, Picture, Pt

if TYPE_CHECKING:
    from thaiforms.layout.story import Block

Wrap: TypeAlias = Literal["none", "square", "topAndBottom"]
Side: TypeAlias = Literal["both", "left", "right"]


@frozen
class TextBox:
    """Blocks in a box: where it stands in its artwork, and how its text stands in it."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt
    blocks: tuple[Block, ...]
    vertical: Literal["top", "center", "bottom"] = "top"
    turn: float = 0  # degrees, clockwise, about its centre
    fits: bool = False  # whether its letters are stretched until they fill it
    grows: bool = False  # whether its shape grows with its text


Part: TypeAlias = Picture | Path | TextBox
"""What an artwork is made of; places are counted from its top left corner."""


@frozen
class Artwork:
    """A drawing of its own size, made of parts in the order in which they are painted."""

    width: Pt
    height: Pt
    parts: tuple[Part, ...]
    alternative: str = ""  # the text for those who cannot see it
    column_share: float = 0  # of its column's width, where its own is not said: a rule across the page

    @property
    def has_picture(self) -> bool:
        """Whether a part of it is a picture."""
        return any(isinstance(part, Picture) for part in self.parts)

    @property
    def grows(self) -> bool:
        """Whether it is one text box with no more than its outline, and grows with its text."""
        boxes = [part for part in self.parts if isinstance(part, TextBox)]
        outlines = [part for part in self.parts if isinstance(part, Path)]
        return len(boxes) == 1 and boxes[0].grows and len(outlines) <= 1 and len(self.parts) <= 2

    def grown(self, by: Pt) -> Artwork:
        """The artwork higher by so much."""
        share = (self.height + by) / self.height
        parts = tuple(
            replace(part, height=part.height + by)
            if isinstance(part, TextBox)
            else _stretched(part, 1, share)
            if isinstance(part, Path)
            else part
            for part in self.parts
        )
        return replace(self, height=self.height + by, parts=parts)

    def widened(self, column: Pt) -> Artwork:
        """The artwork as wide as its share of a column asks."""
        if not self.column_share or not self.width:
            return self
        wide = column * self.column_share
        parts = tuple(_stretched(part, wide / self.width, 1) if isinstance(part, Path) else part for part in self.parts)
        return replace(self, width=wide, parts=parts, column_share=0)


def _stretched(path: Path, across: float, down: float) -> Path:
    contours = tuple(
        Contour(
            (contour.start[0] * across, contour.start[1] * down),
            tuple(tuple(n * (down if i % 2 else across) for i, n in enumerate(way)) for way in contour.ways),
            contour.closed,
        )
        for contour in path.contours
    )
    return replace(path, contours=contours)


@frozen
class Placement:
    """Where an anchored thing stands on one axis: from what, and how far or how aligned (wp:positionH, wp:positionV)."""

    origin: str = "column"  # "page", "margin", "column", "paragraph", "line", "character", "leftMargin" …
    offset: Pt = 0
    align: str = ""  # "left", "center", "right", "top", "bottom", "inside", "outside": then the offset says nothing


@frozen
class Distances:
    """How far text keeps from an artwork at each side."""

    left: Pt = 0
    top: Pt = 0
    right: Pt = 0
    bottom: Pt = 0


@frozen
class Anchored:
    """An artwork that hangs on a paragraph and stands anywhere on its page."""

    artwork: Artwork
    across: Placement = Placement()
    down: Placement = Placement("paragraph")
    behind: bool = False
    order: int = 0  # the higher is painted later (relativeHeight, z-index)
    wrap: Wrap = "none"
    side: Side = "both"  # of it on which text may stand
    distances: Distances = Distances()
    in_cell: bool = True  # whether a cell that it is anchored in takes the page's place
    lifted: bool = True  # whether it is painted apart from the text
