"""How the statements of a template nest: every ``for`` and ``if`` ends where it began, and no loop runs wild.

A block must begin and end in the same surroundings (two rows of one table, two paragraphs of one cell, two places of
one paragraph), so that whatever is left out or repeated, the file stays a whole Word file. An inner loop must go over
a part of what the outer one goes over, so that the work never exceeds the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from thaiforms.errors import Fault
from thaiforms.filling.grammar import Known, Names, RefusedTagError, asked, first_name, looped, printed
from thaiforms.filling.shape import LOOP, Number, Text
from thaiforms.filling.tags import LONGEST, Tag
from thaiforms.filling.words import CELL, PARAGRAPH, ROW, RUN, Element, own_texts, w

_FOR = re.compile(r"for\s+([A-Za-z]\w*)\s+in\s+(.+)", re.DOTALL)
_WORD = re.compile(r"[-+]?\s*(\w*)\s*(.*)", re.DOTALL)
_HOLDERS = {"p": PARAGRAPH, "tr": ROW, "tc": CELL, "r": RUN, "": RUN}
_CONTENT = tuple(w(name) for name in ("drawing", "pict", "object", "sectPr", "fldChar", "footnoteReference"))


@dataclass(slots=True)
class _Block:
    keyword: str
    tag: Tag
    surroundings: Element | None
    names: dict[str, Known]
    had_else: bool = False


@dataclass(slots=True)
class Reading:
    """What the tags of a template say: faults, the fields that it prints, and the tags that print a count."""

    faults: list[Fault] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    counts: set[Tag] = field(default_factory=set)


def read_tags(tags: Iterable[Tag], names: Names) -> Reading:
    """Reads the tags of one part in their order; every fault is found, one for each tag."""
    reading = Reading()
    open_blocks: list[_Block] = []
    for tag in tags:
        try:
            _read(tag, open_blocks, dict(names), reading)
        except RefusedTagError as refused:
            details = {"tag": tag.whole[:LONGEST], **refused.details}
            reading.faults.append(Fault(refused.code, tag.place, refused.found[:LONGEST], details))
    reading.faults += [
        Fault("block-unclosed", block.tag.place, block.tag.whole, {"keyword": block.keyword}) for block in open_blocks
    ]
    return reading


def steered(tag: Tag) -> Element | None:
    """The row, cell or paragraph that a steering tag stands for and replaces; None where it stands in a text."""
    return next(tag.holder.iterancestors(_HOLDERS[tag.scope]), None)


def _read(tag: Tag, blocks: list[_Block], names: dict[str, Known], reading: Reading) -> None:
    if len(tag.whole) > LONGEST:
        raise RefusedTagError("tag-unreadable", tag.whole, {"reason": "too long"})
    for block in blocks:
        names |= block.names
    if tag.opening == "{{":
        _read_value(tag, names, reading)
    elif tag.opening == "{%":
        _refuse_neighbours(tag)
        _read_statement(tag, blocks, names)


def _read_value(tag: Tag, names: Names, reading: Reading) -> None:
    if tag.scope:
        raise RefusedTagError("tag-not-allowed", f"{{{{{tag.scope} ")
    known = printed(tag.body, names)
    if isinstance(known.shape, Number):
        reading.counts.add(tag)
    elif isinstance(known.shape, Text):
        reading.fields.add(known.path)


def _read_statement(tag: Tag, blocks: list[_Block], names: Names) -> None:
    match = _WORD.fullmatch(tag.body)
    keyword, rest = (match[1], match[2]) if match is not None else ("", "")
    if keyword in ("for", "if"):
        _open(tag, keyword, rest, blocks, names)
    elif keyword in ("elif", "else"):
        _go_on(tag, keyword, rest, blocks, names)
    elif keyword in ("endfor", "endif"):
        _close(tag, keyword, rest, blocks)
    else:
        raise RefusedTagError("tag-not-allowed", keyword or tag.body)
    if tag.body.startswith(("-", "+")) or tag.body.endswith(("-", "+")) or re.search("[%}]", tag.body):
        raise RefusedTagError("tag-not-allowed", tag.whole)


def _open(tag: Tag, keyword: str, rest: str, blocks: list[_Block], names: Names) -> None:
    """Opens the block even where what it says is refused, so that its end is not a second fault."""
    block = _Block(keyword, tag, _surroundings(tag), {})
    outer = [outer for outer in blocks if outer.keyword == "for"]
    blocks.append(block)
    if keyword == "if":
        asked(rest, names)
    else:
        block.names |= _loop_names(tag.body, names, outer)


def _loop_names(body: str, names: Names, outer: list[_Block]) -> dict[str, Known]:
    match = _FOR.fullmatch(body)
    if match is None:
        raise RefusedTagError("tag-unreadable", body, {"reason": ""})
    item = looped(match[2], names)
    if outer and first_name(match[2]) not in outer[-1].names:
        raise RefusedTagError("loop-nested", match[2])
    if match[1] in ("loop", "true", "false", "none", "not", "and", "or", "in", "is", "if", "else"):
        raise RefusedTagError("tag-unreadable", match[1], {"reason": ""})
    return {match[1]: item, "loop": Known(LOOP)}


def _go_on(tag: Tag, keyword: str, rest: str, blocks: list[_Block], names: Names) -> None:
    if not blocks or (keyword == "elif" and blocks[-1].keyword != "if") or blocks[-1].had_else:
        raise RefusedTagError("block-unopened", keyword, {"keyword": "if"})
    _same_surroundings(tag, blocks[-1])
    blocks[-1].had_else = keyword == "else"
    if keyword == "elif":
        asked(rest, names)
    elif rest:
        raise RefusedTagError("tag-unreadable", tag.body, {"reason": ""})
    elif blocks[-1].keyword == "for":
        blocks[-1].names = {}


def _close(tag: Tag, keyword: str, rest: str, blocks: list[_Block]) -> None:
    opened = keyword.removeprefix("end")
    if opened not in [block.keyword for block in blocks[-1:]]:
        raise RefusedTagError("block-unopened", keyword, {"keyword": opened})
    block = blocks.pop()
    if rest:
        raise RefusedTagError("tag-unreadable", tag.body, {"reason": ""})
    _same_surroundings(tag, block)


def _same_surroundings(tag: Tag, block: _Block) -> None:
    here = _surroundings(tag)
    if here is None or here is not block.surroundings or (tag.scope or "r") != (block.tag.scope or "r"):
        raise RefusedTagError("block-crosses", tag.whole, {"opened": block.tag.whole})


def _surroundings(tag: Tag) -> Element | None:
    """What holds the row, cell, paragraph or run that a statement stands for."""
    holder = steered(tag)
    return None if holder is None else holder.getparent()


def _refuse_neighbours(tag: Tag) -> None:
    """A row, cell or paragraph with a steering tag vanishes from the document: nothing else may stand in it."""
    holder = steered(tag)
    if holder is None:
        raise RefusedTagError("tag-misplaced", tag.whole)
    if tag.scope in ("p", "tr", "tc"):
        texts = "".join(_texts(holder)).replace(tag.whole, "", 1)
        if texts.strip() or next(holder.iter(*_CONTENT), None) is not None:
            raise RefusedTagError("tag-not-alone", tag.whole, {"beside": texts.strip()[:LONGEST]})


def _texts(holder: Element) -> Iterator[str]:
    paragraphs = [holder] if holder.tag == PARAGRAPH else list(holder.iter(PARAGRAPH))
    return (text.text or "" for paragraph in paragraphs for text in own_texts(paragraph))
