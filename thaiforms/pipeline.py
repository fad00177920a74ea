"""The order of the steps, for one document: warnings, filled DOCX, pages, PDF, and the check of what was made."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import get_args

from thaiforms.collecting import uncollected
from thaiforms.errors import CheckError, ExtraError, Fault, Place, TemplateError, UsageError, UserError
from thaiforms.filling import fill
from thaiforms.intake import dump
from thaiforms.layout.lay_out import field_boxes, lay_out
from thaiforms.model import Circular, Form, warnings
from thaiforms.paper import FieldBox, Node, Page
from thaiforms.pdf import Attachment, write_pdf
from thaiforms.printing import DOCX_TYPE, check_pdf
from thaiforms.safety.archives import open_archive, parse_xml
from thaiforms.safety.files import make_folder, publish
from thaiforms.safety.names import safe_name
from thaiforms.supplies import Supplies, shipped
from thaiforms.thai import Numerals

FORMATS = ("docx", "pdf")
_FEW_LINES = 3  # so many over, and it is worth the trouble to bring them back


@dataclass(frozen=True)
class Made:
    """One document as it was made: the bytes of its files, its pages, and what was worth a warning."""

    form: Form
    docx: bytes | None
    pdf: bytes | None
    pages: tuple[Page, ...]  # empty where no PDF was asked for
    warnings: tuple[Fault, ...]
    title: str = ""  # as it stands in the files; empty, as the structure, where no PDF was asked for
    structure: tuple[Node, ...] = ()  # the document as it is read out

    @cached_property
    def fields(self) -> tuple[FieldBox, ...]:
        """Where each field stands in the PDF: a box in points for each line of it."""
        return field_boxes(self.pages)

    def write(
        self, folder: Path | str, *, name: str | None = None, overwrite: bool = False, keep: Iterable[Path] = ()
    ) -> tuple[Path, ...]:
        """The paths of the files, written whole, all or none, into a folder that is made if missing. Raises OutputError.

        Without a name they are called as the form. Another's file is replaced only with ``overwrite``, one of ``keep`` never.
        """
        made = make_folder(Path(folder))
        stem = safe_name(self.form.form if name is None else name, suffix=".docx", folder=made).removesuffix(".docx")
        files = {f"{stem}.docx": self.docx, f"{stem}.pdf": self.pdf}
        contents = {made / file: data for file, data in files.items() if data is not None}
        return publish(contents, overwrite=overwrite, keep=keep)


@uncollected
def make(
    form: Form,
    *,
    template: bytes | Path | None = None,
    numerals: Numerals = "thai",
    final: bool = False,
    attach_source: bool = False,
    supplies: Supplies | None = None,
    formats: Collection[str] = FORMATS,
) -> Made:
    """DOCX and PDF of a form, in memory and checked. ``template`` and ``supplies`` are the shipped ones where None.

    With ``attach_source`` the DOCX carries the data, and the PDF both (PDF/A-3u; PDF/A-2u without).
    Raises UsageError, TemplateError, GlyphError with every fault, and CheckError where the result is not as it should be.
    """
    _check_call(numerals=numerals, final=final, attach_source=attach_source, formats=formats)
    at_hand = shipped() if supplies is None else supplies
    source = dump(form) if attach_source else None
    with _named(template, form):
        blank = _read(template) if isinstance(template, Path) else template
        blank = at_hand.template(form.form) if blank is None else blank
        filled = fill(form, blank, numerals=numerals, final=final, source=source, moment=at_hand.moment)
        file = filled.docx if "docx" in formats or attach_source else filled.parts
        laid = lay_out(file, supplies=at_hand) if "pdf" in formats else None
    told = (*warnings(form), *filled.warnings)
    docx = filled.docx if "docx" in formats else None
    if laid is None:
        check_docx(filled.docx)
        return Made(form, docx, None, (), told)
    carried = () if source is None else _sources(form, filled.docx, source)
    pdf = write_pdf(laid.pages, title=laid.title, moment=at_hand.moment, structure=laid.structure, attachments=carried)
    check_pdf(pdf, laid.pages)
    told += (*laid.warnings, *_runs_over(form, laid.pages))
    return Made(form, docx, pdf, laid.pages, told, title=laid.title, structure=laid.structure)


def _sources(form: Form, docx: bytes, source: str) -> tuple[Attachment, ...]:
    """What a PDF carries that is to tell what it was made from: the Word file and the data."""
    return (
        Attachment(f"{form.form}.docx", docx, DOCX_TYPE),
        Attachment(f"{form.form}.yaml", source.encode("utf-8"), "application/yaml"),
    )


def check_docx(docx: bytes) -> None:
    """Read the DOCX again, every part of it. Raises CheckError."""
    try:
        for name, data in open_archive(docx).items():
            if name.endswith((".xml", ".rels")):
                parse_xml(data, name)
    except UserError as error:
        raise CheckError(f"DOCX: {error}") from error


def verify(made: Made) -> None:
    """Reopen both files in full, the PDF in pdfium, and compare every page's letters. Raises CheckError and ExtraError."""
    if made.docx is not None:
        check_docx(made.docx)
    if made.pdf is not None:
        check_letters(made.pdf, made.pages)


def check_letters(pdf: bytes, pages: Sequence[Page]) -> None:
    """Reopen a PDF in pdfium, and compare every page's letters with those that it should have. Raises CheckError and ExtraError."""
    try:
        import pypdfium2  # the extra "verify"
    except ImportError as error:
        raise ExtraError(Fault("extra-missing", found="verify")) from error
    with pypdfium2.PdfDocument(pdf) as document:
        read = [Counter(_ink(page.get_textpage().get_text_bounded())) for page in document]
    drawn = [Counter(_ink("".join(run.text for run in page.runs))) for page in pages]
    if len(read) != len(drawn):
        raise CheckError(f"PDF: {len(read)} pages instead of {len(drawn)}")
    for number, (found, due) in enumerate(zip(read, drawn, strict=True), start=1):
        if found != due:
            raise CheckError(f"PDF: page {number} lost {dict(due - found)} and has {dict(found - due)} besides")


def _ink(text: str) -> str:
    """The letters that leave ink. Hyphens stay out: pdfium reads one at a line's end as a control character."""
    return "".join(letter for letter in text if letter.isprintable() and letter not in " \u00a0-\u00ad\u200b\ufffe")


def _check_call(*, numerals: str, final: bool, attach_source: bool, formats: Collection[str]) -> None:
    """Refuse what makes no sense, all of it at once. Raises UsageError."""
    faults = [
        Fault("unknown-format", found=name, details={"known": ", ".join(FORMATS)})
        for name in formats
        if name not in FORMATS
    ]
    faults += [] if formats else [Fault("no-format")]
    if numerals not in get_args(Numerals):
        faults.append(Fault("unknown-numerals", found=numerals, details={"known": ", ".join(get_args(Numerals))}))
    if final and attach_source:
        faults.append(Fault("final-with-source"))
    if faults:
        raise UsageError(faults)


@contextmanager
def _named(template: bytes | Path | None, form: Form) -> Iterator[None]:
    """Let what is wrong with a template name its file."""
    name = str(template) if isinstance(template, Path) else f"{form.form}/template.docx"
    try:
        yield
    except TemplateError as error:
        raise TemplateError(fault if fault.place.file else fault.at(file=name) for fault in error.faults) from error


def _read(template: Path) -> bytes:
    try:
        return template.read_bytes()
    except FileNotFoundError as error:
        raise TemplateError(Fault("template-not-found", Place(file=str(template)), str(template))) from error
    except OSError as error:
        details = {"reason": error.strerror or str(error)}
        raise TemplateError(Fault("template-unreadable", Place(file=str(template)), str(template), details)) from error


def _runs_over(form: Form, pages: tuple[Page, ...]) -> tuple[Fault, ...]:
    """A warning where a letter's last page holds only what three lines more on the page before would have taken."""
    if not isinstance(form, Circular) or len(pages) < 2:
        return ()
    last, before = pages[-1], pages[-2]
    over = (last.used - before.room) / last.line if last.line else math.inf
    if over > _FEW_LINES:
        return ()
    code = "letter-runs-over" if form.spacing == "normal" else "compact-letter-runs-over"
    return (Fault(code, Place(field="spacing"), details={"lines": str(max(1, math.ceil(over)))}),)
