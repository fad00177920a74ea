"""Who can't see the page hears it: every part is named, in order, once; what is only to be seen is silent."""

from itertools import pairwise

import pikepdf
import pytest
from tagged import (
    dot,
    drawing,
    elements,
    grid,
    is_element,
    kids,
    laid,
    opened,
    pdf_of,
    pieces,
    roles,
    spoken,
    texts,
    tree,
)

from readers import needs_poppler
from samples import NAMES, TABLES, made
from setting import A5ISH, cell, paragraph, table, typesetter
from thaiforms.frozen import replace
from thaiforms.layout.artwork import Anchored, Placement
from thaiforms.layout.lay_out import lay_out
from thaiforms.layout.shaping import shape
from thaiforms.layout.story import Furniture, Row
from thaiforms.paper import ARTIFACT, GlyphRun, Link, Node, Page, Strip
from thaiforms.pdf import write_pdf
from thaiforms.pdf.elements import _remembered
from thaiforms.supplies import shipped

LONG = "จึงเรียนมาเพื่อโปรดทราบและถือปฏิบัติโดยเคร่งครัด " * 40
LINES = [f"บรรทัดที่ {number}" for number in range(1, 13)]
OUTSIDE = "https://www.cdd.go.th/"


def ink(text):
    return "".join(text.split())


@needs_poppler
def test_paragraphs_are_heard_in_their_order():
    assert spoken(pdf_of(paragraph("หนึ่ง"), paragraph("สอง น้ำ"))) == [
        "Document",
        "  P (block)",
        '    "หนึ่ง"',
        "  P (block)",
        '    "สอง น้ำ"',
    ]


@pytest.mark.parametrize(
    ("levels", "due"),
    [
        ([0], ["H1"]),
        ([0, 1, 2], ["H1", "H2", "H3"]),
        ([2, 2], ["H1", "H2"]),
        ([0, 3, 3, 0, 1], ["H1", "H2", "H3", "H1", "H2"]),
        ([0, None, 1], ["H1", "P", "H2"]),
        ([0, 1, 2, 3, 4, 5, 6, 8], ["H1", "H2", "H3", "H4", "H5", "H6", "H6", "H6"]),
    ],
)
def test_headings_are_named_by_their_outline_level_and_none_is_left_out(levels, due):
    blocks = [paragraph("หัวข้อ", outline=level) for level in levels]
    assert tree(pdf_of(*blocks)) == ["Document", *([role] for role in due)]


def test_a_heading_that_says_nothing_is_none():
    assert tree(pdf_of(paragraph(outline=0), paragraph("ก", outline=1))) == ["Document", ["H1"]]


def test_a_table_is_heard_row_by_row():
    head, row = ["TR", ["TH", ["P"]], ["TH", ["P"]]], ["TR", ["TD", ["P"]], ["TD", ["P"]]]
    assert tree(pdf_of(grid([["ก", "ข"], ["ค", "ง"], ["จ", "ฉ"]]))) == ["Document", ["Table", head, row, row]]


def test_only_header_rows_at_the_top_of_a_table_head_its_columns():
    rows = (
        Row((cell("ก", column=0),), header=True),
        Row((cell("ข", column=0),)),
        Row((cell("ค", column=0),), header=True),
    )
    with opened(pdf_of(table(*rows, columns=(100.0,)))) as document:
        assert [str(element.S) for element in elements(document)[3::3]] == ["/TH", "/TD", "/TD"]
        assert [str(element.A.Scope) for element in elements(document, "TH")] == ["/Column"]


def test_a_cell_says_how_far_it_spans():
    rows = (
        Row((cell("ก", column=0, columns=2), cell("ข", column=2, rows=2)), header=True),
        Row((cell("ค", column=0), cell("ง", column=1)), header=True),
        Row((cell("จ", column=0, columns=3),)),
    )
    with opened(pdf_of(table(*rows, columns=(50.0, 50.0, 50.0)))) as document:
        told = [
            (str(element.S)[1:], int(own.get("/ColSpan", 1)), int(own.get("/RowSpan", 1)))
            for element in elements(document)
            if element.S in {"/TH", "/TD"}
            for own in [element.get("/A", pikepdf.Dictionary())]
        ]
    assert told == [("TH", 2, 1), ("TH", 1, 2), ("TH", 1, 1), ("TH", 1, 1), ("TD", 3, 1)]


def test_an_empty_cell_keeps_its_place_and_an_empty_paragraph_has_none():
    pdf = pdf_of(paragraph("ก"), paragraph(), grid([["ก", ""], ["", ""]]), paragraph())
    head, row = ["TR", ["TH", ["P"]], ["TH"]], ["TR", ["TD"], ["TD"]]
    assert tree(pdf) == ["Document", ["P"], ["Table", head, row]]


def spans(pdf):
    """Each row's cells as (role, columns, rows)."""
    with opened(pdf) as document:
        return [
            [
                (str(one.S)[1:], int(own.get("/ColSpan", 1)), int(own.get("/RowSpan", 1)))
                for one in kids(row)
                for own in [one.get("/A", pikepdf.Dictionary())]
            ]
            for row in elements(document, "TR")
        ]


def test_columns_that_a_row_leaves_out_are_told_as_empty_cells():
    one = ("TD", 1, 1)
    rows = (
        Row((cell("ก", column=0), cell("ข", column=1), cell("ค", column=2), cell("ง", column=3))),
        Row((cell("ก", column=1), cell("ข", column=3))),
        Row((cell("ก", column=0, rows=2), cell("ข", column=1, columns=2))),
        Row((cell("ก", column=2),)),
        Row((cell("ก", column=2, columns=2),)),
    )
    told = spans(pdf_of(table(*rows, columns=(50.0,) * 4)))
    assert told == [[one] * 4, [one] * 4, [("TD", 1, 2), ("TD", 2, 1), one], [one] * 3, [one, one, ("TD", 2, 1)]]


def test_columns_of_the_grid_that_no_row_has_are_not_told():
    assert spans(pdf_of(table(Row((cell("ก", column=0),)), columns=(50.0, 50.0)))) == [[("TD", 1, 1)]]


def test_a_table_in_a_cell_stands_in_the_cell():
    inner = grid([["ก"]], header=0)
    outer = table(Row((replace(cell(column=0), blocks=(inner, paragraph("ข"))),)), columns=(200.0,))
    assert tree(pdf_of(outer)) == [
        "Document",
        ["Table", ["TR", ["TD", ["Table", ["TR", ["TD", ["P"]]]], ["P"]]]],
    ]


@needs_poppler
def test_a_paragraph_parted_between_pages_is_one():
    pdf = pdf_of(paragraph(LONG.strip()), paragraph("ท้าย"))
    assert tree(pdf) == ["Document", ["P"], ["P"]]
    assert [ink(text) for text in texts(pdf)] == [ink(LONG), "ท้าย"]
    with opened(pdf) as document:
        first = elements(document, "P")[0]
        assert len({page for page, _ in pieces(first)}) == len(document.pages) > 1


@needs_poppler
def test_a_cell_parted_between_pages_is_one():
    rows = [["ก", "ข"], ["ซ้าย", LONG.strip()]]
    pdf = pdf_of(grid(rows))
    head, row = ["TR", ["TH", ["P"]], ["TH", ["P"]]], ["TR", ["TD", ["P"]], ["TD", ["P"]]]
    assert tree(pdf) == ["Document", ["Table", head, row]]
    assert [ink(text) for text in texts(pdf)] == ["ก", "ข", "ซ้าย", ink(LONG)]
    with opened(pdf) as document:
        assert len(document.pages) > 1


@needs_poppler
def test_header_rows_that_are_repeated_are_heard_once():
    pages, structure = laid(grid([["หัวข้อ", "ผล"], *([f"แถว {n}", "ดี"] for n in range(1, 41))]))
    pdf = write_pdf(pages, title="", structure=structure)
    assert len(pages) > 2
    assert all("หัวข้อ" in {run.text for run in page.runs} for page in pages)
    assert texts(pdf).count("หัวข้อ") == 1
    assert len(texts(pdf)) == 2 + 80


@needs_poppler
def test_headers_footers_and_page_numbers_are_silent():
    head, foot = Furniture((paragraph("ลับ"),)), Furniture((grid([["ท้ายกระดาษ"]]),))
    pages, structure = laid(paragraph("เนื้อความ"), headers=head, footers=foot)
    assert {run.text for run in pages[0].runs} == {"ลับ", "ท้ายกระดาษ", "เนื้อความ"}
    pdf = write_pdf(pages, title="", structure=structure)
    assert tree(pdf) == ["Document", ["P"]]
    assert texts(pdf) == ["เนื้อความ"]


@pytest.mark.parametrize(("told", "due"), [("ตราครุฑ", "ตราครุฑ"), ("", "ภาพ")])
def test_a_figure_has_a_text_and_a_place(told, due):
    with opened(pdf_of(paragraph("ก", drawing(40, 30, dot(), told), "ข"))) as document:
        (figure,) = elements(document, "Figure")
        assert str(figure.Alt) == due
        left, bottom, right, top = map(float, figure.A.BBox)
        assert (right - left, top - bottom) == (pytest.approx(40, abs=0.02), pytest.approx(30, abs=0.02))
        assert A5ISH.left < left < right < A5ISH.width
        assert figure.P.S == "/P"


def test_text_round_a_figure_keeps_its_order():
    lines = paragraph("ก", drawing(300, 30, dot(), "หนึ่ง"), "ข", drawing(300, 30, dot(), "สอง"), "ค")
    with opened(pdf_of(lines)) as document:
        (whole,) = elements(document, "P")
        held = ["Figure" if is_element(kid) else "text" for kid in kids(whole)]
        assert held.count("Figure") == 2
        assert held[0] == "text"
        assert [str(figure.Alt) for figure in elements(document, "Figure")] == ["หนึ่ง", "สอง"]


def test_an_anchored_figure_stands_in_its_paragraph():
    anchored = Anchored(drawing(40, 30, dot(), "ตรา"), Placement("page"), Placement("page", 20))
    assert tree(pdf_of(paragraph("ก"), paragraph(anchored, "ข"))) == ["Document", ["P"], ["P", ["Figure"]]]


def linked_page(*uris, tagged=True):
    """A page that holds one paragraph, with a link for each address."""
    ((page,), structure) = laid(paragraph("ดู", "ที่นี่"))
    links = [
        Link(50, 40 + 20 * n, 60, 18, uri, len(structure) + n if tagged else ARTIFACT) for n, uri in enumerate(uris)
    ]
    nodes = tuple(Node("Link", 1) for _ in uris)
    return Page(page.width, page.height, (*page.items, *links)), (*structure, *nodes)


def test_a_link_is_part_of_its_paragraph_and_leads_outside():
    page, structure = linked_page(OUTSIDE, "mailto:a@example.go.th")
    with opened(write_pdf([page], title="", structure=structure)) as document:
        assert roles(document.Root.StructTreeRoot.K) == ["Document", ["P", ["Link"], ["Link"]]]
        annotations = list(document.pages[0].Annots)
        assert [str(one.A.URI) for one in annotations] == [OUTSIDE, "mailto:a@example.go.th"]
        assert [str(one.Contents) for one in annotations] == [OUTSIDE, "mailto:a@example.go.th"]
        assert [float(part) for part in annotations[0].Rect] == [50, 300 - 58, 110, 300 - 40]
        parents = list(document.Root.StructTreeRoot.ParentTree.Kids[0].Nums)
        for annotation, element in zip(annotations, elements(document, "Link"), strict=True):
            assert kids(element)[0].Obj.objgen == annotation.objgen
            assert parents[parents.index(int(annotation.StructParent)) + 1].objgen == element.objgen
        assert document.pages[0].Tabs == "/S"


@pytest.mark.parametrize(
    "uri", ["file:///etc/passwd", "javascript:alert(1)", "\\\\host\\share", "", "#top", "http://[::1"]
)
def test_a_link_never_leads_to_the_readers_own_machine(uri):
    page, structure = linked_page(uri)
    with opened(write_pdf([page], title="", structure=structure)) as document:
        assert "/Annots" not in document.pages[0]
        assert roles(document.Root.StructTreeRoot.K) == ["Document", ["P"]]


def test_an_address_is_written_in_plain_letters():
    page, structure = linked_page("https://x.go.th/ประกาศ (ร่าง)\\?a=1&b=%20", tagged=False)
    with opened(write_pdf([page], title="", structure=structure)) as document:
        (annotation,) = document.pages[0].Annots
        shown = bytes(annotation.A.URI).decode("ascii")
        assert shown.startswith("https://x.go.th/%E0%B8%9B")
        assert shown.endswith("%20%28%E0%B8%A3%E0%B9%88%E0%B8%B2%E0%B8%87%29%5C?a=1&b=%20")
        assert "/StructParent" not in annotation


def test_runs_of_one_link_are_one_link_though_they_stand_on_two_lines():
    setter = typesetter()
    (one, *_) = setter.pieces([paragraph(LONG[:200])], 200)
    run = one.line.runs[0]
    linked = replace(run, link=OUTSIDE)
    lines = tuple(replace(one.line, strip=Strip(runs)) for runs in ((run, linked), (linked, run)))
    assert setter.structure.add_links(lines, 1) == [(1, 2), (2, 1)]
    assert setter.structure.nodes[2] == Node("Link", 1)


def test_a_tree_that_was_written_before_is_written_again_only_for_the_same_parts_and_pages():
    face = shipped().face("TH Sarabun New")
    page = Page(200, 100, (GlyphRun(10, 20, 16, (shape("ก", face),), node=1),))
    nodes = (Node("Document", ARTIFACT), Node("P", 0))
    ways = [
        ((page,), nodes),
        ((page, page), nodes),
        ((page,), (nodes[0], Node("H1", 0))),
        ((page,), (*nodes, Node("TD", 0))),
    ]
    alone = []
    for pages, structure in ways:
        _remembered.cache_clear()
        alone.append(write_pdf(pages, title="", structure=structure))
    assert [write_pdf(pages, title="", structure=structure) for pages, structure in ways * 2] == alone * 2
    assert len(set(alone)) == len(ways)


def structure_of(name):
    return lay_out(made(name).docx, supplies=shipped())


@needs_poppler
@pytest.mark.parametrize("name", NAMES)
def test_all_that_is_printed_in_a_sample_is_heard_once_and_in_order(name):
    laid_ = structure_of(name)
    due = [""] * len(laid_.structure)
    for page in laid_.pages:
        for run in page.runs:
            if run.node != ARTIFACT:
                due[run.node] += run.text
    heard = texts(made(name).pdf)
    assert [ink(text) for text in heard] == [ink(text) for text in due if text.strip()]


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_of_the_samples_are_whole_grids(name):
    with opened(made(name).pdf) as document:
        grids = elements(document, "Table")
        assert grids
        for grid_ in grids:
            widths, hanging = [], {}
            for row in kids(grid_):
                width = sum(columns for columns, rows in hanging.values() if rows > 0)
                hanging = {key: (columns, rows - 1) for key, (columns, rows) in hanging.items() if rows > 0}
                for one in kids(row):
                    own = one.get("/A", pikepdf.Dictionary())
                    columns, rows = int(own.get("/ColSpan", 1)), int(own.get("/RowSpan", 1))
                    hanging[one.objgen] = (columns, rows - 1)
                    width += columns
                widths.append(width)
            assert len(set(widths)) == 1, widths


@pytest.mark.parametrize("name", TABLES)
def test_the_header_rows_of_the_samples_head_their_columns(name):
    with opened(made(name).pdf) as document:
        first = elements(document, "Table")[0]
        head = [{str(one.S) for one in kids(row)} for row in kids(first)]
        assert head[:3] == [{"/TH"}, {"/TH"}, {"/TD"}]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_drawn_outside_of_a_mark_and_marks_are_nested(name):
    painting = {"TJ", "Tj", "S", "f", "Do", "B"}
    with opened(made(name).pdf) as document:
        for page in document.pages:
            waiting = []
            for operands, operator in pikepdf.parse_content_stream(page):
                name_ = str(operator)
                if name_ in {"BT", "BDC", "BMC", "q"}:
                    waiting.append(name_)
                elif name_ in {"ET", "EMC", "Q"}:
                    assert waiting.pop() in {"ET": {"BT"}, "EMC": {"BDC", "BMC"}, "Q": {"q"}}[name_], operands
                elif name_ in painting:
                    assert {"BDC", "BMC"} & set(waiting)
            assert waiting == []


@pytest.mark.parametrize("name", NAMES)
def test_the_parents_of_all_pieces_are_told_both_ways(name):
    with opened(made(name).pdf) as document:
        held = {place: element.objgen for element in elements(document) for place in pieces(element)}
        numbers = list(document.Root.StructTreeRoot.ParentTree.Kids[0].Nums)
        told = {}
        for page in document.pages:
            index = numbers.index(int(page.StructParents))
            for piece, element in enumerate(numbers[index + 1]):
                told[page.objgen[0], piece] = element.objgen
        assert told == held
        for element in elements(document):
            assert all(kid.P.objgen == element.objgen for kid in kids(element) if is_element(kid))


def test_a_file_without_a_structure_has_no_tags_and_is_smaller():
    laid_ = structure_of("team")
    tagged = write_pdf(laid_.pages, title=laid_.title, structure=laid_.structure)
    plain = write_pdf(laid_.pages, title=laid_.title)
    with opened(plain) as document:
        assert "/StructTreeRoot" not in document.Root
        assert "/MarkInfo" not in document.Root
        assert "/StructParents" not in document.pages[0]
        assert b"MCID" not in document.pages[0].Contents.read_bytes()
    assert len(plain) < len(tagged) < 1.2 * len(plain)
    with opened(tagged) as document:
        assert document.Root.MarkInfo.Marked is True


def test_tags_do_not_move_what_is_drawn():
    """The operators of both files are the same but for the marks."""
    laid_ = structure_of("team")
    both = []
    for structure in (laid_.structure, ()):
        with opened(write_pdf(laid_.pages, title="", structure=structure)) as document:
            marks = {"BDC", "BMC", "EMC"}
            drawn = [pikepdf.parse_content_stream(page) for page in document.pages]
            both.append([[str(one) for one in page if str(one.operator) not in marks] for page in drawn])
    assert both[0] == both[1]


def test_the_nodes_of_a_page_stand_in_reading_order():
    for name in NAMES:
        laid_ = structure_of(name)
        assert all(node.parent < number for number, node in enumerate(laid_.structure))
        last = -1
        for page in laid_.pages:
            numbers = [item.node for item in page.items if isinstance(item, GlyphRun) and item.node != ARTIFACT]
            begun = [number for number in dict.fromkeys(numbers) if number > last]
            assert all(one < other for one, other in pairwise(begun))
            last = max(numbers, default=last)
