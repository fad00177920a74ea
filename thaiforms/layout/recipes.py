"""Paragraphs whose text alone is new: they are read as another was that is written alike but for its text.

A recipe is such a paragraph with blanks for its texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from thaiforms.layout.read_inlines import InlineReader
from thaiforms.layout.story import Inline, Paragraph
from thaiforms.layout.styles import Look, TableText
from thaiforms.layout.texts import texts_of

_TEXTS = re.compile(rb"(<w:t(?:\s[^<>]*)?>)([^<&]*)(?=</w:t>)")
_ODD_BLANKS = re.compile(rb"<w:t>(?:\s[^<]*|[^<]*\s)</w:t>|<w:t(?:\s[^<>]*)?>[^<]*[\t\n\r]")
_BEGIN, _END = "\ue000", "\ue001"
_BLANK = re.compile(f"{_BEGIN}([0-9]+){_END}")
MARK = _BEGIN.encode()
"""What begins a blank: no file that holds it itself is read by recipes."""


class TextBlank(NamedTuple):
    """Stands for the text of that number; how it looks, and its field."""

    number: int
    look: Look
    field: str


class ParagraphBlank(NamedTuple):
    """Stands for the paragraph of that number in a row; the field that it is in, and what its table says of text."""

    number: int
    field: str
    table: TableText


class RecipeReader(InlineReader):
    """Reads the inlines of a recipe."""

    def _text(self, text: str, look: Look, field: str) -> Iterator[Any]:
        blank = _BLANK.fullmatch(text)
        if blank is None:
            yield from super()._text(text, look, field)
        else:
            yield TextBlank(int(blank[1]), look, field)


def reads_as_written(paragraph: bytes) -> bool:
    """Whether its texts are what is written in it: no blanks that XML lets go, no tab or end of line among the letters."""
    return _ODD_BLANKS.search(paragraph) is None


def blanked(paragraph: bytes) -> tuple[bytes, list[bytes]]:
    """A paragraph as it is written, with blanks for its texts; and the texts."""
    markup = _TEXTS.split(paragraph)
    texts = markup[2::3]
    markup[2::3] = [f"{_BEGIN}{number}{_END}".encode() for number in range(len(texts))]
    return b"".join(markup), texts


def filled(recipe: Paragraph, texts: Sequence[bytes]) -> Paragraph:
    """The recipe with its texts."""
    inlines: list[Inline] = []
    with_blanks: Sequence[Any] = recipe.inlines
    for inline in with_blanks:
        if isinstance(inline, TextBlank):
            inlines += texts_of(texts[inline.number].decode(), inline.look, inline.field, link="")
        else:
            inlines.append(inline)
    return Paragraph(tuple(inlines), recipe.format, recipe.mark)
