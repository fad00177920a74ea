"""What stands on a line between two tabs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from thaiforms.layout.artwork import Artwork
from thaiforms.layout.pieces import Piece
from thaiforms.layout.story import Tab, TabStop
from thaiforms.paper import Pt


@dataclass(slots=True)
class Segment:
    """What stands on a line between two tabs."""

    start: Pt  # where the text before it ends
    stop: TabStop | None = None
    pieces: list[Piece | Artwork] = field(default_factory=list)
    spaces: Sequence[Piece] = ()  # the last, that may hang
    width: Pt = 0  # of the pieces
    space: Pt = 0  # of the last spaces
    tab: Tab | None = None

    @property
    def left(self) -> Pt:
        """Where its text begins."""
        if self.stop is None:
            return self.start
        share = {"center": 0.5, "right": 1.0, "decimal": self._before_point()}.get(self.stop.kind, 0.0)
        return max(self.start, self.stop.position - share * self.width)

    @property
    def right(self) -> Pt:
        """Where its text ends, the last spaces left out."""
        return self.left + self.width

    def _before_point(self) -> float:
        """The share of its width that stands before the decimal point; all of it where there is none."""
        before: Pt = 0
        for piece in self.pieces:
            if isinstance(piece, Piece) and "." in piece.shaped.text:
                point = piece.shaped.texts.index(".")
                before += sum(piece.shaped.advances[:point]) * piece.format.size * piece.format.scale / 1000
                return before / self.width
            before += piece.width
        return 1

    def add(self, pieces: Sequence[Piece | Artwork], width: Pt, spaces: Sequence[Piece], space: Pt) -> None:
        """Put a unit at the end; the spaces that hung before are now between words."""
        self.pieces.extend(self.spaces)
        self.pieces.extend(pieces)
        self.width += self.space + width
        self.spaces, self.space = spaces, space
