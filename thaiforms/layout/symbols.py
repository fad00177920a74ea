"""Wingdings, Webdings and Symbol told in Unicode: what those fonts draw in place of letters."""

from __future__ import annotations

import re

_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x45: "☜", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "☐", 0x70: "☐",
    0x71: "❑", 0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA1: "○", 0xA2: "○", 0xA4: "◉", 0xA6: "○",
    0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧",
    0x89: "⑨", 0x8A: "⑩", 0x8C: "❶", 0x8D: "❷", 0x8E: "❸", 0x8F: "❹", 0x90: "❺", 0x91: "❻", 0x92: "❼", 0x93: "❽", 0x94: "❾", 0x95: "❿",
    0xAA: "✦", 0xAC: "✱", 0xAD: "★", 0xAE: "✱", 0xB5: "★", 0xB6: "☆", 0xD7: "◄", 0xD9: "▲", 0xDA: "▼", 0xE7: "←", 0xE9: "↑", 0xEA: "↓", 0xF3: "⇔",
    0xD8: "➢", 0xDC: "➲", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x6A: "①", 0x6B: "②", 0x6C: "③", 0x6D: "④", 0x6E: "⑤", 0x6F: "⑥", 0x70: "⑦", 0x71: "⑧", 0x72: "⑨", 0x73: "⑩",
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x30: "☐", 0x97: "●", 0x98: "●", 0x99: "●", 0x9A: "○", 0x9B: "○",
    0x9E: "•", 0x9F: "•", 0xA0: "■", 0xA1: "■", 0xA2: "■", 0xA3: "☐", 0xA4: "☐", 0xA5: "☐", 0x2A: "☐",
}  # fmt: skip
_WINGDINGS_3 = {0x22: "↑", 0x23: "↓", 0x21: "→", 0x20: "←", 0x7D: "▶", 0x7B: "◀", 0x75: "▶", 0x84: "▶", 0x9C: "▶"}
_SYMBOL = {
    0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
    0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xE0: "◊", 0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓", 0x61: "α", 0x62: "β", 0x67: "γ",
    0x6D: "μ", 0x70: "π", 0x53: "Σ", 0x57: "Ω", 0x44: "Δ",
}  # fmt: skip
_WEBDINGS = {0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗", 0x34: "▶", 0x33: "◀", 0x35: "▲", 0x36: "▼"}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "symbol": _SYMBOL,
    "webdings": _WEBDINGS,
}
_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_OLD_FORMS = f"\u0e10\u0e34\u0e35\u0e36\u0e37{_TONES}{_TONES}\u0e0d\u0e31\u0e4d\u0e47{_TONES}\u0e38\u0e39\u0e3a"
_LEGACY = {0xF700 + place: letter for place, letter in enumerate(_OLD_FORMS)}
"""The letters of old Thai fonts that stand raised, lowered or without their foot (private use, as Windows had it)."""
_COURIER_BULLETS = {"o": "○"}  # Word's second bullet is the letter o in Courier New
PRIVATE = 0xF000
_PRIVATE_USE = re.compile("[\uf000-\uf71a]")


def is_symbol_font(family: str) -> bool:
    """Whether the family draws other things than the letters it is given."""
    return family.lower() in _FONTS


def symbol_text(text: str, family: str) -> str:
    """The text as what the family draws for it; what is not known stays."""
    table = _FONTS.get(family.lower())
    if table is None:
        bullet = _COURIER_BULLETS.get(text) if family.startswith("Courier") else None
        return text if bullet is None else bullet
    return "".join(_symbol(letter, table) for letter in text)


def known_letters(text: str) -> str:
    """The text with letters of private use as those that they stand for: old forms of Thai marks, and what fonts of symbols draw."""
    if _PRIVATE_USE.search(text) is None:
        return text
    return "".join(_known(letter) for letter in text.translate(_LEGACY))


def _known(letter: str) -> str:
    place = ord(letter) - PRIVATE
    return _SYMBOL.get(place, _WINGDINGS.get(place, letter)) if 0x20 <= place < 0x100 else letter


def _symbol(letter: str, table: dict[int, str]) -> str:
    code = ord(letter)
    place = code - PRIVATE if PRIVATE <= code < PRIVATE + 0x100 else code
    return table.get(place, " " if place == 0x20 else letter)
