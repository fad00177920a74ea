"""Pages to content streams, and what these draw with: faces and pictures."""

from __future__ import annotations

from thaiforms.paper import Fill, FontFace, GlyphRun, Page, Path, Picture, PlacedStrip, Rule, Shaped, Strip, Tone
from thaiforms.pdf.embed import EmbeddedFace
from thaiforms.pdf.sheet import Sheet
from thaiforms.pdf.strips import WrittenStrip, write_strip, written
from thaiforms.pdf.tags import Tags


class Painter:
    """Paints the pages of one file; knows the fonts and pictures that it needs."""

    def __init__(self) -> None:
        self.faces: dict[FontFace, EmbeddedFace] = {}
        self.pictures: dict[tuple[bytes, Tone], str] = {}

    def content(self, page: Page, tags: Tags | None) -> bytes:
        """The page's content stream. Without tags nothing in it is marked."""
        sheet = Sheet(page.height, tags)
        for item in page.drawn:
            if isinstance(item, PlacedStrip):
                sheet.write(self._ready(item.strip, written(item.strip)), item.x, item.y, item.node)
            elif isinstance(item, GlyphRun):
                strip = Strip((item,))
                ready = self._ready(strip, written.__wrapped__(strip))
                if item.turn:
                    sheet.write_turned(ready, item)
                else:
                    sheet.write(ready, 0, 0, 0)
            elif isinstance(item, Rule):
                sheet.rules.append(item)
            elif isinstance(item, Fill):
                sheet.fill(item)
            elif isinstance(item, Path):
                sheet.trace(item)
            elif isinstance(item, Picture):
                sheet.place(self.pictures.setdefault((item.data, item.tone), f"P{len(self.pictures) + 1}"), item)
        return sheet.finished()

    def _ready(self, strip: Strip, known: WrittenStrip) -> WrittenStrip:
        """The strip as this file writes it: as any other does, but where a glyph stands for a second text."""
        if all(self._face(face).takes(glyphs) for face, glyphs in known.glyphs):
            return known
        return write_strip(strip, self._identified)

    def _identified(self, shaped: Shaped) -> tuple[int, ...]:
        return self._face(shaped.face).use(shaped)

    def _face(self, face: FontFace) -> EmbeddedFace:
        if face not in self.faces:
            self.faces[face] = EmbeddedFace(face)
        return self.faces[face]
