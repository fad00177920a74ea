"""Word files of differing build, a feature or two each, with real official Thai in them."""

from collections.abc import Callable
from itertools import cycle, islice

from word_xml import (
    A4,
    LANDSCAPE,
    borders,
    break_of,
    cell,
    empty,
    field,
    margins,
    paragraph,
    plain_table,
    row,
    run,
    section,
    sentence,
    sentences,
    sized,
    table,
    word_file,
)

DOCUMENTS: dict[str, Callable[[], bytes]] = {}
"""What makes each file, by its name."""

THREE = (2400, 3600, 3000)


def _document(make: Callable[[], bytes]) -> Callable[[], bytes]:
    DOCUMENTS[make.__name__.replace("_", "-")] = make
    return make


def _spacing(line: int, rule: str, before: int = 0, after: int = 0) -> str:
    return empty("spacing", before=before, after=after, line=line, lineRule=rule)


def _texts(count: int, first: int = 0) -> list[str]:
    return [sentence(first + number) for number in range(count)]


@_document
def lines_by_multiples() -> bytes:
    multiples = (240, 276, 360, 480, 200, 259)
    return word_file(*(paragraph(sentence(n), properties=_spacing(line, "auto")) for n, line in enumerate(multiples)))


@_document
def lines_of_exact_height() -> bytes:
    heights = (320, 360, 400, 480, 560, 240)
    return word_file(*(paragraph(sentence(n), properties=_spacing(line, "exact")) for n, line in enumerate(heights)))


@_document
def lines_of_least_height() -> bytes:
    heights = (200, 400, 440, 500, 600)
    return word_file(*(paragraph(sentence(n), properties=_spacing(line, "atLeast")) for n, line in enumerate(heights)))


@_document
def space_before_and_after() -> bytes:
    spaces = islice(cycle([(0, 0), (120, 0), (0, 240), (240, 120), (60, 60)]), 40)
    return word_file(
        *(paragraph(sentence(n), properties=_spacing(240, "auto", *pair)) for n, pair in enumerate(spaces))
    )


@_document
def space_at_page_tops() -> bytes:
    opening = empty("pageBreakBefore") + _spacing(240, "auto", 480, 0)
    after = _spacing(240, "auto", 360, 0)
    return word_file(
        paragraph(sentence(0), properties=after),
        paragraph(sentence(1), properties=opening),
        paragraph(sentence(2), break_of("page")),
        paragraph(sentence(3), properties=after),
        *(paragraph(text, properties=_spacing(240, "auto", 200, 200)) for text in _texts(30)),
    )


@_document
def words_own_defaults() -> bytes:
    """The spacing of Word's blank document: 1.08 lines, 8 points after."""
    return word_file(*map(paragraph, _texts(30)), spacing=_spacing(259, "auto", 0, 160), size=14)


@_document
def indents() -> bytes:
    kinds = (
        {"firstLine": 1418},
        {"left": 720, "firstLine": 720},
        {"left": 1080, "hanging": 720},
        {"left": 720, "right": 1440},
        {"left": 1440, "right": 720, "hanging": 360},
        {"left": -300, "right": -300},
    )
    return word_file(*(paragraph(sentence(n), properties=empty("ind", **kind)) for n, kind in enumerate(kinds)))


@_document
def tab_stops() -> bytes:
    stops = [("left", 1418), ("center", 4500), ("right", 7500), ("decimal", 8500)]
    tabs = f"<w:tabs>{''.join(empty('tab', val=kind, pos=place) for kind, place in stops)}</w:tabs>"
    lines = [
        "เรื่อง\tการประเมิน\tกลาง\tขวา\t๑.๕๐",
        "ก\tข\tอำเภอเมือง\t๑,๒๐๐ บาท\t12.25",
        "\tสอง\t\tสี่\t100.5",
        "\t\t\tร้อยละ",
    ]
    return word_file(*(paragraph(text, properties=tabs) for text in lines), *_default_tabs())


def _default_tabs() -> list[str]:
    return [paragraph(text) for text in ("ที่\tสฎ ๐๐๑๙", "\tย่อหน้า\tต่อ", "\t\t" + sentence(0), "จำนวน\t๑\tชุด\t(ร่าง)")]


@_document
def tabs_in_hanging_paragraphs() -> bytes:
    hanging = empty("ind", left=720, hanging=720)
    own = f"<w:tabs>{empty('tab', val='left', pos=1134)}</w:tabs>" + empty("ind", left=1134, hanging=567)
    numbered = [paragraph(f"{n}.\t{sentence(n)}", properties=hanging) for n in range(1, 4)]
    lettered = [paragraph(f"({n})\t{sentence(n)}", properties=own) for n in range(1, 4)]
    wide = paragraph("สิ่งที่ส่งมาด้วย\t" + sentence(3), properties=hanging)
    return word_file(*numbered, *lettered, wide)


@_document
def justified() -> bytes:
    both = empty("jc", val="both")
    first = empty("ind", firstLine=1418) + both
    return word_file(*(paragraph(text, properties=first) for text in _texts(4)), *_in_columns(both))


def _in_columns(properties: str) -> list[str]:
    row_of = [cell(paragraph(sentence(n + 3), properties=properties), width=3000) for n in range(3)]
    return [table(row(*row_of), columns=(3000, 3000, 3000)), paragraph()]


@_document
def thai_distributed() -> bytes:
    how = empty("ind", firstLine=1418) + empty("jc", val="thaiDistribute")
    return word_file(*(paragraph(text, properties=how) for text in _texts(8)))


@_document
def centred_and_right() -> bytes:
    kinds = ("center", "right", "left", "end", "start")
    paragraphs = [
        paragraph(sentence(n), properties=empty("ind", left=300 * n) + empty("jc", val=kind))
        for n, kind in enumerate(kinds)
    ]
    return word_file(*paragraphs)


@_document
def mixed_sizes_on_a_line() -> bytes:
    sizes = (16, 20, 12, 29, 14)
    words = [run(sentence(n + 4)[:24] + " ", sized(size, bold=n % 2 == 1)) for n, size in enumerate(sizes)]
    mixed = [paragraph(*(words * 2), properties=_spacing(line, "auto")) for line in (240, 360)]
    exact = paragraph(*words, properties=_spacing(420, "exact"))
    least = paragraph(*words, properties=_spacing(420, "atLeast"))
    return word_file(*mixed, exact, least, paragraph(run("หนังสือภายนอก", sized(29, bold=True))), paragraph(sentence(1)))


@_document
def latin_among_thai() -> bytes:
    texts = [
        sentence(1),
        "ระบบ Online Real Time ของ Community Development Department (CDD) รุ่น 2.5 ประจำปี 2564 " * 3,
        "ดาวน์โหลดที่ https://www.cdd.go.th/download/form-2564 หรือโทร. 0-7727-2120 ต่อ 15 โทรสาร 0 7728 2229 " * 3,
        "The Community Development Department announces the evaluation results for fiscal year 2021. " * 3,
    ]
    return word_file(*map(paragraph, texts))


@_document
def empty_paragraphs() -> bytes:
    gaps = [f"<w:p><w:pPr><w:rPr>{sized(size)}</w:rPr></w:pPr></w:p>" for size in (8, 16, 29)]
    return word_file(*(part for gap in gaps for part in (paragraph(sentence(4)), gap)), paragraph(sentence(5)))


@_document
def line_breaks_by_hand() -> bytes:
    text = "หนึ่ง\nสอง " + sentence(0) + "\nสาม\n\nห้า"
    kinds = ("left", "center", "right")
    return word_file(*(paragraph(text, properties=empty("jc", val=kind)) for kind in kinds))


def _rows(count: int, first: int = 0) -> list[list[str]]:
    return [[f"{n + 1}", sentence(first + n), sentence(first + n + 7)[:60]] for n in range(count)]


@_document
def table_with_borders() -> bytes:
    return word_file(paragraph("ตารางที่ ๑"), plain_table(_rows(6), THREE), paragraph("ท้ายตาราง"), paragraph(sentence(0)))


@_document
def table_in_mode_14() -> bytes:
    return word_file(paragraph("ตารางที่ ๑"), plain_table(_rows(6), THREE), paragraph("ท้ายตาราง"), mode=14)


def _indented(mode: int) -> bytes:
    tables = [plain_table(_rows(2), THREE, before=empty("tblInd", w=w, type="dxa")) for w in (0, 108, 567, -200)]
    return word_file(*(part for one in tables for part in (one, paragraph("คั่น"))), mode=mode)


@_document
def table_indents_in_mode_14() -> bytes:
    return _indented(14)


@_document
def table_indents_in_mode_15() -> bytes:
    return _indented(15)


@_document
def table_alignment() -> bytes:
    columns = (1500, 2500, 1500)
    tables = [plain_table(_rows(2), columns, before=empty("jc", val=kind)) for kind in ("center", "right", "left")]
    return word_file(*(part for one in tables for part in (one, paragraph("คั่น"))))


@_document
def table_without_borders() -> bytes:
    text = plain_table(_rows(3), THREE, lines="")
    thick = plain_table(_rows(3, 3), THREE, lines=borders(18))
    return word_file(text, paragraph("เส้นหนา"), thick, paragraph("ท้าย"))


@_document
def merged_cells() -> bytes:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    columns = (2000, 2000, 2500, 2500)
    across = empty("gridSpan", val=2)
    rows = [
        row(
            cell("ยุทธศาสตร์", width=2000, properties=down),
            cell("ค่าเป้าหมายและน้ำหนัก", width=4500, properties=across),
            cell(sentence(5), width=2500, properties=down),
        ),
        row(
            cell(width=2000, properties=on),
            cell("๑", width=2000),
            cell("๒", width=2500),
            cell(width=2500, properties=on),
        ),
        row(cell(sentence(6), width=4000, properties=across), cell("ก", width=2500), cell("ข", width=2500)),
        row(
            cell(sentence(0)[:150], width=2000, properties=down),
            cell("หนึ่ง", width=2000),
            cell("สอง", width=2500),
            cell("สาม", width=2500),
        ),
        row(cell(width=2000, properties=on), cell("สี่", width=2000), cell("ห้า", width=2500), cell("หก", width=2500)),
        row(cell(sentence(7), width=9000, properties=empty("gridSpan", val=4))),
    ]
    return word_file(table(*rows, columns=columns), paragraph("ท้ายตาราง"))


@_document
def repeated_header_rows() -> bytes:
    heads = [
        row(*(cell(text, width=w) for text, w in zip(texts, THREE, strict=True)), properties="<w:tblHeader/>")
        for texts in (("ลำดับ", "ตัวชี้วัด", "หลักฐาน"), ("(๑)", "(๒)", "(๓)"))
    ]
    rows = [row(*(cell(text, width=w) for text, w in zip(line, THREE, strict=True))) for line in _rows(24)]
    return word_file(paragraph("แบบกำหนดตัวชี้วัด"), table(*heads, *rows, columns=THREE), paragraph("ท้ายตาราง"))


@_document
def row_heights() -> bytes:
    wishes = [("atLeast", 400), ("atLeast", 900), ("exact", 500), ("exact", 900), ("atLeast", 300)]
    aligned = [empty("vAlign", val=kind) for kind in ("top", "center", "bottom")]
    rows = [
        row(
            *(cell(f"ช่อง {n}", width=w, properties=how) for n, (w, how) in enumerate(zip(THREE, aligned, strict=True))),
            properties=empty("trHeight", val=height, hRule=rule),
        )
        for rule, height in wishes
    ]
    long = row(*(cell(sentence(n + 5), width=w) for n, w in enumerate(THREE)), properties=empty("trHeight", val=600))
    return word_file(table(*rows, long, columns=THREE), paragraph("ท้ายตาราง"))


@_document
def rows_that_stay_whole() -> bytes:
    rows = [
        row(*(cell(sentence(n + k)[:240], width=w) for k, w in enumerate(THREE)), properties="<w:cantSplit/>")
        for n in range(12)
    ]
    return word_file(table(*rows, columns=THREE), paragraph("ท้ายตาราง"))


@_document
def cell_margins() -> bytes:
    whole = plain_table(_rows(3), THREE, after=margins(top=57, left=142, bottom=28, right=57))
    inner = margins(top=113, left=0, bottom=0, right=284).replace("tblCellMar", "tcMar")
    own = table(
        row(
            *(
                cell(sentence(n), width=w, properties=inner if n == 5 else "")
                for n, w in zip((4, 5, 6), THREE, strict=True)
            )
        ),
        columns=THREE,
    )
    return word_file(whole, paragraph("คั่น"), own, paragraph("ท้าย"))


@_document
def spacing_in_cells() -> bytes:
    spaced = _spacing(240, "auto", 120, 60)
    cells = [
        cell(*(paragraph(sentence(n + 4), properties=spaced) for n in range(k, k + 2)), width=w)
        for k, w in enumerate(THREE)
    ]
    return word_file(
        paragraph(sentence(4), properties=spaced),
        table(row(*cells), row(*cells), columns=THREE),
        paragraph(sentence(5), properties=spaced),
    )


@_document
def rows_over_pages() -> bytes:
    long = [
        row(
            cell(f"{n}", width=1500), cell(*map(paragraph, _texts(9, n)), width=4500), cell(sentence(n + 4), width=3000)
        )
        for n in range(4)
    ]
    return word_file(table(*long, columns=(1500, 4500, 3000)), paragraph("ท้ายตาราง"))


@_document
def kept_together() -> bytes:
    parts = []
    for n in range(16):
        parts.append(paragraph(run(f"หัวข้อที่ {n + 1}", sized(16, bold=True)), properties="<w:keepNext/>"))
        parts.append(paragraph(sentence(n % 4), properties="<w:keepLines/>" if n % 2 else ""))
    return word_file(*parts)


def _flowing(properties: str) -> bytes:
    return word_file(*(paragraph(text, properties=properties) for text in (_texts(4) * 7)))


@_document
def widows_and_orphans() -> bytes:
    return _flowing("<w:widowControl/>")


@_document
def no_widow_control() -> bytes:
    return _flowing('<w:widowControl w:val="0"/>')


@_document
def page_breaks() -> bytes:
    return word_file(
        paragraph(sentence(0)),
        paragraph(break_of("page")),
        paragraph(sentence(1), properties="<w:pageBreakBefore/>"),
        paragraph(run("ก่อน"), break_of("page"), run("หลัง")),
        paragraph(sentence(2)),
    )


@_document
def landscape() -> bytes:
    end = section(size=LANDSCAPE, margin={"top": 850, "bottom": 850})
    return word_file(*map(paragraph, _texts(4)), plain_table(_rows(14), (1500, 8000, 4000)), paragraph(), end=end)


def _references(**names: str) -> list[str]:
    """Header and footer references: the relation's id to the kind of page."""
    kinds = {"hdr": "header", "ftr": "footer"}
    return [f'<w:{kinds[name[:3]]}Reference w:type="{kind}" r:id="{name}"/>' for name, kind in names.items()]


@_document
def headers_and_footers() -> bytes:
    number = "<w:p><w:pPr>" + empty("jc", val="center") + "</w:pPr>" + run("- ") + field("PAGE") + run(" -") + "</w:p>"
    furniture = {"hdr1": number, "ftr1": paragraph("สำนักงานพัฒนาชุมชนจังหวัดสุราษฎร์ธานี")}
    end = section(*_references(hdr1="default", ftr1="default"))
    return word_file(*map(paragraph, _texts(40)), end=end, furniture=furniture)


@_document
def tall_headers() -> bytes:
    tall = "".join(paragraph(text) for text in ("กรมการพัฒนาชุมชน", "กระทรวงมหาดไทย", "ถนนแจ้งวัฒนะ", "โทร. ๐ ๒๑๔๑ ๖๐๐๐"))
    furniture = {"hdr1": tall, "ftr1": tall}
    end = section(*_references(hdr1="default", ftr1="default"))
    return word_file(*map(paragraph, _texts(30)), end=end, furniture=furniture)


@_document
def first_and_even_pages() -> bytes:
    furniture = {"hdr1": paragraph("ทั่วไป"), "hdr2": paragraph("หน้าแรก"), "hdr3": paragraph("หน้าคู่")}
    end = section(*_references(hdr1="default", hdr2="first", hdr3="even"), more="<w:titlePg/>")
    return word_file(*map(paragraph, _texts(60)), end=end, furniture=furniture, settings="<w:evenAndOddHeaders/>")


@_document
def several_sections() -> bytes:
    first = f"<w:p><w:pPr>{section(size=A4)}</w:pPr></w:p>"
    second = f"<w:p><w:pPr>{section(size=LANDSCAPE)}</w:pPr></w:p>"
    return word_file(
        *map(paragraph, _texts(4)),
        first,
        plain_table(_rows(5), THREE),
        second,
        *map(paragraph, _texts(4)),
        end=section(margin={"left": 2268}),
    )


@_document
def memo() -> bytes:
    """A memo as offices type it: a large title, tabs, an indented body, a table and a signature."""
    bold = sized(20, bold=True)
    body = empty("ind", firstLine=1418) + empty("jc", val="thaiDistribute") + _spacing(240, "auto", 120, 0)
    sign = empty("ind", left=4536) + empty("jc", val="center")
    return word_file(
        paragraph(run("บันทึกข้อความ", sized(29, bold=True)), properties=empty("jc", val="center")),
        paragraph(run("ส่วนราชการ ", bold), run("สำนักงานพัฒนาชุมชนจังหวัดสุราษฎร์ธานี โทร. ๐ ๗๗๒๗ ๒๑๒๐")),
        paragraph(run("ที่ ", bold), run("สฎ ๐๐๑๙/๑๒๓\t\t\t\t"), run("วันที่ ", bold), run("๑๕ มิถุนายน ๒๕๖๔")),
        paragraph(run("เรื่อง ", bold), run(sentence(3)), properties=empty("ind", left=720, hanging=720)),
        *(paragraph(text, properties=body) for text in sentences()[:3]),
        plain_table(_rows(3), THREE),
        paragraph(properties=_spacing(240, "auto", 360)),
        *(paragraph(text, properties=sign) for text in ("(นายกรวงศ์ศักดิ์ โอยสวัสดิ์)", "พัฒนาการจังหวัดสุราษฎร์ธานี")),
        mode=14,
    )


@_document
def text_that_runs_up_and_down() -> bytes:
    """Rows high enough for what runs up or down in them, as heads of forms have it."""
    high = empty("trHeight", val=1800, hRule="atLeast")
    kinds = [
        ("btLr", "left", "top"),
        ("btLr", "center", "center"),
        ("tbRl", "right", "bottom"),
        ("tbRl", "left", "top"),
    ]
    heads = [
        cell(
            paragraph(run("หน่วยงาน ที่รับผิดชอบ"), properties=empty("jc", val=jc)),
            width=1500,
            properties=empty("textDirection", val=name) + empty("vAlign", val=vertical),
        )
        for name, jc, vertical in kinds
    ]
    plain = [cell(text, width=1500) for text in ("๑", "๒", "๓", "๔", sentence(5)[:40])]
    head = row(*heads, cell(sentence(4), width=3000), properties=high + "<w:tblHeader/>")
    rows = [row(*plain[:4], cell(sentence(5)[:40], width=3000)) for _ in range(5)]
    down = empty("textDirection", val="btLr") + '<w:vMerge w:val="restart"/>'
    merged = [row(cell("ด้านที่ ๑", width=1500, properties=down), *plain[1:4], cell("ก", width=3000))]
    merged += [row(cell(width=1500, properties="<w:vMerge/>"), *plain[1:4], cell("ข", width=3000)) for _ in range(3)]
    columns = (1500, 1500, 1500, 1500, 3000)
    return word_file(paragraph("ตาราง"), table(head, *rows, *merged, columns=columns), paragraph("ท้ายตาราง"))


@_document
def letters_of_other_widths() -> bytes:
    """w:w from two thirds to one and a half, w:spacing, and letters on dark ground."""
    widths = [run(sentence(n), empty("w", val=width)) for n, width in enumerate((66, 80, 90, 120, 150))]
    spaced = [run(sentence(3), empty("spacing", val=value)) for value in (-10, 10, 30)]
    dark = empty("shd", val="clear", color="auto", fill="1F3864")
    boxed = run("กรอบ", '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="auto"/>')
    return word_file(*map(paragraph, widths + spaced), paragraph("ขาวบนพื้นมืด", properties=dark), paragraph(boxed))


def _float(columns: tuple[int, ...], **place: object) -> str:
    """A table of two rows that floats there."""
    return plain_table(
        [["๑", "ก"], ["๒", "ข"]], columns, before=empty("tblpPr", leftFromText=180, rightFromText=180, **place)
    )


@_document
def floating_tables() -> bytes:
    text, edge = {"vertAnchor": "text"}, {"horzAnchor": "margin"}
    return word_file(
        paragraph(sentence(0)),
        _float((1500, 1500), **text, **edge, tblpX=1, tblpY=200),
        paragraph(sentence(1)),
        _float((1200, 1200), **text, **edge, tblpX=6600, tblpY=1),
        paragraph(sentence(0)),
        paragraph(sentence(3)),
        _float((4500, 4400), **text, **edge, tblpX=1, tblpY=1),
        paragraph(sentence(0)),
        _float((2000, 2000), vertAnchor="margin", **edge, tblpX=4800, tblpYSpec="bottom"),
        paragraph(sentence(2)),
    )


@_document
def frames() -> bytes:
    """Paragraphs in frames: some of a width, a page number in a header, some at places of the page."""

    def framed(text: str, **place: object) -> str:
        return paragraph(run(text), properties=empty("framePr", hSpace=180, **place))

    narrow = {"w": 2500, "wrap": "around", "vAnchor": "text", "hAnchor": "text", "x": 1, "y": 200}
    ahead = {"wrap": "around", "vAnchor": "text", "hAnchor": "margin", "xAlign": "center", "y": 1}
    header = paragraph(run("หน้า "), field("PAGE"), properties=empty("framePr", **ahead)) + paragraph()
    return word_file(
        paragraph(sentence(0)),
        framed("กรอบที่ ๑", **narrow),
        framed("เห็นชอบ", **narrow),
        paragraph(sentence(1)),
        framed("กรอบที่ ๒", w=2500, h=1200, hRule="exact", wrap="around", vAnchor="page", hAnchor="page", x=1701, y=9000),
        paragraph(sentence(1)),
        framed("กรอบที่ ๓", w=2500, wrap="notBeside", vAnchor="text", hAnchor="margin", x=3000, y=1),
        paragraph(sentence(0)),
        *map(paragraph, _texts(3)),
        end=section(*_references(hdr1="default")),
        furniture={"hdr1": header},
    )


@_document
def multiples_over_pages() -> bytes:
    return word_file(*(paragraph(text, properties=_spacing(360, "auto", 0, 120)) for text in (_texts(4) * 5)))


@_document
def spacing_that_adds_up() -> bytes:
    """w:doNotUseHTMLParagraphAutoSpacing, as files have it that were once DOC."""
    spaces = islice(cycle([(0, 0), (120, 0), (0, 240), (240, 120), (60, 60)]), 40)
    body = [paragraph(sentence(n), properties=_spacing(240, "auto", *pair)) for n, pair in enumerate(spaces)]
    return word_file(*body, compatibility="<w:doNotUseHTMLParagraphAutoSpacing/>")


@_document
def contextual_spacing() -> bytes:
    spaced = _spacing(240, "auto", 160, 120)
    kinds = islice(cycle([spaced + "<w:contextualSpacing/>", spaced + "<w:contextualSpacing/>", spaced]), 20)
    return word_file(*(paragraph(sentence(n), properties=how) for n, how in enumerate(kinds)))


def _uneven(*widths: int) -> str:
    """Columns of these widths, in twips."""
    between = [{"space": 400}] * (len(widths) - 1) + [{}]
    own = "".join(empty("col", w=width, **space) for width, space in zip(widths, between, strict=True))
    return f'<w:cols w:num="{len(widths)}" w:space="400" w:equalWidth="0">{own}</w:cols>'


@_document
def columns_of_differing_widths() -> bytes:
    return word_file(*map(paragraph, _texts(26)), end=section(more=_uneven(2800, 5871)))


@_document
def level_columns_of_differing_widths() -> bytes:
    goes_on = empty("type", val="continuous")
    last = paragraph(sentence(2), properties=section(more=goes_on + _uneven(2800, 5871)))
    first = paragraph(sentence(0), properties=section())
    return word_file(first, *map(paragraph, _texts(14, 2)), last, paragraph(sentence(1)), end=section(more=goes_on))


@_document
def tables_that_fit_themselves() -> bytes:
    """They ask to be wider than their grid, whose columns differ."""
    wide = empty("tblW", w=9000, type="dxa") + borders()
    grid = "".join(empty("gridCol", w=width) for width in (1000, 2000))
    rows = "".join(row(*(cell(sentence(n + at), width=w) for at, w in ((0, 1000), (9, 2000)))) for n in range(4))
    return word_file(f"<w:tbl><w:tblPr>{wide}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>", paragraph())


@_document
def spacing_of_web_pages() -> bytes:
    automatic = empty("spacing", before=100, beforeAutospacing=1, after=100, afterAutospacing=1)
    return word_file(paragraph(sentence(0)), *(paragraph(text, properties=automatic) for text in _texts(6, 1)))


@_document
def borders_of_two_widths() -> bytes:
    def edge(side: str, style: str) -> str:
        return empty(side, val=style, sz=24, space=4, color="auto")

    below = f"<w:pBdr>{edge('bottom', 'thickThinSmallGap')}</w:pBdr>"
    above = f"<w:pBdr>{edge('top', 'thinThickSmallGap')}</w:pBdr>"
    body = [paragraph(sentence(n), properties=how) for n, how in enumerate((below, "", above, "", below))]
    return word_file(*body)


@_document
def hidden_ends() -> bytes:
    """Empty paragraphs whose end is hidden, as converters put them between tables."""
    gone = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>"
    made = [plain_table([[sentence(n), sentence(n + 1), sentence(n + 2)]], THREE) for n in range(2)]
    return word_file(
        paragraph(sentence(0)), made[0], paragraph(sentence(1)), gone, paragraph(sentence(2)), made[1], paragraph()
    )


@_document
def tabs_to_the_edges() -> bytes:
    def lead(to: str) -> str:
        return f'<w:r><w:ptab w:relativeTo="margin" w:alignment="{to}" w:leader="none"/></w:r>'

    line = paragraph(run("ซ้าย"), lead("center"), run("กลางหน้า"), lead("right"), run("ขวาสุด"))
    return word_file(line, paragraph(sentence(0)), line)
