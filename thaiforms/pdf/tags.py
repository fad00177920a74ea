"""The structure tree (ISO 32000-1, 14.7): which part of the document each piece of a page's content is."""

from __future__ import annotations

from collections.abc import Sequence

from thaiforms.paper import Node, Pt
from thaiforms.pdf.elements import Piece, Told, elements
from thaiforms.pdf.objects import Objects, dictionary, reference


class Tree:
    """The structure of a file: that of its one document, or a whole that its documents are the parts of."""

    def __init__(self, objects: Objects, *, several: bool) -> None:
        self._objects = objects
        self._several = several
        self._tops: list[int] = []  # the root, and below it the whole where there are several
        self._documents: list[str] = []
        self._parents: list[str] = []  # what stands on each document's pages
        self._named: list[tuple[str, str]] = []  # elements that have names, and the references to them
        self.next_place = 0  # the first that is free among the parents

    @property
    def holds_something(self) -> bool:
        """Whether there is a document with tags."""
        return bool(self._documents)

    def add(self, tags: Tags, pages: Sequence[str]) -> None:
        """Put a document's part of the tree into the file, now that its pages are painted."""
        if not self._tops:
            self._tops += self._objects.reserve(2 if self._several else 1)
        above = reference(self._tops[-1])
        role = "Part" if self._several else "Document"
        document, parents = tags.written(self._objects, pages, f"/S/{role}/P {above}")
        self._documents.append(document)
        self._parents.append(parents)
        self._named += tags.named
        self.next_place = tags.next_place

    def written(self) -> str:
        """Put the root into the file; the reference to it."""
        root, *whole = self._tops
        for own in whole:
            held = f"<</S/Document/P {reference(root)}/K[{' '.join(self._documents)}]>>"
            self._objects.pack([(own, held.encode("ascii"))])
        top = reference(whole[0]) if whole else self._documents[0]
        tree = {"Type": "/StructTreeRoot", "K": top, "ParentTree": f"<</Kids[{' '.join(self._parents)}]>>"}
        if self._named:
            tree["IDTree"] = f"<</Names[{' '.join(f'({name}) {named}' for name, named in sorted(self._named))}]>>"
        self._objects.pack([(root, dictionary(tree))])
        return reference(root)


class Tags:
    """Numbers the marked pieces of pages, and writes the tree of the nodes that they are part of."""

    def __init__(self, structure: Sequence[Node], *, first_place: int = 0) -> None:
        self._nodes = structure
        self._first_place = first_place  # of its pages among the parents of the file
        self._held: list[tuple[int, Piece]] = []  # what nodes hold, in the order of painting
        self._boxes: dict[int, tuple[Pt, Pt, Pt, Pt]] = {}  # of figures
        self._pages: list[list[int]] = []  # by page, the node of each marked piece
        self._links: list[tuple[int, int]] = []  # the place among the parents, and the node
        self.named: Sequence[tuple[str, str]] = ()  # elements that have names, and the references to them

    def begin_page(self) -> None:
        """Turn to the next page."""
        self._pages.append([])

    def piece(self, node: int) -> int:
        """The number of a new piece of the node, on this page."""
        pieces = self._pages[-1]
        own = len(pieces)
        pieces.append(node)
        self._held.append((node, (len(self._pages) - 1, str(own))))
        return own

    def role(self, node: int) -> str:
        """The node's role."""
        return self._nodes[node].role

    def drawn(self, node: int, box: tuple[Pt, Pt, Pt, Pt]) -> None:
        """Note where a figure stands, or a part of it: left, bottom, right, top."""
        left, bottom, right, top = box
        known = self._boxes.get(node, box)
        self._boxes[node] = (min(left, known[0]), min(bottom, known[1]), max(right, known[2]), max(top, known[3]))

    def linked(self, node: int, *, annotation: str, page: int, place: int) -> None:
        """Put a link's annotation into its node; ``place`` is its own among the parents (/StructParent)."""
        self._links.append((place, node))
        self._held.append((node, (page, annotation)))

    @property
    def next_place(self) -> int:
        """The place among the parents after its own."""
        return self._first_place + len(self._pages) + len(self._links)

    def written(self, objects: Objects, pages: Sequence[str], top: str) -> tuple[str, str]:
        """Put the nodes into the file, the first as ``top`` says; the references to it and to its part of the parents."""
        told = Told(
            nodes=tuple(self._nodes),
            held=tuple(self._held),
            boxes=tuple(self._boxes.items()),
            pages=tuple(map(tuple, self._pages)),
            links=tuple(self._links),
            first_place=self._first_place,
            sheets=tuple(pages),
            top=top,
            first=objects.next_number,
        )
        grown = elements(told)
        objects.reserve(len(grown.bodies))
        objects.pack(enumerate(grown.bodies, start=told.first))
        self.named = grown.named
        return reference(told.first + 1), reference(told.first)
