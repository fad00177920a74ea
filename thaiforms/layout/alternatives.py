"""mc:AlternateContent: one of its branches is read, never two (ECMA-376 part 3, 7.5)."""

from __future__ import annotations

from collections.abc import Iterator

from thaiforms.layout.words import MC, Element

_KNOWN = {
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "http://schemas.microsoft.com/office/word/2012/wordml",
    "http://schemas.microsoft.com/office/drawing/2010/main",
}


def branches(alternate: Element) -> list[Element]:
    """The branches that can be read, the best first."""
    found = [choice for choice in alternate.iterfind(MC + "Choice") if _is_known(choice)]
    return [*found, *alternate.iterfind(MC + "Fallback")]


def _is_known(choice: Element) -> bool:
    return all(choice.nsmap.get(prefix) in _KNOWN for prefix in choice.get("Requires", "").split())


def children(parent: Element) -> Iterator[Element]:
    """The elements that stand in another, with those of the branch that is read in an alternative's place."""
    for child in parent:
        if child.tag == MC + "AlternateContent":
            for branch in branches(child)[:1]:
                yield from children(branch)
        elif isinstance(child.tag, str):
            yield child


def descendant(parent: Element, tag: str) -> Element | None:
    """The first element of the name among the children, or in the one a:graphic among them."""
    for child in children(parent):
        if child.tag == tag:
            return child
        if child.tag.endswith("}graphic"):
            return descendant(child, tag)
    return None
