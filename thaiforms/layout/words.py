"""WordprocessingML's names and measures."""

from __future__ import annotations

import re
from math import inf
from typing import TypeAlias

from lxml import etree

from thaiforms.errors import Fault, TemplateError
from thaiforms.paper import Pt

Element: TypeAlias = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
WPC = "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
W10 = "{urn:schemas-microsoft-com:office:word}"

VAL = W + "val"
_OFF = {"0", "false", "off", "none"}
_LONGEST = 100_000  # points: no measure of a page comes near
_COLOUR = re.compile("#?([0-9A-Fa-f]{6})")
_MOST = 32_767  # of what is counted: columns, pages, levels


def twips(text: str | None, default: Pt = 0) -> Pt:
    """Points from twentieths of a point, or from a measure with its unit (ST_TwipsMeasure)."""
    if text is None:
        return default
    for unit, points in (("pt", 1.0), ("mm", 72 / 25.4), ("cm", 72 / 2.54), ("in", 72.0), ("pc", 12.0), ("pi", 12.0)):
        if text.endswith(unit):
            return number(text[:-2]) * points
    return number(text) / 20


def emu(text: str | None) -> Pt:
    """Points from English metric units, 12,700 to the point, or from a measure with its unit (ST_Coordinate)."""
    if not text:
        return 0
    return twips(text) if text[-1].isalpha() else number(text, most=_LONGEST * 12700) / 12700


def half_points(text: str | None, default: Pt = 0) -> Pt:
    """Points from half points."""
    return default if text is None else number(text.removesuffix("pt")) / (1 if text.endswith("pt") else 2)


def part_of_one(text: str) -> float:
    """A share, from thousandths of a percent or a number with a percent sign (ST_Percentage)."""
    return number(text[:-1]) / 100 if text.endswith("%") else number(text) / 100_000


def number(text: str, *, most: float = _LONGEST * 20) -> float:
    """The number that an attribute says. Raises TemplateError for what is none, or is larger than any page."""
    try:
        found = float(text)
    except ValueError:
        found = inf
    if not -most <= found <= most:
        raise TemplateError(Fault("measure-unreadable", found=text))
    return found


def count(text: str | None, default: int = 0) -> int:
    """The whole number that an attribute says. Raises TemplateError for what is none, or is larger than any in Word."""
    return default if text is None else int(number(text, most=_MOST))


def colour(text: str | None, default: str) -> str:
    """The colour that an attribute says, in hexadecimal; the default for "auto" and for what is none."""
    found = None if text is None else _COLOUR.fullmatch(text)
    return default if found is None else found[1].upper()


def is_on(element: Element) -> bool:
    """Whether an on-off property says on (ST_OnOff; a bare element says so)."""
    return element.get(VAL, "true").lower() not in _OFF


def text_of(element: Element) -> str:
    """All text below an element, for messages."""
    return "".join(found.text for found in element.iter(W + "t") if found.text)


def attribute(parent: Element | None, name: str, attribute: str = "val") -> str | None:
    """The attribute of a child, both in Word's namespace; None where either is missing."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(W + attribute)
