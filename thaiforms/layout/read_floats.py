"""Where a floating table (w:tblpPr) or a frame (w:framePr) stands (ECMA-376 17.4.57, 17.3.1.11)."""

from __future__ import annotations

from thaiforms.layout.artwork import Distances, Placement
from thaiforms.layout.story import Floating, HeightRule
from thaiforms.layout.words import Element, W, twips
from thaiforms.paper import Pt

_ACROSS = {"page": "page", "margin": "margin"}
_DOWN = {"page": "page", "margin": "margin", "text": "paragraph"}
_BESIDE = {"around", "auto", "tight", "through"}
_DROP = {"drop", "margin"}


def table_floating(element: Element, margin: Pt) -> Floating:
    """Where a w:tblpPr puts its table, whose text stands ``margin`` points from its left edge: its place is its text's."""
    across = Placement(
        _ACROSS.get(element.get(W + "horzAnchor", ""), "column"),
        twips(element.get(W + "tblpX")) - margin,
        element.get(W + "tblpXSpec", ""),
    )
    left, top, right, bottom = (twips(element.get(f"{W}{side}FromText")) for side in ("left", "top", "right", "bottom"))
    return Floating(across, _down(element, "vertAnchor", "tblpY", "tblpYSpec"), Distances(left, top, right, bottom))


def frame_floating(element: Element) -> Floating | None:
    """Where a w:framePr puts its paragraphs, and how large it is; None where it stands in the flow."""
    if element.get(W + "yAlign") == "inline":
        return None
    across = Placement(
        _ACROSS.get(element.get(W + "hAnchor", ""), "column"),
        twips(element.get(W + "x")),
        element.get(W + "xAlign", ""),
    )
    drop = element.get(W + "dropCap", "none")
    if drop == "margin":
        across = Placement("column", 0, "before")
    aside, above = twips(element.get(W + "hSpace")), twips(element.get(W + "vSpace"))
    said = element.get(W + "hRule", "auto" if element.get(W + "h") is None else "atLeast")
    rule: HeightRule = "exact" if said == "exact" else "atLeast" if said == "atLeast" else "auto"
    return Floating(
        across,
        _down(element, "vAnchor", "y", "yAlign"),
        Distances(aside, above, aside, above),
        wrap="square" if drop in _DROP or element.get(W + "wrap", "around") in _BESIDE else "topAndBottom",
        width=twips(element.get(W + "w")),
        height=0 if rule == "auto" else twips(element.get(W + "h")),
        height_rule=rule,
    )


def _down(element: Element, anchor: str, offset: str, spec: str) -> Placement:
    """Its place down the page, from the margin where nothing is said; one that hangs on the text is never aligned."""
    origin = _DOWN.get(element.get(W + anchor, "margin"), "paragraph")
    align = "" if origin == "paragraph" else element.get(W + spec, "")
    return Placement(origin, twips(element.get(W + offset)), "" if align == "inline" else align)
