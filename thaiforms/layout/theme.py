"""Colours and lines of DrawingML (ECMA-376 20.1.2.3), with what the file's theme calls them."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from functools import lru_cache

from thaiforms.frozen import frozen
from thaiforms.layout.package import Package
from thaiforms.layout.words import A, Element, colour, emu, part_of_one
from thaiforms.paper import Pt
from thaiforms.safety.archives import parse_xml

_NAMES = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_OFFICE = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4"}
_WIDTHS = (0.5, 1.0, 1.5)
NAMED = {
    "black": "000000",
    "white": "FFFFFF",
    "red": "FF0000",
    "green": "008000",
    "lime": "00FF00",
    "blue": "0000FF",
    "yellow": "FFFF00",
    "aqua": "00FFFF",
    "fuchsia": "FF00FF",
    "gray": "808080",
    "grey": "808080",
    "silver": "C0C0C0",
    "maroon": "800000",
    "olive": "808000",
    "teal": "008080",
    "navy": "000080",
    "purple": "800080",
    "orange": "FFA500",
    "window": "FFFFFF",
    "windowText": "000000",
    "windowtext": "000000",
}
"""The colours that have a name in VML, and those of the system."""


@frozen
class Theme:
    """A file's own colours by their names, and its three widths of lines."""

    colours: Mapping[str, str]
    widths: tuple[Pt, ...] = _WIDTHS

    def colour(self, parent: Element | None) -> str | None:
        """The colour that an element holds, in hexadecimal; empty where it can't be seen, None where none is said."""
        for child in () if parent is None else parent:
            base = self._base(child)
            if base is not None:
                return _modified(base, child)
        return None

    def fill(self, properties: Element | None) -> str | None:
        """The colour that a shape is filled with: empty for none, None where nothing is said of it."""
        for child in () if properties is None else properties:
            name = child.tag.removeprefix(A)
            if name == "noFill":
                return ""
            if name == "solidFill":
                return self.colour(child)
            if name == "gradFill":
                return self._middle(child)
            if name == "pattFill":
                return self.colour(child.find(A + "bgClr"))
        return None

    def _middle(self, gradient: Element) -> str | None:
        """The mean of a gradient's colours."""
        stops = [self.colour(stop) for stop in gradient.iter(A + "gs")]
        seen = [stop for stop in stops if stop]
        if not seen:
            return None
        means = (sum(int(stop[at : at + 2], 16) for stop in seen) // len(seen) for at in (0, 2, 4))
        return "".join(f"{mean:02X}" for mean in means)

    def _base(self, element: Element) -> str | None:
        name, said = element.tag.removeprefix(A), element.get("val", "")
        if name == "srgbClr":
            return colour(said, "000000")
        if name == "schemeClr":
            return self.colours.get(_NAMES.get(said, said), "000000")
        if name == "sysClr":
            return colour(element.get("lastClr"), NAMED.get(said, "000000"))
        return NAMED.get(said, "000000") if name == "prstClr" else None


def _modified(colour: str, element: Element) -> str:
    """The colour darkened, lightened or thinned out as the element's children say; thin colour is mixed with white."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    for child in element:
        share = part_of_one(child.get("val", "100000"))
        name = child.tag.removeprefix(A)
        if name in {"lumMod", "lumOff"}:
            hue, light, strength = colorsys.rgb_to_hls(*parts)
            light = light * share if name == "lumMod" else light + share
            parts = list(colorsys.hls_to_rgb(hue, min(max(light, 0), 1), strength))
        elif name == "shade":
            parts = [part * share for part in parts]
        elif name in {"tint", "alpha"}:
            if name == "alpha" and share < 0.05:
                return ""
            parts = [part * share + 1 - share for part in parts]
    return "".join(f"{round(part * 255):02X}" for part in parts)


@lru_cache(maxsize=32)
def read_theme(data: bytes | None) -> Theme:
    """The theme of a file; Office's own where it has none."""
    if data is None:
        return Theme(_OFFICE)
    root = parse_xml(data, "word/theme/theme1.xml")
    scheme = root.find(f".//{A}clrScheme")
    plain, colours = Theme({}), dict(_OFFICE)
    for entry in () if scheme is None else scheme:
        colours[entry.tag.removeprefix(A)] = plain.colour(entry) or "000000"
    lines = root.iterfind(f".//{A}lnStyleLst/{A}ln")
    widths = tuple(emu(line.get("w", "9525")) for line in lines)
    return Theme(colours, widths if widths else _WIDTHS)


def theme_of(package: Package) -> Theme:
    """The theme that a file's document names."""
    relations = package.relations(package.document).values()
    return read_theme(next((package.parts.get(r.target) for r in relations if r.kind == "theme"), None))
