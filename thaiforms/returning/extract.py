"""The data that a document was made from, out of the document itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from thaiforms.errors import Fault, InputError
from thaiforms.filling.properties import SOURCE_NAMESPACE
from thaiforms.intake.reading import read_tree
from thaiforms.returning.attachments import attachments_of
from thaiforms.safety.archives import open_archive, parse_xml
from thaiforms.safety.inputs import content_of

_SOURCE = f"{{{SOURCE_NAMESPACE}}}source"
_PDF_HEAD = 1024  # bytes in which a reader looks for the beginning of a PDF (ISO 32000-1, annex H)


def extract(document: bytes | Path) -> str:
    """The YAML inside a DOCX or PDF that was made with its source, letter for letter.

    Raises InputError where there is none, where there are several that differ, and for a file that is damaged or unsafe;
    ExtraError for a PDF where the extra ``verify`` is not installed.
    """
    file = str(document) if isinstance(document, Path) else ""
    try:
        return carried(content_of(document) if isinstance(document, Path) else document)
    except InputError as error:
        raise InputError(fault if fault.place.file else fault.at(file=file) for fault in error.faults) from error


def carried(data: bytes) -> str:
    """The YAML inside the bytes of a DOCX or PDF. Raises what ``extract`` raises."""
    found = dict.fromkeys(_in_pdf(data) if b"%PDF-" in data[:_PDF_HEAD] else _in_docx(data))
    if not found:
        raise InputError(Fault("source-missing"))
    if len(found) > 1:
        raise InputError(Fault("source-twice", found=str(len(found))))
    (source,) = found
    faults = read_tree(source.encode("utf-8"), file="").faults
    if faults:
        raise InputError(faults)
    return source


def _in_docx(data: bytes) -> Iterator[str]:
    """What stands in the file's own XML for it; Word and LibreOffice keep that as it is."""
    for name, part in open_archive(data, raising=InputError).items():
        if name.startswith("customXml/") and name.endswith(".xml") and SOURCE_NAMESPACE.encode() in part:
            root = parse_xml(part, name, raising=InputError)
            if root.tag == _SOURCE:
                yield "".join(map(str, root.itertext()))


def _in_pdf(data: bytes) -> Iterator[str]:
    """Its YAML files; where it has none, those inside its Word files."""
    files = list(attachments_of(data))
    texts = [content for name, content in files if name.lower().endswith((".yaml", ".yml"))]
    for content in texts:
        try:
            yield content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise InputError(Fault("source-unreadable", found=str(error.reason))) from error
    if not texts:
        for name, content in files:
            if name.lower().endswith(".docx"):
                yield from _in_docx(content)
