"""Word files for tests: the samples and their forms, what a DOCX says cell by cell, and small templates made in Word's way."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import docx
from lxml import etree

from thaiforms.filling import fill
from thaiforms.intake import read_file
from thaiforms.model import Agreement, Circular, Form

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples" / "circular-5188"
TABLES = ("team", "district-officer", "development-worker")
NAMES = ("circular", *TABLES)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS = [[f"ระดับที่ทำได้ {n}"] for n in range(1, 6)]


@cache
def reference(name: str) -> dict:
    return json.loads((ROOT / "tests" / "reference" / f"{name}.json").read_text("utf-8"))


@cache
def sample(name: str) -> Form:
    form = read_file(SAMPLES / f"{name}.yaml").form
    assert form is not None
    return form


@cache
def template(form: str) -> bytes:
    return (ROOT / "templates" / form / "template.docx").read_bytes()


def filled(form: Form, **options) -> bytes:
    return fill(form, template(form.form), **options).docx


def letter(**fields) -> Circular:
    return sample("circular").model_copy(update=fields)


def indicators(count: int, **fields) -> list[dict]:
    """Rows whose weights sum to 100, each with texts of its own."""
    weights = [1] * (count - 1) + [101 - count]
    row = {"strategy": "ยุทธศาสตร์ {}", "goal": "เป้าหมาย {}", "text": "ร้อยละของงานที่ {}"}
    return [
        {
            **{name: text.format(n) for name, text in row.items()},
            "levels": LEVELS,
            "unit": "ร้อยละ",
            "weight": weight,
            "sources": [f"รายงาน {n}"],
            **fields,
        }
        for n, weight in enumerate(weights, 1)
    ]


def agreement(count: int = 2, signers: int = 0, **fields) -> Agreement:
    roles = ("ผู้รับการประเมิน", "ผู้ประเมิน", "ผู้บังคับบัญชาเหนือขึ้นไป")
    blocks = [{"role": role} for role in roles[:signers]]
    return Agreement(
        **{"kind": "team", "round": "2/2564", "indicators": indicators(count), "signatures": blocks, **fields}
    )


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def text_of(element: etree._Element) -> str:
    """What an element says: tabs and line breaks as such."""
    marks = {f"{W}tab": "\t", f"{W}br": "\n"}
    runs = (node for node in element.iter(f"{W}t", *marks) if node.getparent().tag == f"{W}r")
    return "".join(marks.get(node.tag, node.text or "") for node in runs)


def paragraphs(element: etree._Element) -> list[str]:
    return [text_of(paragraph) for paragraph in element.iter(f"{W}p")]


def table(element: etree._Element) -> list[list[list[str]]]:
    """Rows of cells of paragraphs, of the first table."""
    rows = next(element.iter(f"{W}tbl")).iter(f"{W}tr")
    return [[paragraphs(cell) for cell in row.iter(f"{W}tc")] for row in rows]


def controls(element: etree._Element) -> list[tuple[str, str]]:
    """The tag and the text of each content control."""
    found = element.iter(f"{W}sdt")
    return [(sdt.find(f"{W}sdtPr/{W}tag").get(f"{W}val"), text_of(sdt.find(f"{W}sdtContent"))) for sdt in found]


def stories(data: bytes) -> Iterator[etree._Element]:
    """The document, and its headers and footers."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|header|footer)[^/]*\.xml", name):
                yield etree.fromstring(archive.read(name))


def all_controls(data: bytes) -> dict[str, str]:
    return {tag: text for story in stories(data) for tag, text in controls(story)}


def own_template(build: Callable[[docx.document.Document], object]) -> bytes:
    """A template as a user makes it in Word, from Word's own blank document."""
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def of_paragraphs(*texts: str) -> bytes:
    """A template of plain paragraphs, one run each."""
    return own_template(lambda document: [document.add_paragraph(text) for text in texts])


def of_runs(*texts: str) -> bytes:
    """A template of one paragraph, parted into runs as Word does."""

    def build(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph()
        for text in texts:
            paragraph.add_run(text)

    return own_template(build)


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one part changed, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            new.writestr(item, change(old.read(item)) if item.filename == name else old.read(item))
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return out.getvalue()
