"""Fonts of symbols, and letters that few fonts have: told in Unicode, drawn, or refused by name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from test_reading_paragraphs import item, list_of
from thaiforms.errors import GlyphError, TemplateError
from thaiforms.layout import lay_out
from thaiforms.layout.lettering import lettering
from thaiforms.layout.shaping import reach, shape
from thaiforms.layout.story import Text, TextFormat
from thaiforms.layout.symbols import FONTS, is_unknown, known_letters, symbol_text
from thaiforms.layout.texts import texts_in
from thaiforms.supplies import shipped
from word_file import data_of, document, pages, printed, xml

ROOT = Path(__file__).parents[2]
CODES = range(0x20, 0x100)
UNKNOWN = {
    "wingdings": {0xFF},
    "wingdings 2": {0x7F, *range(0xFA, 0x100)},
    "wingdings 3": {0x7F, *range(0xF1, 0x100)},
    "webdings": {0x7F},
    "symbol": {*range(0x7F, 0xA0), 0xF0, 0xFF},
    "zapf dingbats": {0x7F, *range(0x8E, 0xA1), 0xF0, 0xFF},
}
"""The codes that have no picture in the font, or one that Unicode does not know (a trademark)."""

UNDRAWN = {
    "wingdings": "3b 41 42 49 4e 5c 5e-69 79 b0 b4",
    "wingdings 2": "23 34 39 4e 84",
    "wingdings 3": "2d-30 37 46 47 52 53 55 57-59 ac-af",
    "webdings": "21-23 2a-32 3e 3f 41 45 49-4b 4d 4f-54 5a 5c 60 66 6b-6d 6f 71 74 75 82-8d 90 95-97 a0-a3 "
    "ae-b1 b4 b6 b7 ba bc bd c1-c4 c6 cc ce d4 d6-d8 da dd-e0 e2 e3 e5-e7 ea ed-f0 f2-fa ff",
    "symbol": "c1 c2",
    "zapf dingbats": "2c 62 78-7a a1-a3 a5-a7 e5 e6",
}
"""The codes whose pictures no face of ours has: signs of the zodiac, keys of keyboards, sports, animals; ℑ and ℜ."""


def codes(ranges):
    """The codes of hexadecimal ranges."""
    ends = [part.partition("-") for part in ranges.split()]
    return {code for low, _, high in ends for code in range(int(low, 16), int(high or low, 16) + 1)}


def drawn_letters():
    supplies = shipped()
    faces = [supplies.face("TH Sarabun New"), supplies.face("Thaiforms Symbols")]
    return reach(faces[0]) | reach(faces[1])


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


@pytest.mark.parametrize("family", sorted(FONTS))
def test_what_a_symbol_font_draws_is_drawn_by_a_face_of_ours_or_listed_as_refused(family):
    told = {code: symbol_text(chr(0xF000 + code), family) for code in CODES}
    drawn = drawn_letters()
    undrawn = {code for code, shown in told.items() if not is_unknown(shown) and shown not in drawn}
    assert undrawn == codes(UNDRAWN[family])


@pytest.mark.parametrize(("family", "code", "name"), [("Webdings", 0xF3, "BIRD"), ("Wingdings", 0x5E, "ARIES")])
def test_a_picture_that_no_face_has_is_refused_by_its_name(family, code, name):
    for made in (in_font(family, chr(0xF000 + code)), as_symbol(family, code)):
        with pytest.raises(GlyphError) as refused:
            pages(made)
        (fault,) = refused.value.faults
        assert (fault.code, fault.details["name"]) == ("letter-not-in-font", name)


@pytest.mark.parametrize("sign", ["🔴", "🟢", "🟡", "🐦", "💯", "ℝ", "あ", "中", "ж", "\u202e", "\u20dd"])
def test_signs_that_would_lose_their_meaning_are_refused_by_name(sign):
    made = document()
    made.add_paragraph(f"ก {sign} ข")
    with pytest.raises(GlyphError) as refused:
        pages(made)
    (fault,) = refused.value.faults
    assert (fault.code, fault.details["code"]) == ("letter-not-in-font", f"U+{ord(sign):04X}")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("๒๕ ㎡", "๒๕ m²"),
        ("๕ ㎏ ๑๐ ㎝ ๓ ㏄ ๒ ㎞", "๕ kg ๑๐ cm ๓ cc ๒ km"),
        ("⑴ ⒇ ⒈ ⒜", "(1) (20) 1. (a)"),
        ("℡ ‼ ⁉", "TEL !! !?"),
        ("1\ufe0f\u20e3 👍\U0001f3fb ❤\ufe0f", "1\u20e3 👍 ❤"),
        ("🇹🇭 ไทย", "🇹🇭 ไทย"),
        ("Nibba\u0304na Le\u0302", "Nibbāna Lê"),
        ("\u2066ก\u2069\u200bข", "กข"),
    ],
)
def test_signs_of_several_letters_are_set_as_what_they_stand_for(typed, shown):
    made = document()
    made.add_paragraph(typed)
    assert printed(made) == [shown]


def test_a_letter_that_a_face_has_is_drawn_as_itself_beside_one_that_it_lacks():
    face = shipped().face("Thaiforms Symbols")
    (large, arrow), (alone,) = shape("⬤🡪", face).glyphs, shape("⬤", face).glyphs
    assert large == alone != shape("●", face).glyphs[0]
    assert arrow == shape("→", face).glyphs[0]


def test_bold_words_have_bold_signs_where_they_stand_in_words():
    made = document()
    run = made.add_paragraph().add_run("ระยะที่ Ⅱ ☑")
    run._r.get_or_add_rPr().extend([xml("<w:b {}/>"), xml("<w:bCs {}/>")])
    bold = {piece.text: piece.face.bold for run in pages(made)[0].runs for piece in run.words}
    assert (bold["Ⅱ"], bold["☑"]) == (True, False)


def test_a_box_needs_no_table_of_rare_letters():
    code = (
        "import sys; from setting import paragraph, set_pages; set_pages(paragraph('☐ ① →')); "
        "print([name for name in sys.modules if name.endswith(('alike', 'symbol_tables'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parent,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.strip() == "[]"


def test_a_letter_without_such_signs_loads_no_table_of_them():
    code = (
        "import sys, thaiforms; thaiforms.make(thaiforms.read(sys.argv[1])); "
        "print([name for name in sys.modules if name.endswith(('alike', 'symbol_tables'))])"
    )
    letter = ROOT / "samples" / "circular-5188" / "circular.yaml"
    done = subprocess.run([sys.executable, "-c", code, letter], capture_output=True, check=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


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
        ("SymbolMT", 0xB7, "•"),
        ("Wingdings-Regular", 0xFC, "✓"),
        ("ITC Zapf Dingbats", 0x33, "✓"),
        ("ZapfDingbats", 0x6E, "■"),
    ],
)
def test_symbol_fonts_say_what_they_draw(family, code, shown):
    assert symbol_text(chr(0xF000 + code), family) == shown


@pytest.mark.parametrize("text", ["ก", "ที่ ๑", "→", "☐", "—", "“", "\u00a0", "\U0001f4cc"])
def test_letters_that_are_no_codes_stay_as_they_are_in_a_symbol_font(text):
    assert symbol_text(text, "Wingdings") == text


def test_letters_of_shapes_are_told_as_their_font_draws_them():
    look = TextFormat("Wingdings", 16)
    assert [text.text for text in texts_in("\uf0fc ก", look)] == ["✓ ก"]
    assert [text.text for text in texts_in("ที่ 19", TextFormat("TH SarabunIT๙", 16))] == ["ที่ ๑๙"]
    (paragraph,) = lettering("ü\nJ", look)
    assert [inline.text for inline in paragraph.inlines if isinstance(inline, Text)] == ["✓", "☺"]


@pytest.mark.parametrize(
    ("text", "warned"), [("☐", []), ("☐☑", []), ("☐ ก", ["font-replaced"]), ("Yes", ["font-replaced"])]
)
def test_signs_alone_in_a_font_of_others_need_no_warning(text, warned):
    made = document()
    run = made.add_paragraph("ก ").add_run(text)
    run._r.get_or_add_rPr().append(xml('<w:rFonts {} w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:cs="MS Gothic"/>'))
    laid = lay_out(data_of(made), supplies=shipped())
    assert [fault.code for fault in laid.warnings] == warned


@pytest.mark.parametrize("family", ["Marlett", "MT Extra", "Wingdings 4", "Bookshelf Symbol 7"])
def test_letters_of_a_font_of_pictures_without_a_table_are_refused_by_font_and_code(family):
    with pytest.raises(GlyphError) as refused:
        pages(in_font(family, "aF"))
    assert [(fault.details["font"], fault.details["code"]) for fault in refused.value.faults] == [
        (family, "U+F061"),
        (family, "U+F046"),
    ]


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


@pytest.mark.parametrize(
    ("code", "sign"),
    [
        (0xE00A, "■"),
        (0xE00C, "◆"),
        (0xE012, "📠"),
        (0xE01E, "•"),
        (0xE02A, "✆"),
        (0xE02B, "➡"),
        (0xE036, "("),
        (0xE03A, "€"),
    ],
)
def test_bullets_of_libreoffice_are_told_whatever_font_is_named(code, sign):
    assert known_letters(f"ข้อ {chr(code)} ข") == f"ข้อ {sign} ข"


def test_all_that_is_told_of_libreoffices_bullets_is_drawn():
    told = "".join(known_letters(chr(code)) for code in range(0xE001, 0xE03B))
    drawn = {letter for name in ("TH Sarabun New", "Thaiforms Symbols") for letter in reach(shipped().face(name))}
    assert {letter for letter in told if not "\ue000" <= letter <= "\uf8ff"} <= drawn
    assert known_letters("\ue014") == "\ue014", "what it has no sign for stays, and is refused by name"
