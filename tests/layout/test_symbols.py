"""Fonts of symbols, and letters that few fonts have: told in Unicode, drawn, or refused by name."""

import pytest

from test_reading_paragraphs import item, list_of
from thaiforms.errors import GlyphError, TemplateError
from thaiforms.layout.symbols import FONTS, is_unknown, known_letters, symbol_text
from word_file import document, pages, printed, xml

CODES = range(0x20, 0x100)
UNKNOWN = {
    "wingdings": {0xFF},
    "wingdings 2": {0x7F, *range(0xFA, 0x100)},
    "wingdings 3": {0x7F, *range(0xF1, 0x100)},
    "webdings": {0x7F},
    "symbol": {*range(0x7F, 0xA0), 0xF0, 0xFF},
}
"""The codes that have no picture in the font, or one that Unicode does not know (a trademark)."""


def in_font(family, text):
    """A file with text in a font of symbols, between Thai words."""
    made = document()
    paragraph = made.add_paragraph("ก ")
    run = paragraph.add_run(text)
    run._r.get_or_add_rPr().append(xml(f'<w:rFonts {{}} w:ascii="{family}" w:hAnsi="{family}" w:cs="{family}"/>'))
    paragraph.add_run(" ข")
    return made


def as_symbol(family, code):
    made = document()
    made.add_paragraph()._p.append(xml(f'<w:r {{}}><w:sym w:font="{family}" w:char="{code:04X}"/></w:r>'))
    return made


@pytest.mark.parametrize("family", sorted(FONTS))
def test_every_code_of_a_symbol_font_is_told_in_unicode_or_listed_as_unknown(family):
    unknown = {code for code in CODES if is_unknown(symbol_text(chr(0xF000 + code), family))}
    assert unknown == UNKNOWN[family]


@pytest.mark.parametrize("family", sorted(FONTS - {"symbol"}))
def test_no_code_of_a_font_of_pictures_is_drawn_as_the_letter_it_is_typed_with(family):
    for code in range(0x21, 0x7F):
        assert symbol_text(chr(code), family) != chr(code)


@pytest.mark.parametrize("family", sorted(FONTS))
def test_a_code_means_the_same_however_it_is_typed(family):
    for code in [*range(0x20, 0x7F), *range(0xA1, 0x100)]:
        assert symbol_text(chr(code), family) == symbol_text(chr(0xF000 + code), family)


@pytest.mark.parametrize(
    ("family", "code", "shown"),
    [
        ("Wingdings", 0x46, "☞"),
        ("Wingdings", 0x4A, "☺"),
        ("Wingdings", 0x6C, "●"),
        ("Wingdings", 0x6E, "■"),
        ("Wingdings", 0x6F, "☐"),
        ("Wingdings", 0x76, "❖"),
        ("Wingdings", 0x81, "①"),
        ("Wingdings", 0x8C, "❶"),
        ("Wingdings", 0xA7, "▪"),
        ("Wingdings", 0xA8, "☐"),
        ("Wingdings", 0xD8, "➢"),
        ("Wingdings", 0xE0, "→"),
        ("Wingdings", 0xF0, "⇨"),
        ("Wingdings", 0xFB, "✗"),
        ("Wingdings", 0xFC, "✓"),
        ("Wingdings", 0xFD, "☒"),
        ("Wingdings", 0xFE, "☑"),
        ("Wingdings 2", 0x50, "✓"),
        ("Wingdings 2", 0x51, "☒"),
        ("Wingdings 2", 0x52, "☑"),
        ("Wingdings 2", 0x6A, "①"),
        ("Wingdings 2", 0xA3, "□"),
        ("Wingdings 3", 0x22, "→"),
        ("Wingdings 3", 0x75, "▶"),
        ("Webdings", 0x61, "✔"),
        ("Webdings", 0x63, "⬜"),
        ("Webdings", 0xB8, "📽"),
        ("Symbol", 0x57, "Ω"),
        ("Symbol", 0x6C, "λ"),
        ("Symbol", 0xB7, "•"),
        ("Symbol", 0xB3, "≥"),
        ("Symbol", 0xCE, "∈"),
        ("symbol", 0x41, "Α"),
    ],
)
def test_symbol_fonts_say_what_they_draw(family, code, shown):
    assert symbol_text(chr(0xF000 + code), family) == shown


@pytest.mark.parametrize("text", ["ก", "ที่ ๑", "→", "☐", "—", "“", "\u00a0", "\U0001f4cc"])
def test_letters_that_are_no_codes_stay_as_they_are_in_a_symbol_font(text):
    assert symbol_text(text, "Wingdings") == text


@pytest.mark.parametrize(("family", "code"), [("Wingdings", 0xFF), ("Wingdings 3", 0xF5), ("Symbol", 0x80)])
def test_a_code_that_no_table_knows_is_refused_with_its_font_and_code(family, code):
    with pytest.raises(GlyphError) as refused:
        pages(in_font(family, chr(0xF000 + code)))
    (fault,) = refused.value.faults
    assert fault.code == "letter-not-in-font"
    assert (fault.details["font"], fault.details["code"]) == (family, f"U+F0{code:02X}")
    with pytest.raises(TemplateError) as refused:
        pages(as_symbol(family, code))
    assert f"{family} {code:04X}" in refused.value.faults[0].place.text


@pytest.mark.parametrize(
    ("code", "family", "shown"), [(0xB4, "Symbol", "×"), (0x9F, "Wingdings", "•"), (0xB8, "Symbol", "÷")]
)
def test_a_bullet_is_told_once(code, family, shown):
    made = document()
    number = list_of(made, [("bullet", chr(0xF000 + code), 360)])
    level = made.part.numbering_part.element.find("{*}abstractNum/{*}lvl")
    level.append(
        xml(f'<w:rPr {{}}><w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:cs="{family}" w:hint="default"/></w:rPr>')
    )
    item(made, "ก", number)
    assert printed(made) == [f"{shown}\tก"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("ป\uf885น", "ปิน"),  # marks as the Mac had them
        ("ที\uf88a ฟ\uf88d ก\uf896", "ที่ ฟ้ ก์"),
        ("ก\uf884น", "กัน"),
        ("\uf71bา\uf71c", "ฎาฏ"),
        ("\uf0e0 \uf0d8", "→ ➢"),
        ("\uf0b3 \uf070", "≥ π"),
    ],
)
def test_letters_of_private_use_are_those_they_stand_for(typed, shown):
    assert known_letters(typed) == shown
