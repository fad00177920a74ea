"""Content controls as pieces of a form: each with the steps that lead to its field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from thaiforms.filling.shape import Listing, Record, Shape, Text
from thaiforms.returning.word import Control

Step = str | int
_PATH = re.compile(r"[a-z]\w*(\[[0-9]{1,4}\])*(\.[a-z]\w*(\[[0-9]{1,4}\])*)*", re.ASCII)
_STEP = re.compile(r"[a-z]\w*|[0-9]+", re.ASCII)
_ALIKE = 0.3  # so many texts of files without tags must be the same in the same places


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of the edited document, and the field that it is, seen from the part that is looked at."""

    steps: tuple[Step, ...]
    text: str
    row: int | None

    @property
    def inside(self) -> Piece:
        """The same, one step further in."""
        return replace(self, steps=self.steps[1:])


def steps_of(tag: str) -> tuple[Step, ...]:
    """The steps of a path, ``indicators[2].goal`` as ("indicators", 2, "goal"); none where the tag is no path."""
    if not _PATH.fullmatch(tag):
        return ()
    return tuple(int(step) if step.isdigit() else step for step in _STEP.findall(tag))


def leads_to_text(steps: Sequence[Step], shape: Shape) -> bool:
    """Whether the steps lead to a text of the shape."""
    for step in steps:
        if isinstance(shape, Record) and isinstance(step, str) and step in shape.fields:
            shape = shape.fields[step]
        elif isinstance(shape, Listing) and isinstance(step, int):
            shape = shape.item.fields["lines"] if shape.nested and isinstance(shape.item, Record) else shape.item
        else:
            return False
    return bool(steps) and isinstance(shape, Text)


def pieces_of(controls: Iterable[Control], due: Counter[str], printed: Mapping[str, str]) -> Iterator[Piece]:
    """The controls in their order. Of one that the template prints several times, the text that differs from the printed."""
    left = {tag: count for tag, count in due.items() if count > 1}
    several: dict[str, list[Control]] = {}
    for control in controls:
        if control.tag in left:
            several.setdefault(control.tag, []).append(control)
    for control in controls:
        copies = several.get(control.tag)
        if copies is None:
            yield Piece(steps_of(control.tag), control.text, control.row)
        elif control is copies[0]:
            changed = [copy for copy in copies if copy.text.strip() != printed.get(control.tag, "").strip()]
            yield Piece(steps_of(control.tag), (changed or copies)[0].text, control.row)


def tagged_again(controls: Sequence[Control], due: Sequence[Control]) -> tuple[list[Control], int]:
    """Controls whose tags another program dropped, with the tags of those that are due; and how many have no tag still.

    Where there are as many as there should be, each has its place; else what is the same on both sides says which is which.
    """
    texts, known = [one.text for one in controls], [one.text for one in due]
    alike = sum(one == other for one, other in zip(texts, known, strict=False))
    if len(texts) == len(known) and alike >= _ALIKE * len(known):
        pairs = list(zip(range(len(texts)), range(len(known)), strict=True))
    else:
        pairs = list(_aligned(texts, known))
    found = [replace(controls[at], tag=due[place].tag) for at, place in pairs]
    return found, len(controls) - len(found)


def _aligned(texts: list[str], known: list[str]) -> Iterator[tuple[int, int]]:
    for step, begin, end, start, stop in SequenceMatcher(None, texts, known, False).get_opcodes():
        if step == "equal" or (step == "replace" and end - begin == stop - start):
            yield from zip(range(begin, end), range(start, stop), strict=True)
