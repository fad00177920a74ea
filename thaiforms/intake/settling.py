"""What openpyxl writes, without chance in it and in the order that the standard asks for."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

FIRST_DAY = datetime.datetime(1980, 1, 1)
"""What stands for the moment of writing, as in the archive itself."""

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_CORE, _STYLES, _SHEETS = "docProps/core.xml", "xl/styles.xml", "xl/worksheets/sheet"
_KEPT_HEIGHT = b' customHeight="1"'
_MERGED, _AREAS = re.compile(rb"(?:<mergeCell [^<>]*/>)+"), re.compile(rb' sqref="([^"]*)"')
_FONT, _SAID = re.compile(rb"<font>(.*?)</font>", re.DOTALL), re.compile(rb"<(\w+)[^<>]*/>")
_FONT_ORDER = (
    *(
        b"b",
        b"i",
        b"strike",
        b"condense",
        b"extend",
        b"outline",
        b"shadow",
        b"u",
        b"vertAlign",
        b"sz",
        b"color",
        b"name",
    ),
    *(b"family", b"charset", b"scheme"),
)


def settled(name: str, part: bytes, *, rows_grow: bool = False) -> bytes:
    """A part of a workbook: the same for the same cells, and valid; rows that grow have no height that they must keep."""
    if name == _CORE:
        return _without_moment(part)
    if name == _STYLES:
        return _in_order(part)
    if not name.startswith(_SHEETS):
        return part
    return _sorted_areas(part.replace(_KEPT_HEIGHT, b"") if rows_grow else part)


def _without_moment(core: bytes) -> bytes:
    """The properties with a fixed day in place of the moment that openpyxl takes."""
    return _MODIFIED.sub(rb"\g<1>" + FIRST_DAY.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), core)


def _in_order(styles: bytes) -> bytes:
    """The styles with what is said of each font in the order of CT_Font (ECMA-376, 18.8.22), which openpyxl mixes up."""
    return _FONT.sub(_font_in_order, styles)


def _font_in_order(font: re.Match[bytes]) -> bytes:
    said = {match[1]: match[0] for match in _SAID.finditer(font[1])}
    return b"<font>" + b"".join(said[name] for name in _FONT_ORDER if name in said) + b"</font>"


def _sorted_areas(sheet: bytes) -> bytes:
    """A sheet with its merged areas, and the areas of its rules, in order: openpyxl keeps them in sets."""
    sheet = _MERGED.sub(lambda merged: b"".join(_by_length(match[0] for match in _SAID.finditer(merged[0]))), sheet)
    return _AREAS.sub(lambda areas: b' sqref="' + b" ".join(_by_length(areas[1].split())) + b'"', sheet)


def _by_length(texts: Iterable[bytes]) -> list[bytes]:
    return sorted(texts, key=lambda text: (len(text), text))
