"""Columns of differing widths: each line is as wide as the column that it stands in."""

import random

import pytest

from samples import paragraphs_of
from thaiforms.layout import lay_out
from thaiforms.layout.read_docx import read_docx
from thaiforms.paper import ARTIFACT, Fill
from thaiforms.supplies import shipped
from word_xml import (
    cell,
    empty,
    mark_of,
    note,
    paragraph,
    plain_table,
    row,
    run,
    section,
    sentence,
    sized,
    table,
    word_file,
)

NARROW, WIDE = 2800, 5871
LEFT, SECOND = 85.05, 85.05 + (NARROW + 400) / 20
"""Where the columns begin, in points."""


def uneven(*widths, more=""):
    own = "".join(empty("col", w=width, space=400) for width in widths)
    return section(more=f'{more}<w:cols w:num="{len(widths)}" w:equalWidth="0">{own}</w:cols>')


def laid(*body, **how):
    return lay_out(word_file(*body, **{"end": uneven(NARROW, WIDE), **how}), supplies=shipped())


def texts(pages):
    """Each paragraph's text, its lines joined."""
    return ["".join(lines) for _, lines in sorted(paragraphs_of(pages).items())]


def assert_in_columns(page):
    """Every run begins in one of the columns, and ends in the same."""
    for each in page.runs:
        right = LEFT + NARROW / 20 if each.x < SECOND - 1 else SECOND + WIDE / 20
        trailing = each.size * 0.3
        assert each.x >= LEFT - 0.1
        assert each.x + each.width <= right + trailing, each.text


def test_each_column_has_lines_of_its_own_width():
    (page,) = laid(*(paragraph(sentence(n)) for n in range(6))).pages[:1]
    assert_in_columns(page)
    widest = {
        side: max((r.x + r.width for r in page.runs if (r.x < SECOND - 1) == side), default=0) for side in (True, False)
    }
    assert widest[True] > LEFT + 100
    assert widest[False] > SECOND + 250


def test_a_paragraph_that_goes_over_is_broken_anew_and_loses_nothing():
    typed = [sentence(n % 4) for n in range(30)]
    pages = laid(*map(paragraph, typed)).pages
    assert len(pages) > 2
    assert texts(pages) == typed
    for page in pages:
        assert_in_columns(page)


def test_the_rest_of_a_paragraph_has_no_first_line_indent_and_stays_one_paragraph():
    made = laid(*(paragraph(sentence(n % 4), properties=empty("ind", firstLine=700)) for n in range(20)))
    tops = [min((r for r in page.runs if r.x >= SECOND - 1), key=lambda r: r.y) for page in made.pages]
    assert all(abs(top.x - SECOND) < 0.1 or abs(top.x - SECOND - 35) < 0.1 for top in tops)
    assert any(abs(top.x - SECOND) < 0.1 for top in tops)
    assert sum(node.role == "P" for node in made.structure) == 20


def test_breaks_tabs_and_formats_go_over_as_they_were_typed():
    inner = [run(f"ช่วงที่ {n}\tต่อ ") + run(f"ตัวหนา{n} ", sized(16, bold=True)) + run(f"จบ {n}\n") for n in range(90)]
    pages = laid(f"<w:p>{''.join(inner)}</w:p>").pages
    found = "".join(texts(pages)).replace(" ", "")
    assert found == "".join(f"ช่วงที่{n}ต่อตัวหนา{n}จบ{n}" for n in range(90))
    for page in pages:
        assert_in_columns(page)


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad", "\u2060"])
def test_letters_that_are_not_printed_do_not_shift_the_rest(unseen):
    typed = unseen.join("ประชาชน ทั่วไป" for _ in range(400))
    pages = laid(paragraph(typed)).pages
    assert "".join(texts(pages)).replace("-", "").replace("\u00ad", "") == typed.replace(unseen, "")


def test_what_stays_together_goes_over_together():
    lines = [paragraph(f"บรรทัด {n}") for n in range(32)]
    kept = paragraph("หัวข้อ", properties="<w:keepNext/>")
    (page,) = laid(*lines, kept, paragraph("ก" * 5 + " " + sentence(1))).pages
    assert min((r for r in page.runs if r.x > SECOND - 1), key=lambda r: r.y).text == "หัวข้อ"


def test_a_table_keeps_the_width_that_it_began_with_and_goes_on():
    rows = [[str(n), f"แถว {n}"] for n in range(50)]
    pages = laid(paragraph("ก"), plain_table(rows, (1000, 1500))).pages
    found = [each.text for page in pages for each in page.runs]
    assert [text for text in found if text.startswith("แถว")] == [f"แถว {n}" for n in range(50)]


def test_a_box_goes_round_the_lines_of_both_columns():
    shaded = '<w:shd w:val="clear" w:fill="DDDDDD"/>'
    (page, *_) = laid(paragraph(sentence(1) * 4, properties=shaded)).pages
    widths = {round(item.width) for item in page.items if isinstance(item, Fill)}
    assert widths == {round(NARROW / 20), round(WIDE / 20)}


def test_columns_are_level_where_a_section_goes_on_below_them():
    goes_on = empty("type", val="continuous")
    body = [paragraph(sentence(n)) for n in range(2, 8)]
    last = paragraph("ท้ายคอลัมน์", properties=uneven(NARROW, WIDE))
    made = laid(*body, last, paragraph("ใต้"), end=section(more=goes_on))
    (page,) = made.pages
    ends = [max(r.y for r in page.runs if (r.x < SECOND - 1) == side and r.text != "ใต้") for side in (True, False)]
    assert abs(ends[0] - ends[1]) < 3 * 21.4
    below = next(r for r in page.runs if r.text == "ใต้")
    assert below.x == pytest.approx(LEFT)
    assert below.y == pytest.approx(max(ends) + 21.3, abs=8)
    assert texts(made.pages) == [*(sentence(n) for n in range(2, 8)), "ท้ายคอลัมน์", "ใต้"]


def test_footnotes_stand_at_the_foot_of_their_column_as_wide_as_the_narrowest():
    body = [paragraph(run(sentence(n % 4)), mark_of("footnote", n + 1)) for n in range(10)]
    made = laid(*body, notes={"footnote": [note("footnote", f"หมายเหตุ {n} " + sentence(n)) for n in range(10)]})
    marks = [r for page in made.pages for r in page.runs if r.link.endswith("-reference")]
    assert [r.text for r in marks] == [str(n) for n in range(1, 11)]
    for page in made.pages:
        assert_in_columns(page)
    held = {node for page in made.pages for node in (r.node for r in page.runs) if node != ARTIFACT}
    assert (
        sum(made.structure[made.structure[n].parent].role == "Note" for n in held if made.structure[n].role == "P")
        == 10
    )


def test_nothing_is_warned_of_that_is_not_on_a_page():
    assert laid(*(paragraph(sentence(n)) for n in range(12))).warnings == ()


@pytest.mark.parametrize("seed", range(25))
def test_all_text_is_printed_in_order_whatever_the_widths(seed):
    chance = random.Random(seed)
    widths = [chance.choice([1700, 2200, 2600]) for _ in range(chance.randint(2, 3))]
    typed = [sentence(chance.randint(0, 60))[: chance.randint(5, 600)].strip() for _ in range(chance.randint(5, 40))]
    spaced = empty("spacing", before=120, after=200, line=chance.choice([240, 276, 360]), lineRule="auto")
    how = [
        "",
        spaced,
        "<w:keepNext/>" + spaced,
        "<w:keepNext/>",
        "<w:keepLines/>",
        "<w:pageBreakBefore/>",
        empty("ind", left=200, hanging=200),
    ]
    body = [paragraph(text, properties=chance.choice(how)) for text in typed]
    if chance.random() < 0.5:
        body.insert(chance.randint(0, len(body)), table(row(cell("ช่อง", width=1500)), columns=(1500,)))
        typed = sorted([*typed, "ช่อง"])
    pages = laid(*body, end=uneven(*widths)).pages
    found = [text for text in texts(pages) if text]
    assert (sorted(found) if "ช่อง" in typed else found) == typed


def test_a_file_is_read_without_a_warning():
    assert read_docx(word_file(paragraph("ก"), end=uneven(NARROW, WIDE))).warnings == ()
