"""What is drawn reads back, letter for letter and space for space, in every reader."""

import pytest

from readers import READERS, pdfminer_letters
from setting import paragraph, set_pages
from thaiforms.frozen import replace
from thaiforms.layout.shaping import shape
from thaiforms.layout.story import PageFrame, Text, TextFormat
from thaiforms.paper import ARTIFACT, GlyphRun, Page, PlacedStrip, Strip
from thaiforms.pdf import write_pdf
from thaiforms.supplies import shipped

CONSONANTS = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
PATTERNS = (
    "{c}{t}",
    "{c}ะ",
    "{c}า",
    "{c}{t}า",
    "{c}ิ{t}",
    "{c}ี{t}",
    "{c}ึ{t}",
    "{c}ื{t}",
    "{c}ุ{t}",
    "{c}ู{t}",
    "เ{c}{t}",
    "แ{c}{t}",
    "โ{c}{t}",
    "ไ{c}{t}",
    "{c}ั{t}",
    "{c}{t}ำ",
    "{c}็",
    "{c}์",
    "{c}ิ์",
    "{c}ํ",
    "เ{c}ี{t}ย",
    "เ{c}ื{t}อ",
    "{c}ั{t}ว",
)
TONES = ("", "่", "้", "๊", "๋")
STYLES = [(False, False), (True, False), (False, True), (True, True)]
WIDE = PageFrame(width=1600, height=2400, top=30, right=20, bottom=20, left=20)


def syllables(consonant):
    """Every syllable of a consonant, once."""
    return list(dict.fromkeys(pattern.format(c=consonant, t=tone) for pattern in PATTERNS for tone in TONES))


def lines_read(pages):
    return [line.rstrip(" ") for page in pages for line in page.splitlines() if line.strip()]


def lines_of(page):
    """The text of each line of the page, without the spaces that hang at it."""
    lines = {}
    for run in page.runs:
        lines[round(run.y, 2)] = lines.get(round(run.y, 2), "") + run.text
    return [line.strip() for line in lines.values()]


def end_of_ink(run):
    """Where the run ends, the spaces left out that hang at the end of its line."""
    words = list(run.words)
    while words and words[-1].text.isspace():
        words.pop()
    return run.x + replace(run, words=tuple(words)).width if words else 0


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("bold", "italic"), STYLES)
def test_every_syllable_reads_back(reader, bold, italic):
    look = TextFormat("TH Sarabun New", 14, bold=bold, italic=italic)
    due = ["-".join(syllables(consonant)) for consonant in CONSONANTS]
    pages = set_pages(*(paragraph(Text(line, look)) for line in due), frame=WIDE)
    assert sum(len(line.split("-")) for line in due) > 3500
    assert lines_read(reader(write_pdf(pages, title="พยางค์"))) == due


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "text",
    [
        "กำ่ นำ้ ปำ้ ฟำ๊ น้ำ",  # marks typed after SARA AM
        "น้ำ ป่า ฝ้าย ญู ฐู ที่ ปี่ ฟื้น กตัญญู ฤาษี ฦาชา",
        "ต่าง ๆ และ ฯลฯ กรุงเทพฯ",
        "ระบบ Online Real Time ของ GFMS / กองคลัง",
        "ไวรัสโคโรนา 2019 (โควิด-19) ๒๕๖๔",
        "โทร./โทรสาร ๐-๗๗๒๘-๖๒๖๔ , ๐-๗๗๒๗-๒๕๕๘",
        "*** ตัดยอด ๓๐ ก.ย. ๖๔ *** “อ้าง” ‘คำ’ … – —",
        'ราคา ฿๑,๐๐๐ หรือ 50% & <b> "x" {{7*7}}',
        "เว้น  สอง   สาม วรรค",
    ],
)
def test_text_reads_back(reader, text):
    (line,) = lines_read(reader(write_pdf(set_pages(paragraph(text), frame=WIDE), title="")))
    assert line.split() == text.split()  # readers fold rows of spaces
    assert "\u200b" not in line


def test_rows_of_spaces_are_in_the_file_as_they_were_typed():
    text = "เว้น  สอง   สาม วรรค"
    (letters,) = pdfminer_letters(write_pdf(set_pages(paragraph(text), frame=WIDE), title=""))
    assert "".join(letter.get_text() for letter in letters) == text


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("alignment", ["thaiDistribute", "both"])
def test_spread_lines_read_back(reader, alignment):
    text = (
        "ตามที่กรมการพัฒนาชุมชน ได้แจ้งหลักเกณฑ์และวิธีการประเมินผลการปฏิบัติราชการ ของข้าราชการพลเรือนสามัญ ในสังกัด น้ำหนักที่ป่าฝ้าย ทุกแห่ง "
        * 4
    )
    frame = PageFrame(width=500, height=800, top=30, right=40, bottom=30, left=40)
    pages = set_pages(paragraph(text.strip(), alignment=alignment), frame=frame)
    assert any(run.gap or run.stretch for run in pages[0].runs)
    assert lines_read(reader(write_pdf(pages, title=""))) == lines_of(pages[0])


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("alignment", ["left", "both", "thaiDistribute"])
@pytest.mark.parametrize("scale", [0.66, 1.5])
def test_stretched_letters_read_back_and_end_where_the_layout_has_them(reader, alignment, scale):
    text = "น้ำหนักที่ปู่ฟื้น และ ตัวชี้วัด (KPI) ๒๕๖๔ " * 6
    frame = PageFrame(width=500, height=800, top=30, right=40, bottom=30, left=40)
    look = TextFormat("TH Sarabun New", 16, scale=scale)
    (page,) = set_pages(paragraph(Text(text.strip(), look), alignment=alignment), frame=frame)
    pdf = write_pdf([page], title="")
    assert lines_read(reader(pdf)) == lines_of(page)
    (letters,) = pdfminer_letters(pdf)
    ends = max(letter.bbox[2] for letter in letters if not letter.get_text().isspace())
    assert ends == pytest.approx(max(map(end_of_ink, page.runs)), abs=5 * scale)
    if alignment != "left":
        assert ends == pytest.approx(460, abs=0.15)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("alignment", ["left", "both", "thaiDistribute"])
@pytest.mark.parametrize("spacing", [-0.1, -0.3, -0.5])
def test_letters_that_are_drawn_together_read_back_and_end_where_the_layout_has_them(reader, alignment, spacing):
    text = "น้ำหนักที่ปู่ฟื้น และ ตัวชี้วัด การปฏิบัติราชการ (KPI) ๒๕๖๔ " * 6
    frame = PageFrame(width=500, height=800, top=30, right=40, bottom=30, left=40)
    look = TextFormat("TH Sarabun New", 16, spacing=spacing)
    (page,) = set_pages(paragraph(Text(text.strip(), look), alignment=alignment), frame=frame)
    pdf = write_pdf([page], title="")
    assert lines_read(reader(pdf)) == lines_of(page)
    (letters,) = pdfminer_letters(pdf)
    ends = max(letter.bbox[2] for letter in letters if not letter.get_text().isspace())
    assert ends == pytest.approx(max(map(end_of_ink, page.runs)), abs=4)


def test_a_no_break_space_and_a_space_read_back_as_themselves_though_one_glyph_draws_them():
    (letters,) = pdfminer_letters(write_pdf(set_pages(paragraph("ก ข\u00a0ค ฤา ๅ า"), frame=WIDE), title=""))
    assert "".join(letter.get_text() for letter in letters).replace("\u00a0", " ") == "ก ข ค ฤา ๅ า"


@pytest.mark.parametrize("reader", READERS)
def test_boxes_and_ticks_are_drawn_and_read_back(reader):
    text = "☐ เห็นชอบ ☑ อนุมัติ ☒ ไม่ ✓ → ●"
    (line,) = lines_read(reader(write_pdf(set_pages(paragraph(text), frame=WIDE), title="")))
    assert line.split() == text.split()


@pytest.mark.parametrize("words", [("กข", "คง"), ("่", "คง")])
def test_text_stands_in_its_place_though_other_text_begins_there_too(words):
    runs = [GlyphRun(50, 60, 16, (shape(word, shipped().face("TH Sarabun New")),), gap=2) for word in words]
    strips = [PlacedStrip(Strip((run,)), 0, 0, ARTIFACT, 0) for run in runs]
    for items in (strips, [PlacedStrip(Strip(tuple(runs)), 0, 0, ARTIFACT, 0)]):
        (letters,) = pdfminer_letters(write_pdf([Page(200, 100, tuple(items))], title=""))
        assert next(letter.x0 for letter in letters if letter.get_text() == "ค") == pytest.approx(50, abs=0.01)


def test_the_same_pages_give_the_same_bytes():
    pages = set_pages(paragraph("ทดสอบ น้ำ"), frame=WIDE)
    assert write_pdf(pages, title="ก") == write_pdf(pages, title="ก")
    assert write_pdf(pages, title="ก") != write_pdf(pages, title="ข")


@pytest.mark.parametrize("alignment", ["thaiDistribute", "both"])
def test_spread_letters_stand_where_the_layout_put_them(alignment):
    text = "กรมการพัฒนาชุมชน ได้แจ้งหลักเกณฑ์ น้ำที่ป่า และวิธีการประเมินผลการปฏิบัติราชการ ของข้าราชการทุกแห่ง " * 3
    frame = PageFrame(width=330, height=800, top=30, right=40, bottom=30, left=40)
    (page,) = set_pages(paragraph(text.strip(), alignment=alignment), frame=frame)
    (letters,) = pdfminer_letters(write_pdf([page], title=""))
    first = [run for run in page.runs if run.y == page.runs[0].y]
    ink = "".join(run.text for run in first).rstrip()
    last_base = max(index for index, letter in enumerate(ink) if letters[index].bbox[2] - letters[index].bbox[0] > 1)
    assert letters[last_base].bbox[2] == pytest.approx(290, abs=0.1)
