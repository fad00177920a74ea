"""Workbooks as clerks hand them in: written by us, changed cell by cell, saved by another program."""

import io
import zipfile
from collections.abc import Callable, Mapping

import openpyxl

from samples import form
from thaiforms.intake import Reading, read_bytes
from thaiforms.intake.workbook import write_workbook

HEADING, TABLE, SIGNERS, BODY, ENCLOSURES = "หัวเอกสาร", "ตัวชี้วัด", "ผู้ลงนาม", "เนื้อความ", "สิ่งที่ส่งมาด้วย"


def changed(data: bytes, change: Callable) -> bytes:
    """The workbook after a change by openpyxl, which stands for any other program."""
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    change(workbook)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def edited(name: str, cells: Mapping[tuple[str, str], object]) -> bytes:
    """A sample's workbook with some cells typed anew."""

    def type_in(workbook):
        for (sheet, address), value in cells.items():
            workbook[sheet][address].value = value

    return changed(write_workbook(form(name)), type_in)


def reread(data: bytes) -> Reading:
    return read_bytes(data, file="form.xlsx")


def box(name: str, sheet: str, title: str) -> str:
    """The address of the box beside a title, in a sample's workbook."""
    found = openpyxl.load_workbook(io.BytesIO(write_workbook(form(name))))[sheet]
    return next(f"C{row[1].row}" for row in found.iter_rows() if row[1].value == title)


def column(title: str) -> str:
    """The letters of a column of the table of indicators."""
    found = openpyxl.load_workbook(io.BytesIO(write_workbook(form("team"))))[TABLE]
    return next(cell.column_letter for row in found.iter_rows() for cell in row if cell.value == title)


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The file with one of its parts changed as bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in archive.namelist():
            part = archive.read(entry)
            target.writestr(entry, change(part) if entry == name else part)
    return out.getvalue()


def told(reading: Reading) -> list[tuple[str, str, str]]:
    """Each fault's code, sheet and cell."""
    return [(fault.code, fault.place.sheet, fault.place.address) for fault in reading.faults]
