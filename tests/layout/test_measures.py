"""Where lines and rows stand: the measures that Word and LibreOffice share, as numbers."""

from itertools import pairwise

import pytest

from setting import BOXED, PLAIN, cell, paragraph, set_lines, set_pages, set_pieces, table
from thaiforms.layout.flow import Typesetter
from thaiforms.layout.paragraphs import Setting
from thaiforms.layout.story import Border, Edges, LineBreak, Margins, Row, Tab, TabStop, Text, TextFormat
from thaiforms.supplies import shipped
from thaiforms.thai.breaks import builtin_breaker

SINGLE = 21.3  # of 16 points
ASCENT = 16 * 0.874
LONG = "ประชาสัมพันธ์ " * 40


def baselines(*blocks, page=0, **how):
    """The baselines of a page, from its top margin."""
    return sorted({round(run.y - 30, 2) for run in set_pages(*blocks, **how)[page].runs})


def steps(*blocks):
    return [round(b - a, 2) for a, b in pairwise(baselines(*blocks))]


def broken(count, **how):
    inlines = [part for _ in range(count) for part in ("ก", LineBreak(PLAIN))]
    return paragraph(*inlines[:-1], **how)


@pytest.mark.parametrize("multiple", [1.0, 1.08, 1.15, 1.5, 2.0, 3.0])
def test_a_multiple_stands_between_lines_and_under_the_last_but_never_above_the_first(multiple):
    found = baselines(broken(3, line=multiple), paragraph("ท้าย"))
    assert found[0] == pytest.approx(ASCENT, abs=0.01)
    assert [b - a for a, b in pairwise(found)] == pytest.approx([SINGLE * multiple] * 3, abs=0.02)


def test_a_multiple_stands_above_a_line_by_that_lines_own_height():
    large = Text("ก", TextFormat("TH Sarabun New", 32))
    first, second = set_lines(paragraph(large, LineBreak(PLAIN), "ก", line=2.0), width=400)
    assert (first.extra, second.extra) == (pytest.approx(42.6), pytest.approx(SINGLE))


def test_no_multiple_stands_above_the_first_line_of_a_page():
    pages = set_pages(paragraph(LONG, line=1.5, widow_control=False))
    assert len(pages) == 2
    assert min(run.y for run in pages[1].runs) == pytest.approx(30 + ASCENT, abs=0.01)


def test_a_fraction_sets_the_first_line_as_an_exact_height_and_takes_from_above_the_others():
    first, second = set_lines(broken(2, line=0.8), width=400)
    assert (first.height, first.ascent) == (pytest.approx(0.8 * SINGLE), pytest.approx(0.64 * SINGLE))
    assert second.height - second.ascent == pytest.approx(SINGLE - ASCENT)
    assert second.height == pytest.approx(0.8 * SINGLE)


@pytest.mark.parametrize("height", [12.0, 18.0, 24.0, 40.0])
def test_an_exact_line_has_its_baseline_at_four_fifths(height):
    (line,) = set_lines(paragraph("ก", line=height, line_rule="exact"), width=400)
    assert (line.height, line.ascent) == (height, pytest.approx(0.8 * height))


@pytest.mark.parametrize(("least", "height"), [(10.0, SINGLE), (30.0, 30.0)])
def test_a_least_height_stands_above_the_letters(least, height):
    (line,) = set_lines(paragraph("ก", line=least, line_rule="atLeast"), width=400)
    assert (line.height, line.height - line.ascent) == (pytest.approx(height), pytest.approx(SINGLE - ASCENT))


@pytest.mark.parametrize(("after", "before"), [(0, 0), (12, 0), (0, 12), (6, 12), (12, 6)])
def test_between_paragraphs_stands_the_larger_of_their_spaces(after, before):
    (step,) = steps(paragraph("ก", after=after), paragraph("ข", before=before))
    assert step == pytest.approx(SINGLE + max(after, before), abs=0.02)


def test_the_spaces_add_up_where_the_file_says_so():
    setter = Typesetter(Setting(shipped(), builtin_breaker(), adds_spacing=True))
    _, second = setter.pieces([paragraph("ก", after=6), paragraph("ข", before=12)], 300)
    assert second.before == 18


@pytest.mark.parametrize(
    ("one", "other", "room"), [(True, True, 0), (True, False, 12), (False, True, 6), (False, False, 12)]
)
def test_contextual_spacing_takes_a_paragraphs_own_space_away_between_one_style(one, other, room):
    blocks = (paragraph("ก", after=6, contextual_spacing=one), paragraph("ข", before=12, contextual_spacing=other))
    assert set_pieces(*blocks, width=300)[1].before == room


def test_space_before_stands_at_the_top_of_the_first_page_and_of_a_page_begun_by_hand():
    first = paragraph("ก", before=20)
    for block in (paragraph("ข", before=20, page_break_before=True), paragraph("ข", before=20)):
        pages = set_pages(first, paragraph("ค", LineBreak(PLAIN, page=True)), block)
        assert [round(page.runs[0].y - 30 - ASCENT, 1) for page in pages] == [20, 20]


def test_the_space_after_of_the_page_before_does_not_come_over():
    pages = set_pages(paragraph("ก", after=90), paragraph("ข", before=20, page_break_before=True))
    assert pages[1].runs[0].y == pytest.approx(30 + 20 + ASCENT, abs=0.01)


def test_space_before_does_not_stand_at_the_top_of_a_page_that_was_full():
    pages = set_pages(*(paragraph("ก", before=20) for _ in range(9)))
    assert pages[1].runs[0].y == pytest.approx(30 + ASCENT, abs=0.01)


def test_a_page_break_that_ends_its_paragraph_leaves_no_line_on_the_next_page():
    pages = set_pages(paragraph("ก", LineBreak(PLAIN, page=True)), paragraph("ข", page_break_before=True))
    assert [[run.text for run in page.runs] for page in pages] == [["ก"], ["ข"]]


def test_a_table_after_a_page_break_begins_the_page():
    pages = set_pages(paragraph("ก", LineBreak(PLAIN, page=True)), table(Row((cell("ข", column=0),)), columns=(90.0,)))
    assert [[run.text for run in page.runs] for page in pages] == [["ก"], ["ข"]]


@pytest.mark.parametrize("width", [0.5, 1.0, 2.25, 6.0])
def test_a_row_is_its_lines_and_its_top_edge_and_the_last_edge_stands_under_the_table(width):
    line = Border(width)
    rows = [Row((cell("ก", column=0, edges=Edges(line, line, line, line)),)) for _ in range(3)]
    assert steps(table(*rows, columns=(90.0,)), paragraph("ท้าย")) == pytest.approx([SINGLE + width] * 3, abs=0.02)


def test_a_bottom_edge_alone_stands_between_rows():
    edges = Edges(bottom=Border(3.0))
    rows = [Row((cell("ก", column=0, edges=edges),)) for _ in range(2)]
    assert steps(table(*rows, columns=(90.0,)), paragraph("ท้าย")) == pytest.approx([SINGLE + 3] * 2, abs=0.02)


def test_the_first_lines_of_a_row_stand_level_below_its_highest_margin():
    low, high = (cell("ก", column=n, margins=Margins(top, 2, 0, 2)) for n, top in enumerate((0, 9)))
    found = baselines(table(Row((low, high)), columns=(90.0, 90.0)))
    assert found == [pytest.approx(ASCENT + 9 + BOXED.top.width, abs=0.01)]


def test_a_row_is_parted_after_any_line_whatever_its_paragraphs_keep():
    for how in ({}, {"keep_lines": True}, {"keep_next": True}):
        tall = cell(column=0)
        tall = type(tall)((paragraph(LONG, **how),), 0, edges=BOXED)
        filler = [paragraph("ก") for _ in range(10)]
        pages = set_pages(*filler, table(Row((tall,)), columns=(200.0,)))
        assert any("ประชา" in run.text for run in pages[0].runs), how


@pytest.mark.parametrize(
    ("text", "whole"), [("12.25", "12"), ("๑.๕๐", "๑"), ("1000", "1000"), (".5", ""), ("iiii.m", "iiii")]
)
def test_a_decimal_tab_puts_the_point_at_its_stop(text, whole):
    stop = TabStop(150.0, "decimal")
    (line,) = set_lines(paragraph(Tab(PLAIN), text, tabs=(stop,)), width=400)
    (before,) = set_lines(paragraph(whole or " "), width=400)
    width = sum(run.width for run in before.runs) if whole else 0
    assert line.runs[0].x == pytest.approx(150 - width, abs=0.01)
