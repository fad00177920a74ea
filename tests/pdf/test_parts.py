"""Several documents as one file: fonts once, a bookmark for each, tags that hold, and a front side for each to begin on."""

import io
import shutil
import subprocess
import tracemalloc
import weakref
from collections import UserList

import pikepdf
import pikepdf.pdfa
import pytest
from tagged import dot, drawing, elements, is_element, kids, laid, opened, pieces, roles, texts
from test_conformance import NOON, findings, needs_qpdf, packet, qpdf_check

from readers import READERS, needs_poppler, pdfium
from samples import NAMES, made
from setting import paragraph
from thaiforms.frozen import replace
from thaiforms.paper import Link, Node, Page
from thaiforms.pdf import Bookmark, Part, write_pdf, write_pdf_of

FONT_FILE = b"/Length1 "  # only a font's stream has one


def part(*blocks, title="ก", **options):
    pages, structure = laid(*(blocks or (paragraph("ข้อความ"),)))
    return Part(title, pages, structure, **options)


def sample(name, **options):
    document = made(name)
    return Part(document.title, document.pages, document.structure, **options)


def of(*parts, **options):
    return write_pdf_of(parts, title="ชุด", **options)


ALL = [sample(name) for name in NAMES]


def lines(page):
    return [line.strip() for line in page.splitlines() if line.strip()]


@pytest.mark.parametrize("reader", READERS)
def test_each_reader_reads_the_documents_one_after_the_other_as_it_reads_each(reader):
    alone = [lines(page) for name in NAMES for page in reader(made(name).pdf)]
    assert [lines(page) for page in reader(of(*ALL))] == alone


def test_fonts_and_pictures_stand_in_the_file_once():
    one, many = of(ALL[1]), of(*[ALL[1]] * 30)
    assert many.count(FONT_FILE) == one.count(FONT_FILE) == made("team").pdf.count(FONT_FILE)
    letter = part(paragraph(drawing(40, 30, dot(), "ตรา")))
    assert of(letter, letter, letter).count(b"/Subtype /Image") == 1
    assert len(of(*ALL)) < sum(len(made(name).pdf) for name in NAMES) * 0.75


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_drawn_as_it_is_drawn_alone(name):
    def contents(pdf):
        with opened(pdf) as document:
            return [page.Contents.read_bytes() for page in document.pages]

    assert contents(of(sample(name))) == contents(made(name).pdf)


@pytest.mark.parametrize("duplex", [False, True])
@pytest.mark.parametrize("moment", [None, NOON])
def test_the_file_keeps_to_pdf_a(duplex, moment):
    marks = (Bookmark("ตัวชี้วัด ๑ & (๒) \\", 1, 200), Bookmark("ท้าย", 3, 20))
    pdf = of(ALL[0], replace(ALL[1], bookmarks=marks, label="ก-"), *ALL[2:], duplex=duplex, moment=moment)
    assert findings(pdf) == []
    assert b"<pdfaid:part>2<" in packet(pdf)


@needs_qpdf
@pytest.mark.parametrize("count", [1, 2, 40])
def test_qpdf_finds_nothing(count, tmp_path):
    marks = [Bookmark(f"ที่ {n}", 1 + n % 3) for n in range(9)]
    parts = [sample(NAMES[n % 4], bookmarks=marks if n % 4 else ()) for n in range(count)]
    assert qpdf_check(of(*parts, duplex=True), tmp_path) == (0, "")


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_another_tool_saves_it_again_with_its_bookmarks_and_tags(tmp_path):
    source, target = tmp_path / "a.pdf", tmp_path / "b.pdf"
    source.write_bytes(of(*ALL, duplex=True))
    subprocess.run(["qpdf", "--object-streams=disable", "--normalize-content=y", source, target], check=True)
    with opened(target.read_bytes()) as document, document.open_outline() as outline:
        assert [one.title for one in outline.root] == [one.title for one in ALL]
    assert pdfium(target.read_bytes()) == pdfium(source.read_bytes())


def bookmarks(pdf):
    """Each document's bookmark as (title, page), and those below it."""

    def told(document, item):
        page = next(n for n, page in enumerate(document.pages) if page.objgen == item.destination[0].objgen)
        return item.title, page, [told(document, below) for below in item.children]

    with opened(pdf) as document, document.open_outline() as outline:
        return [told(document, item) for item in outline.root]


def test_each_document_has_a_bookmark_on_its_first_page():
    due = [(one.title, first, []) for one, first in zip(ALL, (0, 1, 4, 7), strict=True)]
    assert bookmarks(of(*ALL)) == due
    assert all(one.title for one in ALL)


def test_places_in_a_document_are_folded_below_its_bookmark():
    marks = (Bookmark("หนึ่ง", 1, 100), Bookmark("สอง (๒)", 3, 60))
    pdf = of(ALL[0], sample("team", bookmarks=marks), duplex=True)
    assert bookmarks(pdf)[1][1:] == (2, [("หนึ่ง", 2, []), ("สอง (๒)", 4, [])])
    with opened(pdf) as document:
        first = document.Root.Outlines.First
        folder = first.Next
        assert (int(document.Root.Outlines.Count), int(folder.Count)) == (2, -2)
        assert folder.Parent.objgen == document.Root.Outlines.objgen
        assert folder.First.Next.Prev.objgen == folder.First.objgen
        assert "/Next" not in folder
        height = float(document.pages[2].MediaBox[3])
        assert float(folder.First.Dest[3]) == pytest.approx(height - 100, abs=0.01)
        assert document.Root.PageMode == "/UseOutlines"


def test_one_document_alone_has_no_bookmarks():
    with opened(made("team").pdf) as document:
        assert {"/Outlines", "/PageMode", "/PageLabels"}.isdisjoint(document.Root.keys())


@pytest.mark.parametrize("counts", [(1,), (2,), (1, 1), (3, 2, 1), (2, 4), (1, 2, 3, 4, 5)])
def test_each_document_begins_on_the_front_of_a_sheet(counts):
    blank = Page(200, 300, ())
    parts = [part(paragraph("ก"), title=str(count)) for count in counts]
    parts = [replace(one, pages=(*one.pages, *[blank] * (n - 1))) for one, n in zip(parts, counts, strict=True)]
    pdf = of(*parts, duplex=True)
    with opened(pdf) as document:
        assert len(document.pages) == sum(n + n % 2 for n in counts)
        assert document.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"
    assert all(page % 2 == 0 for _, page, _ in bookmarks(pdf))


def test_the_page_put_in_is_as_large_as_its_neighbour_and_holds_nothing():
    wide = replace(ALL[1].pages[0], width=842, height=595)
    with opened(of(ALL[0], Part("ข", (wide,), ALL[1].structure), duplex=True)) as document:
        added = [document.pages[1], document.pages[3]]
        assert [[round(float(side)) for side in page.MediaBox] for page in added] == [
            [0, 0, 595, 842],
            [0, 0, 842, 595],
        ]
        assert all("/Contents" not in page and "/StructParents" not in page for page in added)


def test_without_duplex_no_page_is_put_in():
    with opened(of(*ALL)) as document:
        assert len(document.pages) == 10
        assert "/Duplex" not in document.Root.ViewerPreferences


def test_each_document_is_a_part_of_the_whole():
    whole = of(*ALL)
    with opened(whole) as document:
        top = document.Root.StructTreeRoot.K
        assert top.S == "/Document"
        heard = [roles(kid) for kid in kids(top)]
    alone = []
    for name in NAMES:
        with opened(made(name).pdf) as document:
            alone.append(roles(document.Root.StructTreeRoot.K))
    assert heard == [["Part", *one[1:]] for one in alone]


@needs_poppler
def test_the_documents_are_heard_one_after_the_other_as_each_is_heard():
    assert texts(of(*ALL, duplex=True)) == [text for name in NAMES for text in texts(made(name).pdf)]


def test_every_piece_of_every_page_leads_to_the_element_that_holds_it():
    """The tree of parents and the tree of elements say the same (ISO 32000-1, 14.7.4.4)."""
    with opened(of(*ALL, ALL[1], duplex=True)) as document:
        held = {piece: element.objgen for element in elements(document) for piece in pieces(element)}
        leaves = list(document.Root.StructTreeRoot.ParentTree.Kids)
        numbers = {}
        for leaf in leaves:
            flat = list(leaf.Nums)
            keys = [int(key) for key in flat[::2]]
            assert keys == sorted(keys)
            assert [keys[0], keys[-1]] == [int(end) for end in leaf.Limits]
            numbers |= dict(zip(keys, flat[1::2], strict=True))
        assert list(numbers) == sorted(numbers)
        told = {
            (page.objgen[0], number): element.objgen
            for page in document.pages
            if "/StructParents" in page
            for number, element in enumerate(numbers[int(page.StructParents)])
        }
        assert told == held
        assert len(held) > 300


def test_links_of_every_document_lead_to_their_own_elements():
    def linked(n):
        ((page,), structure) = laid(paragraph("ดู"))
        link = Link(50, 40, 60, 18, f"https://example.go.th/{n}", len(structure))
        return Part(f"ที่ {n}", (Page(page.width, page.height, (*page.items, link)),), (*structure, Node("Link", 1)))

    with opened(of(*map(linked, range(4)), duplex=True)) as document:
        found = elements(document, "Link")
        parents = [list(leaf.Nums) for leaf in document.Root.StructTreeRoot.ParentTree.Kids]
        flat = {int(key): value for nums in parents for key, value in zip(nums[::2], nums[1::2], strict=True)}
        for n, element in enumerate(found):
            (held,) = [kid for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and not is_element(kid)]
            assert str(held.Obj.A.URI).endswith(f"/{n}")
            assert flat[int(held.Obj.StructParent)].objgen == element.objgen
        assert len(found) == 4


def test_pages_are_numbered_through_the_file_or_by_document():
    def labels(pdf):
        with opened(pdf) as document:
            if "/PageLabels" not in document.Root:
                return None
            return [page.label for page in document.pages]

    assert labels(of(*ALL[:2])) is None
    assert labels(of(ALL[0], sample("team", label="พุนพิน "), ALL[2])) == [
        *("1", "พุนพิน 1", "พุนพิน 2", "พุนพิน 3"),
        *("5", "6", "7"),
    ]
    assert labels(of(sample("circular", label="ก"), sample("team", label="ข"), duplex=True)) == [
        *("ก1", "ก2"),
        *("ข1", "ข2", "ข3", "ข4"),
    ]


def test_the_same_documents_give_the_same_bytes_and_others_do_not():
    assert of(*ALL, duplex=True) == of(*iter(ALL), duplex=True)
    assert of(*ALL) != of(*reversed(ALL))
    assert of(*ALL) != write_pdf_of(ALL, title="อื่น")


def test_a_document_is_asked_for_when_its_turn_comes_and_forgotten_after():
    """Of many documents the pages of no more than two are there at a time."""
    alive = weakref.WeakSet()

    class Pages(UserList):
        __hash__ = object.__hash__

    def lazily():
        for n in range(40):
            pages = Pages(made("team").pages)
            alive.add(pages)
            assert len(alive) <= 2
            yield Part(f"ที่ {n}", pages, made("team").structure)

    assert bookmarks(write_pdf_of(lazily(), title=""))[39][1] == 39 * 3


def test_memory_grows_by_little_more_than_the_file():
    def most(count):
        parts = (sample("team") for _ in range(count))
        tracemalloc.start()
        size = len(write_pdf_of(parts, title=""))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak, size

    most(2)
    (few, small), (many, large) = most(10), most(60)
    assert (many - few) < 8 * (large - small)


def test_a_document_of_no_pages_is_passed_over():
    pdf = of(Part("ว่าง", (), ()), ALL[0])
    assert [one[0] for one in bookmarks(pdf)] == [ALL[0].title]
    assert io.BytesIO(pdf).read(5) == b"%PDF-"


def test_one_document_of_a_file_reads_as_write_pdf_writes_it():
    alone = write_pdf(made("team").pages, title="ก", structure=made("team").structure)
    assert pdfium(of(sample("team"))) == pdfium(alone)
