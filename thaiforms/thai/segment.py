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
from typing import NamedTuple

from thaiforms.thai.glossary import PREFIXES, glossary

# What can't begin a word: a mark, a vowel that follows its letter, a letter under the silencing ์ with the one before it.
_NO_START = re.compile("[ะ-ฺๅ็-๎]|(?=[ก-ฮ]{1,2}[ิุ]?์)|(?<=[เ-ไ]).")
_SMALLEST = 3  # letters: shorter words stand in others by chance
_LAST = "\U0010ffff"  # after every letter
_TWO_CONSONANTS = re.compile("[ก-ฮ]{0,2}")


class Dictionary:
    """A word list and kept terms, in the order of their letters; what is not asked for is never looked through."""

    def __init__(self, listed: Iterable[str], terms: Iterable[str] = ()) -> None:
        self._listed = sorted(listed)
        self._terms = sorted(terms)
        self.kept = frozenset(self._terms)
        self.added = frozenset(term for term in self._terms if not _holds(self._listed, term))
        self._found: dict[str, Words] = {}

    def __contains__(self, word: str) -> bool:
        return word in self.beginning(word[:3]).words

    def beginning(self, start: str) -> Words:
        """The words that begin with three letters, and those that are one or two of them."""
        if start not in self._found:
            found = Words.of(_beginning(self._listed, start) + _beginning(self._terms, start))
            if len(start) < 3 or not found.words:  # so that what is remembered has a bound
                return found
            self._found[start] = found
        return self._found[start]


class Words(NamedTuple):
    """Some words, and their lengths, ascending."""

    words: frozenset[str]
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, words: Iterable[str]) -> Words:
        """These words."""
        known = frozenset(words)
        return cls(known, tuple(sorted({len(word) for word in known})))


def _beginning(ordered: Sequence[str], start: str) -> list[str]:
    """The words of an ordered list that begin with three letters, and those that are one or two of them."""
    short = [start[:length] for length in (1, 2) if _holds(ordered, start[:length])]
    if len(start) < 3:
        return short
    return [*short, *ordered[bisect_left(ordered, start) : bisect_left(ordered, start + _LAST)]]


def _holds(ordered: Sequence[str], word: str) -> bool:
    place = bisect_left(ordered, word)
    return place < len(ordered) and ordered[place] == word


@cache
def dictionary() -> Dictionary:
    """The shipped word list and the kept terms; takes some 10 ms at first use."""
    listed = Path(__file__).with_name("words.txt").read_bytes().decode("utf-8")
    return Dictionary(listed.split("\n"), glossary().terms)


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
        return len(rest) > 1 and rest in self.dictionary and self.text[place:end] not in self.dictionary.kept

    def _ends(self, place: int) -> list[int]:
        text, closed = self.text, self.closed
        words, lengths = self.dictionary.beginning(text[place : place + 3])
        ends = [place + length for length in lengths if text[place : place + length] in words]
        return [end for end in ends if end <= len(text) and end not in closed]


def smaller_words(word: str) -> list[str]:
    """The fewest listed words of three letters and more that make up a word: ดำเนิน and การ; the word where none do."""
    lattice = Lattice(word, dictionary())
    fewest: dict[int, list[str]] = {0: []}
    for place in range(len(word)):
        for end in lattice.ends(place) if place in fewest else ():
            made = [*fewest[place], word[place:end]]
            is_part = end - place >= _SMALLEST and made != [word]
            if is_part and (end not in fewest or len(made) < len(fewest[end])):
                fewest[end] = made
    return fewest.get(len(word), [word])


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
