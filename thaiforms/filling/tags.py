"""Finding the tags of a template, ``{{ value }}`` and ``{% statement %}``, and mending what Word did to them.

Word splits a tag over several runs when it checks spelling or remembers an edit, and curls its quotes. Each tag is
drawn together into the text where it begins, with the look it has there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from thaiforms.errors import Fault, Place
from thaiforms.filling.places import Places, shorten
from thaiforms.filling.words import PARAGRAPH, Element, own_texts
from thaiforms.frozen import distinct, frozen

MOST = 5000  # tags of a template
LONGEST = 400  # characters of a tag
_BRACES = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_SCOPE = re.compile(r"(tr|tc|p|r)(?=\s)")
_STRAIGHT = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u200b": None, "\u2060": None, "\ufeff": None}
)


@distinct
class Tag:
    """A tag of a template, and where it stands."""

    opening: str  # "{{", "{%" or "{#"
    scope: str  # "p", "tr", "tc", "r": what the statement stands for; "" for the text beside it
    body: str  # what stands between the braces, without the scope
    whole: str  # as it was typed, quotes straightened
    holder: Element  # the w:t that holds it
    start: int  # where in its holder's text
    place: Place


@frozen
class Found:
    """The tags of a part in their order, and the faults of its braces."""

    tags: tuple[Tag, ...]
    faults: tuple[Fault, ...]


def find_tags(root: Element, part: str) -> Found:
    """Every tag of a part, each drawn together into one text; the tree is mended in place."""
    tags: list[Tag] = []
    faults: list[Fault] = []
    places = Places(root, part)
    braces = 0
    for paragraph in root.iter(PARAGRAPH):
        texts = own_texts(paragraph)
        joined = "".join(text.text or "" for text in texts)
        braces += joined.count("{{") + joined.count("{%") + joined.count("{#")
        if braces > MOST:
            return Found((), (Fault("template-too-many-tags", Place(part=part), str(braces), {"most": str(MOST)}),))
        if _BRACES.search(joined):
            found, wrong = _in_paragraph(texts, joined, places.of(paragraph))
            tags += found
            faults += wrong
    return Found(tuple(tags), tuple(faults))


def _in_paragraph(texts: list[Element], joined: str, place: Place) -> tuple[list[Tag], list[Fault]]:
    spans, faults = [], []
    for item in _spans(joined):
        if isinstance(item, str):
            code = "tag-unopened" if item in _CLOSING.values() else "tag-unclosed"
            faults.append(Fault(code, place, shorten(joined if code == "tag-unopened" or len(item) == 2 else item)))
        else:
            spans.append(item)
    return list(_tags(texts, joined, spans, place)), faults


def _spans(joined: str) -> Iterator[tuple[int, int] | str]:
    """Where each tag begins and ends; for braces without a partner, those braces and what follows."""
    opening: re.Match[str] | None = None
    for brace in _BRACES.finditer(joined):
        if brace[0] in _CLOSING:
            if opening is not None:
                yield joined[opening.start() : brace.start()]
            opening = brace
        elif opening is None:
            yield brace[0]
        elif _CLOSING[opening[0]] == brace[0]:
            yield opening.start(), brace.end()
            opening = None
    if opening is not None:
        yield joined[opening.start() :]


def _tags(texts: list[Element], joined: str, spans: list[tuple[int, int]], place: Place) -> Iterator[Tag]:
    """Draws each tag together into the text it begins in, the last one first, so that offsets hold."""
    starts = list(accumulate((len(text.text or "") for text in texts), initial=0))
    drawn: list[tuple[Element, str]] = []
    for start, end in reversed(spans):
        whole = joined[start:end].translate(_STRAIGHT)
        drawn.append((_draw_together(texts, starts, start, end, whole), whole))
    positions: dict[Element, int] = {}
    for holder, whole in reversed(drawn):
        found = (holder.text or "").index(whole, positions.get(holder, 0))
        positions[holder] = found + len(whole)
        yield _tag(whole, holder, found, place)


def _draw_together(texts: list[Element], starts: list[int], start: int, end: int, whole: str) -> Element:
    """Puts the tag into the text where it begins and takes its pieces out of the others."""
    touched = [n for n in range(len(texts)) if starts[n] < end and start < starts[n + 1]]
    first, last = touched[0], touched[-1]
    tail = (texts[last].text or "")[end - starts[last] :]
    texts[first].text = (texts[first].text or "")[: start - starts[first]] + whole + (tail if last == first else "")
    for middle in touched[1:-1]:
        texts[middle].text = ""
    if last != first:
        texts[last].text = tail
    return texts[first]


def _tag(whole: str, holder: Element, start: int, place: Place) -> Tag:
    body = whole[2:-2]
    scope = _SCOPE.match(body)
    name = "" if scope is None else scope[0]
    return Tag(whole[:2], name, body.removeprefix(name).strip(), whole, holder, start, place)
