"""Pages to content streams, and what these draw with: faces and pictures."""

from __future__ import annotations

from thaiforms.paper import Fill, FontFace, GlyphRun, Page, Path, Picture, Rule
from thaiforms.pdf.embed import EmbeddedFace
from thaiforms.pdf.sheet import Sheet
from thaiforms.pdf.tags import Tags


class Painter:
    """Paints the pages of one file; knows the fonts and pictures that it needs. Without tags nothing is marked."""

    def __init__(self, tags: Tags | None = None) -> None:
        self.faces: dict[FontFace, tuple[str, EmbeddedFace]] = {}
        self.pictures: dict[bytes, str] = {}
        self._tags = tags

    def content(self, page: Page) -> bytes:
        """The page's content stream."""
        sheet = Sheet(page.height, self._tags)
        for item in page.items:
            if isinstance(item, GlyphRun):
                sheet.write(*self._face(item.words[0].face), item)
            elif isinstance(item, Rule):
                sheet.rules.append(item)
            elif isinstance(item, Fill):
                sheet.fill(item)
            elif isinstance(item, Path):
                sheet.trace(item)
            elif isinstance(item, Picture):
                sheet.place(self.pictures.setdefault(item.data, f"P{len(self.pictures) + 1}"), item)
        return sheet.finished()

    def _face(self, face: FontFace) -> tuple[str, EmbeddedFace]:
        if face not in self.faces:
            self.faces[face] = (f"F{len(self.faces) + 1}", EmbeddedFace(face))
        return self.faces[face]
