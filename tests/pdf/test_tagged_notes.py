"""Notes in the structure of a PDF: each has a name, and the file keeps to PDF/A."""

import shutil

import pytest
from tagged import elements, opened
from test_conformance import findings, qpdf_check

from noted import NOTED
from thaiforms.layout import lay_out
from thaiforms.pdf import Part, write_pdf, write_pdf_of
from thaiforms.supplies import shipped
from word_xml import paragraph, word_file


def laid(name):
    return lay_out(NOTED[name](), supplies=shipped())


def printed(name):
    made = laid(name)
    return write_pdf(made.pages, title="หมายเหตุ", structure=made.structure)


def names_of(document):
    """Each note by its name, as it says itself and as the file's list of names has it."""
    own = [(str(note.ID), note.objgen) for note in elements(document, "Note")]
    listed = list(document.Root.StructTreeRoot.IDTree.Names)
    return own, [(str(name), note.objgen) for name, note in zip(listed[::2], listed[1::2], strict=True)]


def test_each_note_has_a_name_by_which_it_is_found():
    with opened(printed("footnotes-over-pages")) as document:
        own, listed = names_of(document)
    assert len(dict(own)) == 30
    assert listed == sorted(own)


def test_names_differ_throughout_a_packet():
    made = laid("footnotes")
    parts = [Part(str(number), made.pages, made.structure) for number in range(3)]
    with opened(write_pdf_of(parts, title="ชุด")) as document:
        own, listed = names_of(document)
    assert len(dict(own)) == 9
    assert listed == sorted(own)


def test_a_file_without_notes_names_nothing():
    plain = lay_out(word_file(paragraph("ก")), supplies=shipped())
    with opened(write_pdf(plain.pages, title="ก", structure=plain.structure)) as document:
        assert "/IDTree" not in document.Root.StructTreeRoot


@pytest.mark.parametrize("name", ["footnotes", "footnotes-in-tables", "a-footnote-that-goes-on", "endnotes"])
def test_a_file_with_notes_is_pdf_a(name):
    assert findings(printed(name)) == []


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong_in_a_file_with_notes(tmp_path):
    assert qpdf_check(printed("footnotes-over-pages"), tmp_path) == (0, "")
