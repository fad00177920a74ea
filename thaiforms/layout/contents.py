"""The content of a cell, which may be shared by all documents that hold the same."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from thaiforms.frozen import replace
from thaiforms.layout.bands import FlowPiece, LinePiece, height_of, part
from thaiforms.paper import GlyphRun, Pt, Rule, Strip


class Content:
    """Pieces one under the other, held by nothing: rows are parted after any line, whatever its paragraph asks for.

    So it is in Word and LibreOffice. What is ``shared`` is lines alone, their nodes and paragraphs counted from those of the cell.
    """

    def __init__(self, pieces: tuple[FlowPiece, ...], height: Pt, *, shared: bool = False) -> None:
        self.pieces = pieces
        self.height = height
        self.shared = shared
        self._halves: dict[int, tuple[Content, Content]] = {}

    @classmethod
    def of(cls, pieces: Iterable[FlowPiece], *, shared: bool = False) -> Content:
        """The content of these pieces."""
        free = tuple(replace(piece, glued=False) if piece.glued else piece for piece in pieces)
        return cls(free, height_of(free), shared=shared)

    def parted(self, room: Pt) -> tuple[Content, Content]:
        """What fits the room, and the rest; of shared content the same halves each time."""
        above, below = part(self.pieces, room)
        known = self._halves.get(len(above)) if self.shared else None
        if known is None:
            known = Content(above, height_of(above), shared=self.shared), self._rest(below)
            if self.shared:
                self._halves[len(above)] = known
        return known

    def _rest(self, below: tuple[FlowPiece, ...]) -> Content:
        """The content of the last pieces; what they take is reckoned from those before, of which a page holds few."""
        gone = len(self.pieces) - len(below)
        height = self.height - height_of(self.pieces[: gone + 1]) + height_of(below[:1]) if below else 0
        return Content(below, height, shared=self.shared)

    def all_or_nothing(self, *, fits: bool) -> tuple[Content, Content]:
        """The whole in one of two parts."""
        return (self, NOTHING) if fits else (NOTHING, self)

    @cached_property
    def strip(self) -> Strip:
        """The lines of shared content in one strip, from their upper left corner."""
        runs: list[GlyphRun] = []
        rules: list[Rule] = []
        y: Pt = 0
        for piece in self.pieces:
            assert isinstance(piece, LinePiece)
            y += piece.before
            base = y + piece.line.ascent
            for run in piece.line.runs:
                runs.append(replace(run, y=base + run.y, node=piece.node, paragraph=piece.paragraph))
            rules += [replace(rule, y0=base + rule.y0, y1=base + rule.y1) for rule in piece.line.rules]
            y += piece.height
        return Strip(tuple(runs), tuple(rules))


NOTHING = Content((), 0)


class Numbered(NamedTuple):
    """A content, and the numbers that its nodes and paragraphs are counted from."""

    content: Content
    node: int = 0
    paragraph: int = 0
