"""Which face draws a text: the family asked for, the one that stands in for it, or the symbols."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from thaiforms.errors import Fault, GlyphError, Place
from thaiforms.layout.shaping import coverage, moves_marks, reach
from thaiforms.layout.symbols import is_symbol_font
from thaiforms.paper import FontFace
from thaiforms.supplies import Supplies

HOUSE_FAMILY = "TH Sarabun New"
SYMBOLS = "Thaiforms Symbols"
# The same letters with the same widths: measured for every Thai and ASCII character.
_SAME_WIDTHS = {"", "TH SarabunPSK", "TH Sarabun PSK", "TH SarabunIT๙", "TH SarabunIT9", HOUSE_FAMILY}


@lru_cache(maxsize=256)
def face_for(supplies: Supplies, family: str, bold: bool, italic: bool) -> FontFace:
    """The face that draws the family's letters: its own, or the house's.

    Raises GlyphError where there is neither, or where its marks would not read back.
    """
    for name in (family, HOUSE_FAMILY):
        face = supplies.face(name, bold=bold, italic=italic)
        if face is not None and moves_marks(face):
            raise GlyphError(Fault("font-marks-unsupported", Place(), name))
        if face is not None:
            return face
    raise GlyphError(Fault("font-missing", Place(), HOUSE_FAMILY))


@lru_cache(maxsize=256)
def replacement(supplies: Supplies, family: str) -> Fault | None:
    """A warning where a family of other widths is drawn by the house's."""
    if family in _SAME_WIDTHS or is_symbol_font(family) or supplies.face(family) is not None:
        return None
    return Fault("font-replaced", Place(), family, {"by": HOUSE_FAMILY})


def shared_out(text: str, face: FontFace, supplies: Supplies) -> Iterator[tuple[str, FontFace | None]]:
    """The text in parts, each with the face that can draw it: the symbols' where the first can't, or none."""
    symbols = (supplies.face(SYMBOLS, bold=True) if face.bold else None, supplies.face(SYMBOLS))
    faces = [one for one in (face, *symbols) if one is not None]

    def drawn_by(letter: str) -> FontFace | None:
        """The first face that has the letter itself, or else one that has what it stands for or looks like."""
        return next((one for letters in (coverage, reach) for one in faces if letter in letters(one)), None)

    for found, letters in groupby(text, drawn_by):
        yield "".join(letters), found
