"""DOCX and XLSX files from anywhere, opened within limits, before any other library sees them.

The limits are those that a form of a thousand pages stays far below, and that a bomb runs into before it has cost
a second: each part and all together, the number of parts, and how far a large part may unpack.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from types import MappingProxyType

from lxml import etree

from thaiforms.errors import Fault, Place, TemplateError, UserError

MIB = 1024 * 1024
PART = 32 * MIB
TOTAL = 64 * MIB
ENTRIES = 2000
RATIO = 100  # of a part that unpacks to more than RATIO_FROM
RATIO_FROM = 16 * MIB

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word before 2007, and any encrypted Office file
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_KNOWN = {b"%PDF": "PDF", b"{\\rt": "RTF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"Rar!": "RAR"}
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_LINK = 0o120000


def open_archive(data: bytes, *, raising: type[UserError] = TemplateError) -> Mapping[str, bytes]:
    """The parts of a DOCX or XLSX by name, in the file's order, unpacked. Raises ``raising`` with what is unsafe."""
    _refuse_other_files(data, raising)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            faults = list(_entry_faults(entries))
            if faults:
                raise raising(faults)
            parts = {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        OverflowError,
        IndexError,
    ) as error:
        raise raising(Fault("archive-damaged", found=str(error))) from error
    _refuse_doctypes(parts, raising)
    return MappingProxyType(parts)


def repack(data: bytes, changed: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """An archive of our own with some parts changed, all at the oldest time a zip knows: same parts, same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in archive.namelist():
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
            part = archive.read(name)
            target.writestr(entry, changed[name](part) if name in changed else part, compresslevel=6)
    return out.getvalue()


def elements(data: bytes, name: str, *tags: str, raising: type[UserError] = TemplateError) -> Iterator[etree._Element]:
    """The elements of an XML part with one of the tags, one after the other; each is forgotten when the next is asked for.

    Raises ``raising`` where the part is no XML.
    """
    events = etree.iterparse(
        BytesIO(data), tag=tags, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    try:
        for _, element in events:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise raising(Fault("xml-damaged", Place(part=name), str(error))) from error


def parse_xml(data: bytes, name: str, *, raising: type[UserError] = TemplateError) -> etree._Element:
    """The root of an XML part: no entities, no network, no document type. Raises ``raising`` where it is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise raising(Fault("xml-damaged", Place(part=name), str(error))) from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise raising(Fault("xml-doctype", Place(part=name)))
    return root


def _refuse_other_files(data: bytes, raising: type[UserError]) -> None:
    """Says of a file that is no archive what it is, as far as its first bytes tell."""
    if data.startswith(_OLE):
        raise raising(Fault("file-encrypted" if _ENCRYPTED_STREAM in data else "old-office-file"))
    if not data.startswith(b"PK"):
        kind = next((name for start, name in _KNOWN.items() if data.startswith(start)), "")
        raise raising(Fault("file-empty" if not data else "not-an-office-file", found=kind))


def _entry_faults(entries: list[zipfile.ZipInfo]) -> Iterable[Fault]:
    """What is unsafe about the list of entries; nothing has been unpacked yet."""
    if len(entries) > ENTRIES:
        yield Fault("archive-too-many-parts", found=str(len(entries)), details={"most": str(ENTRIES)})
        return
    total = sum(entry.file_size for entry in entries)
    if total > TOTAL:
        yield Fault("archive-too-large", found=f"{total / MIB:.0f} MiB", details={"most": f"{TOTAL // MIB} MiB"})
    yield from _name_faults(entries)
    yield from _overlaps(entries)
    for entry in entries:
        place = Place(part=entry.filename)
        if entry.flag_bits & 0x1:
            yield Fault("file-encrypted", place)
        if entry.file_size > PART or _is_bomb(entry):
            yield Fault("archive-too-large", place, f"{entry.file_size / MIB:.0f} MiB", {"most": f"{PART // MIB} MiB"})


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > RATIO_FROM and entry.file_size > RATIO * entry.compress_size


def _name_faults(entries: Iterable[zipfile.ZipInfo]) -> Iterable[Fault]:
    """Names that stand twice, that lead out of the archive, or that are links."""
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        steps = name.replace("\\", "/").split("/")
        outside = name.startswith(("/", "\\")) or ".." in steps or ":" in name
        if outside or "\\" in name or "\0" in entry.orig_filename or (entry.external_attr >> 16) & 0o170000 == _LINK:
            yield Fault("archive-unsafe-name", Place(part=name), name)
        if name.casefold() in seen:
            yield Fault("archive-name-twice", Place(part=name), name)
        seen.add(name.casefold())


def _overlaps(entries: Iterable[zipfile.ZipInfo]) -> Iterable[Fault]:
    """Entries whose packed bytes lie in one another, as in bombs that unpack the same bytes many times."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            yield Fault("archive-damaged", Place(part=entry.filename), "overlapped entries")
        end = entry.header_offset + 30 + len(entry.orig_filename.encode("utf-8", "replace")) + entry.compress_size


def _refuse_doctypes(parts: Mapping[str, bytes], raising: type[UserError]) -> None:
    """A document type is where entity bombs and outside files come in; no Office file needs one."""
    faults = [
        Fault("xml-doctype", Place(part=name))
        for name, data in parts.items()
        if name.endswith((".xml", ".rels", ".vml")) and any(mark in data for mark in _DOCTYPES)
    ]
    if faults:
        raise raising(faults)
