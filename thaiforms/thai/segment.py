"""Words of a stretch of Thai: maximal matching, the fewest words of a list that fill it.

The list is PyThaiNLP's (CC0, see WORDS-LICENCE.md), and the kept terms of the glossary beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from thaiforms.thai.glossary import PREFIXES, glossary

# What can't begin a word: a mark, a vowel that follows its letter, a letter under the silencing ์ with the one before it.
_NO_START = re.compile("[ะ-ฺๅ็-๎]|(?=[ก-ฮ]{1,2}[ิุ]?์)|(?<=[เ-ไ]).")
_LAST = "\U0010ffff"  # after every letter
_TWO_CONSONANTS = re.compile("[ก-ฮ]{0,2}")


@dataclass(frozen=True, slots=True, eq=False)
class Dictionary:
    """Words, those that the glossary keeps, those that only it has, and all in the order of their letters."""

    words: frozenset[str]
    kept: frozenset[str]
    added: frozenset[str]
    ordered: Sequence[str]
    lengths_found: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, listed: Iterable[str], terms: Iterable[str] = ()) -> Dictionary:
        """The dictionary of a word list and of kept terms."""
        in_order = tuple(listed)
        known, kept = frozenset(in_order), frozenset(terms)
        return cls(known | kept, kept, kept - known, sorted((*in_order, *(kept - known))))

    def lengths(self, start: str) -> tuple[int, ...]:
        """The lengths of the words that begin with three letters, looked up once: a table of all takes 50 ms to make."""
        if start not in self.lengths_found:
            first, after = bisect_left(self.ordered, start), bisect_left(self.ordered, start + _LAST)
            found = tuple(sorted({len(word) for word in self.ordered[first:after]}))
            if not found or len(start) < 3:
                return ()
            self.lengths_found[start] = found
        return self.lengths_found[start]


@cache
def dictionary() -> Dictionary:
    """The shipped word list and the kept terms; takes some 15 ms at first use."""
    listed = Path(__file__).with_name("words.txt").read_text("utf-8").split("\n")
    return Dictionary.of(listed, glossary().terms)


@dataclass(slots=True, eq=False)
class Lattice:
    """The words that may stand at each place of a stretch of Thai letters, found when they are asked for."""

    text: str
    dictionary: Dictionary
    closed: frozenset[int] = frozenset()  # where no word can begin
    found: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.closed = frozenset(match.start() for match in _NO_START.finditer(self.text))

    def ends(self, place: int) -> list[int]:
        """Where the words that begin at a place end, nearest first."""
        if place not in self.found:
            self.found[place] = [] if place in self.closed else self._ends(place)
        return self.found[place]

    def listed_ends(self, place: int) -> list[int]:
        """The same by the word list alone."""
        text, added = self.text, self.dictionary.added
        return [end for end in self.ends(place) if text[place:end] not in added]

    def term_ends(self, place: int) -> list[int]:
        """The same with the kept terms, and without การพัฒนา where there are การ and พัฒนา: so โครงการพัฒนา has its parts."""
        ends = self.ends(place)
        prefix = next((prefix for prefix in PREFIXES if self.text.startswith(prefix, place)), "")
        return [end for end in ends if not self._is_prefixed(place, end, len(prefix))] if prefix else ends

    def _is_prefixed(self, place: int, end: int, prefix: int) -> bool:
        """Whether a listed word is a prefix and another listed word."""
        rest = self.text[place + prefix : end]
        return len(rest) > 1 and rest in self.dictionary.words and self.text[place:end] not in self.dictionary.kept

    def _ends(self, place: int) -> list[int]:
        text, words = self.text, self.dictionary.words
        ends = [place + n for n in (1, 2) if text[place : place + n] in words]
        ends += [
            place + n for n in self.dictionary.lengths(text[place : place + 3]) if text[place : place + n] in words
        ]
        return [end for end in ends if end <= len(text) and end not in self.closed]


def listed_word_ends(lattice: Lattice) -> list[int]:
    """Where words end by the word list alone, as PyThaiNLP's newmm has them: ties go to the shorter first word."""
    return _word_ends(lattice.text, lattice.listed_ends, min)


def term_ends(lattice: Lattice) -> list[int]:
    """Where words and kept terms end; ties go to the longer first word: โครงการ|พัฒนา, not โครง|การพัฒนา."""
    return _word_ends(lattice.text, lattice.term_ends, max)


def _word_ends(text: str, ends_of: Callable[[int], list[int]], choose: Callable[[list[int]], int]) -> list[int]:
    ends: list[int] = []
    start = 0
    while start < len(text):
        graph, goal = _graph(start, len(text), ends_of)
        ends += _shortest_path(graph, start, goal, choose) if graph else [_unknown_end(text, start, ends_of)]
        start = ends[-1]
    return ends


def _graph(start: int, length: int, ends_of: Callable[[int], list[int]]) -> tuple[dict[int, list[int]], int]:
    """Words that can follow each other from ``start``, up to one place through which all ways lead."""
    graph: dict[int, list[int]] = {}
    waiting = {start}
    while waiting:
        place = min(waiting)
        waiting.discard(place)
        ends = ends_of(place) if place < length else []
        if ends:
            graph[place] = ends
            waiting.update(ends)
        if len(waiting) == 1:
            return graph, waiting.pop()
    return {}, start


def _shortest_path(
    graph: Mapping[int, list[int]], start: int, goal: int, choose: Callable[[list[int]], int]
) -> list[int]:
    """The ends of the fewest words from ``start`` to ``goal``."""
    if goal in graph[start]:
        return [goal]
    left, none = {goal: 0}, len(graph) + 1
    for place in sorted(graph, reverse=True):
        left[place] = 1 + min(left.get(end, none) for end in graph[place])
    path = []
    while start != goal:
        start = choose([end for end in graph[start] if left.get(end, none) == left[start] - 1])
        path.append(start)
    return path


def _unknown_end(text: str, start: int, ends_of: Callable[[int], list[int]]) -> int:
    """Where a stretch that is in no list ends: at the next word of more than two consonants."""
    for place in range(start + 1, len(text)):
        if any(not _TWO_CONSONANTS.fullmatch(text, place, end) for end in ends_of(place)):
            return place
    return len(text)
