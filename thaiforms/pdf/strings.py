"""Words as strings of TJ (ISO 32000-1, 7.3.4.2 and 9.4.3), with signs where numbers may come between their glyphs.

A string is two bytes for each glyph, told as letters up to U+00FF; the signs stand above those.
"""

from __future__ import annotations

from functools import lru_cache

from thaiforms.paper import Shaped
from thaiforms.pdf.embed import MARK_WIDTH
from thaiforms.pdf.objects import number

GAP = "\u01ff"
"""Between two clusters."""
_ALONE, _HELD = 0x100, 0x180
"""Between two glyphs, and how many marks follow: those that begin a cluster, and what stays with the glyph before it."""

_BYTES = tuple({"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r"}.get(chr(byte), chr(byte)) for byte in range(256))


@lru_cache(maxsize=32768)
def own_template(shaped: Shaped) -> str:
    """The word's template, where each glyph is its own character id."""
    return template(shaped, shaped.glyphs)


@lru_cache(maxsize=32768)
def own_string(shaped: Shaped) -> str:
    """The word as it stands by itself, where each glyph is its own character id."""
    return plain(own_template(shaped))


def template(shaped: Shaped, identifiers: tuple[int, ...]) -> str:
    """The word's glyphs, and a sign between each two."""
    parts: list[str] = []
    for index, identifier in enumerate(identifiers):
        if index:
            marks = _marks(shaped.advances, index)
            if shaped.starts[index]:
                parts.append(GAP + (chr(_ALONE + marks) if marks else ""))
            else:
                parts.append(chr(_HELD + marks))
        parts += (_BYTES[identifier >> 8], _BYTES[identifier & 255])
    return "".join(parts)


def _marks(advances: tuple[float, ...], index: int) -> int:
    """How many marks begin here, after a letter; at most as many as there are signs for."""
    if advances[index] or not advances[index - 1]:
        return 0
    end = next((place for place in range(index, len(advances)) if advances[place]), len(advances))
    return min(end - index, _HELD - _ALONE - 1)


def plain(template: str) -> str:
    """The string without gaps. What marks advance too much is taken back before them, after their letter: so each stands

    before the next letter, and a line whose text is sorted by place reads in its order.
    """
    return held(template, 0)


def held(template: str, back: float) -> str:
    """The string where every glyph advances more by so many thousandths of an em, which is taken back within clusters."""
    shown = template.replace(GAP, "")
    for marks, sign in enumerate(_COMMON):
        if sign in shown:
            shown = shown.replace(sign, _taken(marks * MARK_WIDTH + back))
    return shown if shown.isascii() or max(shown) < _FIRST else "".join([_resolved(sign, back) for sign in shown])


_FIRST, _NONE = chr(_ALONE), chr(_HELD)
_COMMON = tuple(chr(_HELD + marks) for marks in range(4))
"""The signs between a glyph and up to three marks."""


def _resolved(sign: str, back: float) -> str:
    if sign < _FIRST:
        return sign
    marks = ord(sign) - _ALONE if ord(sign) < _HELD else ord(sign) - _HELD
    return _taken(marks * MARK_WIDTH + (back if ord(sign) >= _HELD else 0))


def _taken(back: float) -> str:
    return f"){number(back)}(" if back else ""


def drawn_together(template: str, gap: float) -> str:
    """The string with clusters nearer to each other, marks with what follows their letter (as LibreOffice has them).

    So a mark never begins right of the next letter, where readers that sort letters by their places would read it too late.
    """
    *others, last = template.split(GAP)
    return "".join([_nearer(cluster, gap) for cluster in others]) + plain(last)


def _nearer(cluster: str, gap: float) -> str:
    """A cluster, and the gap after it, which comes before its marks if it has any."""
    marked = next((sign for sign in cluster if sign > _NONE), None)
    if marked is None:
        return f"{plain(cluster)}){number(gap)}("
    before, _, after = cluster.partition(marked)
    return f"{plain(before)}){number((ord(marked) - _HELD) * MARK_WIDTH + gap)}({plain(after)}"
