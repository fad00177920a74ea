"""Text as it should have been typed, and what was changed on the way."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaiforms.thai import Change, Normal, normalise

THAI = st.text("กนทปสยฤเแโใไะาำๅัิีึืฺุู็่้๊๋์ํ๎ฯๆ๑a \u200b\uf700\uf70a\uf710\u0301\n", max_size=12)

MENDED = [
    ("นํา", "นำ"),
    ("นํ้า", "น้ำ"),
    ("น้ํา", "น้ำ"),
    ("นำ้", "น้ำ"),
    ("นํำ", "นำ"),
    ("กํา", "กำ"),
    ("ที่่", "ที่"),
    ("ที่ี่", "ที่"),
    ("ทีี่", "ที่"),
    ("ท่ี", "ที่"),
    ("ปุู่", "ปุู่"),
    ("ส\u0e48\u0e38", "ส\u0e38\u0e48"),
    ("ก่ิน", "กิ่น"),
    ("ทัั้ง", "ทั้ง"),
    ("ท้ัง", "ทั้ง"),
    ("สิทธ์ิ", "สิทธิ์"),
    ("พันธ์ุ", "พันธุ์"),
    ("กา่", "ก่า"),
    ("กะ่", "ก่ะ"),
    ("เกา้", "เก้า"),
    ("ะะ่", "ะะ่"),
    ("เเม่", "แม่"),
    ("เเละเเล้ว", "และแล้ว"),
    ("ท\u200bี่", "ที่"),
    ("คำ\u200bว่า", "คำว่า"),
    ("\ufeffคำ", "คำ"),
    ("คำ\u2060ว่า", "คำว่า"),
    ("ก\u200c\u200dข", "กข"),
    ("อี\u00adเมล", "อีเมล"),
    ("\u202eกลับ", "กลับ"),
    ("ก\x00ข\x07", "กข"),
    ("ก\ud800ข", "กข"),
    ("ก\u2003ข", "ก ข"),
    ("ก\u3000ข", "ก ข"),
    ("ก\x0bข", "ก ข"),
    ("ก\u2028ข", "ก ข"),
    ("ท\uf701\uf705", "ทิ่"),
    ("ป\uf710\uf70bน", "ปั้น"),
    ("\uf700าน", "ฐาน"),
    ("\uf70fาติ", "ญาติ"),
    ("ป\uf70aา", "ป่า"),
    ("ฝ\uf714าย", "ฝ้าย"),
    ("ฐ\uf718", "ฐุ"),
    ("น\uf711\uf714า", "น้ำ"),
    ("cafe\u0301", "café"),
    ("\u212b", "Å"),
    ("\u1100\u1161", "\uac00"),
]

CLEAN = [
    "",
    " ",
    "น้ำ",
    "ที่ ป่า ฝ้าย ญู ฐู น้ำ",
    "สิทธิ์ พันธุ์ เสาร์ ก็ จ๋า",
    "ต่าง ๆ ฯลฯ",
    "โควิด-19 (Online Real Time)",
    "ก\u00a0ข",
    "๑\t๒\n๓",
    "ฤๅษี",
    "เก่า แก่ โก้ ใกล้ ไกล",
    "café",
    "ธมฺม สํฆ",
    "😀",
]


@pytest.mark.parametrize(("typed", "meant"), MENDED)
def test_slips_of_typing_are_mended_and_told(typed, meant):
    normal = normalise(typed)
    assert normal.text == meant
    assert bool(normal.changes) == (typed != meant)


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_comes_back_as_it_was(text):
    assert normalise(text) == Normal(text, ())


def test_the_reference_is_clean(reference_texts):
    assert all(normalise(text) == Normal(text) for text in reference_texts)


def test_a_change_says_where_it_was_and_what():
    assert normalise("ใน นํ้า\u200bนี้ ที่่").changes == (
        Change(3, "นํ้า", "น้ำ"),
        Change(7, "\u200b", ""),
        Change(12, "ที่่", "ที่"),
    )


def test_a_change_shows_what_cannot_be_seen():
    assert [change.visible for change in normalise("ก\u200bข\uf70a").changes] == ["U+200B", "U+F70A"]
    assert normalise("นํา").changes[0].visible == "นํา"


@pytest.mark.parametrize("code", range(0xF700, 0xF71B))
def test_every_private_glyph_has_its_letter(code):
    letter = normalise("ก" + chr(code)).text[1]
    assert 0xE00 < ord(letter) < 0xE5C


@given(st.text() | THAI)
def test_normal_text_stays_normal(text):
    once = normalise(text).text
    assert normalise(once) == Normal(once)
    assert unicodedata.is_normalized("NFC", once)


@given(THAI)
def test_changes_have_their_offsets(text):
    typed = "".join(letter for letter in text if letter not in "\u200b\uf700\uf70a\uf710")
    for change in normalise(typed).changes:
        assert typed.startswith(change.found, change.offset)
    for change in normalise(text).changes:
        assert text[change.offset] == change.found[0] or ord(text[change.offset]) >= 0xF700


@given(THAI)
def test_no_letter_is_lost_but_marks_that_stand_twice(text):
    kept = [letter for letter in normalise(text).text if "ก" <= letter <= "ฮ"]
    typed = [letter for letter in text.replace("\uf700", "ฐ") if "ก" <= letter <= "ฮ"]
    assert kept == typed
