"""A paragraph's lines, set once for all documents that hold it, as the pieces that pages are filled with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from thaiforms.errors import Fault
from thaiforms.frozen import frozen, replace
from thaiforms.layout.bands import FlowPiece, LineFrame, LinePiece
from thaiforms.layout.composing import Line
from thaiforms.layout.floats import Obstacle
from thaiforms.layout.lines import Filler
from thaiforms.layout.story import Paragraph, ParagraphFormat
from thaiforms.layout.units import Cutter
from thaiforms.paper import Pt
from thaiforms.supplies import Supplies
from thaiforms.thai.breaks import Breaker


@frozen
class Setting:
    """What the lines of a paragraph hang on besides its text and its column."""

    supplies: Supplies
    breaker: Breaker
    default_tab: Pt = 36
    stretch_broken: bool = True
    adds_spacing: bool = False


@frozen
class SetParagraph:
    """A paragraph's lines, and what was found while they were set."""

    lines: tuple[Line, ...]
    missing: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


@lru_cache(maxsize=1024)
def set_paragraph(
    paragraph: Paragraph, width: Pt, setting: Setting, obstacles: tuple[Obstacle, ...] = ()
) -> SetParagraph:
    """The paragraph set in a column of the width, in points. Documents of one form share most of theirs."""
    cutter = Cutter(setting.supplies, setting.breaker)
    filler = Filler(paragraph, width=width, cutter=cutter, default_tab=setting.default_tab, obstacles=obstacles)
    lines = filler.lines(stretch_broken=setting.stretch_broken)
    return SetParagraph(tuple(lines), tuple(cutter.missing), (*cutter.warnings, *filler.warnings))


def line_pieces(
    format_: ParagraphFormat,
    lines: Sequence[Line],
    *,
    number: int,
    node: int,
    before: Pt,
    frames: Sequence[LineFrame | None] = (),
) -> list[LinePiece]:
    """The lines of the paragraph of that number and node, with the room above them, glued as its format asks."""
    pieces: list[LinePiece] = []
    last = len(lines) - 1
    for index, line in enumerate(lines):
        at_edge = format_.widow_control and index in {0, last - 1}
        begins = format_.page_break_before if index == 0 else lines[index - 1].ends_page
        glued = format_.keep_next if index == last else format_.keep_lines or at_edge
        above = before if index == 0 else line.extra
        pieces.append(
            LinePiece(
                line,
                number,
                above if not begins else 0 if index else format_.before,
                glued=glued and not line.ends_page and not line.ends_column,
                breaks_page=begins,
                breaks_column=index > 0 and lines[index - 1].ends_column,
                node=node,
                frame=frames[index] if frames else None,
            )
        )
    return pieces


def room_above(paragraph: Paragraph, last: Paragraph | None, *, adds: bool) -> Pt:
    """The larger of space after and space before, or both where the file says so; contextual spacing takes its own away."""
    if last is None:
        return paragraph.format.before
    alike = last.format.style == paragraph.format.style
    after = 0 if alike and last.format.contextual_spacing else last.format.after
    before = 0 if alike and paragraph.format.contextual_spacing else paragraph.format.before
    return after + before if adds else max(after, before)


def put(pieces: list[FlowPiece], more: Sequence[FlowPiece]) -> None:
    """Put pieces at the end; those after a page break begin a page."""
    last = pieces[-1] if pieces else None
    first = len(pieces)
    pieces.extend(more)
    if more and isinstance(last, LinePiece) and last.line.ends_page:
        pieces[first] = replace(pieces[first], breaks_page=True)
    if more and isinstance(last, LinePiece) and last.line.ends_column:
        pieces[first] = replace(pieces[first], breaks_column=True)
