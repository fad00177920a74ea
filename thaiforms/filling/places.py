"""Where in a Word file something stands, as one counts in Word: table, row, cell, paragraph."""

from __future__ import annotations

from thaiforms.errors import Place
from thaiforms.filling.words import CELL, PARAGRAPH, ROW, TABLE, Element, own_texts

_LONGEST = 60


def place_of(paragraph: Element, part: str) -> Place:
    """The place of a paragraph; inside a table it is counted within its cell, else within its part."""
    cell = next(paragraph.iterancestors(CELL), None)
    text = shorten("".join(text.text or "" for text in own_texts(paragraph)))
    number = _number(paragraph, PARAGRAPH)
    if cell is None:
        return Place(part=part, paragraph=number, text=text)
    row = next(cell.iterancestors(ROW))
    return Place(
        part=part,
        table=_table_number(next(row.iterancestors(TABLE))),
        row=_number(row, ROW),
        cell=_number(cell, CELL),
        paragraph=number,
        text=text,
    )


def excerpt(text: str, of: str) -> str:
    """A few words around what was found."""
    return shorten(of if len(of) > 2 else text)


def shorten(text: str) -> str:
    """The text in few enough characters to be repeated."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _number(element: Element, name: str) -> int:
    return sum(1 for _ in element.itersiblings(name, preceding=True)) + 1


def _table_number(table: Element) -> int:
    tables = table.getroottree().iter(TABLE)
    return next(number for number, other in enumerate(tables, 1) if other is table)
