"""Which pieces make up a row of a table, where rows were copied, moved or parted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from thaiforms.returning.pieces import Piece, Step

Row = tuple[int, list[Piece]]
"""The place that an item of a list had, and its pieces."""


def below(pieces: Iterable[Piece], step: Step) -> list[Piece]:
    """The pieces below a step, seen from there."""
    return [piece.inside for piece in pieces if piece.steps[0] == step]


def stands_in_rows(pieces: Sequence[Piece]) -> bool:
    """Whether each item has a table row of its own, as the template prints it."""
    items: dict[Step, set[int | None]] = {}
    for piece in pieces:
        items.setdefault(piece.steps[0], set()).add(piece.row)
    rows = [row for own in items.values() for row in own]
    return None not in rows and len(rows) == len(items) == len(set(rows))


def rows_of(pieces: Sequence[Piece]) -> list[Row]:
    """The items in their order, each with its pieces. A row that Word has parted into two is still one."""
    rows: dict[int | None, list[Piece]] = {}
    for piece in pieces:
        rows.setdefault(piece.row, []).append(piece)
    found: list[Row] = []
    for own in rows.values():
        places = [int(piece.steps[0]) for piece in own]
        place = max(dict.fromkeys(places), key=places.count)
        inside = _without_strangers(own, place)
        known = {piece.steps for piece in found[-1][1]} if found and found[-1][0] == place else set()
        if known and known.isdisjoint(piece.steps for piece in inside):
            found[-1][1].extend(inside)
        else:
            found.append((place, inside))
    return found


def _without_strangers(row: Iterable[Piece], place: int) -> list[Piece]:
    """The pieces of a row seen from its item. A piece of another item, pasted here, counts where the row has none of its kind."""
    own = [piece.inside for piece in row if piece.steps[0] == place]
    known = {piece.steps for piece in own}
    return own + [piece.inside for piece in row if piece.steps[0] != place and piece.steps[1:] not in known]
