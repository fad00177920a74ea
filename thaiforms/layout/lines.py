"""Units to lines: filled greedily, spread to both edges where the paragraph asks for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from thaiforms.errors import Fault, Place
from thaiforms.frozen import replace
from thaiforms.layout.artwork import Artwork
from thaiforms.layout.composing import Composer, Line
from thaiforms.layout.floats import Obstacle, gap_for
from thaiforms.layout.heights import line_height
from thaiforms.layout.pieces import Piece, Unit
from thaiforms.layout.segments import Segment
from thaiforms.layout.shelves import Passage
from thaiforms.layout.story import (
    LineBreak,
    Paragraph,
    Tab,
    TabStop,
    Text,
)
from thaiforms.layout.units import Cutter, Token
from thaiforms.paper import Pt

GRACE = 0.05  # what a line may stand over its column, in points: rounding, not overflow (measured in LibreOffice)
KEPT = 0.4  # a term wider than this share of its column may be parted
CAP = 0.09  # the widest gap between clusters, in em: beyond it letters fall apart
WIDEST = 0.35  # what a space may grow by, in em, before letters are spread too


class Filler:
    """Fills the lines of one paragraph."""

    def __init__(
        self,
        paragraph: Paragraph,
        *,
        width: Pt,
        cutter: Cutter,
        default_tab: Pt,
        obstacles: Sequence[Obstacle] = (),
    ) -> None:
        self._paragraph = paragraph
        self._format = paragraph.format
        self._column = width
        self._width = width - paragraph.format.right
        self._left = paragraph.format.left
        self._obstacles = obstacles
        self._y = self._pushed = 0.0  # where the line stands below the first, and how far down obstacles have pushed it
        self._cutter = cutter
        self._default_tab = default_tab
        self._lines: list[Line] = []
        self._segments: list[Segment] = []
        self._stretch_broken = True
        self.warnings: list[Fault] = []
        self._begin(self._format.left + self._format.first_line)

    def lines(self, *, stretch_broken: bool = True) -> list[Line]:
        """The paragraph's lines; an empty paragraph has one."""
        self._stretch_broken = stretch_broken
        for token in self._cutter.tokens(self._paragraph):
            self._put(token)
        if not self._ends_with_page():
            self._end(last=True)
        return self._lines

    def _ends_with_page(self) -> bool:
        """Whether a page break ends the paragraph: its mark then stays on the line of the break, as in Word."""
        return bool(self._lines) and (self._lines[-1].ends_page or self._lines[-1].ends_column) and self._is_empty()

    def _put(self, token: Token) -> None:
        if isinstance(token, Passage):
            self._put_passage(token)
        elif isinstance(token, Unit):
            if token.width > KEPT * (self._width - self._left):
                self._put_unit(token)
            else:
                self._fit(token)
        elif isinstance(token, Tab):
            self._put_tab(token)
        elif isinstance(token, LineBreak):
            self._end(last=not self._stretch_broken or token.page or token.column, by=token)
        else:
            self._put_artwork(token)

    def _put_passage(self, passage: Passage) -> None:
        """Put units on this line as far as it has room, and the rest on the next ones."""
        words, firsts, lasts, begins, ends, widest = passage.stretch
        if widest > KEPT * (self._width - self._left) or self._obstacles:
            for unit in self._cutter.whole(passage):
                self._put(unit)
            return
        at, count, pieces = 0, len(ends), passage.shelf.pieces
        while at < count:
            end = bisect_right(ends, begins[at] + self._room(), at)
            if end == at and not self._is_empty():
                self._end()
                continue
            end = max(end, at + 1)
            own, spaces = words[firsts[at] : lasts[end - 1]], words[lasts[end - 1] : firsts[end]]
            right = ends[end - 1]
            self._segments[-1].add(pieces(own), right - begins[at], pieces(spaces), begins[end] - right)
            at = end

    def _put_unit(self, unit: Unit) -> None:
        column = self._width - self._left
        if unit.parts is not None and unit.width > KEPT * column:
            for part in unit.parts():
                self._put_part(part, column)
        else:
            self._put_part(unit, column)

    def _put_part(self, unit: Unit, column: Pt) -> None:
        if unit.words is not None and unit.width > column + GRACE:
            for word in unit.words():
                self._put_word(word, column)
        else:
            self._put_word(unit, column)

    def _put_word(self, unit: Unit, column: Pt) -> None:
        if unit.pieces and unit.width > column + GRACE and len(unit.pieces) + unit.pieces[0].shaped.gaps > 2:
            self._warn_wide(unit)
            for part in self._cutter.parted(unit, column):
                self._fit(part)
        else:
            self._fit(unit)

    def _warn_wide(self, unit: Unit) -> None:
        text = "".join(piece.shaped.text for piece in unit.pieces)
        self.warnings.append(
            Fault(
                "word-wider-than-column", Place(field=unit.pieces[0].origin.field, text=self._paragraph.text[:60]), text
            )
        )

    def _fit(self, unit: Unit) -> None:
        segment = self._segments[-1]
        if unit.pieces and not self._has_room(unit.width) and not self._is_empty():
            self._end()
            segment = self._segments[-1]
        segment.add(unit.pieces, unit.width, unit.spaces, unit.space)

    def _has_room(self, width: Pt) -> bool:
        return width <= self._room()

    def _room(self) -> Pt:
        """What may still be put on the line."""
        segment = self._segments[-1]
        start = segment.left if segment.stop is None or segment.stop.kind == "left" else segment.start
        return self._width + GRACE - start - segment.width - segment.space

    def _is_empty(self) -> bool:
        return len(self._segments) == 1 and not self._segments[0].pieces and not self._segments[0].spaces

    def _put_tab(self, tab: Tab) -> None:
        segment = self._segments[-1]
        here = segment.right + segment.space
        stop = self._next_stop(here)
        if stop.position > self._width + GRACE and stop.kind == "left" and not self._is_empty():
            self._end()
            here = self._segments[-1].right
            stop = self._next_stop(here)
        self._segments.append(Segment(here, stop, tab=tab))

    def _next_stop(self, here: Pt) -> TabStop:
        hanging = [TabStop(self._format.left)] if self._format.first_line < 0 else []
        stops = sorted((*self._format.tabs, *hanging), key=lambda stop: stop.position)
        own = next((stop for stop in stops if stop.position > here + 0.01), None)
        return (
            TabStop((here + 0.01) // self._default_tab * self._default_tab + self._default_tab) if own is None else own
        )

    def _put_artwork(self, artwork: Artwork) -> None:
        artwork = artwork.widened(self._width - self._left)
        if not self._has_room(artwork.width) and not self._is_empty():
            self._end()
        self._segments[-1].add([artwork], artwork.width, (), 0)

    def _end(self, *, last: bool = False, by: LineBreak | None = None) -> None:
        """Finish the line that is being filled, ``by`` hand or since it is full, and begin the next."""
        if last or not self._spread_widely():
            gap = stretch = 0.0
        else:
            gap, stretch = self._spread()
        composer = Composer(self._paragraph, self._cutter, first=not self._lines, right=self._width)
        line = composer.line(self._placed(), gap=gap, stretch=stretch)
        if self._obstacles:
            self._y += line.height + self._pushed + (line.extra if self._lines else 0)
            line = replace(line, height=line.height + self._pushed, ascent=line.ascent + self._pushed)
        self._lines.append(line if by is None else replace(line, ends_page=by.page, ends_column=by.column))
        self._begin(self._format.left)

    def _begin(self, start: Pt) -> None:
        """Begin a line; where something stands in its way, beside it or below, its indents counted from there."""
        self._segments = [Segment(start)]
        if self._obstacles:
            gap = gap_for(self._obstacles, self._y, self._expected_height(), 0.0, self._column)
            self._segments = [Segment(gap.left + start)]
            self._left, self._width = gap.left + self._format.left, gap.right - self._format.right
            self._pushed = gap.down

    def _expected_height(self) -> Pt:
        """A line's height, before it is known what stands on it."""
        texts = (inline.format for inline in self._paragraph.inlines if isinstance(inline, Text))
        format_ = next(texts, self._paragraph.mark)
        sizes = frozenset({(self._cutter.face(format_), format_.size)})
        return sum(line_height(sizes, 0, self._format.line, self._format.line_rule, not self._lines)[:2])

    def _spread_widely(self) -> bool:
        return self._format.alignment in {"both", "thaiDistribute", "distribute"}

    def _spread(self) -> tuple[Pt, Pt]:
        """The gap before each cluster, and the stretch of each space, that bring the line to the right edge."""
        segment = self._segments[-1]
        slack = self._width - segment.right
        words = [piece for piece in segment.pieces if isinstance(piece, Piece)]
        if slack <= 0 or not words:
            return 0, 0
        size = words[0].format.size
        spaces = sum(len(piece.shaped.text) for piece in words if piece.is_space)
        stretch = min(slack / spaces, WIDEST * size) if self._format.alignment == "both" and spaces else 0
        slack -= stretch * spaces
        boundaries = sum(piece.shaped.gaps for piece in words) - 1
        if slack > GRACE and slack > CAP * size * boundaries:
            text = "".join(piece.shaped.text for piece in words)
            self.warnings.append(Fault("line-left-ragged", Place(field=words[0].origin.field, text=text[:60])))
            return 0, 0
        return (slack / boundaries if slack > GRACE else 0), stretch

    def _placed(self) -> list[Segment]:
        """The line's segments, moved as the alignment asks."""
        slack = self._width - self._segments[-1].right
        share = {"center": 0.5, "right": 1.0}.get(self._format.alignment, 0.0)
        if share and len(self._segments) == 1:
            self._segments[0].start += slack * share
        return self._segments
