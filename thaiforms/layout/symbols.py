"""Wingdings, Webdings and Symbol told in Unicode: what those fonts draw in place of letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

FONTS = frozenset({"wingdings", "wingdings 2", "wingdings 3", "symbol", "webdings", "zapf dingbats"})
_OTHER_NAMES = {
    "wingdings-regular": "wingdings",
    "wingdings regular": "wingdings",
    "wingdings2": "wingdings 2",
    "wingdings3": "wingdings 3",
    "symbol mt": "symbol",
    "symbolmt": "symbol",
    "symbolps": "symbol",
    "zapfdingbats": "zapf dingbats",
    "itc zapf dingbats": "zapf dingbats",
}
_UNTOLD = frozenset({"marlett", "mt extra", "ms outlook", "bookshelf symbol 7", "segoe mdl2 assets", "wingdings 4"})
"""Fonts of pictures without a table: none of their codes is a letter, and none is drawn."""
_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_OLD_FORMS = f"\u0e10\u0e34\u0e35\u0e36\u0e37{_TONES}{_TONES}\u0e0d\u0e31\u0e4d\u0e47{_TONES}\u0e38\u0e39\u0e3a"
_WIDE_FORMS = "\u0e0e\u0e0f\u0e2c"
_JOINED_FORMS = "\u0e4f\u0e24\u0e26"
_MAC_FORMS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47" + "".join(tone * 3 for tone in _TONES) + "\u0e4d"
_LEGACY = {
    start + place: letter
    for start, forms in ((0xF700, _OLD_FORMS + _WIDE_FORMS), (0xF880, _JOINED_FORMS), (0xF884, _MAC_FORMS))
    for place, letter in enumerate(forms)
}
"""The letters of old Thai fonts that stand raised, lowered or without their foot (private use, as Windows and the Mac had it)."""
_OPEN_SYMBOL = "⬥♦◆⬥○→✓●○■❒◆❖♦⓿⓪📄📠???💾?💻✉📧✍^~•❕❓©@☺®⇨⇩⇦⇧✴✆➡⬇⬅⬆✹✶?????()₱?€"
_LEGACY |= {0xE001 + place: sign for place, sign in enumerate(_OPEN_SYMBOL) if sign != "?"}
"""And the bullets and signs of LibreOffice's OpenSymbol, as its fonts draw them."""
_COURIER_BULLETS = {"o": "○"}  # Word's second bullet is the letter o in Courier New
PRIVATE = 0xF000
_PARTED = "[A-Za-z\u00c0-\u024f][\u0300-\u036f]+"
_ODD = re.compile("[\u0300-\u036f\ue000-\uf8ff]")
_PRIVATE_USE = "[\ue000-\uf8ff]"
_SURELY_SYMBOL = frozenset(
    b"\x2d\x44\x53\x57\x61\x62\x67\x6d\x70\xa3\xa5\xab\xac\xad\xae\xaf\xb0\xb1\xb3\xb4\xb7\xb8\xb9\xbb\xd2\xd3\xd4\xd6\xdb\xdc\xdd\xde\xdf"
)
"""Codes that are Symbol's where no font is named, since what Wingdings has there is rare; all others are Wingdings'."""


def is_symbol_font(family: str) -> bool:
    """Whether the family draws other things than the letters it is given."""
    name = family.lower()
    return name in FONTS or name in _OTHER_NAMES or name in _UNTOLD


def symbol_text(text: str, family: str) -> str:
    """The text as what the family draws for it; a code that its table does not know becomes one of private use, which no font draws."""
    if is_symbol_font(family):
        table = _table(family.lower())
        return "".join(_symbol(letter, table) for letter in text)
    bullet = _COURIER_BULLETS.get(text) if family.startswith("Courier") else None
    return text if bullet is None else bullet


def is_unknown(text: str) -> bool:
    """Whether a letter of private use stands in it: one that means nothing without its font."""
    return re.search(_PRIVATE_USE, text) is not None


def known_letters(text: str) -> str:
    """The text with letters of private use as those that they stand for: old forms of Thai marks, and what fonts of symbols draw.

    Latin letters that were typed apart from their marks become one.
    """
    if _ODD.search(text) is None:
        return text
    text = re.sub(_PARTED, lambda found: unicodedata.normalize("NFC", found[0]), text)
    return "".join(_known(letter) for letter in text.translate(_LEGACY))


@lru_cache(maxsize=8)
def _table(family: str) -> Mapping[int, str]:
    # Loaded where a file names such a font: most don't, and the first document of a process has no time to lose.
    from thaiforms.layout import symbol_tables

    if family in _UNTOLD:
        return symbol_tables.told(symbol_tables.UNTOLD)
    name = _OTHER_NAMES.get(family, family)
    return symbol_tables.told(getattr(symbol_tables, name.upper().replace(" ", "_")))


def _known(letter: str) -> str:
    place = ord(letter) - PRIVATE
    if not 0x20 <= place < 0x100:
        return letter
    return _table("symbol" if place in _SURELY_SYMBOL else "wingdings").get(place, letter)


def _symbol(letter: str, table: Mapping[int, str]) -> str:
    place = _code(letter)
    return letter if place is None else table.get(place, chr(PRIVATE + place))


def _code(letter: str) -> int | None:
    """The code that a letter has in a font of symbols, typed as such or as Windows has it; None for what is none."""
    code = ord(letter)
    if PRIVATE + 0x20 <= code < PRIVATE + 0x100:
        return code - PRIVATE
    return (
        code if 0x20 <= code < 0x7F or 0xA1 <= code < 0x100 else None
    )  # other letters are drawn by other fonts, in Word too
