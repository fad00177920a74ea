"""What is left of a paragraph below some of its lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from thaiforms.frozen import replace
from thaiforms.layout.artwork import Anchored, Artwork
from thaiforms.layout.composing import Line
from thaiforms.layout.story import Inline, LineBreak, Paragraph, Tab, Text

_UNSEEN = {"Cf", "Cc"}
"""Letters that may be left out on a line: soft hyphens, places where a line may end."""


def after_lines(paragraph: Paragraph, lines: Sequence[Line]) -> Paragraph:
    """The paragraph without what stands on its first lines, what hangs on them, and what a first line has above and before it."""
    left = list(paragraph.inlines)
    for line in lines:
        _take(left, line)
    inlines = tuple(i for i in left if not isinstance(i, Anchored) or i.down.origin == "line")
    format_ = replace(paragraph.format, first_line=0, before=0, page_break_before=False)
    return replace(paragraph, inlines=inlines, format=format_)


def _take(left: list[Inline], line: Line) -> None:
    """Take what stands on a line away from the front; its end by hand goes with it."""
    letters, artworks = line.text, len(line.artworks)
    while left and (letters or artworks):
        inline = left.pop(0)
        if isinstance(inline, Text):
            rest, letters = _after(inline.text, letters)
            if rest:
                left.insert(0, replace(inline, text=rest))
        artworks -= isinstance(inline, Artwork)
    tabs = next((at for at, inline in enumerate(left) if not isinstance(inline, Tab)), len(left))
    if tabs < len(left) and isinstance(left[tabs], LineBreak):
        del left[: tabs + 1]


def _after(text: str, letters: str) -> tuple[str, str]:
    """What is left of a text, and of the letters of a line that begins with it."""
    taken = 0
    for at, letter in enumerate(text):
        if taken == len(letters):
            return text[at:], ""
        taken += letter == letters[taken] or unicodedata.category(letter) not in _UNSEEN
    return "", letters[taken:]
