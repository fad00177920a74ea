"""The names of WordprocessingML that filling reads and writes."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_W}}}"
PARAGRAPH, RUN, TEXT, LOOK = f"{W}p", f"{W}r", f"{W}t", f"{W}rPr"
TABLE, ROW, CELL = f"{W}tbl", f"{W}tr", f"{W}tc"
VALUE = f"{W}val"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
STORIES = frozenset(f"{W}{name}" for name in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments"))
"""The roots of the parts whose text a template may fill."""


def w(name: str) -> str:
    """The name in the namespace of WordprocessingML."""
    return W + name


def made(name: str) -> Element:
    """A new element, in the prefix that Word uses."""
    return etree.Element(name, nsmap={"w": _W})


def own_texts(paragraph: Element) -> list[Element]:
    """The texts of a paragraph, without those of text boxes that are anchored in it."""
    return [text for text in paragraph.iter(TEXT) if next(text.iterancestors(PARAGRAPH)) is paragraph]
