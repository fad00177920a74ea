"""Writes ThaiformsSymbols.ttf and its bold: the signs that office papers hold and TH Sarabun New lacks: ``python fonts/make_symbols.py``."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from signs.arrows import arrows
from signs.boxes import boxes, brackets
from signs.errands import errands
from signs.ink import Ink, Strokes, frame
from signs.latin import latin
from signs.mathematics import mathematics
from signs.numbers import numbers
from signs.ornaments import ornaments
from signs.pictures import pictures
from signs.shapes import shapes
from signs.things import things
from signs.ticks import ticks

HOME = Path(__file__).parent
EM = 1000
STYLES = {"Regular": Strokes(text=38, small=30, sign=44), "Bold": Strokes(text=60, small=46, sign=64)}
FILES = {"Regular": "ThaiformsSymbols.ttf", "Bold": "ThaiformsSymbols-Bold.ttf"}
EPOCH = 2082844800  # 1970-01-01: no clock in the file


def drawn_in(style: str) -> dict[str, Ink]:
    """All signs of a style by their letters, but those that TH Sarabun New has. Bold ones are those that stand in words."""
    with TTFont(HOME / "THSarabunNew.ttf") as sarabun:
        known = sarabun.getBestCmap()
    strokes = STYLES[style]
    found = {**latin(strokes), **numbers(strokes), **mathematics(strokes)}
    if style == "Regular":
        found |= {
            **arrows(strokes),
            **shapes(strokes),
            **boxes(),
            **brackets(strokes),
            **pictures(),
            **things(),
            **errands(),
            **ornaments(),
            **ticks(strokes),
        }
    return {sign: found[sign] for sign in sorted(found) if ord(sign) not in known}


def glyph(ink: Ink) -> object:
    """The ink as a TrueType glyph."""
    pen = TTGlyphPen(None)
    ink.path.simplify(fix_winding=True, clockwise=True)
    ink.path.draw(Cu2QuPen(pen, max_err=1))
    return pen.glyph()


def build(path: Path, style: str) -> None:
    """Write the font in a style; the same script gives the same bytes."""
    drawn = drawn_in(style)
    glyphs = {".notdef": glyph(frame(60, -40, 500, 400, 44))}
    widths = {".notdef": 560}
    names = {}
    for sign, ink in drawn.items():
        outline, width = glyph(ink), round(ink.width)
        same = (
            name for name, other in glyphs.items() if name != ".notdef" and other == outline and widths[name] == width
        )
        names[ord(sign)] = name = next(same, f"u{ord(sign):04X}")
        glyphs[name], widths[name] = outline, width
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(names)
    builder.setupGlyf(glyphs)
    outlines = builder.font["glyf"]
    builder.setupHorizontalMetrics({name: (width, outlines[name].xMin) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=844, descent=-457, lineGap=30)
    names_of = {
        "familyName": "Thaiforms Symbols",
        "styleName": style,
        "copyright": "The thaiforms developers, MIT licence",
    }
    builder.setupNameTable(names_of)
    bold = style == "Bold"
    builder.setupOS2(
        sTypoAscender=844,
        sTypoDescender=-457,
        sTypoLineGap=30,
        usWinAscent=844,
        usWinDescent=457,
        usWeightClass=700 if bold else 400,
        fsSelection=0x20 if bold else 0x40,
    )
    builder.setupPost(keepGlyphNames=False)
    builder.font["head"].macStyle = 1 if bold else 0
    builder.font["head"].created = builder.font["head"].modified = EPOCH
    builder.font.recalcTimestamp = False
    builder.save(path)


if __name__ == "__main__":
    for style, name in FILES.items():
        build(HOME / name, style)
