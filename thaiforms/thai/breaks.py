"""Where a line of Thai may end: after which words, and never within a kept term, a date or a number with its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, Protocol

from thaiforms.errors import ExtraError, Fault
from thaiforms.frozen import frozen
from thaiforms.thai.joins import held_spans, number_joins
from thaiforms.thai.pieces import BETWEEN, END, INSIDE, INSIDE_ADDRESS, LAST, NEVER, PIECES, STAYS_OPEN
from thaiforms.thai.stretches import stretches
from thaiforms.thai.words import word_breaks

_NO_START = frozenset("ะัาำิีึืฺุูๅ็่้๊๋์ํ๎")
_NO_END = frozenset("เแโใไ")
_LONGEST_REMEMBERED = 10_000  # letters
_LETTERS = re.compile(r"[ก-ฮ]+\Z")


@frozen
class Breaks:
    """Offsets where a line may end, ascending; the last of ``ends`` is the text's length.

    An end stands after the spaces that hang at it. A stretch between two ends is kept whole: a word, a kept term, a
    date, a number with its unit. ``inside`` are offsets where such a stretch may be parted if it is too wide; ``last``
    those where a word, and what else must stay whole on a line that can hold it, is parted if no line can.
    """

    ends: tuple[int, ...]
    inside: tuple[int, ...] = ()
    last: tuple[int, ...] = ()


class Breaker(Protocol):
    """Something that knows where lines may end."""

    def breaks(self, text: str) -> Breaks:
        """Where lines of the text may end."""
        ...

    def __hash__(self) -> int:
        """Breakers are keys of what is remembered."""
        ...


class _Builtin:
    """Maximal matching, the glossary and the rules for the edges of lines."""

    parts_words = True

    def breaks(self, text: str) -> Breaks:
        """Where lines of the text may end; what was asked lately is remembered."""
        return _breaks(text) if len(text) <= _LONGEST_REMEMBERED else _breaks.__wrapped__(text)


class _Icu:
    """ICU's line iterator alone: no glossary, and no rules beyond Unicode's own."""

    def __init__(self, icu: Any) -> None:
        self._icu = icu

    def breaks(self, text: str) -> Breaks:
        """Where lines of the text may end."""
        iterator = self._icu.BreakIterator.createLineInstance(self._icu.Locale("th"))
        units = self._icu.UnicodeString(text)
        iterator.setText(units)
        ends = tuple(iterator)
        if any(ord(letter) > 0xFFFF for letter in text):  # ICU counts in units of UTF-16
            ends = tuple(len(text.encode("utf-16-le")[: 2 * end].decode("utf-16-le")) for end in ends)
        return Breaks(ends or (0,))


@cache
def builtin_breaker() -> Breaker:
    """The breaker that needs nothing besides this library."""
    return _Builtin()


def parts_words(breaker: Breaker) -> bool:
    """Whether words that no line holds are parted between the words that they are made of: by the word list, if at all."""
    return getattr(breaker, "parts_words", False)


def broken_apart(text: str, breaker: Breaker) -> Sequence[str]:
    """The text in parts whose breaks are those that the whole has there: what no rule of the breaker looks beyond."""
    return stretches(text) if breaker is builtin_breaker() else (text,)


def icu_breaker() -> Breaker:
    """ICU's breaker. Raises ExtraError where PyICU is not installed."""
    try:
        import icu  # an extra: it has no wheels, and is not needed by the rest
    except ImportError as error:
        raise ExtraError(Fault("extra-missing", found="icu", details={"extra": "icu", "package": "PyICU"})) from error
    return _Icu(icu)


@lru_cache(maxsize=4096)
def _breaks(text: str) -> Breaks:
    strengths = _strengths(text)
    for start, end in held_spans(text):
        for place in range(start + 1, min(end, len(text))):
            strengths[place] = INSIDE if text[place - 1] == " " else NEVER
    marked = [(place, strength) for place, strength in enumerate(strengths) if strength]
    ends = [place for place, strength in marked if strength == END]
    inside = [place for place, strength in marked if strength == INSIDE]
    last = [place for place, strength in marked if strength == LAST]
    return Breaks((*ends, len(text)), tuple(inside), tuple(last))


def _strengths(text: str) -> bytearray:
    """For each offset whether a line may end there: NEVER, LAST, INSIDE or END."""
    strengths = bytearray(len(text) + 1)
    numbers = []
    left = "start"
    for match in PIECES.finditer(text):
        right, (start, end) = str(match.lastgroup), match.span()
        strengths[start] = _between(left, right, text, start)
        if right == "thai":
            strengths[start + 1 : end] = _word_strengths(match[0])
        elif right == "digits":
            numbers.append((start, end))
        elif right == "point" and left == "thai":
            _mark(strengths, _initials(text, start), NEVER)
        elif right == "address":
            _mark(strengths, (place.start() for place in INSIDE_ADDRESS.finditer(text, start, end)), INSIDE)
        if right != "space" or left not in STAYS_OPEN:
            left = right
    for start, end in numbers:
        for place in number_joins(text, start, end):
            strengths[place] = min(strengths[place], LAST)
    return strengths


def _initials(text: str, stop: int) -> Iterator[int]:
    """The places between the letters of an abbreviation, such as อกส.อ., which is no word of the list."""
    letters = _LETTERS.search(text, max(0, stop - 8), stop)
    return iter(range(letters.start() + 1, stop) if letters is not None else ())


def _between(left: str, right: str, text: str, place: int) -> int:
    """The rule for two pieces; a mark or a following vowel never starts a line, a leading vowel never ends one."""
    if right == "thai" and text[place] in _NO_START:
        return NEVER
    if left == "thai" and text[place - 1] in _NO_END:
        return NEVER
    return BETWEEN.get((left, right), NEVER)


def _mark(strengths: bytearray, places: Iterator[int], strength: int) -> None:
    for place in places:
        strengths[place] = strength


@lru_cache(maxsize=8192)
def _word_strengths(run: str) -> bytes:
    """The same for each offset within a stretch of Thai letters."""
    strengths = bytearray(len(run) + 1)
    found = word_breaks(run)
    for strength, places in ((LAST, found.last), (INSIDE, found.inside), (END, found.ends)):
        _mark(strengths, iter(places), strength)
    return bytes(strengths[1 : len(run)])
