"""Word files that were made to hurt: a finished PDF or a clear refusal, in bounded time and memory, never a traceback."""

import io
import json
import os
import random
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from thaiforms.errors import UserError
from thaiforms.layout import lay_out
from thaiforms.layout.cell_texts import set_content
from thaiforms.layout.paragraphs import set_paragraph
from thaiforms.layout.shelves import _units_of, shelf_of
from thaiforms.pdf import write_pdf
from thaiforms.supplies import shipped
from work import calls

ROOT = Path(__file__).parents[2]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT = "ตามที่กรมการพัฒนาชุมชน ได้แจ้งหลักเกณฑ์และวิธีการประเมินผลการปฏิบัติราชการของข้าราชการพลเรือนสามัญ "


def printed(data: bytes) -> bytes:
    laid = lay_out(data, supplies=shipped())
    return write_pdf(laid.pages, title="ทดสอบ", structure=laid.structure)


def printed_or_refused(data: bytes) -> bool:
    """Whether there is a PDF or a named fault; any other error goes up."""
    try:
        return printed(data).startswith(b"%PDF")
    except UserError as error:
        return bool(error.faults)


def word_file(body: str = "<w:p/>") -> bytes:
    document = docx.Document()
    for child in list(document.element.body)[:-1]:
        document.element.body.remove(child)
    for child in reversed(parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>")):
        document.element.body.insert(0, child)
    return saved(document)


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def text(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The archive with a part put in place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename != name:
                new.writestr(item, old.read(item))
        new.writestr(name, content)
    return out.getvalue()


def with_picture(picture: bytes) -> bytes:
    """A Word file with one picture, of which the file's own size is a lie."""
    document = docx.Document()
    document.add_picture(io.BytesIO(png(4, 4)), width=Cm(5))
    data = saved(document)
    (name,) = [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if name.startswith("word/media/")]
    return with_part(data, name, picture)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *, colours: int = 0, interlaced: int = 0) -> bytes:
    """A blank picture; its rows are packed as they are made, so that it never stands in memory."""
    channels = {0: 1, 2: 3, 6: 4}[colours]
    packer, row = zlib.compressobj(9), bytes(1 + channels * width)
    rows = b"".join([packer.compress(row) for _ in range(height)]) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, colours, 0, 0, interlaced)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def bomb() -> bytes:
    return with_part(word_file(), "word/document.xml", b"<w:document>" + b" " * (40 * 1024 * 1024))


def entities() -> bytes:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    xml = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "ก">{lines}]><w:document {nsdecls("w")}><w:body><w:p><w:r><w:t>&e8;</w:t></w:r></w:p></w:body></w:document>'
    return with_part(word_file(), "word/document.xml", xml.encode())


REFUSED = {
    "renamed-doc": (lambda: OLE + bytes(4096) + "WordDocument".encode("utf-16-le"), "old-office-file"),
    "encrypted": (lambda: OLE + bytes(4096) + "EncryptedPackage".encode("utf-16-le"), "file-encrypted"),
    "empty": (lambda: b"", "file-empty"),
    "pdf": (lambda: b"%PDF-1.7\n", "not-an-office-file"),
    "rtf": (lambda: b"{\\rtf1 }", "not-an-office-file"),
    "text": (lambda: "เรียน นายอำเภอ".encode("tis-620"), "not-an-office-file"),
    "cut-off": (lambda: word_file()[:-200], "archive-damaged"),
    "half": (lambda: word_file()[: len(word_file()) // 2], "archive-damaged"),
    "zip-of-nothing": (lambda: b"PK\x05\x06" + bytes(18), "document-part-missing"),
    "bomb": (bomb, "archive-too-large"),
    "entities": (entities, "xml-doctype"),
    "xml-cut-off": (lambda: with_part(word_file(), "word/document.xml", b"<w:document"), "xml-damaged"),
    "xml-without-body": (
        lambda: with_part(word_file(), "word/document.xml", f"<w:document {nsdecls('w')}/>".encode()),
        "document-part-missing",
    ),
    "styles-cut-off": (lambda: with_part(word_file(), "word/styles.xml", b"<w:styles"), "xml-damaged"),
    "nested-too-deep": (lambda: word_file_of_depth(400), "xml-damaged"),
    "picture-of-nothing": (lambda: with_picture(b"\x89PNG\r\n\x1a\n"), "picture-unreadable"),
    "jpeg-cut-off": (lambda: with_picture(b"\xff\xd8\xff\xe0\x00\x10JFIF"), "picture-unreadable"),
    "large-picture-with-transparency": (lambda: with_picture(png(9000, 6000, colours=6)), "picture-too-large"),
    "large-picture-interlaced": (lambda: with_picture(png(9000, 6000, interlaced=1)), "picture-too-large"),
}


def word_file_of_depth(depth: int) -> bytes:
    inner = "<w:sdt><w:sdtContent>" * depth + "<w:p/>" + "</w:sdtContent></w:sdt>" * depth
    xml = f"<w:document {nsdecls('w')}><w:body>{inner}</w:body></w:document>"
    return with_part(word_file(), "word/document.xml", xml.encode())


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_word_file_is_refused_by_name(name):
    make, code = REFUSED[name]
    data = make()
    started = time.perf_counter()
    with pytest.raises(UserError) as caught:
        printed(data)
    assert code in {fault.code for fault in caught.value.faults}
    assert time.perf_counter() - started < 2


def test_a_picture_that_is_none_leaves_a_named_warning():
    laid = lay_out(with_picture(b"no picture at all"), supplies=shipped())
    assert [fault.code for fault in laid.warnings] == ["picture-not-drawn"]


@pytest.mark.parametrize("seed", range(150))
def test_a_file_with_bits_turned_is_printed_or_refused(seed):
    dice = random.Random(seed)
    data = bytearray(word_file(text(TEXT) + table_of(3)))
    for _ in range(dice.choice((1, 5, 50))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    assert printed_or_refused(bytes(data))


@pytest.mark.parametrize("seed", range(100))
def test_a_document_with_values_turned_to_nonsense_is_printed_or_refused(seed):
    """Measures, names and flags that no Word wrote."""
    dice = random.Random(seed)
    nonsense = ("", "-1", "ก", "999999999999", "NaN", "1e308", "12.5", "0", "true", "-99999", "50%", "inf")
    name = "word/document.xml"
    xml = zipfile.ZipFile(io.BytesIO(word_file(RICH))).read(name).decode()
    parts = xml.split('="')
    for _ in range(3):
        at = dice.randrange(3, len(parts))
        parts[at] = dice.choice(nonsense) + parts[at][parts[at].index('"') :]
    assert printed_or_refused(with_part(word_file(RICH), name, '="'.join(parts).encode()))


def table_of(rows: int, *, columns: int = 3) -> str:
    grid = "<w:tblGrid>" + '<w:gridCol w:w="3000"/>' * columns + "</w:tblGrid>"
    line = "".join(f"<w:tc><w:tcPr/>{text('ช่อง {n}')}</w:tc>" for _ in range(columns))
    return (
        f"<w:tbl><w:tblPr/>{grid}{''.join(f'<w:tr>{line}</w:tr>'.replace('{n}', str(n)) for n in range(rows))}</w:tbl>"
    )


def merged(rows: int) -> str:
    """A table whose first column is one cell, merged over all rows."""
    cells = table_of(rows, columns=2).split("<w:tc><w:tcPr/>")
    first = '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
    return cells[0] + "".join(
        (first if not at else first.replace(' w:val="restart"', "") if at % 2 == 0 else "<w:tc><w:tcPr/>") + cell
        for at, cell in enumerate(cells[1:])
    )


RICH = (
    '<w:p><w:pPr><w:keepNext w:val="1"/><w:tabs><w:tab w:val="right" w:pos="3000"/></w:tabs>'
    '<w:spacing w:before="120" w:after="60" w:line="276" w:lineRule="auto"/><w:ind w:left="720" w:hanging="360"/>'
    '<w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:b w:val="1"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>'
    f"<w:t>ก</w:t><w:tab/><w:t>{TEXT}</w:t></w:r></w:p>"
    '<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/><w:jc w:val="center"/><w:tblInd w:w="100" w:type="dxa"/>'
    '<w:tblCellMar><w:left w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/>'
    '<w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val="600" w:hRule="exact"/></w:trPr>'
    '<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/><w:gridSpan w:val="2"/><w:vAlign w:val="center"/></w:tcPr><w:p/></w:tc>'
    '</w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>'
)


def work_of(data: bytes) -> int:
    set_paragraph.cache_clear()
    set_content.cache_clear()
    _units_of.cache_clear()
    shelf_of.cache_clear()
    return calls(lambda: lay_out(data, supplies=shipped()))


LONG = {
    "rows": table_of,
    "paragraphs": lambda n: "".join(text(f"{TEXT} {k}") for k in range(n)),
    "one-cell": lambda n: table_of(1, columns=1).replace(text("ช่อง 0"), "".join(text(f"{TEXT} {k}") for k in range(n))),
    "one-paragraph": lambda n: text(TEXT * n),
    "merged-rows": merged,
    "kept": lambda n: text(TEXT).replace("<w:p>", "<w:p><w:pPr><w:keepNext/></w:pPr>") * n,
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", LONG)
def test_four_times_as_long_is_about_four_times_the_work(kind):
    short, long = (word_file(LONG[kind](n)) for n in (600, 2400))
    work_of(short)  # what is done once and kept
    assert work_of(long) < 7 * work_of(short)  # squared it would be sixteen times


MEASURED = """
import json, re, resource, sys
from pathlib import Path
from thaiforms.layout import lay_out
from thaiforms.pdf import write_pdf
from thaiforms.supplies import shipped
laid = lay_out(Path(sys.argv[1]).read_bytes(), supplies=shipped())
pdf = write_pdf(laid.pages, title="x", structure=laid.structure)
status = Path("/proc/self/status")  # getrusage counts what the process had before it became this one
if status.exists():
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1]) / 1024
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
print(json.dumps({"pages": len(laid.pages), "peak": peak, "bytes": len(pdf)}))
"""


def page_of_text(number: int) -> str:
    """A page of eight lines, none of them like another page's."""
    first = text(f"{TEXT} หน้าที่ {number}").replace("<w:p>", "<w:p><w:pPr><w:pageBreakBefore/></w:pPr>")
    return first + "".join(text(f"{TEXT} หน้าที่ {number} ข้อ {n}") for n in range(3))


def measured(data: bytes, folder: Path) -> dict:
    """Pages, peak memory in MiB and the PDF's size, of a process that prints one file."""
    file = folder / "file.docx"
    file.write_bytes(data)
    command = [sys.executable, "-c", MEASURED, str(file)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment, timeout=120)
    return json.loads(done.stdout)


needs_resource = pytest.mark.skipif(sys.platform == "win32", reason="memory is measured by POSIX's getrusage")


@pytest.mark.slow
@needs_resource
def test_two_thousand_pages_are_printed_in_bounded_memory(tmp_path):
    found = measured(word_file("".join(map(page_of_text, range(2000)))), tmp_path)
    assert found["pages"] == 2000
    assert found["peak"] < 300  # MiB, of which 60 for the first page


@pytest.mark.slow
@needs_resource
def test_a_table_of_five_thousand_rows_is_printed_in_bounded_memory(tmp_path):
    found = measured(word_file(table_of(5000)), tmp_path)
    assert found["pages"] >= 100
    assert found["peak"] < 400


@pytest.mark.slow
@needs_resource
def test_a_picture_of_thirty_thousand_dots_square_goes_in_as_it_is_packed(tmp_path):
    picture = png(30_000, 30_000)
    found = measured(with_picture(picture), tmp_path)
    assert found["pages"] == 1
    assert found["peak"] < 250
    assert found["bytes"] < len(picture) + 100_000


@pytest.mark.parametrize("kind", ["floating", "turned"])
def test_tables_that_float_or_turn_within_each_other_take_no_work_without_end(kind):
    depth, inner = 12, "<w:p><w:r><w:t>ใน</w:t></w:r></w:p>"
    own = '<w:tblpPr w:vertAnchor="text" w:tblpX="10" w:tblpY="10"/>' if kind == "floating" else ""
    way = '<w:textDirection w:val="btLr"/>' if kind == "turned" else ""
    for _ in range(depth):
        cell = f"<w:tc><w:tcPr>{way}</w:tcPr>{inner}<w:p/></w:tc>"
        inner = (
            f'<w:tbl><w:tblPr>{own}</w:tblPr><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>'
        )
    assert work_of(word_file(inner + "<w:p/>")) < 3_000_000
