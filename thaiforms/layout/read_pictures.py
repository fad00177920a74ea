"""Picture files of a Word file: those that can be drawn, and a pale box for those that can't."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from thaiforms.layout.contours import box
from thaiforms.layout.frames import Frame
from thaiforms.layout.metafiles import bitmap_of, is_emf, is_wmf, unpacked
from thaiforms.layout.styles import TableText
from thaiforms.layout.words import Element
from thaiforms.paper import AS_IT_IS, WHOLE, Crop, Path, Picture, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thaiforms.layout.artwork import Part
    from thaiforms.layout.package import Package, Relation
    from thaiforms.layout.story import Block

_DOTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
"""How files of pictures in dots begin: PNG, JPEG, GIF, BMP, TIFF."""
_PALE, _EDGE = "F2F2F2", "BFBFBF"


class Source(Protocol):
    """What a reader of drawings asks of the file's reader."""

    package: Package
    simplifies: bool  # whether a shape that is not known is drawn as a box
    relations: Mapping[str, Relation]

    def blocks(self, parent: Element, *, field: str = "", table: TableText) -> tuple[Block, ...]:
        """The blocks of a text box."""

    def refuse(self, element: Element, text: str) -> None:
        """Note that an element can't be drawn."""

    def warn(self, code: str, element: Element, **details: str) -> None:
        """Note what is drawn otherwise than Word draws it."""


class NotDrawnError(Exception):
    """Something in a drawing is not known; ``element`` names it."""

    def __init__(self, element: Element) -> None:
        super().__init__(element.tag)
        self.element = element


def read_picture(
    source: Source,
    element: Element,
    relation: str,
    *,
    frame: Frame,
    crop: Crop = WHOLE,
    alternative: str = "",
    tone: Tone = AS_IT_IS,
) -> Iterator[Part]:
    """The picture that a relation leads to, in its frame; a pale box, and a warning, where it can't be drawn."""
    found = source.relations.get(relation)
    data = b"" if found is None or found.external else unpacked(source.package.parts.get(found.target, b""))
    shown = data if data.startswith(_DOTS) else bitmap_of(data)
    if shown is not None:
        place = (frame.x, frame.y, frame.width, frame.height)
        yield Picture(*place, shown, alternative, crop=crop, turn=frame.turn, mirrored=frame.mirrored, tone=tone)
        return
    parts = _plotted(data, frame) if crop == WHOLE else []
    yield from parts
    if not parts:
        source.warn("picture-not-drawn", element, name="" if found is None else found.target.rsplit("/", 1)[-1])
        outline = frame.contours([box(frame.width, frame.height)])
        yield Path(outline, fill=_PALE, stroke=_EDGE, width=0.5)


def tone_of(contrast: float, brightness: float, *, cover: float = 1) -> Tone:
    """The tone of a picture with its contrast multiplied and its brightness raised, of which the paper shows through."""
    black, white = (min(max(0.5 + end * contrast + brightness, 0), 1) for end in (-0.5, 0.5))
    return Tone(*(round(1 - cover + cover * end, 4) for end in (black, white)))


def _plotted(data: bytes, frame: Frame) -> list[Part]:
    """What a metafile draws, nothing where that is not known in whole."""
    if not is_emf(data) and not is_wmf(data):
        return []
    # Loaded where a file holds one: most hold none, and the first document of a process has no time to lose.
    from thaiforms.layout import read_emf, read_wmf
    from thaiforms.layout.plotter import UnknownRecordError

    try:
        return read_emf.drawn(data, frame) if is_emf(data) else read_wmf.drawn(data, frame)
    except (UnknownRecordError, struct.error, ValueError, IndexError, OverflowError):
        return []
