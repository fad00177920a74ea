"""Pictures of the pages of a PDF, drawn by pdfium from the very bytes that are saved."""

from __future__ import annotations

import hashlib
import io
import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2
from PIL import ImageChops

import thaiforms

WIDTHS = (600, 900, 1200, 1800, 2480)
"""How wide a picture may be asked for, in pixels; the widest is for print, 300 dots an inch of A4."""

_KNOWN_PAGES = 256  # pages whose picture can still be asked for
_one_at_a_time = threading.Lock()  # pdfium is not made for threads


@dataclass(frozen=True)
class Picture:
    """A page as it looks: what tells its look from any other, and its size in points."""

    digest: str
    width: float
    height: float


class Pictures:
    """The pages that were shown of late, to be drawn at any width."""

    def __init__(self) -> None:
        self._homes: OrderedDict[str, tuple[bytes, int]] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, made: thaiforms.Made) -> tuple[Picture, ...]:
        """The pages of a document; two on which the same is drawn have one digest, in whatever document they stand."""
        pictures = tuple(Picture(_look_of(page), page.width, page.height) for page in made.pages)
        with self._lock:
            for number, picture in enumerate(pictures):
                self._homes[picture.digest] = (made.pdf or b"", number)
                self._homes.move_to_end(picture.digest)
            while len(self._homes) > _KNOWN_PAGES:
                self._homes.popitem(last=False)
        return pictures

    def png(self, digest: str, width: int) -> bytes | None:
        """The picture as PNG, or None for a page that is not known or no longer."""
        with self._lock:
            home = self._homes.get(digest)
        return None if home is None or width not in WIDTHS else drawn(*home, width)


@lru_cache(maxsize=64)
def drawn(pdf: bytes, number: int, width: int) -> bytes:
    """A page of a PDF, counted from 0, as PNG of so many pixels across; without colours where it has none."""
    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        image = page.render(scale=width / page.get_width(), rev_byteorder=True).to_pil().convert("RGB")
    red, green, blue = image.split()
    grey = all(ImageChops.difference(red, other).getbbox() is None for other in (green, blue))
    stream = io.BytesIO()
    (red if grey else image).save(stream, "PNG", compress_level=1)
    return stream.getvalue()


def _look_of(page: Any) -> str:
    """What tells the drawing of a page from any other: all that is drawn, and where."""
    seen = hashlib.sha256(f"{page.width} {page.height}".encode())
    for item in page.items:
        for part in _told(item):
            seen.update(part)
    return seen.hexdigest()[:32]


def _told(item: Any) -> Iterator[bytes]:
    """What is seen of an item: not its field, nor its place in the reading order."""
    if hasattr(item, "words"):
        yield repr((item.x, item.y, item.size, item.gap, item.stretch, item.colour)).encode()
        for word in item.words:
            yield repr((word.face.digest, word.glyphs, word.advances)).encode()
    elif hasattr(item, "data"):
        yield hashlib.sha256(item.data).digest()
        yield repr((item.x, item.y, item.width, item.height, item.crop, item.turn, item.mirrored)).encode()
    else:
        yield repr(item).encode()
