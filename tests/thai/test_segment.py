"""Words of Thai by maximal matching, held against PyThaiNLP's newmm over the same list."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import thaiforms.thai
from thaiforms.thai.glossary import glossary, read_glossary
from thaiforms.thai.segment import Dictionary, Lattice, dictionary, listed_word_ends, smaller_words, term_ends

THAI_RUN = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]+")


def newmm_ends(run):
    from pythainlp.tokenize import word_tokenize

    ends, end = [], 0
    for word in word_tokenize(run, engine="newmm"):
        end += len(word)
        ends.append(end)
    return ends


def agreement(runs):
    """F1 of our words' ends against newmm's, the ends of the runs left out."""
    pairs = [(set(listed_word_ends(Lattice(run, dictionary()))), set(newmm_ends(run))) for run in runs]
    common = sum(len(ours & theirs) - 1 for ours, theirs in pairs)
    return 2 * common / sum(len(ours) + len(theirs) - 2 for ours, theirs in pairs)


def parted(text, ends):
    return "|".join(text[start:end] for start, end in zip((0, *ends), ends, strict=False))


def test_our_words_of_the_reference_are_newmms(reference_texts):
    runs = {run for text in reference_texts for run in THAI_RUN.findall(text)}
    assert agreement(runs) == 1


def test_our_words_of_any_text_are_newmms_almost_always():
    chosen = random.Random(2564)
    listed = (Path(thaiforms.thai.__file__).parent / "words.txt").read_text("utf-8").splitlines()
    words = [word for word in listed if THAI_RUN.fullmatch(word) and len(word) < 12]
    assert agreement(["".join(chosen.choices(words, k=6)) for _ in range(300)]) > 0.997


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ถ่ายทอดตัวชี้วัดระดับจังหวัด", "ถ่ายทอดตัวชี้วัด|ระดับ|จังหวัด"),
        ("ตามแผนการปฏิบัติงาน", "ตาม|แผนการ|ปฏิบัติงาน"),
        ("โครงการพัฒนา", "โครงการ|พัฒนา"),
        ("มีการเผยแพร่ประชาสัมพันธ์", "มี|การ|เผยแพร่|ประชาสัมพันธ์"),
        ("สำนักงานพัฒนาชุมชนจังหวัดสุราษฎร์ธานี", "สำนักงานพัฒนาชุมชนจังหวัด|สุราษฎร์ธานี"),
        ("อำเภอเกาะพะงัน", "อำเภอเกาะพะงัน"),
    ],
)
def test_kept_terms_win_where_they_make_fewer_words(text, words):
    assert parted(text, term_ends(Lattice(text, dictionary()))) == words


def test_the_fewest_words_fill_a_stretch():
    few = Dictionary(["ตา", "ตาก", "กลม", "ลม", "นั่ง"])
    assert parted("ตากลมนั่ง", listed_word_ends(Lattice("ตากลมนั่ง", few))) == "ตา|กลม|นั่ง"
    assert parted("ตากลมนั่ง", term_ends(Lattice("ตากลมนั่ง", few))) == "ตาก|ลม|นั่ง"


def test_what_is_in_no_list_ends_at_the_next_word():
    few = Dictionary(["จังหวัด"])
    assert parted("ฮัลโหลจังหวัด", listed_word_ends(Lattice("ฮัลโหลจังหวัด", few))) == "ฮัลโหล|จังหวัด"


@given(st.text("กขคมนรวสอเแไะาำัิี่้์ุ", max_size=30))
def test_words_fill_the_text_and_none_begins_with_a_mark(text):
    for find in (listed_word_ends, term_ends):
        ends = find(Lattice(text, dictionary()))
        assert ends == sorted(set(ends))
        assert ends[-1:] == ([len(text)] if text else [])
        assert all(text[end] not in "ะาำัิี่้์ุ" and text[end - 1] not in "เแไ" for end in ends[:-1])


def test_a_glossary_line_gives_a_term_and_its_parts():
    terms = read_glossary(["กรมการพัฒนา|ชุมชน", "โคก หนอง นา", "การปฏิบัติ|ราชการ"])
    assert terms.terms["กรมการพัฒนาชุมชน"] == (11,)
    assert terms.terms["ชุมชน"] == ()
    assert "การปฏิบัติ" not in terms.terms, "or การปฏิบัติงาน would be parted after it"
    assert terms.phrases == ("โคก หนอง นา",)


def test_the_glossary_holds_every_province_and_each_term_once():
    lines = Path(thaiforms.thai.__file__).with_name("glossary.txt").read_text("utf-8").splitlines()
    terms = [line for line in lines if line and not line.startswith("#")]
    assert len(terms) == len(set(terms))
    assert sum(term.startswith("จังหวัด|") for term in terms) == 76
    assert "กรุงเทพมหานคร" in terms
    assert all(part for term in terms for part in term.split("|"))
    assert glossary().terms["ตัวชี้วัด"] == ()


def test_the_word_list_is_sorted_and_says_where_it_comes_from():
    room = Path(thaiforms.thai.__file__).parent
    words = (room / "words.txt").read_text("utf-8").split()
    lines = (room / "words.txt").read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert len(words) > 62_000
    assert "CC0" in (room / "WORDS-LICENCE.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("ดำเนินการ", ["ดำเนิน", "การ"]),
        ("ประชาสัมพันธ์", ["ประชา", "สัมพันธ์"]),
        ("อนุเคราะห์", ["อนุ", "เคราะห์"]),
        ("การ", ["การ"]),
        ("กกกกกก", ["กกกกกก"]),
    ],
)
def test_a_word_is_made_of_smaller_ones(word, parts):
    assert smaller_words(word) == parts
    assert "".join(parts) == word
