"""The structure tree (ISO 32000-1, 14.7): which part of the document each piece of a page's content is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from thaiforms.paper import ARTIFACT, Node, Pt
from thaiforms.pdf.objects import Objects, dictionary, number, reference, text_string

Piece = tuple[int, str]
"""Something on a page, counted from 0: the number of a marked piece of its content, or an annotation's object."""

_KEPT_EMPTY = {"Document", "Table", "TR", "TH", "TD"}
_UNNAMED = "ภาพ"
"""What a figure says that has no text of its own (ISO 14289-1, 7.3 asks for one)."""


class Tags:
    """Numbers the marked pieces of pages, and writes the tree of the nodes that they are part of."""

    def __init__(self, structure: Sequence[Node]) -> None:
        self._nodes = structure
        self._kids: dict[int, list[Piece | int]] = defaultdict(list)  # what a node holds, in the order of painting
        self._boxes: dict[int, tuple[Pt, Pt, Pt, Pt]] = {}  # of figures
        self._pages: list[list[int]] = []  # by page, the node of each marked piece
        self._links: list[tuple[int, int]] = []  # the place among the parents, and the node

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

    def written(self, objects: Objects, pages: Sequence[str]) -> str:
        """Put the tree into the file; the reference to its root."""
        kept = self._kept()
        root, parents, *own = objects.reserve(len(kept) + 2)
        references = dict(zip(kept, map(reference, own), strict=True)) | {ARTIFACT: reference(root)}
        children = self._children(kept)
        bodies = [self._element(node, children.get(node, []), references, pages) for node in kept]
        objects.pack(zip(own, bodies, strict=True))
        top = {"Type": "/StructTreeRoot", "K": references[kept[0]], "ParentTree": reference(parents)}
        objects.pack([(root, dictionary(top)), (parents, self._parents(references))])
        return references[ARTIFACT]

    def _kept(self) -> list[int]:
        """The nodes that hold something, or keep a table's form."""
        kept: set[int] = set()
        for node in range(len(self._nodes) - 1, -1, -1):
            if node in kept or node in self._kids or self._nodes[node].role in _KEPT_EMPTY:
                kept |= {node, self._nodes[node].parent}
        return sorted(kept - {ARTIFACT})

    def _children(self, kept: Sequence[int]) -> dict[int, list[int]]:
        """The nodes that stand in each node, but for those that stand among its pieces already."""
        placed = {kid for kids in self._kids.values() for kid in kids if isinstance(kid, int)}
        children: dict[int, list[int]] = defaultdict(list)
        for node in kept:
            if node not in placed:
                children[self._nodes[node].parent].append(node)
        return children

    def _element(self, node: int, children: Sequence[int], references: dict[int, str], pages: Sequence[str]) -> bytes:
        own = self._nodes[node]
        pieces = self._kids.get(node, [])
        page = next((piece[0] for piece in pieces if not isinstance(piece, int)), None)
        kids = [references[child] for child in children]
        for piece in pieces:
            kids.append(references[piece] if isinstance(piece, int) else _shown(piece, page, pages))
        on = "" if page is None else f"/Pg {pages[page]}"
        held = f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]" if kids else ""
        said = self._said(node) if own.role in {"TH", "TD", "Figure"} else ""
        return f"<</S/{own.role}/P {references[own.parent]}{on}{held}{said}>>".encode("ascii")

    def _said(self, node: int) -> str:
        """What the element says of itself: a cell its span and scope, a figure its text and place."""
        own = self._nodes[node]
        if own.role == "Figure":
            sides = " ".join(map(number, self._boxes.get(node, ())))
            box = f"/A<</O/Layout/Placement/Block/BBox[{sides}]>>" if sides else ""
            return f"/Alt {text_string(own.alternative if own.alternative else _UNNAMED)}{box}"
        scope = "/Scope/Column" if own.role == "TH" else ""
        columns = f"/ColSpan {own.columns}" if own.columns > 1 else ""
        rows = f"/RowSpan {own.rows}" if own.rows > 1 else ""
        return f"/A<</O/Table{scope}{columns}{rows}>>" if scope or columns or rows else ""

    def _parents(self, references: dict[int, str]) -> bytes:
        """The elements of each page's pieces and of each annotation, by their place among the parents."""
        lists = [f"{page}[{' '.join(references[node] for node in nodes)}]" for page, nodes in enumerate(self._pages)]
        single = [f"{place} {references[node]}" for place, node in self._links]
        return f"<</Nums[{' '.join((*lists, *single))}]>>".encode("ascii")


def _shown(piece: Piece, page: int | None, pages: Sequence[str]) -> str:
    """A piece as its element names it: by its number alone where it stands on the element's own page."""
    on, what = piece
    if what.endswith(" R"):
        return f"<</Type/OBJR/Pg {pages[on]}/Obj {what}>>"
    return what if on == page else f"<</Type/MCR/Pg {pages[on]}/MCID {what}>>"
