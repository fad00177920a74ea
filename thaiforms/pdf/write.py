"""The whole file: pages, fonts, pictures, tags, and what it says of itself. PDF/A-2u, or 3u where it carries files."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from thaiforms.paper import Node, Page
from thaiforms.pdf.attachments import Attachment, attached
from thaiforms.pdf.colour import srgb_profile
from thaiforms.pdf.embed import face_name
from thaiforms.pdf.images import add_image
from thaiforms.pdf.links import LinkWriter
from thaiforms.pdf.metadata import Metadata
from thaiforms.pdf.objects import Objects, dictionary, number, reference
from thaiforms.pdf.paint import Painter
from thaiforms.pdf.tags import Tags


def write_pdf(
    pages: Sequence[Page],
    *,
    title: str,
    moment: datetime.datetime | None = None,
    structure: Sequence[Node] = (),
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """A PDF of the pages, tagged where their structure is given. The same input gives the same bytes."""
    objects = Objects()
    tags = Tags(structure) if structure else None
    painter = Painter(tags)
    contents = [objects.stream(painter.content(page)) for page in pages]
    resources = objects.add(_resources(painter, objects))
    links = LinkWriter(objects, tags, first_place=len(pages))
    tree, *sheets = objects.reserve(len(pages) + 1)
    for index, page in enumerate(pages):
        entries = {"Type": "/Page", "Parent": reference(tree), "Resources": resources, "Contents": contents[index]}
        marked = {} if tags is None else {"StructParents": str(index)}
        objects.add(dictionary({**entries, **_box(page), **marked, **links.entries(page, index)}), number=sheets[index])
    leaves = [reference(sheet) for sheet in sheets]
    pages_entries = {"Type": "/Pages", "Count": str(len(leaves)), "Kids": f"[{' '.join(leaves)}]"}
    objects.add(dictionary(pages_entries), number=tree)
    metadata = Metadata(title, moment, part=3 if attachments else 2)
    catalog = {
        "Type": "/Catalog",
        "Pages": reference(tree),
        "Lang": "(th-TH)",
        "ViewerPreferences": "<</DisplayDocTitle true>>",
        "Metadata": objects.stream(metadata.xmp(), {"Type": "/Metadata", "Subtype": "/XML"}, packed=True),
        "OutputIntents": f"[{_output_intent(objects)}]",
        **attached(attachments, objects, moment=moment),
    }
    if tags is not None:
        catalog |= {"MarkInfo": "<</Marked true>>", "StructTreeRoot": tags.written(objects, leaves)}
    return objects.finished(dictionary(catalog), metadata.info())


def _resources(painter: Painter, objects: Objects) -> bytes:
    fonts = "".join(f"/{face_name(face)} {used.embedded(objects)}" for face, used in painter.faces.items())
    pictures = "".join(f"/{name} {add_image(data, objects)}" for data, name in painter.pictures.items())
    return dictionary({"Font": f"<<{fonts}>>", "XObject": f"<<{pictures}>>"})


def _box(page: Page) -> dict[str, str]:
    return {"MediaBox": f"[0 0 {number(page.width)} {number(page.height)}]"}


def _output_intent(objects: Objects) -> str:
    """What the colours mean (ISO 19005-2, 6.2.3)."""
    profile = objects.stream(srgb_profile(), {"N": "3"})
    condition = {"OutputConditionIdentifier": "(sRGB)", "Info": "(sRGB)", "DestOutputProfile": profile}
    return objects.add(dictionary({"Type": "/OutputIntent", "S": "/GTS_PDFA1", **condition}))
