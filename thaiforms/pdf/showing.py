"""A run's glyphs to the operators that show them (ISO 32000-1, 9.4.3), spread or not, so that they read back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from typing import TypeAlias

from thaiforms.paper import GlyphRun, Shaped
from thaiforms.pdf.embed import MARK_WIDTH
from thaiforms.pdf.objects import number

Identify: TypeAlias = Callable[[Shaped], tuple[int, ...]]
"""Gives the character ids that draw a shaped text."""

_MARKED = re.compile(r">(-?[\d.]+)<")  # the number between a letter and its marks
SPOKEN_GAP = 0.025
"""Gaps between clusters above this, in em, make readers see spaces: such a line says its text itself (/ActualText)."""
_SPOKEN_SCALE = 0.8
"""Letters narrower than this have spaces that readers don't see."""


def show(run: GlyphRun, identify: Identify) -> str:
    """The operators that show the run where the text stands."""
    shown = (
        _spread(run, identify) if run.gap else _stretched(run, identify) if run.stretch else _plain(run.words, identify)
    )
    return shown if run.scale == 1 else f"{number(100 * run.scale)} Tz {shown} 100 Tz"


def spoken(run: GlyphRun) -> str:
    """What the run says, where readers would not see it by themselves, spread, drawn together, turned or narrowed as it is; else nothing."""
    unlike = run.turn or run.scale < _SPOKEN_SCALE or run.gap < 0 or run.gap > SPOKEN_GAP * run.size
    return run.text if unlike else ""


def _word(shaped: Shaped, identify: Identify) -> str:
    """A word as a string of TJ, ready to be joined to the next."""
    identifiers = identify(shaped)
    return _own_word(shaped) if identifiers is shaped.glyphs else _joined(_glyphs(shaped.advances, identifiers))


@lru_cache(maxsize=32768)
def _own_word(shaped: Shaped) -> str:
    """The same where each glyph is its own character id."""
    return _joined(_glyphs(shaped.advances, shaped.glyphs))


def _clusters(shaped: Shaped, identify: Identify) -> tuple[str, ...]:
    """The clusters of a word as strings of TJ."""
    identifiers = identify(shaped)
    return _own_clusters(shaped) if identifiers is shaped.glyphs else _parted(shaped, identifiers)


@lru_cache(maxsize=32768)
def _own_clusters(shaped: Shaped) -> tuple[str, ...]:
    """The same where each glyph is its own character id."""
    return _parted(shaped, shaped.glyphs)


def _parted(shaped: Shaped, identifiers: tuple[int, ...]) -> tuple[str, ...]:
    starts = [place for place, begins in enumerate(shaped.starts) if begins or place == 0]
    ends = pairwise((*starts, len(identifiers)))
    return tuple(_joined(_glyphs(shaped.advances[start:end], identifiers[start:end])) for start, end in ends)


def _glyphs(advances: tuple[float, ...], identifiers: tuple[int, ...]) -> list[str | float]:
    """Glyphs in hexadecimal. What marks advance too much is taken back before them, after their letter: so each stands

    before the next letter, and a line whose text is sorted by place reads in its order.
    """
    shown: list[str | float] = []
    for index, (advance, identifier) in enumerate(zip(advances, identifiers, strict=True)):
        if not advance and index and advances[index - 1]:
            end = next((n for n in range(index, len(advances)) if advances[n]), len(advances))
            shown.append(float((end - index) * MARK_WIDTH))
        shown.append(f"{identifier:04X}")
    return shown


def _joined(shown: Sequence[str | float]) -> str:
    """What stands between <> in TJ: glyphs that follow each other in one string, numbers that do added up."""
    parts: list[str] = []
    step = 0.0
    for item in (*shown, ""):
        if not isinstance(item, str):
            step += item
            continue
        if step:
            parts.append(f">{number(step)}<")
        parts.append(item)
        step = 0.0
    return "".join(parts)


def _plain(words: Iterable[Shaped], identify: Identify) -> str:
    """Words one after the other."""
    return f"[<{''.join([_word(word, identify) for word in words])}>]TJ"


def _stretched(run: GlyphRun, identify: Identify) -> str:
    """Words with wider spaces: the scale of the space alone is changed, which readers take for what it is."""
    parts: list[str] = []
    gathered: list[Shaped] = []
    for word in run.words:
        if not word.text.startswith(" "):
            gathered.append(word)
            continue
        if gathered:
            parts.append(_plain(gathered, identify))
            gathered = []
        parts.append(f"{number(_scale(run, word))} Tz {_plain((word,), identify)} {number(100 * run.scale)} Tz")
    if gathered:
        parts.append(_plain(gathered, identify))
    return " ".join(parts)


def _spread(run: GlyphRun, identify: Identify) -> str:
    """Words with a gap before each cluster but the first, never between a letter and its mark."""
    gap = -run.gap * 1000 / run.size / run.scale
    parts: list[str] = []
    shown: list[str] = []  # clusters, between which stand gaps
    own = 100 * run.scale
    for index, word in enumerate(run.words):
        scale = _scale(run, word) if run.stretch and word.text.startswith(" ") else own
        if scale == own:
            shown += _clusters(word, identify)
            continue
        if index:
            parts.append(_array([*shown, ""], gap))
        parts.append(f"{number(scale)} Tz {_array(_clusters(word, identify), gap * own / scale)} {number(own)} Tz")
        shown = [""]
    return " ".join((*parts, _array(shown, gap)) if shown != [""] else parts)


def _array(clusters: Sequence[str], gap: float) -> str:
    """The operand and operator of TJ, with a gap between clusters; an empty one at either end stands for what is before or after."""
    shown = number(gap)
    between = f">{shown}<" if shown != "0" else ""
    joined = between.join(clusters) if gap <= 0 else _drawn_together(clusters, gap)
    return f"[<{joined}>]TJ".replace("[<>", "[").replace("<>]", "]")


def _drawn_together(clusters: Sequence[str], gap: float) -> str:
    """Clusters nearer to each other, marks with what follows their letter (as LibreOffice has them).

    So a mark never begins right of the next letter, where readers that sort letters by their places would read it too late.
    """
    *others, last = clusters
    return (
        "".join(
            _MARKED.sub(partial(_moved, gap), one, count=1) if ">" in one else f"{one}>{number(gap)}<" for one in others
        )
        + last
    )


def _moved(gap: float, mark: re.Match[str]) -> str:
    return f">{number(float(mark[1]) + gap)}<"


def _scale(run: GlyphRun, space: Shaped) -> float:
    """The horizontal scale, in percent, that makes the space as wide as it is to be."""
    return 100 * run.scale + 100 * len(space.text) * run.stretch / (space.width * run.size)
