"""A file in the making: documents are put in one after the other, each painted at once and then forgotten."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from thaiforms.paper import Page
from thaiforms.pdf.attachments import Attachment, attached
from thaiforms.pdf.colour import packed_profile
from thaiforms.pdf.embed import embedded, face_name
from thaiforms.pdf.images import add_image
from thaiforms.pdf.links import LinkWriter
from thaiforms.pdf.metadata import Metadata
from thaiforms.pdf.objects import Objects, dictionary, number, reference, text_string
from thaiforms.pdf.outlines import Outline
from thaiforms.pdf.paint import Painter
from thaiforms.pdf.parts import Part
from thaiforms.pdf.tags import Tags, Tree

_METADATA = {"Type": "/Metadata", "Subtype": "/XML", "Filter": "/FlateDecode"}


class Binding:
    """The objects of one file, the fonts and pictures that all its documents share, and the list of its pages."""

    def __init__(self, *, several: bool) -> None:
        self._objects = Objects()
        self._leaves, self._resources = self._objects.reserve(2)
        self._painter = Painter()
        self._tree = Tree(self._objects, several=several)
        self._outline = Outline() if several else None
        self._labels: list[str] = []
        self._labelled = False
        self._sheets: list[str] = []

    def add(self, part: Part) -> None:
        """A document; without a structure its pages are untagged."""
        self._label(part)
        first = self._tree.next_place
        tags = Tags(part.structure, first_place=first) if part.structure else None
        contents = [self._objects.stream(self._painter.content(page, tags)) for page in part.pages]
        sheets = self._objects.reserve(len(contents))
        links = LinkWriter(self._objects, tags, first_place=first + len(contents), pages=part.pages, sheets=sheets)
        for index, page in enumerate(part.pages):
            marked = {} if tags is None else {"StructParents": str(first + index)}
            self._put(sheets[index], page, {"Contents": contents[index], **marked, **links.entries(page, index)})
        if self._outline is not None:
            self._outline.add(part, list(map(reference, sheets)))
        if tags is not None:
            self._tree.add(tags, list(map(reference, sheets)))

    def even_out(self, page: Page) -> None:
        """After an odd number of pages one with nothing on it, of the size of another."""
        if len(self._sheets) % 2:
            (own,) = self._objects.reserve()
            self._put(own, page, {})

    def finished(
        self,
        *,
        title: str,
        moment: datetime.datetime | None,
        attachments: Sequence[Attachment] = (),
        viewing: Mapping[str, str] | None = None,
    ) -> bytes:
        """The whole file; ``viewing`` is what a viewer is to do besides showing the title."""
        objects = self._objects
        pages = {"Type": "/Pages", "Count": str(len(self._sheets)), "Kids": f"[{' '.join(self._sheets)}]"}
        objects.add(self._shared(), number=self._resources)
        objects.add(dictionary(pages), number=self._leaves)
        metadata = Metadata(title, moment, part=3 if attachments else 2)
        preferences = {"DisplayDocTitle": "true", **({} if viewing is None else viewing)}
        catalog = {
            "Type": "/Catalog",
            "Pages": reference(self._leaves),
            "Lang": "(th-TH)",
            "ViewerPreferences": dictionary(preferences).decode("ascii"),
            "Metadata": objects.stream(metadata.packed(), _METADATA, packed=True),
            "OutputIntents": f"[{_output_intent(objects)}]",
            **attached(attachments, objects, moment=moment),
            **self._guides(),
        }
        return objects.finished(dictionary(catalog), metadata.info())

    def _put(self, own: int, page: Page, entries: Mapping[str, str]) -> None:
        shared = {"Type": "/Page", "Parent": reference(self._leaves), "Resources": reference(self._resources)}
        box = f"[0 0 {number(page.width)} {number(page.height)}]"
        self._objects.add(dictionary({**shared, "MediaBox": box, **entries}), number=own)
        self._sheets.append(reference(own))

    def _label(self, part: Part) -> None:
        """How the document's pages are numbered (ISO 32000-1, 12.4.2)."""
        first = len(self._sheets)
        own = f"/P {text_string(part.label)}/S/D" if part.label else f"/S/D/St {first + 1}"
        self._labels.append(f"{first}<<{own}>>")
        self._labelled = self._labelled or bool(part.label)

    def _shared(self) -> bytes:
        """What the pages draw with."""
        faces = embedded(list(self._painter.faces.values()), self._objects)
        fonts = "".join(f"/{face_name(face)} {font}" for face, font in faces.items())
        known = self._painter.pictures.items()
        pictures = "".join(f"/{name} {add_image(data, self._objects, tone)}" for (data, tone), name in known)
        return dictionary({"Font": f"<<{fonts}>>", "XObject": f"<<{pictures}>>"})

    def _guides(self) -> dict[str, str]:
        """What the catalogue says of tags, bookmarks and page numbers."""
        guides: dict[str, str] = {}
        if self._tree.holds_something:
            guides |= {"MarkInfo": "<</Marked true>>", "StructTreeRoot": self._tree.written()}
        if self._outline is not None:
            guides |= {"Outlines": self._outline.written(self._objects), "PageMode": "/UseOutlines"}
        return guides | ({"PageLabels": f"<</Nums[{' '.join(self._labels)}]>>"} if self._labelled else {})


def _output_intent(objects: Objects) -> str:
    """What the colours mean (ISO 19005-2, 6.2.3)."""
    profile = objects.stream(packed_profile(), {"N": "3", "Filter": "/FlateDecode"}, packed=True)
    condition = {"OutputConditionIdentifier": "(sRGB)", "Info": "(sRGB)", "DestOutputProfile": profile}
    return objects.add(dictionary({"Type": "/OutputIntent", "S": "/GTS_PDFA1", **condition}))
