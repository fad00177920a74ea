"""Links as annotations (ISO 32000-1, 12.5.6.5), each a part of the text that it stands in."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from thaiforms.paper import ARTIFACT, Link, Page
from thaiforms.pdf.objects import Objects, dictionary, number, text_string
from thaiforms.pdf.tags import Tags

_SCHEMES = {"http", "https", "mailto", "tel"}
"""What a link may lead to: nothing on the reader's own machine, and no script."""

_PRINTED = 4  # a flag that PDF/A asks of every annotation


class LinkWriter:
    """Writes the links of one file's pages; ``first_place`` is the first that is free among the parents of the tags."""

    def __init__(self, objects: Objects, tags: Tags | None, *, first_place: int) -> None:
        self._objects = objects
        self._tags = tags
        self._place = first_place

    def entries(self, page: Page, index: int) -> dict[str, str]:
        """What the page says of its links; the page is counted from 0."""
        links = [item for item in page.drawn if isinstance(item, Link) and leads_outside(item.uri)]
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
            "Contents": text_string(link.uri),
            "A": f"<</S/URI/URI({quote(link.uri, safe=_PLAIN)})>>",
        }
        if self._tags is None or link.node == ARTIFACT:
            return self._objects.add(dictionary(entries))
        place, self._place = self._place, self._place + 1
        annotation = self._objects.add(dictionary({**entries, "StructParent": str(place)}))
        self._tags.linked(link.node, annotation=annotation, page=index, place=place)
        return annotation


_PLAIN = "%/:?#[]@!$&'*+,;=~"
"""What an address is made of besides letters and digits (RFC 3986), parentheses left out: they end a string in PDF."""


def leads_outside(uri: str) -> bool:
    """Whether an address is one that a link may lead to."""
    try:
        return urlsplit(uri).scheme.lower() in _SCHEMES
    except ValueError:
        return False
