"""Pictures in a w:drawing: in the line, or anchored to the paragraph and placed on the page."""

from __future__ import annotations

from collections.abc import Mapping

from thaiforms.layout.artwork import Anchored, Artwork, Placement
from thaiforms.layout.package import Relation
from thaiforms.layout.words import WP, A, Element, R, emu
from thaiforms.paper import Picture


def read_drawing(
    drawing: Element, relations: Mapping[str, Relation], parts: Mapping[str, bytes]
) -> Artwork | Anchored | None:
    """The picture of a w:drawing, or None where it holds something else."""
    frame = next((child for child in drawing if child.tag in {WP + "inline", WP + "anchor"}), None)
    picture = None if frame is None else _picture(frame, relations, parts)
    if frame is None or picture is None or frame.tag == WP + "inline":
        return picture
    across, down = _placement(frame.find(WP + "positionH")), _placement(frame.find(WP + "positionV"))
    return Anchored(picture, across, down, behind=frame.get("behindDoc") in {"1", "true"})


def _picture(frame: Element, relations: Mapping[str, Relation], parts: Mapping[str, bytes]) -> Artwork | None:
    blip = frame.find(f".//{A}blip")
    relation = None if blip is None else relations.get(blip.get(R + "embed", ""))
    extent, name = frame.find(WP + "extent"), frame.find(WP + "docPr")
    if relation is None or relation.target not in parts or extent is None:
        return None
    alternative = "" if name is None else name.get("descr", "")
    width, height = emu(extent.get("cx")), emu(extent.get("cy"))
    return Artwork(width, height, (Picture(0, 0, width, height, parts[relation.target], alternative),), alternative)


def _placement(position: Element | None) -> Placement:
    if position is None:
        return Placement()
    align, offset = position.findtext(WP + "align", ""), position.findtext(WP + "posOffset", "")
    return Placement(position.get("relativeFrom", "column"), emu(offset), align)
