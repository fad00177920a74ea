"""A tagged PDF as a screen reader gets it: its tree, and which element each piece of a page's content is part of."""

import io
import subprocess

import pikepdf
from PIL import Image

from setting import A5ISH, NOTHING, cell, table, typesetter
from thaiforms.layout.artwork import Artwork
from thaiforms.layout.pages import Pager
from thaiforms.layout.story import Row, Section
from thaiforms.paper import Picture
from thaiforms.pdf import write_pdf


def dot(mode="RGB", size=(8, 8)):
    data = io.BytesIO()
    Image.new(mode, size).save(data, "PNG")
    return data.getvalue()


def drawing(width, height, data, alternative):
    """A picture as it stands in a line."""
    return Artwork(width, height, (Picture(0, 0, width, height, data),), alternative)


def grid(rows, *, header=1):
    """A table of rows of texts, the first of them header rows."""
    made_rows = [
        Row(tuple(cell(text, column=column) for column, text in enumerate(texts_)), header=index < header)
        for index, texts_ in enumerate(rows)
    ]
    return table(*made_rows, columns=(100.0,) * len(rows[0]))


def laid(*blocks, frame=A5ISH, headers=NOTHING, footers=NOTHING):
    """The pages of one section, and their structure."""
    setter = typesetter()
    pages = Pager(setter).pages([Section(frame, tuple(blocks), headers, footers)])
    return pages, tuple(setter.structure.nodes)


def pdf_of(*blocks, **options):
    pages, structure = laid(*blocks, **options)
    return write_pdf(pages, title="ทดสอบ", structure=structure)


def opened(pdf):
    return pikepdf.open(io.BytesIO(pdf))


def kids(element):
    """What an element holds: elements, numbers of pieces, references."""
    found = element.get("/K")
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def is_element(kid):
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def roles(element):
    """The tree as nested lists: a role, and what stands in it; pieces are left out."""
    return [str(element.S)[1:], *(roles(kid) for kid in kids(element) if is_element(kid))]


def tree(pdf):
    with opened(pdf) as document:
        return roles(document.Root.StructTreeRoot.K)


def elements(document, role=None):
    """All elements in reading order, or those of a role."""
    waiting, found = [document.Root.StructTreeRoot.K], []
    while waiting:
        element = waiting.pop()
        found.append(element)
        waiting += reversed([kid for kid in kids(element) if is_element(kid)])
    return [element for element in found if role is None or f"/{role}" == element.S]


def pieces(element):
    """The pieces of content that an element holds itself: (page's object number, piece's number)."""
    own = []
    for kid in kids(element):
        if isinstance(kid, int):
            own.append((element.Pg.objgen[0], kid))
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
            own.append((kid.Pg.objgen[0], int(kid.MCID)))
    return own


def spoken(pdf):
    """The structure and its texts, by poppler."""
    done = subprocess.run(["pdfinfo", "-struct-text", "-enc", "UTF-8", "-"], input=pdf, capture_output=True, check=True)
    assert not done.stderr
    return [line for line in done.stdout.decode("utf-8").splitlines() if line.strip()]


def texts(pdf):
    """The texts of the structure in reading order, by poppler, which gives those of an element page by page."""
    found, goes_on = [], False
    for line in map(str.strip, spoken(pdf)):
        if line.startswith('"') and line != '""':
            found[-1:] = [found[-1] + line[1:-1]] if goes_on else [*found[-1:], line[1:-1]]
        goes_on = line.startswith('"')
    return found
