"""A w:drawing to an artwork: pictures, shapes, text boxes and groups of them, in the line or anchored (DrawingML)."""

from __future__ import annotations

from collections.abc import Iterator

from thaiforms.frozen import replace
from thaiforms.layout.alternatives import children, descendant
from thaiforms.layout.artwork import Anchored, Artwork, Distances, Part, Placement, Side, Wrap
from thaiforms.layout.frames import Frame
from thaiforms.layout.read_pictures import NotDrawnError, Source, read_picture, tone_of
from thaiforms.layout.read_shapes import ShapeReader, shape_frame
from thaiforms.layout.theme import Theme
from thaiforms.layout.words import PIC, WP, WPC, WPG, WPS, A, Element, R, emu, part_of_one
from thaiforms.paper import AS_IT_IS, Crop, Pt, Tone

_PROPERTIES = {PIC + "spPr", WPS + "spPr", WPG + "grpSpPr"}
_NOT_DRAWN = {WPG + name for name in ("cNvPr", "cNvGrpSpPr", "cNvFrPr", "grpSpPr", "extLst")}
_NOT_DRAWN |= {WPC + name for name in ("bg", "whole", "extLst")}
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_ON = {"1", "true", "on"}
_WRAPS: dict[str, Wrap] = {
    "wrapSquare": "square",
    "wrapTight": "square",
    "wrapThrough": "square",
    "wrapTopAndBottom": "topAndBottom",
}
_SIDES: dict[str, Side] = {"left": "left", "right": "right"}


class DrawingReader:
    """Reads the drawings of one file."""

    def __init__(self, source: Source, theme: Theme) -> None:
        self._source = source
        self._theme = theme
        self._shapes = ShapeReader(source, theme)

    def read(self, drawing: Element, field: str) -> Iterator[Artwork | Anchored]:
        """What a w:drawing holds, nothing where it is hidden. Raises NotDrawnError with what is not known in it."""
        for frame in drawing:
            said = descendant(frame, WP + "docPr")
            if said is not None and said.get("hidden", "0") in _ON:
                continue
            artwork = self._artwork(frame, "" if said is None else said.get("descr", ""), field)
            yield _anchored(frame, artwork) if frame.tag == WP + "anchor" else artwork

    def _artwork(self, frame: Element, alternative: str, field: str) -> Artwork:
        extent, data = descendant(frame, WP + "extent"), descendant(frame, A + "graphicData")
        if extent is None or data is None:
            raise NotDrawnError(frame)
        width, height = emu(extent.get("cx")), emu(extent.get("cy"))
        left, top, right, bottom = _more(frame)
        whole = Frame(left, top, width, height)
        parts: list[Part] = []
        for child in children(data):
            parts.extend(self._parts(child, _turned(_properties(child), whole), alternative, field))
        return Artwork(left + width + right, top + height + bottom, tuple(parts), alternative)

    def _parts(self, element: Element, frame: Frame, alternative: str, field: str) -> Iterator[Part]:
        """The parts of a picture, shape or group that stands in the frame."""
        if element.tag == PIC + "pic":
            yield from self._picture(element, frame, alternative)
        elif element.tag == WPS + "wsp":
            yield from self._shapes.parts(element, frame, field)
        elif element.tag in {WPG + "wgp", WPG + "grpSp", WPC + "wpc"}:
            scale = _Scale.of(element.find(WPG + "grpSpPr"), frame)
            for child in children(element):
                place = shape_frame(_properties(child))
                if place is not None:
                    yield from self._parts(child, frame.within(scale.scaled(place)), alternative, field)
                elif child.tag not in _NOT_DRAWN:
                    raise NotDrawnError(child)
        elif element.tag == _DIAGRAM:
            # Loaded where a file holds one, as other readers of drawings are.
            from thaiforms.layout.read_diagrams import DiagramReader

            yield from DiagramReader(self._source, self._theme, self._shapes).parts(element, frame, field)
        else:
            raise NotDrawnError(element)

    def _picture(self, picture: Element, frame: Frame, alternative: str) -> Iterator[Part]:
        blip = picture.find(f"{PIC}blipFill/{A}blip")
        relation = "" if blip is None else blip.get(R + "embed", "")
        crop = _crop(picture.find(f"{PIC}blipFill/{A}srcRect"))
        tone = AS_IT_IS if blip is None else _tone(blip)
        yield from read_picture(
            self._source, picture, relation, frame=frame, crop=crop, alternative=alternative, tone=tone
        )
        edge = self._shapes.edge(picture.find(PIC + "spPr"), frame)
        if edge is not None:
            yield edge


class _Scale:
    """How a group's own measure comes to points."""

    def __init__(self, x: float = 0, y: float = 0, across: float = 1, down: float = 1) -> None:
        self._x, self._y, self._across, self._down = x, y, across, down

    @classmethod
    def of(cls, properties: Element | None, frame: Frame) -> _Scale:
        """The measure of a group's children (a:chOff, a:chExt)."""
        transform = None if properties is None else properties.find(A + "xfrm")
        start = None if transform is None else transform.find(A + "chOff")
        size = None if transform is None else transform.find(A + "chExt")
        if start is None or size is None:
            return cls()
        across, down = emu(size.get("cx")), emu(size.get("cy"))
        by = (frame.width / across if across else 1), (frame.height / down if down else 1)
        return cls(emu(start.get("x")), emu(start.get("y")), *by)

    def scaled(self, frame: Frame) -> Frame:
        """A child's frame, from the group's corner."""
        x, y = (frame.x - self._x) * self._across, (frame.y - self._y) * self._down
        return replace(frame, x=x, y=y, width=frame.width * self._across, height=frame.height * self._down)


def _properties(element: Element) -> Element | None:
    return next((own for own in element if own.tag in _PROPERTIES), None)


def _turned(properties: Element | None, frame: Frame) -> Frame:
    """The frame with the turn and the mirroring that the thing's own transform gives."""
    own = shape_frame(properties)
    return frame if own is None else replace(frame, turn=own.turn, mirrored=own.mirrored)


def _more(frame: Element) -> tuple[Pt, Pt, Pt, Pt]:
    """What a drawing in the line takes beyond its own size: a turned one's corners (wp:effectExtent)."""
    said = descendant(frame, WP + "effectExtent") if frame.tag == WP + "inline" else None
    left, top, right, bottom = (0.0 if said is None else emu(said.get(side, "0")) for side in "ltrb")
    return left, top, right, bottom


def _tone(blip: Element) -> Tone:
    """How pale a picture is drawn: washed out (a:lum), or so that the paper shows through (a:alphaModFix)."""
    light, cover = blip.find(A + "lum"), blip.find(A + "alphaModFix")
    bright, contrast = (0.0 if light is None else part_of_one(light.get(name, "0")) for name in ("bright", "contrast"))
    by = 1 + contrast if contrast < 0 else 1 / max(1 - contrast, 0.01)
    return tone_of(by, bright / 2, cover=1 if cover is None else part_of_one(cover.get("amt", "100000")))


def _crop(cut: Element | None) -> Crop:
    shares = [0.0] * 4 if cut is None else [part_of_one(cut.get(side, "0")) for side in "ltrb"]
    left, top, right, bottom = shares
    return Crop(*shares) if left + right < 0.99 and top + bottom < 0.99 else Crop()


def _anchored(frame: Element, artwork: Artwork) -> Anchored:
    wrap = next((child for child in frame if child.tag.startswith(WP + "wrap")), None)
    kind = "" if wrap is None else wrap.tag.removeprefix(WP)
    far = (emu(frame.get(name, "0")) for name in ("distL", "distT", "distR", "distB"))
    return Anchored(
        artwork,
        _placement(frame, "positionH", "column"),
        _placement(frame, "positionV", "paragraph"),
        behind=frame.get("behindDoc", "0") in _ON,
        order=int(frame.get("relativeHeight", "0")),
        wrap=_WRAPS.get(kind, "none"),
        side="both" if wrap is None else _SIDES.get(wrap.get("wrapText", ""), "both"),
        distances=Distances(*far),
        in_cell=frame.get("layoutInCell", "1") in _ON,
    )


def _placement(frame: Element, name: str, default: str) -> Placement:
    """A place by offset or alignment; a share of the page has an offset beside it for readers that know no shares."""
    position = descendant(frame, WP + name)
    if position is None:
        return Placement(default)
    align, offset = position.findtext(WP + "align", ""), position.findtext(WP + "posOffset", "")
    return Placement(position.get("relativeFrom", default), emu(offset), align.strip())
