"""Cells whose text runs up or down: how long their lines are, which is how high their rows are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from thaiforms.frozen import frozen
from thaiforms.layout.bands import FlowPiece, LinePiece, height_of
from thaiforms.layout.spans import SetCell
from thaiforms.paper import Pt

_ENDLESS: Pt = 10_000
_EXACT: Pt = 0.25
_GRACE = 0.05


@frozen
class Tried:
    """How blocks come out in a column that may not be theirs in the end."""

    pieces: Sequence[FlowPiece]
    parts_words: bool  # whether a word had to be parted


def least_length(set_in: Callable[[Pt], Tried], across: Pt, room: Pt) -> Pt:
    """How long lines must be so that all stand beside each other in the cell and no word is parted, at most ``room`` where that is enough."""

    def fits(length: Pt) -> bool:
        tried = set_in(length)
        return not tried.parts_words and height_of(tried.pieces) <= across + _GRACE

    least, most = max(room, 0.0), max(map(extent, set_in(_ENDLESS).pieces), default=0.0) + _EXACT
    if room > 0 and fits(room):
        return min(room, most)
    if most <= least or not fits(most):
        return max(least, most)
    while most - least > _EXACT:
        middle = (least + most) / 2
        least, most = (least, middle) if fits(middle) else (middle, most)
    return most


def extent(piece: FlowPiece) -> Pt:
    """How long a piece is that was set without an end."""
    if not isinstance(piece, LinePiece):
        return piece.band.columns[-1]
    runs, artworks = piece.line.runs, piece.line.artworks
    starts = [*(run.x for run in runs), *(stands.x for stands in artworks)]
    ends = [*(run.x + run.width for run in runs), *(stands.x + stands.artwork.width for stands in artworks)]
    return max(ends, default=0.0) - min(starts, default=0.0)


def room_in(cell: SetCell, heights: Sequence[Pt]) -> Pt:
    """How long the lines of a cell are in rows of these heights."""
    margins = cell.cell.margins
    return sum(heights[cell.row : cell.row + cell.rows]) - cell.border - margins.top - margins.bottom
