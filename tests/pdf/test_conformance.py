"""Each file keeps what it claims: PDF/A-2u, or 3u where it carries files; fonts embedded and subset; one truth in both metadata."""

import datetime
import io
import re
import shutil
import subprocess
import zlib

import pikepdf
import pikepdf.pdfa
import pytest
from PIL import Image, ImageCms
from tagged import drawing, elements, grid, laid, opened, pdf_of
from test_read_back import CONSONANTS, STYLES, WIDE, syllables

from readers import needs_poppler
from samples import NAMES, made
from setting import paragraph
from thaiforms.layout.story import Text, TextFormat
from thaiforms.pdf import Attachment, write_pdf
from thaiforms.pdf.colour import srgb_profile

needs_qpdf = pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
NOON = datetime.datetime(2021, 6, 15, 12, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
U = b"<pdfaid:conformance>U<"
METADATA = re.compile(rb"(/Type /Metadata[^>]*>>\nstream\n)(.*?)(?=\nendstream)", re.DOTALL)


def packet(pdf):
    """The XMP as it stands in the file."""
    return zlib.decompress(METADATA.search(pdf)[2])


def as_level_b(pdf):
    """The file, byte for byte at the same places, but that it claims level B."""
    kept = METADATA.search(pdf)[2]
    packed = zlib.compress(packet(pdf).replace(U, U.replace(b"U", b"B")), 9)
    assert len(packed) <= len(kept)
    return pdf.replace(kept, packed.ljust(len(kept), b"\0"))


def findings(pdf, flavour="2b"):
    """What pikepdf's validator finds. It knows level B alone: U is B, and all text in Unicode, which read-back holds."""
    assert packet(pdf).count(U) == 1
    report = pikepdf.pdfa.validate_written(io.BytesIO(as_level_b(pdf)), flavour)
    return [str(finding) for finding in report.findings]


def qpdf_check(pdf, folder):
    (folder / "file.pdf").write_bytes(pdf)
    done = subprocess.run(["qpdf", "--check", str(folder / "file.pdf")], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def coloured(mode, *, size=(9, 7), form="PNG", **options):
    """A picture file of many colours."""
    data = io.BytesIO()
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    image = Image.merge("RGBA", (*image.split(), image.getchannel(0))) if mode in {"RGBA", "LA"} else image
    image.convert(mode).save(data, form, **options)
    return data.getvalue()


def deep_grey():
    data = io.BytesIO()
    Image.new("I;16", (5, 4), 40000).save(data, "PNG")
    return data.getvalue()


PICTURES = {
    "grey": coloured("L"),
    "black-and-white": coloured("1"),
    "colours": coloured("RGB"),
    "palette": coloured("P"),
    "transparent": coloured("RGBA"),
    "transparent-grey": coloured("LA"),
    "sixteen-bits": deep_grey(),
    "jpeg": coloured("RGB", form="JPEG"),
    "grey-jpeg": coloured("L", form="JPEG"),
    "press-jpeg": coloured("CMYK", form="JPEG"),
    "gif": coloured("P", form="GIF"),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_keeps_to_pdf_a(name):
    assert findings(made(name).pdf) == []


@needs_qpdf
@pytest.mark.parametrize("name", NAMES)
def test_qpdf_finds_nothing_in_a_sample(name, tmp_path):
    assert qpdf_check(made(name).pdf, tmp_path) == (0, "")


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_without_tags_keeps_to_pdf_a(name):
    assert findings(write_pdf(made(name).pages, title="ก")) == []


@pytest.mark.parametrize(("bold", "italic"), STYLES)
def test_every_syllable_keeps_to_pdf_a(bold, italic):
    look = TextFormat("TH Sarabun New", 14, bold=bold, italic=italic)
    lines = [paragraph(Text("-".join(syllables(consonant)), look)) for consonant in CONSONANTS]
    assert findings(pdf_of(*lines, frame=WIDE)) == []


@pytest.mark.parametrize("name", PICTURES)
def test_every_kind_of_picture_keeps_to_pdf_a(name, tmp_path):
    pdf = pdf_of(paragraph("ก", drawing(40, 30, PICTURES[name], "รูป"), "ข"))
    assert findings(pdf) == []
    with opened(pdf) as document:
        (picture,) = document.pages[0].Resources.XObject.values()
        assert picture.ColorSpace != "/DeviceCMYK"
        assert "/Interpolate" not in picture


def test_colours_of_a_press_are_drawn_as_they_are():
    """A JPEG in CMYK is turned to RGB, near the colours that it had."""
    picture = PICTURES["press-jpeg"]
    with opened(pdf_of(paragraph(drawing(40, 30, picture, "รูป")))) as document:
        (drawn,) = document.pages[0].Resources.XObject.values()
        shown = Image.open(io.BytesIO(drawn.read_raw_bytes()))
        assert (shown.mode, drawn.ColorSpace) == ("RGB", "/DeviceRGB")
    shown = shown.convert("L")
    due = Image.open(io.BytesIO(picture)).convert("RGB").convert("L")
    assert shown.getpixel((4, 0)) == pytest.approx(due.getpixel((4, 0)), abs=12)
    assert shown.getpixel((4, 6)) == pytest.approx(due.getpixel((4, 6)), abs=12)


@pytest.mark.parametrize("title", ["", " ", "ก & ข < ค > \"ง\" 'จ'", "แบบ\x00\x0b\u200bก", "๑" * 300, "]]> --> &amp;"])
@pytest.mark.parametrize("moment", [None, NOON])
def test_both_metadata_say_the_same(title, moment):
    pages, structure = laid(paragraph("ก"))
    pdf = write_pdf(pages, title=title, moment=moment, structure=structure)
    assert findings(pdf) == []
    with opened(pdf) as document, document.open_metadata(update_docinfo=False) as told:
        info = document.docinfo
        assert told.get("dc:title", "") == str(info.get("/Title", ""))
        assert told["pdf:Producer"] == str(info.Producer)
        assert str(info.Producer).startswith("thaiforms ")
        assert told["pdfaid:part"] == "2"
        assert told["pdfaid:conformance"] == "U"
        stamp = None if moment is None else "2021-06-15T05:00:00Z"
        assert told.get("xmp:CreateDate") == told.get("xmp:ModifyDate") == stamp
        shown = None if moment is None else "D:20210615050000Z"
        assert (info.get("/CreationDate"), info.get("/ModDate")) == (shown, shown)


def test_a_moment_without_a_zone_is_universal_time():
    pages, _ = laid(paragraph("ก"))
    naive = write_pdf(pages, title="", moment=NOON.astimezone(datetime.UTC).replace(tzinfo=None))
    assert naive == write_pdf(pages, title="", moment=NOON)


def test_a_reader_is_told_the_language_and_shows_the_title():
    with opened(made("circular").pdf) as document:
        assert str(document.Root.Lang) == "th-TH"
        assert document.Root.ViewerPreferences.DisplayDocTitle is True
        assert len(document.trailer.ID) == 2


def test_the_colours_are_srgb(tmp_path):
    """Colours turned from our profile to Pillow's own sRGB stay where they are."""
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    turned = ImageCms.profileToProfile(
        Image.merge("RGB", [Image.linear_gradient("L")] * 3), ours, ImageCms.createProfile("sRGB")
    )
    for value in range(0, 256, 15):
        assert turned.getpixel((0, value)) == pytest.approx((value, value, value), abs=2)
    red = ImageCms.profileToProfile(Image.new("RGB", (1, 1), (200, 30, 90)), ours, ImageCms.createProfile("sRGB"))
    assert red.getpixel((0, 0)) == pytest.approx((200, 30, 90), abs=3)
    assert len(srgb_profile()) < 1000
    with opened(made("circular").pdf) as document:
        (intent,) = document.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == srgb_profile()


@needs_poppler
@pytest.mark.parametrize("name", NAMES)
def test_fonts_are_embedded_and_subset(name, tmp_path):
    (tmp_path / "file.pdf").write_bytes(made(name).pdf)
    done = subprocess.run(["pdffonts", str(tmp_path / "file.pdf")], capture_output=True, text=True, check=True)
    fonts = [line.split() for line in done.stdout.splitlines()[2:]]
    assert fonts
    assert all(font[-5:-2] == ["yes", "yes", "yes"] for font in fonts)
    assert all(font[0][6] == "+" for font in fonts)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda root: root.__delitem__("/OutputIntents"), "colour"),
        (lambda root: root.__delitem__("/Metadata"), "etadata"),
        (lambda root: root.__setitem__("/AA", pikepdf.Dictionary()), "AA"),
        (lambda root: root.__setitem__("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript)), "ction"),
    ],
)
def test_the_validator_sees_what_is_wrong(spoil, told):
    """Faults that are planted are found: else nothing found would mean nothing."""
    with opened(made("team").pdf) as document:
        spoil(document.Root)
        report = pikepdf.pdfa.check(document, "2b")
    assert any(told in str(finding) for finding in report.findings)


def test_a_font_without_its_program_would_be_seen():
    with opened(made("team").pdf) as document:
        for font in document.pages[0].Resources.Font.values():
            del font.DescendantFonts[0].FontDescriptor["/FontFile2"]
        assert [str(one) for one in pikepdf.pdfa.check(document, "2b").findings if "font" in str(one).lower()]


def test_a_long_table_keeps_to_pdf_a(tmp_path):
    """More small objects than one stream holds."""
    pdf = pdf_of(grid([["ก", "ข"], *([f"{n}", "ค"] for n in range(600))]))
    assert findings(pdf) == []
    with opened(pdf) as document:
        assert len(document.pages) > 20
        assert len(elements(document, "TD")) == 1200


def test_a_file_that_carries_others_claims_part_three():
    pages, structure = laid(paragraph("ก"))
    carried = [Attachment("ก.txt", "ก".encode(), "text/plain")]
    pdf = write_pdf(pages, title="ก", structure=structure, attachments=carried)
    assert findings(pdf, "3b") == []
    assert findings(pdf, "2b") != []
