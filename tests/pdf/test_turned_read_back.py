"""Text that runs up or down reads back, is told in its place, and is drawn with the glyphs that upright text has."""

import io

import pypdfium2
import pytest
from PIL import ImageChops
from tagged import texts, tree

from office_files import of_body, p, tbl, tc, tr
from readers import PLACING_READERS, READERS, needs_poppler
from setting import paragraph, set_pages
from thaiforms.layout.story import PageFrame
from thaiforms.layout.turning import Turn
from thaiforms.paper import Page
from thaiforms.pdf import write_pdf
from thaiforms.printing import print_docx

UP, DOWN, PLAIN = "น้ำหนัก ที่ปู่ ฟื้น", "ตัวชี้วัด ที่ใช้ ๒๕๖๔ (KPI)", "ปกติ น้ำ"
BEFORE, AFTER = "ก่อนหน้า น้ำที่", "หลัง ที่นี่"
LINES = [BEFORE, UP, DOWN, PLAIN, AFTER]
BY_PLACE = {"pdfminer", "pdfplumber"}  # they gather lines level by level; the letters are held below


def printed(*, tagged):
    cells = [
        tc(text, f'<w:textDirection w:val="{way}"/>') for text, way in ((UP, "btLr"), (DOWN, "tbRl"), (PLAIN, "lrTb"))
    ]
    row = tr(*cells, properties='<w:trHeight w:val="3200" w:hRule="exact"/>')
    return print_docx(of_body(p(BEFORE), tbl(row, grid=(2000,) * 3), p(AFTER)), tagged=tagged).pdf


@pytest.mark.parametrize("tagged", [True, False])
@pytest.mark.parametrize("reader", [reader for reader in READERS if reader.id not in BY_PLACE])
def test_turned_text_reads_back_line_by_line(reader, tagged):
    text = "\n".join(reader(printed(tagged=tagged))).replace("\r", "")
    read = [line for part in text.splitlines() if (line := part.strip())]
    glued = "\n".join(read).replace(f"{BEFORE} {UP}", f"{BEFORE}\n{UP}")  # pdfium puts them on one line
    assert sorted(glued.splitlines()) == sorted(LINES)


@pytest.mark.parametrize("reader", PLACING_READERS)
def test_every_letter_of_turned_text_is_there_in_order(reader):
    (letters,) = reader(printed(tagged=True))
    text = "".join(letter for letter, _, _ in letters if not letter.isspace())
    assert text == "".join(LINES).replace(" ", "")


@needs_poppler
def test_turned_text_is_told_in_its_cell():
    pdf = printed(tagged=True)
    assert texts(pdf) == LINES
    assert tree(pdf) == ["Document", ["P"], ["Table", ["TR", *[["TD", ["P"]]] * 3]], ["P"]]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_glyphs_are_those_of_upright_text(degrees):
    frame = PageFrame(width=300, height=300, top=100, right=20, bottom=20, left=40)
    (page,) = set_pages(paragraph("น้ำหนัก ที่ปู่ ฟ้ำ กตัญญู ฐู"), frame=frame)
    turned = Page(300, 300, tuple(Turn(degrees, (150, 150)).item(item) for item in page.items))
    upright, other = (drawn(write_pdf([one], title="")) for one in (page, turned))
    difference = ImageChops.difference(upright.rotate(-degrees), other)
    ink = sum(upright.histogram()[:128])
    assert sum(difference.histogram()[128:]) < ink / 20  # dots on edges


def drawn(pdf):
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return document[0].render(scale=6).to_pil().convert("L")
