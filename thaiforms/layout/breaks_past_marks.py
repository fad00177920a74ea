"""Where text may be parted that holds marks of notes."""

from __future__ import annotations

from collections.abc import Sequence

from thaiforms.layout.story import NoteMark, Text
from thaiforms.thai.breaks import Breaker, Breaks


def breaks_past_marks(stretch: Sequence[Text], breaker: Breaker) -> Breaks:
    """Where the spans may be parted: as if they held no marks, each of which stays by what stands before it."""
    marks, plain = list[tuple[int, int]](), ""
    for span in stretch:
        if isinstance(span, NoteMark):
            marks.append((len(plain), len(span.text)))
        else:
            plain += span.text
    found = breaker.breaks(plain)

    def past(places: Sequence[int]) -> tuple[int, ...]:
        return tuple(place + sum(length for at, length in marks if at <= place) for place in places)

    ends = past(found.ends) if plain else past((0,))
    return Breaks(ends, past(found.inside), past(found.last))
