"""The text of a cell, set once for all documents that hold it: paragraphs of text alone, of which nothing is counted yet."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeGuard

from thaiforms.errors import Fault
from thaiforms.frozen import frozen, replace
from thaiforms.layout.bands import FlowPiece
from thaiforms.layout.contents import Content
from thaiforms.layout.paragraphs import Setting, line_pieces, put, room_above, set_paragraph
from thaiforms.layout.story import Block, LineBreak, Paragraph, Tab, Text
from thaiforms.paper import Pt


@frozen
class SetContent:
    """A cell's content, and what was found while it was set."""

    content: Content
    missing: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def are_paragraphs(blocks: tuple[Block, ...]) -> TypeGuard[tuple[Paragraph, ...]]:
    """Whether all blocks are paragraphs."""
    return all(isinstance(block, Paragraph) for block in blocks)


def _is_text(paragraph: Paragraph) -> bool:
    """Whether a paragraph is read out as one, of text without links."""
    if paragraph.format.outline is not None or paragraph.format.box is not None:
        return False
    return all(
        not inline.link if isinstance(inline, Text) else isinstance(inline, Tab | LineBreak)
        for inline in paragraph.inlines
    )


@lru_cache(maxsize=512)
def set_content(paragraphs: tuple[Paragraph, ...], width: Pt, setting: Setting) -> SetContent | None:
    """Paragraphs of text set in a column of the width, in points, for any document; None where more than text is drawn."""
    if not all(map(_is_text, paragraphs)):
        return None
    pieces: list[FlowPiece] = []
    missing: dict[Fault, None] = {}
    warnings: dict[Fault, None] = {}
    last: Paragraph | None = None
    under: Pt = 0  # what the last paragraph adds under itself, besides its space after
    for number, paragraph in enumerate(paragraphs, start=1):
        made = set_paragraph(paragraph, width, setting)
        if any(line.fills for line in made.lines):
            return None
        missing |= dict.fromkeys(made.missing)
        warnings |= dict.fromkeys(made.warnings)
        before = under + room_above(paragraph, last, adds=setting.adds_spacing)
        put(pieces, line_pieces(paragraph.format, made.lines, number=number, node=number, before=before))
        last, under = paragraph, made.lines[-1].extra
    after = under + (0 if last is None else last.format.after)
    if after:
        pieces[-1] = replace(pieces[-1], after=after)
    return SetContent(Content.of(pieces, shared=True), tuple(missing), tuple(warnings))
