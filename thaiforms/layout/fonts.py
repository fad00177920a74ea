"""Which face draws a text: the family asked for, the one that stands in for it, or the symbols."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from thaiforms.errors import Fault, GlyphError, Place
from thaiforms.layout.shaping import coverage
from thaiforms.layout.story import TextFormat
from thaiforms.paper import FontFace
from thaiforms.supplies import Supplies

HOUSE_FAMILY = "TH Sarabun New"
SYMBOLS = "Thaiforms Symbols"
# The same letters with the same widths: measured for every Thai and ASCII character.
_SAME_WIDTHS = {"TH SarabunPSK", "TH Sarabun PSK", "TH SarabunIT๙", "TH SarabunIT9", "Sarabun New", HOUSE_FAMILY}


class Fonts:
    """The faces of one document."""

    def __init__(self, supplies: Supplies) -> None:
        self._supplies = supplies
        self._faces: dict[tuple[str, bool, bool], FontFace] = {}
        self.warnings: list[Fault] = []

    def face(self, format_: TextFormat) -> FontFace:
        """The face that draws the format; the house's where the family isn't at hand, with a warning."""
        key = (format_.family, format_.bold, format_.italic)
        if key not in self._faces:
            self._faces[key] = self._found(*key)
        return self._faces[key]

    def _found(self, family: str, bold: bool, italic: bool) -> FontFace:
        face = self._supplies.face(family, bold=bold, italic=italic)
        if face is None and family and family not in _SAME_WIDTHS:
            self._warn(family)
        if face is None:
            face = self._supplies.face(HOUSE_FAMILY, bold=bold, italic=italic)
        if face is None:
            raise GlyphError(Fault("font-missing", Place(), HOUSE_FAMILY))
        return face

    def _warn(self, family: str) -> None:
        fault = Fault("font-replaced", Place(), family, {"by": HOUSE_FAMILY})
        if fault not in self.warnings:
            self.warnings.append(fault)

    def can_draw(self, face: FontFace, text: str) -> bool:
        """Whether the face has all letters of the text."""
        return coverage(face).issuperset(text)

    def shared_out(self, text: str, face: FontFace) -> Iterator[tuple[str, FontFace | None]]:
        """The text in parts, each with the face that can draw it: the symbols' where the first can't, or none."""
        symbols = self._supplies.face(SYMBOLS)

        def drawn_by(letter: str) -> FontFace | None:
            if letter in coverage(face):
                return face
            return symbols if symbols is not None and letter in coverage(symbols) else None

        for found, letters in groupby(text, drawn_by):
            yield "".join(letters), found
