"""Text to glyphs, by HarfBuzz; the only place that knows it.

Kerning and ligatures are off, as they are in Word unless asked for: so a word's glyphs don't hang on its neighbours,
and each word is shaped once and kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

import uharfbuzz

from thaiforms.frozen import distinct
from thaiforms.paper import FontFace, Shaped
from thaiforms.thai.clusters import cluster_starts

_FEATURES = {"kern": False, "liga": False, "clig": False}
_SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
_NOTHING = "\u200b\u200c\u200d\u200e\u200f\u00ad\u2060\ufeff\ufe0e\ufe0f\u2028\u2029\u061c\u202a\u202b\u202c\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_PLAIN: Mapping[int, str | None] = str.maketrans(
    {**dict.fromkeys(_SPACES, " "), **dict.fromkeys(_NOTHING, None), "\u2010": "-", "\u2011": "-"}
)
"""What any text may hold and is never drawn as such: spaces, hyphens, and what leaves no ink."""


@distinct
class Metrics:
    """What a face says of its lines, in em: the gap stands above the letters (hhea, as Word and LibreOffice read it)."""

    ascent: float
    descent: float
    gap: float

    @property
    def line(self) -> float:
        """The height of a single line."""
        return self.ascent + self.descent + self.gap


@lru_cache(maxsize=16)
def _font(face: FontFace) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(face.data))


@lru_cache(maxsize=16)
def metrics(face: FontFace) -> Metrics:
    """The face's line metrics."""
    font = _font(face)
    extents, em = font.get_font_extents("ltr"), font.face.upem
    return Metrics(extents.ascender / em, -extents.descender / em, extents.line_gap / em)


@lru_cache(maxsize=16)
def coverage(face: FontFace) -> frozenset[str]:
    """The characters that the face can draw, or that need no drawing."""
    drawn = {chr(code) for code in _font(face).face.unicodes}
    return frozenset(drawn | {chr(code) for code, shown in _PLAIN.items() if drawn.issuperset(shown or "")})


@lru_cache(maxsize=16)
def reach(face: FontFace) -> frozenset[str]:
    """The characters that the face can draw as they are, or by others that they stand for or look like."""
    # Loaded by rare letters alone: most documents have none, and the first one of a process has no time to lose.
    from thaiforms.layout.alike import DRAWN_AS

    drawn = coverage(face)
    return drawn | {chr(code) for code, shown in DRAWN_AS.items() if drawn.issuperset(shown)}


_MARKED = ("ที่", "ปู่", "ฟ้ำ", "น้ำ", "กุ้ง", "ญู", "ฎุ")  # marks over each other, over tall letters, below long ones


@lru_cache(maxsize=16)
def moves_marks(face: FontFace) -> bool:
    """Whether the face puts Thai marks in their places by moving them (GPOS) or by more glyphs than letters: such text reads back wrong."""
    drawn = [word for word in _MARKED if coverage(face).issuperset(word)]
    return any(_is_moved(word, face) for word in drawn)


def _is_moved(word: str, face: FontFace) -> bool:
    infos, positions = _shaped(word, face)
    return len(infos) > len(word) or any(position.x_offset or position.y_offset for position in positions)


def drawn_text(text: str) -> str:
    """The text with what is never drawn taken out, and spaces and hyphens of every kind as the common ones."""
    return text if text.isascii() else text.translate(_PLAIN)


def _told(text: str, face: FontFace) -> tuple[str, str]:
    """What is drawn for the text, and what is read from it, letter by letter."""
    plain, covered = drawn_text(text), coverage(face)
    if covered.issuperset(plain):
        return plain, plain
    from thaiforms.layout.alike import DRAWN_AS, READ_AS

    drawn = [letter if letter in covered else DRAWN_AS.get(ord(letter), letter) for letter in plain]
    return "".join(drawn), "".join(
        [letter if letter in covered else READ_AS.get(ord(letter), letter) for letter in plain]
    )


@lru_cache(maxsize=32768)
def shape(text: str, face: FontFace) -> Shaped:
    """The glyphs of the text. All of it must be in the face's reach."""
    drawn, read = _told(text, face)
    infos, positions = _shaped(drawn, face)
    em = _font(face).face.upem
    edges = [info.cluster for info in infos] + [len(drawn)]
    texts = _shared([read[start:end] for start, end in pairwise(edges)])
    begins = set(cluster_starts(drawn))
    advances = tuple(position.x_advance * 1000 / em for position in positions)
    starts = tuple(edge in begins for edge in edges[:-1])
    return Shaped(
        text=read,
        face=face,
        glyphs=tuple(info.codepoint for info in infos),
        advances=advances,
        texts=texts,
        starts=starts,
        gaps=sum(starts),
        width=sum(advances) / 1000,
    )


def _shared(texts: list[str]) -> tuple[str, ...]:
    """A letter for each glyph: where a mark was typed after SARA AM, HarfBuzz draws it first and gives both to the last glyph."""
    found: list[str] = []
    waiting = 0
    for text in texts:
        if not text:
            waiting += 1
            continue
        found += (*text[:waiting], text[waiting:])
        waiting = 0
    return tuple(found) + ("",) * waiting


def _shaped(text: str, face: FontFace) -> tuple[list[uharfbuzz.GlyphInfo], list[uharfbuzz.GlyphPosition]]:
    if not text:
        return [], []
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    uharfbuzz.shape(_font(face), buffer, _FEATURES)
    return buffer.glyph_infos, buffer.glyph_positions
