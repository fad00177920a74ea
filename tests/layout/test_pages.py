"""Pages: what fits, what stays together, what is repeated."""

from itertools import pairwise

import pytest

from setting import A5ISH, PLAIN, cell, paragraph, set_pages, table, texts_of
from thaiforms.layout.story import Furniture, LineBreak, PageNumber, Row
from thaiforms.paper import Rule

LINE = 21.3  # 16 × 1.331 in whole twentieths of a point
PER_PAGE = int(240 / LINE)  # 11
COLUMNS = (100.0, 100.0, 100.0)


def rows(count, **how):
    return [Row(tuple(cell(f"แถว {n} ช่อง {c}", column=c) for c in range(3)), **how) for n in range(count)]


def long_row(lines, **how):
    return Row((cell(*(f"บรรทัด {n}" for n in range(lines)), column=0), cell("สั้น", column=1), cell(column=2)), **how)


def test_lines_fill_a_page_and_go_on_on_the_next():
    pages = set_pages(*(paragraph(f"บรรทัด {n}") for n in range(PER_PAGE + 3)))
    assert [len(texts_of(page)) for page in pages] == [PER_PAGE, 3]


def test_nothing_stands_below_the_bottom_margin():
    for page in set_pages(*(paragraph(f"บรรทัด {n}") for n in range(40)), table(*rows(30), columns=COLUMNS)):
        assert max(run.y for run in page.runs) + 0.457 * 16 <= 270.1


def test_a_paragraph_that_keeps_with_the_next_goes_over_with_it():
    blocks = [paragraph(f"บรรทัด {n}") for n in range(PER_PAGE - 1)]
    pages = set_pages(*blocks, paragraph("หัว", keep_next=True), paragraph("ตัว"))
    assert texts_of(pages[1]) == ["หัว", "ตัว"]


def test_a_kept_block_larger_than_a_page_is_parted_and_nothing_is_lost():
    pages = set_pages(*(paragraph(f"บรรทัด {n}", keep_next=True) for n in range(30)))
    assert sum(len(texts_of(page)) for page in pages) == 30


def test_no_first_or_last_line_stands_alone():
    long = "ประชาสัมพันธ์ " * 40
    for before in range(PER_PAGE):
        pages = set_pages(*(paragraph(f"บรรทัด {n}") for n in range(before)), paragraph(long))
        counts = [sum("ประชา" in text for text in texts_of(page)) for page in pages]
        assert 1 not in counts, (before, counts)


def test_keep_lines_keeps_a_paragraph_whole():
    blocks = [paragraph(f"บรรทัด {n}") for n in range(PER_PAGE - 2)]
    pages = set_pages(*blocks, paragraph("ประชาสัมพันธ์ " * 15, keep_lines=True))
    assert len(texts_of(pages[0])) == PER_PAGE - 2


def test_a_page_break_ends_the_page():
    pages = set_pages(paragraph("หนึ่ง", LineBreak(PLAIN, page=True), "สอง"), paragraph("สาม", page_break_before=True))
    assert [texts_of(page) for page in pages] == [["หนึ่ง"], ["สอง"], ["สาม"]]


def test_header_rows_stand_on_each_page_and_never_alone():
    heads = [
        Row((cell("หัว ๑", column=0), cell("หัวรวม", column=1, columns=2)), header=True),
        Row((cell("หัว ๒", column=0),), header=True),
    ]
    for before in range(PER_PAGE + 1):
        lead = [paragraph(f"บรรทัด {n}") for n in range(before)]
        pages = set_pages(*lead, table(*heads, *rows(25), columns=COLUMNS))
        texts = [" ".join(texts_of(page)) for page in pages]
        for text in texts:
            assert ("หัว ๑" in text) == ("แถว" in text)
            assert ("หัว ๒" in text) == ("แถว" in text)
        assert all(any(f"แถว {n} ช่อง 0" in text for text in texts) for n in range(25))


def test_a_header_cell_merged_over_two_rows_is_repeated_whole():
    heads = [
        Row((cell("รวม", column=0, rows=2), cell("บน", column=1, columns=2)), header=True),
        Row((cell("ล่าง", column=1), cell("ล่างขวา", column=2)), header=True),
    ]
    pages = set_pages(table(*heads, *rows(25), columns=COLUMNS))
    assert len(pages) > 2
    assert all({"รวม", "บน", "ล่าง", "ล่างขวา"} <= set(texts_of(page)) for page in pages)


def test_a_row_runs_on_over_the_page_with_closed_borders():
    pages = set_pages(table(*rows(3), long_row(20), columns=COLUMNS))
    assert len(pages) == 3
    for page in pages:
        across = [rule for rule in page.items if isinstance(rule, Rule) and rule.y0 == rule.y1]
        assert min(rule.y0 for rule in across) == pytest.approx(30)
        assert max(rule.y0 for rule in across) >= max(run.y for run in page.runs)
    assert [text for page in pages for text in texts_of(page) if "บรรทัด" in text] == [f"บรรทัด {n}" for n in range(20)]


def test_a_row_that_may_not_be_parted_goes_over_whole():
    pages = set_pages(table(*rows(6), long_row(7, cant_split=True), columns=COLUMNS))
    assert not any("บรรทัด" in text for text in texts_of(pages[0]))


def test_a_row_taller_than_a_page_is_parted_even_if_it_may_not_be():
    pages = set_pages(table(long_row(30, cant_split=True), columns=COLUMNS))
    assert sum("บรรทัด" in text for page in pages for text in texts_of(page)) == 30
    assert max(run.y for page in pages for run in page.runs) < 271


def test_a_cell_merged_over_rows_goes_on_over_the_page():
    tall = Row((cell(*(f"รวม {n}" for n in range(18)), column=0, rows=4), cell("ก", column=1), cell("ข", column=2)))
    others = [Row((cell(f"ค {n}", column=1), cell("ง", column=2))) for n in range(3)]
    pages = set_pages(table(tall, *others, columns=COLUMNS))
    texts = [text for page in pages for text in texts_of(page)]
    assert sum(text.startswith("รวม") for text in texts) == 18
    assert sum(text.startswith("ค") for text in texts) == 3


def test_a_row_is_its_lines_and_half_a_point_of_border():
    (page,) = set_pages(table(*rows(3), columns=COLUMNS))
    across = sorted({round(rule.y0, 2) for rule in page.items if isinstance(rule, Rule) and rule.y0 == rule.y1})
    assert [b - a for a, b in pairwise(across)] == pytest.approx([LINE + 0.5] * 3, abs=0.02)


def test_rows_as_high_as_they_ask():
    made = table(
        Row((cell("ก", column=0),), height=50, height_rule="atLeast"),
        Row((cell("ข", column=0),), height=10, height_rule="exact"),
        columns=(100.0,),
    )
    (page,) = set_pages(made)
    across = sorted({round(rule.y0, 2) for rule in page.items if isinstance(rule, Rule) and rule.y0 == rule.y1})
    assert [b - a for a, b in pairwise(across)] == pytest.approx([50, 10], abs=0.02)


@pytest.mark.parametrize(("vertical", "share"), [("top", 0), ("center", 0.5), ("bottom", 1)])
def test_text_stands_in_its_cell_as_asked(vertical, share):
    row = Row((cell("ก", column=0, vertical=vertical), cell("ข", "ค", "ง", column=1)))
    (page,) = set_pages(table(row, columns=(100.0, 100.0)))
    at = {run.text: run.y for run in page.runs}
    assert at["ก"] - at["ข"] == pytest.approx(2 * LINE * share)


@pytest.mark.slow
def test_a_cell_longer_than_a_thousand_pages_goes_on_to_its_end():
    content = cell(*["บรรทัด"] * (1100 * PER_PAGE), column=0)
    pages = set_pages(table(Row((content, cell("ข้าง", column=1))), columns=(100.0, 100.0)))
    assert len(pages) >= 1100
    assert sum(text == "บรรทัด" for page in pages for text in texts_of(page)) == 1100 * PER_PAGE


def test_a_cell_over_many_rows_goes_on_beside_them_from_page_to_page():
    long = cell(*(f"ข้อ {n}" for n in range(30)), column=0, rows=60)
    below = [Row((cell(f"แถว {n}", column=1),)) for n in range(1, 60)]
    pages = set_pages(table(Row((long, cell("แถว 0", column=1))), *below, columns=(100.0, 100.0)))
    told = [text for page in pages for text in texts_of(page)]
    assert [text for text in told if text.startswith("แถว")] == [f"แถว {n}" for n in range(60)]
    assert [text for text in told if text.startswith("ข้อ")] == [f"ข้อ {n}" for n in range(30)]
    assert all(len(texts_of(page)) == 2 * PER_PAGE for page in pages[:2])


def test_page_numbers_are_thai_from_the_second_page_on():
    header = Furniture(default=(paragraph("- ", PageNumber(PLAIN), " -"),), first=())
    pages = set_pages(*(paragraph(f"บรรทัด {n}") for n in range(27)), headers=header, number_format="thaiNumbers")
    assert not any("-" in text for text in texts_of(pages[0]))
    assert [texts_of(page)[0] for page in pages[1:]] == ["- ๒ -", "- ๓ -"]


def test_the_count_of_pages_is_known_to_all():
    header = Furniture(default=(paragraph(PageNumber(PLAIN), "/", PageNumber(PLAIN, total=True)),))
    pages = set_pages(*(paragraph(f"บรรทัด {n}") for n in range(27)), headers=header)
    assert [texts_of(page)[0] for page in pages] == ["1/3", "2/3", "3/3"]


def test_a_high_header_pushes_the_text_down():
    header = Furniture(default=tuple(paragraph("หัวกระดาษ") for _ in range(3)))
    (page,) = set_pages(paragraph("ตัว"), headers=header)
    assert {run.text: run.y for run in page.runs}["ตัว"] > A5ISH.header + 3 * LINE


def test_a_page_tells_what_room_is_left():
    (page,) = set_pages(paragraph("ก"), paragraph("ข"))
    assert (page.used, page.room, page.line) == pytest.approx((2 * LINE, 240 - 2 * LINE, LINE))
