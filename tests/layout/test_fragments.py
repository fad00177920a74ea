"""What is written alike is read once: and comes out as if each file were read by itself."""

import pytest

from samples import NAMES, made
from thaiforms.errors import TemplateError
from thaiforms.layout import read_docx as room
from thaiforms.layout.fragments import NUMBER, PLACE, framed, parted
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


def test_a_row_is_framed_without_its_paragraphs():
    row = b'<w:tr><w:tc><w:tcPr/><w:p/></w:tc><w:sdt><w:tc a="/>"><w:p>1</w:p><w:p a="b"/></w:tc></w:sdt></w:tr>'
    frame, paragraphs = framed(row)
    assert paragraphs == (b"<w:p/>", b"<w:p>1</w:p>", b'<w:p a="b"/>')
    places = [b'<w:p %s="%d"/>' % (PLACE.encode(), number) for number in range(3)]
    assert frame == b'<w:tr><w:tc><w:tcPr/>%s</w:tc><w:sdt><w:tc a="/>">%s%s</w:tc></w:sdt></w:tr>' % tuple(places)


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


TEXT = "<w:p><w:pPr/>{}<w:r><w:tab/>{}</w:r></w:p>"
CELLED = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"
RUN = '<w:r><w:rPr>{}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
LOOKS = {
    "plain": "",
    "two scripts": '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="TH Sarabun New"/>',
    "capitals": "<w:caps/>",
    "Thai digits": '<w:rFonts w:ascii="TH SarabunIT๙" w:hAnsi="TH SarabunIT๙" w:cs="TH SarabunIT๙"/>',
    "symbols": '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:cs="Wingdings"/>',
    "hidden": "<w:vanish/>",
    "all complex": "<w:cs/><w:sz w:val='20'/>",
}
TEXTS = ["หนึ่ง two ๓ 4", "", " ", "AbC กข", "a &amp; b", "&lt;w:p/&gt;", "é–ü", "อีก\u200bคำ", "x\ty"]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("round_", ["{}", CELLED], ids=["body", "cell"])
def test_text_that_is_new_reads_as_if_all_were(look, round_, monkeypatch):
    for first in TEXTS:
        for other in (TEXTS[0], first):
            runs = RUN.format(LOOKS[look], first), f"<w:t>{other}</w:t><w:br/><w:t/>"
            data = file(part(round_.format(TEXT.format(*runs))))
            assert read_docx(data) == read_whole(data, monkeypatch)


@pytest.mark.parametrize(
    "text",
    ["\x01", "\ufffe", "]]>", "\ue0000\ue001", "a\rb", "\r\n"],
    ids=["control", "no letter", "]]>", "blank", "return", "lines"],
)
def test_text_that_xml_reads_otherwise_is_left_to_it(text, monkeypatch):
    data = file(part(f"<w:p><w:r><w:t>ก</w:t></w:r></w:p><w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))
    assert outcome(read_docx, data) == outcome(lambda data: read_whole(data, monkeypatch), data)


def test_bytes_that_are_no_letters_are_refused(monkeypatch):
    data = file(part("<w:p><w:r><w:t>?</w:t></w:r></w:p>").replace(b"?", b"?", 2).replace(b"<w:t>?", b"<w:t>\xe0\xb8"))
    assert outcome(read_docx, data) == outcome(lambda data: read_whole(data, monkeypatch), data)


def outcome(read, data):
    try:
        return read(data)
    except TemplateError as error:
        return [fault.code for fault in error.faults]


def test_a_list_counts_though_its_paragraphs_are_written_alike(monkeypatch):
    styles = f'<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    lists = (
        f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    item = '<w:p><w:pPr><w:pStyle w:val="L"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    relations = "".join(
        f'<Relationship Id="{kind}" Type="http://x/{kind}" Target="{kind}.xml"/>' for kind in ("styles", "numbering")
    )
    data = file(part("".join(map(item.format, "กกขข")))) | {
        "word/styles.xml": styles.encode(),
        "word/numbering.xml": lists.encode(),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'.encode(),
    }
    for _ in range(2):
        story = read_docx(data)
        assert [block.text for block in story.sections[0].blocks] == ["1.\tก", "2.\tก", "3.\tข", "4.\tข"]
        assert story == read_whole(data, monkeypatch)
