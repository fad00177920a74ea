"""How high a line is, and where its baseline stands."""

from __future__ import annotations

from functools import lru_cache

from thaiforms.layout.shaping import metrics
from thaiforms.layout.story import LineRule
from thaiforms.paper import FontFace, Pt

_FIXED_ASCENT = 0.8  # where the baseline stands in a line of exact height


@lru_cache(maxsize=1024)
def line_height(
    sizes: frozenset[tuple[FontFace, Pt]], picture: Pt, line: float, rule: LineRule, first: bool
) -> tuple[Pt, Pt, Pt]:
    """What a line takes above and below its baseline, and the extra that stands between lines and under the last.

    ``first`` is for the first line of a paragraph. Measured in LibreOffice.
    """
    if rule == "exact":
        return line * _FIXED_ASCENT, line * (1 - _FIXED_ASCENT), 0
    single = [_single(face, size) for face, size in sizes]
    ascent = max([picture, *(above for above, _ in single)])
    descent = max((below for _, below in single), default=0)
    if rule == "atLeast":
        return max(ascent, line - descent), descent, 0
    return _multiplied(ascent, descent, line, first=first)


def _single(face: FontFace, size: Pt) -> tuple[Pt, Pt]:
    """A single line: letters and gap, each in whole twentieths of a point, the gap above."""
    measured = metrics(face)
    height = (round((measured.ascent + measured.descent) * size * 20) + round(measured.gap * size * 20)) / 20
    ascent = (measured.ascent + measured.gap) * size
    return ascent, height - ascent


def _multiplied(ascent: Pt, descent: Pt, multiple: float, *, first: bool) -> tuple[Pt, Pt, Pt]:
    """A multiple stands between lines; a fraction takes from above them, and sets a first line as an exact one."""
    height = (ascent + descent) * multiple
    if multiple >= 1:
        return ascent, descent, height - ascent - descent
    return (height * _FIXED_ASCENT, height * (1 - _FIXED_ASCENT), 0) if first else (height - descent, descent, 0)
