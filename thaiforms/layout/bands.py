"""What pages are filled with: lines, and bands of table rows; and how they are parted at a page's end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from thaiforms.frozen import frozen, replace
from thaiforms.layout.artwork import Anchored, Artwork
from thaiforms.layout.composing import Line
from thaiforms.layout.story import NO_BORDER, Border, Box, Cell, HeightRule
from thaiforms.paper import ARTIFACT, Pt

if TYPE_CHECKING:
    from thaiforms.layout.contents import Content

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

    @property
    def height(self) -> Pt:
        """The line's height, with what its paragraph's borders take."""
        return self.line.height if self.frame is None else self.frame.above + self.line.height + self.frame.below


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


FlowPiece: TypeAlias = LinePiece | BandPiece


def height_of(pieces: Sequence[FlowPiece]) -> Pt:
    """What the pieces take, one under the other."""
    return sum(piece.before + piece.height + piece.after for piece in pieces)


@frozen
class SetCell:
    """A cell with its content set; ``row`` is counted in its band."""

    cell: Cell
    row: int
    rows: int
    content: Content
    border: Pt  # the width of its top edge, which its content stands below
    node: int = 0  # the number that the nodes of its content are counted from
    paragraph: int = 0  # the one that its paragraphs are
    length: Pt = 0  # of its lines, where they run up or down
    least: Pt = 0  # the least that these need

    @property
    def pieces(self) -> tuple[FlowPiece, ...]:
        """What it holds."""
        return self.content.pieces

    @property
    def height(self) -> Pt:
        """What it needs: edge, margins and content."""
        margins = self.cell.margins
        content = self.least if self.cell.turn else self.content.height
        return self.border + margins.top + content + margins.bottom


@frozen
class SetRow:
    """A row's own wishes for its height."""

    height: Pt = 0
    rule: HeightRule = "auto"
    whole: bool = False  # never parted


@frozen
class Band:
    """Rows that hang together by cells that span them; most often one row."""

    columns: tuple[Pt, ...]  # the grid's lines, from its left edge
    rows: tuple[SetRow, ...]
    cells: tuple[SetCell, ...]
    heights: tuple[Pt, ...]

    @property
    def height(self) -> Pt:
        """The height of all its rows."""
        return sum(self.heights)

    def parted(self, room: Pt, *, force: bool = False) -> tuple[Band, Band] | None:
        """The part that fits the room and the rest, or None where nothing of it does.

        ``force`` parts even a row that is to stay whole: for one that is taller than a page.
        """
        row, top = 0, 0.0
        while row < len(self.rows) and top + self.heights[row] <= room + _GRACE:
            top += self.heights[row]
            row += 1
        if self._may_part(row, room - top, force=force):
            return self._cut(row, partly=True, room=room)
        return self._cut(row, partly=False, room=top) if row else None

    def _may_part(self, row: int, room: Pt, *, force: bool) -> bool:
        """Whether something of each of the row's cells fits."""
        wishes = self.rows[row]
        if not force and (wishes.whole or wishes.rule == "exact"):
            return False
        begun = [cell for cell in self.cells if cell.row == row and cell.pieces]
        fit = [bool(_parted(cell, room)[0].pieces) for cell in begun]
        return any(fit) if force else bool(fit) and all(fit)

    def _cut(self, row: int, *, partly: bool, room: Pt) -> tuple[Band, Band]:
        head: list[SetCell] = []
        tail: list[SetCell] = []
        end = row + partly
        for cell in self.cells:
            if cell.row + cell.rows <= row:
                head.append(cell)
            elif cell.row >= end:
                tail.append(replace(cell, row=cell.row - row))
            else:
                above, below = _parted(cell, room - sum(self.heights[: cell.row]))
                head.append(replace(cell, content=above, rows=min(cell.row + cell.rows, end) - cell.row))
                tail.append(replace(cell, content=below, row=0, rows=cell.row + cell.rows - row))
        rest = (replace(self.rows[row], height=0), *self.rows[row + 1 :]) if partly else self.rows[row:]
        return band(self.columns, self.rows[:end], head, limit=room), band(self.columns, rest, tail)


def band(columns: tuple[Pt, ...], rows: Sequence[SetRow], cells: Sequence[SetCell], *, limit: Pt | None = None) -> Band:
    """A band with its heights worked out: a row is as high as its highest cell; a spanning cell's shortfall goes to its last row.

    ``limit`` is the room of a part that stands at a page's end: its wish for a height yields to it.
    """
    heights = [0.0 if row.rule == "auto" else row.height for row in rows]
    if limit is not None and sum(heights) > limit:
        heights = [0.0] * len(rows)
    for cell in sorted(cells, key=lambda cell: cell.rows):
        last = cell.row + cell.rows - 1
        if rows[last].rule != "exact":
            heights[last] += max(0, cell.height - sum(heights[cell.row : last + 1]))
    return Band(columns, tuple(rows), tuple(cells), tuple(heights))


def _parted(cell: SetCell, room: Pt) -> tuple[Content, Content]:
    """What of the cell's content fits the room from its top edge, and the rest; lines that run up or down stay together."""
    margins = cell.cell.margins
    if cell.cell.turn:
        return cell.content.all_or_nothing(fits=cell.height <= room + _GRACE)
    return cell.content.parted(room - cell.border - margins.top - margins.bottom)


def part(pieces: Sequence[FlowPiece], room: Pt) -> tuple[tuple[FlowPiece, ...], tuple[FlowPiece, ...]]:
    """The pieces that fit the room, and the rest; glued ones stay together where that leaves anything."""
    taken, used = 0, 0.0
    while taken < len(pieces) and used + pieces[taken].before + pieces[taken].height <= room + _GRACE:
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
