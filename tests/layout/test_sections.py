"""Sections: where they begin, their paper and columns, headers and numbers; and what stands round paragraphs."""

import io
import zipfile

import pytest

from office_files import codes, element, made, p, page_of, printed, run_of, saved, tbl, tc, texts, tr
from thaiforms.errors import TemplateError
from thaiforms.layout.read_docx import read_docx
from thaiforms.layout.story import Furniture, PageBorders
from thaiforms.paper import Rule
from thaiforms.printing import print_docx

PORTRAIT = '<w:pgSz w:w="12240" w:h="15840"/>'
LANDSCAPE = '<w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/>'
MARGINS = (
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="{}" w:header="720" w:footer="720" w:gutter="{}"/>'
)
PLAIN = MARGINS.format(1800, 0)


def ends(kind: str = "", *, paper: str = PORTRAIT, margins: str = PLAIN, more: str = "") -> str:
    """The w:sectPr that ends a section which began in a way."""
    type_ = f'<w:type w:val="{kind}"/>' if kind else ""
    return f"<w:sectPr>{type_}{paper}{margins}{more}</w:sectPr>"


def sections(*parts: tuple[list[str], str]) -> bytes:
    """A document of sections: the texts of each, and its properties."""

    def build(document):
        body = document.element.body
        for texts_, properties in parts[:-1]:
            for text in texts_[:-1]:
                body.insert(-1, element(p(text)))
            body.insert(-1, element(p(texts_[-1], properties)))
        last, properties = parts[-1]
        for text in last:
            body.insert(-1, element(p(text)))
        body.replace(body[-1], element(properties))

    return made(build)


def pages_of(*parts: tuple[list[str], str]):
    return print_docx(sections(*parts)).pages


# Where a section begins -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "page", "count"),
    [("", 2, 2), ("nextPage", 2, 2), ("continuous", 1, 1), ("evenPage", 2, 2), ("oddPage", 3, 3)],
)
def test_a_section_begins_where_it_asks(kind, page, count):
    pages = pages_of((["หนึ่ง"], ends()), (["สอง"], ends(kind)))
    assert len(pages) == count
    assert page_of(pages, "สอง") == page


def test_the_page_left_out_before_an_odd_one_is_empty():
    assert pages_of((["หนึ่ง"], ends()), (["สอง"], ends("oddPage")))[1].items == ()


def test_a_section_goes_on_below_the_one_before_with_margins_of_its_own():
    (page,) = pages_of((["หนึ่ง", "สอง"], ends()), (["สาม"], ends("continuous", margins=MARGINS.format(2800, 0))))
    assert [run.x for run in page.runs] == pytest.approx([90, 90, 140], abs=0.1)
    rows = [run.y for run in page.runs]
    assert rows[2] - rows[1] == pytest.approx(rows[1] - rows[0])


def test_other_paper_needs_a_page_of_its_own():
    pages = pages_of((["หนึ่ง"], ends()), (["สอง"], ends("continuous", paper=LANDSCAPE)))
    assert [(page.width, page.height) for page in pages] == [(612, 792), (792, 612)]


def test_a_landscape_page_stands_between_upright_ones():
    pages = pages_of((["หนึ่ง"], ends()), (["สอง"], ends(paper=LANDSCAPE)), (["สาม"], ends()))
    assert [(page.width, page.height, texts(page)) for page in pages] == [
        (612, 792, ["หนึ่ง"]),
        (792, 612, ["สอง"]),
        (612, 792, ["สาม"]),
    ]


def test_a_new_page_of_a_section_that_goes_on_is_its_own():
    pages = pages_of(
        ([f"บรรทัด {n}" for n in range(20)], ends()),
        ([f"ต่อ {n}" for n in range(20)], ends("continuous", margins=MARGINS.format(2800, 0))),
    )
    assert len(pages) == 2
    assert {round(run.x) for run in pages[1].runs} == {140}


# Margins --------------------------------------------------------------------------------------------------------------


def settings(data: bytes, *names: str) -> bytes:
    """The document with switches in its settings."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == "word/settings.xml":
                at = content.index(b">", content.index(b"<w:settings")) + 1
                content = content[:at] + "".join(f"<w:{name}/>" for name in names).encode() + content[at:]
            new.writestr(item, content)
    return out.getvalue()


def test_the_gutter_widens_the_left_margin_or_the_upper_one():
    data = sections((["หนึ่ง"], ends(margins=MARGINS.format(1800, 200))))
    assert run_of(print_docx(data).pages[0], "หนึ่ง").x == pytest.approx(100, abs=0.1)
    upper = print_docx(settings(data, "gutterAtTop")).pages[0]
    assert run_of(upper, "หนึ่ง").x == pytest.approx(90, abs=0.1)
    assert run_of(upper, "หนึ่ง").y - run_of(print_docx(data).pages[0], "หนึ่ง").y == pytest.approx(10)


def test_mirrored_margins_change_sides_on_even_pages():
    data = settings(sections((["หนึ่ง"], ends()), (["สอง"], ends()), (["สาม"], ends())), "mirrorMargins")
    assert [page.runs[0].x for page in print_docx(data).pages] == pytest.approx([90, 72, 90], abs=0.1)


@pytest.mark.parametrize(("vertical", "share"), [("top", 0), ("both", 0), ("center", 0.5), ("bottom", 1)])
def test_a_short_page_stands_high_or_low(vertical, share):
    (plain,) = pages_of((["หนึ่ง", "สอง"], ends()))
    (page,) = pages_of((["หนึ่ง", "สอง"], ends(more=f'<w:vAlign w:val="{vertical}"/>')))
    assert page.runs[0].y - plain.runs[0].y == pytest.approx(share * (648 - 2 * 21.3), abs=0.5)


# Columns --------------------------------------------------------------------------------------------------------------

TWO = '<w:cols w:num="2" w:space="720"/>'


def columns(page) -> list[list[str]]:
    """The texts of each column, from the left."""
    found: dict[int, list[str]] = {}
    for run in page.runs:
        found.setdefault(round(run.x), []).append(run.text)
    return [found[x] for x in sorted(found)]


def test_columns_are_filled_one_after_the_other():
    (page,) = pages_of(([f"บรรทัด {n}" for n in range(40)], ends(more=TWO)))
    first, second = columns(page)
    assert first + second == [f"บรรทัด {n}" for n in range(40)]
    assert len(first) == 30
    assert sorted({round(run.x) for run in page.runs}) == [90, 90 + (450 - 36) // 2 + 36]
    assert run_of(page, "บรรทัด 0").y == pytest.approx(run_of(page, "บรรทัด 30").y)


def test_full_columns_go_on_on_the_next_page():
    pages = pages_of(([f"บรรทัด {n}" for n in range(70)], ends(more=TWO)))
    assert [len(columns(page)) for page in pages] == [2, 1]
    assert sum(len(page.runs) for page in pages) == 70


def test_columns_are_level_where_a_section_goes_on_below_them():
    (page,) = pages_of(
        ([f"บรรทัด {n}" for n in range(10)], ends(more=TWO)), (["ใต้"], ends("continuous", more='<w:cols w:num="1"/>'))
    )
    assert [len(column) for column in columns(page)] == [6, 5]
    assert run_of(page, "ใต้").y - run_of(page, "บรรทัด 4").y == pytest.approx(21.3, abs=0.1)


def test_level_columns_keep_together_what_keeps_together():
    long = [f"ย่อหน้าที่ {n} " + "ประชาสัมพันธ์ " * 3 for n in range(9)]
    (page,) = pages_of((long, ends(more=TWO)), (["ใต้"], ends("continuous", more='<w:cols w:num="1"/>')))
    starts = [round(run.x) for run in page.runs if run.text.startswith("ย่อหน้า")]
    assert [starts.count(x) for x in sorted(set(starts))] == [5, 4]


def test_columns_may_be_of_different_widths():
    unequal = '<w:cols w:num="2" w:equalWidth="0"><w:col w:w="3000" w:space="400"/><w:col w:w="4000"/></w:cols>'
    section = read_docx(sections((["หนึ่ง"], ends(more=unequal)))).sections[0]
    assert section.columns == ((0, 150), (170, 200))


@pytest.mark.parametrize(
    "cols", ["<w:cols/>", '<w:cols w:num="1"/>', '<w:cols w:num="0"/>', '<w:cols w:num="2" w:space="30000"/>']
)
def test_columns_that_make_no_sense_are_one(cols):
    assert read_docx(sections((["หนึ่ง"], ends(more=cols)))).sections[0].columns == ()


def broken(kind: str, more: str) -> list[list[list[str]]]:
    def build(document):
        body = document.element.body
        body.insert(-1, element(f'<w:p><w:r><w:t>หนึ่ง</w:t><w:br w:type="{kind}"/><w:t>สอง</w:t></w:r></w:p>'))
        body.replace(body[-1], element(ends(more=more)))

    return [columns(page) for page in print_docx(made(build)).pages]


def test_a_column_break_ends_the_column_and_a_page_break_the_page():
    assert broken("column", TWO) == [[["หนึ่ง"], ["สอง"]]]
    assert broken("page", TWO) == [[["หนึ่ง"]], [["สอง"]]]
    assert broken("column", "") == [[["หนึ่ง"]], [["สอง"]]]


# Page borders ---------------------------------------------------------------------------------------------------------

FRAME = "".join(
    f'<w:{side} w:val="single" w:sz="8" w:space="24" w:color="auto"/>' for side in ("top", "left", "bottom", "right")
)


def rules(page) -> list[tuple[float, ...]]:
    return sorted(
        (round(r.x0, 1), round(r.y0, 1), round(r.x1, 1), round(r.y1, 1)) for r in page.items if isinstance(r, Rule)
    )


def box(left: float, top: float, right: float, bottom: float) -> list[tuple[float, ...]]:
    return sorted(
        [(left, top, right, top), (left, bottom, right, bottom), (left, top, left, bottom), (right, top, right, bottom)]
    )


def test_a_page_has_borders_round_its_text_or_along_its_edges():
    (page,) = pages_of((["หนึ่ง"], ends(more=f"<w:pgBorders>{FRAME}</w:pgBorders>")))
    assert rules(page) == box(90 - 24.5, 72 - 24.5, 612 - 72 + 24.5, 792 - 72 + 24.5)
    (page,) = pages_of((["หนึ่ง"], ends(more=f'<w:pgBorders w:offsetFrom="page">{FRAME}</w:pgBorders>')))
    assert rules(page) == box(24.5, 24.5, 612 - 24.5, 792 - 24.5)


@pytest.mark.parametrize(("display", "shown"), [("allPages", [4, 4]), ("firstPage", [4, 0]), ("notFirstPage", [0, 4])])
def test_borders_stand_on_the_pages_that_are_asked_for(display, shown):
    more = f'<w:pgBorders w:display="{display}">{FRAME}</w:pgBorders>'
    pages = pages_of(([f"บรรทัด {n}" for n in range(40)], ends(more=more)))
    assert [len(rules(page)) for page in pages] == shown


def test_a_page_without_lines_has_no_borders():
    assert read_docx(sections((["หนึ่ง"], ends(more="<w:pgBorders/>")))).sections[0].borders is None
    section = read_docx(sections((["หนึ่ง"], ends(more=f"<w:pgBorders>{FRAME}</w:pgBorders>")))).sections[0]
    assert isinstance(section.borders, PageBorders)


# Headers and footers --------------------------------------------------------------------------------------------------


def with_headers(*, first: bool = False, even: bool = False, pages: int = 3):
    """A document of some pages whose headers tell of what kind they are; the second section has a footer alone."""

    def build(document):
        section = document.sections[0]
        section.different_first_page_header_footer = first
        document.settings.odd_and_even_pages_header_footer = even
        section.header.paragraphs[0].text = "ปกติ"
        section.first_page_header.paragraphs[0].text = "แรก"
        section.even_page_header.paragraphs[0].text = "คู่"
        for n in range(pages):
            document.add_paragraph(f"หน้า {n}")
            if n < pages - 1:
                document.add_page_break()
        second = document.add_section()
        second.footer.is_linked_to_previous = False
        second.footer.paragraphs[0].text = "ท้าย"
        document.add_paragraph("ตอนสอง")

    return print_docx(made(build)).pages


@pytest.mark.parametrize(
    ("first", "even", "heads"),
    [
        (False, False, ["ปกติ", "ปกติ", "ปกติ", "ปกติ"]),
        (True, False, ["แรก", "ปกติ", "ปกติ", "แรก"]),
        (False, True, ["ปกติ", "คู่", "ปกติ", "คู่"]),
        (True, True, ["แรก", "คู่", "ปกติ", "แรก"]),
    ],
)
def test_each_kind_of_page_has_its_header_and_hands_it_on(first, even, heads):
    pages = with_headers(first=first, even=even)
    assert [page.runs[0].text for page in pages] == heads
    assert ["ท้าย" in texts(page) for page in pages] == [False, False, False, heads[-1] == "ปกติ"]


def numbers(
    format_: str, *, instruction: str = "PAGE", start: int = 1, in_table: bool = False, pages: int = 2
) -> list[str]:
    """What a field in the footer shows on each page."""

    def build(document):
        field = f'<w:p><w:fldSimple w:instr=" {instruction} "><w:r><w:t>0</w:t></w:r></w:fldSimple></w:p>'
        footer = document.sections[0].footer
        footer.is_linked_to_previous = False
        xml = tbl(f"<w:tr><w:tc><w:tcPr/>{field}</w:tc></w:tr>", grid=(2000,)) if in_table else field
        footer._element.insert(0, element(xml))
        document.element.body[-1].append(element(f'<w:pgNumType w:fmt="{format_}" w:start="{start}"/>'))
        for n in range(pages - 1):
            document.add_paragraph(f"ย่อหน้า {n}")
            document.add_page_break()
        document.add_paragraph("จบ")

    return [page.runs[0].text for page in print_docx(made(build)).pages]


@pytest.mark.parametrize(
    ("format_", "shown"),
    [
        ("decimal", ["4", "5"]),
        ("thaiNumbers", ["๔", "๕"]),
        ("thaiCounting", ["๔", "๕"]),
        ("upperRoman", ["IV", "V"]),
        ("lowerRoman", ["iv", "v"]),
        ("upperLetter", ["D", "E"]),
        ("lowerLetter", ["d", "e"]),
        ("thaiLetters", ["ง", "จ"]),
        ("numberInDash", ["- 4 -", "- 5 -"]),
        ("unheard-of", ["4", "5"]),
    ],
)
def test_page_numbers_are_written_as_the_section_asks(format_, shown):
    assert numbers(format_, start=4) == shown


def test_page_numbers_stand_in_tables_too():
    assert numbers("decimal", in_table=True) == ["1", "2"]


def test_the_field_may_ask_for_thai_digits_and_for_the_count_of_pages():
    assert numbers("decimal", instruction=r"PAGE \* ThaiArabic") == ["๑", "๒"]
    assert numbers("decimal", instruction="NUMPAGES") == ["2", "2"]
    assert numbers("decimal", instruction="SECTIONPAGES", start=7) == ["2", "2"]


def test_the_count_of_pages_is_in_digits_whatever_the_sections_format():
    assert numbers("numberInDash", instruction="NUMPAGES") == ["2", "2"]


@pytest.mark.parametrize(("family", "shown"), [("TH SarabunIT๙", "๑"), ("TH SarabunIT9", "๑"), ("TH SarabunPSK", "1")])
def test_page_numbers_are_thai_in_the_font_that_draws_digits_so(family, shown):
    def build(document):
        fonts = f'<w:rPr><w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:cs="{family}"/></w:rPr>'
        document.sections[0].footer.paragraphs[0]._p.append(
            element(f'<w:fldSimple w:instr="PAGE"><w:r>{fonts}<w:t>1</w:t></w:r></w:fldSimple>')
        )

    assert print_docx(made(build)).pages[0].runs[0].text == shown


@pytest.mark.parametrize(("cs", "size"), [("", 20), ("<w:cs/>", 10)])
def test_a_page_number_is_as_large_as_digits_of_its_run(cs, size):
    def build(document):
        looks = f'<w:rPr><w:sz w:val="40"/><w:szCs w:val="20"/>{cs}</w:rPr>'
        document.sections[0].footer.paragraphs[0]._p.append(
            element(f'<w:fldSimple w:instr="PAGE"><w:r>{looks}<w:t>1</w:t></w:r></w:fldSimple>')
        )

    assert print_docx(made(build)).pages[0].runs[0].size == size


def test_a_number_in_the_text_is_shown_as_word_last_saw_it():
    field = '<w:p><w:r><w:t xml:space="preserve">หน้า </w:t></w:r><w:fldSimple w:instr="NUMPAGES"><w:r><w:t>๙</w:t></w:r></w:fldSimple></w:p>'
    assert "".join(texts(printed(field).pages[0])) == "หน้า ๙"


# What stands round paragraphs and runs --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["customXml", "smartTag"])
def test_wrappers_are_read_through(name):
    assert texts(printed(f'<w:{name} w:element="a">{p("ใน")}</w:{name}>').pages[0]) == ["ใน"]
    inner = f'<w:p><w:{name} w:element="a"><w:{name}Pr/><w:r><w:t>ใน</w:t></w:r></w:{name}></w:p>'
    assert texts(printed(inner).pages[0]) == ["ใน"]


@pytest.mark.parametrize(("inserted", "deleted"), [("ins", "del"), ("moveTo", "moveFrom")])
def test_tracked_changes_are_printed_as_accepted_with_one_warning(inserted, deleted):
    new = f'<w:{inserted} w:id="1"><w:r><w:t>ใหม่</w:t></w:r></w:{inserted}>'
    old = f'<w:{deleted} w:id="2"><w:r><w:delText>เก่า</w:delText></w:r></w:{deleted}>'
    result = printed(f"<w:p>{old}{new}</w:p>", f"<w:p>{new}</w:p>")
    assert texts(result.pages[0]) == ["ใหม่", "ใหม่"]
    assert codes(result) == ["changes-accepted"]


@pytest.mark.parametrize(
    "marker",
    [
        '<w:commentRangeStart w:id="0"/>',
        '<w:permStart w:id="0" w:edGrp="everyone"/>',
        '<w:bookmarkStart w:id="0" w:name="a"/>',
        '<w:moveFromRangeStart w:id="0" w:name="a"/>',
        '<w:customXmlInsRangeStart w:id="0"/>',
        "<w:proofErr/>",
    ],
)
def test_marks_of_places_are_passed_over(marker):
    assert codes(printed(marker, f"<w:p>{marker}<w:r><w:t>ก</w:t></w:r></w:p>")) == []


def test_comments_are_not_printed():
    run = '<w:r><w:t>ก</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r>'
    assert texts(printed(f"<w:p>{run}</w:p>").pages[0]) == ["ก"]


@pytest.mark.parametrize(
    ("xml", "found"),
    [
        ('<w:altChunk r:id="rId99"/>', "altChunk"),
        ('<w:p><w:r><w:t>ก</w:t><w:footnoteReference w:id="2"/></w:r></w:p>', "footnoteReference"),
        ('<w:p><w:r><w:t>ก</w:t><w:endnoteReference w:id="2"/></w:r></w:p>', "endnoteReference"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(xml, found):
    with pytest.raises(TemplateError) as caught:
        printed(xml)
    assert [fault.found for fault in caught.value.faults] == [found]


def field(instruction: str, result: str, *, data: str = "") -> str:
    """A complex field, its runs as Word writes them."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize("instruction", ["REF a", "PAGEREF a", "DATE", "HYPERLINK a", "TOC a", "FORMTEXT", "SEQ a"])
def test_fields_show_their_cached_results(instruction):
    assert texts(printed(f"<w:p>{field(instruction, run('ผล'))}</w:p>").pages[0]) == ["ผล"]


def test_fields_within_fields_show_only_what_is_printed():
    inner = field(f"IF {'a'}", run("ใน"))
    nested = field("HYPERLINK a", run("นอก") + inner)
    assert "".join(texts(printed(f"<w:p>{nested}</w:p>").pages[0])) == "นอกใน"
    hidden = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{inner}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("ผล")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(printed(f"<w:p>{hidden}</w:p>").pages[0]) == ["ผล"]


def test_a_list_of_contents_over_many_paragraphs_is_shown():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    assert texts(printed(f"<w:p>{begin}{run('บทที่ ๑')}</w:p>", p("บทที่ ๒"), end).pages[0]) == ["บทที่ ๑", "บทที่ ๒"]


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("", "☐"),
        ('<w:default w:val="1"/>', "☑"),
        ('<w:default w:val="0"/><w:checked/>', "☑"),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', "☐"),
    ],
)
def test_a_form_box_is_shown_by_its_state(state, shown):
    data = f"<w:ffData><w:checkBox><w:sizeAuto/>{state}</w:checkBox></w:ffData>"
    assert texts(printed(f"<w:p>{field('FORMCHECKBOX', '', data=data)}</w:p>").pages[0]) == [shown]


def test_a_form_list_shows_its_chosen_entry():
    entries = '<w:listEntry w:val="นาย"/><w:listEntry w:val="นาง"/>'
    data = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    assert texts(printed(f"<w:p>{field('FORMDROPDOWN', '', data=data)}</w:p>").pages[0]) == ["นาง"]


def test_of_ruby_the_base_text_is_printed_and_the_rest_told_of():
    ruby = f"<w:ruby><w:rubyPr/><w:rt>{run('เล็ก')}</w:rt><w:rubyBase>{run('ฐาน')}</w:rubyBase></w:ruby>"
    result = printed(f"<w:p><w:r>{ruby}</w:r></w:p>")
    assert texts(result.pages[0]) == ["ฐาน"]
    assert codes(result) == codes(printed(f"<w:p><w:r>{ruby}</w:r></w:p>")) == ["left-out"]


def rules_of(page):
    return [item for item in page.items if isinstance(item, Rule)]


def test_a_line_stands_between_columns_as_long_as_the_longest():
    ruled = '<w:cols w:num="2" w:space="720" w:sep="1"/>'
    texts_ = [f"บรรทัด {n}" for n in range(10)]
    (page,) = pages_of((texts_, ends(more=ruled)), (["ใต้"], ends("continuous", more='<w:cols w:num="1"/>')))
    (rule,) = rules_of(page)
    below = run_of(page, "ใต้")
    assert rule.x0 == rule.x1 == pytest.approx((90 + 540) / 2, abs=0.1)
    assert rule.y0 == pytest.approx(72)
    assert rule.y1 == pytest.approx(below.y - 13.98, abs=0.1)


def test_no_line_stands_beside_a_column_that_is_not_reached_nor_where_none_is_asked_for():
    (page,) = pages_of((["สั้น"], ends(more='<w:cols w:num="2" w:space="720" w:sep="1"/>')))
    assert rules_of(page) == []
    (page,) = pages_of(([f"บรรทัด {n}" for n in range(40)], ends(more=TWO)))
    assert rules_of(page) == []


def test_a_line_stands_between_all_columns_of_each_page():
    three = '<w:cols w:num="3" w:space="360" w:sep="on"/>'
    pages = pages_of(([f"บรรทัด {n}" for n in range(130)], ends(more=three)))
    assert [len(rules_of(page)) for page in pages] == [2, 1]


def test_pictures_along_the_edges_of_a_page_are_plain_lines_with_a_warning():
    sides = "".join(f'<w:{side} w:val="apples" w:sz="20" w:space="24"/>' for side in ("top", "left", "bottom", "right"))
    result = print_docx(sections((["ก"], ends(more=f'<w:pgBorders w:offsetFrom="page">{sides}</w:pgBorders>'))))
    assert codes(result) == ["border-art"]
    assert [rule.width for rule in rules_of(result.pages[0])] == [5] * 4


def test_placeholder_text_of_a_control_is_printed_as_word_does():
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('คลิกเพื่อพิมพ์')}</w:sdtContent></w:sdt>"
    assert texts(printed(control).pages[0]) == ["คลิกเพื่อพิมพ์"]


def test_a_section_may_end_within_a_content_control():
    ending = p("หนึ่ง", ends())
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{ending}</w:sdtContent></w:sdt>"
    assert [texts(page) for page in printed(control, p("สอง")).pages] == [["หนึ่ง"], ["สอง"]]


def test_the_grid_of_lines_changes_nothing():
    plain, gridded = (
        pages_of((["หนึ่ง", "สอง"], ends(more=m))) for m in ("", '<w:docGrid w:type="lines" w:linePitch="600"/>')
    )
    assert [run.y for run in plain[0].runs] == [run.y for run in gridded[0].runs]


def test_a_document_without_section_properties_is_printed():
    from office_files import element, new

    document = new()
    document.element.body.remove(document.element.body[-1])
    document.element.body.append(element(p("ก")))
    story = read_docx(saved(document))
    assert story.sections[0].headers == Furniture()
    assert texts(print_docx(saved(document)).pages[0]) == ["ก"]


def test_a_table_is_parted_between_columns_with_its_header():
    head = tr(tc("หัว"), properties="<w:tblHeader/>")
    rows = [tr(tc(f"แถว {n}")) for n in range(40)]

    def build(document):
        body = document.element.body
        body.insert(-1, element(tbl(head, *rows, grid=(2000,))))
        body.replace(body[-1], element(ends(more=TWO)))

    (page,) = print_docx(made(build)).pages
    assert [column[0] for column in columns(page)] == ["หัว", "หัว"]


def test_lines_that_ask_for_numbers_are_told_of():
    def build(document):
        document.add_paragraph("ก")
        document.element.body[-1].append(element('<w:lnNumType w:countBy="5"/>'))

    assert codes(print_docx(made(build))) == ["lines-not-numbered"]
