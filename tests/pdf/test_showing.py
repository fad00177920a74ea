"""Each glyph of a run stands where the layout put it: its operators are read back by the rules of ISO 32000-1, 9.4.4."""

import pikepdf
import pytest

from thaiforms.layout.shaping import coverage, shape
from thaiforms.paper import GlyphRun
from thaiforms.pdf.showing import show
from thaiforms.supplies import shipped

FACE = shipped().face("TH Sarabun New")
WORDS = tuple(shape(word, FACE) for word in ("น้ำที่ป่า", " ", "ปู่ญู", "   ", "กตัญญูฝุ่น", " ", "(A)\\ก็"))
SIZE = 16


def glyphs_of(run, identify):
    """The character ids that the run's operators show, and where each begins, in points from the run's beginning."""
    pdf = pikepdf.new()
    found, x, spacing, scale = [], 0.0, 0.0, 1.0
    widths = {
        glyph: advance or 1 for word in run.words for glyph, advance in zip(identify(word), word.advances, strict=True)
    }
    for operands, operator in pikepdf.parse_content_stream(pikepdf.Stream(pdf, show(run, identify).encode("latin-1"))):
        if str(operator) == "Tc":
            spacing = float(operands[0])
        elif str(operator) == "Tz":
            scale = float(operands[0]) / 100
        else:
            assert str(operator) == "TJ"
            for part in operands[0]:
                if isinstance(part, pikepdf.String):
                    raw = bytes(part)
                    for high, low in zip(raw[::2], raw[1::2], strict=True):
                        found.append((high * 256 + low, x))
                        x += (widths[high * 256 + low] / 1000 * run.size + spacing) * scale
                else:
                    x -= float(part) / 1000 * run.size * scale
    assert spacing == 0
    assert scale in (1, pytest.approx(1))
    return found


def places_of(run):
    """Where each glyph of the run is to stand."""
    found, x = [], 0.0
    for word in run.words:
        for index, advance in enumerate(word.advances):
            if word.starts[index] and found:
                x += run.gap
            found.append(x)
            x += advance / 1000 * run.size * run.scale + (run.stretch if word.texts[index] == " " else 0)
    return found


HOWS = [
    {},
    {"gap": 0.4},
    {"gap": 1.37},
    {"stretch": 2.5},
    {"stretch": 2.5, "gap": 0.3},
    {"gap": -0.35},
    {"gap": -0.35, "stretch": 2.5},
    {"scale": 0.8},
    {"scale": 1.3, "gap": 0.2},
    {"scale": 0.66, "gap": -0.2},
    {"scale": 0.8, "stretch": 1.5, "gap": 0.25},
]


@pytest.mark.parametrize(
    "how", HOWS, ids=lambda how: "-".join(f"{name}{value}" for name, value in how.items()) or "plain"
)
@pytest.mark.parametrize("moved", [0, 0x2829])
def test_every_glyph_stands_in_its_place(how, moved):
    run = GlyphRun(0, 0, SIZE, WORDS, **how)
    shown = glyphs_of(run, lambda word: tuple(glyph + moved for glyph in word.glyphs) if moved else word.glyphs)
    assert [glyph - moved for glyph, _ in shown] == [glyph for word in WORDS for glyph in word.glyphs]
    begins = [begins for word in WORDS for begins in word.starts]
    for (_, x), due, begins_cluster in zip(shown, places_of(run), begins, strict=True):
        # marks stand up to three thousandths of an em before their place, and nearer to what follows where letters are drawn together
        slack = 0.02 if begins_cluster else 0.06 + max(-run.gap, 0)
        assert x == pytest.approx(due, abs=slack)


@pytest.mark.parametrize("gap", [0, 0.5, -0.2])
def test_no_byte_of_a_glyphs_number_is_taken_for_a_sign_of_the_string(gap):
    words = tuple(
        shape(letter, FACE) for letter in sorted(coverage(FACE)) if letter.isprintable() and shape(letter, FACE).glyphs
    )
    for moved in (0, 0x0D00, 0x2800, 0x2900, 0x5C00):
        shown = glyphs_of(
            GlyphRun(0, 0, SIZE, words, gap=gap), lambda word, by=moved: tuple(glyph + by for glyph in word.glyphs)
        )
        assert [glyph - moved for glyph, _ in shown] == [glyph for word in words for glyph in word.glyphs]


def test_a_long_row_of_marks_is_taken_back_by_one_number_before_it():
    word = shape("ก" + "่" * 9 + "ข", FACE)
    assert show(GlyphRun(0, 0, SIZE, (word,)), lambda shaped: shaped.glyphs).count(")9(") == 1
