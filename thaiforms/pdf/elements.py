"""The elements of a structure tree as objects (ISO 32000-1, 14.7.2): a tree that is the same in many files is written once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from thaiforms.paper import ARTIFACT, Node, Pt
from thaiforms.pdf.objects import number, reference, text_string

Piece = tuple[int, str]
"""Something on a page, counted from 0: the number of a marked piece of its content, or an annotation's object."""

_KEPT_EMPTY = {"Document", "Table", "TR", "TH", "TD"}
_SAYING = {"TH", "TD", "Figure", "Note"}
"""The roles of elements that say more of themselves."""
_ROUND_LINKS = {"Reference", "Lbl"}
"""The roles of what holds nothing but a link, and stands in text itself."""
_UNNAMED = "ภาพ"
"""What a figure says that has no text of its own (ISO 14289-1, 7.3 asks for one)."""
_MOST_REMEMBERED = 2000  # nodes of a tree


class Told(NamedTuple):
    """All that a tree hangs on."""

    nodes: tuple[Node, ...]
    held: tuple[tuple[int, Piece], ...]  # what nodes hold, in the order of painting
    boxes: tuple[tuple[int, tuple[Pt, Pt, Pt, Pt]], ...]  # of figures
    pages: tuple[tuple[int, ...], ...]  # by page, the node of each marked piece
    links: tuple[tuple[int, int], ...]  # the place among the parents, and the node
    first_place: int  # of its pages among the parents of the file
    sheets: tuple[str, ...]  # the references to the pages
    top: str  # what the first element says of itself
    first: int  # the number of its first object


class Grown(NamedTuple):
    """The objects of a tree: the pages' part of the parents, then the elements, of which the first holds all others."""

    bodies: tuple[bytes, ...]
    named: tuple[tuple[str, str], ...]  # elements that have names, and the references to them


def elements(told: Told) -> Grown:
    """The tree's objects; those of trees that are not too large are remembered."""
    return _remembered(told) if len(told.nodes) <= _MOST_REMEMBERED else _Growing(told).grown()


@lru_cache(maxsize=16)
def _remembered(told: Told) -> Grown:
    return _Growing(told).grown()


class _Growing:
    """Writes the elements of one tree."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._nodes = told.nodes
        self._boxes = dict(told.boxes)
        self._kids: dict[int, list[Piece | int]] = defaultdict(list)
        self._named: list[tuple[str, str]] = []
        for node, piece in told.held:
            self._hold(node, piece)

    def _hold(self, node: int, piece: Piece | int) -> None:
        """Put a piece into its node; with its first, the node into the text that it stands in."""
        if node not in self._kids:
            parent = self._nodes[node].parent
            if self._nodes[parent].role in _ROUND_LINKS:
                self._hold(parent, node)
            elif parent in self._kids:
                self._kids[parent].append(node)
        self._kids[node].append(piece)

    def grown(self) -> Grown:
        """The tree's objects."""
        kept = self._kept()
        references = {node: reference(self._told.first + place) for place, node in enumerate(kept, start=1)}
        children = self._children(kept)
        begun = (self._told.top, *(self._begun(node, references) for node in kept[1:]))
        bodies = [
            self._element(said, node, children.get(node, ()), references)
            for said, node in zip(begun, kept, strict=True)
        ]
        return Grown((self._leaf(references), *bodies), tuple(self._named))

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

    def _element(self, begun: str, node: int, children: Sequence[int], references: dict[int, str]) -> bytes:
        pages, pieces = self._told.sheets, self._kids.get(node, [])
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
            self._named.append((name, own_reference))
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
        told = self._told
        lists = [
            f"{place}[{' '.join([references[node] for node in nodes])}]"
            for place, nodes in enumerate(told.pages, start=told.first_place)
        ]
        single = [f"{place} {references[node]}" for place, node in told.links]
        limits = f"/Limits[{told.first_place} {told.first_place + len(lists) + len(single) - 1}]"
        return f"<<{limits}/Nums[{' '.join((*lists, *single))}]>>".encode("ascii")


def _shown(piece: Piece, page: int | None, pages: Sequence[str]) -> str:
    """A piece as its element names it: by its number alone where it stands on the element's own page."""
    on, what = piece
    if what.endswith(" R"):
        return f"<</Type/OBJR/Pg {pages[on]}/Obj {what}>>"
    return what if on == page else f"<</Type/MCR/Pg {pages[on]}/MCID {what}>>"
