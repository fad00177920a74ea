"""A roster with more than thirty kinds of faults, a row each, between rows that are right; and the clerk who mends it."""

import io
from pathlib import Path

import openpyxl

from thaiforms.intake.spreadsheets import read_back

HEADINGS = (
    *("รหัส", "อำเภอ", "ชื่อ", "ตำแหน่ง", "ลงวันที่", "รอบ", "แบบ", "ร่าง", "ลำดับ", "ตัวชี้วัด", "ระดับ ๑", "เป้า", "น้ำหนัก"),
    *("แหล่งข้อมูล", "วันแรก"),
)
FORM = """\
form: kpi-agreement
kind: «แบบ»
draft: «ร่าง»
round: «รอบ»
parties:
  appraisee: พัฒนาการอำเภอ«อำเภอ»
indicators:
  - number: «ลำดับ»
    strategy: ชุมชนเข้มแข็ง
    goal: ชุมชนพึ่งตนเองได้
    text: «ตัวชี้วัด»
    levels: [«ระดับ ๑», ระดับ ๒, ระดับ ๓, ระดับ ๔, ระดับ ๕]
    unit: ร้อยละ
    weight: «น้ำหนัก»
    sources:
      - «แหล่งข้อมูล»
    targets: [«เป้า», "", "", "", ""]
  - number: ๒
    strategy: ชุมชนเข้มแข็ง
    goal: เริ่มตั้งแต่«วันแรก»
    text: ร้อยละของหมู่บ้านที่ผ่านเกณฑ์
    levels: [ระดับ ๑, ระดับ ๒, ระดับ ๓, ระดับ ๔, ระดับ ๕]
    weight: 40
    sources: [สำนักงานพัฒนาชุมชนอำเภอ]
signatures:
  - {role: ผู้รับการประเมิน, name: «ชื่อ», position: «ตำแหน่ง», date: «ลงวันที่»}
"""
FAULTS = (
    ("รหัส", "", "key-missing"),
    ("รหัส", "P-001", "key-twice"),
    ("ชื่อ", "นายก\nข", "line-break-in-cell"),
    ("ชื่อ", "นาย_x0007_ก", "forbidden-character"),
    ("ชื่อ", "นาย\u202eก", "forbidden-character"),
    ("ชื่อ", "=B2", "formula-without-value"),
    ("ตำแหน่ง", "'=1+1", "formula-as-text"),
    ("ตำแหน่ง", "#N/A", "cell-is-error"),
    ("ตำแหน่ง", "\ue000", "forbidden-character"),
    ("ลงวันที่", "31 มิถุนายน 2564", "impossible-day"),
    ("ลงวันที่", "ไม่ทราบ", "not-a-date"),
    ("ลงวันที่", "15 มิถุนา 2564", "unknown-month"),
    ("ลงวันที่", "2564-06-15", "year-could-be-either"),
    ("ลงวันที่", "1 มกราคม 2450", "year-before-2484"),
    ("ลงวันที่", "15/13/2564", "impossible-month"),
    ("รอบ", "3/2564", "unknown-round"),
    ("รอบ", "สอง", "not-a-round"),
    ("รอบ", "", "not-a-round"),
    ("แบบ", "teams", "not-one-of"),
    ("แบบ", "", "heading-or-kind"),
    ("ร่าง", "อาจจะ", "not-yes-or-no"),
    ("ลำดับ", "0", "number-out-of-range"),
    ("ลำดับ", "ก", "not-a-whole-number"),
    ("ลำดับ", "๒", "number-twice"),
    ("ลำดับ", "๗", "number-missing"),
    ("ตัวชี้วัด", "", "empty-field"),
    ("ระดับ ๑", "", "empty-field"),
    ("เป้า", "ก\nข", "line-break-in-cell"),
    ("น้ำหนัก", "ร้อย", "not-a-number"),
    ("น้ำหนัก", "140", "weight-out-of-range"),
    ("น้ำหนัก", "50", "weights-not-100"),
    ("น้ำหนัก", "", "empty-field"),
    ("แหล่งข้อมูล", "", "empty-field"),
    ("อำเภอ", "ก\nข", "line-break-in-cell"),
)
"""The column, what stands in it, and the code of the fault: each row has one."""


def good(number: int) -> dict[str, str]:
    """A row that is right, and like no other."""
    values = (
        *(
            f"P-{number:03}",
            f"อำเภอที่{number}",
            f"นายคนที่{number} ใจดี",
            "พัฒนาการอำเภอ",
            "15 มิถุนายน 2564",
            "๒/๒๕๖๔",
            "team",
        ),
        *("ไม่", "๑", f"ตัวชี้วัดของอำเภอ{number}", "น้อยกว่าร้อยละ ๘๐", "", "60", "รายงาน\nภาพถ่าย", "๑ เมษายน ๒๕๖๔"),
    )
    return dict(zip(HEADINGS, values, strict=True))


def rows() -> list[dict[str, str]]:
    """Right rows and faulty ones in turn; the last is right."""
    found = []
    for place, (column, value, _) in enumerate(FAULTS):
        found += [good(2 * place + 1), {**good(2 * place + 2), column: value}]
    return [*found, good(len(found) + 1)]


def write_roster(path: Path) -> Path:
    """The roster as a workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADINGS)
    for row in rows():
        sheet.append([value.removeprefix("'") for value in row.values()])
        for cell, value in zip(sheet[sheet.max_row], row.values(), strict=True):
            if value.startswith("'"):
                cell.data_type = "s"
    book.save(path)
    return path


def write_form(path: Path) -> Path:
    """The form that the roster is for."""
    path.write_text(FORM, "utf-8")
    return path


def cells(data: bytes) -> list[list[object]]:
    """All rows of a workbook's first sheet below the headings, as texts."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [[read_back(str(value or "")) for value in row] for row in sheet.iter_rows(min_row=4, values_only=True)]


def mended(failed: bytes) -> bytes:
    """The workbook of failed rows, each as a clerk would have mended it: what was wrong typed anew, all else left alone."""
    book = openpyxl.load_workbook(io.BytesIO(failed))
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[3]]
    former = headings.index("แถวเดิม")
    for row in sheet.iter_rows(min_row=4):
        number = int(row[former].value) - 1
        column, _, _ = FAULTS[number // 2 - 1]
        row[headings.index(column)].value = good(number)[column]
        row[headings.index(column)].data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
