"""The font of signs: made by its script, small, and standing on the line with TH Sarabun New's letters."""

import sys
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "fonts"
STYLES = {"Regular": "ThaiformsSymbols.ttf", "Bold": "ThaiformsSymbols-Bold.ttf"}
TALL = "⎛⎜⎝⎞⎟⎠⎡⎢⎣⎤⎥⎦⎧⎨⎩⎪⎫⎬⎭⌠⎮⌡⏐"
"""Pieces that are put together over several lines."""
KEYCAP = "\u20e3"  # stands round the digit before it, and is narrow


@pytest.fixture(scope="module")
def script():
    sys.path.insert(0, str(FONTS))
    try:
        import make_symbols
    finally:
        sys.path.remove(str(FONTS))
    return make_symbols


@pytest.fixture(scope="module", params=sorted(STYLES))
def font(request):
    with TTFont(FONTS / STYLES[request.param]) as opened:
        yield opened


def ink(font, code):
    """Left, bottom, right and top of a sign's ink, and its width."""
    name, glyphs = font.getBestCmap()[code], font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    return pen.bounds, glyphs[name].width


@pytest.mark.parametrize("style", sorted(STYLES))
def test_the_script_makes_the_font_that_is_shipped(script, style, tmp_path):
    made, again = tmp_path / "made.ttf", tmp_path / "again.ttf"
    script.build(made, style)
    script.build(again, style)
    assert made.read_bytes() == again.read_bytes()
    with TTFont(made) as new, TTFont(FONTS / STYLES[style]) as shipped:
        assert new.getBestCmap() == shipped.getBestCmap()
        assert new["hmtx"].metrics == shipped["hmtx"].metrics
        for name in shipped.getGlyphOrder():
            points, due = (font["glyf"][name].getCoordinates(font["glyf"])[0] for font in (new, shipped))
            apart = [max(abs(x0 - x1), abs(y0 - y1)) for (x0, y0), (x1, y1) in zip(points, due, strict=True)]
            assert max(apart, default=0) <= 1, name  # processors round differently


def test_the_fonts_are_small():
    assert sum((FONTS / name).stat().st_size for name in STYLES.values()) < 256 * 1024


def test_no_sign_is_drawn_twice_that_sarabun_has(font):
    with TTFont(FONTS / "THSarabunNew.ttf") as sarabun:
        assert not set(font.getBestCmap()) & set(sarabun.getBestCmap())


def test_every_sign_has_ink_and_a_place_of_its_own(font):
    for code in font.getBestCmap():
        bounds, width = ink(font, code)
        assert bounds is not None, hex(code)
        if chr(code) == KEYCAP:
            continue
        assert width >= 80, hex(code)
        left, _, right, _ = bounds
        reach = 0 if 0x2500 <= code < 0x25A0 or chr(code) in TALL + "⎯" else 60
        assert left >= -reach - 130, hex(code)
        assert right <= width + reach + 130, hex(code)


def test_every_sign_stands_within_its_line(font):
    for code in font.getBestCmap():
        (_, bottom, _, top), _ = ink(font, code)
        assert -470 <= bottom < top <= 884, hex(code)


def test_signs_stand_about_the_middle_of_letters(font):
    words = {*range(0x100, 0x2100), *range(0x1D00, 0x2000), 0x2C7C, *range(0x3000, 0x3020)}
    for code in set(font.getBestCmap()) - words - set(map(ord, TALL)) - set(range(0x2500, 0x25A0)):
        (_, bottom, _, top), _ = ink(font, code)
        assert 60 <= (bottom + top) / 2 <= 330 or chr(code) in "◦∙⋅␣〃↴", (hex(code), bottom, top)


def test_all_that_is_bold_is_regular_too():
    with TTFont(FONTS / STYLES["Bold"]) as bold, TTFont(FONTS / STYLES["Regular"]) as regular:
        assert set(bold.getBestCmap()) < set(regular.getBestCmap())
