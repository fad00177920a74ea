"""Text that was printed, edited and comes back: in the digits in which the data had it, wherever nothing was changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from thaiforms.thai import Numerals, convert_digits, normalise, to_arabic_digits, to_thai_digits
from thaiforms.thai.protected import AUTHORS_MARK

_ARABIC, _THAI = re.compile("[0-9]"), re.compile("[๐-๙]")
_LONGEST = 5000  # characters of a text that is compared letter by letter
_BLANKS = " \n\r\t\u00a0\u3000"


def plain(text: str) -> str:
    """The text as a field would hold it: in normal form, without blanks at its ends."""
    return normalise(text).text.strip(_BLANKS)


def habit(texts: Iterable[str], numerals: Numerals) -> Numerals:
    """The digits that data are typed in, as far as the document shows others: "arabic", "thai", or "as-typed" for those shown."""
    if numerals == "as-typed":
        return numerals
    turned, shown = 0, 0
    for text in texts:
        before, after = AUTHORS_MARK.sub(r"\1", text), convert_digits(text, numerals)
        turned += sum(one != other for one, other in zip(before, after, strict=True))
        shown += len((_THAI if numerals == "thai" else _ARABIC).findall(before))
    return "as-typed" if turned <= shown else "arabic" if numerals == "thai" else "thai"


def restored(edited: str, base: str, *, numerals: Numerals, usual: Numerals) -> str:
    """The edited text with what ``base`` had where it was printed unchanged, and new digits as that had them, else as is usual.

    It prints as it was edited: where it would not, or would take long to find, it is the edited text itself.
    """
    if len(edited) > _LONGEST:
        return edited
    typed, marks = _typed(base)
    own = habit([base], numerals) if _ARABIC.search(base) or _THAI.search(base) else usual
    parts = []
    for step, begin, end, start, stop in SequenceMatcher(
        None, convert_digits(base, numerals), edited, False
    ).get_opcodes():
        parts.append(_marked(typed, begin, end, marks) if step == "equal" else _in_digits(edited[start:stop], own))
    text = "".join(parts)
    return text if convert_digits(text, numerals) in {edited, convert_digits(edited, numerals)} else edited


def _typed(base: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without the author's marks, and where the marked stretches stand in it."""
    parts, marks, at, length = [], [], 0, 0
    for match in AUTHORS_MARK.finditer(base):
        parts += [base[at : match.start()], match[1]]
        length += match.start() - at
        marks.append((length, length + len(match[1])))
        length, at = marks[-1][1], match.end()
    return "".join((*parts, base[at:])), marks


def _marked(typed: str, begin: int, end: int, marks: Iterable[tuple[int, int]]) -> str:
    """A stretch of the text; the marked stretches that lie in it whole are marked again."""
    parts, at = [], begin
    for start, stop in marks:
        if begin <= start and stop <= end:
            parts += [typed[at:start], "[[", typed[start:stop], "]]"]
            at = stop
    return "".join((*parts, typed[at:end]))


def _in_digits(text: str, numerals: Numerals) -> str:
    return to_arabic_digits(text) if numerals == "arabic" else to_thai_digits(text) if numerals == "thai" else text
