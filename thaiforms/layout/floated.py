"""Floating tables and frames: which stand at places of their own, how large they are, and which stand in the flow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from thaiforms.errors import Fault, Place
from thaiforms.frozen import replace
from thaiforms.layout.artwork import Anchored, Artwork, Placement, TextBox
from thaiforms.layout.bands import FlowPiece, LinePiece, height_of
from thaiforms.layout.floats import NARROWEST, Floats
from thaiforms.layout.story import Block, Floated, PageFrame, Paragraph, Table
from thaiforms.layout.turned_cells import Tried, extent
from thaiforms.paper import Pt

Try = Callable[[Sequence[Block], Pt], Tried]
"""Sets blocks in a column of a width to see how they come out."""


class Settler:
    """Settles what becomes of the floating blocks of one column; keeps what is worth a warning."""

    def __init__(self, width: Pt, frame: PageFrame | None, tried: Try) -> None:
        self._width = width
        self._frame = frame
        self._tried = tried
        self.warnings: list[Fault] = []

    def settled(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """The blocks; of floating ones only those that stand before the paragraph that they hang on, their size known."""
        for index, block in enumerate(blocks):
            if not isinstance(block, Floated):
                yield block
                continue
            holder = next((other for other in blocks[index + 1 :] if not isinstance(other, Floated)), None)
            sized = self._sized(block)
            if isinstance(holder, Paragraph) and self._stands(sized):
                yield sized
            else:
                yield from self._in_flow(sized, wide=isinstance(holder, Paragraph) and self._is_wide(sized))

    def _sized(self, floated: Floated) -> Floated:
        """The floating block with its width and height in numbers."""
        said = floated.floating
        blocks = tuple(block.fitted(self._width) if isinstance(block, Table) else block for block in floated.blocks)
        widths = [sum(block.columns) for block in blocks if isinstance(block, Table)]
        width = max(widths) if widths else said.width
        if not width:
            width = min(max(map(extent, self._tried(blocks, _ENDLESS).pieces), default=0.0) + _ROUNDING, self._width)
        height = height_of(self._tried(blocks, width).pieces)
        if said.height_rule != "auto":
            height = said.height if said.height_rule == "exact" else max(height, said.height)
        return replace(floated, blocks=blocks, floating=replace(said, width=width, height=height))

    def _stands(self, floated: Floated) -> bool:
        if self._is_wide(floated):
            return False
        return self._frame is None or floated.floating.height <= _room(self._frame)

    def _is_wide(self, floated: Floated) -> bool:
        """Whether it is a table that hangs on the text with no room beside it: it may as well stand in the flow, and be parted."""
        if floated.floating.down.origin != "paragraph" or not any(isinstance(block, Table) for block in floated.blocks):
            return False
        return Floats(self._width, self._frame).beside(anchored_of(floated)) < NARROWEST

    def _in_flow(self, floated: Floated, *, wide: bool) -> Iterator[Block]:
        for block in floated.blocks:
            if isinstance(block, Table):
                yield replace(block, above=max(floated.floating.down.offset, 0)) if wide else block
                if not wide:
                    self._warn("table-floats", next(_texts(block), ""))
            else:
                self._warn("frame-floats", block.text if isinstance(block, Paragraph) else "")
                yield _aligned(block, floated.floating.across.align)

    def _warn(self, code: str, text: str) -> None:
        self.warnings.append(Fault(code, Place(text=text[:60])))


def in_flow(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with all that floats one under the other."""
    for block in blocks:
        if isinstance(block, Floated):
            yield from block.blocks
        else:
            yield block


_ENDLESS: Pt = 10_000
_ROUNDING: Pt = 0.25


def anchored_of(floated: Floated) -> Anchored:
    """The floating block as something that hangs on the paragraph after it."""
    said = floated.floating
    box = TextBox(0, 0, said.width, said.height, ())
    artwork = Artwork(said.width, said.height, (box,))
    return Anchored(artwork, said.across, said.down, wrap=said.wrap, distances=said.distances, lifted=False)


def clear_of(anchored: Anchored, pieces: Sequence[FlowPiece], floats: Floats) -> Anchored:
    """The floating block where it is, or right above the paragraph that it hangs on, where it would cover what stands before that."""
    box, bottom = floats.box(anchored), floats.y
    for piece in reversed(pieces):
        if anchored.down.origin == "paragraph" or bottom <= max(box.top, floats.top):
            break
        left, right = _reach_across(piece)
        bottom -= piece.after + piece.height
        if bottom < box.bottom and left < box.right and right > box.left:
            return replace(anchored, down=Placement("paragraph"))
        bottom -= piece.before
    return anchored


def _reach_across(piece: FlowPiece) -> tuple[Pt, Pt]:
    if not isinstance(piece, LinePiece):
        return piece.x + piece.band.columns[0], piece.x + piece.band.columns[-1]
    inked = [run for run in piece.line.runs if run.text.strip()]
    return (inked[0].x, inked[-1].x + inked[-1].width) if inked else (0, 0)


def reach_of(anchored: Anchored, frame: PageFrame | None) -> Pt:
    """How far below its paragraph's first line it reaches where it hangs on that and a page can hold it; else 0."""
    down, height = anchored.down, anchored.artwork.height
    if down.origin != "paragraph" or frame is None or down.offset + height > _room(frame):
        return 0
    return down.offset + height


def _room(frame: PageFrame) -> Pt:
    return frame.height - frame.top - frame.bottom


def _aligned(block: Block, side: str) -> Block:
    """A paragraph at the side where its frame stands."""
    if not isinstance(block, Paragraph) or side not in {"center", "right", "outside"}:
        return block
    return replace(block, format=replace(block.format, alignment="center" if side == "center" else "right"))


def _texts(table: Table) -> Iterator[str]:
    blocks = (block for row in table.rows for cell in row.cells for block in cell.blocks)
    return (block.text for block in blocks if isinstance(block, Paragraph) and block.text.strip())
