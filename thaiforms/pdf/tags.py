"""The structure tree (ISO 32000-1, 14.7): which part of the document each piece of a page's content is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from thaiforms.paper import ARTIFACT, Node, Pt
from thaiforms.pdf.objects import Objects, dictionary, number, reference, text_string

Piece = tuple[int, str]
"""Something on a page, counted from 0: the number of a marked piece of its content, or an annotation's object."""

_KEPT_EMPTY = {"Document", "Table", "TR", "TH", "TD"}
_SAYING = {"TH", "TD", "Figure", "Note"}
"""The roles of elements that say more of themselves."""
_UNNAMED = "ภาพ"
"""What a figure says that has no text of its own (ISO 14289-1, 7.3 asks for one)."""


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
        self._kids: dict[int, list[Piece | int]] = defaultdict(list)  # what a node holds, in the order of painting
        self._boxes: dict[int, tuple[Pt, Pt, Pt, Pt]] = {}  # of figures
        self._pages: list[list[int]] = []  # by page, the node of each marked piece
        self._links: list[tuple[int, int]] = []  # the place among the parents, and the node
        self.named: list[tuple[str, str]] = []  # elements that have names, and the references to them

    def begin_page(self) -> None:
        """Turn to the next page."""
        self._pages.append([])

    def piece(self, node: int) -> int:
        """The number of a new piece of the node, on this page."""
        pieces = self._pages[-1]
        pieces.append(node)
        self._hold(node, (len(self._pages) - 1, str(len(pieces) - 1)))
        return len(pieces) - 1

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
        self._hold(node, (page, annotation))

    def _hold(self, node: int, piece: Piece) -> None:
        """Put a piece into its node; with its first, the node into the text that it stands in."""
        if node not in self._kids:
            parent = self._nodes[node].parent
            if parent in self._kids:
                self._kids[parent].append(node)
        self._kids[node].append(piece)

    @property
    def next_place(self) -> int:
        """The place among the parents after its own."""
        return self._first_place + len(self._pages) + len(self._links)

    def written(self, objects: Objects, pages: Sequence[str], top: str) -> tuple[str, str]:
        """Put the nodes into the file, the first as ``top`` says; the references to it and to its part of the parents."""
        kept = self._kept()
        parents, *own = objects.reserve(len(kept) + 1)
        references = dict(zip(kept, map(reference, own), strict=True))
        children = self._children(kept)
        begun = (top, *(self._begun(node, references) for node in kept[1:]))
        objects.pack(
            (place, self._element(said, node, children.get(node, ()), references, pages))
            for said, node, place in zip(begun, kept, own, strict=True)
        )
        objects.pack([(parents, self._leaf(references))])
        return reference(own[0]), reference(parents)

    def _kept(self) -> list[int]:
        """The nodes that hold something, or keep a table's form."""
        kept: set[int] = set()
        for node in range(len(self._nodes) - 1, -1, -1):
            if node in kept or node in self._kids or self._nodes[node].role in _KEPT_EMPTY:
                kept.add(node)
                kept.add(self._nodes[node].parent)
        return sorted(kept - {ARTIFACT})

    def _children(self, kept: Sequence[int]) -> dict[int, list[int]]:
        """The nodes that stand in each node, but for those that stand among its pieces already."""
        placed = {kid for kids in self._kids.values() for kid in kids if isinstance(kid, int)}
        children: dict[int, list[int]] = defaultdict(list)
        for node in kept:
            if node not in placed:
                children[self._nodes[node].parent].append(node)
        return children

    def _begun(self, node: int, references: dict[int, str]) -> str:
        """What an element is, and what of."""
        own = self._nodes[node]
        return f"/S/{own.role}/P {references[own.parent]}"

    def _element(
        self, begun: str, node: int, children: Sequence[int], references: dict[int, str], pages: Sequence[str]
    ) -> bytes:
        pieces = self._kids.get(node, [])
        page = next((piece[0] for piece in pieces if not isinstance(piece, int)), None)
        kids = [references[child] for child in children]
        for piece in pieces:
            kids.append(references[piece] if isinstance(piece, int) else _shown(piece, page, pages))
        on = "" if page is None else f"/Pg {pages[page]}"
        held = f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]" if kids else ""
        said = self._said(node, references[node]) if self._nodes[node].role in _SAYING else ""
        return f"<<{begun}{on}{held}{said}>>".encode("ascii")

    def _said(self, node: int, own_reference: str) -> str:
        """What the element says of itself: a cell its span and scope, a figure its text and place, a note its name."""
        own = self._nodes[node]
        if own.role == "Note":  # it must have one that no other has (ISO 14289-1, 7.9)
            name = f"note{int(own_reference.split(maxsplit=1)[0]):08}"
            self.named.append((name, own_reference))
            return f"/ID({name})"
        if own.role == "Figure":
            sides = " ".join(map(number, self._boxes.get(node, ())))
            box = f"/A<</O/Layout/Placement/Block/BBox[{sides}]>>" if sides else ""
            return f"/Alt {text_string(own.alternative if own.alternative else _UNNAMED)}{box}"
        scope = "/Scope/Column" if own.role == "TH" else ""
        columns = f"/ColSpan {own.columns}" if own.columns > 1 else ""
        rows = f"/RowSpan {own.rows}" if own.rows > 1 else ""
        return f"/A<</O/Table{scope}{columns}{rows}>>" if scope or columns or rows else ""

    def _leaf(self, references: dict[int, str]) -> bytes:
        """The elements of each page's pieces and of each annotation, by their place among the parents (7.9.7)."""
        pages = enumerate(self._pages, start=self._first_place)
        lists = [f"{place}[{' '.join(references[node] for node in nodes)}]" for place, nodes in pages]
        single = [f"{place} {references[node]}" for place, node in self._links]
        limits = f"/Limits[{self._first_place} {self.next_place - 1}]"
        return f"<<{limits}/Nums[{' '.join((*lists, *single))}]>>".encode("ascii")


def _shown(piece: Piece, page: int | None, pages: Sequence[str]) -> str:
    """A piece as its element names it: by its number alone where it stands on the element's own page."""
    on, what = piece
    if what.endswith(" R"):
        return f"<</Type/OBJR/Pg {pages[on]}/Obj {what}>>"
    return what if on == page else f"<</Type/MCR/Pg {pages[on]}/MCID {what}>>"
