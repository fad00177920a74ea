"""What Word drew before DrawingML: boxes, lines, pictures, rules, watermarks; and pictures that can't be drawn."""

import math
import struct

import pytest

from drawn import LEFT, TOP, blank, inline, laid, pic, png, put, relation, said
from thaiforms.errors import TemplateError
from thaiforms.paper import ARTIFACT, Path, Picture

ABSOLUTE = "position:absolute;mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
EMF_HEADER = struct.pack("<II", 1, 108) + bytes(32) + b" EMF" + bytes(64)
EMF_END = struct.pack("<IIIII", 14, 20, 0, 0, 20)


def pict(inner: str, *, text: str = "ข้าง"):
    document = blank()
    put(document.add_paragraph(text), f"<w:pict>{inner}</w:pict>")
    return document


def items_of(document, kind, **how):
    return [item for page in laid(document, **how).pages for item in page.items if isinstance(item, kind)]


def box_of(path):
    points = [point for contour in path.contours for point in (contour.start, *(way[-2:] for way in contour.ways))]
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def test_a_box_stands_on_the_page_with_its_colours():
    (path,) = items_of(
        pict(
            f'<v:rect style="{ABSOLUTE};margin-left:100pt;margin-top:2in;width:90pt;height:1cm" fillcolor="yellow" strokecolor="#0f0" strokeweight="2pt"/>'
        ),
        Path,
    )
    assert box_of(path) == pytest.approx((100, 144, 190, 144 + 28.35), abs=0.01)
    assert (path.fill, path.stroke, path.width) == ("FFFF00", "00FF00", 2)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("mso-position-horizontal:center;mso-position-horizontal-relative:page", (595 - 90) / 2),
        ("mso-position-horizontal:right;mso-position-horizontal-relative:margin", 595 - 72 - 90),
        ("margin-left:10pt;mso-position-horizontal-relative:margin", LEFT + 10),
        ("margin-left:10pt;mso-position-horizontal-relative:text", LEFT + 10),
        ("margin-left:10pt", LEFT + 10),
        ("left:0;margin-left:-10pt", LEFT - 10),
    ],
)
def test_a_box_stands_across_as_its_style_says(said, left):
    (path,) = items_of(pict(f'<v:rect style="position:absolute;width:90pt;height:10pt;{said}"/>'), Path)
    assert box_of(path)[0] == pytest.approx(left)


def test_a_box_below_zero_stands_behind_the_text():
    document = pict('<v:rect style="position:absolute;width:9pt;height:9pt;z-index:-5"/>')
    assert isinstance(laid(document).pages[0].items[0], Path)


@pytest.mark.parametrize(
    ("ends", "start", "end"),
    [
        ('from="300pt,700pt" to="450pt,680pt"', (300, 700), (450, 680)),
        ('from="450pt,680pt" to="300pt,700pt"', (450, 680), (300, 700)),
        ('from="10mm,10mm" to="10mm,20mm"', (28.35, 28.35), (28.35, 56.69)),
    ],
)
def test_a_line_goes_from_end_to_end(ends, start, end):
    (path,) = items_of(pict(f'<v:line style="{ABSOLUTE}" {ends}/>'), Path)
    assert path.contours[0].start == pytest.approx(start, abs=0.01)
    assert path.contours[0].ways[0] == pytest.approx(end, abs=0.01)


def test_text_in_a_box_stands_within_its_insets():
    box = f'<v:shape type="#_x0000_t202" style="{ABSOLUTE};margin-left:100pt;margin-top:200pt;width:90pt;height:60pt"'
    document = pict(
        f'{box}><v:textbox inset="1mm,,0,0"><w:txbxContent>{said("ใน")}</w:txbxContent></v:textbox></v:shape>'
    )
    run = next(run for run in laid(document).pages[0].runs if run.text == "ใน")
    assert (run.x, run.y) == (pytest.approx(102.83, abs=0.01), pytest.approx(203.6 + 13.98, abs=0.05))


def test_members_of_a_group_stand_in_its_measure():
    group = f'<v:group style="{ABSOLUTE};margin-left:100pt;margin-top:200pt;width:60pt;height:40pt" coordsize="600,400" coordorigin="100,100">'
    members = (
        '<v:rect style="position:absolute;left:400;top:100;width:300;height:200"/><v:line from="100,500" to="700,500"/>'
    )
    boxes = [box_of(path) for path in items_of(pict(f"{group}{members}</v:group>"), Path)]
    assert boxes == [pytest.approx((130, 200, 160, 220)), pytest.approx((100, 240, 160, 240))]


def test_a_member_that_is_not_drawn_yet_is_refused_by_name():
    group = '<v:group style="position:absolute;width:60pt;height:40pt" coordsize="600,400"><v:arc style="position:absolute;width:10;height:10"/></v:group>'
    with pytest.raises(TemplateError) as error:
        laid(pict(group))
    assert error.value.faults[0].found == "arc"


def test_a_path_of_one_s_own_is_drawn():
    shape = f'<v:shape style="{ABSOLUTE};margin-left:100pt;margin-top:200pt;width:50pt;height:50pt" coordsize="100,100" path="m,l100,50,,100xe"/>'
    (path,) = items_of(pict(shape), Path)
    assert path.contours[0].start == pytest.approx((100, 200))
    assert list(path.contours[0].ways) == [pytest.approx((150, 225)), pytest.approx((100, 250))]
    assert path.contours[0].closed


def test_a_path_of_steps_that_are_not_known_is_drawn_as_a_box_with_a_warning():
    shape = f'<v:shape style="{ABSOLUTE};margin-left:100pt;margin-top:200pt;width:50pt;height:40pt" coordsize="100,100" path="m0,0at0,0,5,5,1,1,2,2e"/>'
    document = pict(shape)
    assert [(fault.code, fault.found) for fault in laid(document).warnings] == [("shape-simplified", "shape")]
    (path,) = items_of(document, Path)
    assert box_of(path) == pytest.approx((100, 200, 150, 240))


def test_a_control_is_shown_by_its_picture_and_refused_without_one():
    document = blank()
    picture = relation(document, png())
    shape = f'<v:shape type="#_x0000_t75" style="width:20pt;height:10pt"><v:imagedata r:id="{picture}"/></v:shape>'
    control = '<w:control w:name="CheckBox1" w:shapeid="x"/>'
    put(document.add_paragraph(), f"<w:object>{shape}{control}</w:object>")
    (found,) = items_of(document, Picture)
    assert (found.width, found.height) == (20, 10)
    with pytest.raises(TemplateError) as error:
        laid(pict(control))
    assert error.value.faults[0].found == "control"


def test_a_rule_goes_across_the_column():
    rule = (
        '<v:rect style="width:0;height:1.5pt" o:hralign="center" o:hrstd="t" o:hr="t" fillcolor="#a0a0a0" stroked="f"/>'
    )
    (path,) = items_of(pict(rule, text=""), Path)
    left, top, right, bottom = box_of(path)
    assert (left, right, bottom - top) == pytest.approx((LEFT, 595 - 72, 1.5))
    assert path.fill == "A0A0A0"


@pytest.mark.parametrize("holder", ["pict", "object"])
def test_a_picture_and_an_object_s_preview_stand_in_the_line(holder):
    document = blank()
    shape = f'<v:shape type="#_x0000_t75" style="width:50pt;height:20pt" alt="ตรา"><v:imagedata r:id="{relation(document, png())}" croptop="16384f"/></v:shape>'
    put(
        document.add_paragraph(),
        f'<w:{holder}>{shape}<o:OLEObject Type="Embed" ProgID="Word.Document.12"/></w:{holder}>',
    )
    (found,) = items_of(document, Picture)
    assert (found.x, found.y, found.width, found.height) == pytest.approx((LEFT, TOP, 50, 20), abs=1.5)
    assert (found.crop.top, found.alternative) == (0.25, "ตรา")
    assert not items_of(document, Path)


def watermark(text="สำเนา", kind=136, *, more=""):
    """A letter with pale letters across the page, as Word writes them into its header."""
    document = blank()
    document.add_paragraph("ก")
    place = "position:absolute;width:400pt;height:90pt;rotation:315;z-index:-9;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"
    letters = f'<v:textpath style="font-family:&quot;TH SarabunPSK&quot;;font-size:1pt{more}" string="{text}"/>'
    mark = f'<w:pict><v:shape type="#_x0000_t{kind}" style="{place}" fillcolor="silver" stroked="f"><v:fill opacity=".5"/>{letters}</v:shape></w:pict>'
    put(document.sections[0].header.paragraphs[0], mark)
    return document


def test_a_watermark_fills_its_box_pale_and_turned_behind_the_text():
    made = laid(watermark())
    (page,) = made.pages
    letters, text = page.runs
    assert made.warnings == ()
    assert (letters.text, letters.colour, letters.turn, text.text) == ("สำเนา", "E0E0E0", 315, "ก")
    assert letters.width == pytest.approx(400, abs=0.5)
    assert letters.size == pytest.approx(90 / 1.331, abs=0.1)
    middle = letters.x + letters.width / 2 * math.sqrt(0.5), letters.y - letters.width / 2 * math.sqrt(0.5)
    off = letters.size * (0.874 - 1.331 / 2) * math.sqrt(0.5)  # from the box's middle to the baseline's
    assert middle == pytest.approx((595 / 2 + off, 842 / 2 + off), abs=1)
    assert letters.node == ARTIFACT


@pytest.mark.parametrize("text", ["ร่าง", "ลับมาก", "CONFIDENTIAL", "สำเนา&#10;ถูกต้อง"])
def test_a_watermark_is_stretched_to_its_box_however_long_it_is(text):
    runs = laid(watermark(text)).pages[0].runs[:-1]
    assert "".join(run.text for run in runs) == text.replace("&#10;", "")
    assert max(run.width for run in runs) == pytest.approx(400, abs=0.5)
    assert sum(run.size * 1.331 for run in runs) == pytest.approx(90, abs=0.3)


def test_a_watermarks_letters_may_be_bold():
    (letters, _) = laid(watermark(more=";font-weight:bold")).pages[0].runs
    assert letters.words[0].face.bold


def test_an_empty_watermark_leaves_nothing():
    made = laid(watermark(" "))
    assert [run.text for run in made.pages[0].runs] == ["ก"]
    assert made.warnings == ()


def test_letters_along_a_curve_are_left_out_by_name():
    document = watermark(kind=144)
    (warning,) = laid(document).warnings
    assert (warning.code, warning.details["text"], warning.place.part) == (
        "word-art-left-out",
        "สำเนา",
        "word/header1.xml",
    )
    assert not items_of(document, Path)


# ---- pictures that are no dots ----


def emf(*records: bytes) -> bytes:
    return EMF_HEADER + b"".join(records) + EMF_END


def dots(width: int = 2, height: int = 2) -> bytes:
    """A record that draws a bitmap (EMR_STRETCHDIBITS)."""
    header = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    rows = bytes((width * 3 + 3) // 4 * 4 * height)
    said = struct.pack("<IIII", 80, len(header), 80 + len(header), len(rows))
    body = bytes(40) + said + bytes(16) + header + rows
    return struct.pack("<II", 81, 8 + len(body)) + body


LETTERS = struct.pack("<II", 84, 76) + bytes(68)


def metafile(data: bytes, name: str = "image9.emf"):
    """A document with the metafile in place of a PNG picture."""
    document = blank()
    inner = pic(relation(document, png()), 40, 30)
    put(document.add_paragraph("ข้าง"), inline(inner, 40, 30))
    part = next(p for p in document.part.package.iter_parts() if p.content_type == "image/png")
    part._blob = data
    return document


def test_a_metafile_that_is_one_picture_in_dots_is_drawn():
    (found,) = items_of(metafile(emf(dots())), Picture)
    assert found.data.startswith(b"BM")
    assert (found.width, found.height) == (40, 30)


@pytest.mark.parametrize("data", [emf(LETTERS), emf(dots(), LETTERS), emf(dots(), dots()), emf(), EMF_HEADER[:60], b"\xd7\xcd\xc6\x9a" + bytes(90), b"<svg/>"])  # fmt: skip
def test_any_other_metafile_leaves_a_pale_box_and_a_warning(data):
    document = metafile(data)
    (warning,) = laid(document).warnings
    assert (warning.code, warning.details["name"], warning.place.text) == ("picture-not-drawn", "image1.png", "ข้าง")
    (path,) = items_of(document, Path)
    left, top, right, bottom = box_of(path)
    assert (right - left, bottom - top) == pytest.approx((40, 30))
    assert not items_of(document, Picture)


def test_a_picture_outside_the_file_leaves_a_pale_box_and_a_warning():
    document = blank()
    put(document.add_paragraph(), inline(pic("rId99", 40, 30), 40, 30))
    assert [warning.code for warning in laid(document).warnings] == ["picture-not-drawn"]


@pytest.mark.parametrize(
    ("said", "tone"),
    [
        ("", (0, 1)),
        ('gain="19661f" blacklevel="22938f"', (0.7, 1)),  # a watermark, washed out
        ('gain="0.5"', (0.25, 0.75)),
        ('blacklevel="0.5"', (0.5, 1)),
    ],
)
def test_a_picture_that_is_washed_out_is_pale(said, tone):
    document = blank()
    shape = f'<v:shape type="#_x0000_t75" style="width:40pt;height:30pt"><v:imagedata r:id="{relation(document, png())}" {said}/></v:shape>'
    put(document.add_paragraph(), f"<w:pict>{shape}</w:pict>")
    (found,) = items_of(document, Picture)
    assert found.tone == pytest.approx(tone, abs=0.001)


@pytest.mark.parametrize(
    ("said", "tone"),
    [
        ('<a:lum bright="70000" contrast="-70000"/>', (0.7, 1)),
        ('<a:alphaModFix amt="20000"/>', (0.8, 1)),
        ('<a:lum bright="-100000"/>', (0, 0.5)),
        ('<a:lum contrast="50%"/>', (0, 1)),
    ],
)
def test_a_picture_that_the_paper_shows_through_is_pale(said, tone):
    document = blank()
    inner = pic(relation(document, png()), 40, 30)
    at = inner.index("<a:blip ")
    end = inner.index("/>", at)
    inner = f"{inner[:end]}>{said}</a:blip>{inner[end + 2 :]}"
    put(document.add_paragraph(), inline(inner, 40, 30))
    (found,) = items_of(document, Picture)
    assert found.tone == pytest.approx(tone, abs=0.001)
