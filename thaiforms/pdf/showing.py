"""A run's glyphs to the operators that show them (ISO 32000-1, 9.4.3), spread or not, so that they read back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from thaiforms.paper import GlyphRun, Shaped
from thaiforms.pdf.embed import MARK_WIDTH
from thaiforms.pdf.objects import number

Identify: TypeAlias = Callable[[Shaped], tuple[int, ...]]
"""Gives the character ids that draw a shaped text."""

SPOKEN_GAP = 0.025
"""Gaps between clusters above this, in em, make readers see spaces: such a line says its text itself (/ActualText)."""
_SPOKEN_SCALE = 0.8
"""Letters narrower than this have spaces that readers don't see."""


def show(run: GlyphRun, identify: Identify) -> str:
    """The operators that show the run where the text stands."""
    shown = _spread(run, identify) if run.gap else _stretched(run, identify) if run.stretch else _plain(run, identify)
    return shown if run.scale == 1 else f"{number(100 * run.scale)} Tz {shown} 100 Tz"


def spoken(run: GlyphRun) -> str:
    """What the run says, where readers would not see it by themselves, spread, turned or narrowed as it is; else nothing."""
    return run.text if run.turn or run.scale < _SPOKEN_SCALE or run.gap > SPOKEN_GAP * run.size else ""


@lru_cache(maxsize=32768)
def _word(advances: tuple[float, ...], identifiers: tuple[int, ...]) -> str:
    """A word as a string of TJ, ready to be joined to the next."""
    return _joined(_glyphs(advances, identifiers))


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


def _plain(run: GlyphRun, identify: Identify) -> str:
    """Words one after the other."""
    return f"[<{''.join(_word(word.advances, identify(word)) for word in run.words)}>]TJ"


def _stretched(run: GlyphRun, identify: Identify) -> str:
    """Words with wider spaces: the scale of the space alone is changed, which readers take for what it is."""
    parts: list[str] = []
    gathered: list[Shaped] = []
    for word in run.words:
        if not word.text.startswith(" "):
            gathered.append(word)
            continue
        if gathered:
            parts.append(_plain(_with(run, gathered), identify))
            gathered = []
        parts.append(
            f"{number(_scale(run, word))} Tz {_plain(_with(run, [word]), identify)} {number(100 * run.scale)} Tz"
        )
    if gathered:
        parts.append(_plain(_with(run, gathered), identify))
    return " ".join(parts)


def _with(run: GlyphRun, words: list[Shaped]) -> GlyphRun:
    return GlyphRun(run.x, run.y, run.size, tuple(words))


def _spread(run: GlyphRun, identify: Identify) -> str:
    """Words with a gap before each cluster but the first, never between a letter and its mark."""
    parts: list[str] = []
    shown: list[str | float] = []
    own = 100 * run.scale
    for index, word in enumerate(run.words):
        scale = _scale(run, word) if run.stretch and word.text.startswith(" ") else own
        if index:
            shown.append(-run.gap * 1000 / run.size / run.scale)
        if scale != own:
            parts += (_array(shown), f"{number(scale)} Tz")
            shown = []
        shown += _gapped(word, identify(word), -run.gap * 100_000 / run.size / scale)
        if scale != own:
            parts += (_array(shown), f"{number(own)} Tz")
            shown = []
    return " ".join((*parts, _array(shown)) if shown else parts)


def _gapped(word: Shaped, identifiers: tuple[int, ...], gap: float) -> list[str | float]:
    """The word's glyphs with the gap before each cluster but the first."""
    starts = [place for place, begins in enumerate(word.starts) if begins or place == 0]
    shown: list[str | float] = []
    for start, end in pairwise((*starts, len(word.glyphs))):
        shown += [gap] if start else []
        shown += _glyphs(word.advances[start:end], identifiers[start:end])
    return shown


def _array(shown: Sequence[str | float]) -> str:
    """The operand and operator of TJ."""
    return f"[<{_joined(shown)}>]TJ".replace("[<>", "[").replace("<>]", "]")


def _scale(run: GlyphRun, space: Shaped) -> float:
    """The horizontal scale, in percent, that makes the space as wide as it is to be."""
    return 100 * run.scale + 100 * len(space.text) * run.stretch / (space.width * run.size)
