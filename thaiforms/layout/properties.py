"""What w:rPr and w:pPr say, as far as they say it: raw values by name, laid on each other in layers (ECMA-376 17.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from thaiforms.layout.borders import border_width
from thaiforms.layout.read_floats import frame_floating
from thaiforms.layout.story import Border
from thaiforms.layout.words import VAL, Element, W, attribute, colour, is_on, number, twips

Properties: TypeAlias = dict[str, Any]
"""Raw values by name, as far as they are given; later ones win."""

TOGGLES = frozenset({"b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "vanish"})
_LINES = frozenset(
    {
        "nil",
        "none",
        "single",
        "thick",
        "double",
        "dotted",
        "dashed",
        "dotDash",
        "dotDotDash",
        "triple",
        "wave",
        "doubleWave",
    }
    | {"dashSmallGap", "dashDotStroked", "threeDEmboss", "threeDEngrave", "outset", "inset", "hairline"}
    | {
        f"{kind}{size}Gap"
        for kind in ("thinThick", "thickThin", "thinThickThin")
        for size in ("Small", "Medium", "Large")
    }
)
_MOST_ART = 31
_ALIGNMENTS = {"start": "left", "end": "right", "mediumKashida": "both", "lowKashida": "both", "highKashida": "both"}


def _value(name: str) -> Callable[[Properties, Element], None]:
    def read(out: Properties, element: Element) -> None:
        out[name] = element.get(VAL)

    return read


def _switch(name: str) -> Callable[[Properties, Element], None]:
    def read(out: Properties, element: Element) -> None:
        out[name] = is_on(element)

    return read


def _fonts(out: Properties, element: Element) -> None:
    for name in ("ascii", "hAnsi", "cs"):
        theme = element.get(W + ("cstheme" if name == "cs" else name + "Theme"))
        if theme is not None:
            out[name] = "+" + theme
        elif element.get(W + name) is not None:
            out[name] = element.get(W + name)


def _ink(out: Properties, element: Element) -> None:
    out["color"] = colour(element.get(VAL), "")


def _shading(out: Properties, element: Element) -> None:
    out["shading"] = shade(element)


def is_art(style: str) -> bool:
    """Whether a border's style is a row of small pictures (ST_Border from apples to zigZagStitch)."""
    return style not in _LINES


def _border(element: Element) -> Border:
    style = element.get(VAL, "single")
    if style in {"nil", "none"}:
        return Border()
    ink = colour(element.get(W + "color"), "000000")
    size = max(0, number(element.get(W + "sz", "4")))
    if is_art(style):  # its size is told in points, most of which is air
        return Border(min(size, _MOST_ART) / 4, ink)
    return Border(border_width(style, size / 8), ink, style)


def _boxed(out: Properties, element: Element) -> None:
    out["boxed"] = _border(element).width


_RUN: Mapping[str, Callable[[Properties, Element], None]] = {
    W + "rFonts": _fonts,
    **{
        W + name: _value(name)
        for name in ("sz", "szCs", "u", "highlight", "vertAlign", "position", "spacing", "w", "rStyle")
    },
    **{W + name: _switch(name) for name in TOGGLES},
    W + "color": _ink,
    W + "shd": _shading,
    W + "bdr": _boxed,
    W + "cs": _switch("complex"),
    W + "rtl": _switch("complex"),
}


_PATTERNS = {
    "clear": 0.0,
    "nil": 0.0,
    "solid": 1.0,
    "horzStripe": 0.5,
    "vertStripe": 0.5,
    "diagStripe": 0.5,
    "diagCross": 0.5,
}


def shade(element: Element | None) -> str:
    """The colour that a w:shd comes to; a pattern of dots is mixed to an even one."""
    if element is None:
        return ""
    pattern, fill = element.get(VAL, "clear"), colour(element.get(W + "fill"), "")
    share = int(pattern[3:]) / 100 if pattern.startswith("pct") else _PATTERNS.get(pattern, 0.0)
    if share == 0:
        return fill
    back, front = (fill if fill else "FFFFFF"), colour(element.get(W + "color"), "000000")
    mixed = (round(int(back[at : at + 2], 16) * (1 - share) + int(front[at : at + 2], 16) * share) for at in (0, 2, 4))
    return "".join(f"{part:02X}" for part in mixed)


def _said(element: Element | None, readers: Mapping[str, Callable[[Properties, Element], None]]) -> Properties:
    """What the children of an element say that have readers."""
    out: Properties = {}
    for child in () if element is None else element:
        reader = readers.get(child.tag)
        if reader is not None:
            reader(out, child)
    return out


def run_properties(element: Element | None) -> Properties:
    """What a w:rPr says."""
    return _said(element, _RUN)


def _indents(out: Properties, element: Element) -> None:
    for name, names in (("left", ("start", "left")), ("right", ("end", "right"))):
        for key in names:
            if element.get(W + key) is not None:
                out[name] = twips(element.get(W + key))
    if element.get(W + "hanging") is not None:
        out["first_line"] = -twips(element.get(W + "hanging"))
    elif element.get(W + "firstLine") is not None:
        out["first_line"] = twips(element.get(W + "firstLine"))


def _spacing(out: Properties, element: Element) -> None:
    for name in ("before", "after"):
        if element.get(W + name) is not None:
            out[name] = twips(element.get(W + name))
        auto = element.get(f"{W}{name}Autospacing")
        if auto is not None:
            out[name + "_auto"] = auto in {"1", "true", "on"}
    if element.get(W + "line") is not None:
        rule = element.get(W + "lineRule", "auto")
        out["line_rule"] = rule
        out["line"] = twips(element.get(W + "line")) / (12 if rule == "auto" else 1)


def _tabs(out: Properties, element: Element) -> None:
    stops = dict(out.get("tabs", {}))
    for child in element.iterfind(W + "tab"):
        kind = _ALIGNMENTS.get(child.get(VAL, "left"), child.get(VAL, "left"))
        stops[twips(child.get(W + "pos"))] = None if kind == "clear" else (kind, child.get(W + "leader", ""))
    out["tabs"] = stops


def _outline(out: Properties, element: Element) -> None:
    level = element.get(VAL, "9")
    out["outline"] = int(level) if level.isdecimal() and int(level) < 9 else None  # 9 is body text


def _box_borders(out: Properties, element: Element) -> None:
    edges = out.get("borders", {}) | borders(element)
    spaces = out.get("spaces", {}) | {side: number(child.get(W + "space", "0")) for side, child in _sides(element)}
    out["borders"], out["spaces"] = edges, spaces


def _sides(element: Element) -> list[tuple[str, Element]]:
    return [(child.tag.removeprefix(W), child) for child in element]


def _jc(out: Properties, element: Element) -> None:
    said = element.get(VAL, "left")
    out["alignment"] = _ALIGNMENTS.get(said, said)


def _frame(out: Properties, element: Element) -> None:
    out["floating"] = frame_floating(element)


_PARAGRAPH: Mapping[str, Callable[[Properties, Element], None]] = {
    W + "ind": _indents,
    W + "spacing": _spacing,
    W + "tabs": _tabs,
    W + "jc": _jc,
    W + "outlineLvl": _outline,
    W + "pBdr": _box_borders,
    W + "shd": _shading,
    W + "framePr": _frame,
    W + "keepNext": _switch("keep_next"),
    W + "keepLines": _switch("keep_lines"),
    W + "widowControl": _switch("widow_control"),
    W + "pageBreakBefore": _switch("page_break_before"),
    W + "contextualSpacing": _switch("contextual_spacing"),
}


def paragraph_properties(element: Element | None) -> Properties:
    """What a w:pPr says."""
    return _said(element, _PARAGRAPH)


def borders(element: Element | None) -> dict[str, Border]:
    """The borders that a w:tblBorders, w:tcBorders or w:pBdr gives, by edge."""
    names = {"start": "left", "end": "right"}
    found = () if element is None else element
    return {names.get(name, name): _border(child) for child in found for name in (child.tag.removeprefix(W),)}


def merged(layers: Iterable[Properties]) -> Properties:
    """The layers laid on each other; tab stops add up, all else is replaced."""
    out: Properties = {}
    for layer in layers:
        stops = {**out.get("tabs", {}), **layer["tabs"]} if "tabs" in layer else None
        out.update(layer)
        if stops is not None:
            out["tabs"] = stops
    return out


def toggled(layers: Iterable[Properties]) -> Properties:
    """Style layers laid on each other; a toggle that two of them set is off again (17.7.3)."""
    out: Properties = {}
    for layer in layers:
        flips = {name: out.get(name, False) != layer[name] for name in TOGGLES & layer.keys()}
        out = merged((out, layer, flips))
    return out


def numbering_of(properties: Element | None) -> tuple[str | None, int | None]:
    """The list and the level that a w:pPr names, None where it says nothing."""
    own = None if properties is None else properties.find(W + "numPr")
    if own is None:
        return None, None
    number, level = attribute(own, "numId"), attribute(own, "ilvl")
    return ("0" if number is None else number), (None if level is None else int(level))
