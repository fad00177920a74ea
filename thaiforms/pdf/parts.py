"""What a file of several documents is made of."""

from __future__ import annotations

from collections.abc import Sequence

from thaiforms.frozen import frozen
from thaiforms.paper import Node, Page, Pt


@frozen
class Bookmark:
    """A place that is worth going to: its words, its page in the document, counted from 1, and how far down it stands."""

    title: str
    page: int
    top: Pt = 0


@frozen
class Part:
    """One document among several: what it is called, its pages, its parts in reading order, and places worth going to."""

    title: str
    pages: Sequence[Page]
    structure: Sequence[Node]
    bookmarks: Sequence[Bookmark] = ()
    label: str = (
        ""  # what stands before its own page numbers, which begin at 1; without it pages count through the file
    )
