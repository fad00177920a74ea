"""A w:pict or w:object to artworks: what Word drew before DrawingML, and still does for rules, watermarks and OLE."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from thaiforms.layout import vml
from thaiforms.layout.artwork import Anchored, Artwork, Distances, Part, Placement, Side, TextBox, Wrap
from thaiforms.layout.contours import box
from thaiforms.layout.frames import Frame, Insets
from thaiforms.layout.geometry import inset_of, outline_of
from thaiforms.layout.lettering import lettering
from thaiforms.layout.line_ends import arrow
from thaiforms.layout.read_pictures import NotDrawnError, Source, read_picture, tone_of
from thaiforms.layout.story import TextFormat
from thaiforms.layout.styles import TableText
from thaiforms.layout.vml_frames import child_frame, own_frame, pair
from thaiforms.layout.words import OFFICE, W10, Element, R, V, W
from thaiforms.paper import Contour, Crop, Path, Pt

_DRAWN = {V + name for name in ("shape", "rect", "roundrect", "oval", "line", "polyline", "group", "image")}
_NOT_DRAWN = {V + "arc", V + "curve", W + "movie"}
_OPEN = {"line", "straightConnector1", "bentConnector2", "bentConnector3", "curvedConnector3"}
_NAMED = {"rect": "rect", "roundrect": "roundRect", "oval": "ellipse", "line": "line", "image": "rect"}
_WORD_ART, _STRAIGHT = range(136, 176), 136
_ACROSS = {
    "text": "column",
    "char": "character",
    "left-margin-area": "leftMargin",
    "right-margin-area": "rightMargin",
    "inner-margin-area": "insideMargin",
    "outer-margin-area": "outsideMargin",
}
_DOWN = {"text": "paragraph", "top-margin-area": "topMargin", "bottom-margin-area": "bottomMargin"}
_WRAPS: Mapping[str, Wrap] = {
    "square": "square",
    "tight": "square",
    "through": "square",
    "topAndBottom": "topAndBottom",
}
_SIDES: Mapping[str, Side] = {"left": "left", "right": "right"}
_ANCHORS: Mapping[str, Literal["top", "center", "bottom"]] = {"middle": "center", "bottom": "bottom"}
_INSETS = (7.2, 3.6, 7.2, 3.6)


class VmlReader:
    """Reads the VML of one file."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def read(self, holder: Element, field: str) -> Iterator[Artwork | Anchored]:
        """What a w:pict or w:object holds. Raises NotDrawnError with what is not known in it."""
        pictured = holder.find(f".//{V}imagedata") is not None
        for shape in holder:
            if shape.tag in _DRAWN and not self._is_bent(shape):
                yield from self._whole(shape, field)
            elif shape.tag in _NOT_DRAWN or (shape.tag == W + "control" and not pictured):
                raise NotDrawnError(shape)

    def _is_bent(self, shape: Element) -> bool:
        """Whether it is letters that follow a curve; they are left out, with a warning that tells them."""
        letters = shape.find(V + "textpath")
        if letters is None or (_type(shape) not in _WORD_ART and letters.get("string") is None):
            return False
        if _type(shape) == _STRAIGHT:
            return False
        self._source.warn("word-art-left-out", shape, text=letters.get("string", ""))
        return True

    def _whole(self, shape: Element, field: str) -> Iterator[Artwork | Anchored]:
        style = vml.style_of(shape)
        if style.get("visibility") == "hidden":
            return
        if vml.says_yes(shape.get(OFFICE + "hr")):
            yield _rule(shape, style)
            return
        left, top, frame = own_frame(shape, style)
        parts = tuple(self._parts(shape, frame, field))
        artwork = Artwork(frame.width, frame.height, parts, shape.get("alt", ""))
        if style.get("position") == "absolute":
            yield _anchored(shape, style, artwork, (left, top))
        else:
            yield artwork

    def _parts(self, shape: Element, frame: Frame, field: str) -> Iterator[Part]:
        if shape.tag == V + "group":
            yield from self._group(shape, frame, field)
            return
        letters = shape.find(V + "textpath")
        if letters is not None and _type(shape) == _STRAIGHT:
            if letters.get("string", "").strip():
                yield _lettering(shape, letters, frame)
            return
        picture = shape.find(V + "imagedata")
        contours = _contours(shape, frame)
        if not contours and not self._source.simplifies:
            raise NotDrawnError(shape)
        if not contours:
            self._source.warn("shape-simplified", shape, shape=_name(shape) or str(_type(shape)))
            contours = [box(frame.width, frame.height)]
        if picture is not None:
            relation = picture.get(R + "id") or picture.get(OFFICE + "relid") or ""
            crop = Crop(*(vml.share(picture.get(f"crop{side}")) for side in ("left", "top", "right", "bottom")))
            alternative = shape.get("alt", "")
            tone = tone_of(vml.share(picture.get("gain") or "1"), vml.share(picture.get("blacklevel")))
            yield from read_picture(
                self._source, shape, relation, frame=frame, crop=crop, alternative=alternative, tone=tone
            )
        yield from _outline(shape, frame.contours(contours), pictured=picture is not None)
        content = shape.find(f"{V}textbox/{W}txbxContent")
        if content is not None:
            yield self._text(shape, content, frame, field)

    def _group(self, group: Element, frame: Frame, field: str) -> Iterator[Part]:
        size, origin = pair(group.get("coordsize"), 1000), pair(group.get("coordorigin"), 0)
        by = frame.width / (size[0] or 1), frame.height / (size[1] or 1)
        for child in group:
            if child.tag in _DRAWN and not self._is_bent(child):
                own = child_frame(child, origin, by)
                yield from self._parts(child, frame.within(own), field)
            elif child.tag in _NOT_DRAWN:
                raise NotDrawnError(child)

    def _text(self, shape: Element, content: Element, frame: Frame, field: str) -> TextBox:
        textbox = shape.find(V + "textbox")
        inside = {} if textbox is None else vml.style_of(textbox)
        said = [] if textbox is None else (textbox.get("inset") or "").split(",")
        said += [""] * (4 - len(said))
        left, top, right, bottom = (
            vml.measure(text, default) if text else default for text, default in zip(said, _INSETS, strict=False)
        )
        across, down = inset_of(_name(shape), frame.width, frame.height)
        upwards = inside.get("mso-layout-flow-alt") == "bottom-to-top"
        runs = 0 if "vertical" not in inside.get("layout-flow", "") else 270 if upwards else 90
        insets = Insets(left + across, top + down, right + across, bottom + down)
        place = frame.text_box(insets, runs, upright=True)  # Word turns no text with a shape of VML
        blocks = self._source.blocks(content, field=field, table=TableText("text box"))
        vertical = _ANCHORS.get(vml.style_of(shape).get("v-text-anchor", ""), "top")
        grows = not place.turn and vml.says_yes(inside.get("mso-fit-shape-to-text"))
        return TextBox(*place[:4], blocks, vertical, turn=place.turn, grows=grows)


def _lettering(shape: Element, letters: Element, frame: Frame) -> TextBox:
    """Letters that fill the shape, in its colour; thin colour is mixed with white."""
    style = vml.style_of(letters)
    fill = shape.find(V + "fill")
    share = 1.0 if fill is None else min(max(vml.share(fill.get("opacity") or "1"), 0), 1)
    look = TextFormat(
        family=style.get("font-family", "").strip("\"' "),
        size=1,
        bold=style.get("font-weight") == "bold",
        italic=style.get("font-style") == "italic",
        colour=vml.paler(vml.colour(shape.get("fillcolor"), "FFFFFF"), share),
    )
    place = frame.text_box(Insets(0, 0, 0, 0), 0)
    return TextBox(*place[:4], lettering(letters.get("string", ""), look), turn=place.turn, fits=True)


def _outline(shape: Element, contours: tuple[Contour, ...], *, pictured: bool) -> Iterator[Path]:
    """The shape's area and line; a picture has a line only where it says so."""
    stroke, fill = shape.find(V + "stroke"), shape.find(V + "fill")
    closed = all(contour.closed for contour in contours)
    unfilled = pictured or not closed or vml.says_no(shape.get("filled"))
    if fill is not None and (vml.says_no(fill.get("on")) or vml.share(fill.get("opacity") or "1") < 0.05):
        unfilled = True
    stroked = vml.says_yes(shape.get("stroked")) if pictured else not vml.says_no(shape.get("stroked"))
    if stroke is not None and vml.says_no(stroke.get("on")):
        stroked = False
    width = vml.measure(shape.get("strokeweight"), 0.75, unit=1 / 12700)
    colour = vml.colour(shape.get("strokecolor"), "000000")
    dash = () if stroke is None else vml.DASHES.get((stroke.get("dashstyle") or "").lower(), ())
    filled = "" if unfilled else vml.colour(shape.get("fillcolor"), "FFFFFF")
    if filled or stroked:
        dashes = tuple(share * max(width, 0.5) for share in dash)
        yield Path(contours, filled, colour if stroked else "", width, dashes)
    if stroked and stroke is not None and not closed:
        for name, contour, at_start in (("startarrow", contours[0], True), ("endarrow", contours[-1], False)):
            kind = stroke.get(name, "none")
            if kind != "none":
                yield arrow(contour, _HEADS.get(kind, "triangle"), width, colour, at_start=at_start)


_HEADS = {"open": "arrow", "oval": "oval", "diamond": "diamond", "classic": "stealth"}


def _type(shape: Element) -> int:
    """The number of the shape's kind (o:spt), 0 where it has none."""
    found = re.search(r"_t(\d+)$", shape.get("type", ""))
    if found is not None:
        return int(found[1])
    own = shape.get(OFFICE + "spt")
    return int(float(own)) if own else 0


def _name(shape: Element) -> str:
    named = _NAMED.get(shape.tag.removeprefix(V))
    return vml.SHAPES.get(_type(shape), "") if named is None else named


def _contours(shape: Element, frame: Frame) -> list[Contour] | None:
    """The shape's outline, None where it is not known."""
    if shape.tag == V + "polyline":
        numbers = [vml.measure(number) for number in re.split("[ ,]+", shape.get("points", "").strip())]
        left, top = min(numbers[::2]), min(numbers[1::2])
        points = [(x - left, y - top) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
        return [Contour(points[0], tuple(points[1:]))]
    said = {}
    if shape.tag == V + "roundrect":
        said = {"adj": vml.share(shape.get("arcsize") or "0.2")}
    contours = outline_of(_name(shape), frame.width, frame.height, said)
    path = shape.get("path")
    if contours is None and path:
        size, origin = pair(shape.get("coordsize"), 1000), pair(shape.get("coordorigin"), 0)
        contours = vml.path_contours(path, size, origin, frame)
    if contours is None and (shape.find(V + "imagedata") is not None or shape.find(V + "textbox") is not None):
        return [box(frame.width, frame.height)]
    return contours


def _rule(shape: Element, style: Mapping[str, str]) -> Artwork:
    """A line across the column (o:hr), as wide as its share of it."""
    width, height = vml.measure(style.get("width")), vml.measure(style.get("height"), 1.5)
    permille = float(shape.get(OFFICE + "hrpct") or 0)
    share = permille / 1000 if permille else 0 if width else 1.0
    wide = width if width else 1.0
    colour = vml.colour(shape.get("fillcolor"), "A0A0A0")
    return Artwork(wide, height, (Path((box(wide, height),), fill=colour),), column_share=share)


def _anchored(shape: Element, style: Mapping[str, str], artwork: Artwork, place: tuple[Pt, Pt]) -> Anchored:
    order = int(float(style.get("z-index", "0") or 0)) if style.get("z-index", "0") != "auto" else 0
    wrap = shape.find(W10 + "wrap")
    kind, side = ("", "") if wrap is None else (wrap.get("type", ""), wrap.get("side", ""))
    far = (
        vml.measure(style.get(f"mso-wrap-distance-{name}"), default)
        for name, default in (("left", 9.0), ("top", 0.0), ("right", 9.0), ("bottom", 0.0))
    )
    return Anchored(
        artwork,
        _placement(style, "horizontal", _ACROSS, place[0]),
        _placement(style, "vertical", _DOWN, place[1]),
        behind=order < 0,
        order=order,
        wrap=_WRAPS.get(kind, "none"),
        side=_SIDES.get(side, "both"),
        distances=Distances(*far),
        in_cell=not vml.says_no(shape.get(OFFICE + "allowincell")),
    )


def _placement(style: Mapping[str, str], axis: str, names: Mapping[str, str], offset: Pt) -> Placement:
    said = style.get(f"mso-position-{axis}-relative", "text")
    align = style.get(f"mso-position-{axis}", "absolute")
    return Placement(names.get(said, said), offset, "" if align == "absolute" else align)
