"""Pages are told from each other by what is drawn on them, and pictures are the saved bytes' own."""

import pypdfium2
import pytest

import thaiforms
from samples import NAMES, form, made
from thaiforms.faces.web.pictures import WIDTHS, Pictures


def looks(document):
    """What each page looks like, dot by dot."""
    with pypdfium2.PdfDocument(document.pdf) as opened:
        return [bytes(page.render(scale=2).buffer) for page in opened]


def digests(document):
    return [picture.digest for picture in Pictures().of(document)]


LETTER = form("circular")
CHANGES = (
    {"to": "นายอำเภอทุกอำเภอ "},
    {"to": "นายอำเภอทุกแห่ง"},
    {"number": "สฎ ๐๐๑๙.๐๑/ว ๕๑๘๙"},
    {"date": "๑๖ มิถุนายน ๒๕๖๔"},
    {"emblem": "none"},
    {"spacing": "normal"},
    {"urgency": "ด่วน"},
    {"draft": True},
    {"closing": "ขอแสดงความนับถิอ"},
    {"owner": ("ก",)},
    {},
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: ",".join(change) or "nothing")
def test_two_pages_have_one_digest_where_they_look_alike_and_only_there(change):
    other = thaiforms.make(LETTER.model_copy(update=change))
    alike = [one == two for one, two in zip(looks(made("circular")), looks(other), strict=False)]
    known = [one == two for one, two in zip(digests(made("circular")), digests(other), strict=False)]
    assert known == alike


@pytest.mark.parametrize("name", NAMES)
def test_every_page_of_a_document_is_another(name):
    assert len(set(digests(made(name)))) == len(made(name).pages)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_picture_is_as_wide_as_was_asked_for(width):
    import io

    from PIL import Image

    pictures = Pictures()
    (first, *_) = pictures.of(made("circular"))
    assert abs(Image.open(io.BytesIO(pictures.png(first.digest, width))).width - width) <= 1


@pytest.mark.parametrize("width", [0, -1, 1, 899, 10_000])
def test_no_other_width_is_drawn(width):
    pictures = Pictures()
    (first, *_) = pictures.of(made("circular"))
    assert pictures.png(first.digest, width) is None


def test_a_page_in_colour_stays_in_colour():
    import io

    from PIL import Image

    pictures = Pictures()
    (first, *_) = pictures.of(thaiforms.make(LETTER.model_copy(update={"urgency": "ด่วน"})))
    assert Image.open(io.BytesIO(pictures.png(first.digest, 600))).mode == "RGB"
    (plain, *_) = pictures.of(made("circular"))
    assert Image.open(io.BytesIO(pictures.png(plain.digest, 600))).mode == "L"


def test_pages_that_were_not_asked_for_of_late_are_forgotten():
    pictures = Pictures()
    (first, *_) = pictures.of(made("circular"))
    for number in range(300):
        pictures.of(thaiforms.Made(LETTER, None, b"", (made("circular").pages[0].__class__(number, 1, ()),), ()))
    assert pictures.png(first.digest, 600) is None
