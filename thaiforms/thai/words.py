"""Where words of Thai end, as far as a line may end there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from thaiforms.thai.glossary import PREFIXES, glossary
from thaiforms.thai.segment import Lattice, dictionary, listed_word_ends, term_ends

_PER = "ละ"  # ตำบลละ ๑ แห่ง: it belongs to what it follows, as การ and ความ do to what follows them
_LONG = 18  # letters, some 7 em


@lru_cache(maxsize=8192)
def word_breaks(run: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Ends and insides within a stretch of Thai letters.

    A line ends only where the word list and the kept terms agree that a word does: so neither in ถ่าย|ทอดตัว|ชี้|วัด,
    which the list alone has, nor where the terms alone would have it.
    """
    lattice = Lattice(run, dictionary())
    listed, words = frozenset(listed_word_ends(lattice)), [0, *term_ends(lattice)]
    ends, inside, doubtful = [], [], []
    for start, end, after in zip(words, words[1:], (*words[2:], None), strict=False):
        inside += [start + part for part in glossary().terms.get(run[start:end], ())]
        if after is None:
            break
        is_glued = run[start:end] in PREFIXES or run[end:after] == _PER
        if end not in listed:
            doubtful += [] if is_glued else [end]
        elif is_glued:
            inside.append(end)
        else:
            ends.append(end)
    return tuple(ends), (*inside, *_last_resorts((0, *ends, len(run)), inside, doubtful))


def _last_resorts(ends: Sequence[int], inside: Sequence[int], doubtful: Sequence[int]) -> Iterator[int]:
    """Doubtful places within stretches that fit no narrow column and have no other place to be parted."""
    for start, end in pairwise(ends):
        if end - start > _LONG and not any(start < place < end for place in inside):
            yield from (place for place in doubtful if start < place < end)
