"""Digits: both ways, by the policy, and never where they belong to a name, a code or an address."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaiforms.thai import convert_digits, protected_spans, to_arabic_digits, to_thai_digits
from thaiforms.thai.numerals import number_in_words

NAMES = "A a KPI ก ที่ โควิด โคโรนา 1 19 2564 ๒ ๖๔ 2019 [[ ]] www. https:// .pdf .docx ๆ ฯ"
PIECES = st.sampled_from([*NAMES.split(), *".,:/-@#&=+_()[]% \n\t"])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=25).map("".join))

STAYS_IN_THAI = """
https://www.moi.go.th/news/2564?id=10&page=2
http://192.168.1.10:8080/a1
https://th.wikipedia.org/wiki/พ.ศ._2564
www.cdd.go.th/2564
ftp://files.go.th/2021/06
somchai64@cdd.go.th
report.2564@gmail.com
10.0.0.1
192.168.1.10:8080
172.16.0.0/16
รายงาน2564.pdf
report-2021.docx
แบบ1.xlsx
A4
KPI-1
GFMS2
PM2.5
PM 2.5
CO2
5G
3D
1st
7-Eleven
F16A
UTF-8
ISO 9001:2015
ISO/IEC 27001:2013
Windows 11
Office 2021
Thailand 4.0
Web 2.0
Covid-19
COVID-19
COVID 19
SARS-CoV-2
โควิด-19
โควิด 19
โควิด19
โคโรนา 2019
ไวรัสโคโรนา 2019
ไวรัสโคโรนาสายพันธุ์ใหม่ 2019
โรคติดเชื้อไวรัสโคโรนา 2019 (โควิด-19)
v1.2.3
ABC-123/45
""".strip().split("\n")

BECOMES_THAI = """
ปี 2564
พ.ศ. 2564
15 มิถุนายน 2564
30 ก.ย. 64
สฎ 0019.01/ว 5188
สฎ 84000
0-7728-6264
ร้อยละ 80
80%
1,000.50 บาท
09.00 น.
ข้อ 1.1.1.1
ข้อ 1.2.3.4
2/2564
ไตรมาส 3-4
1 - 30 เมษายน 2564
(KPI) 4
ตาม 1 - 2
ม.33
""".strip().split("\n")


def test_every_digit_goes_both_ways():
    assert to_thai_digits("0123456789") == "๐๑๒๓๔๕๖๗๘๙"
    assert to_arabic_digits("๐๑๒๓๔๕๖๗๘๙") == "0123456789"
    assert to_thai_digits("โควิด-19") == "โควิด-๑๙", "no exceptions here: the policy has them"


@pytest.mark.parametrize("text", STAYS_IN_THAI)
@pytest.mark.parametrize("frame", ["{}", "ตาม {} แล้ว", "({})", "ปี ๒๕๖๔ {}"])
def test_names_codes_and_addresses_keep_their_digits(text, frame):
    assert convert_digits(frame.format(text), "thai") == frame.format(text)


@pytest.mark.parametrize("text", BECOMES_THAI)
def test_other_numbers_become_thai(text):
    assert convert_digits(text, "thai") == to_thai_digits(text)
    assert convert_digits(to_thai_digits(text), "arabic") == text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("โควิด-19 ปี 2564", "โควิด-19 ปี ๒๕๖๔"),
        ("ใช้ SARA 10 ครั้ง", "ใช้ SARA ๑๐ ครั้ง"),
        ("IDP 30 มิถุนายน 2564", "IDP ๓๐ มิถุนายน ๒๕๖๔"),
        ("OTOP 2564", "OTOP ๒๕๖๔"),
        ("OTOP 5 ดาว", "OTOP ๕ ดาว"),
        ("ดู https://a.go.th/2564, ข้อ 2", "ดู https://a.go.th/2564, ข้อ ๒"),
        ("ระบบ Online Real Time 3 ระบบ", "ระบบ Online Real Time ๓ ระบบ"),
        ("Windows 11 จำนวน 5 เครื่อง", "Windows 11 จำนวน ๕ เครื่อง"),
    ],
)
def test_a_protected_name_protects_nothing_beside_it(typed, printed):
    assert convert_digits(typed, "thai") == printed


@pytest.mark.parametrize(
    ("typed", "thai", "arabic", "as_typed"),
    [
        ("[[2019]]", "2019", "2019", "2019"),
        ("[[๒๐๑๙]] 5", "๒๐๑๙ ๕", "๒๐๑๙ 5", "๒๐๑๙ 5"),
        ("รุ่น [[Model 3]] ปี 3", "รุ่น Model 3 ปี ๓", "รุ่น Model 3 ปี 3", "รุ่น Model 3 ปี 3"),
        ("[[1]][[2]]", "12", "12", "12"),
        ("[[ก]] 1", "[[ก]] ๑", "[[ก]] 1", "[[ก]] 1"),
        ("[[2", "[[๒", "[[2", "[[2"),
        ("[[1\n2]]", "[[๑\n๒]]", "[[1\n2]]", "[[1\n2]]"),
        ("[1]", "[๑]", "[1]", "[1]"),
        ("[[]]", "[[]]", "[[]]", "[[]]"),
        ("[[[5]]]", "[5]", "[5]", "[5]"),
    ],
)
def test_the_authors_brackets_protect_digits_on_one_line(typed, thai, arabic, as_typed):
    assert convert_digits(typed, "thai") == thai
    assert convert_digits(typed, "arabic") == arabic
    assert convert_digits(typed, "as-typed") == as_typed


def test_thai_digits_in_a_name_become_arabic_when_asked():
    assert convert_digits("โควิด-๑๙", "arabic") == "โควิด-19"
    assert convert_digits("โควิด-๑๙", "thai") == "โควิด-๑๙"


def test_an_address_in_thai_digits_is_left_alone():
    assert convert_digits("www.ก.ไทย/๒๕๖๔ ๑", "arabic") == "www.ก.ไทย/๒๕๖๔ 1"


def test_an_address_begins_where_a_word_does():
    assert convert_digits("๐www.๐", "arabic") == "0www.0"


def test_there_are_three_policies():
    with pytest.raises(ValueError, match="roman"):
        convert_digits("1", "roman")  # type: ignore[arg-type]


def test_the_reference_goes_to_arabic_digits_and_back(reference_texts):
    for text in reference_texts:
        assert convert_digits(text, "thai") == text
        assert convert_digits(convert_digits(text, "arabic"), "thai") == text


def _without_mark_up(text):
    return "[[" not in text


@given(TEXTS.filter(_without_mark_up), st.sampled_from(["thai", "arabic", "as-typed"]))
def test_converting_twice_is_converting_once(text, numerals):
    once = convert_digits(text, numerals)
    assert convert_digits(once, numerals) == once


@given(TEXTS.filter(_without_mark_up), st.sampled_from(["thai", "arabic"]))
def test_only_digits_change(text, numerals):
    assert to_arabic_digits(convert_digits(text, numerals)) == to_arabic_digits(text)


@given(TEXTS)
def test_as_typed_takes_away_brackets_alone(text):
    assert convert_digits(text, "as-typed").replace("[", "").replace("]", "") == text.replace("[", "").replace("]", "")


@given(TEXTS)
def test_protected_spans_are_in_order_and_apart(text):
    spans = protected_spans(text)
    assert all(start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(TEXTS)
def test_protected_spans_stay_as_typed(text):
    for start, end in protected_spans(text):
        if "[[" not in text[start:end]:
            assert text[start:end] in convert_digits(text, "thai")


@pytest.mark.parametrize("piece", ["1", "a", "a1", "1.a", "ก", "[[1", "1.1.1.1.", "A 1 ", "www.", "@", "a://"])
def test_long_texts_take_no_long_time(piece):
    start = time.process_time()
    convert_digits("๑" + piece * 30_000 + "1", "thai")
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "ศูนย์"),
        (1, "หนึ่ง"),
        (10, "สิบ"),
        (11, "สิบเอ็ด"),
        (20, "ยี่สิบ"),
        (21, "ยี่สิบเอ็ด"),
        (35, "สามสิบห้า"),
        (101, "หนึ่งร้อยเอ็ด"),
        (110, "หนึ่งร้อยสิบ"),
        (2567, "สองพันห้าร้อยหกสิบเจ็ด"),
        (120_000, "หนึ่งแสนสองหมื่น"),
        (1_000_000, "1000000"),
        (-1, "-1"),
    ],
)
def test_numbers_are_read_in_words(number, said):
    assert number_in_words(number) == said
