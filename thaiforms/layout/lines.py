"""Units to lines: filled greedily, spread to both edges where the paragraph asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from thaiforms.errors import Fault, Place
from thaiforms.layout.artwork import Artwork
from thaiforms.layout.floats import Obstacle, gap_for
from thaiforms.layout.shaping import metrics
from thaiforms.layout.story import (
    LineBreak,
    LineRule,
    Paragraph,
    Tab,
    TabStop,
    Text,
    TextFormat,
)
from thaiforms.layout.units import Cutter, Piece, Token, Unit
from thaiforms.paper import Fill, FontFace, GlyphRun, Pt, Rule

GRACE = 0.05  # what a line may stand over its column, in points: rounding, not overflow (measured in LibreOffice)
KEPT = 0.4  # a term wider than this share of its column may be parted
CAP = 0.09  # the widest gap between clusters, in em: beyond it letters fall apart
_LEADERS: Mapping[str, tuple[Pt, ...]] = {
    "dot": (0.7, 2.3),
    "middleDot": (0.7, 2.3),
    "hyphen": (3.0, 2.5),
    "underscore": (),
    "heavy": (),
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
WIDEST = 0.35  # what a space may grow by, in em, before letters are spread too
_FIXED_ASCENT = 0.8  # where the baseline stands in a line of exact height


@dataclass(frozen=True, slots=True)
class StandingArtwork:
    """An artwork that stands in a line like a letter, and where it begins."""

    x: Pt
    artwork: Artwork


@dataclass(frozen=True, slots=True)
class Line:
    """A line: what is drawn, from the column's left edge and the line's own baseline."""

    runs: tuple[GlyphRun, ...]
    height: Pt
    ascent: Pt  # from the line's top to its baseline
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    artworks: tuple[StandingArtwork, ...] = ()
    ends_page: bool = False
    ends_column: bool = False
    extra: Pt = 0  # what a multiple of its height adds: above it, but for a first line, and under a last one

    @property
    def text(self) -> str:
        """The characters on the line."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class _Segment:
    """What stands on a line between two tabs."""

    start: Pt  # where the text before it ends
    stop: TabStop | None = None
    pieces: list[Piece | Artwork] = field(default_factory=list)
    spaces: list[Piece] = field(default_factory=list)  # the last, that may hang
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
                before += sum(piece.shaped.advances[:point]) * piece.format.size / 1000
                return before / self.width
            before += piece.width
        return 1

    def add(self, pieces: Sequence[Piece | Artwork], width: Pt, spaces: Sequence[Piece], space: Pt) -> None:
        """Put a unit at the end; the spaces that hung before are now between words."""
        self.pieces.extend(self.spaces)
        self.pieces.extend(pieces)
        self.width += self.space + width
        self.spaces, self.space = list(spaces), space


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
        self._segments: list[_Segment] = []
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
        if isinstance(token, Unit):
            self._put_unit(token)
        elif isinstance(token, Tab):
            self._put_tab(token)
        elif isinstance(token, LineBreak):
            self._end(last=not self._stretch_broken or token.page or token.column, by=token)
        else:
            self._put_artwork(token)

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
        if unit.width > column + GRACE and len(unit.pieces) + unit.pieces[0].shaped.gaps > 2:
            self._warn_wide(unit)
            for part in self._cutter.parted(unit):
                self._fit(part)
        else:
            self._fit(unit)

    def _warn_wide(self, unit: Unit) -> None:
        text = "".join(piece.shaped.text for piece in unit.pieces)
        self.warnings.append(
            Fault("word-wider-than-column", Place(field=unit.pieces[0].field, text=self._paragraph.text[:60]), text)
        )

    def _fit(self, unit: Unit) -> None:
        segment = self._segments[-1]
        if unit.pieces and not self._has_room(unit.width) and not self._is_empty():
            self._end()
            segment = self._segments[-1]
        segment.add(unit.pieces, unit.width, unit.spaces, unit.space)

    def _has_room(self, width: Pt) -> bool:
        segment = self._segments[-1]
        full = segment.width + segment.space + width
        start = segment.left if segment.stop is None or segment.stop.kind == "left" else segment.start
        return start + full <= self._width + GRACE

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
        self._segments.append(_Segment(here, stop, tab=tab))

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
        composer = _Composer(self._paragraph, self._cutter, first=not self._lines)
        line = composer.line(self._placed(), gap=gap, stretch=stretch)
        if self._obstacles:
            self._y += line.height + self._pushed + (line.extra if self._lines else 0)
            line = replace(line, height=line.height + self._pushed, ascent=line.ascent + self._pushed)
        ends_page, ends_column = (False, False) if by is None else (by.page, by.column)
        self._lines.append(replace(line, ends_page=ends_page, ends_column=ends_column))
        self._begin(self._format.left)

    def _begin(self, start: Pt) -> None:
        """Begin a line; where something stands in its way, beside it or below, its indents counted from there."""
        self._segments = [_Segment(start)]
        if self._obstacles:
            gap = gap_for(self._obstacles, self._y, self._expected_height(), 0.0, self._column)
            self._segments = [_Segment(gap.left + start)]
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
            self.warnings.append(Fault("line-left-ragged", Place(field=words[0].field, text=text[:60])))
            return 0, 0
        return (slack / boundaries if slack > GRACE else 0), stretch

    def _placed(self) -> list[_Segment]:
        """The line's segments, moved as the alignment asks."""
        slack = self._width - self._segments[-1].right
        share = {"center": 0.5, "right": 1.0}.get(self._format.alignment, 0.0)
        if share and len(self._segments) == 1:
            self._segments[0].start += slack * share
        return self._segments


class _Composer:
    """Makes a line of the pieces that stand on it."""

    def __init__(self, paragraph: Paragraph, cutter: Cutter, *, first: bool) -> None:
        self._paragraph = paragraph
        self._cutter = cutter
        self._first = first
        self._runs: list[GlyphRun] = []
        self._rules: list[Rule] = []
        self._fills: list[Fill] = []
        self._artworks: list[StandingArtwork] = []
        self._sizes: set[tuple[FontFace, Pt]] = set()
        self._artwork_height: Pt = 0

    def line(self, segments: Sequence[_Segment], *, gap: Pt, stretch: Pt) -> Line:
        """The line; gap and stretch hold for its last segment."""
        end: Pt = 0
        for segment in segments:
            if segment.tab is not None:
                self._decorate(segment.tab.format, end, segment.left)
                self._lead(segment, end)
            is_last = segment is segments[-1]
            end = self._segment(segment, gap if is_last else 0, stretch if is_last else 0)
            end = self._words(segment.spaces, end, gap=0, stretch=0)
        ascent, descent, extra = self._height()
        return Line(
            runs=tuple(self._runs),
            height=ascent + descent,
            ascent=ascent,
            rules=tuple(self._rules),
            fills=tuple(self._fills),
            artworks=tuple(self._artworks),
            extra=extra,
        )

    def _segment(self, segment: _Segment, gap: Pt, stretch: Pt) -> Pt:
        x, gathered = segment.left, list[Piece]()
        for piece in segment.pieces:
            if isinstance(piece, Piece):
                gathered.append(piece)
                continue
            x = self._words(gathered, x, gap=gap, stretch=stretch)
            gathered = []
            self._artworks.append(StandingArtwork(x, piece))
            self._artwork_height = max(self._artwork_height, piece.height)
            x += piece.width
        return self._words(gathered, x, gap=gap, stretch=stretch)

    def _words(self, pieces: Sequence[Piece], x: Pt, *, gap: Pt, stretch: Pt) -> Pt:
        """Runs of the pieces of one format and field; where they end."""
        start = 0
        for index in range(1, len(pieces) + 1):
            if index == len(pieces) or not _alike(pieces[start], pieces[index]):
                x = self._run(pieces[start:index], x, gap=gap, stretch=stretch) + (gap if index < len(pieces) else 0)
                start = index
        return x

    def _run(self, pieces: Sequence[Piece], x: Pt, *, gap: Pt, stretch: Pt) -> Pt:
        first = pieces[0]
        spacing = first.format.spacing
        run = GlyphRun(
            x=x,
            y=-first.format.rise,
            size=first.format.size,
            words=tuple(piece.shaped for piece in pieces),
            gap=gap + spacing,
            stretch=stretch,
            colour=first.format.colour,
            field=first.field,
            link=first.link,
        )
        end = x + run.width + spacing
        self._runs.append(run)
        self._sizes.add((first.shaped.face, first.format.size))
        self._decorate(first.format, x, end)
        return end

    def _lead(self, segment: _Segment, start: Pt) -> None:
        """The leader that a tab stop asks for, on the line from where the text before it ends."""
        leader = segment.stop.leader if segment.stop is not None else ""
        format_ = segment.tab.format if segment.tab is not None else self._paragraph.mark
        dash = _LEADERS.get(leader)
        if dash is not None and segment.left - start > 2:
            y = -format_.size * (0.22 if leader == "middleDot" else 0.0)
            self._rules.append(Rule(start + 1, y, segment.left - 1, y, format_.size * 0.05, format_.colour, dash))

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
        if format_.underline:
            self._underline(format_, start, end)

    def _underline(self, format_: TextFormat, start: Pt, end: Pt) -> None:
        heavy = format_.underline == "thick" or format_.underline.endswith("Heavy")
        y, width = format_.size * 0.11 - format_.rise, max(0.5, format_.size / 24) * (2 if heavy else 1)
        dash = _DASHES.get(format_.underline, ())
        self._rules.append(Rule(start, y, end, y, width, format_.colour, dash))
        if format_.underline in {"double", "wavyDouble"}:
            self._rules.append(Rule(start, y + 2 * width, end, y + 2 * width, width, format_.colour, dash))

    def _height(self) -> tuple[Pt, Pt, Pt]:
        sizes = self._sizes
        if not sizes and not self._artworks:
            mark = self._paragraph.mark
            sizes = {(self._cutter.face(mark), mark.size)}
        format_ = self._paragraph.format
        return line_height(frozenset(sizes), self._artwork_height, format_.line, format_.line_rule, self._first)


def _alike(one: Piece, other: Piece) -> bool:
    return (
        one.format == other.format
        and one.field == other.field
        and one.link == other.link
        and one.shaped.face is other.shaped.face
    )


@lru_cache(maxsize=1024)
def line_height(
    sizes: frozenset[tuple[FontFace, Pt]], picture: Pt, line: float, rule: LineRule, first: bool
) -> tuple[Pt, Pt, Pt]:
    """What a line takes above and below its baseline, and the extra that stands between lines and under the last.

    ``first`` is for the first line of a paragraph. Measured in LibreOffice.
    """
    if rule == "exact":
        return line * _FIXED_ASCENT, line * (1 - _FIXED_ASCENT), 0
    single = [_single(face, size) for face, size in sizes]
    ascent = max([picture, *(above for above, _ in single)])
    descent = max((below for _, below in single), default=0)
    if rule == "atLeast":
        return max(ascent, line - descent), descent, 0
    return _multiplied(ascent, descent, line, first=first)


def _single(face: FontFace, size: Pt) -> tuple[Pt, Pt]:
    """A single line: letters and gap, each in whole twentieths of a point, the gap above."""
    measured = metrics(face)
    height = (round((measured.ascent + measured.descent) * size * 20) + round(measured.gap * size * 20)) / 20
    ascent = (measured.ascent + measured.gap) * size
    return ascent, height - ascent


def _multiplied(ascent: Pt, descent: Pt, multiple: float, *, first: bool) -> tuple[Pt, Pt, Pt]:
    """A multiple stands between lines; a fraction takes from above them, and sets a first line as an exact one."""
    height = (ascent + descent) * multiple
    if multiple >= 1:
        return ascent, descent, height - ascent - descent
    return (height * _FIXED_ASCENT, height * (1 - _FIXED_ASCENT), 0) if first else (height - descent, descent, 0)
