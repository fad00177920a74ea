"""Where anchored artworks hang: on their paragraph's first line, or on the line in which their anchor stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from thaiforms.frozen import frozen, replace
from thaiforms.layout.artwork import Anchored
from thaiforms.layout.composing import Line
from thaiforms.layout.story import Inline, Paragraph, Text
from thaiforms.paper import Pt


@frozen
class Hung:
    """An anchored artwork, and where on its line its anchor stands."""

    anchored: Anchored
    x: Pt


def without_anchors(paragraph: Paragraph) -> Paragraph:
    """The paragraph as its lines are filled: an anchor takes no room and parts no word."""
    if not any(isinstance(inline, Anchored) for inline in paragraph.inlines):
        return paragraph
    return replace(paragraph, inlines=tuple(i for i in paragraph.inlines if not isinstance(i, Anchored)))


def hung_on(paragraph: Paragraph, lines: Sequence[Line]) -> Mapping[int, Sequence[Hung]]:
    """What hangs on each line, by the line's index."""
    found: dict[int, list[Hung]] = defaultdict(list)
    for index, inline in enumerate(paragraph.inlines):
        if isinstance(inline, Anchored):
            line, x = _place(paragraph.inlines[:index], lines)
            found[line if inline.down.origin == "line" else 0].append(Hung(inline, x))
    return found


def _place(before: Sequence[Inline], lines: Sequence[Line]) -> tuple[int, Pt]:
    """The line on which the letters before an anchor end, and where they do."""
    letters = sum(len(inline.text) for inline in before if isinstance(inline, Text))
    for index, line in enumerate(lines):
        x = line.runs[0].x if line.runs else 0.0
        for run in line.runs:
            if letters < len(run.text):
                return index, run.x + run.width * letters / len(run.text)
            letters -= len(run.text)
            x = run.x + run.width
        if not letters:
            return index, x
    return len(lines) - 1, 0.0
