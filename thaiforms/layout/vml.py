"""VML's words for measures, colours, styles and paths (ECMA-376 part 4, 19)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from thaiforms.layout.frames import Frame
from thaiforms.layout.theme import NAMED
from thaiforms.layout.words import Element
from thaiforms.paper import Contour, Pt

_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0, "px": 0.75, "emu": 1 / 12700}
_MEASURE = re.compile(r"\s*(-?[\d.]+)\s*([a-z]*)")
_STEP = re.compile(r"([a-z]+)|(-?\d+)|(,)")
SHAPES: Mapping[int, str] = {
    1: "rect",
    2: "roundRect",
    3: "ellipse",
    4: "diamond",
    5: "triangle",
    6: "rtTriangle",
    7: "parallelogram",
    8: "trapezoid",
    9: "hexagon",
    11: "plus",
    13: "rightArrow",
    15: "homePlate",
    20: "line",
    32: "straightConnector1",
    33: "bentConnector2",
    34: "bentConnector3",
    38: "curvedConnector3",
    55: "chevron",
    66: "leftArrow",
    67: "downArrow",
    68: "upArrow",
    69: "leftRightArrow",
    70: "upDownArrow",
    75: "rect",
    85: "leftBracket",
    86: "rightBracket",
    87: "leftBrace",
    88: "rightBrace",
    21: "plaque",
    16: "cube",
    22: "can",
    23: "donut",
    54: "ribbon2",
    56: "pentagon",
    58: "star8",
    59: "star16",
    60: "star32",
    61: "wedgeRectCallout",
    62: "wedgeRoundRectCallout",
    63: "wedgeEllipseCallout",
    64: "wave",
    65: "foldedCorner",
    71: "irregularSeal1",
    72: "irregularSeal2",
    84: "bevel",
    92: "star24",
    94: "notchedRightArrow",
    97: "verticalScroll",
    98: "horizontalScroll",
    106: "cloudCallout",
    107: "ribbon2",
    111: "flowChartInputOutput",
    112: "flowChartPredefinedProcess",
    113: "flowChartInternalStorage",
    114: "flowChartDocument",
    115: "flowChartMultidocument",
    117: "flowChartPreparation",
    118: "flowChartManualInput",
    119: "flowChartManualOperation",
    127: "flowChartExtract",
    128: "flowChartMerge",
    132: "flowChartMagneticDisk",
    135: "flowChartDelay",
    177: "flowChartOffpageConnector",
    183: "sun",
    187: "star4",
    12: "star5",
    10: "octagon",
    109: "flowChartProcess",
    110: "flowChartDecision",
    116: "flowChartTerminator",
    120: "flowChartConnector",
    176: "flowChartAlternateProcess",
    185: "bracketPair",
    186: "bracePair",
    202: "rect",
}
"""DrawingML's names of the shapes that VML numbers (o:spt)."""
DASHES: Mapping[str, tuple[float, ...]] = {
    "1 1": (1, 1),
    "shortdot": (1, 1),
    "shortdash": (3, 1),
    "shortdashdot": (3, 1, 1, 1),
    "dot": (1, 3),
    "dash": (4, 3),
    "longdash": (8, 3),
    "dashdot": (4, 3, 1, 3),
    "longdashdot": (8, 3, 1, 3),
    "longdashdotdot": (8, 3, 1, 3, 1, 3),
}
"""Ink and gap, in widths of the line."""


def measure(text: str | None, default: Pt = 0, *, unit: float = 0.75) -> Pt:
    """Points from a length; ``unit`` is what a bare number counts, a pixel where nothing else is known."""
    found = None if text is None else _MEASURE.match(text)
    if found is None:
        return default
    return float(found[1]) * _UNITS.get(found[2], unit)


def style_of(element: Element) -> dict[str, str]:
    """What the style attribute says."""
    pairs = (pair.partition(":") for pair in element.get("style", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip()}


def says_no(text: str | None) -> bool:
    """Whether a switch is off."""
    return text is not None and text.lower() in {"f", "false", "0", "off"}


def says_yes(text: str | None) -> bool:
    """Whether a switch is on."""
    return text is not None and text.lower() in {"t", "true", "1", "on"}


def colour(text: str | None, default: str) -> str:
    """A colour in hexadecimal; what stands behind it in brackets says only where it came from."""
    word = "" if text is None else text.split(" ", maxsplit=1)[0]
    if re.fullmatch("#[0-9a-fA-F]{6}", word):
        return word[1:].upper()
    if re.fullmatch("#[0-9a-fA-F]{3}", word):
        return "".join(letter * 2 for letter in word[1:]).upper()
    return NAMED.get(word, default)


def paler(colour: str, share: float) -> str:
    """The colour where only a share of it covers the white paper."""
    parts = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{round(part * share + 255 * (1 - share)):02X}" for part in parts)


def share(text: str | None) -> float:
    """A fraction: of 65,536 parts with an f behind it, otherwise as it is."""
    if not text:
        return 0
    return float(text[:-1]) / 65536 if text.endswith("f") else float(text)


def turn_of(style: Mapping[str, str]) -> float:
    """Degrees, clockwise."""
    said = style.get("rotation", "0")
    return (float(said[:-2]) / 65536 if said.endswith("fd") else float(said)) % 360


def path_contours(
    path: str, size: tuple[float, float], origin: tuple[float, float], frame: Frame
) -> list[Contour] | None:
    """The contours of a path in a frame of the box's size, or None where it has steps that are not known (19.2.2.6)."""
    scale = frame.width / (size[0] or 1), frame.height / (size[1] or 1)
    contours: list[Contour] = []
    start, here, ways = (0.0, 0.0), (0.0, 0.0), list[tuple[Pt, ...]]()
    for said, numbers in _steps(path):
        points = list(zip(numbers[::2], numbers[1::2], strict=False))
        step = {"r": "l", "v": "c"}.get(said, said)
        if step != said:
            points = _moved(points, here, every=1 if step == "l" else 3)
        if step in {"m", "e", "x"}:
            if ways:
                contours.append(Contour(start, tuple(ways), step == "x"))
            ways = []
            if step == "m" and points:
                start = _scaled(points[0], origin, scale)
        elif step in {"l", "c"}:
            size_of = 1 if step == "l" else 3
            for at in range(0, len(points) - size_of + 1, size_of):
                scaled = [_scaled(point, origin, scale) for point in points[at : at + size_of]]
                ways.append(tuple(number for point in scaled for number in point))
        elif step not in {"nf", "ns"}:
            return None
        here = points[-1] if points else here
    return [*contours, *([Contour(start, tuple(ways))] if ways else [])]


def _moved(points: list[tuple[float, float]], here: tuple[float, float], *, every: int) -> list[tuple[float, float]]:
    """Points that are counted from where the pen stands; it moves on with every so many of them."""
    moved: list[tuple[float, float]] = []
    for index, point in enumerate(points, start=1):
        moved.append((here[0] + point[0], here[1] + point[1]))
        here = moved[-1] if index % every == 0 else here
    return moved


def _scaled(point: tuple[float, float], origin: tuple[float, float], scale: tuple[float, float]) -> tuple[Pt, Pt]:
    return (point[0] - origin[0]) * scale[0], (point[1] - origin[1]) * scale[1]


def _steps(path: str) -> list[tuple[str, list[float]]]:
    """The steps with their numbers; a number that is left out is 0."""
    found: list[tuple[str, list[float]]] = []
    waiting = True
    for word, number, _ in _STEP.findall(path):
        if word:
            names = (
                [word]
                if word in {"nf", "ns", "x", "e", "xe", "qx", "qy", "al", "ae", "at", "wa"}
                else [word[:1], word[1:]]
            )
            names = ["x", "e"] if word == "xe" else names
            found.extend((name, []) for name in names if name)
            waiting = True
        elif not found:
            continue
        elif number:
            found[-1][1].append(float(number))
            waiting = False
        else:
            if waiting:
                found[-1][1].append(0.0)
            waiting = True
    return found
