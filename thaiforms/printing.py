"""Any Word file to a PDF: pages, bytes, and the check of what was made."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from thaiforms.collecting import uncollected
from thaiforms.errors import CheckError, Fault, UsageError, UserError
from thaiforms.layout.lay_out import lay_out
from thaiforms.paper import Page
from thaiforms.pdf import Attachment, write_pdf
from thaiforms.safety.files import publish
from thaiforms.safety.inputs import content_of
from thaiforms.supplies import Supplies, shipped
from thaiforms.thai.breaks import icu_breaker

BreaksBy: TypeAlias = Literal["builtin", "icu"]
"""Who says where lines may end: the built-in breaker, or ICU alone."""

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PAGES = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_PACKED = re.compile(rb"/Type /ObjStm[^>]*>>\nstream\n(.*?)\nendstream", re.DOTALL)
_FONTS = re.compile(rb"/FontFile[23]?\s")


@dataclass(frozen=True)
class Printed:
    """A Word file as it was printed: the bytes of its PDF, its pages, and what was worth a warning."""

    pdf: bytes
    pages: tuple[Page, ...]
    warnings: tuple[Fault, ...]

    def write(self, path: Path | str, *, overwrite: bool = False, keep: Iterable[Path] = ()) -> Path:
        """The path of the PDF, written whole or not at all. Raises OutputError.

        Another's file is replaced only with ``overwrite``, one of ``keep`` never.
        """
        return publish({Path(path): self.pdf}, overwrite=overwrite, keep=keep)[0]


@uncollected
def print_docx(
    docx: bytes | Path,
    *,
    lenient: bool = False,
    breaks: BreaksBy = "builtin",
    tagged: bool = True,
    attach_source: bool = False,
    supplies: Supplies | None = None,
) -> Printed:
    """The PDF of any Word file, in memory and checked. ``supplies`` are the shipped ones where None.

    ``tagged`` says for screen readers what is a paragraph, a table, a figure; with ``attach_source`` the PDF carries the
    Word file (PDF/A-3u; PDF/A-2u without). What can't be drawn yet is refused, all of it at once; where ``lenient``, it is left out and a warning says so.
    Raises InputError, TemplateError, GlyphError, UsageError, ExtraError where ``breaks`` asks for an ICU that is not
    there, and CheckError where the result is not as it should be.
    """
    if breaks not in get_args(BreaksBy):
        raise UsageError(Fault("unknown-breaks", found=str(breaks), details={"known": ", ".join(get_args(BreaksBy))}))
    at_hand = shipped() if supplies is None else supplies
    file = str(docx) if isinstance(docx, Path) else ""
    try:
        data = content_of(docx) if isinstance(docx, Path) else docx
        breaker = icu_breaker() if breaks == "icu" else None
        laid = lay_out(data, supplies=at_hand, breaker=breaker, lenient=lenient)
    except UserError as error:
        raise type(error)(_named(error.faults, file)) from error
    pdf = write_pdf(
        laid.pages,
        title=laid.title,
        moment=at_hand.moment,
        structure=laid.structure if tagged else (),
        attachments=[Attachment(Path(file or "document.docx").name, data, DOCX_TYPE)] if attach_source else (),
    )
    check_pdf(pdf, laid.pages)
    return Printed(pdf, laid.pages, tuple(_named(laid.warnings, file)))


def check_pdf(pdf: bytes, pages: tuple[Page, ...]) -> None:
    """Hold the PDF against what should be in it: so many pages, so many fonts, a whole end. Raises CheckError."""
    faces = {face for page in pages for face in page.faces}
    check_counts(pdf, pages=len(pages), fonts=len(faces))


def check_counts(pdf: bytes, *, pages: int, fonts: int) -> None:
    """Hold the PDF against the counts of what should be in it. Raises CheckError."""
    objects = b"\n".join(_unpacked(stream[1]) for stream in _PACKED.finditer(pdf))
    for what, pattern, due in (("pages", _PAGES, pages), ("fonts", _FONTS, fonts)):
        found = len(pattern.findall(objects))
        if found != due:
            raise CheckError(f"PDF: {found} {what} instead of {due}")
    if not pdf.startswith(b"%PDF-") or not pdf.rstrip().endswith(b"%%EOF"):
        raise CheckError("PDF: torn")


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error as error:
        raise CheckError(f"PDF: {error}") from error


def _named(faults: Iterable[Fault], file: str) -> list[Fault]:
    """The faults with the file that they stand in, where they name none."""
    return [fault if fault.place.file or not file else fault.at(file=file) for fault in faults]
