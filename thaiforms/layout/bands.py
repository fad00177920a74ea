"""What pages are filled with: lines, and bands of table rows; and how they are parted at a page's end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from thaiforms.frozen import frozen, replace
from thaiforms.layout.artwork import Anchored, Artwork
from thaiforms.layout.composing import Line
from thaiforms.layout.spans import Band
from thaiforms.layout.story import NO_BORDER, Border, Box
from thaiforms.paper import ARTIFACT, Pt

_GRACE = 0.05  # points: what sums of measured heights may be off by


@frozen
class LineFrame:
    """A line's share of its paragraph's borders and shading."""

    box: Box
    left: Pt  # from the column's left edge
    right: Pt
    top: Border = NO_BORDER  # those that this line has above and below it
    bottom: Border = NO_BORDER

    @property
    def above(self) -> Pt:
        """What the upper border and its space take."""
        return self.top.width + self.box.spaces[0] if self.top.width else 0

    @property
    def below(self) -> Pt:
        """What the lower border and its space take."""
        return self.bottom.width + self.box.spaces[2] if self.bottom.width else 0


@frozen
class SetArtwork:
    """An artwork with its texts set; it stands in its line at ``x``, or where its anchor, which stands there, puts it."""

    artwork: Artwork
    x: Pt
    anchored: Anchored | None = None
    figure: int = ARTIFACT  # the number of its node
    texts: tuple[tuple[FlowPiece, ...], ...] = ()  # of its text boxes, in their order


@frozen
class SetNote:
    """A footnote, set in the column that its mark stands in."""

    link: str
    pieces: tuple[FlowPiece, ...]
    place: int = 0  # among all footnotes, in the order of their marks


@frozen
class LinePiece:
    """A line of a paragraph; ``glued`` to what follows it."""

    line: Line
    paragraph: int = 0  # counted through the document
    before: Pt = 0  # the room above it: the paragraph's own, and the one's before it
    after: Pt = 0  # the room below it, where it ends its cell, header or footer
    glued: bool = False
    breaks_page: bool = False  # whether a page begins here
    breaks_column: bool = False
    node: int = ARTIFACT  # its paragraph's
    artworks: tuple[SetArtwork, ...] = ()  # what stands in it, and what hangs on it
    rise: Pt = 0  # how far above it what hangs on its paragraph is measured from: the paragraph's own space before
    links: tuple[int, ...] = ()  # the node of each run, where some are links
    frame: LineFrame | None = None
    reach: Pt = 0  # how far below its top what floats on it reaches
    notes: tuple[SetNote, ...] = ()  # those whose marks stand on it

    @property
    def height(self) -> Pt:
        """The line's height, with what its paragraph's borders take."""
        return self.line.height if self.frame is None else self.frame.above + self.line.height + self.frame.below

    def fits(self, room: Pt) -> bool:
        """Whether it stands in the room with what is before it."""
        return self.before + self.height <= room + _GRACE


@frozen
class BandPiece:
    """A band of rows, and the header rows that stand above it again on a new page."""

    band: Band
    x: Pt = 0
    before: Pt = 0
    after: Pt = 0
    glued: bool = False
    headers: tuple[Band, ...] = ()
    breaks_page: bool = False
    breaks_column: bool = False

    @property
    def height(self) -> Pt:
        """The height of all its rows."""
        return self.band.height

    def fits(self, room: Pt) -> bool:
        """Whether it stands in the room with what is before it."""
        return self.band.fits(room - self.before)


FlowPiece: TypeAlias = LinePiece | BandPiece


def height_of(pieces: Sequence[FlowPiece]) -> Pt:
    """What the pieces take, one under the other."""
    return sum(piece.before + piece.height + piece.after for piece in pieces)


def part(pieces: Sequence[FlowPiece], room: Pt) -> tuple[tuple[FlowPiece, ...], tuple[FlowPiece, ...]]:
    """The pieces that fit the room, and the rest; glued ones stay together where that leaves anything."""
    taken, used = 0, 0.0
    while taken < len(pieces) and pieces[taken].fits(room - used):
        used += pieces[taken].before + pieces[taken].height
        taken += 1
    if taken == len(pieces):
        return tuple(pieces), ()
    piece = pieces[taken]
    halves = piece.band.parted(room - used - piece.before) if isinstance(piece, BandPiece) else None
    if isinstance(piece, BandPiece) and halves is not None:
        above, below = replace(piece, band=halves[0]), replace(piece, band=halves[1], before=0)
        return (*pieces[:taken], above), (below, *pieces[taken + 1 :])
    free = taken
    while free and pieces[free - 1].glued:
        free -= 1
    taken = free if free else taken
    rest = pieces[taken:]
    return tuple(pieces[:taken]), (replace(rest[0], before=0), *rest[1:])
