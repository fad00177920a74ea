"""Tab stops that no w:tabs tells of: those of labels that end where the line begins, and of tabs that place themselves."""

from __future__ import annotations

from collections.abc import Sequence

from thaiforms.layout.numbering import Label
from thaiforms.layout.story import PageFrame, ParagraphFormat, TabStop
from thaiforms.layout.words import Element, W
from thaiforms.paper import Pt

_ROOM: Pt = 200.0  # for a label, left of where it ends


def before_its_label(format_: ParagraphFormat, label: Label) -> ParagraphFormat:
    """The format of a paragraph whose label ends, or has its middle, where the first line begins (w:lvlJc)."""
    if label.level.side == "left" or not label.text:
        return format_
    at = format_.left + format_.first_line
    stop = TabStop(at, "right" if label.level.side == "right" else "center")
    stops = sorted((*(other for other in format_.tabs if other.position != at), stop))
    return format_._replace(first_line=format_.first_line - _ROOM, tabs=tuple(stops))


def placed_by_themselves(format_: ParagraphFormat, tabs: Sequence[Element], frame: PageFrame) -> ParagraphFormat:
    """The format of a paragraph whose tabs (w:ptab) lead to an edge or the middle, past all stops of its own (17.3.3.23)."""
    width = frame.width - frame.left - frame.right
    stops = dict[Pt, TabStop]()
    for tab in tabs:
        within = tab.get(W + "relativeTo") == "indent"
        left, right = (format_.left, width - format_.right) if within else (0.0, width)
        kind, leader = tab.get(W + "alignment", "left"), tab.get(W + "leader", "none")
        if kind == "center":
            stops[(left + right) / 2] = TabStop((left + right) / 2, "center", leader)
        elif kind == "right":
            stops[right] = TabStop(right, "right", leader)
        else:
            stops[left] = TabStop(left, "left", leader)
    return format_._replace(tabs=tuple(stops[at] for at in sorted(stops)))
