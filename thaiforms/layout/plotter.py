"""What a metafile's records draw with: pens, brushes, fonts, a measure of its own; and the parts that come of it (MS-WMF 2.1.1, MS-EMF 3.1)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from thaiforms.frozen import frozen, replace
from thaiforms.layout.artwork import Part, TextBox
from thaiforms.layout.frames import Frame, Point
from thaiforms.layout.geometry import outline_of
from thaiforms.layout.story import Alignment, Paragraph, ParagraphFormat, TextFormat
from thaiforms.layout.texts import texts_in
from thaiforms.paper import Contour, Path, Picture, Pt

_MOST_POINTS = 500_000
_HAIR: Pt = 0.4  # points: a line of no width of its own
_CELL = 1.331  # the height of a line of letters, in their size
_ASCENT = 0.874
_DASHES = {1: (6.0, 3.0), 2: (1.0, 2.0), 3: (6.0, 3.0, 1.0, 3.0), 4: (6.0, 3.0, 1.0, 3.0, 1.0, 3.0)}
_NO_INK = 5  # PS_NULL


class UnknownRecordError(Exception):
    """A metafile draws something in a way that is not known."""


class Pen(NamedTuple):
    """What lines are drawn with; without a colour they are not."""

    colour: str = "000000"
    width: float = 0
    dash: tuple[float, ...] = ()


class Brush(NamedTuple):
    """What areas are filled with; without a colour they are not."""

    colour: str = "FFFFFF"


class Font(NamedTuple):
    """What letters are drawn with; a height below zero is their size, one above the height of their line."""

    height: float = -12
    family: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False


Tool = Pen | Brush | Font
STOCK: dict[int, Tool] = {
    0: Brush("FFFFFF"),
    1: Brush("C0C0C0"),
    2: Brush("808080"),
    3: Brush("404040"),
    4: Brush("000000"),
    5: Brush(""),
    6: Pen("FFFFFF"),
    7: Pen("000000"),
    8: Pen(""),
    **dict.fromkeys(range(10, 18), Font()),
}
"""The tools that every device has, by their numbers."""


def colour_of(value: int) -> str:
    """The colour that a COLORREF tells: red is its lowest byte."""
    return f"{value & 255:02X}{value >> 8 & 255:02X}{value >> 16 & 255:02X}"


def pen_of(style: int, width: float, colour: int) -> Pen:
    """The pen of a style (PS_SOLID, PS_DASH …)."""
    kind = style & 15
    return Pen("") if kind == _NO_INK else Pen(colour_of(colour), width, _DASHES.get(kind, ()))


def brush_of(style: int, colour: int) -> Brush:
    """The brush of a style (BS_SOLID, BS_NULL, BS_HATCHED). Raises UnknownRecordError for one of a pattern."""
    if style > 2:
        raise UnknownRecordError(f"brush {style}")
    return Brush("" if style == 1 else colour_of(colour))


@frozen
class State:
    """What holds until it is changed: the measure, the tools, where the pen stands."""

    origin: Point = (0.0, 0.0)  # of the window, in the picture's own measure
    extent: Point = (1.0, 1.0)
    view: Point = (0.0, 0.0)  # where the window is shown
    view_extent: Point = (1.0, 1.0)
    world: tuple[float, float, float, float, float, float] = (1, 0, 0, 1, 0, 0)
    pen: Pen = Pen()
    brush: Brush = Brush()
    font: Font = Font()
    ink: str = "000000"  # of letters
    align: int = 0  # TA_LEFT, TA_TOP
    alternate: bool = True  # which parts of an area count as inside
    at: Point = (0.0, 0.0)

    def point(self, x: float, y: float) -> Point:
        """Where a point is shown, in the device's measure."""
        a, b, c, d, e, f = self.world
        x, y = a * x + c * y + e, b * x + d * y + f
        return (
            (x - self.origin[0]) * self.view_extent[0] / (self.extent[0] or 1) + self.view[0],
            (y - self.origin[1]) * self.view_extent[1] / (self.extent[1] or 1) + self.view[1],
        )

    @property
    def scale(self) -> float:
        """How long a unit is in the device's measure."""
        a, b, c, d, *_ = self.world
        across, down = (self.view_extent[side] / (self.extent[side] or 1) for side in (0, 1))
        return math.sqrt(abs((a * d - b * c) * across * down))


class Plotter:
    """Draws in the device's measure, of which a box (left, top, width, height) is what the frame shows."""

    def __init__(self, frame: Frame, box: tuple[float, float, float, float]) -> None:
        if not box[2] or not box[3]:
            raise UnknownRecordError("no size")
        self._frame, self._box = frame, box
        self.state = State()
        self.parts: list[Part] = []
        self._saved: list[State] = []
        self._gathered: list[Contour] | None = None  # within a path that is begun and not yet drawn
        self._points = 0

    def change(self, **values: object) -> None:
        """Let other values hold."""
        self.state = replace(self.state, **values)

    def take(self, tool: Tool | None) -> None:
        """Take up a tool."""
        if tool is not None:
            name = "pen" if isinstance(tool, Pen) else "brush" if isinstance(tool, Brush) else "font"
            self.change(**{name: tool})

    def save(self) -> None:
        """Remember what holds."""
        self._saved.append(self.state)

    def restore(self, number: int) -> None:
        """Go back to what held: the last that was remembered is -1, the first 1."""
        at = number if number < 0 else number - 1
        if -len(self._saved) <= at < len(self._saved):
            self.state = self._saved[at]
            del self._saved[at:]

    def begin(self) -> None:
        """Gather what is drawn from now on as one path."""
        self._gathered = []

    def close(self) -> None:
        """Close the last figure of the path."""
        if self._gathered:
            self._gathered[-1] = self._gathered[-1]._replace(closed=True)

    def draw_gathered(self, *, fill: bool, stroke: bool) -> None:
        """Draw the path that was gathered."""
        gathered, self._gathered = self._gathered or [], None
        self._draw(gathered, fill=fill, stroke=stroke)

    def move(self, x: float, y: float) -> None:
        """Put the pen somewhere."""
        self.change(at=(x, y))
        if self._gathered is not None:
            self._gathered.append(Contour(self.state.point(x, y), ()))

    def polygons(self, figures: Iterable[Sequence[Point]], *, closed: bool) -> None:
        """Straight lines through the points of each figure, one shape together; closed ones are filled."""
        contours = [
            Contour(self._at(figure[0]), tuple(map(self._at, figure[1:])), closed) for figure in figures if figure
        ]
        self._show(contours, fill=closed)

    def curves(self, points: Sequence[Point]) -> None:
        """Bézier curves, three points each, from the first on."""
        shown = [*map(self._at, points)]
        ways = tuple((*shown[at], *shown[at + 1], *shown[at + 2]) for at in range(1, len(shown) - 2, 3))
        self._show([Contour(shown[0], ways)], fill=False)

    def onwards(self, points: Sequence[Point], *, curved: bool) -> None:
        """The same from where the pen stands, which is moved to their end."""
        if not points:
            return
        shown = [*map(self._at, points)]
        step = 3 if curved else 1
        ways = tuple(sum(shown[at : at + step], ()) for at in range(0, len(shown) - step + 1, step))
        if self._gathered:
            last = self._gathered[-1]
            self._gathered[-1] = last._replace(ways=(*last.ways, *ways))
        else:
            self._show([Contour(self.state.point(*self.state.at), ways)], fill=False)
        self.change(at=points[-1])

    def preset(self, name: str, box: tuple[float, float, float, float], **said: float) -> None:
        """A ready-made shape (ellipse, roundRect) in a box: left, top, right, bottom."""
        left, top, right, bottom = box
        for contour in outline_of(name, right - left, bottom - top, said) or ():
            points = [contour.start, *(way[at : at + 2] for way in contour.ways for at in range(0, len(way), 2))]
            moved = iter([self._at((x + left, y + top)) for x, y in points])
            start = next(moved)
            ways = tuple(sum((next(moved) for _ in range(len(way) // 2)), ()) for way in contour.ways)
            self._show([Contour(start, ways, True)], fill=True)

    def fill_box(self, box: tuple[float, float, float, float], colour: str) -> None:
        """A box of one colour without a line."""
        left, top, right, bottom = box
        corners = [self._at(point) for point in ((left, top), (right, top), (right, bottom), (left, bottom))]
        self._draw([Contour(corners[0], tuple(corners[1:]), True)], fill=True, stroke=False, colour=colour)

    def picture(self, data: bytes, box: tuple[float, float, float, float]) -> None:
        """A picture in dots in a box."""
        if self._frame.turn or self._frame.mirrored != (False, False):
            raise UnknownRecordError("turned picture")
        (left, top), (right, bottom) = (self._placed(self._at(corner)) for corner in (box[:2], box[2:]))
        across, down = right < left, bottom < top
        place = (min(left, right), min(top, bottom), abs(right - left), abs(bottom - top))
        self.parts.append(Picture(*place, data, mirrored=(across, down)))

    def letters(self, text: str, x: float, y: float) -> None:
        """Text at a point, above it or below as its alignment asks."""
        if not text.strip():
            return
        if self._frame.turn or self.state.world[1]:
            raise UnknownRecordError("turned letters")
        font, align = self.state.font, self.state.align
        size = abs(font.height) * self.state.scale * self._by[1] / (_CELL if font.height > 0 else 1)
        left, top = self._placed(self._at((x, y)))
        drop = {24: _ASCENT, 8: _CELL}.get(align & 24, 0.0)
        sides: dict[int, tuple[Alignment, float]] = {6: ("center", 0.5), 2: ("right", 1.0)}
        side, share = sides.get(align & 6, ("left", 0.0))
        width = 2 * self._frame.width + size * len(text)  # room enough that it stays one line
        look = TextFormat(
            font.family,
            max(size, 1.0),
            font.bold,
            font.italic,
            "single" if font.underline else "",
            colour=self.state.ink,
        )
        block = Paragraph(texts_in(text, look), ParagraphFormat(alignment=side), look)
        self.parts.append(TextBox(left - share * width, top - drop * size, width, size * _CELL, (block,)))

    @property
    def _by(self) -> Point:
        """How many points a unit of the device's takes, across and down."""
        return self._frame.width / self._box[2], self._frame.height / self._box[3]

    def _at(self, point: Point) -> Point:
        self._points += 1
        if self._points > _MOST_POINTS:
            raise UnknownRecordError("too many points")
        return self.state.point(*point)

    def _placed(self, point: Point) -> Point:
        left, top, _, _ = self._box
        return self._frame.point((point[0] - left) * self._by[0], (point[1] - top) * self._by[1])

    def _show(self, contours: list[Contour], *, fill: bool) -> None:
        if self._gathered is None:
            self._draw(contours, fill=fill, stroke=True)
        else:
            self._gathered += contours

    def _draw(self, contours: list[Contour], *, fill: bool, stroke: bool, colour: str | None = None) -> None:
        pen, brush = self.state.pen, self.state.brush.colour if colour is None else colour
        filled, drawn = brush if fill else "", pen.colour if stroke else ""
        shown = tuple(self._contour(contour) for contour in contours if contour.ways)
        if not shown or not (filled or drawn):
            return
        width = max(pen.width * self.state.scale * math.sqrt(abs(self._by[0] * self._by[1])), _HAIR)
        dash = tuple(part * width for part in pen.dash)
        self.parts.append(Path(shown, filled, drawn, width, dash, alternate=self.state.alternate))

    def _contour(self, contour: Contour) -> Contour:
        def way(numbers: tuple[float, ...]) -> tuple[float, ...]:
            points = (self._placed((numbers[at], numbers[at + 1])) for at in range(0, len(numbers), 2))
            return tuple(number for point in points for number in point)

        return Contour(self._placed(contour.start), tuple(map(way, contour.ways)), contour.closed)
