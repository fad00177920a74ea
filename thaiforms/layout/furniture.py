"""Headers and footers: page numbers put in their places."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from thaiforms.frozen import frozen, replace
from thaiforms.layout.artwork import Anchored, Artwork, TextBox
from thaiforms.layout.numbering import counted
from thaiforms.layout.story import Block, Cell, Floated, Inline, PageNumber, Row, Table, Text
from thaiforms.thai.numerals import to_thai_digits


@frozen
class Counts:
    """A page's number as its section writes it; how many pages there are, and how many its section has, in digits."""

    number: str
    total: str
    of_section: str


def shown_number(number: int, number_format: str) -> str:
    """A page's number as the section's format writes it (w:pgNumType)."""
    return counted(number, "thaiNumbers" if number_format == "thaiCounting" else number_format)


def numbered(blocks: Sequence[Block], counts: Counts) -> tuple[Block, ...]:
    """The blocks with PAGE, NUMPAGES and SECTIONPAGES fields filled in, those in tables too."""

    def counted_in(inline: Inline) -> Inline:
        if not isinstance(inline, PageNumber):
            return inline
        shown = counts.of_section if inline.of_section else counts.total if inline.total else counts.number
        written = to_thai_digits(shown) if inline.thai else shown
        return Text(written, inline.latin if inline.latin is not None and written.isascii() else inline.format)

    return changed(blocks, counted_in, PageNumber)


def changed(blocks: Sequence[Block], change: Callable[[Inline], Inline], kind: type) -> tuple[Block, ...]:
    """The blocks with their inlines of a kind changed, those in tables and text boxes too."""

    def block_of(block: Block) -> Block:
        if isinstance(block, Floated):
            return replace(block, blocks=changed(block.blocks, change, kind))
        if isinstance(block, Table):
            return replace(block, rows=tuple(map(row_of, block.rows)))
        if not any(isinstance(inline, kind | Artwork | Anchored) for inline in block.inlines):
            return block
        return replace(block, inlines=tuple(map(inline_of, block.inlines)))

    def row_of(row: Row) -> Row:
        return replace(row, cells=tuple(map(cell_of, row.cells)))

    def cell_of(cell: Cell) -> Cell:
        return replace(cell, blocks=changed(cell.blocks, change, kind))

    def inline_of(inline: Inline) -> Inline:
        if isinstance(inline, Anchored):
            return replace(inline, artwork=in_boxes(inline.artwork))
        return in_boxes(inline) if isinstance(inline, Artwork) else change(inline)

    def in_boxes(artwork: Artwork) -> Artwork:
        parts = (
            replace(part, blocks=changed(part.blocks, change, kind)) if isinstance(part, TextBox) else part
            for part in artwork.parts
        )
        return replace(artwork, parts=tuple(parts))

    return tuple(map(block_of, blocks))
