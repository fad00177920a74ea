"""What is written alike is read once: and comes out as if each file were read by itself."""

import pytest

from samples import NAMES, made
from thaiforms.errors import TemplateError
from thaiforms.layout import read_docx as room
from thaiforms.layout.fragments import NUMBER, cells_of, paragraphs_of, parted
from thaiforms.layout.package import Package
from thaiforms.layout.read_docx import read_docx

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def part(body, *, head=f'<w:document xmlns:w="{WORD}">', said='<?xml version="1.0" encoding="UTF-8"?>'):
    return f"{said}{head}<w:body>{body}</w:body></w:document>".encode()


def fragments(body, **how):
    found = parted(part(body, **how))
    return None if found is None else [fragment.decode() for fragment in found.fragments]


def read_whole(data, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(room, "parted", lambda data: None)
        return read_docx(data)


@pytest.mark.parametrize("name", NAMES)
def test_most_of_a_sample_is_in_fragments(name):
    package = Package(made(name).docx)
    data = package.parts[package.document]
    assert sum(map(len, parted(data).fragments)) > len(data) / 3


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("", []),
        ("<w:p>ก</w:p>", ["<w:p>ก</w:p>"]),
        ('<w:p a="1"><w:r/></w:p><w:p/>', ['<w:p a="1"><w:r/></w:p>', "<w:p/>"]),
        ('<w:p a="/>"><w:r/></w:p>', ['<w:p a="/>"><w:r/></w:p>']),
        ("<w:p a='>'/>", ["<w:p a='>'/>"]),
        ("<w:p\n><w:r/></w:p\n>", ["<w:p\n><w:r/></w:p\n>"]),
        ("<w:pPr/><w:pict/><w:trPr/>", []),
        ("<w:p>1<w:x><w:p>2</w:p></w:x></w:p>", ["<w:p>1<w:x><w:p>2</w:p></w:x></w:p>"]),
        ("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", ["<w:tr><w:tc><w:p/></w:tc></w:tr>"]),
        ('<w:p><w:id w:val="12"/></w:p>', ["<w:p></w:p>"]),
        ("<w:p><w:numPr/></w:p><w:p/>", ["<w:p/>"]),
        ("<w:p><w:drawing/></w:p>", []),
        ("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>", []),
        ("<w:tr><w:tblPrEx/></w:tr>", []),
        ("<w:tr><w:tc><w:tbl/></w:tc></w:tr>", []),
        ('<w:p><w:pict xmlns:o="urn:o"/></w:p><w:p xmlns:o="urn:o"/>', ['<w:p xmlns:o="urn:o"/>']),
    ],
)
def test_outermost_paragraphs_and_rows_are_found(body, found):
    assert fragments(body) == found


@pytest.mark.parametrize(
    ("body", "how"),
    [
        ("<!-- <w:p> --><w:p/>", {}),
        ("<w:p><![CDATA[</w:p>]]></w:p>", {}),
        ("<?x <w:p> ?><w:p/>", {}),
        ('<w:p xmlns:w="urn:other"/>', {}),
        (f'<w:p {NUMBER}="0"/>', {}),
        ("<w:p/>", {"head": '<w:document xmlns:w="urn:other">'}),
        ("<w:p/>", {"head": f'<w:document xmlns:w="{WORD}" xmlns:v="{WORD}">'}),
        ("<w:p/>", {"head": f'<w:document xmlns="{WORD}">'}),
        (f'<w:p xmlns:v="{WORD}"/>', {}),
        ('<w:tbl xmlns:o="urn:o"><w:tr/></w:tbl>', {}),
        ('<w:p/><w:sectPr xmlns:o="urn:o"/>', {}),
        ("<w:p/>", {"said": '<?xml version="1.0" encoding="windows-874"?>'}),
    ],
)
def test_a_part_whose_bytes_do_not_tell_is_read_as_a_whole(body, how):
    assert fragments(body, **how) is None


def test_utf_16_is_read_as_a_whole():
    assert parted(part("<w:p/>").decode().encode("utf-16")) is None


def test_cells_and_their_paragraphs_are_found_as_they_are_written():
    row = b'<w:tr><w:tc><w:tcPr/><w:p/></w:tc><w:sdt><w:tc a="/>"><w:p>1</w:p><w:p a="b"/></w:tc></w:sdt></w:tr>'
    cells = cells_of(row)
    assert cells == [b"<w:tc><w:tcPr/><w:p/></w:tc>", b'<w:tc a="/>"><w:p>1</w:p><w:p a="b"/></w:tc>']
    assert paragraphs_of(cells[1]) == [b"<w:p>1</w:p>", b'<w:p a="b"/>']


def file(data):
    return {"word/document.xml": data, "_rels/.rels": RELATIONS}


@pytest.mark.parametrize("torn", ["<w:p><w:r></w:p>", "<w:p>", "</w:p>", "<w:p/></w:r>", "<w:p>&no;</w:p>", "<w:p/"])
def test_torn_xml_is_told_as_for_the_whole_part(torn):
    data = part(torn)
    with pytest.raises(TemplateError) as found:
        read_docx(file(data))
    assert {(fault.code, fault.place.part) for fault in found.value.faults} == {("xml-damaged", "word/document.xml")}


RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
    b'Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>'
)
EMPHASISED = '<w:p><w:r><w:rPr><w:em w:val="dot"/></w:rPr><w:t>เน้น</w:t></w:r></w:p>'


@pytest.mark.parametrize("xml", [EMPHASISED, f"<w:tbl><w:tr><w:tc>{EMPHASISED}</w:tc></w:tr></w:tbl>"])
def test_a_warning_comes_back_with_what_is_remembered(xml):
    for _ in range(3):
        assert [fault.code for fault in read_docx(file(part(xml))).warnings] == ["emphasis-left-out"]


def test_a_body_that_says_what_names_mean_is_read_as_a_whole():
    assert fragments("<w:p/>", head=f'<w:document xmlns:w="{WORD}"><w:x xmlns:o="urn:o"/>') is None


def test_a_row_is_read_anew_where_it_stands_otherwise(monkeypatch):
    row = "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"
    borders = "<w:tblBorders>{}</w:tblBorders>".format(
        "".join(f'<w:{side} w:val="single" w:sz="{size}"/>' for side, size in SIDES)
    )
    for count in (1, 2, 3):
        data = file(part(f"<w:tbl><w:tblPr>{borders}</w:tblPr>{row * count}</w:tbl>"))
        assert read_docx(data) == read_whole(data, monkeypatch)


SIDES = (("top", 4), ("left", 8), ("bottom", 12), ("right", 16), ("insideH", 20), ("insideV", 24))


def test_a_continued_cell_counts_though_its_row_is_remembered(monkeypatch):
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p/></w:tc>"
    begun, goes_on, alone = (cell.format(merge) for merge in ('<w:vMerge w:val="restart"/>', "<w:vMerge/>", ""))
    for cells in ((begun, goes_on), (begun, goes_on, goes_on), (begun, alone), (alone, goes_on), (begun, begun)):
        rows = "".join(f"<w:tr>{one * 2}</w:tr>" for one in cells)
        data = file(part(f"<w:tbl>{rows}</w:tbl>"))
        assert read_docx(data) == read_whole(data, monkeypatch)
