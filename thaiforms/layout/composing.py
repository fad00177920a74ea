"""A finished line: the runs of glyphs that stand on it, and what is drawn with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from thaiforms.frozen import frozen
from thaiforms.layout.artwork import Artwork
from thaiforms.layout.heights import line_height
from thaiforms.layout.pieces import Origin, Piece
from thaiforms.layout.segments import Segment
from thaiforms.layout.story import (
    Paragraph,
    TextFormat,
)
from thaiforms.layout.units import Cutter
from thaiforms.paper import Fill, FontFace, GlyphRun, Pt, Rule, Shaped, Strip


class _Leader(NamedTuple):
    """How a tab's leader looks, in shares of the letters' size: as a row of the house font's own signs."""

    width: float
    below: float  # the baseline
    dash: tuple[float, ...] = ()


_LEADERS: Mapping[str, _Leader] = {
    "dot": _Leader(0.069, -0.029, (0.069, 0.093)),
    "middleDot": _Leader(0.069, -0.18, (0.069, 0.093)),
    "hyphen": _Leader(0.033, -0.18, (0.175, 0.041)),
    "underscore": _Leader(0.031, 0.167),
    "heavy": _Leader(0.062, 0.167),
}
_DASHES: Mapping[str, tuple[Pt, ...]] = {
    "dotted": (0.7, 1.3),
    "dottedHeavy": (1.0, 1.5),
    "dash": (4.0, 2.0),
    "dashedHeavy": (4.0, 2.0),
    "dashLong": (8.0, 3.0),
    "dashLongHeavy": (8.0, 3.0),
    "dotDash": (4.0, 1.5, 1.0, 1.5),
    "dashDotHeavy": (4.0, 1.5, 1.0, 1.5),
    "dotDotDash": (4.0, 1.5, 1.0, 1.5, 1.0, 1.5),
    "dashDotDotHeavy": (4.0, 1.5, 1.0, 1.5, 1.0, 1.5),
}


@frozen
class StandingArtwork:
    """An artwork that stands in a line like a letter, and where it begins."""

    x: Pt
    artwork: Artwork


@frozen
class Line:
    """A line: what is drawn, from the column's left edge and the line's own baseline."""

    strip: Strip | None  # its runs; None where it has none
    height: Pt
    ascent: Pt  # from the line's top to its baseline
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    artworks: tuple[StandingArtwork, ...] = ()
    ends_page: bool = False
    ends_column: bool = False
    extra: Pt = 0  # what a multiple of its height adds: above it, but for a first line, and under a last one

    @property
    def runs(self) -> tuple[GlyphRun, ...]:
        """The runs of glyphs that stand on the line."""
        return () if self.strip is None else self.strip.runs

    @property
    def text(self) -> str:
        """The characters on the line."""
        return "".join(run.text for run in self.runs)


class Composer:
    """Makes a line of the pieces that stand on it; what is drawn with spaces ends at the ``right`` edge, though they hang."""

    def __init__(self, paragraph: Paragraph, cutter: Cutter, *, first: bool, right: Pt) -> None:
        self._paragraph = paragraph
        self._cutter = cutter
        self._first = first
        self._right = right
        self._runs: list[GlyphRun] = []
        self._rules: list[Rule] = []
        self._fills: list[Fill] = []
        self._artworks: list[StandingArtwork] = []
        self._sizes: set[tuple[FontFace, Pt]] = set()
        self._artwork_height: Pt = 0

    def line(self, segments: Sequence[Segment], *, gap: Pt, stretch: Pt) -> Line:
        """The line; gap and stretch hold for its last segment."""
        end: Pt = 0
        for segment in segments:
            if segment.tab is not None:
                self._decorate(segment.tab.format, end, segment.left)
                self._lead(segment, end)
            if segment is not segments[-1]:
                end = self._segment(segment.left, (*segment.pieces, *segment.spaces), gap=0, stretch=0)
            elif stretch:
                end = self._segment(segment.left, segment.pieces, gap=gap, stretch=stretch)
                end = self._segment(end, segment.spaces, gap=0, stretch=0)
            else:
                end = self._segment(segment.left, (*segment.pieces, *segment.spaces), gap=gap, stretch=0)
        ascent, descent, extra = self._height()
        return Line(
            strip=Strip(tuple(self._runs)) if self._runs else None,
            height=ascent + descent,
            ascent=ascent,
            rules=tuple(self._rules),
            fills=tuple(self._fills),
            artworks=tuple(self._artworks),
            extra=extra,
        )

    def _segment(self, x: Pt, pieces: Sequence[Piece | Artwork], *, gap: Pt, stretch: Pt) -> Pt:
        """Runs of the pieces of one format and field, and artworks between them; where they end."""
        gathered: list[Shaped] = []
        origin: Origin | None = None
        face: FontFace | None = None
        for piece in pieces:
            if not isinstance(piece, Piece):
                x = self._run(gathered, origin, x=x, gap=gap, stretch=stretch)
                gathered, origin = [], None
                self._artworks.append(StandingArtwork(x, piece))
                self._artwork_height = max(self._artwork_height, piece.height)
                x += piece.width
                continue
            shaped, own, _, _ = piece
            if (own is not origin and own != origin) or shaped.face is not face:
                x = self._run(gathered, origin, x=x, gap=gap, stretch=stretch) + (gap if gathered else 0)
                gathered, origin, face = [], own, shaped.face
            gathered.append(shaped)
        return self._run(gathered, origin, x=x, gap=gap, stretch=stretch)

    def _run(self, words: Sequence[Shaped], origin: Origin | None, *, x: Pt, gap: Pt, stretch: Pt) -> Pt:
        if origin is None:
            return x
        format_ = origin.format
        run = GlyphRun(
            x,
            -format_.rise,
            format_.size,
            tuple(words),
            gap + format_.spacing,
            stretch,
            format_.colour,
            origin.field,
            link=origin.link,
            node=0,
            scale=format_.scale,
        )
        end = x + run.width + format_.spacing
        self._runs.append(run)
        self._sizes.add((words[0].face, format_.size))
        if format_.highlight or format_.strike or format_.boxed or format_.underline:
            hangs = end > self._right and words[-1].text.endswith(" ")
            self._decorate(format_, x, max(x, self._right) if hangs else end)
        return end

    def _lead(self, segment: Segment, start: Pt) -> None:
        """The leader that a tab stop asks for, on the line from where the text before it ends."""
        leader = _LEADERS.get(segment.stop.leader) if segment.stop is not None else None
        format_ = segment.tab.format if segment.tab is not None else self._paragraph.mark
        if leader is not None and segment.left - start > 2:
            width, y, dash = leader.width * format_.size, leader.below * format_.size, leader.dash
            dashes = tuple(round(share * format_.size, 2) for share in dash)
            self._rules.append(Rule(start + 1, y, segment.left - 1, y, width, format_.colour, dashes))

    def _decorate(self, format_: TextFormat, start: Pt, end: Pt) -> None:
        """What is drawn with letters besides themselves: highlight, underline, strike."""
        if end <= start:
            return
        if format_.highlight:
            top = -format_.rise - 0.874 * format_.size
            self._fills.append(Fill(start, top, end - start, 1.331 * format_.size, format_.highlight))
        if format_.strike:
            y = -format_.rise - format_.size * 0.22
            self._rules.append(Rule(start, y, end, y, format_.size / 24, format_.colour))
        if format_.boxed:
            self._box(format_, start, end)
        if format_.underline:
            self._underline(format_, start, end)

    def _box(self, format_: TextFormat, start: Pt, end: Pt) -> None:
        """A line round letters (w:bdr)."""
        top = -format_.rise - 0.874 * format_.size
        bottom = top + 1.331 * format_.size
        corners = ((start, top), (end, top), (end, bottom), (start, bottom), (start, top))
        for (x0, y0), (x1, y1) in pairwise(corners):
            self._rules.append(Rule(x0, y0, x1, y1, format_.boxed, format_.colour))

    def _underline(self, format_: TextFormat, start: Pt, end: Pt) -> None:
        heavy = format_.underline == "thick" or format_.underline.endswith("Heavy")
        y, width = format_.size * 0.11 - format_.rise, max(0.5, format_.size / 24) * (2 if heavy else 1)
        dash = _DASHES.get(format_.underline, ())
        self._rules.append(Rule(start, y, end, y, width, format_.colour, dash))
        if format_.underline in {"double", "wavyDouble"}:
            self._rules.append(Rule(start, y + 2 * width, end, y + 2 * width, width, format_.colour, dash))

    def _height(self) -> tuple[Pt, Pt, Pt]:
        sizes = self._sizes
        mark = self._paragraph.mark
        if not sizes and self._artwork_height < mark.size:  # an empty line, or no more than a rule
            sizes = {(self._cutter.face(mark), mark.size)}
        format_ = self._paragraph.format
        return line_height(frozenset(sizes), self._artwork_height, format_.line, format_.line_rule, self._first)
