"""Faces in the file: Type0 fonts whose character ids are glyph ids, so that what is drawn reads back (ISO 32000-1, 9.7).

A glyph stands for one text in a file. Where it stands for a second (a no-break space drawn as a space), the second gets an id of
its own above the font's glyphs, mapped to the same outline.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import uharfbuzz

from thaiforms.frozen import frozen
from thaiforms.paper import FontFace, Shaped
from thaiforms.pdf.objects import Objects, dictionary, number

MARK_WIDTH = 1
"""What a mark advances, in thousandths of an em: at 0 some readers begin a new line at two marks in a row."""

_PRINTED = frozenset({"head", "hhea", "hmtx", "maxp", "loca", "glyf"})
"""The tables that a viewer of glyph ids reads; hints are left out, and so are theirs."""


@frozen
class _Measures:
    """What a font descriptor says, in thousandths of an em."""

    name: str
    ascent: int
    descent: int
    box: tuple[int, int, int, int]
    glyphs: int


class Glyph(NamedTuple):
    """A glyph as it is used: the text that it stands for, and what it advances, in thousandths of an em."""

    glyph: int
    text: str
    advance: float


class EmbeddedFace:
    """One face in one file: which of its glyphs are used, for which text."""

    def __init__(self, face: FontFace) -> None:
        self.face = face
        self._used: set[Glyph] = set()  # those that are character ids themselves
        self._texts: dict[int, str] = {}  # by character id
        self._others: dict[int, Glyph] = {}  # by the ids above the font's own
        self._words: dict[Shaped, tuple[int, ...]] = {}

    def takes(self, glyphs: frozenset[Glyph]) -> bool:
        """Whether each of the glyphs can be a character id itself; they are noted as used if so."""
        if glyphs <= self._used:
            return True
        new = glyphs - self._used
        texts = {glyph: text for glyph, text, _ in new}
        known = self._texts
        if len(texts) < len(new) or any(known.get(glyph, text) != text for glyph, text in texts.items()):
            return False
        self._texts |= texts
        self._used |= new
        return True

    def use(self, shaped: Shaped) -> tuple[int, ...]:
        """The character ids that draw the shaped text and read back as it."""
        known = self._words.get(shaped)
        if known is None:
            known = tuple(map(self._identifier, map(Glyph, shaped.glyphs, shaped.texts, shaped.advances)))
            self._words[shaped] = known
        return known

    def _identifier(self, used: Glyph) -> int:
        identifier = used.glyph
        while self._texts.setdefault(identifier, used.text) != used.text:
            identifier = max(_measures(self.face).glyphs - 1, identifier) + 1
        if identifier == used.glyph:
            self._used.add(used)
        else:
            self._others[identifier] = used
        return identifier

    @property
    def texts(self) -> frozenset[tuple[int, str]]:
        """What each character id reads as."""
        return frozenset(self._texts.items())

    def embedded(self, objects: Objects, to_unicode: str) -> str:
        """Put the font into the file; the reference to it. ``to_unicode`` is that to what its character ids read as."""
        font = _printed(self.face, frozenset(self._used), tuple(self._others.items()))
        measures = _measures(self.face)
        packed = {"Filter": "/FlateDecode"}
        file = objects.stream(font.file, {**packed, "Length1": str(font.length)}, packed=True)
        descriptor = objects.add(
            dictionary(
                {
                    "Type": "/FontDescriptor",
                    "FontName": font.name,
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
                    "BaseFont": font.name,
                    "CIDSystemInfo": "<</Registry (Adobe)/Ordering (Identity)/Supplement 0>>",
                    "FontDescriptor": descriptor,
                    "DW": "0",
                    "W": font.widths,
                    "CIDToGIDMap": objects.stream(font.outlines, packed, packed=True) if font.outlines else "/Identity",
                }
            )
        )
        return objects.add(
            dictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/Type0",
                    "BaseFont": font.name,
                    "Encoding": "/Identity-H",
                    "DescendantFonts": f"[{descendant}]",
                    "ToUnicode": to_unicode,
                }
            )
        )


class _Printed(NamedTuple):
    """What a file holds of a font, compressed."""

    name: str
    file: bytes
    length: int  # of the file, unpacked
    widths: str
    outlines: bytes  # the outline of each character id; empty where each is that of its own number


@lru_cache(maxsize=256)
def _printed(face: FontFace, used: frozenset[Glyph], others: tuple[tuple[int, Glyph], ...]) -> _Printed:
    """The font with these glyphs alone; ``others`` are those whose character ids are not their own numbers."""
    by_identifier = {**{one.glyph: one for one in sorted(used)}, **dict(others)}
    glyphs = frozenset(one.glyph for one in by_identifier.values())
    file, length = _subset(face, glyphs)
    return _Printed(
        name=f"/{_tag(glyphs)}+{_measures(face).name}",
        file=file,
        length=length,
        widths=_width_array({identifier: one.advance or MARK_WIDTH for identifier, one in by_identifier.items()}),
        outlines=zlib.compress(_outlines(dict(others)), 9) if others else b"",
    )


def _width_array(widths: Mapping[int, float]) -> str:
    """Widths by runs of neighbouring ids."""
    parts: list[str] = []
    before = -2
    for identifier in sorted(widths):
        shown = number(widths[identifier])
        parts.append(f" {shown}" if identifier == before + 1 else f"]{identifier}[{shown}")
        before = identifier
    return "[" + "".join(parts).removeprefix("]") + "]]"


def _outlines(others: Mapping[int, Glyph]) -> bytes:
    """The outline of each character id, as a CIDToGIDMap tells it."""
    table = bytearray(b"".join(glyph.to_bytes(2, "big") for glyph in range(max(others) + 1)))
    for identifier, one in others.items():
        table[2 * identifier : 2 * identifier + 2] = one.glyph.to_bytes(2, "big")
    return bytes(table)


def face_name(face: FontFace) -> str:
    """What the pages of any file call the face."""
    return f"F{face.digest[:8]}"


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


def embedded(faces: Sequence[EmbeddedFace], objects: Objects) -> dict[FontFace, str]:
    """The references to the fonts of these faces, once they are in the file. What they read as stands there once where they agree."""
    texts = [face.texts for face in faces]
    together = frozenset().union(*texts)
    agree = len({identifier for identifier, _ in together}) == len(together)
    maps = [_to_unicode(together)] * len(faces) if agree else list(map(_to_unicode, texts))
    streams = {data: objects.stream(data, {"Filter": "/FlateDecode"}, packed=True) for data in dict.fromkeys(maps)}
    return {face.face: face.embedded(objects, streams[data]) for face, data in zip(faces, maps, strict=True)}


@lru_cache(maxsize=256)
def _to_unicode(texts: frozenset[tuple[int, str]]) -> bytes:
    """What each character id reads as (ISO 32000-1, 9.10.3): neighbours whose letters are neighbours as one range."""
    lines = [
        f"<{first:04X}><{last:04X}><{text.encode('utf-16-be').hex().upper()}>" for first, last, text in _ranges(texts)
    ]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "".join(f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange\n" for block in blocks)
    written = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
        f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
    return zlib.compress(written.encode("ascii"), 9)


def _ranges(texts: Iterable[tuple[int, str]]) -> list[tuple[int, int, str]]:
    """First and last character id of each range, and the text of the first. Only the lowest byte of either may grow."""
    ranges: list[tuple[int, int, str]] = []
    for identifier, text in sorted(texts):
        first, last, begin = ranges[-1] if ranges else (0, 0, "")
        step = identifier - first
        follows = len(begin) == len(text) == 1 and last + 1 == identifier and ord(text) == ord(begin) + step
        if follows and identifier >> 8 == first >> 8 and ord(text) >> 8 == ord(begin) >> 8 and ord(text) < 0x10000:
            ranges[-1] = (first, identifier, begin)
        elif text:
            ranges.append((identifier, identifier, text))
    return ranges
