"""Several finished documents as one PDF: a packet, or a file to print; they are taken one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from thaiforms.errors import Fault, UsageError, UserError
from thaiforms.layout.lay_out import lay_out
from thaiforms.paper import FontFace, GlyphRun, Page, PlacedStrip, Pt
from thaiforms.pdf import Bookmark, Part, write_pdf_of
from thaiforms.pipeline import Made, check_letters
from thaiforms.printing import check_counts
from thaiforms.supplies import Supplies, shipped

_INDICATOR = re.compile(r"indicators\[(\d+)\]\.(number|text)")


def bind(made: Iterable[Made], *, title: str, duplex: bool = False, supplies: Supplies | None = None) -> bytes:
    """One PDF of documents that were made, in their order, checked: PDF/A-2u, tagged, a bookmark for each and its indicators.

    Fonts and pictures stand in it once. With ``duplex`` each document begins on the front of a sheet. ``supplies`` says
    the moment that the file tells. Raises UsageError where there is no document, or one without pages.
    """
    return _bound(map(_part_of, made), title=title, duplex=duplex, supplies=shipped() if supplies is None else supplies)


def bind_docx(
    documents: Iterable[tuple[str, bytes]], *, title: str, duplex: bool = False, supplies: Supplies | None = None
) -> bytes:
    """One PDF of Word files, each with what its bookmark is to say, as ``bind`` makes it of documents.

    Each is laid out when its turn comes, and not kept. Raises what ``print_docx`` raises, and UsageError for none.
    """
    at_hand = shipped() if supplies is None else supplies
    parts = (_part(name, docx, at_hand) for name, docx in documents)
    return _bound(parts, title=title, duplex=duplex, supplies=at_hand)


def verify_bound(pdf: bytes, made: Iterable[Made], *, duplex: bool = False) -> None:
    """Reopen what was bound of documents in pdfium, and compare every page's letters. Raises CheckError and ExtraError."""
    pages: list[Page] = []
    for document in made:
        pages += document.pages
        if duplex and len(pages) % 2:
            pages.append(Page(pages[-1].width, pages[-1].height, ()))
    check_letters(pdf, pages)


def _bound(parts: Iterable[Part], *, title: str, duplex: bool, supplies: Supplies) -> bytes:
    due = _Due(duplex)
    pdf = write_pdf_of(due.counted(parts), title=title, moment=supplies.moment, duplex=duplex)
    if not due.pages:
        raise UsageError(Fault("nothing-to-bind"))
    check_counts(pdf, pages=due.pages, fonts=len(due.faces))
    return pdf


@dataclass
class _Due:
    """What the file should hold, counted while its documents pass by."""

    duplex: bool
    pages: int = 0
    faces: set[FontFace] = field(default_factory=set)

    def counted(self, parts: Iterable[Part]) -> Iterator[Part]:
        """The same parts."""
        for part in parts:
            self.pages += len(part.pages)
            self.pages += self.pages % 2 if self.duplex else 0
            self.faces |= {face for page in part.pages for face in page.faces}
            yield part


def _part_of(made: Made) -> Part:
    if not made.pages:
        raise UsageError(Fault("made-without-pages", found=made.title or made.form.form))
    return Part(made.title, made.pages, made.structure, _bookmarks(made.pages))


def _part(name: str, docx: bytes, supplies: Supplies) -> Part:
    try:
        laid = lay_out(docx, supplies=supplies)
    except UserError as error:
        raise type(error)(fault if fault.place.file else fault.at(file=name) for fault in error.faults) from error
    return Part(name, laid.pages, laid.structure, _bookmarks(laid.pages))


def _bookmarks(pages: tuple[Page, ...]) -> tuple[Bookmark, ...]:
    """The indicators of a table: their numbers and texts, and where each begins."""
    said: dict[str, dict[str, str]] = {}
    begun: dict[str, tuple[int, Pt]] = {}
    for number, page in enumerate(pages, start=1):
        for path, text, top in _fields(page):
            known = _INDICATOR.fullmatch(path)
            if known is not None:
                said.setdefault(known[1], {"number": "", "text": ""})[known[2]] += text
                begun.setdefault(known[1], (number, top))
    return tuple(Bookmark(" ".join(" ".join(texts.values()).split()), *begun[at]) for at, texts in said.items())


def _fields(page: Page) -> Iterator[tuple[str, str, Pt]]:
    """The fields of a page: path, text and upper edge of each run. Strips are not set in their places for it."""
    for item in page.drawn:
        runs, down = (item.strip.runs, item.y) if isinstance(item, PlacedStrip) else ((item,), 0)
        for run in runs:
            if isinstance(run, GlyphRun) and run.field:
                yield run.field, run.text, down + run.y - run.size
