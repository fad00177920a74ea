"""Tables as Word writes them: widths, spans, styles, borders, shading, what is refused and what is only warned of."""

import pytest
from docx.shared import RGBColor

from office_files import codes, made, p, page_of, printed, run_of, table_of, tbl, tc, texts, tr
from thaiforms.errors import TemplateError
from thaiforms.layout.borders import border_width, ruled
from thaiforms.layout.read_docx import read_docx
from thaiforms.layout.story import Border, Paragraph, Table
from thaiforms.paper import Fill, Rule
from thaiforms.printing import print_docx
from word_file import document, pages, xml

PAIR = tr(tc("ก"), tc("ข"))
SINGLE = '<w:{0} w:val="single" w:sz="{1}" w:color="{2}"/>'
BOX = "".join(SINGLE.format(side, 4, "auto") for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
BORDERS = f"<w:tblBorders>{BOX}</w:tblBorders>"


def cell_texts(table: Table) -> list[list[str]]:
    return [
        ["/".join(b.text for b in cell.blocks if isinstance(b, Paragraph)) for cell in row.cells] for row in table.rows
    ]


def wide(kind: str, width: int | str) -> str:
    return f'<w:tcW w:w="{width}" w:type="{kind}"/>'


@pytest.mark.parametrize(
    ("grid", "cells", "columns"),
    [
        ((2000, 3000), ("", ""), (100, 150)),
        ((2000, 3000), (wide("dxa", 5), wide("dxa", 5)), (100, 150)),  # the grid is what Word has measured
        ((), (wide("dxa", 1000), wide("dxa", 3000)), (50, 150)),
        ((0, 0), (wide("dxa", 1000), wide("dxa", 3000)), (50, 150)),
        ((2000, 0), (wide("dxa", 1000), wide("dxa", 3000)), (100, 150)),
        ((2000,), ("", wide("dxa", 3000)), (100, 150)),  # more cells than the grid has columns
        ((2000,), ("", ""), (100, 100)),
        ((100, 100), (wide("dxa", 1000), wide("dxa", 3000)), (50, 150)),  # an even grid of one that knows no widths
        ((100, 100), (wide("dxa", 2000), wide("dxa", 2000)), (100, 100)),
        ((2000, 2000), (wide("dxa", 2010), wide("dxa", 1990)), (100, 100)),
        ((2000, 2000), (wide("dxa", 3000), ""), (100, 100)),
    ],
)
def test_columns_are_the_grid_or_else_what_the_cells_say(grid, cells, columns):
    assert table_of(tbl(tr(tc("ก", cells[0]), tc("ข", cells[1])), grid=grid)).columns == columns


@pytest.mark.parametrize(
    ("properties", "grid", "cells", "shares"),
    [
        ('<w:tblW w:w="5000" w:type="pct"/>', (2000, 2000), ("", ""), (0.5, 0.5)),
        ('<w:tblW w:w="2500" w:type="pct"/>', (1000, 3000), ("", ""), (0.125, 0.375)),
        ('<w:tblW w:w="50%" w:type="pct"/>', (1000, 3000), ("", ""), (0.125, 0.375)),
        ("", (), (wide("pct", 1000), wide("pct", 4000)), (0.2, 0.8)),
        ('<w:tblW w:w="5000" w:type="pct"/>', (100, 100), (wide("pct", 1000), wide("pct", 4000)), (0.2, 0.8)),
        ("", (), ("", ""), (0.5, 0.5)),
        ('<w:tblW w:w="0" w:type="auto"/>', (0, 0), ("", ""), (0.5, 0.5)),
    ],
)
def test_shares_of_the_room_are_worked_out_when_it_is_known(properties, grid, cells, shares):
    table = table_of(tbl(tr(tc("ก", cells[0]), tc("ข", cells[1])), properties=properties, grid=grid))
    for room in (200, 451.3):
        assert table.fitted(room).columns == pytest.approx([share * room for share in shares])


@pytest.mark.parametrize(
    ("layout", "asked", "columns"),
    [
        ("", wide("dxa", 6000), (100, 200)),
        ("", wide("dxa", 99_000), (144, 288)),  # but no wider than the room
        ("", wide("dxa", 2000), (50, 100)),
        ("", wide("auto", 0), (50, 100)),
        ('<w:tblLayout w:type="autofit"/>', wide("dxa", 6000), (100, 200)),
        ('<w:tblLayout w:type="fixed"/>', wide("dxa", 6000), (50, 100)),
    ],
)
def test_a_table_that_fits_itself_is_as_wide_as_it_asks(layout, asked, columns):
    properties = asked.replace("tcW", "tblW") + layout
    table = table_of(tbl(tr(tc("ก"), tc("ข")), properties=properties, grid=(1000, 2000)))
    assert table.columns == pytest.approx(columns, abs=0.1)


def test_a_table_of_half_the_room_ends_in_the_middle_of_the_page():
    (page,) = printed(tbl(PAIR, properties=f'<w:tblW w:w="2500" w:type="pct"/>{BORDERS}', grid=(1000, 1000))).pages
    left, right = 90 - 5.4, 90 - 5.4 + 432 / 2
    ends = [rule for rule in page.items if isinstance(rule, Rule) and rule.y0 == rule.y1]
    assert {(round(rule.x0, 1), round(rule.x1, 1)) for rule in ends} == {(round(left, 1), round(right, 1))}


def test_rows_may_begin_later_and_end_earlier():
    rows = (
        tr(tc("ก"), tc("ข"), tc("ค")),
        tr(tc("ง"), tc("จ"), properties='<w:gridBefore w:val="1"/><w:wBefore w:w="1000" w:type="dxa"/>'),
        tr(tc("ฉ"), properties='<w:gridAfter w:val="2"/>'),
    )
    table = table_of(tbl(*rows, grid=(1000, 1000, 1000)))
    assert [[cell.column for cell in row.cells] for row in table.rows] == [[0, 1, 2], [1, 2], [0]]


def test_a_span_beyond_the_grid_makes_the_grid_longer():
    table = table_of(tbl(tr(tc("ก", '<w:gridSpan w:val="4"/>')), grid=(1000, 1000)))
    assert len(table.columns) == 4
    assert table.rows[0].cells[0].columns == 4


@pytest.mark.parametrize("span", ["0", "-1", "30000"])
def test_a_span_that_makes_no_sense_is_one_column(span):
    assert table_of(tbl(tr(tc("ก", f'<w:gridSpan w:val="{span}"/>'), tc("ข")))).rows[0].cells[0].columns == 1


def merged(*kinds: str) -> list[list[tuple[str, int]]]:
    """Rows of a first column merged in some way: the texts of their cells and how many rows each spans."""
    marks = {"": "", "r": '<w:vMerge w:val="restart"/>', "c": "<w:vMerge/>", "C": '<w:vMerge w:val="continue"/>'}
    rows = (tr(tc(f"ก{n}", marks[kind]), tc(f"ข{n}")) for n, kind in enumerate(kinds))
    table = table_of(tbl(*rows))
    return [
        [(text, cell.rows) for text, cell in zip(told, row.cells, strict=True)]
        for told, row in zip(cell_texts(table), table.rows, strict=True)
    ]


def test_cells_are_merged_downwards():
    assert merged("r", "c", "C", "") == [
        [("ก0", 3), ("ข0", 1)],
        [("ข1", 1)],
        [("ข2", 1)],
        [("ก3", 1), ("ข3", 1)],
    ]


def test_one_merge_may_follow_another():
    assert [row[0] for row in merged("r", "c", "r", "c")] == [("ก0", 2), ("ข1", 1), ("ก2", 2), ("ข3", 1)]


def test_a_merge_without_a_beginning_loses_no_text():
    assert [row[0] for row in merged("c", "c", "")] == [("ก0", 2), ("ข1", 1), ("ก2", 1)]
    rows = (tr(tc("ก"), properties='<w:gridAfter w:val="1"/>'), tr(tc("ข"), tc("ค", "<w:vMerge/>")))
    assert cell_texts(table_of(tbl(*rows))) == [["ก"], ["ข", "ค"]]


def test_a_table_in_a_cell_stands_in_it():
    inner = tbl(tr(tc("ใน")), grid=(1000,))
    (page,) = printed(tbl(tr(tc("นอก"), tc("หลัง", more=inner + p(""))), properties=BORDERS)).pages
    assert texts(page) == ["นอก", "หลัง", "ใน"]
    assert run_of(page, "ใน").x == pytest.approx(
        90 - 5.4 + 100 + 5.4, abs=0.1
    )  # compatibility mode below 15: out by its own margin
    assert run_of(page, "ใน").y > run_of(page, "หลัง").y


def test_rows_and_cells_may_stand_in_content_controls():
    control = '<w:sdt><w:sdtPr><w:tag w:val="{0}"/></w:sdtPr><w:sdtContent>{1}</w:sdtContent></w:sdt>'
    table = table_of(tbl(control.format("row", PAIR), tr(control.format("name", tc("ค")), tc("ง"))))
    assert cell_texts(table) == [["ก", "ข"], ["ค", "ง"]]
    assert table.rows[1].cells[0].blocks[0].inlines[0].field == "name"


def test_hidden_and_deleted_rows_are_not_shown():
    rows = (PAIR, tr(tc("ซ่อน"), properties="<w:hidden/>"), tr(tc("ลบ"), properties="<w:del/>"), tr(tc("ค"), tc("ง")))
    assert cell_texts(table_of(tbl(*rows))) == [["ก", "ข"], ["ค", "ง"]]


def test_a_table_without_a_row_is_nothing():
    assert texts(printed(tbl(grid=()), p("หลัง")).pages[0]) == ["หลัง"]
    assert texts(printed(tbl("<w:tr/>"), p("หลัง")).pages[0]) == ["หลัง"]


# Styles ---------------------------------------------------------------------------------------------------------------

STYLE = """<w:style w:type="table" w:styleId="Striped"><w:name w:val="Striped"/>
<w:tblPr><w:tblStyleRowBandSize w:val="{size}"/><w:tblBorders><w:top w:val="single" w:sz="8"/>
<w:insideH w:val="single" w:sz="4"/></w:tblBorders></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="24"/>
</w:tcBorders><w:shd w:val="clear" w:fill="111111"/></w:tcPr></w:tblStylePr>
<w:tblStylePr w:type="lastRow"><w:pPr><w:jc w:val="right"/></w:pPr><w:tcPr><w:shd w:val="clear" w:fill="222222"/></w:tcPr></w:tblStylePr>
<w:tblStylePr w:type="firstCol"><w:rPr><w:i/><w:iCs/></w:rPr></w:tblStylePr>
<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:fill="333333"/></w:tcPr></w:tblStylePr>
<w:tblStylePr w:type="nwCell"><w:tcPr><w:shd w:val="clear" w:fill="444444"/></w:tcPr></w:tblStylePr>
</w:style>"""


def striped(look: str, *, rows: int = 5, size: int = 1, own: str = "") -> Table:
    """A table of a style that has a first row, a last row, a first column, bands and a corner."""

    def build(document):
        from office_files import element

        document.styles.element.append(element(STYLE.format(size=size)))
        cells = [tr(tc(f"ก{n}", own), tc(f"ข{n}", own)) for n in range(rows)]
        xml = tbl(*cells, properties=f'<w:tblStyle w:val="Striped"/>{look}')
        document.element.body.insert(0, element(xml))

    (table, *_) = read_docx(made(build)).sections[0].blocks
    assert isinstance(table, Table)
    return table


ALL = '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="1" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'


def shades(table: Table) -> list[str]:
    return [row.cells[-1].shading for row in table.rows]


@pytest.mark.parametrize(
    ("look", "shaded"),
    [
        (ALL, ["111111", "333333", "", "333333", "222222"]),
        ('<w:tblLook w:val="0020"/>', ["111111", "333333", "", "333333", ""]),
        ('<w:tblLook w:val="0000"/>', ["333333", "", "333333", "", "333333"]),
        ('<w:tblLook w:val="0200"/>', ["", "", "", "", ""]),
        ('<w:tblLook w:val="0260"/>', ["111111", "", "", "", "222222"]),
        ('<w:tblLook w:val="junk"/>', ["333333", "", "333333", "", "333333"]),
    ],
)
def test_the_look_of_a_table_says_which_parts_of_its_style_hold(look, shaded):
    assert shades(striped(look)) == shaded


def test_bands_are_as_high_as_the_style_says():
    assert shades(striped('<w:tblLook w:val="0000"/>', rows=6, size=2)) == [
        "333333",
        "333333",
        "",
        "",
        "333333",
        "333333",
    ]


def test_a_corner_weighs_more_than_its_row_and_its_own_shading_most():
    assert striped(ALL).rows[0].cells[0].shading == "444444"
    own = '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'
    assert {cell.shading for row in striped(ALL, own=own).rows for cell in row.cells} == {""}


def test_parts_of_a_style_change_the_letters_and_the_paragraphs():
    table = striped(ALL)
    first, last = table.rows[0].cells, table.rows[-1].cells
    bold = [[cell.blocks[0].inlines[0].format.bold for cell in row.cells] for row in table.rows]
    assert bold == [[True, True]] + [[False, False]] * 4
    assert [first[0].blocks[0].inlines[0].format.italic, first[1].blocks[0].inlines[0].format.italic] == [True, False]
    assert [first[1].blocks[0].format.alignment, last[1].blocks[0].format.alignment] == ["left", "right"]


def test_parts_of_a_style_have_borders_of_their_own():
    rows = striped(ALL).rows
    assert [row.cells[1].edges.top.width for row in rows] == [1, 0.5, 0.5, 0.5, 0.5]
    assert [row.cells[1].edges.bottom.width for row in rows] == [3, 0.5, 0.5, 0.5, 0]


def test_a_row_may_be_excepted():
    no = (
        "<w:tblBorders>"
        + "".join(f'<w:{s} w:val="nil"/>' for s in ("top", "bottom", "insideH", "insideV"))
        + "</w:tblBorders>"
    )
    margins = '<w:tblCellMar><w:left w:w="400" w:type="dxa"/></w:tblCellMar>'
    rows = table_of(tbl(PAIR, tr(tc("ค"), tc("ง"), exceptions=no + margins), properties=BORDERS)).rows
    assert [row.cells[0].edges.right.width for row in rows] == [0.5, 0]
    assert [row.cells[0].margins.left for row in rows] == [5.4, 20]


# Borders and shading --------------------------------------------------------------------------------------------------


def bordered(first: str, second: str) -> list[Rule]:
    """The rules between two cells beside each other."""
    cells = (tc("ก", f"<w:tcBorders>{first}</w:tcBorders>"), tc("ข", f"<w:tcBorders>{second}</w:tcBorders>"))
    (page,) = printed(tbl(tr(*cells))).pages
    return [item for item in page.items if isinstance(item, Rule)]


@pytest.mark.parametrize(
    ("first", "second", "width", "colour"),
    [
        (SINGLE.format("right", 4, "FF0000"), SINGLE.format("left", 12, "00FF00"), 1.5, "00FF00"),
        (SINGLE.format("right", 12, "FF0000"), SINGLE.format("left", 4, "00FF00"), 1.5, "FF0000"),
        (SINGLE.format("right", 8, "FFFF00"), SINGLE.format("left", 8, "000080"), 1, "000080"),
        (SINGLE.format("right", 8, "000080"), SINGLE.format("left", 8, "FFFF00"), 1, "000080"),
        ('<w:right w:val="nil"/>', SINGLE.format("left", 8, "auto"), 1, "000000"),
        (SINGLE.format("right", 8, "auto"), '<w:left w:val="none"/>', 1, "000000"),
    ],
)
def test_of_two_borders_the_wider_is_drawn_or_else_the_darker(first, second, width, colour):
    (rule,) = bordered(first, second)
    assert (rule.width, rule.colour) == (width, colour)


def test_no_border_is_drawn_where_both_say_none():
    assert bordered('<w:right w:val="nil"/>', '<w:left w:val="nil"/>') == []


def test_a_double_border_is_two_strokes_with_a_gap_as_wide():
    one, other = bordered('<w:right w:val="double" w:sz="4"/>', "")
    assert (one.width, other.width) == (0.5, 0.5)
    assert other.x0 - one.x0 == pytest.approx(1)


@pytest.mark.parametrize(
    ("style", "dashed"),
    [("single", False), ("thick", False), ("dotted", True), ("dashed", True), ("dotDash", True), ("wave", False)],
)
def test_borders_are_dashed_where_word_dashes_them(style, dashed):
    (rule,) = bordered(f'<w:right w:val="{style}" w:sz="8"/>', "")
    assert bool(rule.dash) is dashed
    assert rule.width == 1


@pytest.mark.parametrize(
    ("shade", "colour"),
    [
        ('w:val="clear" w:color="auto" w:fill="D9D9D9"', "D9D9D9"),
        ('w:val="clear" w:color="auto" w:fill="auto"', ""),
        ('w:val="pct25" w:color="auto" w:fill="auto"', "BFBFBF"),
        ('w:val="pct50" w:color="FF0000" w:fill="0000FF"', "800080"),
        ('w:val="solid" w:color="FF0000" w:fill="0000FF"', "FF0000"),
        ('w:val="clear" w:fill="DBE5F1" w:themeFill="accent1" w:themeFillTint="33"', "DBE5F1"),
        ('w:val="nil"', ""),
    ],
)
def test_shading_comes_to_one_colour(shade, colour):
    (page,) = printed(tbl(tr(tc("ก", f"<w:shd {shade}/>"), tc("ข")))).pages
    fills = [item for item in page.items if isinstance(item, Fill)]
    assert [fill.colour for fill in fills] == ([colour] if colour else [])
    assert all(fill.width == pytest.approx(100) for fill in fills)


# Rows -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "height"),
    [
        ('w:val="1000"', 50),
        ('w:val="1000" w:hRule="atLeast"', 50),
        ('w:val="200" w:hRule="exact"', 10),
        ('w:val="200"', 21.3),
    ],
)
def test_rows_are_as_high_as_they_ask(rule, height):
    (page,) = printed(tbl(tr(tc("ก"), tc("ข"), properties=f"<w:trHeight {rule}/>"), tr(tc("ค"), tc("ง")))).pages
    assert run_of(page, "ค").y - run_of(page, "ก").y == pytest.approx(height, abs=0.1)


def test_a_row_that_may_not_be_parted_goes_over_whole():
    long = tc("ก", more="".join(p("ข") for _ in range(10)))
    before = [p(f"บรรทัด {n}") for n in range(26)]
    pages = printed(*before, tbl(tr(long, tc("ค"), properties="<w:cantSplit/>"))).pages
    assert page_of(pages, "ก") == page_of(pages, "ค") == 2
    assert page_of(printed(*before, tbl(tr(long, tc("ค")))).pages, "ก") == 1


@pytest.mark.parametrize(("vertical", "share"), [("top", 0), ("center", 0.5), ("bottom", 1)])
def test_text_stands_high_or_low_in_its_cell(vertical, share):
    tall = '<w:trHeight w:val="2000" w:hRule="exact"/>'
    (page,) = printed(tbl(tr(tc("ก", f'<w:vAlign w:val="{vertical}"/>'), tc("ข"), properties=tall))).pages
    assert run_of(page, "ก").y - run_of(page, "ข").y == pytest.approx(share * (100 - 21.3), abs=0.3)


@pytest.mark.parametrize(
    "harmless", ["<w:noWrap/>", "<w:tcFitText/>", "<w:hideMark/>", '<w:cnfStyle w:val="100000000000"/>']
)
def test_what_only_word_needs_does_no_harm(harmless):
    assert codes(printed(tbl(tr(tc("ก", harmless), tc("ข"))))) == []


# What is refused or told ----------------------------------------------------------------------------------------------


def test_lines_that_stand_from_left_to_right_are_refused_by_their_name_and_their_text():
    turned = tc("ลำดับที่", '<w:textDirection w:val="tbLrV"/>')
    with pytest.raises(TemplateError) as caught:
        printed(tbl(tr(turned, tc("ข"))))
    (fault,) = caught.value.faults
    assert (fault.code, fault.found, fault.place.text) == ("not-drawn-yet", "textDirection", "ลำดับที่")
    assert "left-out" in codes(printed(tbl(tr(turned, tc("ข"))), lenient=True))


@pytest.mark.parametrize(
    ("text", "direction"), [("", "tbLrV"), ("ก", "lrTb"), ("ก", "lrTbV"), ("ก", "tb"), ("ก", "btLr")]
)
def test_only_text_that_is_there_and_turned_so_is_refused(text, direction):
    assert codes(printed(tbl(tr(tc(text, f'<w:textDirection w:val="{direction}"/>'), tc("ข"))))) == []


def test_a_table_from_right_to_left_is_refused():
    with pytest.raises(TemplateError) as caught:
        printed(tbl(PAIR, properties="<w:bidiVisual/>"))
    assert caught.value.faults[0].found == "bidiVisual"


@pytest.mark.parametrize(
    ("alignment", "x"),
    [("left", 90), ("center", 306 - 100 + 5.4), ("right", 522 - 200 + 5.4), ("end", 522 - 200 + 5.4)],
)
def test_a_table_stands_where_it_is_aligned(alignment, x):
    (page,) = printed(tbl(PAIR, properties=f'<w:jc w:val="{alignment}"/>')).pages
    assert run_of(page, "ก").x == pytest.approx(x, abs=0.2)


def test_room_between_cells_is_told_of():
    assert codes(printed(tbl(PAIR, properties='<w:tblCellSpacing w:w="20" w:type="dxa"/>'))) == ["cells-not-spaced"]
    assert codes(printed(tbl(PAIR, properties='<w:tblCellSpacing w:w="0" w:type="dxa"/>'))) == []


def test_tables_of_python_docx_print_as_they_are():
    def build(document):
        table = document.add_table(rows=3, cols=3, style="Table Grid")
        table.cell(0, 0).merge(table.cell(1, 1)).text = "รวม"
        table.cell(2, 2).text = "ท้าย"

    result = print_docx(made(build))
    assert texts(result.pages[0]) == ["รวม", "ท้าย"]


@pytest.mark.parametrize(
    ("fill", "colour"), [("1F3864", "FFFFFF"), ("000000", "FFFFFF"), ("D9E2F3", "000000"), ("auto", "000000")]
)
def test_letters_without_a_colour_are_white_on_dark_ground(fill, colour):
    made = document()
    cell = made.add_table(1, 1).cell(0, 0)
    cell.text = "หัวตาราง"
    cell._tc.get_or_add_tcPr().append(xml(f'<w:shd {{}} w:val="clear" w:color="auto" w:fill="{fill}"/>'))
    (run,) = (run for page in pages(made) for run in page.runs)
    assert run.colour == colour


def test_letters_with_a_colour_keep_it_on_dark_ground():
    made = document()
    cell = made.add_table(1, 1).cell(0, 0)
    run = cell.paragraphs[0].add_run("หัวตาราง")
    run.font.color.rgb = RGBColor(0xFF, 0xC0, 0x00)
    cell._tc.get_or_add_tcPr().append(xml('<w:shd {} w:val="clear" w:fill="000000"/>'))
    assert {run.colour for page in pages(made) for run in page.runs} == {"FFC000"}


@pytest.mark.parametrize(
    ("style", "strokes"),
    [
        ("thinThickSmallGap", [(0, 0.75), (1.5, 3)]),
        ("thickThinSmallGap", [(0, 3), (3.75, 0.75)]),
        ("thinThickThinSmallGap", [(0, 0.75), (1.5, 3), (5.25, 0.75)]),
        ("thinThickMediumGap", [(0, 1.5), (3, 3)]),
        ("thickThinLargeGap", [(0, 1.5), (4.5, 0.75)]),
        ("double", [(0, 3), (6, 3)]),
    ],
)
def test_borders_of_two_widths_are_a_thin_and_a_thick_stroke(style, strokes):
    width = border_width(style, 3)
    rules = list(ruled(Border(width, "000000", style), (0, 0), (10, 0)))
    tops = [rule.y0 - rule.width / 2 + width / 2 for rule in rules]
    assert [*zip(tops, (rule.width for rule in rules), strict=True)] == [pytest.approx(stroke) for stroke in strokes]


@pytest.mark.parametrize(("name", "ends"), [("tl2br", (0, 1)), ("tr2bl", (1, 0))])
def test_a_line_crosses_a_cell_from_corner_to_corner(name, ends):
    crossed = f'<w:tcBorders><w:{name} w:val="single" w:sz="8" w:color="FF0000"/></w:tcBorders>'
    table = tbl(tr(tc("ก", crossed), tc("ข")), grid=(2000, 2000), properties=BORDERS)
    rules = [item for item in printed(table).pages[0].items if isinstance(item, Rule)]
    (line,) = [rule for rule in rules if rule.colour == "FF0000"]
    tops = sorted({rule.y0 for rule in rules if rule.y0 == rule.y1})
    assert (line.x1 - line.x0, line.width) == (100, 1)
    assert (line.y0, line.y1) == pytest.approx(tuple(tops[end] for end in ends))
