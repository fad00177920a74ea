"""PDF objects as bytes, numbered and written out by ReportLab's document."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject


class _Body(PDFObject):
    """An object whose bytes are known."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, document: Any) -> bytes:  # noqa: ARG002 - ReportLab's signature
        return self.body


class Objects:
    """The objects of one file."""

    def __init__(self) -> None:
        # compression, dates and the identifier are ours to give: nothing may come from the clock or the settings
        self._document: Any = PDFDocument(dummyoutline=1, invariant=1, pdfVersion=(1, 7))
        self._digest = hashlib.sha256()

    def add(self, body: bytes) -> str:
        """Put an object in the file; how others point at it."""
        self._digest.update(body)
        reference = self._document.Reference(_Body(body))
        return str(reference.format(self._document).decode("ascii"))

    def stream(self, data: bytes, entries: Mapping[str, str] | None = None, *, packed: bool = False) -> str:
        """Put a stream in the file, compressed unless its bytes are already."""
        own = dict(entries) if entries is not None else {}
        if not packed:
            data, own["Filter"] = zlib.compress(data, 9), "/FlateDecode"
        head = dictionary({**own, "Length": str(len(data))})
        return self.add(b"%s\nstream\n%s\nendstream" % (head, data))

    def ahead(self, count: int) -> str:
        """How to point at the object that comes after the next ``count``."""
        return f"{self._document.objectcounter + count + 1} 0 R"

    def finished(self, catalog: str, info: bytes) -> bytes:
        """The whole file. The identifier is the hash of all that is in it."""
        self._document.Catalog = _Body(catalog.encode("ascii"))
        self._document.info = _Body(info)
        self._digest.update(info)
        identifier = self._digest.hexdigest()[:32]
        self._document._ID = f"[<{identifier}><{identifier}>]".encode("ascii")
        return bytes(self._document.format())


def dictionary(entries: Mapping[str, str]) -> bytes:
    """A dictionary of names and values that are PDF already."""
    return ("<<" + "".join(f"/{name} {value}" for name, value in entries.items()) + ">>").encode("ascii")


def text_string(text: str) -> str:
    """A text string, UTF-16 with its mark (ISO 32000-1, 7.9.2.2)."""
    return "<" + ("\ufeff" + text).encode("utf-16-be").hex().upper() + ">"


def number(value: float) -> str:
    """A number, to a thousandth, without what it does not need."""
    shown = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if shown in {"-0", ""} else shown
