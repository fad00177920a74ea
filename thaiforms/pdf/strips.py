"""Strips to operators (ISO 32000-1, 9.4): written once for each strip, since they hang on neither page nor file."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeAlias

from thaiforms.paper import FontFace, GlyphRun, Pt, Shaped, Strip
from thaiforms.pdf.embed import Glyph, face_name
from thaiforms.pdf.objects import number
from thaiforms.pdf.pens import changed_ink, ruled
from thaiforms.pdf.showing import Identify, show, spoken

Look: TypeAlias = tuple[str, tuple[str, Pt]]
"""What holds while text is shown: its colour, and its font with the size."""

_NO_LOOK: Look = ("000000", ("", 0.0))


class Span(NamedTuple):
    """The operators of a strip that stand in one mark."""

    node: int  # counted from the strip's own
    says: str
    operators: str


class WrittenStrip(NamedTuple):
    """A strip's operators; those of its runs are to follow what puts the first in its place in the first look."""

    rules: str
    spans: tuple[Span, ...]
    x: Pt  # where the first run begins, from the strip's origin
    y: Pt
    step: tuple[int, int]  # from there to where the last line begins, in hundredths of a point, upwards
    first: Look
    last: Look
    glyphs: tuple[tuple[FontFace, frozenset[Glyph]], ...]


@lru_cache(maxsize=1024)
def written(strip: Strip) -> WrittenStrip:
    """The strip's operators, where each glyph is its own character id."""
    return write_strip(strip, lambda shaped: shaped.glyphs)


def write_strip(strip: Strip, identify: Identify) -> WrittenStrip:
    """The strip's operators, with ids as they are given."""
    rules = ruled(strip.rules) if strip.rules else ""
    if not strip.runs:
        return WrittenStrip(rules, (), 0, 0, (0, 0), _NO_LOOK, _NO_LOOK, ())
    origin = strip.runs[0]
    at, look = _place(origin), _look(origin)
    spans: list[Span] = []
    for run in strip.runs:
        place, own = _place(run), _look(run)
        operators = _changes(look, own) + (_step(at, place) if spans else "") + show(run, identify)
        at, look = place, own
        says = spoken(run)
        if spans and not says and (spans[-1].node, spans[-1].says) == (run.node, says):
            spans[-1] = spans[-1]._replace(operators=f"{spans[-1].operators}\n{operators}")
        else:
            spans.append(Span(run.node, says, operators))
    start = _place(origin)
    step = (at[0] - start[0], at[1] - start[1])
    return WrittenStrip(rules, tuple(spans), origin.x, origin.y, step, _look(origin), look, _glyphs(strip))


def _place(run: GlyphRun) -> tuple[int, int]:
    """Where a run begins, in hundredths of a point, upwards."""
    return round(run.x * 100), -round(run.y * 100)


def _look(run: GlyphRun) -> Look:
    return run.colour, (face_name(run.words[0].face), run.size)


def _changes(before: Look, now: Look) -> str:
    return changed_ink(before[0], now[0]) + changed_font(before[1], now[1])


def changed_font(before: tuple[str, Pt], now: tuple[str, Pt]) -> str:
    """The operators that change the font."""
    return "" if before == now else f"/{now[0]} {number(now[1])} Tf "


def _step(before: tuple[int, int], now: tuple[int, int]) -> str:
    return moved(now[0] - before[0], now[1] - before[1])


def moved(right: int, up: int) -> str:
    """The operators that begin a line so many hundredths of a point from where the last one began.

    It is said even of the same place: what was shown there has moved on from it.
    """
    return f"{number(right / 100)} {number(up / 100)} Td "


def _glyphs(strip: Strip) -> tuple[tuple[FontFace, frozenset[Glyph]], ...]:
    """The glyphs that the strip draws, by their faces."""
    used: dict[FontFace, set[Glyph]] = {}
    for run in strip.runs:
        glyphs = used.setdefault(run.words[0].face, set())
        glyphs.update(*map(_of_word, run.words))
    return tuple((face, frozenset(glyphs)) for face, glyphs in used.items())


@lru_cache(maxsize=32768)
def _of_word(shaped: Shaped) -> frozenset[Glyph]:
    return frozenset(map(Glyph, shaped.glyphs, shaped.texts, shaped.advances))
