"""Floating tables and frames stand where they are anchored, text runs round them, and what can't float stands in the flow."""

import pytest
from tagged import tree

from office_files import codes, made, of_body, p, page_of, printed, run_of, tbl, tc, texts, tr
from thaiforms.paper import Rule
from thaiforms.printing import print_docx

LEFT, RIGHT, TOP, BOTTOM = 90, 522, 72, 720  # the text of the blank document's page
ASCENT, LINE = 13.98, 21.3
LONG = "การประเมินผลการปฏิบัติราชการของข้าราชการพลเรือนสามัญในสังกัดกรมการพัฒนาชุมชน " * 4
PAIR = tr(tc("ก"), tc("ข"))
TEXT = 'w:vertAnchor="text" w:horzAnchor="margin"'
FAR = 'w:leftFromText="200" w:rightFromText="200" w:topFromText="100" w:bottomFromText="100"'


def floating(place, *rows, grid=(2000, 2000)):
    """A table of 200 points that floats; its text stands 5.4 points from its edge."""
    return tbl(*(rows if rows else (PAIR, PAIR)), properties=f"<w:tblpPr {place}/>", grid=grid)


def starts(page, *but):
    """Where each line of the page begins, from the top; those with other text than ``but``."""
    found = {}
    for run in page.runs:
        if run.text not in but:
            found.setdefault(round(run.y), run.x)
    return [x for _, x in sorted(found.items())]


def with_table(place, *after, before="บน"):
    return printed(p(before), floating(place), *(after if after else (p("หลัง"),)))


@pytest.mark.parametrize(
    ("place", "x"),
    [
        (f'{TEXT} w:tblpX="1000"', LEFT + 50),
        ('w:vertAnchor="text" w:horzAnchor="page" w:tblpX="2800"', 140),
        ('w:vertAnchor="text" w:horzAnchor="text" w:tblpX="400"', LEFT + 20),
        ('w:vertAnchor="text" w:tblpX="400"', LEFT + 20),
        (f'{TEXT} w:tblpXSpec="center"', 306 - 100 + 5.4),
        (f'{TEXT} w:tblpXSpec="right"', RIGHT - 200 + 5.4),
        (f'{TEXT} w:tblpXSpec="left"', LEFT + 5.4),
        ('w:vertAnchor="text" w:horzAnchor="page" w:tblpXSpec="right"', 612 - 200 + 5.4),
    ],
)
def test_a_floating_table_stands_across_from_what_its_anchor_names(place, x):
    result = with_table(place)
    assert result.warnings == ()
    assert run_of(result.pages[0], "ก").x == pytest.approx(x, abs=0.1)


@pytest.mark.parametrize(
    ("place", "top"),
    [
        (f'{TEXT} w:tblpY="200"', TOP + LINE + 10),
        (f'{TEXT} w:tblpY="1"', TOP + LINE),
        ('w:vertAnchor="page" w:horzAnchor="margin" w:tblpY="6000"', 300),
        ('w:vertAnchor="margin" w:horzAnchor="margin" w:tblpY="6000"', TOP + 300),
        ('w:horzAnchor="margin" w:tblpY="6000"', TOP + 300),
        ('w:vertAnchor="margin" w:horzAnchor="margin" w:tblpYSpec="bottom"', BOTTOM - 2 * LINE),
        ('w:vertAnchor="margin" w:horzAnchor="margin" w:tblpYSpec="center"', (TOP + BOTTOM) / 2 - LINE),
        ('w:vertAnchor="page" w:horzAnchor="margin" w:tblpYSpec="bottom"', 792 - 2 * LINE),
    ],
)
def test_a_floating_table_stands_down_from_what_its_anchor_names(place, top):
    result = with_table(place)
    assert result.warnings == ()
    assert run_of(result.pages[0], "ก").y == pytest.approx(top + ASCENT, abs=0.2)


def test_text_runs_beside_a_floating_table_and_below_it_again():
    page = with_table(f'{TEXT} {FAR} w:tblpX="1" w:tblpY="1"', p(LONG)).pages[0]
    lines = starts(page, "บน", "ก", "ข")
    beside, below = lines[:3], lines[3:]
    assert beside == pytest.approx([LEFT - 5.4 + 200 + 10] * 3, abs=0.2)  # 42.6 points high, and 5 below
    assert below
    assert below == pytest.approx([LEFT] * len(below))


def test_the_paragraph_after_a_floating_table_stands_beside_it():
    page = with_table(f'{TEXT} w:tblpX="1" w:tblpY="1"').pages[0]
    assert run_of(page, "หลัง").y == pytest.approx(run_of(page, "ก").y, abs=0.2)


def test_two_floating_tables_hang_on_one_paragraph():
    one = floating(f'{TEXT} w:tblpX="1" w:tblpY="1"', tr(tc("ก")), grid=(2000,))
    two = floating(f'{TEXT} w:tblpX="6000" w:tblpY="1"', tr(tc("ข")), grid=(2000,))
    result = printed(p("บน"), one, two, p("หลัง"))
    page = result.pages[0]
    assert result.warnings == ()
    assert {round(run_of(page, text).y) for text in ("ก", "ข", "หลัง")} == {round(TOP + LINE + ASCENT)}
    assert run_of(page, "ข").x == pytest.approx(LEFT + 300, abs=0.1)


def test_a_table_as_wide_as_the_text_stands_in_the_flow_where_it_is_parted():
    rows = [tr(tc(f"ก{n}"), tc("ข")) for n in range(50)]
    result = printed(p("บน"), floating(f'{TEXT} w:tblpX="1" w:tblpY="200"', *rows, grid=(4300, 4300)), p("หลัง"))
    assert result.warnings == ()
    assert run_of(result.pages[0], "ก0").y == pytest.approx(TOP + LINE + 10 + ASCENT, abs=0.2)
    assert page_of(result.pages, "ก49") == page_of(result.pages, "หลัง") == 2


def test_a_floating_table_taller_than_the_page_stands_in_the_flow_with_a_warning():
    rows = [tr(tc(f"ก{n}"), tc("ข")) for n in range(50)]
    result = printed(p("บน"), floating(f'{TEXT} w:tblpX="1000" w:tblpY="1"', *rows), p("หลัง"))
    assert codes(result) == ["table-floats"]
    assert result.warnings[0].place.text == "ก0"
    assert page_of(result.pages, "ก49") == 2
    assert run_of(result.pages[0], "ก0").x == pytest.approx(LEFT + 50, abs=0.1)


def test_a_floating_table_that_no_paragraph_follows_stands_in_the_flow_with_a_warning():
    result = printed(floating(f'{TEXT} w:tblpX="1"'), tbl(tr(tc("ค"), tc("ง"))))
    assert codes(result) == ["table-floats"]
    assert texts(result.pages[0]) == ["ก", "ข", "ก", "ข", "ค", "ง"]


def test_a_floating_table_goes_over_with_its_paragraph_where_the_page_has_no_room_for_it():
    rows = [tr(tc(f"ก{n}"), tc("ข")) for n in range(8)]
    lines = [p(f"บน {n}") for n in range(25)]
    result = printed(*lines, floating(f'{TEXT} w:tblpX="1" w:tblpY="1"', *rows), p("หลัง"))
    assert page_of(result.pages, "หลัง") == page_of(result.pages, "ก0") == page_of(result.pages, "ก7") == 2
    assert run_of(result.pages[1], "ก0").y == pytest.approx(TOP + ASCENT, abs=0.2)


def test_a_table_at_a_place_of_the_page_that_is_taken_stands_above_its_paragraph():
    lines = [p(f"บรรทัดที่ {n} " * 4) for n in range(10)]
    place = 'w:vertAnchor="page" w:horzAnchor="margin" w:tblpX="1" w:tblpY="2000"'
    page = printed(*lines, floating(place), p("หลัง")).pages[0]
    assert run_of(page, "ก").y == pytest.approx(TOP + 10 * LINE + ASCENT, abs=0.2)


def test_the_rules_of_a_floating_table_go_with_it():
    borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))
    table = tbl(PAIR, properties=f'<w:tblpPr w:vertAnchor="page" w:horzAnchor="page" w:tblpX="4000" w:tblpY="8000"/><w:tblBorders>{borders}</w:tblBorders>')  # fmt: skip
    rules = [item for item in printed(table, p("หลัง")).pages[0].items if isinstance(item, Rule)]
    assert min(rule.x0 for rule in rules) == pytest.approx(200 - 5.4)
    assert min(rule.y0 for rule in rules) == pytest.approx(400)


def test_a_floating_table_in_a_cell_floats_in_it():
    inner = floating(f'{TEXT} w:tblpX="1" w:tblpY="1"', tr(tc("ใน")), grid=(1000,))
    cell = f"<w:tc><w:tcPr/>{p('บน')}{inner}{p('หลัง')}</w:tc>"
    page = printed(tbl(tr(cell), grid=(6000,))).pages[0]
    assert run_of(page, "ใน").y == pytest.approx(run_of(page, "หลัง").y, abs=0.2)
    assert run_of(page, "หลัง").x == pytest.approx(LEFT + 0.05 - 5.4 + 50, abs=0.1)


def test_a_row_is_as_high_as_what_floats_in_it():
    inner = floating(f'{TEXT} w:tblpX="1" w:tblpY="1"', *(tr(tc(f"ใน {n}")) for n in range(4)), grid=(1000,))
    rows = tr(f"<w:tc><w:tcPr/>{inner}{p('หลัง')}</w:tc>"), tr(tc("ล่าง"))
    page = printed(tbl(*rows, grid=(6000,))).pages[0]
    assert run_of(page, "ล่าง").y - run_of(page, "ใน 3").y == pytest.approx(LINE, abs=1.5)


def test_a_float_at_the_foot_of_the_page_makes_no_row_higher():
    inner = floating('w:vertAnchor="page" w:horzAnchor="page" w:tblpX="1" w:tblpYSpec="bottom"', PAIR, grid=(900, 900))
    rows = tr(f"<w:tc><w:tcPr/>{inner}{p('หลัง')}</w:tc>"), tr(tc("ล่าง"))
    page = printed(tbl(*rows, grid=(6000,))).pages[0]
    assert run_of(page, "ล่าง").y - run_of(page, "หลัง").y < 3 * LINE


def test_a_floating_table_is_read_before_its_paragraph():
    body = of_body(p("บน"), floating(f'{TEXT} w:tblpX="1"', PAIR), p("หลัง"))
    cells = ["TR", ["TD", ["P"]], ["TD", ["P"]]]
    assert tree(print_docx(body).pdf) == ["Document", ["P"], ["Table", cells], ["P"]]


# Frames ---------------------------------------------------------------------------------------------------------------


def frame(text, place, more=""):
    return p(text, f"<w:framePr {place}/>{more}")


AROUND = 'w:wrap="around" w:vAnchor="text" w:hAnchor="margin"'


@pytest.mark.parametrize(
    ("place", "x"),
    [
        (f'w:w="2000" {AROUND} w:x="1000" w:y="1"', LEFT + 50),
        ('w:w="2000" w:wrap="around" w:vAnchor="text" w:hAnchor="page" w:x="4000" w:y="1"', 200),
        ('w:w="2000" w:wrap="around" w:vAnchor="text" w:hAnchor="text" w:x="400" w:y="1"', LEFT + 20),
        (f'w:w="2000" {AROUND} w:xAlign="right" w:y="1"', RIGHT - 100),
        (f'w:w="2000" {AROUND} w:xAlign="center" w:y="1"', 306 - 50),
        (f'w:w="2000" {AROUND} w:xAlign="outside" w:y="1"', RIGHT - 100),
    ],
)
def test_a_frame_stands_across_from_what_its_anchor_names(place, x):
    result = printed(p("บน"), frame("กรอบ", place), p("หลัง"))
    assert result.warnings == ()
    assert run_of(result.pages[0], "กรอบ").x == pytest.approx(x, abs=0.1)


@pytest.mark.parametrize(
    ("place", "top"),
    [
        (f'w:w="2000" {AROUND} w:y="200"', TOP + LINE + 10),
        ('w:w="2000" w:wrap="around" w:vAnchor="page" w:hAnchor="margin" w:y="6000"', 300),
        ('w:w="2000" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" w:y="6000"', TOP + 300),
        ('w:w="2000" w:wrap="around" w:hAnchor="margin" w:y="6000"', TOP + 300),
        ('w:w="2000" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" w:yAlign="bottom"', BOTTOM - LINE),
    ],
)
def test_a_frame_stands_down_from_what_its_anchor_names(place, top):
    result = printed(p("บน"), frame("กรอบ", place), p("หลัง"))
    assert result.warnings == ()
    assert run_of(result.pages[0], "กรอบ").y == pytest.approx(top + ASCENT, abs=0.2)


@pytest.mark.parametrize(("align", "x"), [("left", LEFT), ("center", None), ("right", None)])
def test_a_frame_without_a_width_is_as_wide_as_its_lines(align, x):
    page = printed(p("บน"), frame("- ๑ -", f'{AROUND} w:xAlign="{align}" w:y="1"'), p("หลัง")).pages[0]
    found = run_of(page, "- ๑ -")
    due = {"left": LEFT, "center": 306 - found.width / 2, "right": RIGHT - found.width}[align]
    assert found.x == pytest.approx(due, abs=0.3)


def test_paragraphs_that_follow_each_other_in_one_frame_stand_in_it_together():
    place = f'w:w="2000" {AROUND} w:x="1" w:y="1"'
    page = printed(p("บน"), frame("หนึ่ง", place), frame("สอง", place), p(LONG)).pages[0]
    assert run_of(page, "สอง").y - run_of(page, "หนึ่ง").y == pytest.approx(LINE)
    beside = starts(page, "บน", "หนึ่ง", "สอง")
    assert beside[:2] == pytest.approx([LEFT + 100] * 2, abs=0.1)
    assert beside[-1] == pytest.approx(LEFT)


@pytest.mark.parametrize(
    ("height", "lines"), [('w:h="1200" w:hRule="exact"', 3), ('w:h="1200"', 3), ('w:h="200"', 1), ("", 1)]
)
def test_text_stands_beside_a_frame_as_far_as_it_is_high(height, lines):
    page = printed(p("บน"), frame("กรอบ", f'w:w="2000" {height} {AROUND} w:x="1" w:y="0"'), p(LONG)).pages[0]
    beside = starts(page, "บน", "กรอบ")
    assert beside == pytest.approx([LEFT + 100.05] * lines + [LEFT] * (len(beside) - lines), abs=0.1)


@pytest.mark.parametrize("wrap", ["notBeside", "none"])
def test_no_text_stands_beside_a_frame_that_says_so(wrap):
    place = f'w:w="2000" w:wrap="{wrap}" w:vAnchor="text" w:hAnchor="margin" w:x="1" w:y="1"'
    page = printed(p("บน"), frame("กรอบ", place), p("หลัง")).pages[0]
    assert run_of(page, "หลัง").y - run_of(page, "กรอบ").y == pytest.approx(LINE, abs=0.1)


def test_a_first_letter_stands_in_the_lines_that_it_begins():
    big = '<w:r><w:rPr><w:sz w:val="108"/><w:szCs w:val="108"/></w:rPr><w:t>ต</w:t></w:r>'
    place = '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>'
    letter = f'<w:p><w:pPr><w:keepNext/>{place}<w:spacing w:line="1276" w:lineRule="exact"/></w:pPr>{big}</w:p>'
    page = printed(p("บน"), letter, p(LONG)).pages[0]
    found = run_of(page, "ต")
    heights = sorted({run.y for run in page.runs if run.size == 16})
    assert heights[1] < found.y < heights[3] + 6
    assert starts(page, "บน", "ต") == pytest.approx([LEFT + found.width] * 3 + [LEFT], abs=0.5)


def test_a_first_letter_in_the_margin_stands_left_of_its_text():
    place = '<w:framePr w:dropCap="margin" w:lines="2" w:wrap="around" w:vAnchor="text" w:hAnchor="page"/>'
    page = printed(p("ต", place), p(LONG)).pages[0]
    found = run_of(page, "ต")
    assert found.x + found.width == pytest.approx(LEFT, abs=0.5)
    assert page.runs[1].x == pytest.approx(LEFT)


def test_a_frame_at_the_end_stands_in_the_flow_at_its_side_with_a_warning():
    result = printed(p("บน"), frame("กรอบ", f'{AROUND} w:xAlign="right" w:y="1"'))
    found = run_of(result.pages[0], "กรอบ")
    assert codes(result) == ["frame-floats"]
    assert found.x + found.width == pytest.approx(RIGHT, abs=0.1)


def test_a_frame_in_the_line_of_the_text_is_a_paragraph_as_any_other():
    result = printed(p("บน"), frame("กรอบ", 'w:w="2000" w:yAlign="inline"'), p("หลัง"))
    assert result.warnings == ()
    assert [round(run.x) for run in result.pages[0].runs] == [LEFT] * 3


def test_a_page_number_in_a_frame_of_a_header_counts():
    number = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'

    def build(document):
        from office_files import element

        header = document.sections[0].header
        header.paragraphs[0].text = "หัว"
        place = f'<w:framePr {AROUND} w:xAlign="right" w:y="1"/>'
        header._element.insert(0, element(f"<w:p><w:pPr>{place}</w:pPr>{number}</w:p>"))
        for _ in range(40):
            document.add_paragraph("ก")

    pages = print_docx(made(build)).pages
    heads = [[run for run in page.runs if run.text in {"1", "2", "หัว"}] for page in pages]
    assert [[run.text for run in head] for head in heads] == [["1", "หัว"], ["2", "หัว"]]
    assert all(abs(number.y - text.y) < 0.1 for number, text in heads)
    assert heads[0][0].x + heads[0][0].width == pytest.approx(RIGHT, abs=0.3)
