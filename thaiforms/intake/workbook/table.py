"""The workbook of an agreement: heading, table of indicators, and who signs."""

from __future__ import annotations

from functools import cache

from thaiforms.intake.workbook import words
from thaiforms.intake.workbook.parts import HEADING, SIGNERS, Box, FieldSheet, Layout, RowSheet, box
from thaiforms.model import LEVELS, Agreement, Indicator, Parties, RoundDates, SignatureBlock

_HINT = "กรอกในช่องสีขาว ช่องที่ชนิดของแบบกำหนดให้แล้ว เว้นว่างไว้ได้ ตัวเลขพิมพ์เป็นไทยหรืออารบิกก็ได้"
_TABLE_HINT = (
    "แถวละหนึ่งตัวชี้วัด แทรก ลบ หรือวางแถวจากตารางอื่นได้ แถวว่างไม่นับ "
    "ช่องที่มีหลายบรรทัดกด Alt+Enter เพื่อขึ้นบรรทัดใหม่ น้ำหนักรวมกันต้องได้ 100"
)


@cache
def table() -> Layout:
    """The sheets of an agreement's workbook."""
    return Layout("kpi-agreement", "แบบกำหนดตัวชี้วัด", (_heading(), _indicators(), _signers()))


def _heading() -> FieldSheet:
    appraisers = words.posts("พัฒนาการจังหวัด", "พัฒนาการอำเภอ", of="พัฒนาการจังหวัด")
    of_kind = "เว้นว่าง = ตามชนิดของแบบ"
    boxes = (
        box(Agreement, "form", "ชนิดของเอกสาร ไม่ต้องแก้", choices=words.FORMS),
        box(Agreement, "draft", "ใช่ = พิมพ์ (ร่าง) ไว้บนสุด", offers=words.YES_NO),
        box(Agreement, "kind", "กำหนดหัวเรื่อง คู่ตกลง และหัวคอลัมน์ให้ เว้นว่างเมื่อกรอกเองทั้งหมด", choices=words.KINDS),
        box(Parties, "appraiser", f"ตำแหน่งผู้ประเมินในหัวเรื่อง {of_kind}", under="parties", offers=appraisers),
        box(
            Parties,
            "appraisee",
            f"ตำแหน่งผู้รับการประเมินในหัวเรื่อง {of_kind}",
            under="parties",
            offers=("พัฒนาการอำเภอ", "พัฒนากร"),
        ),
        box(RoundDates, "number", "1 หรือ 2", under="round", holds="number", between=("1", "2")),
        box(
            RoundDates,
            "fiscal_year",
            "ปีงบประมาณ พ.ศ. เช่น 2569",
            under="round",
            holds="number",
            between=("2484", "2999"),
        ),
        box(RoundDates, "first", "เว้นว่าง = วันแรกของรอบตามปกติ", under="round", holds="date"),
        box(RoundDates, "last", "เว้นว่าง = วันสุดท้ายของรอบตามปกติ", under="round", holds="date"),
        box(Agreement, "heading", f"หัวเรื่องทั้งหมด บรรทัดละข้อ {of_kind}", holds="lines", foretells=6),
        box(Agreement, "column", f"หัวของคอลัมน์ที่สามบนกระดาษ {of_kind}", foretells=1),
    )
    return FieldSheet(HEADING, _HINT, boxes)


def _indicators() -> RowSheet:
    levels = tuple(_level(nth) for nth in range(LEVELS))
    targets = tuple(_target(nth) for nth in range(LEVELS))
    boxes = (
        box(
            Indicator, "number", "เว้นว่าง = ลำดับในตาราง", holds="number", between=("1", "999"), width=9, is_upright=True
        ),
        box(Indicator, "strategy", "ยุทธศาสตร์ที่ตัวชี้วัดนี้รองรับ", width=25),
        box(Indicator, "goal", "เป้าหมายผลสำเร็จของงาน", width=28),
        box(Indicator, "text", "ข้อความตัวชี้วัด ไม่ต้องใส่คำว่า ตัวชี้วัดที่", width=38),
        *levels,
        box(Indicator, "unit", "เลือกหรือพิมพ์เอง เว้นว่างได้", offers=words.UNITS, width=15),
        *targets,
        box(
            Indicator,
            "weight",
            "ตัวเลข มีทศนิยมได้ ทุกตัวชี้วัดรวมกันต้องได้ 100",
            holds="number",
            between=("0.0001", "100"),
            width=16,
        ),
        box(Indicator, "sources", "แหล่งข้อมูลหรือหลักฐาน บรรทัดละข้อ (Alt+Enter)", holds="lines", width=46),
    )
    groups = (
        (levels[0].path, levels[-1].path, "สิ่งที่ต้องได้ในแต่ละระดับ"),
        (targets[0].path, targets[-1].path, "ค่าเป้าหมาย"),
    )
    return RowSheet(
        "ตัวชี้วัด",
        _TABLE_HINT,
        "indicators",
        boxes,
        prepared=15,
        told_at="weight",
        summed="weight",
        groups=groups,
        is_wide=True,
    )


def _level(nth: int) -> Box:
    about = "สิ่งที่ต้องทำได้ในระดับนี้ ขึ้นบรรทัดใหม่ด้วย Alt+Enter"
    return box(Indicator, "levels", about, nth=nth, holds="lines", width=40)


def _target(nth: int) -> Box:
    about = "เว้นว่าง ทำเครื่องหมาย ✓ หรือพิมพ์ข้อความ"
    return box(Indicator, "targets", about, nth=nth, holds="tick", offers=words.TICKS, width=9, is_upright=True)


def _signers() -> RowSheet:
    hint = "ไม่เกินสามช่อง จากบนลงล่างที่นี่คือจากซ้ายไปขวาบนกระดาษ ไม่มีให้เว้นว่างทั้งแผ่น"
    posts = words.posts("พัฒนาการอำเภอ", "พัฒนากร", "พัฒนาการจังหวัด", of="พัฒนาการจังหวัด")
    boxes = (
        box(SignatureBlock, "role", "ลงนามในฐานะใด เลือกหรือพิมพ์เอง", offers=words.ROLES, width=35),
        box(SignatureBlock, "name", "ชื่อและสกุลพร้อมคำนำหน้า เว้นว่าง = จุดไข่ปลาให้เขียนเอง", width=50),
        box(SignatureBlock, "position", "ตำแหน่ง เว้นว่าง = จุดไข่ปลา", offers=posts, width=50),
        box(SignatureBlock, "date", "เว้นว่าง = จุดไข่ปลาให้เขียนเอง", holds="date", width=35),
    )
    return RowSheet(SIGNERS, hint, "signatures", boxes, prepared=3)
