"""Where lines may end. In the expected texts a stroke is an end, a broken bar a place inside a
kept stretch, a dot a last resort.
"""

import re
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judges import inside_hard_words, newmm_places
from thaiforms.errors import ExtraError
from thaiforms.thai import builtin_breaker, icu_breaker
from thaiforms.thai.stretches import stretches
from thaiforms.thai.words import word_breaks
from work import calls

TYPED = st.text("กขคนมวรสงาเแไโใะำัิี่้์ๆฯ๑๒19aA-/.,:;()[]“”‘’%!?฿ \u00a0\u200b\n…•", max_size=40)

WORDS = [
    *[
        "นาย",
        "นาง",
        "นางสาว",
        "ดร.",
        "ว่าที่",
        "ร้อยตรี",
        "สมชาย",
        "ใจดี",
        "มิถุนายน",
        "มิ.ย.",
        "พ.ศ.",
        "ค.ศ.",
        "๒๕๖๔",
        "๓๐",
        "15",
        "ร้อยละ",
        "ระดับ",
        "คน",
        "แห่ง",
        "ที่",
        "ครั้งที่",
        "ณ",
        "ข้อ",
    ],
    *[
        "๑.",
        "(๒)",
        "(",
        ")",
        "วัด",
        "ประชา",
        "รัฐ",
        "สร้างสุข",
        "โคก",
        "หนอง",
        "นา",
        "กรมการพัฒนาชุมชน",
        "ต่างๆ",
        "ๆ",
        "ฯ",
        "ฯลฯ",
        "฿",
        "/",
        "-",
        "–",
        ".",
        ",",
        "สฎ",
        "๐๐๑๙",
        "/ว",
        "ตัวชี้วัด",
    ],
    *["และ", "น้ำหนัก", "เก่ง", "ไป", "แต่", "a", "Online", "5%"],
    *(" ", " ", " ", "  ", "\u00a0", "\n"),
]


def marked(text):
    breaks = builtin_breaker().breaks(text)
    signs = dict.fromkeys(breaks.ends[:-1], "|") | dict.fromkeys(breaks.inside, "¦") | dict.fromkeys(breaks.last, "·")
    return "".join(signs.get(place, "") + letter for place, letter in enumerate(text))


EXAMPLES = """
ตัวชี้วัด
งบ|ปี ·๒๕๖๕ |อย่างน้อย
ค่า¦เป้าหมาย|และ|น้ำหนัก
ประจำปี·งบประมาณ |พ.ศ. ·๒๕๖๔
กรมการพัฒนา·ชุมชน|จะ|ปิด
สำนักงาน¦พัฒนาชุมชน¦จังหวัด
พัฒนาการ¦จังหวัด|สุราษฎร์ธานี
พัฒนาการ¦อำเภอ|กับ|พัฒนากร
ที่ว่าการ·อำเภอ
หลักฐาน¦เชิง·ประจักษ์
ยุทธศาสตร์
ถ่ายทอด·ตัวชี้วัด|ระดับ|จังหวัด
ตามตัวชี้วัด
วัด ¦ประชา ¦รัฐ ¦สร้างสุข
โคก ¦หนอง ¦นา
การ¦ขับเคลื่อน|นโยบาย
ความสำเร็จ|ของ|การ¦สนับสนุน
ตำบล¦ละ |๑ ·แห่ง
ต่าง ๆ |นานา
ต่างๆ|นานา
กรุงเทพฯ|และ
ฯลฯ |แล้ว
กินข้าวฯลฯ |แล้ว
(นาย
( ชื่อ )
“คำ |พูด” |แล้ว
‘คำ’ |พูด
[๑] |แล้ว
๑๕ ·มิถุนายน ·๒๕๖๔
วันที่ ·๓๐ ·มิถุนายน ·๒๕๖๔
๓๐ ·ก.ย. ·๖๔
๓๐ ·ก.ย.๖๔
๑ ·ตุลาคม ·พ.ศ. ·๒๕๖๔
มิถุนายน ·๒๕๖๔
๑ ·เมษายน ·๒๕๖๔ ¦- |๓๐ ·กันยายน ·๒๕๖๔
๑ ·เมษายน ·๒๕๖๔ |ถึง |๓๐ ·กันยายน ·๒๕๖๔
เมษายน ·๒๕๖๔ ¦- |กันยายน ·๒๕๖๔
เวลา |๐๙.๐๐ ·น.
ร้อยละ ·๘๐ |ของ|ครัวเรือน
ร้อยละ·๘๐
๘๐ % |ของ
๘๐% |ของ
๘๐%|ของ
๒ ·ครัวเรือน
๑๐ ·วัน |หรือ |๗๐ ·ชั่วโมง/¦คน/¦ปี
๑๐·วัน
ตัวชี้วัด·ที่ ·๑
ระดับ ·๒ |ไม่น้อยกว่า|ร้อยละ ·๘๕
ระดับ ·๑ - ๔ |และ
ตาม |๑ - ๒ |และ
ไตรมาส ·๓-๔
รอบ¦การประเมิน|ที่ ·๒/๒๕๖๔
ที่ |สฎ ·๐๐๑๙.๐๑/¦ว ·๕๑๘๘
สฎ ·๘๔๐๐๐
โทร./¦โทรสาร ·๐-๗๗๒๘-๖๒๖๔ , |๐-๗๗๒๗-๒๕๕๘
๑,๐๐๐ ·บาท
฿๑๐๐ |หรือ |฿ ๑๐๐
๑. ·การ¦ปลูก|ผัก
๑.๑ ·ตำบล|ต้นแบบ
๑) ·ข้อ
(๑) ·ข้อ
- ¦จำนวน|ข่าวประชาสัมพันธ์
• ¦จำนวน
(นายกรวงศ์ศักดิ์ ¦โอยสวัสดิ์)
นายสมชาย ¦ใจดี |ตำแหน่ง |นายอำเภอ
นางสาวกานดา ¦มีสุข
ดร.สมศรี ¦ดีงาม
นายอำเภอ|ทุก|อำเภอ
การประเมิน |ณ ¦ปลายรอบ
อกส.อ. |ให้
คจพ.อ
ก.พ. |กำหนด
อ.เมือง
ครม. |มี
โควิด-19
(โควิด-19) |สำหรับ
ไวรัส¦โคโรนา ·2019 |(โควิด-19)
ระบบ |Online |Real |Time |ทั้งนี้
ผลิตภัณฑ์|OTOP|ที่
(Budget |and |Project |Management: |BPM) / |กองแผนงาน
GFMS2 |PM2.5 |A4
Real-|Time
e-mail
ไทย-|ลาว
กิจกรรม/¦โครงการ
โควิด/¦ภัยพิบัติ
แบบ¦(KPI)
ก\u200b|ข
การ\u200b|พัฒนา
พ.ศ.\u00a0๒๕๖๔
ปี\u00a0นี้
ลงชื่อ |........ |ผู้
ลงชื่อ¦……
บรรทัด\t|แท็บ
ดู |https://¦www¦.moi¦.go¦.th/¦news/¦2564 |นะ
a.b@c.th
และ|ฯพณฯ |นายก
ฯพณฯ|นายก
""".strip("\n").split("\n")


@pytest.mark.parametrize("expected", EXAMPLES)
def test_lines_end_where_a_typist_would_end_them(expected):
    assert marked(re.sub("[|¦·]", "", expected)) == expected


def test_what_holds_on_to_nothing_ends_the_text():
    assert builtin_breaker().breaks("ประชุม ณ ").ends == (7, 9)


def test_a_new_line_is_a_space_that_ends_a_line():
    assert marked("- ข้อ\n- ข้อ\n๑. ข้อ") == "- ¦ข้อ\n|- ¦ข้อ\n|๑. ·ข้อ"


def test_the_authors_zero_width_space_ends_a_line_even_in_a_kept_term():
    assert 6 in builtin_breaker().breaks("งบประ\u200bมาณ").ends


def test_no_end_of_the_reference_lies_within_a_word(reference_texts):
    for text in reference_texts:
        hard, seen = inside_hard_words(text), newmm_places(text)
        for end in builtin_breaker().breaks(text).ends[:-1]:
            assert end not in hard, f"{text[:end]}|{text[end:]}: {hard[end]}"
            assert end in seen or text[end - 1] == " ", f"{text[:end]}|{text[end:]}"


def test_no_place_inside_a_kept_stretch_of_the_reference_lies_within_a_word(reference_texts):
    for text in reference_texts:
        hard = inside_hard_words(text)
        for place in builtin_breaker().breaks(text).inside:
            assert place not in hard, f"{text[:place]}¦{text[place:]}: {hard[place]}"


def test_places_that_newmm_does_not_see_are_last_resorts(reference_texts):
    """What a column too narrow for a whole word may come to; each part is a word of its own to a reader."""
    for text in reference_texts:
        breaks, seen = builtin_breaker().breaks(text), newmm_places(text)
        for place in breaks.inside:
            assert place in seen or text[place - 1] == " ", f"{text[:place]}¦{text[place:]}"
        assert not set(breaks.last) & {*breaks.ends, *breaks.inside}


@given(st.text() | TYPED)
def test_ends_and_insides_are_in_order_and_apart(text):
    breaks = builtin_breaker().breaks(text)
    assert breaks.ends[-1] == len(text)
    assert list(breaks.ends) == sorted(set(breaks.ends))
    assert list(breaks.inside) == sorted(set(breaks.inside))
    assert not set(breaks.ends) & set(breaks.inside)
    assert all(0 < place < len(text) for place in (*breaks.ends[:-1], *breaks.inside))


@given(TYPED)
def test_a_line_starts_and_ends_with_what_it_may(text):
    breaks = builtin_breaker().breaks(text)
    for place in (*breaks.ends[:-1], *breaks.inside):
        assert text[place] not in "ะาำัิี่้์ๆ)]”’%!?.,:;/ \n\u00a0"
        assert text[place - 1] not in "เแไโใ([“‘฿\u00a0" or text[place - 1] == "\u200b"
        assert not (text[place - 1].isdigit() and text[place].isdigit())


@given(TYPED)
def test_an_end_stands_after_all_the_spaces_that_hang_at_it(text):
    for end in builtin_breaker().breaks(text).ends[:-1]:
        assert not text[end].isspace()
        assert text[:end].strip(" \n\t"), "a line is never of spaces alone"


def joined(text):
    """The breaks of the text's stretches, put together."""
    found, at = [], 0
    for stretch in stretches(text):
        breaks = builtin_breaker().breaks(stretch)
        found.append([tuple(at + place for place in places) for places in (breaks.ends, breaks.inside, breaks.last)])
        at += len(stretch)
    return tuple(tuple(place for part in kind for place in part) for kind in zip(*found, strict=True))


def whole(text):
    breaks = builtin_breaker().breaks(text)
    return breaks.ends, breaks.inside, breaks.last


@given(TYPED | st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
def test_the_breaks_of_a_texts_stretches_are_those_of_the_text(text):
    assert joined(text) == whole(text)


def test_the_breaks_of_the_references_stretches_are_those_of_its_texts(reference_texts):
    parted = sum(len(stretches(text)) - 1 for text in reference_texts)
    assert parted > len(reference_texts) / 2
    for text in (*reference_texts, " ".join(reference_texts), *(example.replace("|", "") for example in EXAMPLES)):
        assert joined(text) == whole(text)


@pytest.mark.parametrize(
    "text",
    [
        "มิถุนายน พ.ศ. ๒๕๖๔",
        "มิ.ย. พ.ศ. ๒๕๖๔",
        "นาย สมชาย ใจดี",
        "ว่าที่ ร้อยตรี สมชาย ใจดี",
        "ณ ที่ว่าการ",
        "วัด ประชา รัฐ สร้างสุข",
        "๑๐ คน",
        "ราคา ฿ ดี",
    ],
)
def test_words_that_hold_on_to_each_other_stand_in_one_stretch(text):
    assert list(stretches(text)) == [text]


def test_breaking_lines_is_little_work_for_each_letter(reference_texts):
    builtin_breaker().breaks("กรมการพัฒนาชุมชน")
    text = "\n".join(reference_texts)[:6000] + "ๆ"
    word_breaks.cache_clear()
    assert calls(lambda: builtin_breaker().breaks(text)) < 36 * len(text)  # 28, with nothing remembered


@pytest.mark.parametrize(
    "piece", ["ก", "กา", "การ", "a", "1", "1.a", "นาย ", "(", " ", "- ", "๑ ", "ส.อ.", "/", "ๆ", "a@", "😀"]
)
def test_long_texts_take_no_long_time(piece):
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    builtin_breaker().breaks(text)
    assert time.process_time() - start < 3


def test_icu_is_an_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "icu", None)
    with pytest.raises(ExtraError) as caught:
        icu_breaker()
    assert caught.value.faults[0].code == "extra-missing"
    assert caught.value.faults[0].details["extra"] == "icu"


@pytest.mark.parametrize("text", ["", "ไม่สามารถดำเนินการได้ ต่าง ๆ", "😀 ไทย 😀ไทย"])
def test_icu_fills_the_same_interface(text):
    pytest.importorskip("icu")
    breaks = icu_breaker().breaks(text)
    assert breaks.ends[-1] == len(text)
    assert breaks.inside == ()
    assert all(text[:end].isspace() is False for end in breaks.ends[:-1])
