"""How much room pieces need: all that stays together, the least of what may be parted, columns of one length."""

from __future__ import annotations

from collections.abc import Sequence

from thaiforms.layout.bands import FlowPiece, LinePiece, height_of
from thaiforms.layout.sheets import Sheet
from thaiforms.layout.spans import Band, SetCell
from thaiforms.paper import Pt

_GRACE = 0.05


def glued(pieces: Sequence[FlowPiece]) -> list[list[FlowPiece]]:
    """The pieces in groups that stay together."""
    groups: list[list[FlowPiece]] = []
    for index, piece in enumerate(pieces):
        if not index or not pieces[index - 1].glued or piece.breaks_page:
            groups.append([])
        groups[-1].append(piece)
    return groups


def level(pieces: Sequence[FlowPiece], columns: int, sheet: Sheet) -> Pt | None:
    """Where columns end that hold the pieces at about one length; None where a page does not hold them."""
    heights = [height_of(group) for group in glued(pieces)]
    length = sum(heights) / columns
    while length <= sheet.bottom - sheet.y:
        used, filled = 0.0, 1
        for height in heights:
            if used and used + height > length + _GRACE:
                used, filled = 0.0, filled + 1
            used += height
        if filled <= columns:
            return sheet.y + length
        length += 1
    return None


def least(piece: FlowPiece) -> Pt:
    """The least room in which something of the piece can stand: all of a line, the first lines of a row."""
    if isinstance(piece, LinePiece):
        return piece.before + piece.height
    return piece.before + _least_of(piece.band)


def _least_of(band: Band) -> Pt:
    if band.row(0).whole or band.row(0).rule == "exact":
        return band.bottom(0)
    first = [cell for cell in band.begun(0) if cell.pieces]
    return max(map(_least_of_cell, first), default=band.bottom(0))


def _least_of_cell(cell: SetCell) -> Pt:
    return cell.height if cell.cell.turn else cell.height - cell.content.height + opening(cell.pieces)


def reach(pieces: Sequence[FlowPiece]) -> Pt:
    """How far down what floats on the pieces reaches."""
    return max(
        (
            height_of(pieces[:at]) + piece.before + piece.reach
            for at, piece in enumerate(pieces)
            if isinstance(piece, LinePiece) and piece.reach
        ),
        default=0,
    )


def opening(pieces: Sequence[FlowPiece]) -> Pt:
    """The height of the first pieces, which are glued together."""
    end = 1
    while end < len(pieces) and pieces[end - 1].glued:
        end += 1
    return height_of(pieces[:end])


def ending(band: Band) -> Pt:
    """The height of the last two lines of the row's longest cell."""
    longest = max(band.cells, key=lambda cell: cell.height, default=None)
    return 0 if longest is None else height_of(longest.pieces[-2:])
