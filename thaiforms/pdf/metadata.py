"""What a file says of itself, twice and alike: as its information dictionary and as XMP (ISO 19005-2, 6.6)."""

from __future__ import annotations

import datetime
import zlib
from functools import lru_cache

from markupsafe import escape

from thaiforms.frozen import frozen
from thaiforms.pdf.objects import dictionary, text_string
from thaiforms.release import __version__

_PRODUCER = f"thaiforms {__version__}"
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
{properties}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@frozen
class Metadata:
    """A file's title, when it was made, if that is to be told, and the part of PDF/A that it keeps to."""

    title: str
    moment: datetime.datetime | None
    part: int

    def info(self) -> bytes:
        """The information dictionary."""
        entries = {"Title": text_string(self._title)} if self._title else {}
        entries["Producer"] = text_string(_PRODUCER)
        if self.moment is not None:
            stamp = pdf_date(self.moment)
            entries |= {"CreationDate": stamp, "ModDate": stamp}
        return dictionary(entries)

    def packed(self) -> bytes:
        """The XMP packet, compressed."""
        return _packed(self)

    def xmp(self) -> bytes:
        """The XMP packet."""
        properties = {"pdfaid:part": str(self.part), "pdfaid:conformance": "U", "pdf:Producer": _PRODUCER}
        if self.moment is not None:
            stamp = _universal(self.moment).strftime("%Y-%m-%dT%H:%M:%SZ")
            properties |= {"xmp:CreateDate": stamp, "xmp:ModifyDate": stamp}
        lines = [f"<{name}>{escape(value)}</{name}>" for name, value in properties.items()]
        if self._title:
            title = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(self._title)}</rdf:li></rdf:Alt>'
            lines.append(f"<dc:title>{title}</dc:title>")
        return _PACKET.format(properties="\n".join(lines)).encode("utf-8")

    @property
    def _title(self) -> str:
        """The title without what XML can't hold."""
        return "".join(letter for letter in self.title if letter.isprintable()).strip()


@lru_cache(maxsize=64)
def _packed(metadata: Metadata) -> bytes:
    return zlib.compress(metadata.xmp(), 9)


def pdf_date(moment: datetime.datetime) -> str:
    """A date as PDF writes it, in universal time (ISO 32000-1, 7.9.4)."""
    return _universal(moment).strftime("(D:%Y%m%d%H%M%SZ)")


def _universal(moment: datetime.datetime) -> datetime.datetime:
    """The moment in universal time; one without a zone is taken to be that already."""
    return moment if moment.tzinfo is None else moment.astimezone(datetime.UTC)
