"""How the parts of a Word file are named, written and packed: as programs do it, not only as Word does."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from docx.shared import Cm

from drawn import png
from thaiforms.layout import lay_out
from thaiforms.paper import Page, Picture
from thaiforms.supplies import shipped
from word_file import data_of, document, xml

Parts = dict[str, bytes]
TEXT = "ประกาศกรมการปกครอง"


def made() -> Parts:
    """The parts of a file with an indented text and a picture."""
    file = document()
    own = file.add_paragraph(TEXT)._p.get_or_add_pPr()
    own.append(xml('<w:ind {} w:left="1440"/>'))
    file.add_picture(io.BytesIO(png()), width=Cm(2))
    with zipfile.ZipFile(io.BytesIO(data_of(file))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def page_of(data: bytes) -> Page:
    laid = lay_out(data, supplies=shipped())
    assert not laid.warnings
    return laid.pages[0]


def renamed(parts: Parts, before: str, after: str) -> Parts:
    return {after if name == before else name: data for name, data in parts.items()}


def replaced(parts: Parts, name: str, before: bytes, after: bytes) -> Parts:
    assert before in parts[name]
    return {**parts, name: parts[name].replace(before, after)}


def strict(parts: Parts) -> Parts:
    """As Word saves a "Strict Open XML Document": other namespaces, measures with units."""
    name = re.compile(rb"http://schemas\.openxmlformats\.org/(wordprocessingml|drawingml|officeDocument)/2006/(\w+)")
    inside = {key: name.sub(rb"http://purl.oclc.org/ooxml/\1/\2", data) for key, data in parts.items()}
    return replaced(inside, "word/document.xml", b'"1440"', b'"72pt"')


def in_other_capitals(parts: Parts) -> Parts:
    return renamed(parts, "word/media/image1.png", "word/Media/Image1.PNG")


def with_an_escaped_target(parts: Parts) -> Parts:
    inside = renamed(parts, "word/media/image1.png", "word/media/ตรา 1.png")
    return replaced(
        inside, "word/_rels/document.xml.rels", b"media/image1.png", b"media/%E0%B8%95%E0%B8%A3%E0%B8%B2%201.png"
    )


def with_absolute_targets(parts: Parts) -> Parts:
    inside = replaced(parts, "word/_rels/document.xml.rels", b'"media/', b'"/word/media/')
    return replaced(inside, "_rels/.rels", b'"word/document.xml"', b'"/word/document.xml"')


def with_relations_in_other_capitals(parts: Parts) -> Parts:
    return renamed(parts, "word/_rels/document.xml.rels", "word/_rels/Document.xml.rels")


def with_a_mark_before(parts: Parts) -> Parts:
    return {**parts, "word/document.xml": b"\xef\xbb\xbf" + parts["word/document.xml"]}


def in_utf_16(parts: Parts) -> Parts:
    text = parts["word/document.xml"].decode().replace("UTF-8", "UTF-16")
    return {**parts, "word/document.xml": text.encode("utf-16")}


@pytest.mark.parametrize(
    "change",
    [
        dict,
        strict,
        in_other_capitals,
        with_an_escaped_target,
        with_absolute_targets,
        with_relations_in_other_capitals,
        with_a_mark_before,
        in_utf_16,
    ],
)
def test_a_file_prints_however_its_parts_are_named_and_written(change: Callable[[Parts], Parts]):
    page = page_of(packed(change(made())))
    (run,) = page.runs
    assert (run.text, run.x) == (TEXT, pytest.approx(90 + 72))
    (picture,) = (item for item in page.items if isinstance(item, Picture))
    assert picture.width == pytest.approx(2 * 72 / 2.54, abs=0.01)


def test_a_file_prints_whose_entries_tell_their_lengths_behind_them():
    class Stream(io.RawIOBase):
        """One that can't go back, so that lengths come after the data."""

        def __init__(self):
            self.data = bytearray()

        def writable(self):
            return True

        def write(self, data):
            self.data += data
            return len(data)

    out = Stream()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in made().items():
            archive.writestr(name, data)
    assert page_of(bytes(out.data)).runs[0].text == TEXT
