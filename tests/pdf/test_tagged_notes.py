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


def leads(document):
    """Each link between a mark and its note: whether it leads back, its page, and the page and height that it leads to."""
    sheets = {page.objgen: number for number, page in enumerate(document.pages)}
    for number, page in enumerate(document.pages):
        for link in page.get("/Annots", []):
            sheet, kind, _, top, _ = link.Dest
            assert kind == "/XYZ"
            yield str(link.Contents) != "หมายเหตุ", number, sheets[sheet.objgen], float(top), float(link.Rect[3])


@pytest.mark.parametrize("name", ["footnotes", "footnotes-over-pages", "endnotes", "footnotes-in-tables"])
def test_a_mark_leads_to_its_note_and_the_note_back_to_the_mark(name):
    with opened(printed(name)) as document:
        found = list(leads(document))
        assert all(kind in {"Reference", "Lbl"} for kind in (str(link.P.S)[1:] for link in elements(document, "Link")))
    there, back = ([lead[1:] for lead in found if lead[0] == way] for way in (False, True))
    assert len(there) == len(back) > 2
    ends = {(here, top) for here, _, _, top in back}
    assert {(page, round(top, 1)) for _, page, top, _ in there} == {(page, round(top, 1)) for page, top in ends}


def test_a_note_whose_pages_are_not_there_is_led_to_by_nothing():
    made = laid("a-footnote-of-several-pages")
    with opened(write_pdf(made.pages[1:], title="ก", structure=made.structure)) as document:
        assert list(leads(document)) == []
