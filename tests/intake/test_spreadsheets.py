"""Workbooks within limits: what is none is refused by name, and text that is written stays text."""

import contextlib
import io
import re
import subprocess
import time
import warnings
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.datavalidation import DataValidation

from office import libreoffice, needs_libreoffice, needs_validator, open_xml_errors
from sheets import bytes_of, workbook
from thaiforms.errors import InputError
from thaiforms.intake import spreadsheets
from thaiforms.intake.sheet_grid import read_sheet
from thaiforms.intake.spreadsheets import (
    LONGEST,
    new_sheet,
    new_workbook,
    open_workbook,
    put_text,
    read_back,
    rows,
    saved,
)
from thaiforms.messages import explain

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = workbook(["ชื่อ", "อำเภอ"], ["นายก", "พุนพิน"])
LIKE_FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\0=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "=cmd|' /C calc'!A0",
]


def refused(data, code, **found):
    with pytest.raises(InputError) as caught:
        open_workbook(data, file="r.xlsx")
    assert [fault.code for fault in caught.value.faults][:1] == [code]
    assert all(fault.place.file == "r.xlsx" for fault in caught.value.faults)
    return caught.value.faults[0]


def with_part(data, name, body):
    """The workbook with a part replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            if item != name:
                new.writestr(item, old.read(item))
        new.writestr(name, body)
    return out.getvalue()


def texts(data):
    """What the cells of the first sheet hold: by openpyxl alone."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[(cell.value, cell.data_type, cell.quotePrefix) for cell in row] for row in book.worksheets[0].iter_rows()]


def one_column(*values):
    book = new_workbook("x")
    sheet = new_sheet(book, "a")
    for number, value in enumerate(values, 1):
        put_text(sheet.cell(number, 1), value)
    return saved(book)


def column_of(data):
    sheet = open_workbook(data, file="x").worksheets[0]
    return [read_back(cells[0].value or "") if cells else "" for _, cells in rows(sheet, columns=1)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(OLE + bytes(2000), "workbook-old", id="xls"),
        pytest.param(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "workbook-locked", id="password"),
        pytest.param(b"", "file-empty", id="empty"),
        pytest.param(b"a,b\n1,2\n", "not-a-workbook", id="csv named xlsx"),
        pytest.param(b"%PDF-1.7", "not-a-workbook", id="pdf"),
        pytest.param(GOOD[: len(GOOD) // 2], "workbook-damaged", id="half"),
        pytest.param(GOOD[:-1], "workbook-damaged", id="a byte short"),
        pytest.param(b"PK\3\4" + bytes(100), "workbook-damaged", id="zip of zeros"),
        pytest.param(with_part(GOOD, "xl/workbook.xml", b"<workbook"), "workbook-damaged", id="torn xml"),
        pytest.param(with_part(GOOD, "xl/workbook.xml", b""), "workbook-damaged", id="empty part"),
        pytest.param(with_part(GOOD, "xl/styles.xml", b"<x"), "workbook-damaged", id="torn styles"),
        pytest.param(with_part(GOOD, "[Content_Types].xml", b"<x/>"), "workbook-damaged", id="no types"),
        pytest.param(
            with_part(GOOD, "xl/sharedStrings.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><sst/>'), "xml-doctype", id="entity"
        ),
        pytest.param(with_part(GOOD, "../../evil", b"x"), "archive-unsafe-name", id="leads out"),
        pytest.param(with_part(GOOD, "xl/media/big.bin", bytes(40 << 20)), "workbook-too-large", id="40 MiB of zeros"),
    ],
)
def test_what_is_no_good_workbook_is_refused_by_name(data, code):
    refused(data, code)


def test_a_word_file_is_named():
    template = Path(__file__).parents[2] / "templates" / "circular" / "template.docx"
    assert refused(template.read_bytes(), "not-a-workbook").found == "DOCX"


def test_other_office_files_are_named():
    for name, kind in (("ppt/presentation.xml", "PPTX"), ("content.xml", "ODS"), ("xl/workbook.bin", "XLSB")):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(name, b"<a/>")
        assert refused(out.getvalue(), "not-a-workbook").found == kind


def test_more_than_two_thousand_parts_are_damage():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(2100):
            archive.writestr(f"{number}", b"")
    refused(out.getvalue(), "workbook-damaged")


def test_a_file_over_the_limit_is_refused_before_it_is_looked_at(monkeypatch):
    monkeypatch.setattr(spreadsheets, "TOTAL", 100)
    fault = refused(GOOD, "workbook-too-large")
    assert "CSV" in explain(fault).mend


@settings(max_examples=150, deadline=None, database=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255), st.booleans())
def test_only_our_own_errors_leave_a_damaged_workbook(place, byte, is_cut):
    data = GOOD[:place] if is_cut else GOOD[:place] + bytes([byte]) + GOOD[place + 1 :]
    with contextlib.suppress(InputError):
        list(read_sheet(data, file="x").lines())


def test_what_openpyxl_leaves_out_is_not_printed():
    def odd(sheet):
        sheet["A2"] = 1e300
        sheet["A2"].number_format = "d/m/yyyy"

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sheet = open_workbook(workbook(["a"], ["b"], change=odd), file="x").worksheets[0]
        assert [cells[0].data_type for _, cells in rows(sheet, columns=1)] == ["s", "e"]


def test_a_sheet_that_says_it_has_a_million_rows_gives_those_that_it_has():
    def phantom(sheet):
        sheet["A1048576"].number_format = "0"

    data = workbook(["a"], ["b"], change=phantom)
    data = with_part(
        data,
        "xl/worksheets/sheet1.xml",
        zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").replace(b"A1:A1048576", b"A1:XFD1048576"),
    )
    sheet = open_workbook(data, file="x").worksheets[0]
    found = [number for number, cells in rows(sheet, columns=3) if any(cell.value for cell in cells)]
    assert found == [1, 2]


@pytest.mark.parametrize("text", LIKE_FORMULAS)
def test_what_looks_like_a_formula_is_text_with_its_sign(text):
    data = one_column(text, "x")
    ((value, kind, quoted),), ((_, _, plain),) = texts(data)
    assert (kind, quoted, plain) == ("s", True, False)
    assert read_back(value) == text


def test_no_formula_stands_in_the_bytes():
    data = one_column(*LIKE_FORMULAS)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not re.search(rb"<f[\s/>]", archive.read("xl/worksheets/sheet1.xml"))


@settings(max_examples=200, deadline=None, database=None)
@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=30), min_size=1, max_size=6))
def test_any_text_is_read_back_as_it_was_written(values):
    assert column_of(one_column(*values, "end"))[:-1] == values


def test_half_a_letter_becomes_a_sign_of_it():
    assert column_of(one_column("ก\ud800ข")) == ["ก\ufffdข"]


def test_more_than_a_cell_holds_is_cut_at_excels_own_limit():
    assert column_of(one_column("ก" * (LONGEST + 5))) == ["ก" * LONGEST]
    assert column_of(one_column("😀" * LONGEST)) == ["😀" * (LONGEST // 2)]


def test_the_same_cells_give_the_same_bytes_whenever_they_are_saved(monkeypatch):
    first = one_column("ก", "=1")
    monkeypatch.setattr(time, "time", lambda: 2e9)
    assert one_column("ก", "=1") == first


def test_merged_areas_are_written_in_order():
    book = new_workbook("x")
    sheet = new_sheet(book, "a")
    for row in (12, 3, 7, 100, 1):
        sheet.merge_cells(start_row=row, end_row=row + 1, start_column=1, end_column=2)
    with zipfile.ZipFile(io.BytesIO(saved(book))) as archive:
        part = archive.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r'ref="(A\d+:B\d+)"', part)[-5:] == ["A1:B2", "A3:B4", "A7:B8", "A12:B13", "A100:B101"]


def test_the_areas_of_a_rule_are_written_in_order():
    book = new_workbook("x")
    sheet = new_sheet(book, "a")
    rule = DataValidation(type="list", formula1='"x,y"')
    for area in ("C3", "A1", "B20", "B2"):
        rule.add(area)
    sheet.add_data_validation(rule)
    with zipfile.ZipFile(io.BytesIO(saved(book))) as archive:
        part = archive.read("xl/worksheets/sheet1.xml").decode()
    assert 'sqref="A1 B2 C3 B20"' in part


def test_a_saved_workbook_names_nobody_and_no_time():
    with zipfile.ZipFile(io.BytesIO(one_column("ก"))) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert re.findall(r"<[\w:]*creator[^>]*>(.*?)<", core) == ["thaiforms"]
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"1980-01-01T00:00:00Z"}


@needs_validator
def test_a_saved_workbook_is_valid_open_xml(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(one_column(*LIKE_FORMULAS, "ก\nข", "_x0041_", " a "))
    assert open_xml_errors(path, version="Microsoft365") == []


@needs_libreoffice
@pytest.mark.slow
def test_libreoffice_finds_texts_and_no_formulas(tmp_path):
    path = tmp_path / "a.xlsx"
    seen = [text for text in LIKE_FORMULAS if text[0] not in "\t\r\0"]
    path.write_bytes(one_column(*seen))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(libreoffice()), profile, "--headless", "--convert-to", "fods", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    written = (tmp_path / "a.fods").read_text("utf-8")
    assert "table:formula" not in written
    assert written.count('office:value-type="string"') >= len(seen)


def test_a_workbook_of_openpyxl_is_given_back_as_it_was():
    book = open_workbook(bytes_of(openpyxl.Workbook()), file="x")
    assert [sheet.title for sheet in book.worksheets] == ["Sheet"]
