"""Wingdings, Webdings and Symbol told in Unicode: what those fonts draw in place of letters."""

from __future__ import annotations

_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "☐",
    0x72: "☐", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA1: "○", 0xA2: "○", 0xA4: "◉", 0xA6: "○",
    0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xDC: "➲", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x30: "☐", 0x97: "●", 0x98: "●", 0x99: "●", 0x9A: "○", 0x9B: "○",
    0x9E: "•", 0x9F: "•", 0xA0: "■", 0xA1: "■", 0xA2: "■", 0xA3: "☐", 0xA4: "☐", 0xA5: "☐", 0x2A: "☐",
}  # fmt: skip
_WINGDINGS_3 = {0x22: "↑", 0x23: "↓", 0x21: "→", 0x20: "←", 0x7D: "▶", 0x7B: "◀", 0x75: "▶", 0x84: "▶", 0x9C: "▶"}
_SYMBOL = {
    0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
    0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xE0: "◊", 0x61: "α", 0x62: "β", 0x67: "γ",
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
_COURIER_BULLETS = {"o": "○"}  # Word's second bullet is the letter o in Courier New
PRIVATE = 0xF000


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


def _symbol(letter: str, table: dict[int, str]) -> str:
    code = ord(letter)
    place = code - PRIVATE if PRIVATE <= code < PRIVATE + 0x100 else code
    return table.get(place, " " if place == 0x20 else letter)
