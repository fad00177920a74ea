"""Where words of Thai end, as far as a line may end there."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from thaiforms.thai.glossary import PREFIXES, glossary
from thaiforms.thai.segment import Lattice, dictionary, listed_word_ends, term_ends

_PER = "ละ"  # ตำบลละ ๑ แห่ง: it belongs to what it follows, as การ and ความ do to what follows them


class WordBreaks(NamedTuple):
    """Where a stretch may be parted: where no line holds it, where it is too wide for its column, and freely."""

    last: tuple[int, ...]
    inside: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=8192)
def word_breaks(run: str) -> WordBreaks:
    """Where a stretch of Thai letters may be parted.

    A line ends only where the word list and the kept terms agree that a word does: so neither in ถ่าย|ทอดตัว|ชี้|วัด,
    which the list alone has, nor where the terms alone would have it. A part of a term in the middle of what the list
    takes for a word, as เศรษฐกิจ|พอเพียง, is a last resort.
    """
    lattice = Lattice(run, dictionary())
    listed, words = frozenset(listed_word_ends(lattice)), [0, *term_ends(lattice)]
    ends: list[int] = []
    inside: list[int] = []
    last: list[int] = []
    for start, end, after in zip(words, words[1:], (*words[2:], None), strict=False):
        for part in glossary().terms.get(run[start:end], ()):
            (inside if start + part in listed else last).append(start + part)
        if after is None:
            break
        is_glued = run[start:end] in PREFIXES or run[end:after] == _PER
        if end not in listed:
            last += [] if is_glued else [end]
        elif is_glued:
            inside.append(end)
        else:
            ends.append(end)
    return WordBreaks(tuple(last), tuple(inside), tuple(ends))
