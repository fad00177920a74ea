"""Text as a file holds it, told as what its font draws: signs, Thai digits, letters of private use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thaiforms.frozen import replace
from thaiforms.layout.story import Text, TextFormat
from thaiforms.layout.styles import Look
from thaiforms.layout.symbols import is_symbol_font, is_unknown, known_letters, symbol_text

_THAI = re.compile("[\u0e00-\u0e7f]+|[^\u0e00-\u0e7f]+")
IT9 = {"TH SarabunIT๙", "TH SarabunIT9"}
"""The families that draw 0 to 9 as Thai digits."""
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def texts_of(text: str, look: Look, field: str, *, link: str) -> Iterator[Text]:
    """The text of a w:t in spans of one format each."""
    if not text.isascii() and not is_symbol_font(look.latin.family):
        text = known_letters(text)
    pieces: Iterable[tuple[str, TextFormat]] = [(text, look.thai)]
    if look.latin != look.thai and not look.all_complex:
        pieces = [
            (piece, look.thai if "\u0e00" <= piece[0] <= "\u0e7f" else look.latin) for piece in _THAI.findall(text)
        ]
    for piece, format_ in pieces:
        if format_.family in IT9:
            yield Text(piece.translate(_TO_THAI), format_, field, link)
        elif is_symbol_font(format_.family):
            shown = symbol_text(piece, format_.family)
            yield Text(shown, format_ if is_unknown(shown) else replace(format_, family=""), field, link)
        elif piece:
            yield Text(piece.upper() if format_.capitals else piece, format_, field, link)


def texts_in(text: str, format_: TextFormat, field: str = "") -> tuple[Text, ...]:
    """The text of a drawing, whose letters of every script look alike."""
    return tuple(texts_of(text, Look(format_, format_, all_complex=True, hidden=False), field, link=""))


def told(format_: TextFormat) -> TextFormat:
    """The format for text that is told in Unicode already."""
    return replace(format_, family="") if is_symbol_font(format_.family) else format_
