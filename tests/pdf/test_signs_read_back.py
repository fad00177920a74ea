"""Every sign that we draw besides TH Sarabun New's letters reads back as it was typed, in every reader."""

from functools import cache

import pytest
from test_conformance import findings
from test_read_back import WIDE, lines_read

from readers import READERS
from setting import paragraph, set_pages
from thaiforms.frozen import replace
from thaiforms.layout.shaping import reach
from thaiforms.layout.story import Text, TextFormat
from thaiforms.pdf import write_pdf
from thaiforms.supplies import shipped

SET_AS = {
    "㎡": "m²",
    "㎥": "m³",
    "㎏": "kg",
    "㎎": "mg",
    "㎝": "cm",
    "㎜": "mm",
    "㎞": "km",
    "㎢": "km²",
    "㏄": "cc",
    "㎖": "ml",
    "㏀": "k\u2126",
    "㎛": "µm",
    "⑴": "(1)",
    "⑳": "⑳",
    "⒛": "20.",
    "⒜": "(a)",
    "℡": "TEL",
    "‼": "!!",
}
TERM = "กรมการพัฒนาชุมชน"  # is kept whole, and so stands on the next line
SPACES = "\u00a0\u2002\u2003\u2009\u202f\u3000"


@cache
def signs() -> tuple[str, ...]:
    """All letters that are drawn by the face of signs, or by another letter, and are read as themselves."""
    supplies = shipped()
    faces = [supplies.face("TH Sarabun New"), supplies.face("Thaiforms Symbols")]
    wanted = set().union(*(reach(face) for face in faces)) - set("ﬁﬂ")  # some readers part them
    once = TextFormat("TH Sarabun New", 14)
    found = []
    for sign in sorted(letter for letter in wanted if ord(letter) > 0x2000 or 0x100 <= ord(letter) < 0xE00):
        (page,) = set_pages(paragraph(Text(f"มี{sign}", once)), frame=WIDE)
        if "".join(run.text for run in page.runs) == f"มี{sign}":
            found.append(sign)
    return tuple(found)


@cache
def pdf_of(bold: bool) -> tuple[list[str], bytes]:
    look = TextFormat("TH Sarabun New", 14, bold=bold)
    lines = [" ".join(f"มี{sign}" for sign in signs()[start : start + 20]) for start in range(0, len(signs()), 20)]
    return lines, write_pdf(set_pages(*(paragraph(Text(line, look)) for line in lines), frame=WIDE), title="สัญลักษณ์")


def test_there_are_a_thousand_signs():
    assert len(signs()) > 1200
    assert set("☐☑☒✓→①❶Ⅳ⁴₂αΣ≥√℃№★☎✉♂█┼") <= set(signs())


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("reader", READERS)
def test_every_sign_reads_back(reader, bold):
    due, pdf = pdf_of(bold)
    assert lines_read(reader(pdf)) == due


def test_every_sign_keeps_to_pdf_a():
    assert findings(pdf_of(False)[1]) == []


@pytest.mark.parametrize("reader", READERS)
def test_signs_in_a_spread_line_read_back(reader):
    """A word of this line is given room after each cluster; signs are clusters as letters are."""
    due = "ผลการประเมิน☑ผ่าน☐ไม่ผ่าน→ระดับ①ถึง⑤เฉลี่ย≥๓ครั้งที่Ⅳ"
    (page,) = set_pages(paragraph(due), frame=WIDE)
    width = max(run.x + run.width for run in page.runs) - WIDE.left
    for room in (2, 9, 30):
        frame = replace(WIDE, width=WIDE.left + width + room + WIDE.right)
        (spread,) = set_pages(paragraph(f"{due} {TERM}", alignment="thaiDistribute"), frame=frame)
        assert max(run.gap for run in spread.runs) > 0
        assert lines_read(reader(write_pdf((spread,), title=""))) == [due, TERM]


@pytest.mark.parametrize("reader", READERS)
def test_signs_set_as_several_letters_read_as_these(reader):
    typed = " ".join(f"มี{sign}" for sign in SET_AS)
    due = " ".join(f"มี{shown}" for shown in SET_AS.values())
    assert lines_read(reader(write_pdf(set_pages(paragraph(typed), frame=WIDE), title=""))) == [due]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("space", SPACES)
def test_spaces_of_any_width_read_as_spaces(reader, space):
    text = f"กรม{space}การ{space}ปกครอง"
    assert lines_read(reader(write_pdf(set_pages(paragraph(text), frame=WIDE), title=""))) == ["กรม การ ปกครอง"]
