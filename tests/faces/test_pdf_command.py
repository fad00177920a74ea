"""``thaiforms pdf``: any Word file to a PDF, or a clear refusal."""

import io
import shutil
from pathlib import Path

import docx
import pypdf
import pytest
from docx.oxml import OxmlElement
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont

import thaiforms
from readers import pdfium
from thaiforms.errors import CheckError
from thaiforms.safety.font_files import font_names

FONTS = Path(__file__).parents[2] / "fonts"


@pytest.fixture
def memo(tmp_path: Path) -> Path:
    """A Word file of two paragraphs."""
    return write(tmp_path / "บันทึก.docx", "บันทึกข้อความ", "เรียน ปลัดอำเภอ น้ำท่วมปีที่แล้ว")


def write(path: Path, *texts: str, family: str = "TH SarabunPSK", odd: str = "") -> Path:
    """A Word file of paragraphs, the last with an element that can't be drawn, if one is named."""
    document = docx.Document()
    for text in texts:
        run = document.add_paragraph().add_run(text)
        fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi", "cs"):
            fonts.set(docx.oxml.ns.qn(f"w:{script}"), family)
    if odd:
        document.paragraphs[-1].runs[-1]._r.append(OxmlElement(odd))
    document.save(path)
    return path


def test_a_word_file_becomes_a_pdf_beside_it(thaiforms_, memo):
    said = thaiforms_("pdf", memo.name)
    assert (said.code, said.lines) == (0, ["บันทึก.pdf"])
    assert "น้ำท่วมปีที่แล้ว" in pdfium(memo.with_suffix(".pdf").read_bytes())[0]


def test_it_goes_where_it_is_asked_for(thaiforms_, memo, tmp_path):
    assert thaiforms_("pdf", memo.name, "-o", "a.pdf").lines == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_printing_twice_gives_the_same_bytes(memo):
    assert thaiforms.print_docx(memo).pdf == thaiforms.print_docx(memo.read_bytes()).pdf


def test_what_cannot_be_drawn_is_refused_with_its_element_and_its_text(thaiforms_, tmp_path):
    write(tmp_path / "a.docx", "ย่อหน้าแรก", "ย่อหน้าที่มีสมการ", odd="w:footnoteReference")
    said = thaiforms_("pdf", "a.docx")
    assert (said.code, said.out) == (3, "")
    assert "footnoteReference" in said.err
    assert "ย่อหน้าที่มีสมการ" in said.err
    assert "วิธีแก้" in said.err
    assert not (tmp_path / "a.pdf").exists()


def test_all_refusals_come_at_once(tmp_path):
    document = docx.Document()
    for name in ("w:footnoteReference", "w:endnoteReference", "w:pgNum"):
        document.add_paragraph(name).runs[0]._r.append(OxmlElement(name))
    document.save(tmp_path / "a.docx")
    with pytest.raises(thaiforms.TemplateError) as caught:
        thaiforms.print_docx(tmp_path / "a.docx")
    assert [fault.found for fault in caught.value.faults] == ["footnoteReference", "endnoteReference", "pgNum"]
    assert [fault.place.text for fault in caught.value.faults] == [
        "w:footnoteReference",
        "w:endnoteReference",
        "w:pgNum",
    ]


def test_lenient_leaves_it_out_and_says_so(thaiforms_, tmp_path):
    write(tmp_path / "a.docx", "ย่อหน้าแรก", "ย่อหน้าที่มีเชิงอรรถ", odd="w:footnoteReference")
    said = thaiforms_("pdf", "a.docx", "--lenient")
    assert (said.code, said.lines) == (0, ["a.pdf"])
    assert "คำเตือน" in said.err
    assert "footnoteReference" in said.err
    assert "ย่อหน้าที่มีเชิงอรรถ" in pdfium((tmp_path / "a.pdf").read_bytes())[0]


def test_a_letter_that_no_font_has_stops_the_work_or_is_left_out(thaiforms_, tmp_path):
    write(tmp_path / "a.docx", "ก 漢 ข")
    assert thaiforms_("pdf", "a.docx").code == 4
    said = thaiforms_("pdf", "a.docx", "--lenient")
    assert said.code == 0
    assert "漢" in said.err
    assert "漢" not in pdfium((tmp_path / "a.pdf").read_bytes())[0]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, 3),
        ("text.docx", "บันทึกข้อความ".encode(), 3),
        ("empty.docx", b"", 3),
        ("torn.docx", b"PK\x03\x04" + b"\0" * 100, 3),
        ("pdf.docx", b"%PDF-1.4", 3),
    ],
)
def test_a_file_that_is_no_word_file_is_refused_by_what_it_is(thaiforms_, tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data)
    said = thaiforms_("pdf", name)
    assert said.code == code
    assert said.err.startswith(f"{name}: ผิดพลาด: ")
    assert not (tmp_path / name).with_suffix(".pdf").exists()


@pytest.mark.parametrize("name", ["missing.docx", "."])
def test_a_file_that_is_not_there_is_a_fault_of_the_input(thaiforms_, name):
    assert thaiforms_("pdf", name).code == 1


def test_a_pdf_that_others_made_is_replaced_only_when_asked(thaiforms_, memo, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 theirs")
    assert thaiforms_("pdf", memo.name, "-o", "a.pdf").code == 5
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDF-1.4 theirs"
    assert thaiforms_("pdf", memo.name, "-o", "a.pdf", "--overwrite").code == 0


def test_its_own_pdf_is_replaced_and_the_word_file_never(thaiforms_, memo):
    before = memo.read_bytes()
    assert [thaiforms_("pdf", memo.name).code for _ in range(2)] == [0, 0]
    assert thaiforms_("pdf", memo.name, "-o", memo.name, "--overwrite").code == 5
    assert memo.read_bytes() == before


def test_an_unknown_breaker_is_a_fault_of_the_call(thaiforms_, memo):
    assert thaiforms_("pdf", memo.name, "--breaks", "best").code == 2
    with pytest.raises(thaiforms.UsageError):
        thaiforms.print_docx(memo, breaks="best")


def test_a_result_that_fails_its_check_is_not_written(thaiforms_, memo, monkeypatch):
    def torn(*_, **__):
        raise CheckError("torn")

    monkeypatch.setattr("thaiforms.printing.check_pdf", torn)
    assert thaiforms_("pdf", memo.name).code == 7
    assert not memo.with_suffix(".pdf").exists()


def renamed(folder: Path, family: str, *, marks: str = "") -> Path:
    """A font of another name in a folder; ``marks`` are features in place of its own."""
    font = TTFont(FONTS / "THSarabunNew.ttf")
    for record in font["name"].names:
        if record.nameID in {1, 16}:
            record.string = family
    if marks:
        del font["morx"]
        addOpenTypeFeaturesFromString(font, marks)
    folder.mkdir(exist_ok=True)
    font.save(folder / f"{family}.ttf")
    return folder


def test_fonts_of_a_folder_are_used_by_their_family_names(thaiforms_, tmp_path):
    renamed(tmp_path / "fonts", "Office Sarabun")
    write(tmp_path / "a.docx", "น้ำท่วมปีที่แล้ว", family="Office Sarabun")
    assert "Office Sarabun" in thaiforms_("pdf", "a.docx").err
    said = thaiforms_("pdf", "a.docx", "--font-dir", "fonts")
    assert said.code == 0
    assert "Office Sarabun" not in said.err
    assert "น้ำท่วมปีที่แล้ว" in pdfium((tmp_path / "a.pdf").read_bytes())[0]


def test_a_font_that_moves_its_marks_is_refused_by_name(thaiforms_, tmp_path):
    maps = TTFont(FONTS / "THSarabunNew.ttf").getBestCmap()
    moved = f"feature mark {{ pos {maps[0x0E48]} <0 100 0 0>; }} mark;"
    rules = f"languagesystem DFLT dflt; languagesystem thai dflt; {moved}"
    renamed(tmp_path / "fonts", "Marks By Rule", marks=rules)
    write(tmp_path / "a.docx", "น้ำท่วมปีที่แล้ว", family="Marks By Rule")
    said = thaiforms_("pdf", "a.docx", "--font-dir", "fonts")
    assert said.code == 4
    assert "Marks By Rule" in said.err


@pytest.mark.parametrize("content", [None, b"", b"\x00\x01\x00\x00\x00\x09", b"OTTO" + b"\0" * 40])
def test_a_folder_without_a_font_is_refused(thaiforms_, memo, tmp_path, content):
    folder = tmp_path / "fonts"
    folder.mkdir()
    if content is not None:
        (folder / "a.ttf").write_bytes(content)
    assert thaiforms_("pdf", memo.name, "--font-dir", "fonts").code == 4


def test_a_font_cut_anywhere_is_no_font_or_a_whole_one():
    data = (FONTS / "ThaiformsSymbols.ttf").read_bytes()
    for length in range(0, len(data), 97):
        names = font_names(data[:length])
        assert names is None or "Thaiforms Symbols" in names.families


def test_the_fonts_of_the_folder_stay_where_they_are(thaiforms_, memo, tmp_path):
    shutil.copytree(FONTS, tmp_path / "fonts")
    before = {path: path.read_bytes() for path in (tmp_path / "fonts").rglob("*") if path.is_file()}
    assert thaiforms_("pdf", memo.name, "--font-dir", "fonts").code == 0
    assert {path: path.read_bytes() for path in (tmp_path / "fonts").rglob("*") if path.is_file()} == before


def test_bytes_of_a_word_file_are_printed_without_a_file():
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("ทดสอบ")
    document.save(out)
    printed = thaiforms.print_docx(out.getvalue())
    assert len(printed.pages) == 1
    assert printed.pages[0].runs[0].text == "ทดสอบ"


def test_a_pdf_is_tagged_and_carries_no_source_unless_asked(memo):
    plain, bare = thaiforms.print_docx(memo).pdf, thaiforms.print_docx(memo, tagged=False).pdf
    carrying = thaiforms.print_docx(memo, attach_source=True).pdf
    assert "/StructTreeRoot" in pypdf.PdfReader(io.BytesIO(plain)).root_object
    assert "/StructTreeRoot" not in pypdf.PdfReader(io.BytesIO(bare)).root_object
    assert pypdf.PdfReader(io.BytesIO(plain)).attachments == {}
    assert pypdf.PdfReader(io.BytesIO(carrying)).attachments == {"บันทึก.docx": [memo.read_bytes()]}
