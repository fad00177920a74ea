"""The text of a PDF as seven readers see it, and its letters as the four of them that know their places."""

import ctypes
import io
import shutil
import subprocess

import pdfplumber
import pymupdf
import pypdf
import pypdfium2
import pytest
from pdfminer.converter import PDFPageAggregator
from pdfminer.high_level import extract_text
from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

Letter = tuple[str, float, float]
"""A letter, and the point on the baseline where it begins, in points from the page's top left corner."""

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed"
)


def poppler(pdf: bytes, *options: str) -> list[str]:
    """Each page's text, by poppler's pdftotext."""
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", *options, "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8").split("\f")[:-1]


def pdfium(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


def pypdf_text(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def pdfminer(pdf: bytes) -> list[str]:
    return extract_text(io.BytesIO(pdf)).split("\f")[:-1]


def plumber(pdf: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [page.extract_text() for page in document.pages]


def mupdf(pdf: bytes) -> list[str]:
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return [page.get_text() for page in document]


def pdfminer_letters(pdf: bytes) -> list[list[LTChar]]:
    """Each page's letters with their boxes, in the order in which they are drawn."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    pages = []
    for page in PDFPage.get_pages(io.BytesIO(pdf)):
        interpreter.process_page(page)
        pages.append([item for item in device.get_result() if isinstance(item, LTChar)])
    return pages


def pdfium_letters(pdf: bytes) -> list[list[Letter]]:
    """Each page's letters with the point on the baseline where each begins, from the page's top left corner."""
    pages = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text, height = page.get_textpage(), page.get_height()
            x, y = ctypes.c_double(), ctypes.c_double()
            letters = []
            for index in range(text.count_chars()):
                pypdfium2.raw.FPDFText_GetCharOrigin(text, index, x, y)
                letters.append((chr(pypdfium2.raw.FPDFText_GetUnicode(text, index)), x.value, height - y.value))
            pages.append(letters)
    return pages


def plumber_letters(pdf: bytes) -> list[list[Letter]]:
    """Each page's letters in drawing order, by pdfplumber."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [
            [(letter["text"], letter["matrix"][4], float(page.height) - letter["matrix"][5]) for letter in page.chars]
            for page in document.pages
        ]


def mupdf_letters(pdf: bytes) -> list[list[Letter]]:
    """Each page's letters in reading order, by MuPDF."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        pages = [page.get_text("rawdict", flags=pymupdf.TEXTFLAGS_TEXT)["blocks"] for page in document]
    return [
        [
            (letter["c"], *letter["origin"])
            for block in blocks
            for line in block["lines"]
            for span in line["spans"]
            for letter in span["chars"]
        ]
        for blocks in pages
    ]


def miner_letters(pdf: bytes) -> list[list[Letter]]:
    """Each page's letters in drawing order, by pdfminer; all of our pages begin at their lower left corner."""
    with pypdfium2.PdfDocument(pdf) as document:
        heights = [page.get_height() for page in document]
    return [
        [(letter.get_text(), letter.matrix[4], height - letter.matrix[5]) for letter in letters]
        for letters, height in zip(pdfminer_letters(pdf), heights, strict=True)
    ]


READERS = [
    pytest.param(poppler, id="poppler", marks=needs_poppler),
    pytest.param(lambda pdf: poppler(pdf, "-raw"), id="poppler-raw", marks=needs_poppler),
    pytest.param(pdfium, id="pdfium"),
    pytest.param(pypdf_text, id="pypdf"),
    pytest.param(pdfminer, id="pdfminer"),
    pytest.param(plumber, id="pdfplumber"),
    pytest.param(mupdf, id="mupdf"),
]
PLACING_READERS = [
    pytest.param(pdfium_letters, id="pdfium"),
    pytest.param(miner_letters, id="pdfminer"),
    pytest.param(plumber_letters, id="pdfplumber"),
    pytest.param(mupdf_letters, id="mupdf"),
]
