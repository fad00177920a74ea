"""Faces in the file: Type0 fonts whose character ids are glyph ids, so that what is drawn reads back (ISO 32000-1, 9.7).

A glyph stands for one text in a file. Where it stands for a second (a no-break space drawn as a space), the second gets an id of
its own above the font's glyphs, mapped to the same outline.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz

from thaiforms.paper import FontFace, Shaped
from thaiforms.pdf.objects import Objects, dictionary, number

MARK_WIDTH = 1
"""What a mark advances, in thousandths of an em: at 0 some readers begin a new line at two marks in a row."""

_PRINTED = frozenset({"head", "hhea", "hmtx", "maxp", "loca", "glyf"})
"""The tables that a viewer of glyph ids reads; hints are left out, and so are theirs."""


@dataclass(frozen=True, slots=True)
class _Measures:
    """What a font descriptor says, in thousandths of an em."""

    name: str
    ascent: int
    descent: int
    box: tuple[int, int, int, int]
    glyphs: int


class EmbeddedFace:
    """One face in one file: which of its glyphs are used, for which text."""

    def __init__(self, face: FontFace) -> None:
        self.face = face
        self._texts: dict[int, str] = {}  # by character id
        self._glyphs: dict[int, int] = {}  # of the ids above the font's own
        self._widths: dict[int, float] = {}
        self._words: dict[Shaped, tuple[int, ...]] = {}

    def use(self, shaped: Shaped) -> tuple[int, ...]:
        """The character ids that draw the shaped text and read back as it."""
        known = self._words.get(shaped)
        if known is None:
            known = tuple(map(self._identifier, shaped.glyphs, shaped.texts, shaped.advances))
            self._words[shaped] = known
        return known

    def _identifier(self, glyph: int, text: str, advance: float) -> int:
        identifier = glyph
        while self._texts.setdefault(identifier, text) != text:
            identifier = max(_measures(self.face).glyphs - 1, identifier) + 1
        self._widths[identifier] = advance if advance else MARK_WIDTH
        if identifier != glyph:
            self._glyphs[identifier] = glyph
        return identifier

    def embedded(self, objects: Objects) -> str:
        """Put the font into the file; the reference to it."""
        measures = _measures(self.face)
        used = frozenset(self._glyphs.get(identifier, identifier) for identifier in self._texts)
        packed, length = _subset(self.face, used)
        name = f"/{_tag(used)}+{measures.name}"
        file = objects.stream(packed, {"Filter": "/FlateDecode", "Length1": str(length)}, packed=True)
        descriptor = objects.add(
            dictionary(
                {
                    "Type": "/FontDescriptor",
                    "FontName": name,
                    "Flags": "4",
                    "FontBBox": f"[{' '.join(map(str, measures.box))}]",
                    "ItalicAngle": "-12" if self.face.italic else "0",
                    "Ascent": str(measures.ascent),
                    "Descent": str(measures.descent),
                    "CapHeight": str(measures.ascent),
                    "StemV": "120" if self.face.bold else "80",
                    "FontFile2": file,
                }
            )
        )
        descendant = objects.add(
            dictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/CIDFontType2",
                    "BaseFont": name,
                    "CIDSystemInfo": "<</Registry (Adobe)/Ordering (Identity)/Supplement 0>>",
                    "FontDescriptor": descriptor,
                    "DW": "0",
                    "W": self._width_array(),
                    "CIDToGIDMap": self._map(objects),
                }
            )
        )
        return objects.add(
            dictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/Type0",
                    "BaseFont": name,
                    "Encoding": "/Identity-H",
                    "DescendantFonts": f"[{descendant}]",
                    "ToUnicode": objects.stream(_to_unicode(self._texts)),
                }
            )
        )

    def _width_array(self) -> str:
        """Widths by runs of neighbouring ids."""
        parts: list[str] = []
        before = -2
        for identifier in sorted(self._widths):
            parts.append(
                f" {number(self._widths[identifier])}"
                if identifier == before + 1
                else f"]{identifier}[{number(self._widths[identifier])}"
            )
            before = identifier
        return "[" + "".join(parts).removeprefix("]") + "]]"

    def _map(self, objects: Objects) -> str:
        if not self._glyphs:
            return "/Identity"
        table = bytearray(b"".join(glyph.to_bytes(2, "big") for glyph in range(max(self._glyphs) + 1)))
        for identifier, glyph in self._glyphs.items():
            table[2 * identifier : 2 * identifier + 2] = glyph.to_bytes(2, "big")
        return objects.stream(bytes(table))


@lru_cache(maxsize=16)
def _font(face: FontFace) -> uharfbuzz.Face:
    return uharfbuzz.Face(face.data)


@lru_cache(maxsize=16)
def _measures(face: FontFace) -> _Measures:
    opened = _font(face)
    em = opened.upem
    extents = uharfbuzz.Font(opened).get_font_extents("ltr")
    head = opened.reference_table("head").data
    box = tuple(int.from_bytes(head[at : at + 2], "big", signed=True) * 1000 // em for at in (36, 38, 40, 42))
    name = face.family.replace(" ", "") + ("-Bold" if face.bold else "") + ("-Italic" if face.italic else "")
    plain = "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter == "-"))
    return _Measures(
        name=plain if plain.strip("-") else f"Font{face.digest[:8]}",
        ascent=extents.ascender * 1000 // em,
        descent=extents.descender * 1000 // em,
        box=(box[0], box[1], box[2], box[3]),
        glyphs=opened.glyph_count,
    )


@lru_cache(maxsize=256)
def _subset(face: FontFace, glyphs: frozenset[int]) -> tuple[bytes, int]:
    """The font with the outlines of these glyphs alone, compressed; and its length before."""
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.NO_HINTING
    dropped = set(_font(face).table_tags) - _PRINTED
    wanted.drop_table_tag_set.update(int.from_bytes(table.encode("ascii"), "big") for table in dropped)
    data = bytes(uharfbuzz.subset(_font(face), wanted).blob.data)
    return zlib.compress(data, 9), len(data)


def _tag(glyphs: Iterable[int]) -> str:
    """Six capitals that differ with the subset (ISO 32000-1, 9.6.4)."""
    value = zlib.crc32(",".join(map(str, sorted(glyphs))).encode("ascii"))
    return "".join(chr(65 + value // 26**place % 26) for place in range(6))


def _to_unicode(texts: dict[int, str]) -> bytes:
    lines = [
        f"<{identifier:04X}><{text.encode('utf-16-be').hex().upper()}>"
        for identifier, text in sorted(texts.items())
        if text
    ]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
        f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")
