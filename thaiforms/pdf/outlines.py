"""Bookmarks: a list of the documents, and in each the places worth going to (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from thaiforms.paper import Page
from thaiforms.pdf.objects import Objects, dictionary, number, reference, text_string
from thaiforms.pdf.parts import Part


@dataclass(frozen=True, slots=True)
class _Entry:
    """A bookmark as it is written, and those that open below it."""

    title: str
    place: str
    below: list[_Entry] = field(default_factory=list)


class Outline:
    """The bookmarks of one file: those of a document stay folded below its own."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []

    def add(self, part: Part, sheets: Sequence[str]) -> None:
        """A document, and its places; ``sheets`` are the references to its pages."""
        if sheets:
            below = [
                _Entry(mark.title, _place(sheets[mark.page - 1], part.pages[mark.page - 1], mark.top))
                for mark in part.bookmarks
            ]
            self._entries.append(_Entry(part.title, _place(sheets[0], part.pages[0], 0), below))

    def written(self, objects: Objects) -> str:
        """Put the bookmarks into the file; the reference to their root."""
        (root,) = objects.reserve()
        ends = _put(self._entries, reference(root), objects) if self._entries else {}
        objects.pack([(root, dictionary({"Type": "/Outlines", **ends, "Count": str(len(self._entries))}))])
        return reference(root)


def _put(entries: Sequence[_Entry], parent: str, objects: Objects) -> Mapping[str, str]:
    """Put bookmarks of one height into the file, each tied to its neighbours; what their parent says of them."""
    numbers = objects.reserve(len(entries))
    own = list(map(reference, numbers))
    for at, entry in enumerate(entries):
        said = {"Title": text_string(entry.title), "Parent": parent, "Dest": entry.place}
        said |= {"Prev": own[at - 1]} if at else {}
        said |= {"Next": own[at + 1]} if at + 1 < len(own) else {}
        if entry.below:
            said |= {**_put(entry.below, own[at], objects), "Count": str(-len(entry.below))}
        objects.pack([(numbers[at], dictionary(said))])
    return {"First": own[0], "Last": own[-1]}


def _place(sheet: str, page: Page, top: float) -> str:
    """A place on a page, seen from its left edge, as large as what was seen before."""
    return f"[{sheet} /XYZ 0 {number(page.height - top)} null]"
