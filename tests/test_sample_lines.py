"""Where the lines of the samples and of the bench's documents end, judged by others' eyes: hard words, newmm, the glossary's terms, the rules of edges."""

import re
from functools import cache
from pathlib import Path

import pytest

from judges import inside_hard_words, newmm_places
from samples import NAMES, lines_of, made
from thaiforms import print_docx
from thaiforms.layout.shaping import shape
from thaiforms.supplies import shipped
from thaiforms.thai.glossary import glossary

BENCH = {file.stem: file for file in sorted((Path(__file__).parent / "parity").glob("*.docx"))}
DOCUMENTS = (*NAMES, *BENCH)
LETTERS = {"circular", "bench-letter"}  # of 16 points, the tables of 14
NO_START = set("ะัาำิีึืฺุูๅๆฯ็่้๊๋์ํ๎)]”’.,:;!?%")
NO_END = set("เแโใไ([“‘฿")
NUMBER_AND_UNIT = re.compile(
    r"[๐-๙0-9]+ ?(?:วัน|ชั่วโมง|ครัวเรือน|กลุ่ม|แห่ง|ศูนย์|ครั้ง|กิจกรรม|ช่องทาง|แนวทาง|คลิป|ข่าว|ชนิด|ชุด|ชิ้นงาน)"
)
DATE = re.compile(r"[๐-๙]+ (?:ก\.ย\.|ส\.ค\.) [๐-๙]+|พ\.ศ\. [๐-๙]+|ร้อยละ [๐-๙]+|ระดับ [๐-๙]|ที่ [๐-๙]+")


@cache
def ends(name):
    """Every line end within a paragraph: the paragraph's text, the offset, and the column's width where it stands."""
    found = []
    for paragraph in printed(name):
        if len({line for line, _ in paragraph}) == 1:
            continue  # one line, or a head that is repeated
        text, at = "".join(line for line, _ in paragraph), 0
        for line, width in paragraph[:-1]:
            at += len(line)
            found.append((text, at, width))
    return found


@cache
def pages(name):
    return print_docx(BENCH[name]).pages if name in BENCH else made(name).pages


def printed(name):
    """The lines of each paragraph, with the width of their column in points."""
    columns = {}
    for page in pages(name):
        for text, runs in lines_of(page):
            lines = columns.setdefault(runs[0].paragraph, [])
            lines.append((text, sum(run.width for run in runs)))
    return [[(text, max(width for _, width in lines)) for text, _ in lines] for lines in columns.values()]


def trimmed(text, offset):
    """The offset before the spaces that hang at a line's end."""
    return len(text[:offset].rstrip(" "))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_lines_do_end_within_paragraphs(name):
    assert len(ends(name)) > 10


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_line_ends_inside_a_word_that_no_typist_parts(name):
    for text, offset, _ in ends(name):
        assert offset not in inside_hard_words(text), f"{text[:offset]}|{text[offset:]}"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_line_ends_where_newmm_sees_no_words_end(name):
    face, size = shipped().face("TH Sarabun New"), 16 if name in LETTERS else 14
    for text, offset, width in ends(name):
        places = newmm_places(text)
        if not {offset, trimmed(text, offset)} & places:
            word = text[
                max(place for place in places if place < offset) : min(place for place in places if place > offset)
            ]
            assert shape(word, face).width * size > width, (
                f"{text[:offset]}|{text[offset:]}: {word} would fit its column"
            )


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_line_ends_inside_a_term_that_fits_40_percent_of_its_column(name):
    face, size = shipped().face("TH Sarabun New", bold=True), 16 if name in LETTERS else 14
    for text, offset, width in ends(name):
        for term in (*glossary().terms, *glossary().phrases):
            start = text.find(term, max(0, offset - len(term)), offset + len(term))
            if start >= 0 and start < offset < start + len(term):
                assert shape(term, face).width * size > 0.4 * width, f"{text[:offset]}|{text[offset:]}"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_line_starts_with_a_mark_or_ends_with_an_opening(name):
    for text, offset, _ in ends(name):
        assert text[offset] not in NO_START, f"{text[:offset]}|{text[offset:]}"
        assert text[trimmed(text, offset) - 1] not in NO_END, f"{text[:offset]}|{text[offset:]}"


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("pattern", [NUMBER_AND_UNIT, DATE], ids=["unit", "date"])
def test_no_line_ends_within_a_date_or_between_a_number_and_its_unit(name, pattern):
    for text, offset, width in ends(name):
        for match in pattern.finditer(text):
            whole = shape(match[0], shipped().face("TH Sarabun New")).width * 14
            assert not match.start() < offset < match.end() or whole > width, f"{text[:offset]}|{text[offset:]}"
