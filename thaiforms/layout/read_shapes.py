"""A wps:wsp to its outline and its text: fill, line, ends of lines, insets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from thaiforms.layout.alternatives import children
from thaiforms.layout.artwork import Part, TextBox
from thaiforms.layout.contours import box
from thaiforms.layout.frames import Frame, Insets
from thaiforms.layout.geometry import inset_of, outline_of
from thaiforms.layout.line_ends import line_end
from thaiforms.layout.read_pictures import NotDrawnError, Source, read_picture
from thaiforms.layout.styles import TableText
from thaiforms.layout.theme import Theme
from thaiforms.layout.words import WPS, A, Element, R, W, emu
from thaiforms.paper import Contour, Path, Pt

_ON = {"1", "true", "on"}
_DASHES: dict[str, tuple[float, ...]] = {
    "dot": (1, 3),
    "sysDot": (1, 1),
    "dash": (4, 3),
    "sysDash": (3, 1),
    "lgDash": (8, 3),
    "dashDot": (4, 3, 1, 3),
    "lgDashDot": (8, 3, 1, 3),
    "lgDashDotDot": (8, 3, 1, 3, 1, 3),
    "sysDashDot": (3, 1, 1, 1),
    "sysDashDotDot": (3, 1, 1, 1, 1, 1),
}
"""Ink and gap, in widths of the line (ECMA-376 20.1.10.49)."""
RUNS: dict[str, float] = {"horz": 0, "vert": 90, "eaVert": 90, "vert270": 270}
"""How far text is turned in its shape, in degrees, clockwise (ECMA-376 20.1.10.83)."""
VERTICALS: dict[str, Literal["top", "center", "bottom"]] = {"ctr": "center", "b": "bottom"}


class ShapeReader:
    """Reads the shapes of one file."""

    def __init__(self, source: Source, theme: Theme) -> None:
        self._source = source
        self._theme = theme

    def parts(self, shape: Element, frame: Frame, field: str) -> Iterator[Part]:
        """The shape's outline, then its text. Raises NotDrawnError for an outline that is not known and is not to be simplified."""
        properties, style = shape.find(WPS + "spPr"), shape.find(WPS + "style")
        yield from self.outline(shape, properties, style, frame)
        content = next((c for c in shape.iterfind(f"{WPS}txbx/{W}txbxContent")), None)
        if content is not None:
            yield self._text(shape, content, frame, field)
        elif shape.find(WPS + "linkedTxbx") is not None:
            raise NotDrawnError(shape)

    def edge(self, properties: Element | None, frame: Frame) -> Path | None:
        """The line round a picture, if it has one."""
        width, colour, dash = self._line(properties, None)
        if not colour:
            return None
        return Path(frame.contours([box(frame.width, frame.height)]), stroke=colour, width=width, dash=dash)

    def outline(
        self, shape: Element, properties: Element | None, style: Element | None, frame: Frame
    ) -> Iterator[Part]:
        """What is drawn of the shape besides its text. Raises NotDrawnError as ``parts`` does."""
        contours = _contours(shape, properties, frame)
        if not contours and not self._source.simplifies:
            raise NotDrawnError(shape)
        if not contours:
            self._source.warn("shape-simplified", shape, shape=_preset(properties))
            contours = [box(frame.width, frame.height)]
        picture = None if properties is None else properties.find(f"{A}blipFill/{A}blip")
        if picture is not None:
            yield from read_picture(self._source, shape, picture.get(R + "embed", ""), frame=frame)
        fill = "" if picture is not None else self._fill(properties, style)
        width, colour, dash = self._line(properties, style)
        placed = frame.contours(contours)
        closed = all(contour.closed for contour in placed)
        if (fill and closed) or colour:
            yield Path(placed, fill if closed else "", colour, width, dash)
        line = None if properties is None else properties.find(A + "ln")
        if colour and not closed and line is not None:
            for name, contour in (("headEnd", placed[0]), ("tailEnd", placed[-1])):
                end = line.find(A + name)
                if end is not None and end.get("type", "none") != "none":
                    yield line_end(contour, end, width, colour, at_start=name == "headEnd")

    def _fill(self, properties: Element | None, style: Element | None) -> str:
        said = self._theme.fill(properties)
        if said is not None:
            return said
        reference = None if style is None else style.find(A + "fillRef")
        if reference is None or reference.get("idx", "0") == "0":
            return ""
        return self._theme.colour(reference) or ""

    def _line(self, properties: Element | None, style: Element | None) -> tuple[Pt, str, tuple[Pt, ...]]:
        """Width, colour (empty for none) and dashes of the shape's line."""
        line = None if properties is None else properties.find(A + "ln")
        reference = None if style is None else style.find(A + "lnRef")
        index = 0 if reference is None else int(reference.get("idx", "0"))
        colour = self._theme.fill(line)
        if colour is None:
            colour = (self._theme.colour(reference) or "") if index else ""
        widths = self._theme.widths
        own = None if line is None else line.get("w")
        width = emu(own) if own is not None else widths[min(index, len(widths)) - 1] if index else 0.75
        dash = None if line is None else line.find(A + "prstDash")
        shares = () if dash is None else _DASHES.get(dash.get("val", "solid"), ())
        return width, colour, tuple(share * max(width, 0.5) for share in shares)

    def _text(self, shape: Element, content: Element, frame: Frame, field: str) -> TextBox:
        body = shape.find(WPS + "bodyPr")
        said = {} if body is None else {str(name): str(value) for name, value in body.attrib.items()}
        runs = RUNS.get(said.get("vert", "horz"))
        if runs is None:
            raise NotDrawnError(shape)
        left, top, right, bottom = (
            emu("91440" if side in "lr" else "45720") if said.get(f"{side}Ins") is None else emu(said[f"{side}Ins"])
            for side in "ltrb"
        )  # fmt: skip
        across, down = inset_of(_preset(shape.find(WPS + "spPr")), frame.width, frame.height)
        blocks = self._source.blocks(content, field=field, table=self._surroundings(shape))
        insets = Insets(left + across, top + down, right + across, bottom + down)
        place = frame.text_box(insets, runs, upright=said.get("upright", "0") in _ON)
        grows = not place.turn and body is not None and body.find(A + "spAutoFit") is not None
        return TextBox(*place[:4], blocks, VERTICALS.get(said.get("anchor", "t"), "top"), turn=place.turn, grows=grows)

    def _surroundings(self, shape: Element) -> TableText:
        """The colour that text in the shape has where it has none of its own."""
        reference = shape.find(f"{WPS}style/{A}fontRef")
        colour = self._theme.colour(reference)
        if not colour or colour == "000000":
            return TableText("text box")
        return TableText(f"text box {colour}", {"color": colour})


def shape_frame(properties: Element | None) -> Frame | None:
    """Where a shape's transform puts it (a:xfrm), or None where it has none."""
    transform = None if properties is None else properties.find(A + "xfrm")
    start = None if transform is None else transform.find(A + "off")
    size = None if transform is None else transform.find(A + "ext")
    if transform is None or start is None or size is None:
        return None
    return Frame(
        emu(start.get("x")),
        emu(start.get("y")),
        emu(size.get("cx")),
        emu(size.get("cy")),
        turn=float(transform.get("rot", "0")) / 60_000,
        mirrored=(transform.get("flipH", "0") in _ON, transform.get("flipV", "0") in _ON),
    )


def _preset(properties: Element | None) -> str:
    geometry = None if properties is None else properties.find(A + "prstGeom")
    return "rect" if geometry is None else geometry.get("prst", "rect")


def _contours(shape: Element, properties: Element | None, frame: Frame) -> list[Contour] | None:
    """The shape's outline, None where it is not known."""
    own = None if properties is None else properties.find(A + "custGeom")
    if own is not None:
        try:
            return _drawn(shape, own, frame)
        except NotDrawnError:
            return None
    said = {} if properties is None else dict(_adjustments(properties))
    return outline_of(_preset(properties), frame.width, frame.height, said)


def _adjustments(properties: Element) -> Iterator[tuple[str, float]]:
    for guide in properties.iterfind(f"{A}prstGeom/{A}avLst/{A}gd"):
        words = guide.get("fmla", "").split()
        if len(words) == 2 and words[0] == "val":
            yield guide.get("name", ""), float(words[1]) / 100_000


def _drawn(shape: Element, geometry: Element, frame: Frame) -> list[Contour]:
    """Contours drawn by hand (a:custGeom); those that need guides are not known."""
    contours: list[Contour] = []
    for path in geometry.iterfind(f"{A}pathLst/{A}path"):
        wide, high = float(path.get("w", "0")), float(path.get("h", "0"))
        scale = (frame.width / wide if wide else 1 / 12700, frame.height / high if high else 1 / 12700)
        contours.extend(_path(shape, path, scale))
    return contours


def _path(shape: Element, path: Element, scale: tuple[float, float]) -> Iterator[Contour]:
    start: tuple[Pt, Pt] = (0, 0)
    ways: list[tuple[Pt, ...]] = []
    for step in children(path):
        name = step.tag.removeprefix(A)
        if name in {"moveTo", "lnTo", "cubicBezTo"}:
            way = _numbers(shape, step, scale)
            if name == "moveTo":
                if ways:
                    yield Contour(start, tuple(ways))
                start, ways = (way[0], way[1]), []
            else:
                ways.append(way)
        elif name == "close":
            yield Contour(start, tuple(ways), True)
            ways = []
        else:
            raise NotDrawnError(shape)
    if ways:
        yield Contour(start, tuple(ways))


def _numbers(shape: Element, step: Element, scale: tuple[float, float]) -> tuple[Pt, ...]:
    try:
        points = [(float(p.get("x", "")) * scale[0], float(p.get("y", "")) * scale[1]) for p in step.iter(A + "pt")]
    except ValueError:
        raise NotDrawnError(shape) from None
    return tuple(number for point in points for number in point)
