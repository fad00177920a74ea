"""Sections as a w:sectPr tells of them: paper, margins, columns, page borders, numbers (ECMA-376 17.6)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from thaiforms.frozen import frozen
from thaiforms.layout.properties import borders, is_art
from thaiforms.layout.story import Columns, PageBorders, PageFrame, SectionKind
from thaiforms.layout.words import VAL, Element, R, W, attribute, count, is_on, number, twips

_A4 = (595.3, 841.9)
_SIDES = ("top", "left", "bottom", "right")
_SIDEWAYS = {"header": 36.0, "footer": 36.0, "top": 72.0, "left": 72.0, "bottom": 72.0, "right": 72.0}
_MOST_COLUMNS = 45  # Word's own limit


@frozen
class Stretch:
    """A stretch of the body with the w:sectPr that ends it."""

    elements: list[Element]
    properties: Element | None


def stretches(body: Element) -> list[Stretch]:
    """The body parted where a paragraph's w:sectPr ends a section, also within a content control."""
    found, gathered = [], list[Element]()
    for element in body:
        if element.tag == W + "sectPr":
            continue
        gathered.append(element)
        ends = _ends(element)
        if ends is not None:
            found.append(Stretch(gathered, ends))
            gathered = []
    return [*found, Stretch(gathered, body.find(W + "sectPr"))]


def _ends(element: Element) -> Element | None:
    if element.tag == W + "p":
        return element.find(f"{W}pPr/{W}sectPr")
    return element.find(f".//{W}p/{W}pPr/{W}sectPr") if element.tag == W + "sdt" else None


def frame_of(properties: Element | None, *, mirrored: bool = False, gutter_on_top: bool = False) -> PageFrame:
    """The section's paper and margins; the gutter is part of the margin that it widens."""
    size = None if properties is None else properties.find(W + "pgSz")
    margins = None if properties is None else properties.find(W + "pgMar")
    said = {
        name: default if margins is None else twips(margins.get(W + name), default)
        for name, default in {**_SIDEWAYS, "gutter": 0.0}.items()
    }
    gutter = said.pop("gutter")
    said["top" if gutter_on_top else "left"] += gutter
    top, bottom = abs(said.pop("top")), abs(said.pop("bottom"))  # below 0: headers may reach into the text
    width = _A4[0] if size is None else twips(size.get(W + "w"), _A4[0])
    height = _A4[1] if size is None else twips(size.get(W + "h"), _A4[1])
    return PageFrame(width=width, height=height, top=top, bottom=bottom, mirrored=mirrored, **said)


def kind_of(properties: Element | None) -> SectionKind:
    """How the section begins: on a new page, on an even or odd one, or where the one before ends."""
    kind = attribute(properties, "type")
    if kind == "continuous":
        return "continuous"
    return "evenPage" if kind == "evenPage" else "oddPage" if kind == "oddPage" else "nextPage"


def columns_of(properties: Element | None, frame: PageFrame) -> Columns:
    """Where each column begins, from the left margin, and its width; nothing where there is one column."""
    columns = None if properties is None else properties.find(W + "cols")
    if columns is None:
        return ()
    room = frame.width - frame.left - frame.right
    own = [(twips(c.get(W + "w")), twips(c.get(W + "space"))) for c in columns.iterfind(W + "col")]
    equal = columns.get(W + "equalWidth", "1") not in {"0", "false", "off"}
    if own and not equal:
        starts = accumulate((width + space for width, space in own), initial=0.0)
        return tuple((start, width) for start, (width, _) in zip(starts, own, strict=False)) if len(own) > 1 else ()
    several, space = min(count(columns.get(W + "num"), 1), _MOST_COLUMNS), twips(columns.get(W + "space"), 36)
    width = (room - space * (several - 1)) / max(1, several)
    return tuple((index * (width + space), width) for index in range(several)) if several > 1 and width > 0 else ()


def ruled(properties: Element | None) -> bool:
    """Whether lines stand between the section's columns (w:sep)."""
    columns = None if properties is None else properties.find(W + "cols")
    return columns is not None and columns.get(W + "sep", "0") in {"1", "true", "on"}


def page_borders_of(properties: Element | None) -> PageBorders | None:
    """The lines round the page, if there are any."""
    element = None if properties is None else properties.find(W + "pgBorders")
    said = borders(element)
    if element is None or not any(border.width for border in said.values()):
        return None
    spaces = {child.tag.removeprefix(W): number(child.get(W + "space", "0")) for child in element}
    return PageBorders(
        sides=tuple((side, said[side], spaces[side]) for side in _SIDES if side in said and said[side].width),
        from_page=element.get(W + "offsetFrom") == "page",
        shown=element.get(W + "display", "allPages"),
    )


def has_art(properties: Element) -> bool:
    """Whether the lines round the page are small pictures in Word."""
    sides: Iterable[Element] = properties.iterfind(f"{W}pgBorders/*")
    return any(is_art(side.get(VAL, "")) for side in sides)


def references(properties: Element | None, kind: str) -> dict[str, str]:
    """The relations of the section's own headers (or footers), by the kind of page: "default", "first", "even"."""
    found: Iterable[Element] = () if properties is None else properties.iterfind(f"{W}{kind}Reference")
    return {element.get(W + "type", "default"): element.get(R + "id", "") for element in found}


def says(properties: Element | None, name: str) -> bool:
    """Whether a switch is there and on."""
    element = None if properties is None else properties.find(W + name)
    return element is not None and is_on(element)
