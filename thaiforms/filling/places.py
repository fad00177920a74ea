"""Where in a Word file something stands, as one counts in Word: table, row, cell, paragraph."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from thaiforms.errors import Place
from thaiforms.filling.words import CELL, PARAGRAPH, ROW, TABLE, Element, own_texts

_LONGEST = 60


class Places:
    """The places of a part's paragraphs, counted in one pass when the first is asked for."""

    def __init__(self, root: Element, part: str) -> None:
        self._root = root
        self._part = part

    def of(self, paragraph: Element) -> Place:
        """The place of a paragraph; inside a table it is counted within its cell, else within its part."""
        text = shorten("".join(text.text or "" for text in own_texts(paragraph)))
        place = Place(part=self._part, paragraph=self._numbers[paragraph], text=text)
        cell = next(paragraph.iterancestors(CELL), None)
        if cell is None:
            return place
        row = next(cell.iterancestors(ROW))
        table = next(row.iterancestors(TABLE))
        return Place(
            part=self._part,
            table=self._numbers[table],
            row=self._numbers[row],
            cell=self._numbers[cell],
            paragraph=place.paragraph,
            text=text,
        )

    @cached_property
    def _numbers(self) -> dict[Element, int]:
        """Tables are counted through the part; rows, cells and paragraphs among their neighbours."""
        seen: Counter[tuple[Element | None, str]] = Counter()
        numbers: dict[Element, int] = {}
        for element in self._root.iter(TABLE, ROW, CELL, PARAGRAPH):
            among = (None if element.tag == TABLE else element.getparent(), str(element.tag))
            seen[among] += 1
            numbers[element] = seen[among]
        return numbers


def shorten(text: str) -> str:
    """The text in few enough characters to be repeated."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
