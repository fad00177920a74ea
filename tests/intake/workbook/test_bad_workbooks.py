"""Whatever a file that is named like a workbook holds: a form, or faults that name the file; never another exception."""

import io
import random
import zipfile
import zlib
from functools import cache

import openpyxl
import pytest

from samples import PROJECT, form
from thaiforms.intake import read_bytes
from thaiforms.intake.workbook import is_form_workbook, write_workbook
from thaiforms.messages import catalogue
from workbook_files import TABLE, changed, reread, with_part

SHEET = "xl/worksheets/sheet2.xml"
PARTS = ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", SHEET)


@cache
def good():
    return write_workbook(form("team"))


def told_well(reading):
    """Nothing but located faults with words comes out."""
    assert (reading.form is None) == bool(reading.faults)
    for fault in (*reading.faults, *reading.warnings):
        assert {fault.code, f"{fault.code}.mend"} <= catalogue("th").keys() & catalogue("en").keys()
        assert fault.place.file == "form.xlsx"
        str(fault).encode("utf-8")
    return {fault.code for fault in reading.faults}


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def bomb():
    return with_part(good(), SHEET, lambda part: part.replace(b"</sheetData>", b"<row/>" * 9_000_000 + b"</sheetData>"))


def a_million_empty_cells():
    rows = b"".join(b'<row r="%d"><c r="A%d"/></row>' % (n, n) for n in range(30, 300_000))
    return with_part(good(), SHEET, lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>"))


def of_a_roster():
    workbook = openpyxl.Workbook()
    workbook.active.append(["อำเภอ", "ชื่อ"])
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def of_many(piece, before, part=SHEET, size=3 << 20):
    """The form with some MiB of a piece of XML put before an end tag of a part."""
    return lambda: with_part(good(), part, lambda xml: xml.replace(before, piece * (size // len(piece)) + before, 1))


BAD = {
    "empty": (lambda: b"", "file-empty not-a-workbook"),
    "text": (lambda: b"form: circular", "not-a-workbook"),
    "pdf": (lambda: b"%PDF-1.7\n", "not-a-workbook"),
    "old": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "workbook-old"),
    "locked": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "workbook-locked"),
    "docx": ((PROJECT / "templates" / "circular" / "template.docx").read_bytes, "not-a-workbook"),
    "zip": (lambda: zipped({"a.txt": b"a"}), "workbook-damaged"),
    "zip-without-parts": (lambda: zipped({}), "workbook-damaged not-a-workbook"),
    "ods": (lambda: zipped({"mimetype": b"", "content.xml": b"<a/>"}), "not-a-workbook"),
    "roster": (of_a_roster, "not-our-workbook"),
    "half": (lambda: good()[: len(good()) // 2], "workbook-damaged"),
    "beginning": (lambda: good()[:100], "workbook-damaged"),
    "bomb": (bomb, "workbook-too-large"),
    "empty-cells": (a_million_empty_cells, "sheet-too-large"),
    "cells-without-address": (of_many(b"<c/>", b"</row>"), "sheet-too-large"),
    "rows": (of_many(b"<row/>", b"</sheetData>"), "sheet-too-large"),
    "merged-areas": (of_many(b'<mergeCell ref="A600:A601"/>', b"</mergeCells>"), "sheet-too-large"),
    "styles": (of_many(b'<xf numFmtId="0"/>', b"</cellXfs>", "xl/styles.xml"), "workbook-too-large"),
    "a-few-empty-cells": (of_many(b"<c/>", b"</row>", size=1 << 18), ""),
    "doctype": (
        lambda: with_part(good(), SHEET, lambda part: b'<!DOCTYPE a [<!ENTITY b "c">]>' + part),
        "xml-doctype workbook-damaged",
    ),
    "entities": (
        lambda: with_part(good(), SHEET, lambda part: b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + part),
        "xml-doctype workbook-damaged",
    ),
    "name-outside": (lambda: zipped({"../a": b"", "xl/workbook.xml": b""}), "archive-unsafe-name"),
    "many-parts": (lambda: zipped({f"{n}": b"" for n in range(2_100)}), "workbook-damaged"),
    "large": (lambda: good() + bytes(5 << 20), "file-too-large"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_form_is_told_by_name(name):
    make, codes = BAD[name]
    data = make()
    found = told_well(reread(data))
    assert found <= set(codes.split())
    assert bool(found) == bool(codes)
    is_form_workbook(data)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    "damage",
    [
        lambda part: b"",
        lambda part: part[: len(part) // 2],
        lambda part: b"<a/>",
        lambda part: part.replace(b"<row ", b'<row x="', 1),
        lambda part: part.replace(b'r="', b'r="ZZZZZZZ99999999999', 3),
        lambda part: part.replace(b'r="C', b'r="XFD1048576', 1),
        lambda part: part.replace(b't="inlineStr"', b't="s"', 5),
        lambda part: part.replace(b't="inlineStr"', b't="d"', 5),
        lambda part: part.replace(b' s="', b' s="9999', 5),
        lambda part: part.replace(b"<v>", b"<v>x", 5).replace(b"<v/>", b"<v>x</v>"),
        lambda part: part.replace(b"<sheetData>", b"<sheetData><row r='-1'/>"),
        lambda part: part.replace(b"utf-8", b"utf-16").replace(b"UTF-8", b"UTF-16"),
    ],
    ids=lambda damage: "",
)
def test_a_damaged_part_is_read_or_told(part, damage):
    told_well(reread(with_part(good(), part, damage)))


@pytest.mark.parametrize("seed", range(40))
def test_bits_that_fell_over_are_read_or_told(seed):
    chance = random.Random(seed)
    data = bytearray(good())
    for _ in range(chance.choice((1, 3, 20))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    told_well(reread(bytes(data)))


@pytest.mark.parametrize("seed", range(30))
def test_a_part_whose_bits_fell_over_is_read_or_told(seed):
    chance = random.Random(seed)

    def fall(part):
        data = bytearray(part)
        for _ in range(chance.choice((1, 5))):
            data[chance.randrange(len(data))] = chance.choice(b"<>&\"'/=0x\x00\xff\xe0")
        return bytes(data)

    told_well(reread(with_part(good(), chance.choice(PARTS), fall)))


@pytest.mark.parametrize("seed", range(30))
def test_cells_of_any_kind_anywhere_are_read_or_told(seed):
    chance = random.Random(seed)
    values = [
        "=1+1",
        "ก\x0bข".replace("\x0b", ""),
        -1,
        1e300,
        1e-300,
        True,
        "",
        " ",
        "\u202eก",
        "\u200b",
        "ก" * 40_000,
        "=A1",
        0.1,
    ]

    def type_in(workbook):
        for _ in range(30):
            sheet = chance.choice(workbook.worksheets)
            cell = sheet.cell(chance.randint(1, 30), chance.randint(1, 25))
            if type(cell).__name__ == "Cell":
                cell.value = chance.choice(values)

    told_well(reread(changed(good(), type_in)))


def test_a_forbidden_character_is_told_with_its_cell():
    reading = reread(changed(good(), lambda workbook: workbook[TABLE].__setitem__("D6", "\u202eก")))
    (fault,) = reading.faults
    assert (fault.code, fault.place.sheet, fault.place.address) == ("forbidden-character", TABLE, "D6")


def test_a_workbook_under_the_name_of_a_data_file_is_no_text():
    (fault,) = read_bytes(good(), file="form.yaml").faults
    assert fault.code == "not-a-text-file"


def test_a_hundred_faults_are_enough():
    def spoil(workbook):
        for row in range(6, 400):
            workbook[TABLE].cell(row, 17).value = "=1"

    assert len(reread(changed(good(), spoil)).faults) <= 300


def test_two_thousand_rows_are_soon_read():
    def fill(workbook):
        for row in range(6, 1_900):
            for column in range(2, 19):
                workbook[TABLE].cell(row, column).value = "ก"

    reading = reread(changed(good(), fill))
    assert len(reading.faults) <= 300


def test_the_archive_is_packed_by_the_standard():
    with zipfile.ZipFile(io.BytesIO(good())) as archive:
        assert archive.testzip() is None
        assert zlib.crc32(archive.read("xl/workbook.xml"))
