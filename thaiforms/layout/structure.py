"""The tree of a document's parts, as it is read out: made while blocks are set, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from thaiforms.layout.artwork import Artwork
from thaiforms.layout.composing import Line
from thaiforms.layout.story import Cell, Paragraph
from thaiforms.paper import ARTIFACT, Node, Role

DOCUMENT = 0
"""The number of the node that all others are part of."""

_HEADINGS: tuple[Role, ...] = ("H1", "H2", "H3", "H4", "H5", "H6")


class Structure:
    """Gives out the numbers of nodes. What is part of an artifact is an artifact, and gets none."""

    def __init__(self) -> None:
        self.nodes: list[Node] = [Node("Document", ARTIFACT)]
        self._level = 0  # of the last heading

    def add(self, role: Role, parent: int, *, alternative: str = "") -> int:
        """The number of a new node."""
        return self._add(Node(role, parent, alternative=alternative))

    def add_cell(self, cell: Cell, row: int, *, header: bool) -> int:
        """The number of a cell's node, in its row's."""
        return self._add(Node("TH" if header else "TD", row, cell.columns, cell.rows))

    def add_gaps(self, free: Sequence[int], index: int, row: int) -> None:
        """An empty cell for each column that is still free in the row: else those after it would be told as another column's."""
        for held in free:
            if held <= index:
                self.add("TD", row)

    def add_paragraph(self, paragraph: Paragraph, parent: int) -> int:
        """The number of a paragraph's node: a heading where it has an outline level (w:outlineLvl) and says something."""
        level = paragraph.format.outline
        if level is None or parent == ARTIFACT or not paragraph.text.strip():
            return self.add("P", parent)
        self._level = min(level + 1, self._level + 1, len(_HEADINGS))  # no level is left out (ISO 14289-1, 7.4.2)
        return self.add(_HEADINGS[self._level - 1], parent)

    def add_paragraphs(self, count: int, parent: int) -> int:
        """The number that those of so many new paragraphs are counted from, the first by 1."""
        if parent == ARTIFACT:
            return ARTIFACT
        self.nodes.extend([Node("P", parent)] * count)
        return len(self.nodes) - 1 - count

    def back_to(self, node: int) -> None:
        """Take back a node and those after it."""
        del self.nodes[node:]
        headings = (each.role for each in reversed(self.nodes) if each.role in _HEADINGS)
        self._level = int(next(headings, "H0")[1:])

    def add_figure(self, artwork: Artwork, parent: int) -> int:
        """The number of an artwork's node; lines and boxes without a picture are artifacts."""
        return self.add("Figure", parent, alternative=artwork.alternative) if artwork.has_picture else ARTIFACT

    def add_links(self, lines: tuple[Line, ...], parent: int) -> list[tuple[int, ...]]:
        """For each line, the number of the node of each run: a link's, one for all runs that follow each other, or the paragraph's.

        The mark of a note is a Reference in the text, and a label before the note. Nothing for a line without links.
        """
        found: list[tuple[int, ...]] = []
        last, node = "", parent
        for line in lines:
            if not any(run.link for run in line.runs):
                last, node = "", parent
                found.append(())
                continue
            numbers: list[int] = []
            for link, runs in groupby(run.link for run in line.runs):
                if link != last:
                    last, node = link, self._add_link(link, parent) if link else parent
                numbers += [node for _ in runs]
            found.append(tuple(numbers))
        return found

    def _add_link(self, link: str, parent: int) -> int:
        if link.startswith("#"):
            parent = self.add("Lbl" if link.endswith("-reference") else "Reference", parent)
        return self.add("Link", parent)

    def _add(self, node: Node) -> int:
        if node.parent == ARTIFACT:
            return ARTIFACT
        self.nodes.append(node)
        return len(self.nodes) - 1
