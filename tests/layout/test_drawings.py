"""Pictures, shapes and text boxes stand where Word puts them, in the order of painting, and none is dropped in silence."""

import pytest
from docx.enum.text import WD_BREAK

from drawn import (
    LEFT,
    NAMES,
    PLAIN_LINE,
    TOP,
    anchor,
    blank,
    by,
    inline,
    laid,
    pic,
    png,
    put,
    relation,
    said,
    shape,
    to,
)
from readers import needs_poppler, poppler
from thaiforms.errors import TemplateError
from thaiforms.layout.more_outlines import MORE
from thaiforms.paper import GlyphRun, Path, Picture
from thaiforms.pdf import write_pdf

WIDTH, HEIGHT = 595, 842
RED = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill><a:ln><a:noFill/></a:ln>'
LINE_HEIGHT = 21.3


def picture_of(document, **how) -> Picture:
    (found,) = (item for page in laid(document, **how).pages for item in page.items if isinstance(item, Picture))
    return found


def paths_of(document) -> list[Path]:
    return [item for page in laid(document).pages for item in page.items if isinstance(item, Path)]


def box_of(path: Path) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all points of a shape."""
    points = [point for contour in path.contours for point in (contour.start, *_ends(contour))]
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _ends(contour):
    return [way[-2:] for way in contour.ways]


def anchored(across, down, *, size=(40, 30), **how):
    document = blank()
    document.add_paragraph("ก่อน")
    inner = pic(relation(document, png()), *size)
    put(document.add_paragraph("ย่อหน้า"), anchor(inner, *size, across=across, down=down, uri=NAMES["pic"], **how))
    return document


@pytest.mark.parametrize(
    ("across", "left"),
    [
        (("page", by(100)), 100),
        (("page", to("center")), (WIDTH - 40) / 2),
        (("page", to("right")), WIDTH - 40),
        (("margin", by(-20)), LEFT - 20),
        (("margin", to("left")), LEFT),
        (("margin", to("right")), WIDTH - 72 - 40),
        (("column", by(10)), LEFT + 10),
        (("column", to("center")), (WIDTH - 40) / 2),
        (("leftMargin", by(5)), 5),
        (("leftMargin", to("center")), (72 - 40) / 2),
        (("rightMargin", by(5)), WIDTH - 72 + 5),
        (("insideMargin", to("right")), 72 - 40),
        (("outsideMargin", to("left")), WIDTH - 72),
    ],
)
def test_a_picture_stands_across_from_what_its_anchor_names(across, left):
    assert picture_of(anchored(across, ("page", by(0)))).x == pytest.approx(left, abs=0.01)


@pytest.mark.parametrize(
    ("down", "top"),
    [
        (("page", by(100)), 100),
        (("page", to("center")), (HEIGHT - 30) / 2),
        (("page", to("bottom")), HEIGHT - 30),
        (("margin", by(-20)), TOP - 20),
        (("margin", to("top")), TOP),
        (("margin", to("bottom")), HEIGHT - 72 - 30),
        (("paragraph", by(0)), TOP + LINE_HEIGHT),
        (("paragraph", by(-12.5)), TOP + LINE_HEIGHT - 12.5),
        (("line", by(3)), TOP + LINE_HEIGHT + 3),
        (("topMargin", by(5)), 5),
        (("bottomMargin", by(5)), HEIGHT - 72 + 5),
    ],
)
def test_a_picture_stands_down_from_what_its_anchor_names(down, top):
    assert picture_of(anchored(("page", by(0)), down)).y == pytest.approx(top, abs=0.01)


def test_a_share_of_the_page_is_read_by_its_offset():
    document = blank()
    whole = anchor(pic(relation(document, png()), 40, 30), 40, 30, across=("page", by(123)), uri=NAMES["pic"])
    start, end = whole.index("<wp:positionH"), whole.index("</wp:positionH>") + len("</wp:positionH>")
    share = '<wp:positionH relativeFrom="page"><wp14:pctPosHOffset>20000</wp14:pctPosHOffset></wp:positionH>'
    choice = f'<mc:AlternateContent><mc:Choice Requires="wp14">{share}</mc:Choice>'
    put(document.add_paragraph(), f"{whole[:start]}{choice}<mc:Fallback>{whole[start:end]}</mc:Fallback></mc:AlternateContent>{whole[end:]}")  # fmt: skip
    assert picture_of(document).x == pytest.approx(123)


@pytest.mark.parametrize("behind", [0, 1])
def test_what_stands_behind_is_painted_before_all_text_and_the_rest_after_it(behind):
    document = anchored(("page", by(0)), ("page", by(0)), behind=behind)
    document.add_paragraph("หลัง")
    (page,) = laid(document).pages
    place = next(index for index, item in enumerate(page.items) if isinstance(item, Picture))
    text = [index for index, item in enumerate(page.items) if isinstance(item, GlyphRun)]
    assert place < min(text) if behind else place > max(text)


def test_what_is_higher_is_painted_later():
    document = blank()
    paragraph = document.add_paragraph("ก")
    for order, preset in ((30, "ellipse"), (10, "rect"), (20, "triangle")):
        put(paragraph, anchor(shape(preset, 50, 50, paint=RED), 50, 50, order=order))
    counts = [len(path.contours[0].ways) for path in paths_of(document)]
    assert counts == [3, 2, 4]  # rectangle, triangle, ellipse


def test_an_anchor_parts_no_word():
    document = blank()
    paragraph = document.add_paragraph("น้ำ")
    put(paragraph, anchor(shape("rect", 9, 9), 9, 9))
    paragraph.add_run("หนัก")
    (page,) = laid(document).pages
    assert [run.text for run in page.runs] == ["น้ำหนัก"]


def test_a_picture_in_the_line_stands_on_the_baseline_and_makes_room():
    document = blank()
    put(document.add_paragraph("ก"), inline(pic(relation(document, png()), 40, 100), 40, 100, alternative="ตราครุฑ"))
    document.add_paragraph("ข")
    (page,) = laid(document).pages
    (found,) = (item for item in page.items if isinstance(item, Picture))
    first, second = page.runs
    assert found.y + found.height == pytest.approx(first.y)
    assert found.y == pytest.approx(TOP)
    assert found.x == pytest.approx(LEFT + first.width)
    assert found.alternative == "ตราครุฑ"
    assert second.y > first.y + 16


def test_a_cropped_turned_and_mirrored_picture_says_so():
    document = blank()
    crop = '<a:srcRect l="10000" t="20000" r="30000" b="5000"/>'
    inner = pic(relation(document, png()), 40, 30, crop=crop, turned='rot="5400000" flipH="1"')
    put(document.add_paragraph(), inline(inner, 40, 30))
    found = picture_of(document)
    assert found.crop == pytest.approx((0.1, 0.2, 0.3, 0.05))
    assert (found.turn, found.mirrored) == (90, (True, False))


def test_a_picture_in_a_cell_stands_from_the_cell():
    document = blank()
    table = document.add_table(1, 2)
    inner = pic(relation(document, png()), 40, 30)
    place = {"across": ("column", by(10)), "down": ("paragraph", by(4))}
    put(table.cell(0, 1).paragraphs[0], anchor(inner, 40, 30, uri=NAMES["pic"], **place))
    table.cell(0, 1).paragraphs[0].add_run("ข")
    (page,) = laid(document).pages
    (found,) = (item for item in page.items if isinstance(item, Picture))
    (run,) = page.runs
    assert (found.x, found.y) == (pytest.approx(run.x + 10), pytest.approx(run.y - 0.874 * 16 + 4, abs=0.1))


def test_a_picture_in_a_header_stands_on_every_page():
    document = blank()
    header = document.sections[0].header
    inner = pic(relation(header, png()), 40, 30)
    put(header.paragraphs[0], anchor(inner, 40, 30, across=("page", by(20)), down=("page", by(10)), uri=NAMES["pic"]))
    document.add_paragraph("ก").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("ข")
    pages = laid(document).pages
    places = [[(i.x, i.y) for i in page.items if isinstance(i, Picture)] for page in pages]
    assert places == [[(20, 10)], [(20, 10)]]


# ---- text boxes ----


def boxed(text, *, body="<wps:bodyPr/>", size=(120, 60), paint=PLAIN_LINE, **how):
    document = blank()
    inner = shape("rect", *size, text=text, body=body, paint=paint)
    put(
        document.add_paragraph("นอกกล่อง"), anchor(inner, *size, across=("page", by(200)), down=("page", by(300)), **how)
    )
    return document


def run_of(document, text):
    return next(run for page in laid(document).pages for run in page.runs if run.text == text)


def test_text_in_a_box_stands_within_its_insets():
    run = run_of(boxed(said("ใน")), "ใน")
    assert (run.x, run.y) == (pytest.approx(207.2), pytest.approx(303.6 + 13.98, abs=0.05))


def test_a_box_s_own_insets_are_kept():
    run = run_of(boxed(said("ใน"), body='<wps:bodyPr lIns="0" tIns="127000" rIns="0" bIns="0"/>'), "ใน")
    assert (run.x, run.y) == (pytest.approx(200), pytest.approx(310 + 13.98, abs=0.05))


@pytest.mark.parametrize(("stands", "share"), [("t", 0), ("ctr", 0.5), ("b", 1)])
def test_text_stands_in_the_upper_part_the_middle_or_the_lower_part_of_its_box(stands, share):
    run = run_of(boxed(said("ใน"), body=f'<wps:bodyPr anchor="{stands}"/>'), "ใน")
    assert run.y == pytest.approx(303.6 + (60 - 7.2 - LINE_HEIGHT) * share + 13.98, abs=0.1)


def test_text_in_a_box_is_broken_at_the_box_s_width():
    document = boxed(said("ประชาสัมพันธ์ " * 6), size=(120, 200))
    (page,) = laid(document).pages
    inside = [run for run in page.runs if run.x >= 200]
    assert len({run.y for run in inside}) >= 3
    assert max(run.x + run.width for run in inside) < 200 + 120 - 7.2 + 5


def test_a_box_holds_tables_and_fields():
    field = '<w:p><w:sdt><w:sdtPr><w:tag w:val="number"/></w:sdtPr><w:sdtContent><w:r><w:t>๕</w:t></w:r></w:sdtContent></w:sdt></w:p>'
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1000"/></w:tblGrid><w:tr><w:tc>{said("ช่อง")}</w:tc></w:tr></w:tbl>'
    document = boxed(field + table + "<w:p/>")
    assert run_of(document, "๕").field == "number"
    assert run_of(document, "ช่อง").x == pytest.approx(207.2, abs=6)


def test_a_box_is_filled_and_drawn_round():
    paint = '<a:solidFill><a:srgbClr val="ffff99"/></a:solidFill><a:ln w="25400"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:prstDash val="dash"/></a:ln>'
    (path,) = paths_of(boxed(said("ใน"), paint=paint))
    assert (path.fill, path.stroke, path.width, path.dash) == ("FFFF99", "000000", 2, (8, 6))
    assert box_of(path) == pytest.approx((200, 300, 320, 360))


def test_a_box_without_line_or_fill_draws_its_text_alone():
    assert not paths_of(boxed(said("ใน"), paint="<a:noFill/><a:ln><a:noFill/></a:ln>"))


def test_text_of_a_box_takes_the_colour_of_its_style():
    style = '<wps:style><a:lnRef idx="2"><a:schemeClr val="accent1"/></a:lnRef><a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef><a:effectRef idx="0"><a:schemeClr val="accent1"/></a:effectRef><a:fontRef idx="minor"><a:schemeClr val="lt1"/></a:fontRef></wps:style>'
    document = blank()
    inner = shape("rect", 90, 40, paint="", text=said("ขาว"), style=style)
    put(document.add_paragraph("ดำ"), anchor(inner, 90, 40))
    assert (run_of(document, "ขาว").colour, run_of(document, "ดำ").colour) == ("FFFFFF", "000000")
    (path,) = paths_of(document)
    assert path.fill == path.stroke != ""


@pytest.mark.parametrize("body", ['<wps:bodyPr vert="wordArtVert"/>', '<wps:bodyPr vert="mongolianVert"/>'])
def test_text_that_runs_in_a_way_that_is_not_known_is_refused_by_name(body):
    with pytest.raises(TemplateError) as error:
        laid(boxed(said("ใน"), body=body))
    (fault,) = error.value.faults
    assert (fault.code, fault.found) == ("not-drawn-yet", "wsp")
    assert [w.code for w in laid(boxed(said("ใน"), body=body), lenient=True).warnings] == ["left-out"]


def test_a_page_number_in_a_box_in_a_header_counts():
    document = blank()
    header = document.sections[0].header
    field = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p>'
    put(header.paragraphs[0], anchor(shape("rect", 60, 40, text=field), 60, 40, down=("page", by(20))))
    document.add_paragraph("ก").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("ข")
    assert [page.runs[-1].text for page in laid(document).pages] == ["1", "2"]


# ---- text beside and below ----

LONG = "ประชาสัมพันธ์การรับสมัครคัดเลือก " * 12
SQUARE = '<wp:wrapSquare wrapText="bothSides"/>'


def wrapped(across, down, wrap, *, size=(120, 50), far=9, text=LONG, **how):
    document = blank()
    inner = pic(relation(document, png()), *size)
    put(document.add_paragraph(), anchor(inner, *size, across=across, down=down, wrap=wrap, far=far, uri=NAMES["pic"]))
    document.paragraphs[0].add_run(text)
    for name, value in how.items():
        setattr(document.paragraphs[0].paragraph_format, name, value)
    return document


def lines_of(document) -> list[tuple[float, float, float]]:
    """The left end, the right end and the baseline of each line of the first page."""
    lines: dict[float, list[GlyphRun]] = {}
    for run in laid(document).pages[0].runs:
        lines.setdefault(round(run.y, 1), []).append(run)
    return [(min(r.x for r in runs), max(r.x + r.width for r in runs), y) for y, runs in sorted(lines.items())]


def test_text_runs_beside_a_picture_at_the_left():
    lines = lines_of(wrapped(("column", by(0)), ("paragraph", by(0)), SQUARE))
    assert [line[0] for line in lines[:3]] == pytest.approx([LEFT + 129] * 3)
    assert [line[0] for line in lines[3:]] == pytest.approx([LEFT] * len(lines[3:]))


def test_text_runs_beside_a_picture_at_the_right():
    lines = lines_of(wrapped(("margin", to("right")), ("paragraph", by(0)), SQUARE))
    assert [line[0] for line in lines] == pytest.approx([LEFT] * len(lines))
    assert max(line[1] for line in lines[:3]) < WIDTH - 72 - 129 + 6
    assert max(line[1] for line in lines[3:]) > WIDTH - 72 - 129 + 6


def test_text_takes_the_wider_side_of_a_picture_within_the_column():
    lines = lines_of(wrapped(("column", by(100)), ("paragraph", by(0)), SQUARE))
    assert lines[0][0] == pytest.approx(LEFT + 229)


def test_text_keeps_to_the_side_that_is_named():
    left = '<wp:wrapSquare wrapText="left"/>'
    lines = lines_of(wrapped(("column", by(150)), ("paragraph", by(0)), left))
    assert lines[0][0] == pytest.approx(LEFT)
    assert lines[0][1] < LEFT + 150 - 9 + 6


def test_text_goes_below_a_picture_that_leaves_no_room_beside_it():
    lines = lines_of(wrapped(("column", by(20)), ("paragraph", by(0)), SQUARE, size=(420, 50)))
    assert lines[0][2] == pytest.approx(TOP + 59 + 13.98, abs=0.05)


@pytest.mark.parametrize("wrap", ["<wp:wrapTopAndBottom/>"])
def test_text_stands_above_and_below_a_picture_across_the_column(wrap):
    lines = lines_of(wrapped(("column", by(150)), ("paragraph", by(30)), wrap, far=0))
    assert lines[0][2] == pytest.approx(TOP + 13.98, abs=0.05)
    assert lines[1][2] == pytest.approx(TOP + 80 + 13.98, abs=0.05)


def test_the_next_paragraph_too_runs_beside_a_picture():
    document = wrapped(("column", by(0)), ("paragraph", by(0)), SQUARE, text="สั้น")
    document.add_paragraph("สอง")
    document.add_paragraph("สาม")
    document.add_paragraph("สี่")
    assert [line[0] for line in lines_of(document)] == pytest.approx([LEFT + 129] * 3 + [LEFT])


@pytest.mark.parametrize("wrap", ['<wp:wrapTight wrapText="bothSides"/>', '<wp:wrapThrough wrapText="bothSides"/>'])
def test_text_round_a_form_runs_beside_its_box(wrap):
    assert lines_of(wrapped(("column", by(0)), ("paragraph", by(0)), wrap))[0][0] == pytest.approx(LEFT + 129)


def test_text_runs_beside_a_picture_placed_from_the_page():
    lines = lines_of(wrapped(("page", by(LEFT)), ("page", by(TOP + 30)), SQUARE, far=0))
    assert [line[0] for line in lines[:4]] == pytest.approx([LEFT, LEFT + 120, LEFT + 120, LEFT + 120])


def test_indents_are_counted_from_what_stands_in_the_way():
    how = {"first_line_indent": 36 * 12700, "left_indent": 10 * 12700}
    lines = lines_of(wrapped(("column", by(0)), ("paragraph", by(0)), SQUARE, far=0, **how))
    assert [line[0] for line in lines[:4]] == pytest.approx(
        [LEFT + 166, LEFT + 130, LEFT + 130, LEFT + 10]
    )  # LibreOffice's


def test_what_hangs_on_a_paragraph_is_measured_from_its_space_before():
    document = blank()
    document.add_paragraph("ก่อน").paragraph_format.space_after = 12 * 12700
    paragraph = document.add_paragraph("ย่อหน้า")
    paragraph.paragraph_format.space_before = 24 * 12700
    put(paragraph, anchor(pic(relation(document, png()), 9, 9), 9, 9, uri=NAMES["pic"]))
    assert picture_of(document).y == pytest.approx(TOP + LINE_HEIGHT + 12)  # as in LibreOffice: 12 of 24 are its own


# ---- lines and shapes ----


@pytest.mark.parametrize(
    ("turned", "start", "end"),
    [
        ("", (100, 200), (180, 240)),
        ('flipH="1"', (180, 200), (100, 240)),
        ('flipV="1"', (100, 240), (180, 200)),
        ('rot="10800000"', (180, 240), (100, 200)),
        ('rot="5400000"', (160, 180), (120, 260)),
    ],
)
def test_a_line_goes_from_corner_to_corner(turned, start, end):
    document = blank()
    inner = shape("straightConnector1", 80, 40, turned=turned)
    put(document.add_paragraph(), anchor(inner, 80, 40, across=("page", by(100)), down=("page", by(200))))
    (path,) = paths_of(document)
    assert path.contours[0].start == pytest.approx(start)
    assert path.contours[0].ways[0] == pytest.approx(end)
    assert (path.stroke, path.width, path.fill) == ("FF0000", 1, "")


def test_a_line_for_a_signature_is_as_wide_as_its_theme_says():
    style = '<wps:style><a:lnRef idx="1"><a:schemeClr val="dk1"/></a:lnRef><a:fillRef idx="0"><a:schemeClr val="dk1"/></a:fillRef><a:effectRef idx="0"><a:schemeClr val="dk1"/></a:effectRef><a:fontRef idx="minor"><a:schemeClr val="tx1"/></a:fontRef></wps:style>'
    document = blank()
    put(document.add_paragraph(), anchor(shape("line", 80, 0, paint="", style=style), 80, 0))
    (path,) = paths_of(document)
    assert (path.stroke, path.width) == ("000000", 0.75)


PRESETS = (
    "rect roundRect ellipse triangle rtTriangle diamond parallelogram trapezoid hexagon homePlate chevron plus rightArrow leftArrow"
    " upArrow downArrow leftRightArrow upDownArrow leftBracket rightBracket leftBrace rightBrace bracketPair bracePair line"
    " straightConnector1 bentConnector2 bentConnector3 curvedConnector3 flowChartProcess flowChartDecision flowChartTerminator"
    " octagon frame flowChartPredefinedProcess foldedCorner"
)


@pytest.mark.parametrize("preset", PRESETS.split())
def test_a_shape_fills_its_box(preset):
    document = blank()
    place = {"across": ("page", by(100)), "down": ("page", by(200))}
    put(document.add_paragraph(), anchor(shape(preset, 90, 40), 90, 40, **place))
    (path,) = paths_of(document)
    assert box_of(path) == pytest.approx((100, 200, 190, 240), abs=0.01)


def test_arrowheads_stand_at_the_ends_that_ask_for_them():
    line = '<a:ln w="12700"><a:solidFill><a:srgbClr val="0000FF"/></a:solidFill><a:tailEnd type="triangle"/></a:ln>'
    document = blank()
    place = {"across": ("page", by(100)), "down": ("page", by(200))}
    put(document.add_paragraph(), anchor(shape("line", 80, 0, paint=line), 80, 0, **place))
    _, head = paths_of(document)
    assert head.fill == "0000FF"
    assert head.contours[0].start == pytest.approx((180, 200))


def test_a_shape_that_is_not_known_is_drawn_as_a_box_with_a_warning():
    document = blank()
    put(document.add_paragraph("ข้าง"), anchor(shape("smileyFace", 80, 40, text=said("ใน")), 80, 40))
    made = laid(document)
    (fault,) = made.warnings
    assert (fault.code, fault.details["shape"], fault.place.text) == ("shape-simplified", "smileyFace", "ข้างใน")
    (path,) = (item for item in made.pages[0].items if isinstance(item, Path))
    assert len(path.contours[0].ways) == 3
    assert "ใน" in [run.text for run in made.pages[0].runs]


@pytest.mark.parametrize("name", sorted(MORE))
def test_a_shape_stays_about_its_box_and_is_drawn_without_a_warning(name):
    document = blank()
    place = {"across": ("page", by(100)), "down": ("page", by(200))}
    put(document.add_paragraph(), anchor(shape(name, 120, 80), 120, 80, **place))
    made = laid(document)
    assert made.warnings == ()
    (path,) = (item for item in made.pages[0].items if isinstance(item, Path))
    left, top, right, bottom = box_of(path)
    pointer = 30 if "Callout" in name else 0.01
    assert 100 - 0.01 <= left < right <= 220.01
    assert 200 - 0.01 <= top < bottom <= 280 + pointer
    assert right - left > 75
    assert bottom - top > (15 if name == "mathMinus" else 55)


@pytest.mark.parametrize("name", ["chart", "diagram"])
def test_charts_and_diagrams_are_refused_by_name(name):
    document = blank()
    uri = f"http://schemas.openxmlformats.org/drawingml/2006/{name}"
    part = f'<c:{name} xmlns:c="{uri}"/>'
    put(document.add_paragraph(), inline(part, 80, 40, uri=uri))
    with pytest.raises(TemplateError) as error:
        laid(document)
    assert error.value.faults[0].found == name


def test_members_of_a_group_stand_in_its_measure():
    members = shape("rect", 200, 100) + shape("ellipse", 20, 20, x=100, y=50)
    place = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="1270000" cy="635000"/><a:chOff x="0" y="0"/><a:chExt cx="2540000" cy="1270000"/></a:xfrm>'
    group = f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr>{place}</wpg:grpSpPr>{members}</wpg:wgp>"
    document = blank()
    how = {"across": ("page", by(100)), "down": ("page", by(200)), "uri": NAMES["wpg"]}
    put(document.add_paragraph(), anchor(group, 100, 50, **how))
    boxes = [box_of(path) for path in paths_of(document)]
    assert boxes == [pytest.approx((100, 200, 200, 250)), pytest.approx((150, 225, 160, 235))]


def test_a_turned_group_turns_its_members():
    place = '<a:xfrm rot="5400000"><a:off x="0" y="0"/><a:ext cx="1270000" cy="508000"/><a:chOff x="0" y="0"/><a:chExt cx="1270000" cy="508000"/></a:xfrm>'
    group = f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr>{place}</wpg:grpSpPr>{shape('rect', 20, 10)}</wpg:wgp>"
    document = blank()
    how = {"across": ("page", by(100)), "down": ("page", by(200)), "uri": NAMES["wpg"]}
    put(document.add_paragraph(), anchor(group, 100, 40, **how))
    (path,) = paths_of(document)
    assert box_of(path) == pytest.approx((160, 170, 170, 190))  # its left upper corner is now the right upper one


def test_a_mirrored_group_turns_its_members_the_other_way():
    place = '<a:xfrm flipH="1"><a:off x="0" y="0"/><a:ext cx="1270000" cy="508000"/><a:chOff x="0" y="0"/><a:chExt cx="1270000" cy="508000"/></a:xfrm>'
    member = shape("straightConnector1", 20, 0, x=10, y=10, turned='rot="2700000"')
    group = f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr>{place}</wpg:grpSpPr>{member}</wpg:wgp>"
    document = blank()
    how = {"across": ("page", by(100)), "down": ("page", by(200)), "uri": NAMES["wpg"]}
    put(document.add_paragraph(), anchor(group, 100, 40, **how))
    (path,) = paths_of(document)
    half = 10 / 2**0.5
    assert path.contours[0].start == pytest.approx((180 + half, 210 - half))
    assert path.contours[0].ways[0] == pytest.approx((180 - half, 210 + half))


# ---- one branch of an alternative ----

PICT = '<w:pict><v:rect style="position:absolute;width:30pt;height:20pt" fillcolor="#00ff00"/></w:pict>'


def alternative(choice: str, *, requires="wps", fallback=PICT) -> str:
    branch = f'<mc:Choice Requires="{requires}">{choice}</mc:Choice>'
    return f"<mc:AlternateContent>{branch}<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"


@pytest.mark.parametrize(
    ("choice", "requires", "fill"),
    [
        (anchor(shape("rect", 9, 9, paint=RED), 9, 9), "wps", "FF0000"),
        (anchor(shape("smileyFace", 9, 9, paint=RED), 9, 9), "wps", "00FF00"),
        (anchor(shape("rect", 9, 9, paint=RED), 9, 9), "w", "00FF00"),
    ],
)
def test_one_branch_is_read_the_first_that_can_be_drawn(choice, requires, fill):
    document = blank()
    put(document.add_paragraph(), alternative(choice, requires=requires))
    assert [path.fill for path in paths_of(document)] == [fill]


def test_an_alternative_within_an_alternative_is_read_once():
    document = blank()
    inner = alternative(anchor(shape("rect", 9, 9, paint=RED), 9, 9))
    put(document.add_paragraph(), alternative(inner))
    assert [path.fill for path in paths_of(document)] == ["FF0000"]


def test_text_of_an_alternative_is_read_once():
    document = blank()
    fallback = f'<w:pict><v:shape type="#_x0000_t202" style="position:absolute;width:90pt;height:40pt"><v:textbox><w:txbxContent>{said("ใน")}</w:txbxContent></v:textbox></v:shape></w:pict>'
    put(
        document.add_paragraph("นอก"),
        alternative(anchor(shape("rect", 90, 40, text=said("ใน")), 90, 40), fallback=fallback),
    )
    assert sorted(run.text for run in laid(document).pages[0].runs) == ["นอก", "ใน"]


def test_nothing_stands_in_the_way_on_the_next_page():
    document = wrapped(("column", by(0)), ("paragraph", by(0)), SQUARE, text="สั้น", size=(120, 300))
    document.paragraphs[0].add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("หน้าใหม่")
    assert run_of(document, "หน้าใหม่").x == pytest.approx(LEFT)


@needs_poppler
def test_text_of_a_box_reads_back_in_its_place():
    document = boxed(said("ที่มีน้ำอยู่ในกล่อง") + said("สองบรรทัด"), size=(160, 60))
    document.add_paragraph("ท้าย")
    made = laid(document)
    pdf = write_pdf(made.pages, title="กล่อง", structure=made.structure)
    (page,) = poppler(pdf, "-raw")
    assert page.split("\n")[:4] == ["นอกกล่อง", "ท้าย", "ที่มีน้ำอยู่ในกล่อง", "สองบรรทัด"]
    assert [node.role for node in made.structure] == ["Document", "P", "P", "P", "P"]


LONG = "ข้อความยาวในกรอบที่ต้องขยายตามข้อความ มีหลายบรรทัดมากกว่าที่กรอบสูง"


def growing(body: str, *, text: str = LONG, **how):
    """The outline and the lines of a text box of 150 by 45 points at 200 and 200."""
    document = blank()
    place = {"across": ("page", by(200)), "down": ("page", by(200)), **how}
    inner = shape("rect", 150, 45, text=said(text), body=f"<wps:bodyPr>{body}</wps:bodyPr>")
    put(document.add_paragraph(), anchor(inner, 150, 45, **place))
    (page,) = laid(document).pages
    (path,) = (item for item in page.items if isinstance(item, Path))
    return box_of(path), sorted({run.y for run in page.runs})


def test_a_box_that_fits_itself_to_its_text_grows_with_it():
    box, lines = growing("<a:spAutoFit/>")
    assert len(lines) == 3
    assert box == pytest.approx((200, 200, 350, 200 + 3 * LINE_HEIGHT + 7.2), abs=0.2)
    assert lines[0] == pytest.approx(200 + 3.6 + 13.98, abs=0.1)


@pytest.mark.parametrize(("body", "text"), [("", LONG), ("<a:noAutofit/>", LONG), ("<a:spAutoFit/>", "สั้น")])
def test_other_boxes_stay_as_high_as_they_are(body, text):
    box, _ = growing(body, text=text)
    assert box == pytest.approx((200, 200, 350, 245))


def test_a_box_that_grows_stays_at_the_foot_of_the_page_where_it_stands():
    box, _ = growing("<a:spAutoFit/>", down=("page", to("bottom")))
    assert (box[1], box[3]) == pytest.approx((HEIGHT - 3 * LINE_HEIGHT - 7.2, HEIGHT), abs=0.2)
