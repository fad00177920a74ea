"""One document from form to files: what comes back, what is refused, and what is checked before anything is written."""

import dataclasses
import io
import re
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

import thaiforms
from thaiforms import pipeline
from thaiforms.errors import CheckError, ExtraError, OutputError, TemplateError, UsageError
from thaiforms.model import Circular, Signatory
from thaiforms.paper import Page
from thaiforms.pipeline import Made, check_docx, check_pdf, make, verify
from thaiforms.pipeline import _runs_over as runs_over
from thaiforms.supplies import shipped
from thaiforms.thai import ThaiDate

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "samples" / "circular-5188").glob("*.yaml"))
LINE = 18.0
LETTER = Circular(
    number="มท ๐๐๐๑/ว ๑",
    office=("ที่ว่าการอำเภอเมือง",),
    date=ThaiDate(2564, 6, 15),
    subject="การประชุมประจำเดือน",
    to="กำนันทุกตำบล",
    paragraphs=("ด้วยอำเภอกำหนดจัดประชุมประจำเดือน", "จึงเรียนมาเพื่อทราบ"),
    signatory=Signatory(name="นายสมชาย ใจดี", position="นายอำเภอเมือง"),
)


@pytest.fixture(scope="module")
def made() -> Made:
    return make(LETTER)


def page(*, room: float = 0, used: float = 600) -> Page:
    return Page(595, 842, (), room=room, used=used, line=LINE)


def codes(caught) -> list[str]:
    return [fault.code for fault in caught.value.faults]


def test_a_form_becomes_both_files_and_their_fields(made):
    assert made.form is LETTER
    assert made.docx is not None
    assert made.docx.startswith(b"PK")
    assert made.pdf is not None
    assert made.pdf.startswith(b"%PDF-")
    assert made.warnings == ()
    assert len(made.pages) == 1


def test_every_field_has_its_place_on_the_page(made):
    placed = {box.path: box for box in made.fields}
    assert {"number", "office[0]", "date", "subject", "to", "paragraphs[0]", "signatory.name"} <= set(placed)
    subject = "".join(box.text for box in made.fields if box.path == "subject")
    assert subject == "การประชุมประจำเดือน"
    for box in made.fields:
        assert box.page == 1
        assert 0 <= box.x0 < box.x1 <= made.pages[0].width
        assert 0 <= box.y0 < box.y1 <= made.pages[0].height
    assert placed["number"].y0 < placed["subject"].y0 < placed["paragraphs[0]"].y0 < placed["signatory.name"].y0


@pytest.mark.parametrize("formats", [("docx",), ("pdf",), ("pdf", "docx"), ["docx"], {"pdf"}])
def test_only_the_formats_asked_for_come_back(formats):
    result = make(LETTER, formats=formats)
    assert (result.docx is not None) is ("docx" in formats)
    assert (result.pdf is not None) is ("pdf" in formats)
    assert bool(result.fields) is ("pdf" in formats)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"formats": ()}, ["no-format"]),
        ({"formats": ("docx", "odt")}, ["unknown-format"]),
        ({"numerals": "roman"}, ["unknown-numerals"]),
        ({"final": True, "attach_source": True}, ["final-with-source"]),
        (
            {"final": True, "attach_source": True, "numerals": "", "formats": ()},
            ["no-format", "unknown-numerals", "final-with-source"],
        ),
    ],
)
def test_a_call_that_makes_no_sense_is_refused_at_once(options, found):
    with pytest.raises(UsageError) as caught:
        make(LETTER, **options)
    assert codes(caught) == found


def test_a_template_may_be_bytes_or_a_file(tmp_path, made):
    data = shipped().template("circular")
    (tmp_path / "mine.docx").write_bytes(data)
    assert make(LETTER, template=data).docx == make(LETTER, template=tmp_path / "mine.docx").docx == made.docx


@pytest.mark.parametrize(
    ("name", "code"), [("missing.docx", "template-not-found"), ("folder.docx", "template-unreadable")]
)
def test_a_template_that_cannot_be_read_is_named(tmp_path, name, code):
    (tmp_path / "folder.docx").mkdir()
    with pytest.raises(TemplateError) as caught:
        make(LETTER, template=tmp_path / name)
    assert codes(caught) == [code]
    assert caught.value.faults[0].place.file == str(tmp_path / name)


@pytest.mark.parametrize("data", [b"", b"text", b"PK\x03\x04"])
def test_a_faulty_template_is_named_in_each_fault(tmp_path, data):
    (tmp_path / "mine.docx").write_bytes(data)
    with pytest.raises(TemplateError) as caught:
        make(LETTER, template=tmp_path / "mine.docx")
    assert {fault.place.file for fault in caught.value.faults} == {str(tmp_path / "mine.docx")}
    with pytest.raises(TemplateError) as caught:
        make(LETTER, template=data)
    assert {fault.place.file for fault in caught.value.faults} == {"circular/template.docx"}


def test_files_are_written_into_a_folder_that_is_made(made, tmp_path):
    paths = made.write(tmp_path / "a" / "b", name="หนังสือ")
    assert paths == (tmp_path / "a/b/หนังสือ.docx", tmp_path / "a/b/หนังสือ.pdf")
    assert paths[0].read_bytes() == made.docx
    assert paths[1].read_bytes() == made.pdf
    assert made.write(tmp_path / "a" / "b", name="หนังสือ") == paths


def test_files_are_called_as_the_form_unless_named(made, tmp_path):
    assert [path.name for path in made.write(str(tmp_path))] == ["circular.docx", "circular.pdf"]


def test_a_name_is_made_safe(made, tmp_path):
    assert [path.name for path in made.write(tmp_path, name="../ว 5188/2564")] == [
        "ว 5188-2564.docx",
        "ว 5188-2564.pdf",
    ]
    assert {path.parent for path in tmp_path.rglob("*.docx")} == {tmp_path}


def test_an_input_is_kept(made, tmp_path):
    with pytest.raises(OutputError) as caught:
        made.write(tmp_path, name="a", keep=[tmp_path / "a.pdf"], overwrite=True)
    assert codes(caught) == ["output-is-input"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_two_processes_make_the_same_bytes(path, tmp_path):
    result = make(thaiforms.read(path))
    code = "import sys, thaiforms; thaiforms.make(thaiforms.read(sys.argv[1])).write(sys.argv[2], name='twin')"
    subprocess.run([sys.executable, "-X", "utf8", "-c", code, str(path), str(tmp_path)], cwd=ROOT, check=True)
    assert (tmp_path / "twin.docx").read_bytes() == result.docx
    assert (tmp_path / "twin.pdf").read_bytes() == result.pdf


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_pass_a_full_verification(path):
    verify(make(thaiforms.read(path)))


def test_verification_finds_a_lost_page_and_lost_letters(made):
    with pytest.raises(CheckError, match="1 pages instead of 2"):
        verify(dataclasses.replace(made, pages=made.pages * 2))
    whole, last = made.pages[0], made.pages[0].runs[-1]
    shorter = dataclasses.replace(whole, drawn=tuple(item for item in whole.items if item is not last))
    with pytest.raises(CheckError, match="page 1"):
        verify(dataclasses.replace(made, pages=(shorter,)))
    verify(dataclasses.replace(made, pdf=None))


def test_verification_needs_its_extra(made, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ExtraError) as caught:
        verify(made)
    assert [(fault.code, fault.found) for fault in caught.value.faults] == [("extra-missing", "verify")]


def test_a_torn_docx_is_found(made):
    for data in (made.docx[:-100], made.docx[: len(made.docx) // 2], b""):
        with pytest.raises(CheckError):
            check_docx(data)


def test_a_docx_with_broken_xml_is_found(made):
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.docx)) as archive, zipfile.ZipFile(broken, "w") as copy:
        for name in archive.namelist():
            copy.writestr(name, archive.read(name).replace(b"</w:body>", b""))
    with pytest.raises(CheckError, match="xml-damaged"):
        check_docx(broken.getvalue())


def repacked(pdf, old, new):
    """The PDF with something else in its packed objects."""

    def changed(stream):
        return stream[1] + zlib.compress(zlib.decompress(stream[2]).replace(old, new)) + b"\nendstream"

    return re.sub(rb"(/Type /ObjStm[^>]*>>\nstream\n)(.*?)\nendstream", changed, pdf, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda pdf: repacked(pdf, b"/Type /Page/", b"/Type /Pale/"), "0 pages instead of 1"),
        (lambda pdf: repacked(pdf, b"/FontFile2 ", b"/FontFile9 "), "0 fonts instead of"),
        (lambda pdf: pdf.replace(b"/Type /ObjStm", b"/Type /ObjXtm"), "0 pages instead of 1"),
        (lambda pdf: re.sub(rb"(/ObjStm.*?stream\n).", rb"\1Z", pdf, flags=re.DOTALL), "header check"),
        (lambda pdf: pdf[:-20], "torn"),
        (lambda pdf: b"\n" + pdf, "torn"),
    ],
)
def test_a_pdf_that_is_not_as_it_should_be_is_found(made, spoil, told):
    check_pdf(made.pdf, made.pages)
    assert spoil(made.pdf) != made.pdf
    with pytest.raises(CheckError, match=told):
        check_pdf(spoil(made.pdf), made.pages)


@pytest.mark.parametrize("formats", [("docx",), ("pdf",)])
def test_nothing_comes_back_that_has_not_passed_its_check(monkeypatch, formats):
    real_fill, real_write = pipeline.fill, pipeline.write_pdf

    def torn_docx(*arguments, **options):
        filled = real_fill(*arguments, **options)
        whole = filled.docx
        vars(filled)["docx"] = whole[:-30] if formats == ("docx",) else whole
        return filled

    def torn_pdf(*arguments, **options):
        return real_write(*arguments, **options)[:-30]

    monkeypatch.setattr(pipeline, "fill", torn_docx)
    monkeypatch.setattr(pipeline, "write_pdf", torn_pdf)
    with pytest.raises(CheckError):
        make(LETTER, formats=formats)


@pytest.mark.parametrize(
    ("pages", "lines"),
    [
        ((page(),), None),
        ((page(), page(used=LINE)), "1"),
        ((page(), page(used=3 * LINE)), "3"),
        ((page(), page(used=3 * LINE + 1)), None),
        ((page(room=5 * LINE), page(used=7 * LINE)), "2"),
        ((page(room=4 * LINE), page(used=7 * LINE)), "3"),
        ((page(room=3 * LINE), page(used=7 * LINE)), None),
        ((page(room=5 * LINE), page(used=2 * LINE)), "1"),
        ((page(), page(), page(used=2 * LINE)), "2"),
        ((page(room=600), page(), page(used=9 * LINE)), None),
    ],
)
@pytest.mark.parametrize(("spacing", "code"), [("normal", "letter-runs-over"), ("compact", "compact-letter-runs-over")])
def test_a_letter_that_runs_over_by_three_lines_or_less_is_told(pages, lines, spacing, code):
    letter = LETTER.model_copy(update={"spacing": spacing})
    told = [(fault.code, fault.details["lines"]) for fault in runs_over(letter, pages)]
    assert told == ([] if lines is None else [(code, lines)])


def test_a_table_may_run_over_as_it_likes():
    table = thaiforms.read(ROOT / "samples" / "circular-5188" / "team.yaml")
    assert runs_over(table, (page(), page(used=LINE))) == ()


def test_a_real_letter_that_runs_over_is_told():
    """Lines are added until the letter needs a second page: then, and not before, the warning comes."""
    told = {}
    for lines in range(1, 40):
        paragraphs = ("ก", *["จึงเรียนมาเพื่อทราบ"] * lines)
        result = make(LETTER.model_copy(update={"paragraphs": paragraphs}), formats=("pdf",))
        told[lines] = (len(result.pages), [fault.details["lines"] for fault in result.warnings])
        if len(told) > 4 and told[lines - 4][0] == 2:
            break
    first = min(lines for lines, (pages, _) in told.items() if pages == 2)
    assert all(not warned for lines, (_, warned) in told.items() if lines < first)
    warned = [told[first + more][1] for more in range(4)]
    assert warned[0] == ["1"]
    assert warned[3] == []
    assert ["1"] <= warned[1] <= warned[2] <= ["3"]
