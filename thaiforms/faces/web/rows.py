"""Rows of a table: added, copied, moved, taken out and put back."""

from __future__ import annotations

from dataclasses import dataclass

from thaiforms.faces.web.layout import TABLES
from thaiforms.faces.web.values import Values, rows_at


@dataclass(frozen=True)
class Change:
    """The values after a change of their rows, where to go on from, and what was taken out, if anything."""

    values: Values
    focus: tuple[str, int | None]
    taken: Values | None = None


def blank(table: str) -> Values:
    """A row with nothing in it."""
    empty: Values = {}
    for field in TABLES[table].fields:
        name, bracket, _ = field.name.partition("[")
        empty[name] = [""] * 5 if bracket else ""
    return empty


def changed(values: Values, table: str, do: str, row: int, *, to: int = 0, put: Values | None = None) -> Change:
    """The values with the rows of a table changed; as they are where that cannot be."""
    rows = rows_at(values, table)
    most = TABLES[table].most
    taken = None
    focus: tuple[str, int | None] = (do, row)
    if do in {"add", "put"} and len(rows) < most:
        place = min(row, len(rows))
        rows.insert(place, blank(table) if put is None else put)
        focus = ("row", place)
    elif do == "copy" and row < len(rows) < most:
        rows.insert(row + 1, {**rows[row], **({"number": ""} if table == "indicators" else {})})
        focus = ("row", row + 1)
    elif do == "remove" and row < len(rows):
        taken = rows.pop(row)
        focus = ("row", min(row, len(rows) - 1)) if rows else ("add", None)
    elif do in {"up", "down", "move"} and row < len(rows):
        place = max(0, min({"up": row - 1, "down": row + 1}.get(do, to), len(rows) - 1))
        rows.insert(place, rows.pop(row))
        at_end = place in {0, len(rows) - 1}
        focus = ({"up": "down", "down": "up"}.get(do, "copy") if at_end else do, place)
        focus = (focus[0] if focus[0] != "move" else "copy", place)
    return Change({**values, table: list(rows)}, focus, taken)
