"""Shapes and pictures leave their ink where the page says: painted by pdfium and looked at dot by dot."""

import io

import pypdfium2
import pytest
from PIL import Image

from thaiforms.paper import Contour, Crop, Fill, Page, Path, Picture, Rule, Tone
from thaiforms.pdf import write_pdf

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def quarters():
    """A picture of four quarters: red, green above; blue, white below."""
    image = Image.new("RGB", (40, 40))
    for place, colour in (((0, 0), RED), ((20, 0), GREEN), ((0, 20), BLUE), ((20, 20), WHITE)):
        image.paste(colour, (*place, place[0] + 20, place[1] + 20))
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def painted(*items):
    """The page of 100 by 100 points as dots, one to a point."""
    with pypdfium2.PdfDocument(write_pdf([Page(100, 100, items)], title="")) as document:
        return document[0].render(scale=1).to_pil().convert("RGB")


def corners(image):
    """The colours in the middles of the four quarters of the box from 20 to 80: left and right above, and below."""
    return [image.getpixel(place) for place in ((35, 35), (65, 35), (35, 65), (65, 65))]


def picture(**how):
    return Picture(20, 20, 60, 60, quarters(), **how)


@pytest.mark.parametrize(
    ("how", "due"),
    [
        ({}, [RED, GREEN, BLUE, WHITE]),
        ({"turn": 90}, [BLUE, RED, WHITE, GREEN]),
        ({"turn": 180}, [WHITE, BLUE, GREEN, RED]),
        ({"turn": 270}, [GREEN, WHITE, RED, BLUE]),
        ({"turn": -90}, [GREEN, WHITE, RED, BLUE]),
        ({"mirrored": (True, False)}, [GREEN, RED, WHITE, BLUE]),
        ({"mirrored": (False, True)}, [BLUE, WHITE, RED, GREEN]),
        ({"mirrored": (True, True)}, [WHITE, BLUE, GREEN, RED]),
        ({"turn": 90, "mirrored": (True, False)}, [WHITE, GREEN, BLUE, RED]),
        ({"crop": Crop(left=0.5)}, [GREEN, GREEN, WHITE, WHITE]),
        ({"crop": Crop(right=0.5)}, [RED, RED, BLUE, BLUE]),
        ({"crop": Crop(top=0.5)}, [BLUE, WHITE, BLUE, WHITE]),
        ({"crop": Crop(bottom=0.5)}, [RED, GREEN, RED, GREEN]),
        ({"crop": Crop(left=0.5, bottom=0.5)}, [GREEN] * 4),
        ({"crop": Crop(top=0.5), "turn": 90}, [BLUE, BLUE, WHITE, WHITE]),
    ],
)
def test_a_picture_is_cropped_mirrored_and_turned_clockwise_in_its_box(how, due):
    image = painted(Fill(0, 0, 100, 100, "808080"), picture(**how))
    assert corners(image) == due
    assert image.getpixel((10, 50)) == image.getpixel((90, 50)) == image.getpixel((50, 10)) == (128, 128, 128)


def test_a_picture_with_room_round_it_is_smaller_than_its_box():
    image = painted(picture(crop=Crop(left=-0.5, right=-0.5)))
    assert image.getpixel((25, 50)) == image.getpixel((75, 50)) == WHITE
    assert image.getpixel((40, 35)) == RED


def square(*, closed=True):
    return Contour((20, 20), ((80, 20), (80, 80), (20, 80)), closed)


def test_a_shape_is_filled_and_drawn_round():
    image = painted(Path((square(),), fill="FF0000", stroke="0000FF", width=6))
    assert image.getpixel((50, 50)) == RED
    assert image.getpixel((20, 50)) == image.getpixel((80, 50)) == image.getpixel((50, 20)) == BLUE
    assert image.getpixel((10, 50)) == WHITE


@pytest.mark.parametrize(("closed", "due"), [(True, BLUE), (False, WHITE)])
def test_only_a_closed_shape_is_drawn_back_to_its_start(closed, due):
    image = painted(Path((square(closed=closed),), stroke="0000FF", width=4))
    assert image.getpixel((20, 50)) == due
    assert image.getpixel((80, 50)) == BLUE
    assert image.getpixel((50, 50)) == WHITE


def test_a_curve_bows_as_it_is_told():
    image = painted(Path((Contour((20, 50), ((20, 10, 80, 10, 80, 50),), True),), fill="FF0000"))
    assert image.getpixel((50, 30)) == RED
    assert image.getpixel((50, 60)) == image.getpixel((22, 25)) == WHITE


def test_a_shape_without_ink_leaves_none():
    assert painted(Path((square(),))).getcolors() == [(100 * 100, WHITE)]


def test_a_dashed_line_ends_where_the_next_is_whole():
    image = painted(Rule(10, 20, 90, 20, 4, "FF0000", (10, 10)), Rule(10, 60, 90, 60, 4, "0000FF"))
    assert [image.getpixel((x, 20)) for x in (15, 25, 35)] == [RED, WHITE, RED]
    assert [image.getpixel((x, 60)) for x in (15, 25, 35)] == [BLUE] * 3


def test_what_comes_later_covers_what_came_before():
    shape = Path((square(),), fill="FF0000")
    cover = Fill(20, 20, 60, 60, "00FF00")
    line = Rule(0, 50, 100, 50, 6, "0000FF")
    assert painted(shape, cover).getpixel((50, 40)) == GREEN
    assert painted(cover, shape).getpixel((50, 40)) == RED
    assert painted(line, cover).getpixel((50, 50)) == GREEN
    assert painted(cover, line).getpixel((50, 50)) == BLUE
    assert painted(line, shape).getpixel((50, 50)) == RED
    assert painted(line, picture()).getpixel((35, 50)) != BLUE


@pytest.mark.parametrize(("alternate", "stroke", "due"), [(False, "", RED), (True, "", WHITE), (True, "FF0000", WHITE)])
def test_what_two_contours_surround_is_outside_where_a_shape_says_so(alternate, stroke, due):
    outer = Contour((20, 20), ((80, 20), (80, 80), (20, 80)), True)
    inner = Contour((40, 40), ((60, 40), (60, 60), (40, 60)), True)
    image = painted(Path((outer, inner), "FF0000", stroke, 1, alternate=alternate))
    assert (image.getpixel((50, 50)), image.getpixel((30, 30))) == (due, RED)


def of_kind(kind: str) -> bytes:
    """A red picture, saved in different ways."""
    image = Image.new("RGB", (16, 16), RED)
    data = io.BytesIO()
    if kind == "palette":
        image = image.quantize(4)
    elif kind == "transparent":
        image.putalpha(255)
    elif kind == "grey":
        image = Image.new("L", (16, 16), 0)
    image.save(data, "JPEG" if kind == "jpeg" else "BMP" if kind == "bmp" else "PNG")
    return data.getvalue()


@pytest.mark.parametrize("kind", ["plain", "palette", "transparent", "grey", "jpeg", "bmp"])
@pytest.mark.parametrize(("tone", "pale"), [(Tone(), 0), (Tone(0.7, 1), 178), (Tone(0.2, 0.2), 51)])
def test_a_picture_is_as_pale_as_it_is_told(kind, tone, pale):
    red, green, blue = painted(Picture(20, 20, 60, 60, of_kind(kind), tone=tone)).getpixel((50, 50))
    white = pale if kind == "grey" else round(255 * tone.white)
    assert (red, green, blue) == pytest.approx((white, pale, pale), abs=3)


def test_one_picture_may_stand_in_two_tones():
    data = of_kind("plain")
    image = painted(Picture(0, 0, 40, 40, data), Picture(50, 50, 40, 40, data, tone=Tone(1, 1)))
    assert (image.getpixel((20, 20)), image.getpixel((70, 70))) == (RED, WHITE)
