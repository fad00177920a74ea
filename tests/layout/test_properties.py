"""What holds for any text in any column: nothing lost, no cluster cut, the same bytes twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from readers import pdfminer_letters
from setting import BOXED, NARROW, PLAIN, paragraph, set_lines, set_pages, table
from thaiforms.layout.shaping import shape
from thaiforms.layout.story import Cell, LineBreak, PageFrame, Row, Tab, Text, TextFormat
from thaiforms.pdf import write_pdf
from thaiforms.supplies import shipped
from thaiforms.thai.clusters import cluster_starts

CONSONANTS = "กขคงจชซญฎฐดตถทธนบปผฝพฟภมยรฤลวศษสหฬอฮ"
SYLLABLES = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["", "", "เ", "แ", "โ", "ใ", "ไ"]),
    st.sampled_from(CONSONANTS),
    st.sampled_from(["", "", "ิ", "ี", "ึ", "ื", "ุ", "ู", "ั", "็"]),
    st.sampled_from(["", "", "่", "้", "๊", "๋", "์"]),
    st.sampled_from(["", "", "ะ", "า", "ำ", "ๆ", "ฯ"]),
)
WORDS = st.sampled_from(
    [
        "ตัวชี้วัด",
        "กรมการพัฒนาชุมชน",
        "งบประมาณ",
        "พ.ศ. ๒๕๖๔",
        "ร้อยละ ๙๐",
        "น้ำหนัก",
        "๓๐ ก.ย. ๖๔",
        "Online",
        "(โควิด-19)",
        "“อ้าง”",
    ]
)
LETTERS = st.text(alphabet=CONSONANTS + "ะาำิีุูเแโใไ่้๊๋์็ๆฯ๐๑๙019azAZ .,()/-:%“”\u00a0", max_size=8)
SPACES = st.sampled_from([" ", "  ", "    "])
TEXTS = st.lists(st.one_of(SYLLABLES, WORDS, LETTERS, SPACES), max_size=16).map("".join).filter(bool)
LOOKS = st.tuples(st.sampled_from([8.0, 12.5, 16.0, 29.0]), st.booleans(), st.booleans()).map(
    lambda said: TextFormat("TH Sarabun New", *said)
)
SPANS = st.tuples(TEXTS, LOOKS).map(lambda said: Text(*said))
INLINES = st.lists(
    st.one_of(SPANS, SPANS, LOOKS.map(Tab), LOOKS.map(LineBreak)),
    max_size=4,
)
ALIGNMENTS = st.sampled_from(["left", "center", "right", "both", "thaiDistribute", "distribute"])
INDENTS = st.sampled_from([(0, 0), (20, 30), (40, -40), (0, 90)])


@st.composite
def paragraphs(draw):
    """A paragraph of any texts, looks, alignment and indents."""
    left, first_line = draw(INDENTS)
    how = {"alignment": draw(ALIGNMENTS), "left": left, "first_line": first_line, "widow_control": draw(st.booleans())}
    return paragraph(*draw(INLINES), **how)


@st.composite
def tables(draw):
    """A table of a few rows, whose cells hold any paragraphs."""
    columns = tuple(draw(st.lists(st.sampled_from([25.0, 60.0, 110.0]), min_size=1, max_size=3)))
    cell = st.lists(paragraphs(), min_size=1, max_size=3).map(tuple)
    rows = [
        Row(
            tuple(Cell(draw(cell), number, edges=BOXED, margins=NARROW) for number in range(len(columns))),
            cant_split=draw(st.booleans()),
        )
        for _ in range(draw(st.integers(1, 4)))
    ]
    return table(*rows, columns=columns)


WIDTHS = st.one_of(st.floats(5, 40), st.floats(40, 400))  # the narrow ones part words
BLOCKS = st.lists(st.one_of(paragraphs(), tables()), min_size=1, max_size=3)
FRAME = PageFrame(width=300, height=220, top=20, right=30, bottom=20, left=30)


def said(one):
    """A paragraph's text as it is drawn: tabs and breaks are none, one glyph draws both spaces."""
    return one.text.replace("\t", "").replace("\n", "").replace("\u00a0", " ")


def all_paragraphs(blocks):
    """The paragraphs of the blocks, row by row and cell by cell."""
    for block in blocks:
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    yield from all_paragraphs(cell.blocks)
        else:
            yield block


@given(paragraphs(), WIDTHS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_paragraphs_lines_joined_are_its_text(one, width):
    assert "".join(line.text for line in set_lines(one, width=width)).replace("\u00a0", " ") == said(one)


@given(paragraphs(), WIDTHS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_no_cluster_is_cut_at_a_lines_end(one, width):
    text, at = said(one), 0
    starts = {*starts_of(one), len(text)}
    for line in set_lines(one, width=width):
        at += len(line.text)
        assert at in starts, (text[:at], text[at:])


def starts_of(one):
    """Where clusters begin in the text as it is drawn; a tab or a break by hand parts them too."""
    found, at = set(), 0
    for piece in one.text.replace("\n", "\t").split("\t"):
        found |= {at + start for start in (0, *cluster_starts(piece))}
        at += len(piece)
    return found


@given(BLOCKS)
@settings(max_examples=40, deadline=None, derandomize=True)
def test_no_character_is_lost_or_doubled_through_tables_parted_over_pages(blocks):
    printed = {}
    for page in set_pages(*blocks, frame=FRAME):
        for run in page.runs:
            printed[run.paragraph] = printed.get(run.paragraph, "") + run.text.replace("\u00a0", " ")
    due = sorted(said(one) for one in all_paragraphs(blocks) if said(one))
    assert sorted(printed.values()) == due


@given(BLOCKS)
@settings(max_examples=40, deadline=None, derandomize=True)
def test_the_pdf_says_what_the_pages_say_and_twice_the_same(blocks):
    pages, again = (set_pages(*blocks, frame=FRAME) for _ in range(2))
    pdf = write_pdf(pages, title="ก")
    assert pdf == write_pdf(again, title="ก")
    read = ["".join(letter.get_text() for letter in letters) for letters in pdfminer_letters(pdf)]
    assert [text.replace("\u00a0", " ") for text in read] == [
        "".join(run.text for run in page.runs).replace("\u00a0", " ") for page in pages
    ]


@given(TEXTS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_there_are_never_more_glyphs_than_characters_and_each_says_its_own(text):
    shaped = shape(text, shipped().face(PLAIN.family))
    assert len(shaped.glyphs) <= len(text)
    assert "".join(shaped.texts) == text.replace("\u00a0", " ")  # one glyph draws both
