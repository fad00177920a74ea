"""EMF and WMF files, as emblems and the previews of spreadsheets are kept: drawn as lines, areas and letters."""

import gzip
import struct
from collections.abc import Sequence

import pytest

from thaiforms.layout import read_emf, read_wmf
from thaiforms.layout.artwork import TextBox
from thaiforms.layout.frames import Frame
from thaiforms.layout.metafiles import is_emf, is_wmf, unpacked
from thaiforms.layout.plotter import UnknownRecordError
from thaiforms.paper import Path, Picture

FRAME = Frame(10, 20, 100, 50)  # of 400 × 200 units of the device
Points = Sequence[tuple[int, int]]
SQUARE = [(100, 100), (300, 100), (300, 150), (100, 150)]
HOLE = [(150, 110), (250, 110), (250, 140), (150, 140)]


def record(kind: int, body: bytes = b"") -> bytes:
    body += bytes(-len(body) % 4)
    return struct.pack("<II", kind, 8 + len(body)) + body


def short(points: Points) -> bytes:
    return struct.pack(f"<{2 * len(points)}h", *(number for point in points for number in point))


def long(points: Points) -> bytes:
    return struct.pack(f"<{2 * len(points)}i", *(number for point in points for number in point))


def emf(*records: bytes, flags: int = 0) -> bytes:
    body = b"".join((*records, record(14, struct.pack("<III", 0, 16, 20))))
    frame = (0, 0, 40_000, 20_000)  # hundredths of a millimetre, of which the device has one dot each millimetre
    head = struct.pack("<8i", 0, 0, 400, 200, *frame) + b" EMF" + struct.pack("<5I", 0x10000, 0, 0, 4, flags)
    return record(1, head + bytes(8) + struct.pack("<4i", 1000, 1000, 1000, 1000)) + body


def in_emf(*records: bytes) -> list:
    return read_emf.drawn(emf(*records), FRAME)


def tool(number: int) -> bytes:
    return record(37, struct.pack("<I", number))


def brush(colour: int, style: int = 0) -> bytes:
    return record(39, struct.pack("<IIII", 1, style, colour, 0)) + tool(1)


def pen(colour: int, width: int = 0, style: int = 0) -> bytes:
    return record(38, struct.pack("<IIiiI", 2, style, width, 0, colour)) + tool(2)


def polygon(points: Points, kind: int = 86) -> bytes:
    return record(kind, bytes(16) + struct.pack("<I", len(points)) + (short if kind > 80 else long)(points))


def corners(path: Path) -> list[tuple[float, ...]]:
    points = (point for contour in path.contours for point in (contour.start, *(way[-2:] for way in contour.ways)))
    return [tuple(round(number, 3) for number in point) for point in points]


@pytest.mark.parametrize("kind", [3, 86])
def test_an_area_stands_in_its_frame_in_its_colours(kind):
    (path,) = in_emf(brush(0x0000FF), pen(0xFF0000, 8), polygon(SQUARE, kind))
    assert (path.fill, path.stroke, path.width, path.alternate) == ("FF0000", "0000FF", 2, True)
    assert corners(path) == [(35, 45), (85, 45), (85, 57.5), (35, 57.5)]


def test_a_window_is_shown_where_its_view_is():
    window = record(17, struct.pack("<I", 8)) + record(9, long([(800, 800)])) + record(10, long([(100, 100)]))
    view = record(11, long([(400, 400)])) + record(12, long([(50, 0)]))
    (path,) = in_emf(window, view, polygon([(100, 100), (300, 100), (300, 200)]))
    assert corners(path) == [(22.5, 20), (47.5, 20), (47.5, 32.5)]


def test_a_transform_moves_and_stretches_what_follows():
    turned = record(35, struct.pack("<6f", 2, 0, 0, 1, 40, 0))
    once_more = record(36, struct.pack("<6fI", 1, 0, 0, 1, 10, 0, 2))
    (path,) = in_emf(turned, once_more, polygon([(0, 0), (100, 0), (100, 100)]))
    assert corners(path) == [(25, 20), (75, 20), (75, 45)]


@pytest.mark.parametrize("kind", [8, 91])
def test_figures_of_one_shape_leave_each_other_out(kind):
    points = (short if kind == 91 else long)([*SQUARE, *HOLE])
    (path,) = in_emf(record(kind, bytes(16) + struct.pack("<IIII", 2, 8, 4, 4) + points))
    assert [contour.closed for contour in path.contours] == [True, True]
    assert path.alternate


def test_a_path_is_drawn_when_it_is_told():
    steps = (record(59), record(27, long([(0, 0)])), record(54, long([(100, 0)])))
    curve = record(88, bytes(16) + struct.pack("<I", 3) + short([(100, 50), (50, 100), (0, 100)]))
    (path,) = in_emf(*steps, curve, record(61), record(60), record(62, bytes(16)))
    ((start, ways, closed),) = path.contours
    assert (start, [len(way) for way in ways], closed, path.stroke) == ((10, 20), [2, 6], True, "")


@pytest.mark.parametrize(
    ("chosen", "fill", "stroke"),
    [
        (tool(0x80000005), "", "000000"),
        (tool(0x80000008), "FFFFFF", ""),
        (tool(0x80000004), "000000", "000000"),
        (brush(0, style=1), "", "000000"),
        (pen(0, style=5), "FFFFFF", ""),
    ],
)
def test_tools_that_draw_nothing_leave_no_ink(chosen, fill, stroke):
    (path,) = in_emf(chosen, polygon(SQUARE))
    assert (path.fill, path.stroke) == (fill, stroke)


def test_what_held_before_holds_again():
    kept = (record(33), brush(0x00FF00), polygon(SQUARE), record(34, struct.pack("<i", -1)))
    assert [path.fill for path in in_emf(*kept, polygon(SQUARE))] == ["00FF00", "FFFFFF"]


def font(height: int, slant: int = 0) -> bytes:
    look = struct.pack("<5i8B", height, 0, slant, 0, 700, 0, 0, 0, 222, 0, 0, 0, 0)
    return record(82, struct.pack("<I", 3) + look + "TH SarabunPSK".encode("utf-16-le").ljust(64, b"\0")) + tool(3)


def letters(text: str, x: int, y: int, options: int = 0) -> bytes:
    said = struct.pack("<iiIII4iI", x, y, len(text), 76, options, 0, 0, 0, 0, 0)
    return record(84, bytes(16) + struct.pack("<Iff", 1, 1, 1) + said + text.encode("utf-16-le"))


@pytest.mark.parametrize(
    ("align", "left", "top"),
    [(0, 35, 70), (24, 35, 70 - 0.874 * 10), (8, 35, 70 - 1.331 * 10), (2, None, 70), (6, None, 70)],
)
def test_letters_stand_at_their_point(align, left, top):
    (box,) = in_emf(font(-40), record(22, struct.pack("<I", align)), letters("ครุฑ", 100, 200), letters(" ", 0, 0))
    assert isinstance(box, TextBox)
    (paragraph,) = box.blocks
    assert (paragraph.text, paragraph.mark.size, paragraph.mark.bold) == ("ครุฑ", 10, True)
    assert paragraph.mark.family == "TH SarabunPSK"
    assert box.y == pytest.approx(top)
    assert {0: box.x, 2: box.x + box.width, 6: box.x + box.width / 2}[align & 6] == pytest.approx(35)


def bitmap(width: int = 2, height: int = 2) -> tuple[bytes, bytes]:
    header = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    return header, bytes((width * 3 + 3) // 4 * 4 * height)


def dots(how: int = 0x00CC0020) -> bytes:
    header, rows = bitmap()
    said = struct.pack("<6I", 80, 40, 120, len(rows), 0, how)
    places = long([(100, 100), (0, 0), (2, 2)])
    return record(81, bytes(16) + places + said + long([(200, 50)]) + header + rows)


def test_a_picture_in_dots_stands_among_the_rest():
    picture, path = in_emf(dots(), polygon(SQUARE))
    assert isinstance(picture, Picture)
    assert (picture.x, picture.y, picture.width, picture.height) == (35, 45, 50, 12.5)
    assert isinstance(path, Path)


@pytest.mark.parametrize(
    "records",
    [
        [record(46, bytes(32))],  # a chord
        [record(92, bytes(40))],
        [record(17, struct.pack("<I", 2))],  # a metric measure
        [dots(how=0x008800C6)],  # a mask
        [font(-40, slant=900)],
        [font(-40), letters("ก", 0, 0, options=0x10)],
        [brush(0, style=3)],
        [record(250)],
    ],
)
def test_what_is_not_known_in_whole_is_not_drawn_at_all(records):
    with pytest.raises(UnknownRecordError):
        in_emf(polygon(SQUARE), *records)


def words(kind: int, *values: int, tail: bytes = b"") -> bytes:
    body = struct.pack(f"<{len(values)}h", *values) + tail
    return struct.pack("<IH", 3 + len(body) // 2, kind) + body


def wmf(*records: bytes, placeable: bool = True) -> bytes:
    head = b"\xd7\xcd\xc6\x9a" + struct.pack("<H4hHIH", 0, 0, 0, 400, 200, 1440, 0, 0) if placeable else b""
    window = words(0x020B, 0, 0) + words(0x020C, 200, 400)
    return head + struct.pack("<HHHIHIH", 1, 9, 0x300, 0, 9, 0, 0) + window + b"".join(records) + words(0)


def wmf_brush(colour: int) -> bytes:
    return words(0x02FC, 0, tail=struct.pack("<IH", colour, 0))


WMF_SQUARE = words(0x0324, 4, tail=short(SQUARE))


@pytest.mark.parametrize("placeable", [True, False])
def test_a_wmf_is_drawn_placeable_or_not(placeable):
    data = wmf(wmf_brush(0x0000FF), words(0x012D, 0), WMF_SQUARE, placeable=placeable)
    assert is_wmf(data)
    (path,) = read_wmf.drawn(data, FRAME)
    assert (path.fill, path.stroke) == ("FF0000", "000000")
    assert corners(path) == [(35, 45), (85, 45), (85, 57.5), (35, 57.5)]


def test_a_tools_number_is_given_to_the_next_once_it_is_free():
    made = (wmf_brush(0x0000FF), wmf_brush(0x00FF00), words(0x01F0, 0), wmf_brush(0xFF0000), words(0x012D, 0))
    (path,) = read_wmf.drawn(wmf(*made, WMF_SQUARE), FRAME)
    assert path.fill == "0000FF"


def test_a_wmf_holds_lines_figures_and_thai_letters():
    figures = words(0x0538, 2, 4, 4, tail=short([*SQUARE, *HOLE]))
    line = words(0x0214, 0, 0) + words(0x0213, 200, 400)
    text = "ครุฑ".encode("cp874")
    shown = words(0x0521, len(text), tail=text + struct.pack("<hh", 100, 100))
    shape, stroke, box = read_wmf.drawn(wmf(figures, line, shown), FRAME)
    assert (len(shape.contours), corners(stroke)) == (2, [(10, 20), (110, 70)])
    assert (box.blocks[0].text, box.x, box.y) == ("ครุฑ", 35, 45)


@pytest.mark.parametrize("odd", [words(0x0817, *range(8)), words(0x020C, 1, 1), words(0x0103, 2), b"\x01\0\0\0\0\0"])
def test_what_is_not_known_of_a_wmf_is_not_drawn(odd):
    with pytest.raises(UnknownRecordError):
        read_wmf.drawn(wmf(WMF_SQUARE, odd), FRAME)


@pytest.mark.parametrize("cut", [10, 60, 100, 120, 150])
def test_a_file_that_is_cut_off_is_not_drawn(cut):
    with pytest.raises((UnknownRecordError, struct.error)):
        read_emf.drawn(emf(polygon(SQUARE))[:cut], FRAME)


def test_packed_files_are_unpacked_and_damaged_ones_are_nothing():
    data = emf(polygon(SQUARE))
    assert unpacked(gzip.compress(data)) == data
    assert unpacked(gzip.compress(data)[:12]) != data
    assert unpacked(b"\x1f\x8bxxxxxxxx") == b""
    assert is_emf(data)


def test_too_many_points_are_not_drawn():
    points = [(0, 0), (1, 1)] * 8000
    with pytest.raises(UnknownRecordError):
        in_emf(*[polygon(points)] * 32)
