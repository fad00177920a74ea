"""Word files of every build, printed with our own breaks and read back: each line as it stands, each paragraph as it was typed."""

import io
import re
from collections import defaultdict
from functools import cache
from zipfile import ZipFile

import pytest
from lxml import etree
from tagged import texts

from documents import DOCUMENTS
from noted import NOTED
from readers import PLACING_READERS, READERS, needs_poppler, plumber_letters
from samples import NAMES, is_mark, levelled, lines_of, made, paragraphs_of
from test_parity import BENCH
from thaiforms.layout import lay_out
from thaiforms.paper import ARTIFACT, Page
from thaiforms.pdf import write_pdf
from thaiforms.supplies import shipped

FILES = {**{name: lambda name=name: made(name).docx for name in NAMES}, **BENCH, **DOCUMENTS, **NOTED}
SLOW = {"pdfminer", "pdfplumber"}  # what they read of untagged pages is held by the samples and the syllables
PLACING = [reader for reader in PLACING_READERS if reader.id != "pdfplumber"]  # whose letters are pdfminer's
READERS_OWN = {
    ("poppler", "headers-and-footers"): "takes the hyphen of - 1 - for one that parts a word",
    ("poppler", "mixed-sizes-on-a-line"): "parts a line where letters are more than twice as large",
    ("pdfplumber", "mixed-sizes-on-a-line"): "puts letters on lines by their tops",
    ("pdfminer", "text-that-runs-up-and-down"): "gathers letters level by level",
    ("pdfplumber", "text-that-runs-up-and-down"): "gathers letters level by level",
}
"""What readers do to LibreOffice's PDF of the same file too: the letters are held, their lines are not."""

RAISED_APART = {"poppler-raw", "pdfium"}
"""Readers that end a line before or after letters that stand higher: all letters are held, in their order."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def laid(name):
    """The file's pages and structure, with our own breaks."""
    return lay_out(FILES[name](), supplies=shipped())


@cache
def printed(name, tagged):
    """The file's PDF."""
    return write_pdf(laid(name).pages, title="อ่านกลับ", structure=laid(name).structure if tagged else ())


def folded(text):
    """The text as most readers give it: rows of spaces folded, a hyphen and a no-break space as they were typed."""
    return re.sub(
        " +", " ", re.sub("[\ufffe\x02]", "-", text).replace("\u00a0", " ").replace("\r", "").replace("\n", " ").strip()
    )


def read_by(readers):
    """Each reader with tagged and untagged files, the slow ones with tagged ones alone."""
    return [
        pytest.param(
            *reader.values,
            tagged,
            reader.id,
            id=f"{reader.id}-{'tagged' if tagged else 'untagged'}",
            marks=reader.marks,
        )
        for reader in readers
        for tagged in (True, False)
        if tagged or reader.id not in SLOW
    ]


def letters_of(text):
    return sorted(re.sub(r"[\s-]", "", folded(text)))


@pytest.mark.parametrize(("reader", "tagged", "who"), read_by(READERS))
@pytest.mark.parametrize("name", FILES)
def test_every_reader_has_every_line_once_and_nothing_else(name, reader, tagged, who):
    for read, page in zip(reader(printed(name, tagged)), laid(name).pages, strict=True):
        due = sorted((folded(line) for line, _ in lines_of(page, with_marks=True)), key=len, reverse=True)
        assert letters_of(read) == letters_of("".join(due))
        if name in NOTED and who in RAISED_APART:
            drawn = "".join(line for line, _ in lines_of(page))
            assert re.sub(r"\s", "", read) == re.sub(r"\s", "", drawn)
        elif (who, name) not in READERS_OWN:
            assert without(read, due) == ""


def without(read, lines):
    """What is left of a page's text when its lines are taken out, the longest first."""
    text = "\n".join(map(folded, read.splitlines()))
    for line in lines:
        before, found, after = text.partition(line)
        assert found == line, line
        text = f"{before}\n{after}"
    return text.strip()


@pytest.mark.parametrize(("reader", "tagged", "who"), read_by(PLACING))
@pytest.mark.parametrize("name", FILES)
def test_letters_with_their_spaces_stand_on_their_lines(name, reader, tagged, who):
    assert_letters_stand(reader(printed(name, tagged)), laid(name).pages)


def test_pdfplumber_has_the_letters_of_mixed_sizes_in_their_places():
    name = "mixed-sizes-on-a-line"
    assert_letters_stand(plumber_letters(printed(name, True)), laid(name).pages)


def assert_letters_stand(read, pages: tuple[Page, ...]):
    for letters, page in zip(read, pages, strict=True):
        waiting = defaultdict(list)
        for letter in letters:
            waiting[round(letter[2])].append(letter)
        for text, runs in sorted(lines_of(page), key=lambda line: line[1][0].turn, reverse=True):
            found = taken(waiting, runs)
            assert folded(found) == folded(text)
        assert "".join(letter for rest in waiting.values() for letter, _, _ in rest).strip() == ""


def taken(waiting, runs):
    """The letters that stand on a line, which are taken out of those that wait, by their heights."""
    turn = runs[0].turn
    left, due = levelled(turn, runs[0].x, runs[0].y)
    right = levelled(turn, runs[-1].x, runs[-1].y)[0] + runs[-1].width
    near = (round(runs[0].y) + step for step in (-1, 0, 1))
    found = ""
    for height in sorted(waiting) if turn == 90 else sorted(waiting, reverse=True) if turn else near:
        places = [(letter, levelled(turn, *letter[1:])) for letter in waiting[height]]
        on = [left - 0.1 <= x <= right + 0.1 and abs(y - due) < 0.06 for _, (x, y) in places]
        found += "".join(letter[0] for (letter, _), stands in zip(places, on, strict=True) if stands)
        waiting[height] = [letter for (letter, _), stands in zip(places, on, strict=True) if not stands]
    return found


MARK = "\0"
"""Stands for the mark of a note."""


def typed(name):
    """The text of each paragraph that the Word file holds in its body, as its XML has it; tabs and breaks are no text.

    Footnotes stand after the paragraph of their marks, endnotes after the text.
    """
    with ZipFile(io.BytesIO(FILES[name]())) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
        notes = {
            kind: {note.get(f"{W}id"): note for note in etree.fromstring(archive.read(f"word/{kind}s.xml"))}
            for kind in ("footnote", "endnote")
            if f"word/{kind}s.xml" in archive.namelist()
        }
    texts, ends = [], []
    for found in root.iter(f"{W}p"):
        texts.append(said(found))
        for kind, place in (("footnote", texts), ("endnote", ends)):
            for mark in found.iter(f"{W}{kind}Reference"):
                place.extend(map(said, notes[kind][mark.get(f"{W}id")].iter(f"{W}p")))
    return [text for text in (*texts, *ends) if text.strip()]


def said(paragraph):
    """A paragraph's text with signs for the marks of notes; one of its own is the rest of its run."""
    found = ""
    for part in paragraph.iter(
        f"{W}t", *(f"{W}{kind}{what}" for kind in ("footnote", "endnote") for what in ("Reference", "Ref"))
    ):
        if part.tag != f"{W}t":
            found += MARK
        elif part.getparent().find(f"{W}footnoteReference") is None:
            found += part.text or ""
    return found


@pytest.mark.parametrize("name", FILES)
def test_a_paragraphs_lines_joined_are_what_was_typed(name):
    body = [
        Page(page.width, page.height, tuple(run for run in page.runs if run.node != ARTIFACT and not is_mark(run)))
        for page in laid(name).pages
    ]
    joined = ["".join(lines) for lines in paragraphs_of(body).values()]
    assert sorted(text for text in joined if text.strip()) == sorted(text.replace(MARK, "") for text in typed(name))


@needs_poppler
@pytest.mark.parametrize("name", NOTED)
def test_the_tags_hold_each_note_after_the_paragraph_of_its_mark(name):
    read = folded("".join(texts(printed(name, True))))
    due = re.escape(folded("".join(typed(name)))).replace(MARK, r"([0-9๐-๙]+|[a-zA-Z]|[ivx]+|\*)").replace(r"\\", "")
    found = re.fullmatch(due, read)
    assert found is not None, (due, read)


@needs_poppler
@pytest.mark.parametrize("name", sorted(set(FILES) - set(NOTED)))
def test_the_tags_hold_each_paragraph_and_cell_as_it_was_typed(name):
    assert [folded(text) for text in texts(printed(name, True)) if text.strip()] == [
        folded(text) for text in typed(name)
    ]
