"""What is drawn, seen: each syllable of our PDF beside the outlines that HarfBuzz itself gives for its text."""

import io

import pikepdf
import pypdfium2
import pytest
import uharfbuzz
from PIL import ImageChops
from test_read_back import CONSONANTS, STYLES, syllables

from readers import pdfium
from setting import paragraph, set_pages
from thaiforms.frozen import replace
from thaiforms.layout.shaping import shape
from thaiforms.layout.story import PageFrame, Tab, TabStop, Text, TextFormat
from thaiforms.paper import GlyphRun
from thaiforms.pdf import write_pdf
from thaiforms.supplies import shipped

SIZE, ACROSS, DOWN = 14, 32, 24  # points: the letters, and the box in which each syllable stands
SCALE = 4  # pixels to a point: letters of over 50 pixels are drawn by their outlines, without a grid
EDGE = 8  # points left of the first box, for marks that hang over
BLOCK = 8  # pixels of a square whose ink is compared
ALIKE = 72  # of 255: how unlike its ink may be; mai ek, a bare rectangle, is put on the grid of pixels
EXCHANGED = str.maketrans("่้", "้่")


def boxes(bold, italic):
    """Our pages: a consonant to a line, its syllables at tab stops."""
    look = TextFormat("TH Sarabun New", SIZE, bold=bold, italic=italic)
    count = max(len(syllables(consonant)) for consonant in CONSONANTS)
    stops = tuple(TabStop(ACROSS * number) for number in range(1, count))
    frame = PageFrame(width=EDGE + ACROSS * count, height=DOWN * len(CONSONANTS), top=0, right=0, bottom=0, left=EDGE)
    lines = []
    for consonant in CONSONANTS:
        parts = [part for syllable in syllables(consonant) for part in (Tab(look), Text(syllable, look))]
        lines.append(paragraph(*parts[1:], tabs=stops, line=DOWN, line_rule="exact"))
    return set_pages(*lines, frame=frame)


def outlines(bold, italic, width, height):
    """A PDF of bare paths: what HarfBuzz draws for each syllable, where its box begins."""
    font = uharfbuzz.Font(uharfbuzz.Face(shipped().face("TH Sarabun New", bold=bold, italic=italic).data))
    content = []
    for line, consonant in enumerate(CONSONANTS):
        for place, syllable in enumerate(syllables(consonant)):
            content += drawn(font, syllable, x=EDGE + ACROSS * place, y=height - DOWN * (line + 0.8))
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(width, height))
    page.Contents = document.make_stream("\n".join(content).encode("ascii"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def drawn(font, text, *, x, y):
    """The operators that fill the glyphs of a text, shaped whole."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {"kern": False, "liga": False, "clig": False})  # as Word does
    em, content, across = SIZE / font.face.upem, [], 0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        pen = Pen()
        font.draw_glyph_with_pen(info.codepoint, pen)
        left, base = x + (across + place.x_offset) * em, y + place.y_offset * em
        content += [f"q {em:.6f} 0 0 {em:.6f} {left:.4f} {base:.4f} cm", *pen.ways, "f Q"]
        across += place.x_advance
    return content


class Pen:
    """Outlines as PDF's path operators; a quadratic curve as the cubic that it is."""

    def __init__(self):
        self.ways = []
        self.at = (0.0, 0.0)

    def moveTo(self, point):
        self.ways.append(f"{point[0]} {point[1]} m")
        self.at = point

    def lineTo(self, point):
        self.ways.append(f"{point[0]} {point[1]} l")
        self.at = point

    def qCurveTo(self, control, end):
        (x, y), (u, v), (s, t) = self.at, control, end
        self.curveTo((x + 2 * (u - x) / 3, y + 2 * (v - y) / 3), (s + 2 * (u - s) / 3, t + 2 * (v - t) / 3), end)

    def curveTo(self, *points):
        self.ways.append(" ".join(f"{x:.3f} {y:.3f}" for x, y in points) + " c")
        self.at = points[-1]

    def closePath(self):
        self.ways.append("h")


def picture(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        (page,) = document
        return page.render(scale=SCALE, grayscale=True).to_pil()


def unlike(ours, due):
    """The syllables whose boxes are not drawn alike."""
    difference = ImageChops.difference(ours, due).reduce(BLOCK)
    width, height, edge = (length * SCALE // BLOCK for length in (ACROSS, DOWN, EDGE // 2))
    places = [
        (syllable, (edge + place * width, line * height))
        for line, consonant in enumerate(CONSONANTS)
        for place, syllable in enumerate(syllables(consonant))
    ]
    boxed = ((syllable, difference.crop((x, y, x + width, y + height))) for syllable, (x, y) in places)
    return [syllable for syllable, box in boxed if box.getextrema()[1] > ALIKE]


@pytest.mark.parametrize(("bold", "italic"), STYLES)
def test_every_syllable_is_drawn_as_harfbuzz_draws_it(bold, italic):
    (page,) = boxes(bold, italic)
    due = picture(outlines(bold, italic, page.width, page.height))
    found = unlike(picture(write_pdf([page], title="")), due)
    assert found == []


def with_tones_exchanged(run: GlyphRun) -> GlyphRun:
    """The run with the glyphs of mai ek drawn for mai tho and the other way, under the same text."""
    others = [shape(word.text.translate(EXCHANGED), word.face) for word in run.words]
    words = [replace(word, glyphs=other.glyphs) for word, other in zip(run.words, others, strict=True)]
    return replace(run, words=tuple(words))


def test_two_tones_exchanged_behind_the_right_text_are_seen():
    (page,) = boxes(False, False)
    wrong = write_pdf([replace(page, drawn=tuple(map(with_tones_exchanged, page.runs)))], title="")
    right = write_pdf([page], title="")
    texts = pdfium(wrong), pdfium(right)
    assert texts[0] == texts[1]
    toned = [syllable for consonant in CONSONANTS for syllable in syllables(consonant) if {*syllable} & {*"่้"}]
    found = unlike(picture(wrong), picture(right))
    assert found == toned


def test_letters_half_a_point_too_low_are_seen():
    (page,) = boxes(True, False)
    moved = replace(page, drawn=tuple(replace(run, y=run.y + 0.5) for run in page.runs))
    both = [picture(write_pdf([one], title="")) for one in (page, moved)]
    found = unlike(*both)
    assert len(found) == sum(len(syllables(consonant)) for consonant in CONSONANTS)
