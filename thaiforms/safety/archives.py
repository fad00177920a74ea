"""DOCX and XLSX files from anywhere, opened within limits, before any other library sees them.

The limits are those that a form of a thousand pages stays far below, and that a bomb runs into before it has cost
a second: each part and all together, the number of parts, and how far a large part may unpack.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
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
_HEADER = 30  # bytes of an entry's own header, before its name
_UTF8 = 0x800  # the flag of a name that is so written
_REMEMBERED = MIB // 2


def open_archive(data: bytes, *, raising: type[UserError] = TemplateError) -> Mapping[str, bytes]:
    """The parts of a DOCX or XLSX by name, in the file's order, unpacked. Raises ``raising`` with what is unsafe."""
    _refuse_other_files(data, raising)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            faults = list(_entry_faults(entries, data))
            if faults:
                raise raising(faults)
            parts = {entry.filename: _unpacked(archive, data, entry) for entry in entries if not entry.is_dir()}
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


def repack(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """An archive of our own with its parts changed, all at the oldest time a zip knows: same parts, same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in archive.namelist():
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
            target.writestr(entry, change(name, archive.read(name)), compresslevel=6)
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


def _unpacked(archive: zipfile.ZipFile, data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """A part, unpacked; one of moderate size is remembered, for the archives that hold it too."""
    if entry.file_size > _REMEMBERED or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return archive.read(entry)
    start = _start(data, entry)
    return _inflated(data[start : start + entry.compress_size], entry.compress_type, entry.file_size, entry.CRC)


def _start(data: bytes, entry: zipfile.ZipInfo) -> int:
    """Where the packed bytes of an entry begin. Raises BadZipFile where its own header says another name than the list."""
    name, extra = struct.unpack_from("<2H", data, entry.header_offset + 26)
    begin = entry.header_offset + _HEADER
    own = data[begin : begin + name].decode("utf-8" if entry.flag_bits & _UTF8 else "cp437")
    if own != entry.orig_filename or not data.startswith(b"PK\3\4", entry.header_offset):
        raise zipfile.BadZipFile(f"{entry.orig_filename!r} and {own!r} differ")
    return begin + int(name) + int(extra)


@lru_cache(maxsize=64)
def _inflated(packed: bytes, method: int, size: int, check: int) -> bytes:
    """The bytes that were packed. Raises BadZipFile where they are not those that the archive tells of."""
    data = packed if method == zipfile.ZIP_STORED else zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, size + 1)
    if len(data) != size or zlib.crc32(data) != check:
        raise zipfile.BadZipFile("bad check sum or length")
    return data


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


def _entry_faults(entries: list[zipfile.ZipInfo], data: bytes) -> Iterable[Fault]:
    """What is unsafe about the list of entries; nothing has been unpacked yet."""
    if len(entries) > ENTRIES:
        yield Fault("archive-too-many-parts", found=str(len(entries)), details={"most": str(ENTRIES)})
        return
    total = sum(entry.file_size for entry in entries)
    if total > TOTAL:
        yield Fault("archive-too-large", found=f"{total / MIB:.0f} MiB", details={"most": f"{TOTAL // MIB} MiB"})
    yield from _name_faults(entries)
    yield from _overlaps(entries, data)
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


def _overlaps(entries: Iterable[zipfile.ZipInfo], data: bytes) -> Iterable[Fault]:
    """Entries whose packed bytes lie in one another, as in bombs that unpack the same bytes many times."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            yield Fault("archive-damaged", Place(part=entry.filename), "overlapped entries")
        lengths = struct.unpack_from("<2H", data, entry.header_offset + 26)
        end = entry.header_offset + _HEADER + sum(lengths) + entry.compress_size


def _refuse_doctypes(parts: Mapping[str, bytes], raising: type[UserError]) -> None:
    """A document type is where entity bombs and outside files come in; no Office file needs one."""
    found = (name for name, data in parts.items() if name.endswith((".xml", ".rels", ".vml")) and _has_doctype(data))
    faults = [Fault("xml-doctype", Place(part=name)) for name in found]
    if faults:
        raise raising(faults)


def _has_doctype(data: bytes) -> bool:
    return _seen_doctype(data) if len(data) <= _REMEMBERED else _seen_doctype.__wrapped__(data)


@lru_cache(maxsize=64)
def _seen_doctype(data: bytes) -> bool:
    return any(mark in data for mark in _DOCTYPES)
