"""Letters spread to both edges, measured in the PDF by a reader's eye: edges flush, gaps small."""

import io
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from fontTools.ttLib import TTFont

import samples
from readers import pdfminer_letters
from thaiforms import print_docx
from thaiforms.supplies import shipped

BENCH_LETTER = Path(__file__).parent / "parity" / "bench-letter.docx"
LETTERS = {"sample": lambda: samples.made("circular").docx, "bench": BENCH_LETTER.read_bytes}
EMU = 12700  # in a point
FLUSH = 0.5  # points
WIDEST_GAP = 0.15  # em


def jc_of(paragraph):
    """The paragraph's alignment in Word's words, its style's where it has none."""
    holders, style = [paragraph._p.pPr], paragraph.style
    while style is not None:
        holders.append(style.element.find(qn("w:pPr")))
        style = style.base_style
    found = [holder.find(qn("w:jc")) for holder in holders if holder is not None]
    return next((one.get(qn("w:val")) for one in found if one is not None), "left")


@cache
def spread(name):
    """The lines of each Thai-distributed paragraph of the letter, and its right edge in points."""
    data = LETTERS[name]()
    document = docx.Document(io.BytesIO(data))
    section = document.sections[0]
    edge = (section.page_width - section.right_margin) / EMU
    lines = printed_lines(print_docx(data).pdf)
    found = []
    for paragraph in document.paragraphs:
        text = "".join(part.text or "" for part in paragraph._p.iter(qn("w:t"))).strip()
        if text and jc_of(paragraph) == "thaiDistribute":
            found.append((lines_of(text, lines), edge - (paragraph.paragraph_format.right_indent or 0) / EMU))
    return found


def printed_lines(pdf):
    """The letters of each line, page after page, in the order in which they are drawn."""
    lines = []
    for page in pdfminer_letters(pdf):
        for letter in page:
            base = letter.matrix[5]
            if not lines or abs(lines[-1][0].matrix[5] - base) > 0.05:
                lines.append([])
            lines[-1].append(letter)
    return lines


def lines_of(text, lines):
    """Those lines that, joined, are the text."""
    for first in range(len(lines)):
        joined = ""
        for last in range(first, len(lines)):
            joined += said(lines[last])
            if joined.strip() == text:
                return lines[first : last + 1]
            if not text.startswith(joined.lstrip()):
                break
    raise AssertionError(f"not printed: {text}")


def said(line):
    return "".join(letter.get_text() for letter in line)


def inked(line):
    """The letters with an advance of their own, without the spaces at the ends."""
    text = said(line)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    assert len(text) == len(line)
    return [letter for letter in line[start:end] if letter.adv > 0.1]


@pytest.mark.parametrize("name", LETTERS)
def test_there_are_spread_paragraphs_of_several_lines(name):
    assert sum(len(lines) - 1 for lines, _ in spread(name)) >= 5


@pytest.mark.parametrize("name", LETTERS)
def test_all_lines_but_the_last_are_flush(name):
    for lines, edge in spread(name):
        for line in lines[:-1]:
            last = inked(line)[-1]
            assert abs(last.matrix[4] + last.adv - edge) <= FLUSH, said(line)


@pytest.mark.parametrize("name", LETTERS)
def test_lines_after_the_first_begin_at_one_edge(name):
    for lines, _ in spread(name):
        starts = [inked(line)[0].matrix[4] for line in lines[1:]]
        assert max(starts, default=0) - min(starts, default=0) <= FLUSH


def wide_gaps(line):
    """The gaps of a line that are wider than the spaces that were typed there and a little more, in em."""
    spaces, before, found = 0, None, []
    for letter in inked(line):
        if letter.get_text() == " ":
            spaces += 1
            continue
        if before is not None:
            gap = (letter.matrix[4] - before.matrix[4] - before.adv) / letter.size - spaces * space_width()
            found += [gap] if gap > WIDEST_GAP else []
        before, spaces = letter, 0
    return found


@cache
def space_width():
    """A space's advance in em, as the font file has it."""
    font = TTFont(io.BytesIO(shipped().face("TH Sarabun New").data))
    return font["hmtx"][font.getBestCmap()[32]][0] / font["head"].unitsPerEm


@pytest.mark.parametrize("name", LETTERS)
def test_no_gap_is_wider_than_a_space_and_a_little(name):
    for lines, _ in spread(name):
        for line in lines:
            assert wide_gaps(line) == [], said(line)
