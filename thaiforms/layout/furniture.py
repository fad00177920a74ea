"""Headers and footers: page numbers put in their places."""

from __future__ import annotations

from collections.abc import Sequence

from thaiforms.frozen import frozen, replace
from thaiforms.layout.artwork import Anchored, Artwork, TextBox
from thaiforms.layout.numbering import counted
from thaiforms.layout.story import Block, Cell, Floated, Inline, PageNumber, Row, Table, Text
from thaiforms.thai.numerals import to_thai_digits


@frozen
class Counts:
    """A page's number, how many pages there are, and how many its section has, as they are written."""

    number: str
    total: str
    of_section: str


def shown_number(number: int, number_format: str) -> str:
    """A page's number as the section's format writes it (w:pgNumType)."""
    return counted(number, "thaiNumbers" if number_format == "thaiCounting" else number_format)


def numbered(blocks: Sequence[Block], counts: Counts) -> tuple[Block, ...]:
    """The blocks with PAGE, NUMPAGES and SECTIONPAGES fields filled in, those in tables too."""
    return tuple(_numbered(block, counts) for block in blocks)


def _numbered(block: Block, counts: Counts) -> Block:
    if isinstance(block, Floated):
        return replace(block, blocks=numbered(block.blocks, counts))
    if isinstance(block, Table):
        return replace(block, rows=tuple(_row(row, counts) for row in block.rows))
    if not any(isinstance(inline, PageNumber | Artwork | Anchored) for inline in block.inlines):
        return block
    return replace(block, inlines=tuple(_filled(inline, counts) for inline in block.inlines))


def _row(row: Row, counts: Counts) -> Row:
    return replace(row, cells=tuple(_cell(cell, counts) for cell in row.cells))


def _cell(cell: Cell, counts: Counts) -> Cell:
    return replace(cell, blocks=numbered(cell.blocks, counts))


def _filled(inline: Inline, counts: Counts) -> Inline:
    if isinstance(inline, Anchored):
        return replace(inline, artwork=_in_boxes(inline.artwork, counts))
    if isinstance(inline, Artwork):
        return _in_boxes(inline, counts)
    if not isinstance(inline, PageNumber):
        return inline
    shown = counts.of_section if inline.of_section else counts.total if inline.total else counts.number
    return Text(to_thai_digits(shown) if inline.thai else shown, inline.format)


def _in_boxes(artwork: Artwork, counts: Counts) -> Artwork:
    parts = (
        replace(part, blocks=numbered(part.blocks, counts)) if isinstance(part, TextBox) else part
        for part in artwork.parts
    )
    return replace(artwork, parts=tuple(parts))
