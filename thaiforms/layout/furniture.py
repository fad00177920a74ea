"""Headers and footers: page numbers put in their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thaiforms.layout.artwork import Anchored, Artwork, TextBox
from thaiforms.layout.story import Block, Inline, PageNumber, Paragraph, Text
from thaiforms.thai.numerals import to_thai_digits

_THAI_FORMATS = {"thaiNumbers", "thaiCounting"}


def shown_number(number: int, number_format: str) -> str:
    """A page's number as the section's format writes it (w:pgNumType)."""
    return to_thai_digits(str(number)) if number_format in _THAI_FORMATS else str(number)


def numbered(blocks: Sequence[Block], number: str, total: str) -> tuple[Block, ...]:
    """The blocks with PAGE and NUMPAGES fields filled in."""
    return tuple(_numbered(block, number, total) if isinstance(block, Paragraph) else block for block in blocks)


def _numbered(paragraph: Paragraph, number: str, total: str) -> Paragraph:
    if not any(isinstance(inline, PageNumber | Artwork | Anchored) for inline in paragraph.inlines):
        return paragraph
    return replace(paragraph, inlines=tuple(_filled(inline, number, total) for inline in paragraph.inlines))


def _filled(inline: Inline, number: str, total: str) -> Inline:
    if isinstance(inline, Anchored):
        return replace(inline, artwork=_in_boxes(inline.artwork, number, total))
    if isinstance(inline, Artwork):
        return _in_boxes(inline, number, total)
    if not isinstance(inline, PageNumber):
        return inline
    shown = total if inline.total else number
    return Text(to_thai_digits(shown) if inline.thai else shown, inline.format)


def _in_boxes(artwork: Artwork, number: str, total: str) -> Artwork:
    parts = (
        replace(part, blocks=numbered(part.blocks, number, total)) if isinstance(part, TextBox) else part
        for part in artwork.parts
    )
    return replace(artwork, parts=tuple(parts))
