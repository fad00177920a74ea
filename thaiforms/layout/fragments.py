"""A document's XML parted into its paragraphs and rows as they are written: what is written alike is read once.

Documents of one form differ in little. So the bytes of each paragraph and row that hangs on nothing but itself and the
styles are taken out of the part, and only what is left is parsed; the bytes are looked up among those read before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from thaiforms.errors import TemplateError
from thaiforms.layout.recipes import MARK
from thaiforms.layout.words import Element
from thaiforms.safety.archives import parse_xml

NUMBER = "thaiforms-fragment"
"""The attribute that numbers the empty element in a fragment's place."""
PLACE = "thaiforms-paragraph"
"""The same for a paragraph in a row's frame."""

_DECLARED = re.compile(
    rb"""\s*(?:<\?xml\s[^<>]*?encoding=["'][Uu][Tt][Ff]-8["'][^<>]*?\?>\s*)?(<w:document\s[^<>]*>)"""
)
_WORD = re.compile(rb"""xmlns:w=["']http://schemas\.openxmlformats\.org/wordprocessingml/2006/main["']""")
_ATTRIBUTES = rb"""(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*"""
_TAGS = {
    names: re.compile(b"<w:(?:%s)%s(/?)>|</w:(?:%s)\\s*>" % (names, _ATTRIBUTES, names)) for names in (b"p|tr", b"p")
}
_IDENTIFIERS = re.compile(rb'<w:id w:val="-?[0-9]+"/>')
_CONTROLS = bytes({*range(32)} - {9, 10})  # no XML, but for the carriage return, which XML reads as a line feed
_NO_TEXT = (b"]]>", "\ufffe".encode(), "\uffff".encode())
_HANGS_ON_MORE = re.compile(
    b":(?:numPr|drawing|pict|object|hyperlink|AlternateContent|framePr|sectPr|vanish|ptab|ins|del|move|fld|ruby|footnoteRef|endnoteRef|tbl[ />]|tblPrEx|textDirection)"
)
"""What makes a fragment more than its text and the styles: lists that count, what other parts hold, what is warned of."""


class TornError(Exception):
    """Fragments do not do: one is no XML, or something in the part can't be drawn."""


class Fragments(NamedTuple):
    """A part with an empty element for each fragment, and the fragments; ``head`` is the tag that begins it all."""

    rest: bytes
    fragments: tuple[bytes, ...]
    head: bytes

    def root(self) -> Element:
        """The root of what is left. Raises TornError where it is no XML."""
        try:
            return parse_xml(self.rest, "")
        except TemplateError as error:
            raise TornError(str(error)) from error

    def element(self, written: bytes) -> Element:
        """The root of a fragment, or of what was made of one. Raises TornError where it is none."""
        try:
            return parse_xml(self.head + written + b"</w:document>", "")[0]
        except (TemplateError, IndexError) as error:
            raise TornError(str(error)) from error


def parted(data: bytes) -> Fragments | None:
    """The part with its fragments; None where its bytes alone don't tell what stands where."""
    begun = _DECLARED.match(data)
    if begun is None or not _is_plain(data, begun[1], begun.end()):
        return None
    data = _IDENTIFIERS.sub(b"", data)  # they differ from document to document, and say nothing
    last = begun.end()
    rest, round_, found = [data[:last]], list[bytes](), list[bytes]()
    for start, end in _spans(data, b"p|tr"):
        fragment = data[start:end]
        hangs = _HANGS_ON_MORE.search(fragment) is not None
        round_.append(data[last:start])
        rest += (data[last:start], fragment if hangs else _placeholder(fragment, len(found)))
        found += [] if hangs else [fragment]
        last = end
    if any(b"xmlns" in piece for piece in (*round_, data[last:])):  # names may mean what the root does not say
        return None
    return Fragments(b"".join((*rest, data[last:])), tuple(found), begun[1])


def framed(row: bytes) -> tuple[bytes, tuple[bytes, ...]]:
    """A row with an empty element for each of its paragraphs, and the paragraphs."""
    frame, found, last = list[bytes](), list[bytes](), 0
    for start, end in _spans(row, b"p"):
        frame += (row[last:start], b'<w:p %s="%d"/>' % (PLACE.encode(), len(found)))
        found.append(row[start:end])
        last = end
    return b"".join((*frame, row[last:])), tuple(found)


def _spans(data: bytes, names: bytes) -> Iterator[tuple[int, int]]:
    """Where the outermost elements of these names begin and end."""
    depth = start = 0
    for tag in _TAGS[names].finditer(data):
        closed = tag[1]
        if closed is None:
            depth -= 1
        else:
            start = start if depth else tag.start()
            depth += not closed
        if not depth:
            yield start, tag.end()


def _is_plain(data: bytes, head: bytes, body: int) -> bool:
    """Whether each < begins a tag, w: is Word's one prefix, and text without & is what is read."""
    return (
        _WORD.search(head) is not None
        and data.count(b"wordprocessingml/2006/main") == data.count(b"xmlns:w=") == 1
        and b"<!" not in data
        and b"thaiforms-" not in data
        and MARK not in data
        and not any(odd in data for odd in _NO_TEXT)
        and len(data[body:].translate(None, _CONTROLS)) == len(data) - body
        and data.find(b"<?", body) < 0
    )


def _placeholder(fragment: bytes, number: int) -> bytes:
    return b'<w:%s %s="%d"/>' % (b"p" if fragment.startswith(b"<w:p") else b"tr", NUMBER.encode(), number)
