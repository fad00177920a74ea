"""Letters drawn as a shape (WordArt, watermarks): stretched until they fill their box."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from thaiforms.frozen import replace
from thaiforms.layout.artwork import TextBox
from thaiforms.layout.bands import height_of
from thaiforms.layout.story import Block, Inline, LineBreak, Paragraph, ParagraphFormat, Text, TextFormat
from thaiforms.layout.texts import texts_in
from thaiforms.layout.turned_cells import Tried, extent
from thaiforms.paper import Pt

_MEASURED: Pt = 100  # the size in which letters are measured
_ENDLESS: Pt = 100_000
_WIDEST, _NARROWEST = 20.0, 0.05


def lettering(text: str, look: TextFormat) -> tuple[Paragraph, ...]:
    """The text of a shape, a line feed in it as one, to be fitted to its box."""
    look = replace(look, size=_MEASURED)
    first, *others = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    inlines: list[Inline] = [*texts_in(first, look)]
    for line in others:
        inlines += [LineBreak(look), *texts_in(line, look)]
    return (Paragraph(tuple(inlines), ParagraphFormat(), look),)


def fitted(box: TextBox, tried: Callable[[Sequence[Block], Pt], Tried]) -> TextBox:
    """The box with its letters as high as it is, and stretched to its width."""
    pieces = tried(box.blocks, _ENDLESS).pieces
    wide, high = max(map(extent, pieces), default=0.0), height_of(pieces)
    if not wide or not high:
        return box
    size = _MEASURED * box.height / high
    scale = box.width / (wide * size / _MEASURED)
    if scale < _NARROWEST:
        size, scale = size * scale / _NARROWEST, _NARROWEST
    scale = min(scale, _WIDEST)
    blocks = tuple(_sized(block, size, scale) for block in box.blocks if isinstance(block, Paragraph))
    return replace(box, blocks=blocks, width=box.width + 1, x=box.x - 0.5, fits=False)  # no line is broken by rounding


def _sized(paragraph: Paragraph, size: Pt, scale: float) -> Paragraph:
    look = replace(paragraph.mark, size=size, scale=scale)
    inlines = tuple(replace(i, format=look) if isinstance(i, Text | LineBreak) else i for i in paragraph.inlines)
    return replace(paragraph, inlines=inlines, mark=look, format=replace(paragraph.format, alignment="center"))
