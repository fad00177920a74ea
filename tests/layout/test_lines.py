"""Lines: where they end, how they are spread, how high they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from setting import BOLD, PLAIN, paragraph, set_lines
from thaiforms.layout.shaping import shape
from thaiforms.layout.shelves import Rack
from thaiforms.layout.story import LineBreak, Tab, TabStop, Text, TextFormat
from thaiforms.supplies import shipped
from thaiforms.thai import builtin_breaker

FACE = shipped().face("TH Sarabun New")
LETTER = (
    "ตามที่กรมการพัฒนาชุมชน ได้แจ้งหลักเกณฑ์และวิธีการประเมินผลการปฏิบัติราชการของข้าราชการพลเรือนสามัญ ในสังกัดกรมการพัฒนาชุมชน "
    "และได้กำหนดตัวชี้วัดของพัฒนาการจังหวัด ในรอบการประเมินที่ ๑ และ ที่ ๒ ประจำปีงบประมาณ พ.ศ. ๒๕๖๔ ไปแล้วนั้น"
)
MARKS = set("ะัาำิีึืฺุูๅๆฯ็่้๊๋์ํ๎")


def right_edge(line):
    """Where the ink of a line ends: hanging spaces left out."""
    inked = [run for run in line.runs if run.text.strip()]
    last = inked[-1]
    trailing = len(last.text) - len(last.text.rstrip(" "))
    return last.x + last.width - trailing * 0.216 * last.size


def test_the_lines_joined_are_the_text():
    for width in (60, 120, 300, 453):
        assert "".join(line.text for line in set_lines(paragraph(LETTER), width=width)) == LETTER


def test_no_line_is_wider_than_its_column():
    for width in (60, 120, 300, 453):
        for line in set_lines(paragraph(LETTER), width=width):
            assert right_edge(line) <= width + 0.11


@given(st.text(alphabet="กขคงจชดตทนบปผพมรลวสหอะาิีุูเแโใไ่้์ๆฯำ ๐๑๒abcXYZ().,/-", max_size=120), st.integers(20, 400))
@settings(max_examples=150, deadline=None)
def test_no_character_is_lost_or_doubled_whatever_the_text(text, width):
    assert "".join(line.text for line in set_lines(paragraph(text), width=width)) == text


class _SameBreaks:
    """The built-in breaks by another breaker, of whose rules nothing is known: its texts are never broken apart."""

    parts_words = True

    def breaks(self, text):
        return builtin_breaker().breaks(text)


SAME_BREAKS = _SameBreaks()
SENTENCES = [
    "ตามที่กรมการพัฒนาชุมชน",
    "ได้แจ้งหลักเกณฑ์",
    "ประจำปีงบประมาณ",
    "พ.ศ.",
    "๒๕๖๔",
    "(๑",
    "เมษายน",
    "๒๕๖๔)",
    "ร้อยละ",
    "๘๐",
    "ของครัวเรือน",
    "ตำบลละ",
    "๑",
    "แห่ง",
    "นาย",
    "สมชาย",
    "ใจดี",
    "ณ",
    "ที่ว่าการอำเภอ",
    "Online",
    "Real",
    "Time",
    "ทั้งนี้",
    "ต่าง",
    "ๆ",
    "",
    "",
    "น้ำ",
    "☐",
    "ก.พ.",
    "กำหนด",
]


@given(
    st.lists(st.tuples(st.lists(st.sampled_from(SENTENCES), max_size=12).map(" ".join), st.booleans()), max_size=4),
    st.integers(30, 450),
    st.sampled_from(["left", "thaiDistribute", "both", "center"]),
)
@settings(max_examples=150, deadline=None)
def test_lines_of_parts_that_were_measured_before_are_those_of_the_whole(texts, width, alignment):
    spans = [Text(text, BOLD if bold else PLAIN, field="x") for text, bold in texts]
    apart, whole = (
        set_lines(paragraph(*spans, alignment=alignment), width=width, breaker=breaker)
        for breaker in (None, SAME_BREAKS)
    )
    for one, other in zip(apart, whole, strict=True):
        assert one.text == other.text
        assert one.height == other.height
        for mine, others in zip(one.runs, other.runs, strict=True):
            assert mine.text == others.text
            assert (mine.x, mine.gap, mine.stretch) == pytest.approx((others.x, others.gap, others.stretch), abs=1e-6)


def test_what_is_remembered_of_texts_has_a_bound():
    rack = Rack(FACE, 16, 1, 0, builtin_breaker())
    for number in range(5000):
        rack.stretch(f"ข้อ{number}")
    rack.stretch("กา" * 2000)
    assert 0 < len(rack._stretches) <= 2048
    assert 0 < len(rack._measured) <= 2048
    assert max(map(len, (*rack._stretches, *rack._measured))) <= 1000


def test_a_mark_never_starts_a_line():
    for width in range(20, 200, 7):
        for line in set_lines(paragraph("ที่นี่มีน้ำ ป่าไม้ ต่าง ๆ ฝ้าย ปู่ย่าตายาย " * 3), width=width):
            assert line.text[:1] not in MARKS, (width, line.text)


@pytest.mark.parametrize(
    ("width", "lines"),
    [(60, ["ดำเนินการ"]), (40, ["ดำเนิน", "การ"]), (24, ["ดำเนิ", "นการ"])],
)
def test_a_word_wider_than_its_column_is_parted_between_the_words_that_it_is_made_of(width, lines):
    assert [line.text for line in set_lines(paragraph("ดำเนินการ"), width=width)] == lines


def test_a_word_wider_than_its_column_is_parted_between_clusters():
    lines = set_lines(paragraph("สิ่งที่ส่งมาด้วยที่ญี่ปุ่น"), width=12)
    assert "".join(line.text for line in lines) == "สิ่งที่ส่งมาด้วยที่ญี่ปุ่น"
    assert all(line.text[0] not in MARKS for line in lines)


def test_thai_distributed_lines_reach_the_edge_and_the_last_stays_natural():
    *full, last = set_lines(paragraph(LETTER, alignment="thaiDistribute"), width=453)
    assert len(full) >= 2
    for line in full:
        assert right_edge(line) == pytest.approx(453, abs=0.05)
        assert all(run.gap < 0.09 * run.size for run in line.runs)
    assert all(run.gap == 0 for run in last.runs)


def test_a_gap_never_parts_a_letter_from_its_mark():
    shaped = shape("น้ำที่", FACE)
    assert [text for text, starts in zip(shaped.texts, shaped.starts, strict=True) if starts] == ["น", "ท"]


def test_lines_that_want_too_wide_gaps_stay_ragged_with_a_warning():
    from setting import typesetter

    setter = typesetter()
    setter.pieces([paragraph("กำหนด พระราชกฤษฎีกาว่าด้วย หลักเกณฑ์", alignment="thaiDistribute")], 78)
    assert {fault.code for fault in setter.warnings} >= {"line-left-ragged"}


def test_both_stretches_the_spaces_alone():
    *full, last = set_lines(paragraph("one two three four five six seven eight nine ten", alignment="both"), width=120)
    for line in full:
        assert right_edge(line) == pytest.approx(120, abs=0.05)
        assert all(run.gap == 0 for run in line.runs)
    assert last.runs[0].stretch == 0


def test_trailing_spaces_hang():
    first = set_lines(paragraph("one two      three"), width=shape("one two", FACE).width * 16 + 1)[0]
    assert first.text == "one two      "


@pytest.mark.parametrize(("alignment", "x"), [("left", 0), ("center", 50), ("right", 100)])
def test_alignment_moves_the_line(alignment, x):
    width = shape("ทดสอบ", FACE).width * 16
    (line,) = set_lines(paragraph("ทดสอบ", alignment=alignment), width=100 + width)
    assert line.runs[0].x == pytest.approx(x)


def test_the_first_line_is_indented_and_the_others_hang():
    lines = set_lines(paragraph(LETTER, left=20, first_line=50), width=300)
    assert [line.runs[0].x for line in lines[:3]] == [70, 20, 20]


def test_a_tab_goes_to_its_stop():
    (line,) = set_lines(paragraph("เรื่อง", Tab(PLAIN), "การประเมิน", tabs=(TabStop(100),)), width=400)
    assert line.runs[1].x == 100


def test_a_hanging_indent_is_a_tab_stop_of_its_own():
    (line,) = set_lines(paragraph("๑.", Tab(PLAIN), "การประเมิน", left=30, first_line=-30), width=400)
    assert line.runs[1].x == 30


@pytest.mark.parametrize(("kind", "share"), [("center", 0.5), ("right", 1.0)])
def test_text_at_a_tab_stands_round_or_before_it(kind, share):
    width = shape("จำนวน", FACE).width * 16
    (line,) = set_lines(paragraph("ก", Tab(PLAIN), "จำนวน", tabs=(TabStop(200, kind),)), width=400)
    assert line.runs[1].x == pytest.approx(200 - share * width)


def test_without_stops_a_tab_goes_on_by_the_default():
    (line,) = set_lines(paragraph("ก", Tab(PLAIN), Tab(PLAIN), "ข"), width=400)
    assert line.runs[1].x == 72


def test_a_break_by_hand_ends_the_line():
    assert [line.text for line in set_lines(paragraph("หนึ่ง", LineBreak(PLAIN), "สอง"), width=400)] == ["หนึ่ง", "สอง"]


def test_a_single_line_is_1_331_em_in_whole_twentieths_with_its_baseline_at_0_874():
    (line,) = set_lines(paragraph("ทดสอบ"), width=400)
    assert (line.height, line.ascent) == (pytest.approx(21.3), pytest.approx(16 * 0.874))


def test_the_largest_letters_make_the_line():
    large = TextFormat("TH Sarabun New", 32)
    (line,) = set_lines(paragraph("เล็ก", Text("ใหญ่", large)), width=400)
    assert line.height == pytest.approx(32 * 1.331, abs=0.025)


def test_an_exact_line_is_exact():
    (line,) = set_lines(paragraph("ทดสอบ", line=19, line_rule="exact"), width=400)
    assert line.height == pytest.approx(19)


def test_an_empty_paragraph_has_the_height_of_its_mark():
    (line,) = set_lines(paragraph(mark=TextFormat("TH Sarabun New", 20)), width=400)
    assert line.height == pytest.approx(20 * 1.331, abs=0.025)
    assert line.runs == ()


def test_bold_and_plain_stand_beside_each_other():
    (line,) = set_lines(paragraph(Text("ตัวชี้วัดที่ ๑ ", BOLD), "ร้อยละ"), width=400)
    bold, plain = line.runs
    assert bold.words[0].face.bold
    assert plain.x == pytest.approx(bold.x + bold.width)


def test_a_glossary_term_stays_whole_where_it_fits_40_percent():
    for width in range(130, 260, 9):
        for line in set_lines(paragraph("การกำหนดตัวชี้วัด ค่าเป้าหมาย งบประมาณ และพัฒนาการจังหวัดทุกแห่ง " * 2), width=width):
            for term in ("ตัวชี้วัด", "งบประมาณ", "ค่าเป้าหมาย"):
                assert not any(
                    line.text.endswith(term[:cut]) and not line.text.endswith(term) for cut in range(4, len(term))
                )


@pytest.mark.parametrize("width", [5, 12, 20, 40])
def test_what_follows_a_no_break_space_is_not_lost_where_a_word_is_parted(width):
    texts = "ตัวชี้วัด", "\u00a00ตัวชี้วัด\u00a0"
    lines = set_lines(paragraph(*texts), width=width)
    assert "".join(line.text for line in lines) == "".join(texts).replace("\u00a0", " ")


def test_a_line_with_a_no_break_space_is_stretched_to_its_edge():
    first, *_ = set_lines(paragraph("one two\u00a0three four five six seven", alignment="both"), width=100)
    assert right_edge(first) == pytest.approx(100, abs=0.05)
