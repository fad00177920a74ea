"""Links as annotations (ISO 32000-1, 12.5.6.5), each a part of the text that it stands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from urllib.parse import quote, urlsplit

from thaiforms.paper import ARTIFACT, Link, Page
from thaiforms.pdf.objects import Objects, dictionary, number, reference, text_string
from thaiforms.pdf.tags import Tags

_SCHEMES = {"http", "https", "mailto", "tel"}
"""What a link may lead to: nothing on the reader's own machine, and no script."""

_PRINTED = 4  # a flag that PDF/A asks of every annotation


class LinkWriter:
    """Writes the links of one file's pages; ``first_place`` is the first that is free among the parents of the tags."""

    def __init__(
        self, objects: Objects, tags: Tags | None, *, first_place: int, pages: Sequence[Page], sheets: Sequence[int]
    ) -> None:
        self._objects = objects
        self._pages = pages
        self._sheets = sheets  # the pages' objects
        self._tags = tags
        self._place = first_place

    def entries(self, page: Page, index: int) -> dict[str, str]:
        """What the page says of its links; the page is counted from 0."""
        links = [
            item
            for item in page.drawn
            if isinstance(item, Link) and (self._leads_within(item) or leads_outside(item.uri))
        ]
        written = " ".join(self._written(link, page, index) for link in links)
        return {"Annots": f"[{written}]", "Tabs": "/S"} if links else {}

    def _written(self, link: Link, page: Page, index: int) -> str:
        bottom = page.height - link.y - link.height
        box = (link.x, bottom, link.x + link.width, bottom + link.height)
        entries = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": f"[{' '.join(map(number, box))}]",
            "Border": "[0 0 0]",
            "F": str(_PRINTED),
            **(self._within(link) if _is_within(link) else _outside(link)),
        }
        if self._tags is None or link.node == ARTIFACT:
            return self._objects.add(dictionary(entries))
        place, self._place = self._place, self._place + 1
        annotation = self._objects.add(dictionary({**entries, "StructParent": str(place)}))
        self._tags.linked(link.node, annotation=annotation, page=index, place=place)
        return annotation

    def _leads_within(self, link: Link) -> bool:
        """Whether a link leads to another place of the document that is there."""
        return _is_within(link) and _other_end(link.uri) in self._places

    def _within(self, link: Link) -> dict[str, str]:
        """Where a link between a note and its mark leads: to the other of the two."""
        said = "กลับไปที่ข้อความ" if link.uri.endswith(_BACK) else "หมายเหตุ"
        return {"Contents": text_string(said), "Dest": self._places[_other_end(link.uri)]}

    @cached_property
    def _places(self) -> Mapping[str, str]:
        """Where each link within the document stands, as a place to go to (ISO 32000-1, 12.3.2.2)."""
        return {
            item.uri: f"[{reference(sheet)}/XYZ {number(item.x)} {number(page.height - item.y)} null]"
            for page, sheet in zip(self._pages, self._sheets, strict=True)
            for item in page.drawn
            if isinstance(item, Link) and _is_within(item)
        }


_BACK = "-reference"
"""What the links end in that lead from notes back to the text."""


def _is_within(link: Link) -> bool:
    return link.uri.startswith("#")


def _other_end(uri: str) -> str:
    """The link of the note that a mark in the text leads to, and the other way round."""
    return uri.removesuffix(_BACK) if uri.endswith(_BACK) else uri + _BACK


def _outside(link: Link) -> dict[str, str]:
    address = quote(link.uri, safe=_PLAIN)
    return {"Contents": text_string(link.uri), "A": f"<</S/URI/URI({address})>>"}


_PLAIN = "%/:?#[]@!$&'*+,;=~"
"""What an address is made of besides letters and digits (RFC 3986), parentheses left out: they end a string in PDF."""


def leads_outside(uri: str) -> bool:
    """Whether an address is one that a link may lead to."""
    try:
        return urlsplit(uri).scheme.lower() in _SCHEMES
    except ValueError:
        return False
