"""Text that runs up or down a cell or a box, or with a turned shape: where it stands, and how high its row is."""

import math

import pytest

from drawn import PLAIN_LINE, anchor, blank, by, laid, put, run, said, shape
from office_files import p, printed, run_of, tbl, tc, tr
from thaiforms.layout.lay_out import field_boxes
from thaiforms.layout.turning import Turn
from thaiforms.paper import Contour, Fill, GlyphRun, Link, Path, Picture, Rule

ASCENT = 13.98  # of a line of 16 points
LINE = 21.3
LEFT = 90.0  # the left margin of the blank document
SIZE = '<w:trHeight w:val="{}" w:hRule="{}"/>'
EXACT = SIZE.format(2000, "exact")  # 100 points
WIDTHS = (2000, 2000)  # 100 points each; 5.4 at each side of the text


def direction(name, more=""):
    return f'<w:textDirection w:val="{name}"/>{more}'


def page_of(*rows, grid=WIDTHS):
    (page,) = printed(tbl(*rows, grid=grid)).pages
    return page


def turned_run(name, *, more="", jc="", height=EXACT, text="ลำดับ"):
    """The run of a cell whose text runs so, in a row of 100 points; the page; where the table begins."""
    cell = f"<w:tc><w:tcPr>{direction(name, more)}</w:tcPr>{p(text, jc)}</w:tc>"
    page = page_of(tr(cell, tc("ข"), properties=height))
    return run_of(page, text), run_of(page, "ข").y - ASCENT


@pytest.mark.parametrize("name", ["btLr", "lr"])
def test_text_runs_up_from_the_cells_foot_its_first_line_at_the_left(name):
    found, top = turned_run(name)
    assert (found.turn, found.x) == (270, pytest.approx(LEFT + ASCENT, abs=0.1))
    assert found.y == pytest.approx(top + 100, abs=0.1)


@pytest.mark.parametrize("name", ["tbRl", "tbRlV", "rl", "rlV"])
def test_text_runs_down_from_the_cells_top_its_first_line_at_the_right(name):
    found, top = turned_run(name)
    assert (found.turn, found.x) == (90, pytest.approx(LEFT + 89.2 - ASCENT, abs=0.1))
    assert found.y == pytest.approx(top, abs=0.1)


@pytest.mark.parametrize(("vertical", "share"), [("top", 0), ("center", 0.5), ("bottom", 1)])
@pytest.mark.parametrize("name", ["btLr", "tbRl"])
def test_the_lines_stand_across_the_cell_by_its_vertical_alignment(name, vertical, share):
    found, _ = turned_run(name, more=f'<w:vAlign w:val="{vertical}"/>')
    down = (89.2 - LINE) * share + ASCENT
    assert found.x == pytest.approx(LEFT + (down if name == "btLr" else 89.2 - down), abs=0.1)


@pytest.mark.parametrize(("jc", "share"), [("left", 0), ("center", 0.5), ("right", 1)])
@pytest.mark.parametrize("name", ["btLr", "tbRl"])
def test_a_line_stands_along_the_cell_by_its_paragraphs_alignment(name, jc, share):
    found, top = turned_run(name, jc=f'<w:jc w:val="{jc}"/>')
    along = (100 - found.width) * share
    assert found.y == pytest.approx(top + 100 - along if name == "btLr" else top + along, abs=0.1)


def row_height(text, *, name="btLr", height="", other="ข", grid=WIDTHS):
    page = page_of(tr(tc(text, direction(name)), tc(other), properties=height), tr(tc("ใต้"), tc("")), grid=grid)
    return run_of(page, "ใต้").y - run_of(page, other).y


@pytest.mark.parametrize(
    ("text", "height", "due"),
    [
        ("ก", "", LINE),  # as high as the other cell
        ("ก", SIZE.format(1000, "atLeast"), 50),
        ("ลำดับที่ของตัวชี้วัด", SIZE.format(2000, "atLeast"), 100),
        ("ลำดับที่ของตัวชี้วัด", EXACT, 100),
        ("ลำดับที่ของตัวชี้วัด", SIZE.format(600, "exact"), 30),
    ],
)
def test_a_row_is_as_high_as_it_would_be_without_turned_text_that_fits(text, height, due):
    assert row_height(text, height=height) == pytest.approx(due, abs=0.1)


def test_a_row_grows_until_its_turned_lines_stand_beside_each_other():
    narrow = row_height("ลำดับที่ของตัวชี้วัดทั้งหมดในปีงบประมาณ", grid=(600, 2000))  # one line
    wider = row_height("ลำดับที่ของตัวชี้วัดทั้งหมดในปีงบประมาณ", grid=(1100, 2000))  # two lines
    assert narrow > 170
    assert narrow / 2 < wider < narrow / 1.6


def test_a_row_grows_rather_than_parting_a_word():
    result = printed(tbl(tr(tc("งบประมาณ", direction("btLr")), tc("ข"))))
    assert [run.text for run in result.pages[0].runs] == ["งบประมาณ", "ข"]
    assert result.warnings == ()


def test_turned_text_that_spans_rows_is_centred_in_all_of_them():
    merged = direction("btLr", '<w:vMerge w:val="restart"/>')
    head = f"<w:tc><w:tcPr>{merged}</w:tcPr>{p('ด้านที่ ๑', '<w:jc w:val=' + chr(34) + 'center' + chr(34) + '/>')}</w:tc>"
    rows = [tr(head, tc("ก0"))] + [tr(tc("", "<w:vMerge/>"), tc(f"ก{n}")) for n in range(1, 6)]
    page = page_of(*rows)
    found, first, last = run_of(page, "ด้านที่"), run_of(page, "ก0"), run_of(page, "ก5")
    middle = (first.y - ASCENT + last.y - ASCENT + LINE) / 2
    assert found.y - found.width / 2 == pytest.approx(middle, abs=0.5)


def test_turned_text_that_spans_rows_over_a_page_stands_in_the_part_that_holds_it():
    merged = direction("btLr", '<w:vMerge w:val="restart"/>')
    rows = [tr(tc("ด้านที่ ๑", merged), tc("ก0"))] + [tr(tc("", "<w:vMerge/>"), tc(f"ก{n}")) for n in range(1, 50)]
    first, *others = printed(tbl(*rows)).pages
    assert len(others) == 1
    assert "ด้านที่" in "".join(run.text for run in first.runs)
    assert [run.text for run in others[0].runs if run.turn] == []
    assert max(run.y for run in first.runs) <= 792 - 72


def test_shading_and_pictures_in_turned_text_turn_with_it():
    marked = f'<w:tc><w:tcPr>{direction("btLr")}</w:tcPr><w:p><w:r><w:rPr><w:highlight w:val="yellow"/><w:u w:val="single"/></w:rPr><w:t>กขค</w:t></w:r></w:p></w:tc>'
    page = page_of(tr(marked, tc("ข"), properties=EXACT))
    (fill,) = (item for item in page.items if isinstance(item, Fill))
    found = run_of(page, "กขค")
    assert fill.height == pytest.approx(found.width)
    assert fill.width == pytest.approx(LINE, abs=0.1)
    assert (fill.x, fill.y + fill.height) == (pytest.approx(found.x - ASCENT, abs=0.1), pytest.approx(found.y))
    line = min((item for item in page.items if isinstance(item, Rule)), key=lambda rule: abs(rule.x0 - found.x - 1.76))
    assert line.x0 == line.x1 == pytest.approx(found.x + 1.76)


def boxed(text="กขค", *, body="", turned="", size=(200, 80)):
    """The run of a text box at 100 and 200 points, without insets."""
    document = blank()
    inner = shape("rect", *size, text=said(text), body=f'<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" {body}/>', turned=turned, paint=PLAIN_LINE)  # fmt: skip
    put(document.add_paragraph(), anchor(inner, *size, across=("page", by(100)), down=("page", by(200))))
    return next(run for run in laid(document).pages[0].runs if run.text == text)


HALF = ASCENT - 40  # from the middle of the box down to the first baseline, where the box is 80 points high


@pytest.mark.parametrize(
    ("how", "turn", "start"),
    [
        ({"body": 'vert="vert270"'}, 270, (100 + ASCENT, 280)),
        ({"body": 'vert="vert"'}, 90, (300 - ASCENT, 200)),
        ({"body": 'vert="eaVert"'}, 90, (300 - ASCENT, 200)),
        ({"body": 'vert="vert270" anchor="b"'}, 270, (300 - LINE + ASCENT, 280)),
        ({"turned": 'rot="5400000"'}, 90, (200 - HALF, 140)),
        ({"turned": 'rot="16200000"'}, 270, (200 + HALF, 340)),
        ({"turned": 'rot="10800000"'}, 180, (300, 280 - ASCENT)),
        ({"turned": 'rot="5400000"', "body": 'vert="vert270"'}, 0, (160, 140 + ASCENT)),
        ({"turned": 'rot="5400000"', "body": 'upright="1"'}, 0, (160, 140 + ASCENT)),
        ({"turned": 'rot="600000"', "body": 'upright="1"'}, 0, (100, 200 + ASCENT)),
    ],
)
def test_text_in_a_box_runs_as_the_box_says_and_turns_with_the_shape(how, turn, start):
    found = boxed(**how)
    assert found.turn == pytest.approx(turn)
    assert (found.x, found.y) == pytest.approx(start, abs=0.1)


def test_text_turns_with_its_shape_by_any_angle():
    found = boxed(turned='rot="2700000"')  # 45 degrees
    across, down, root = -100, HALF, math.sqrt(0.5)
    assert found.turn == pytest.approx(45)
    assert (found.x, found.y) == pytest.approx((200 + (across - down) * root, 240 + (across + down) * root), abs=0.1)


@pytest.mark.parametrize(
    ("style", "turn", "start"),
    [
        ("layout-flow:vertical", 90, (300 - ASCENT, 200)),
        ("layout-flow:vertical;mso-layout-flow-alt:bottom-to-top", 270, (100 + ASCENT, 280)),
        ("layout-flow:vertical-ideographic", 90, (300 - ASCENT, 200)),
    ],
)
def test_text_runs_so_in_boxes_of_vml_too(style, turn, start):
    place = "position:absolute;mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    box = f'<v:shape type="#_x0000_t202" style="{place};margin-left:100pt;margin-top:200pt;width:200pt;height:80pt"'
    inside = f'<v:textbox style="{style}" inset="0,0,0,0"><w:txbxContent>{said("กขค")}</w:txbxContent></v:textbox>'
    document = blank()
    document.add_paragraph()._p.append(run(f"<w:pict>{box}>{inside}</v:shape></w:pict>"))
    found = next(run for run in laid(document).pages[0].runs if run.text == "กขค")
    assert (found.turn, (found.x, found.y)) == (turn, pytest.approx(start, abs=0.1))


def test_a_fields_box_lies_round_its_turned_letters():
    control = (
        '<w:sdt><w:sdtPr><w:tag w:val="goal"/></w:sdtPr><w:sdtContent><w:r><w:t>กขค</w:t></w:r></w:sdtContent></w:sdt>'
    )
    cell = f"<w:tc><w:tcPr>{direction('btLr')}</w:tcPr><w:p>{control}</w:p></w:tc>"
    page = page_of(tr(cell, tc("ข"), properties=EXACT))
    (box,) = field_boxes((page,))
    found = run_of(page, "กขค")
    assert (box.path, box.text) == ("goal", "กขค")
    assert (box.x0, box.x1) == pytest.approx((found.x - 0.874 * 16, found.x + 0.457 * 16))
    assert (box.y0, box.y1) == pytest.approx((found.y - found.width, found.y))


TURN = Turn(90, (50, 50))


@pytest.mark.parametrize(
    ("item", "due"),
    [
        (Rule(50, 50, 80, 50, 1), Rule(50, 50, 50, 80, 1)),
        (Fill(50, 50, 30, 10, "FF0000"), Fill(40, 50, 10, 30, "FF0000")),
        (Link(50, 50, 30, 10, "https://go.th"), Link(40, 50, 10, 30, "https://go.th")),
        (Picture(50, 50, 30, 10, b""), Picture(30, 60, 30, 10, b"", turn=90)),
        (Path((Contour((50, 50), ((80, 50),)),)), Path((Contour((50, 50), ((50, 80),)),))),
        (GlyphRun(60, 50, 16, ()), GlyphRun(50, 60, 16, (), turn=90)),
    ],
)
def test_each_kind_of_item_turns_about_a_point(item, due):
    assert TURN.item(item) == due


def test_a_fill_that_is_turned_by_no_quarter_becomes_a_shape():
    path = Turn(45, (0, 0)).item(Fill(0, 0, 10, 10, "00FF00"))
    root = 10 * math.sqrt(0.5)
    assert path.fill == "00FF00"
    assert [path.contours[0].start, *path.contours[0].ways] == [
        pytest.approx(point) for point in ((0, 0), (root, root), (0, 2 * root), (-root, root))
    ]
