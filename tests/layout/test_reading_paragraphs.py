"""Lists, borders, symbols and the looks of letters, read from Word files."""

import pytest
from docx.enum.text import WD_TAB_LEADER, WD_UNDERLINE
from docx.shared import Cm, Pt

from thaiforms.layout.numbering import counted
from thaiforms.layout.symbols import symbol_text
from thaiforms.paper import Fill, Rule
from word_file import document, pages, printed, story, xml

LINE = 16 * 1.331


def list_of(made, levels, *, number=77):
    """A list of levels (format, text, indent in twips) in the file; the number to name it by."""
    part = made.part.numbering_part.element
    body = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="360"/></w:pPr></w:lvl>'
        for n, (format_, text, indent) in enumerate(levels)
    )
    abstract = xml(
        f'<w:abstractNum {{}} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{body}</w:abstractNum>'
    )
    part.insert(0, abstract)
    part.append(xml(f'<w:num {{}} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    return number


def item(made, text, number, level=0):
    paragraph = made.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        xml(f'<w:numPr {{}}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )
    return paragraph


def test_thai_numbers_count_through_their_levels():
    made = document()
    number = list_of(made, [("thaiNumbers", "%1.", 360), ("thaiNumbers", "%1.%2", 720)])
    for text, level in (("ก", 0), ("ข", 1), ("ค", 1), ("ง", 0), ("จ", 1)):
        item(made, text, number, level)
    assert printed(made) == ["๑.\tก", "๑.๑\tข", "๑.๒\tค", "๒.\tง", "๒.๑\tจ"]


@pytest.mark.parametrize(
    ("restart", "due"),
    [
        (None, ["1.", "1.1", "1.1.1", "1.2", "1.2.1", "2.", "2.1", "2.1.1"]),
        (0, ["1.", "1.1", "1.1.1", "1.2", "1.2.2", "2.", "2.1", "2.1.3"]),
        (1, ["1.", "1.1", "1.1.1", "1.2", "1.2.2", "2.", "2.1", "2.1.1"]),
        (2, ["1.", "1.1", "1.1.1", "1.2", "1.2.1", "2.", "2.1", "2.1.1"]),
    ],
)
def test_a_level_begins_anew_where_it_says(restart, due):
    made = document()
    number = list_of(made, [("decimal", "%1.", 360), ("decimal", "%1.%2", 720), ("decimal", "%1.%2.%3", 1080)])
    if restart is not None:
        made.part.numbering_part.element[0][3].insert(2, xml(f'<w:lvlRestart {{}} w:val="{restart}"/>'))
    for level in (0, 1, 2, 1, 2, 0, 1, 2):
        item(made, "ข้อ", number, level)
    assert [line.split("\t")[0].removesuffix("ข้อ") for line in printed(made)] == due


def test_a_list_goes_on_after_a_plain_paragraph():
    made = document()
    number = list_of(made, [("decimal", "(%1)", 360)])
    item(made, "ก", number)
    made.add_paragraph("คั่น")
    item(made, "ข", number)
    assert printed(made) == ["(1)\tก", "คั่น", "(2)\tข"]


def test_a_levels_indent_holds_and_the_paragraphs_own_weighs_more():
    made = document()
    number = list_of(made, [("decimal", "%1.", 720)])
    item(made, "ก", number)
    item(made, "ข", number).paragraph_format.left_indent = Cm(4)
    formats = [block.format for block in story(made).sections[0].blocks]
    assert [format_.left for format_ in formats] == pytest.approx([36, 113.4], abs=0.1)
    assert formats[0].first_line == -18


@pytest.mark.parametrize("style", ["List Number", "List Bullet"])
def test_a_style_brings_its_list(style):
    made = document()
    made.add_paragraph("ก", style=style)
    assert printed(made) == [("1." if style == "List Number" else "•") + "\tก"]


def test_numbers_off_is_no_list():
    made = document()
    paragraph = made.add_paragraph("ก", style="List Number")
    paragraph._p.get_or_add_pPr().append(xml('<w:numPr {}><w:numId w:val="0"/></w:numPr>'))
    assert printed(made) == ["ก"]


@pytest.mark.parametrize(
    ("count", "format_", "shown"),
    [
        (12, "thaiNumbers", "๑๒"),
        (1, "thaiLetters", "ก"),
        (3, "thaiLetters", "ค"),
        (5, "thaiLetters", "จ"),
        (28, "lowerLetter", "bb"),
        (27, "upperLetter", "AA"),
        (1994, "lowerRoman", "mcmxciv"),
        (4, "upperRoman", "IV"),
        (7, "decimalZero", "07"),
        (7, "none", ""),
        (7, "numberInDash", "- 7 -"),
        (21, "thaiCounting", "ยี่สิบเอ็ด"),
        (7, "ordinalText", "7"),
    ],
)
def test_numbers_are_written_as_their_format_says(count, format_, shown):
    assert counted(count, format_) == shown


@pytest.mark.parametrize(
    ("text", "family", "shown"),
    [
        ("\uf0a8", "Wingdings", "☐"),
        ("\uf0fe", "Wingdings", "☑"),
        ("\uf0fc", "Wingdings", "✓"),
        ("\uf052", "Wingdings 2", "☑"),
        ("\uf0b7", "Symbol", "•"),
        ("o", "Courier New", "○"),
        ("o", "Arial", "o"),
    ],
)
def test_symbol_fonts_are_told_in_unicode(text, family, shown):
    assert symbol_text(text, family) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("ที\uf70aป\uf704นฝ\uf70b", "ที่ปืนฝ้"),  # marks as old fonts had them
        ("\uf70f\uf718", "ญุ"),
        ("\uf0b7 ข้อ", "• ข้อ"),
        ("\uf0fe ข้อ", "☑ ข้อ"),
        ("ก\u2003ข\u2009ค\u3000ง", "ก ข ค ง"),
        ("2560\u20102564", "2560-2564"),
        ("ＡＢ１２（ก）", "ＡＢ１２（ก）"),
        ("30℃ 5㎡", "30℃ 5m²"),
        ("☎\ufe0f ①", "☎ ①"),
    ],
)
def test_letters_that_no_font_has_are_printed_as_those_they_stand_for(typed, shown):
    made = document()
    made.add_paragraph(typed)
    assert printed(made) == [shown]


def test_a_box_of_wingdings_is_printed_and_reads_as_a_box():
    made = document()
    paragraph = made.add_paragraph()
    paragraph._p.append(xml('<w:r {}><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'))
    paragraph.add_run(" เห็นชอบ")
    assert printed(made) == ["☐ เห็นชอบ"]


def test_sarabun_it9_writes_thai_digits():
    made = document()
    run = made.add_paragraph().add_run("ที่ 0019/2564")
    run._r.get_or_add_rPr().append(
        xml('<w:rFonts {} w:ascii="TH SarabunIT๙" w:hAnsi="TH SarabunIT๙" w:cs="TH SarabunIT๙"/>')
    )
    assert printed(made) == ["ที่ ๐๐๑๙/๒๕๖๔"]


def rules_and_fills(made):
    items = pages(made)[0].items
    return [item for item in items if isinstance(item, Rule)], [item for item in items if isinstance(item, Fill)]


def test_a_boxed_paragraph_has_four_sides_round_all_its_lines():
    made = document()
    paragraph = made.add_paragraph("การพัฒนาชุมชนและการประเมินผลการปฏิบัติราชการ " * 4)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="4" w:color="auto"/>' for side in ("top", "left", "bottom", "right")
    )
    paragraph._p.get_or_add_pPr().append(xml(f"<w:pBdr {{}}>{sides}</w:pBdr>"))
    rules, _ = rules_and_fills(made)
    across = [rule for rule in rules if rule.y0 == rule.y1]
    down = [rule for rule in rules if rule.x0 == rule.x1]
    lines = len(printed(made))
    assert lines > 1
    assert len(across) == 2
    assert across[1].y0 - across[0].y0 == pytest.approx(lines * LINE + 8 + 1, abs=0.1)
    assert len(down) == 2 * lines


def test_neighbours_in_one_box_have_no_line_between_them():
    made = document()
    for text in ("ก", "ข"):
        borders = '<w:pBdr {}><w:top w:val="single" w:sz="8"/><w:bottom w:val="single" w:sz="8"/></w:pBdr>'
        made.add_paragraph(text)._p.get_or_add_pPr().append(xml(borders))
    rules, _ = rules_and_fills(made)
    assert len(rules) == 2


def test_shading_stands_behind_a_paragraph_and_highlight_behind_its_letters():
    made = document()
    paragraph = made.add_paragraph("ก")
    paragraph._p.get_or_add_pPr().append(xml('<w:shd {} w:val="clear" w:fill="EEEEAA"/>'))
    paragraph.add_run("ข").font.highlight_color = 7
    _, fills = rules_and_fills(made)
    assert [fill.colour for fill in fills] == ["EEEEAA", "FFFF00"]
    assert fills[0].width > fills[1].width


def test_a_pattern_of_dots_is_an_even_grey():
    made = document()
    made.add_paragraph("ก")._p.get_or_add_pPr().append(
        xml('<w:shd {} w:val="pct25" w:color="000000" w:fill="FFFFFF"/>')
    )
    assert rules_and_fills(made)[1][0].colour == "BFBFBF"


@pytest.mark.parametrize(
    ("underline", "rules", "dashed"),
    [
        (WD_UNDERLINE.SINGLE, 1, False),
        (WD_UNDERLINE.DOUBLE, 2, False),
        (WD_UNDERLINE.DOTTED, 1, True),
        (WD_UNDERLINE.DASH, 1, True),
    ],
)
def test_spaces_underlined_are_the_blank_of_a_form(underline, rules, dashed):
    made = document()
    made.add_paragraph("ชื่อ ").add_run(" " * 30).underline = underline
    found, _ = rules_and_fills(made)
    assert len(found) == rules
    assert all(bool(rule.dash) == dashed for rule in found)
    assert found[0].x1 - found[0].x0 == pytest.approx(30 * 0.216 * 16, abs=0.1)


@pytest.mark.parametrize(("indent", "right"), [(0, 522), (72, 450)])
def test_the_line_of_hanging_spaces_ends_where_the_text_does(indent, right):
    made = document()
    paragraph = made.add_paragraph("ข้อเสนอแนะ")
    paragraph.paragraph_format.right_indent = Pt(indent)
    paragraph.add_run(" " * 200).font.underline = WD_UNDERLINE.DOTTED
    (rule,), _ = rules_and_fills(made)
    assert rule.x1 == pytest.approx(right)


def test_a_tab_with_a_leader_is_a_dotted_line():
    made = document()
    paragraph = made.add_paragraph("ชื่อ\tสกุล")
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(8), leader=WD_TAB_LEADER.DOTS)
    (rule,), _ = rules_and_fills(made)
    assert rule.dash
    assert rule.x1 == pytest.approx(90 + 8 * 72 / 2.54, abs=1.5)


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ('<w:tabs><w:tab w:val="left" w:pos="{}"/></w:tabs>', (1000, 2000)),
        ('<w:pBdr><w:top w:val="single" w:sz="{}" w:space="1"/></w:pBdr>', (4, 12)),
        ('<w:tabs><w:tab w:val="left" w:leader="{}" w:pos="1000"/></w:tabs>', ("dot", "hyphen")),
    ],
)
def test_paragraphs_that_differ_in_one_stop_or_border_stand_apart(written, values):
    made = document()
    for value in values:
        own = made.add_paragraph("ก\tข")._p.get_or_add_pPr()
        own.append(xml(written.format(value).replace(">", " {}>", 1)))
    first, second = (block.format for block in story(made).sections[0].blocks)
    assert first != second


@pytest.mark.parametrize(
    ("said", "due"), [("#0", "000000"), ("", "000000"), ("red", "000000"), ("#c00000", "C00000"), ("auto", "000000")]
)
def test_colours_that_are_none_are_black(said, due):
    made = document()
    made.add_paragraph().add_run("ก")._r.get_or_add_rPr().append(xml(f'<w:color {{}} w:val="{said}"/>'))
    edges = f'<w:pBdr {{}}><w:top w:val="single" w:sz="4" w:color="{said}"/></w:pBdr>'
    made.paragraphs[0]._p.get_or_add_pPr().append(xml(edges))
    assert {run.colour for run in pages(made)[0].runs} | {rule.colour for rule in rules_and_fills(made)[0]} == {due}


@pytest.mark.parametrize("said", ["#0", "", "red"])
def test_shading_of_a_colour_that_is_none_is_left_out(said):
    made = document()
    made.add_paragraph("ก")._p.get_or_add_pPr().append(xml(f'<w:shd {{}} w:val="clear" w:fill="{said}"/>'))
    assert not rules_and_fills(made)[1]


@pytest.mark.parametrize(("cs", "size"), [("", 20), ("<w:cs/>", 10)])
def test_an_empty_paragraph_is_as_high_as_its_own_script_asks(cs, size):
    made = document()
    mark = made.add_paragraph()._p.get_or_add_pPr()
    mark.append(xml(f'<w:rPr {{}}><w:sz w:val="40"/><w:szCs w:val="20"/>{cs}</w:rPr>'))
    (paragraph,) = story(made).sections[0].blocks
    assert paragraph.mark.size == size


def test_struck_text_has_a_line_through_it():
    made = document()
    made.add_paragraph().add_run("ยกเลิก").font.strike = True
    (rule,), _ = rules_and_fills(made)
    (run,) = pages(made)[0].runs
    assert run.y - 8 < rule.y0 < run.y


def test_spaced_letters_stand_apart_by_what_is_asked():
    made = document()
    made.add_paragraph("ชื่อ")
    run = made.add_paragraph().add_run("ชื่อ")
    run._r.get_or_add_rPr().append(xml('<w:spacing {} w:val="40"/>'))
    plain, spaced = pages(made)[0].runs
    assert spaced.gap == 2
    assert spaced.width - plain.width == pytest.approx(2)


def test_raised_letters_stand_higher():
    made = document()
    paragraph = made.add_paragraph("ก")
    paragraph.add_run("ข")._r.get_or_add_rPr().append(xml('<w:position {} w:val="6"/>'))
    one, other = pages(made)[0].runs
    assert one.y - other.y == 3


def test_capitals_are_printed_as_capitals():
    made = document()
    made.add_paragraph().add_run("otop").font.all_caps = True
    assert printed(made) == ["OTOP"]


def test_hidden_text_is_not_printed():
    made = document()
    paragraph = made.add_paragraph("เห็น")
    paragraph.add_run("ซ่อน").font.hidden = True
    assert printed(made) == ["เห็น"]


def test_a_hyperlink_leads_where_it_says():
    made = document()
    paragraph = made.add_paragraph()
    target = made.part.relate_to(
        "https://www.moi.go.th/",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    paragraph._p.append(xml(f'<w:hyperlink {{}} r:id="{target}"><w:r><w:t>กระทรวง</w:t></w:r></w:hyperlink>'))
    (run,) = pages(made)[0].runs
    assert (run.text, run.link) == ("กระทรวง", "https://www.moi.go.th/")


def line_of(properties, text="ยืด"):
    """The runs and the other items of a line of one run with these properties."""
    made = document()
    made.add_paragraph().add_run(text)._r.get_or_add_rPr().extend([xml(one) for one in properties])
    (page,) = pages(made)
    return page.runs, [item for item in page.items if item not in page.runs]


@pytest.mark.parametrize(("said", "scale"), [("80", 0.8), ("150%", 1.5), ("100", 1), ("0", 0.01), ("9000", 6)])
def test_letters_are_stretched_as_they_say(said, scale):
    (plain,), _ = line_of([])
    (run,), _ = line_of([f'<w:w {{}} w:val="{said}"/>'])
    assert run.scale == scale
    assert run.width == pytest.approx(plain.width * scale)


@pytest.mark.parametrize(
    ("shading", "colour", "due"),
    [
        ("000000", None, "FFFFFF"),
        ("1F3864", None, "FFFFFF"),
        ("FFFF00", None, "000000"),
        ("000000", "FF0000", "FF0000"),
        ("000000", "auto", "FFFFFF"),
        ("auto", None, "000000"),
    ],
)
@pytest.mark.parametrize("of", ["paragraph", "run"])
def test_letters_without_a_colour_are_white_on_dark_ground(of, shading, colour, due):
    made = document()
    paragraph = made.add_paragraph()
    own = paragraph.add_run("ตัวอักษร")._r.get_or_add_rPr()
    if colour is not None:
        own.append(xml(f'<w:color {{}} w:val="{colour}"/>'))
    ground = xml(f'<w:shd {{}} w:val="clear" w:color="auto" w:fill="{shading}"/>')
    (own if of == "run" else paragraph._p.get_or_add_pPr()).append(ground)
    assert [run.colour for run in pages(made)[0].runs] == [due]


def test_letters_on_a_light_stretch_of_dark_ground_are_black():
    made = document()
    paragraph = made.add_paragraph("ขาว")
    paragraph._p.get_or_add_pPr().append(xml('<w:shd {} w:val="clear" w:color="auto" w:fill="000000"/>'))
    marked = paragraph.add_run("ดำ")._r.get_or_add_rPr()
    marked.append(xml('<w:highlight {} w:val="yellow"/>'))
    assert [run.colour for run in pages(made)[0].runs] == ["FFFFFF", "000000"]


def test_a_line_stands_round_letters_that_ask_for_it():
    (run,), rules = line_of(['<w:bdr {} w:val="single" w:sz="8" w:space="0" w:color="auto"/>'])
    assert len(rules) == 4
    assert {rule.width for rule in rules} == {1}
    assert (min(rule.x0 for rule in rules), max(rule.x1 for rule in rules)) == pytest.approx((run.x, run.x + run.width))


def test_emphasis_marks_are_told_of():
    made = document()
    made.add_paragraph().add_run("เน้น")._r.get_or_add_rPr().append(xml('<w:em {} w:val="dot"/>'))
    assert [fault.code for fault in story(made).warnings] == ["emphasis-left-out"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<w:t>ก</w:t>", "ก"),
        ("<w:t> ก </w:t>", "ก"),
        ("<w:t>\n   ก\n  ข\n</w:t>", "ก   ข"),
        ("<w:t>ก\tข</w:t>", "ก ข"),
        ('<w:t xml:space="preserve"> ก </w:t>', " ก "),
        ('<w:t xml:space="preserve">ก\nข</w:t>', "ก ข"),
        ("<w:t> </w:t>", ""),
        ("<w:t></w:t>", ""),
    ],
)
@pytest.mark.parametrize("beside", ["", "<w:hyperlink/>"])  # with which a paragraph is not read by a recipe
def test_blanks_in_text_are_what_xml_makes_of_them(written, shown, beside):
    made = document()
    made.element.body.insert(0, xml(f"<w:p {{}}><w:r>{written}</w:r>{beside}</w:p>"))
    assert story(made).sections[0].blocks[0].text == shown


HIDDEN = "<w:p {}><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>"
DELETED = '<w:p {}><w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr><w:del w:id="2" w:author="a"><w:r><w:delText>ก</w:delText></w:r></w:del></w:p>'


@pytest.mark.parametrize("gone", [HIDDEN, DELETED])
def test_an_empty_paragraph_is_gone_whose_end_is_hidden_or_deleted(gone):
    made = document()
    made.add_paragraph("ข")
    made.element.body.insert(0, xml(gone))
    assert [block.text for block in story(made).sections[0].blocks] == ["ข"]


@pytest.mark.parametrize(
    "kept",
    [
        HIDDEN.replace("<w:vanish/>", '<w:vanish w:val="0"/>'),
        HIDDEN.replace("</w:pPr></w:p>", "</w:pPr><w:r><w:t>ค</w:t></w:r></w:p>"),
        "<w:p {}/>",
    ],
)
def test_a_paragraph_that_is_seen_is_not_gone(kept):
    made = document()
    made.add_paragraph("ข")
    made.element.body.insert(0, xml(kept))
    assert len(story(made).sections[0].blocks) == 2


def test_the_last_paragraph_of_a_cell_is_never_gone():
    made = document()
    cell = made.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0]._p.get_or_add_pPr().append(xml("<w:rPr {}><w:vanish/></w:rPr>"))
    (table,) = story(made).sections[0].blocks
    assert len(table.rows[0].cells[0].blocks) == 1


@pytest.mark.parametrize(
    ("said", "before", "after"),
    [
        ('w:before="100" w:beforeAutospacing="1" w:after="100" w:afterAutospacing="1"', 14, 14),
        ('w:before="100" w:beforeAutospacing="0" w:after="40"', 5, 2),
        ('w:after="40" w:afterAutospacing="true"', 0, 14),
    ],
)
def test_the_room_of_web_pages_is_words_own(said, before, after):
    made = document()
    own = made.add_paragraph("ก")._p.get_or_add_pPr()
    own.append(xml(f"<w:spacing {{}} {said}/>"))
    format_ = story(made).sections[0].blocks[0].format
    assert (format_.before, format_.after) == (before, after)


@pytest.mark.parametrize(("side", "share"), [("left", 0.0), ("right", 1.0), ("end", 1.0), ("center", 0.5)])
def test_a_label_stands_with_the_side_that_its_level_says_where_the_line_begins(side, share):
    made = document()
    number = list_of(made, [("lowerRoman", "%1.", 2160)])
    level = made.part.numbering_part.element[0][1]
    level.insert(3, xml(f'<w:lvlJc {{}} w:val="{side}"/>'))
    for _ in range(8):
        item(made, "ข้อ", number)
    begin, text = 90 + (2160 - 360) / 20, 90 + 2160 / 20
    labels = [run for run in pages(made)[0].runs if run.text != "ข้อ"]
    assert [run.text for run in labels][-1] == "viii."
    assert all(run.x + share * run.width == pytest.approx(begin, abs=0.05) for run in labels)
    assert [run.x for run in pages(made)[0].runs if run.text == "ข้อ"][:2] == pytest.approx([text] * 2, abs=0.05)


@pytest.mark.parametrize(
    ("alignment", "base", "end"),
    [("right", "margin", 450), ("center", "margin", None), ("right", "indent", 400), ("left", "margin", None)],
)
def test_a_tab_may_lead_to_an_edge_past_all_stops(alignment, base, end):
    made = document()
    made.sections[0].page_width, made.sections[0].left_margin = Pt(630), Pt(90)
    paragraph = made.add_paragraph("ก")
    own = paragraph._p.get_or_add_pPr()
    own.append(xml('<w:tabs {}><w:tab w:val="left" w:pos="1000"/></w:tabs>'))
    own.append(xml('<w:ind {} w:right="1000"/>'))
    tab = f'<w:ptab w:relativeTo="{base}" w:alignment="{alignment}" w:leader="none"/>'
    paragraph._p.append(xml(f"<w:r {{}}>{tab}<w:t>ข</w:t></w:r>"))
    _, run = pages(made)[0].runs
    if alignment == "center":
        assert run.x + run.width / 2 - 90 == pytest.approx(225, abs=0.1)
    elif alignment == "right":
        assert run.x + run.width - 90 == pytest.approx(end, abs=0.1)
    else:
        assert run.x > 90


def field_of(instruction, *, result=""):
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    said = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    shown = char.format("separate") + f"<w:r><w:t>{result}</w:t></w:r>" if result else ""
    return char.format("begin") + said + shown + char.format("end")


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (field_of(" MACROBUTTON NoMacro [คลิกที่นี่] "), "ก[คลิกที่นี่]ข"),
        (field_of(" GOTOBUTTON หน้า๑ ไปหน้า ๑ "), "กไปหน้า ๑ข"),
        (field_of(" MACROBUTTON NoMacro เดิม ", result="ใหม่"), "กใหม่ข"),
        (field_of(" ADVANCE \\u6 "), "กข"),
        (field_of(' IF 1 = 1 "{}" ').replace("{}", "x"), "กข"),
    ],
)
def test_a_button_shows_its_own_words(field, shown):
    made = document()
    made.element.body.insert(0, xml(f"<w:p {{}}><w:r><w:t>ก</w:t></w:r>{field}<w:r><w:t>ข</w:t></w:r></w:p>"))
    assert story(made).sections[0].blocks[0].text == shown
