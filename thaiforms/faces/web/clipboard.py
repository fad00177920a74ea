"""The cells of a table that stands on the clipboard, as HTML or as text."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

_MOST_CELLS = 20_000
_MOST_SPANNED = 50
_BLOCKS = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4"})
_SILENT = frozenset({"style", "script", "head", "title", "xml"})
_SPACES = re.compile(r"[ \t\r\n\f]+")


def grid_of_html(html: str) -> list[list[str]]:
    """The cells of the first table; a cell over several columns or rows stands in each. Lines are paragraphs and breaks."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return _spread(reader.rows)


def grid_of_text(text: str) -> list[list[str]]:
    """The cells of a text that tabs part, lines within quotation marks kept together."""
    if "\t" not in text:
        return []
    try:
        return list(csv.reader(io.StringIO(text.replace("\r\n", "\n")), delimiter="\t"))[:_MOST_CELLS]
    except csv.Error:  # a cell of more than 128 KiB
        return []


class _Cell:
    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.lines = [""]

    @property
    def text(self) -> str:
        lines = [line.replace("\xa0", " ").strip() for line in self.lines]
        return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    """Reads the outermost table alone; what stands in a table within a cell is that cell's text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[_Cell]] = []
        self._cell: _Cell | None = None
        self._depth = self._silent = self._count = 0
        self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._silent += tag in _SILENT
        if tag == "table":
            self._depth += 1
        elif self._done or self._depth == 0:
            return
        elif tag == "tr" and self._depth == 1:
            self.rows.append([])
            self._cell = None
        elif tag in {"td", "th"} and self._depth == 1:
            self._begin(_span(given.get("colspan")), _span(given.get("rowspan")))
        elif self._cell is not None and (tag == "br" or tag in _BLOCKS):
            self._cell.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        if tag == "table" and self._depth:
            self._depth -= 1
            self._done = self._done or self._depth == 0
        elif tag in {"td", "th"} and self._depth == 1:
            self._cell = None
        elif tag in _BLOCKS and self._cell is not None:
            self._cell.lines.append("")

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            words = _SPACES.sub(" ", data)
            last = self._cell.lines[-1]
            self._cell.lines[-1] = last + (words.lstrip(" ") if not last or last.endswith(" ") else words)

    def _begin(self, columns: int, rows: int) -> None:
        self._count += columns * rows
        if self._count > _MOST_CELLS:
            self._done = True
            return
        if not self.rows:
            self.rows.append([])
        self._cell = _Cell(columns, rows)
        self.rows[-1].append(self._cell)


def _span(text: str | None) -> int:
    number = int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else 1
    return min(max(number, 1), _MOST_SPANNED)


def _spread(rows: list[list[_Cell]]) -> list[list[str]]:
    """A grid without spans: what stood in several places stands in each of them."""
    taken: dict[tuple[int, int], str] = {}
    for down, row in enumerate(rows):
        across = 0
        for cell in row:
            while (down, across) in taken:
                across += 1
            for y in range(down, min(down + cell.rows, len(rows))):
                for x in range(across, across + cell.columns):
                    taken.setdefault((y, x), cell.text)
            across += cell.columns
    width = max((x for _, x in taken), default=-1) + 1
    return [[taken.get((y, x), "") for x in range(width)] for y in range(len(rows))]
