"""Grapheme clusters, as Thai-distributed lines part them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaiforms.thai import cluster_starts, clusters

THAI = st.text("กขฤฦเแโใไะาำๅัิีึืฺุู็่้๊๋์ํ๎ฯๆ๑a \u0301\u0303\n\r(", max_size=20)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("น้ำ", "น้ำ"),
        ("ทำ", "ทำ"),
        ("ที่", "ที่"),
        ("ป่า", "ป่ า"),
        ("ฝ้าย", "ฝ้ า ย"),
        ("ญู", "ญู"),
        ("เก่า", "เ ก่ า"),
        ("แม่", "แ ม่"),
        ("โต๊ะ", "โ ต๊ ะ"),
        ("ใกล้", "ใ ก ล้"),
        ("ไม้", "ไ ม้"),
        ("๑๒", "๑ ๒"),
        ("ต่างๆ", "ต่ า ง ๆ"),
        ("ฯลฯ", "ฯ ล ฯ"),
        ("ฤๅษี", "ฤๅ ษี"),
        ("พันธุ์", "พั น ธุ์"),
        ("สิทธิ์", "สิ ท ธิ์"),
        ("กฺุ", "กฺุ"),
        ("e\u0301a", "e\u0301 a"),
        ("KPI", "K P I"),
        ("(น)", "( น )"),
        ("กำกับ", "กำ กั บ"),
        ("ค่ำ", "ค่ำ"),
        ("สำเร็จ", "สำ เ ร็ จ"),
    ],
)
def test_a_base_keeps_its_marks_and_vowels_beside_it_stand_alone(text, parts):
    assert clusters(text) == parts.split()


def test_a_new_line_is_one_cluster():
    assert clusters("ก\r\nข\n") == ["ก", "\r\n", "ข", "\n"]


def test_nothing_has_no_clusters():
    assert clusters("") == cluster_starts("") == []


@given(st.text() | THAI)
def test_nothing_is_lost(text):
    assert "".join(clusters(text)) == text


@given(st.text() | THAI)
def test_starts_are_where_clusters_begin(text):
    starts = [*cluster_starts(text), len(text)]
    assert [text[start:end] for start, end in pairwise(starts)] == clusters(text)


@given(THAI)
def test_a_mark_begins_no_cluster_but_where_it_has_no_base(text):
    for before, cluster in pairwise(clusters(text)):
        assert cluster[0] not in "ัิีึืฺุู็่้๊๋์ํ๎" or before[-1] in "\r\n"


@given(THAI)
def test_sara_am_stays_with_its_consonant(text):
    for before, cluster in pairwise(clusters(text)):
        assert cluster[0] != "ำ" or not "ก" <= before[0] <= "ฮ" or set(before) & {"ำ", "ๅ"}
