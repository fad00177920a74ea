"""A run's glyphs to the operators that show them (ISO 32000-1, 9.4.3), spread or not, so that they read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from thaiforms.paper import GlyphRun, Shaped
from thaiforms.pdf.objects import number
from thaiforms.pdf.strings import GAP, drawn_together, held, own_string, own_template, plain, template

Identify: TypeAlias = Callable[[Shaped], tuple[int, ...]]
"""Gives the character ids that draw a shaped text."""

SPOKEN_GAP = 0.025
"""Gaps between clusters above this, in em, make readers see spaces: such a line says its text itself (/ActualText)."""
_SPOKEN_SCALE = 0.8
"""Letters narrower than this have spaces that readers don't see."""


def show(run: GlyphRun, identify: Identify) -> str:
    """The operators that show the run where the text stands."""
    shown = _stretched(run, identify) if run.stretch else _spread(run, run.words, identify, scale=run.scale)
    return shown if run.scale == 1 else f"{number(100 * run.scale)} Tz {shown} 100 Tz"


def spoken(run: GlyphRun) -> str:
    """What the run says, where readers would not see it by themselves, spread, drawn together, turned or narrowed as it is; else nothing."""
    unlike = run.turn or run.scale < _SPOKEN_SCALE or run.gap < 0 or run.gap > SPOKEN_GAP * run.size
    return run.text if unlike else ""


def _template(shaped: Shaped, identify: Identify) -> str:
    identifiers = identify(shaped)
    return own_template(shaped) if identifiers is shaped.glyphs else template(shaped, identifiers)


def _string(shaped: Shaped, identify: Identify) -> str:
    return own_string(shaped) if identify(shaped) is shaped.glyphs else plain(_template(shaped, identify))


def _spread(
    run: GlyphRun, words: Iterable[Shaped], identify: Identify, *, scale: float, first: bool = True, last: bool = True
) -> str:
    """Words with a gap after each cluster, never between a letter and its mark: what each glyph advances more (Tc) is

    taken back within clusters. After the ``last`` stands nothing that a gap would move; before the first of others stands
    a number, without which pdfminer.six forgets the gap that is due there.
    """
    if not run.gap:
        return f"[({''.join([_string(word, identify) for word in words])})]TJ"
    joined, back = GAP.join([_template(word, identify) for word in words]), run.gap * 1000 / run.size / scale
    if run.gap < 0:
        return f"[({drawn_together(joined if last else joined + GAP, -back)})]TJ"
    return f"{_exact(run.gap / scale)} Tc [{'' if first else '0'}({held(joined, back)})]TJ 0 Tc"


def _exact(value: float) -> str:
    """A number of points that counts once for each glyph of a line."""
    return f"{value:.5f}".rstrip("0").rstrip(".")


def _stretched(run: GlyphRun, identify: Identify) -> str:
    """Words with wider spaces: the scale of the space alone is changed, which readers take for what it is."""
    groups: list[list[Shaped]] = []
    for word in run.words:
        if groups and not _is_space(word) and not _is_space(groups[-1][-1]):
            groups[-1].append(word)
        else:
            groups.append([word])
    parts: list[str] = []
    for index, words in enumerate(groups):
        scale = _scale(run, words[0]) if _is_space(words[0]) else run.scale
        shown = _spread(run, words, identify, scale=scale, first=not index, last=index == len(groups) - 1)
        parts.append(shown if scale == run.scale else f"{number(100 * scale)} Tz {shown} {number(100 * run.scale)} Tz")
    return " ".join(parts)


def _is_space(word: Shaped) -> bool:
    return word.text.startswith(" ")


def _scale(run: GlyphRun, space: Shaped) -> float:
    """The horizontal scale that makes the spaces as wide as they are to be."""
    return run.scale + len(space.text) * run.stretch / (space.width * run.size)
