"""The whole file: pages, fonts, pictures, and what it says of itself."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version

from thaiforms.paper import Page
from thaiforms.pdf.images import add_image
from thaiforms.pdf.objects import Objects, dictionary, number, text_string
from thaiforms.pdf.paint import Painter


def write_pdf(pages: Sequence[Page], *, title: str, moment: datetime.datetime | None = None) -> bytes:
    """A PDF of the pages. The same pages, title and moment give the same bytes."""
    objects, painter = Objects(), Painter()
    contents = [objects.stream(painter.content(page)) for page in pages]
    resources = objects.add(_resources(painter, objects))
    kids = [_page(page, content, resources) for page, content in zip(pages, contents, strict=True)]
    tree = _page_tree(kids, objects)
    catalog = {
        "Type": "/Catalog",
        "Pages": tree,
        "Lang": "(th-TH)",
        "ViewerPreferences": "<</DisplayDocTitle true>>",
    }
    return objects.finished(dictionary(catalog).decode("ascii"), _info(title, moment))


def _resources(painter: Painter, objects: Objects) -> bytes:
    fonts = "".join(f"/{name} {face.embedded(objects)}" for name, face in painter.faces.values())
    pictures = "".join(f"/{name} {add_image(data, objects)}" for data, name in painter.pictures.items())
    return dictionary({"Font": f"<<{fonts}>>", "XObject": f"<<{pictures}>>"})


def _page(page: Page, content: str, resources: str) -> dict[str, str]:
    box = f"[0 0 {number(page.width)} {number(page.height)}]"
    return {"Type": "/Page", "MediaBox": box, "Resources": resources, "Contents": content}


def _page_tree(kids: Sequence[dict[str, str]], objects: Objects) -> str:
    """The page tree; its own number is known ahead, so that pages can point back at it."""
    tree = objects.ahead(len(kids))
    references = [objects.add(dictionary({**kid, "Parent": tree})) for kid in kids]
    made = objects.add(dictionary({"Type": "/Pages", "Count": str(len(kids)), "Kids": f"[{' '.join(references)}]"}))
    assert made == tree
    return made


def _info(title: str, moment: datetime.datetime | None) -> bytes:
    entries = {"Title": text_string(title), "Producer": text_string(_producer())}
    if moment is not None:
        stamp = moment.strftime("(D:%Y%m%d%H%M%SZ)")
        entries |= {"CreationDate": stamp, "ModDate": stamp}
    return dictionary(entries)


@cache
def _producer() -> str:
    """The program and its version; asked once, for the answer is read from the installation's files."""
    return f"thaiforms {version('thaiforms')}"
