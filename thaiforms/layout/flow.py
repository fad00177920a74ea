"""Blocks set in a column: the pieces that pages are filled with."""

from __future__ import annotations

from collections.abc import Iterable

from thaiforms.errors import Fault
from thaiforms.layout.bands import FlowPiece, LinePiece
from thaiforms.layout.lines import Filler, Line
from thaiforms.layout.story import Block, Paragraph, Story, Table
from thaiforms.layout.tables import table_pieces
from thaiforms.layout.units import Cutter
from thaiforms.paper import Pt


class Typesetter:
    """Sets the blocks of one story, counts its paragraphs, and keeps what is worth a warning."""

    def __init__(self, story: Story, cutter: Cutter) -> None:
        self._story = story
        self._cutter = cutter
        self._paragraphs = 0
        self.warnings: list[Fault] = []

    def pieces(self, blocks: Iterable[Block], width: Pt) -> list[FlowPiece]:
        """The blocks set in a column of the width, in points."""
        pieces: list[FlowPiece] = []
        last: Paragraph | None = None
        for block in blocks:
            if isinstance(block, Table):
                before = 0 if last is None else last.format.after
                pieces.extend(table_pieces(block, width, self.pieces, before=before))
                last = None
            else:
                pieces.extend(self._paragraph(block, width, before=_room_above(block, last)))
                last = block
        return pieces

    def _paragraph(self, paragraph: Paragraph, width: Pt, *, before: Pt) -> list[FlowPiece]:
        lines = self._lines(paragraph, width)
        format_, count = paragraph.format, len(lines)
        pieces: list[FlowPiece] = []
        for index, line in enumerate(lines):
            is_last = index == count - 1
            at_edge = format_.widow_control and index in {0, count - 2}
            begins = format_.page_break_before if index == 0 else lines[index - 1].ends_page
            glued = format_.keep_next if is_last else format_.keep_lines or at_edge
            pieces.append(LinePiece(line, before if index == 0 else 0, glued and not line.ends_page, begins))
        return pieces

    def _lines(self, paragraph: Paragraph, width: Pt) -> list[Line]:
        self._paragraphs += 1
        filler = Filler(
            paragraph, width=width, cutter=self._cutter, default_tab=self._story.default_tab, number=self._paragraphs
        )
        lines = filler.lines(stretch_broken=self._story.stretch_broken_lines)
        self.warnings.extend(filler.warnings)
        return lines


def _room_above(paragraph: Paragraph, last: Paragraph | None) -> Pt:
    """Space after and space before add up; between paragraphs of one style, contextual spacing takes its own away."""
    if last is None:
        return paragraph.format.before
    alike = last.format.style == paragraph.format.style
    after = 0 if alike and last.format.contextual_spacing else last.format.after
    return after + (0 if alike and paragraph.format.contextual_spacing else paragraph.format.before)
