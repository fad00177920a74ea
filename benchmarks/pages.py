"""What a page costs in short and long documents: ``python -m benchmarks.pages``, from the project's folder.

Letters of 1, 10, 50 and 200 pages and tables of as many, no two paragraphs alike in any of them, printed with tags, and checked; the
best of five, of the processor. The longest come first, so that for all of them what is remembered must be forgotten as fast. The
last line is the ratio of a page's cost in the longest to that in the shortest: flat is about 1.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from thaiforms import print_docx

PAGES = (1, 10, 50, 200)
RUNS = 5
TEXT = "ตามที่กรมการพัฒนาชุมชน ได้แจ้งหลักเกณฑ์และวิธีการประเมินผลการปฏิบัติราชการของข้าราชการพลเรือนสามัญ "
LOOK = '<w:rPr><w:rFonts w:ascii="TH Sarabun New" w:cs="TH Sarabun New"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>'
CELLS = 4


def word_file(body: str) -> bytes:
    """A Word file of this body."""
    document = docx.Document()
    root = document.element.body
    for child in reversed(parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>")):
        root.insert(0, child)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def text(words: str) -> str:
    """A paragraph."""
    return f'<w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r>{LOOK}<w:t>{words}</w:t></w:r></w:p>'


def letter(pages: int, run: int) -> bytes:
    """About as many pages of text, in words that no other run has."""
    return word_file("".join(text(f"ข้อ {run}.{number} {TEXT * 3}{number}") for number in range(pages * 7)))


def table(pages: int, run: int) -> bytes:
    """About as many pages of a table, likewise."""
    cells = '<w:gridCol w:w="2200"/>' * CELLS
    rows = "".join(f"<w:tr>{_cells(f'{run}.{number}')}</w:tr>" for number in range(pages * 10))
    return word_file(f"<w:tbl><w:tblPr/><w:tblGrid>{cells}</w:tblGrid>{rows}</w:tbl>")


def _cells(row: str) -> str:
    return "".join(f"<w:tc><w:tcPr/>{text(f'{TEXT[:40]}{row}.{column}')}</w:tc>" for column in range(CELLS))


def cost(make: Callable[[int, int], bytes], length: int) -> tuple[int, float]:
    """The pages of the document, and the milliseconds of the processor for each."""
    best, pages = float("inf"), 0
    for run in range(RUNS):
        data = make(length, length * 100 + run)
        started = time.process_time()
        printed = print_docx(data)
        best, pages = min(best, time.process_time() - started), len(printed.pages)
    return pages, best * 1000 / pages


def main() -> None:
    """A line for each length, then the ratios."""
    for name, make in (("letter", letter), ("table", table)):
        costs = [cost(make, length) for length in reversed(PAGES)][::-1]  # all with memories that are full
        for pages, each in costs:
            print(f"{name:8} {pages:4} pages {each:6.2f} ms a page")
        print(f"{name:8} ratio {costs[-1][1] / costs[0][1]:.2f}")


if __name__ == "__main__":
    main()
