"""A template means here what it means to docxtpl, whose language it is in."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

from samples import NAMES, PROJECT, SAMPLES
from thaiforms.filling import fill
from thaiforms.filling.context import context_of
from thaiforms.intake import read_file
from thaiforms.thai import to_thai_digits


def paragraphs(docx):
    """The paragraphs of the body by what holds them, with their text; docxtpl knows no Thai digits for counts."""
    body = Document(io.BytesIO(docx)).element.body
    return [
        (
            [holder.tag for holder in paragraph.iterancestors() if holder.tag in (qn("w:tbl"), qn("w:tr"), qn("w:tc"))],
            to_thai_digits("".join(text.text or "" for text in paragraph.iter(qn("w:t")))),
        )
        for paragraph in body.iter(qn("w:p"))
    ]


def by_docxtpl(template, values):
    document = DocxTemplate(io.BytesIO(template))
    document.render(values, autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_filled_as_docxtpl_fills_it(name):
    form = read_file(SAMPLES / f"{name}.yaml").form
    template = (PROJECT / "templates" / form.form / "template.docx").read_bytes()
    theirs = paragraphs(by_docxtpl(template, context_of(form, numerals="thai", final=False)))
    assert paragraphs(fill(form, template).docx) == theirs
