"""Word files made for tests, and what the layout reads in them."""

import io
from itertools import pairwise

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from thaiforms.layout import lay_out
from thaiforms.layout.read_docx import read_docx
from thaiforms.supplies import shipped


def document():
    """A new file in TH SarabunPSK 16, without room between paragraphs."""
    made = Document()
    style = made.styles["Normal"]
    style.element.get_or_add_rPr().append(
        xml('<w:rFonts {} w:ascii="TH SarabunPSK" w:hAnsi="TH SarabunPSK" w:cs="TH SarabunPSK"/>')
    )
    style.font.size = Pt(16)
    style.element.rPr.append(xml('<w:szCs {} w:val="32"/>'))
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    return made


def xml(text):
    """An element; {} stands for the namespaces."""
    return parse_xml(text.format(nsdecls("w", "r", "wp", "a", "pic")))


def data_of(made):
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def story(made):
    """What the layout reads in a file."""
    return read_docx(data_of(made))


def pages(made):
    """A file's pages."""
    return lay_out(data_of(made), supplies=shipped()).pages


def printed(made):
    """The text of each line of the first page, top to bottom, parts of a line at tabs joined by one."""
    lines = {}
    for run in pages(made)[0].runs:
        lines.setdefault(round(run.y, 1), []).append(run)
    found = []
    for _, runs in sorted(lines.items()):
        text = runs[0].text
        for before, run in pairwise(runs):
            text += ("\t" if run.x - before.x - before.width > 0.5 else "") + run.text
        found.append(text)
    return found
