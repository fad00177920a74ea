"""The rosters that are shipped: which columns each kind of document asks for, with what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from thaiforms.batch.columns import EQUAL_NAMES
from thaiforms.errors import Fault, UsageError
from thaiforms.intake.grid import Original
from thaiforms.intake.roster_sheet import TableRow, roster_workbook
from thaiforms.intake.workbook.parts import Box
from thaiforms.model.problems import nearest
from thaiforms.thai.provinces import provinces

POSITIONS = (
    "พัฒนากร",
    "นักวิชาการพัฒนาชุมชนปฏิบัติการ",
    "นักวิชาการพัฒนาชุมชนชำนาญการ",
    "เจ้าพนักงานพัฒนาชุมชนปฏิบัติงาน",
    "เจ้าพนักงานพัฒนาชุมชนชำนาญงาน",
)
"""What development workers (พัฒนากร) are called; any other may be typed."""

_KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "circular": ("บัญชีอำเภอ สำหรับหนังสือเวียน", ("province", "district")),
        "team": ("บัญชีอำเภอ สำหรับแบบกำหนดตัวชี้วัดทีมอำเภอ", ("province", "district")),
        "district-officer": ("บัญชีพัฒนาการอำเภอ", ("province", "district", "name")),
        "development-worker": ("บัญชีพัฒนากร", ("province", "district", "name", "position", "appraiser")),
    }
)
_EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "province": "สุราษฎร์ธานี",
        "district": "พุนพิน",
        "name": "นางสาวสมใจ ใจดี",
        "position": "พัฒนากร",
        "appraiser": "นายสมชาย รักงาน",
    }
)


_HINT = "แถวแรกเป็นตัวอย่าง พิมพ์ทับได้เลย แถวละหนึ่งฉบับ เพิ่มคอลัมน์อื่นได้ตามต้องการ"


_SPARE = 22  # framed rows; more may be added below


def blank_roster(kind: str) -> bytes:
    """A workbook to be filled in as a roster: headings, an example, lists to choose from, a sheet that explains.

    ``kind`` is circular, team, district-officer or development-worker. Raises UsageError for another.
    """
    if kind not in _KINDS:
        details = {"known": ", ".join(_KINDS), "nearest": nearest(kind, _KINDS)}
        raise UsageError(Fault("roster-kind", found=kind, details=details))
    title, names = _KINDS[kind]
    example = TableRow([Original(_EXAMPLES[name]) for name in names])
    blank = TableRow([Original("")] * len(names))
    return roster_workbook(columns(names), [example, *[blank] * _SPARE], title=title, hint=_HINT, others=EQUAL_NAMES)


def columns(names: Iterable[str]) -> tuple[Box, ...]:
    """The columns with these names, as they are shipped."""
    known = {box.path: box for box in _boxes()}
    return tuple(known[name] for name in names)


def _boxes() -> tuple[Box, ...]:
    return (
        Box("key", "รหัส", "รหัสที่ไม่ซ้ำกัน ใช้อ้างถึงแถวเมื่อทำซ้ำหรือแก้", width=26),
        Box("province", "จังหวัด", "ชื่อจังหวัดโดยไม่มีคำว่า จังหวัด", offers=tuple(provinces()), required=True, width=42),
        Box("district", "อำเภอ", "ชื่ออำเภอโดยไม่มีคำว่า อำเภอ", required=True, width=46),
        Box("name", "ชื่อ", "คำนำหน้า ชื่อ และนามสกุล ไม่ต้องใส่วงเล็บ", required=True, width=62),
        Box("position", "ตำแหน่ง", "เลือกจากรายการ หรือพิมพ์เอง", offers=POSITIONS, required=True, width=66),
        Box("appraiser", "ผู้ประเมิน", "ชื่อพัฒนาการอำเภอ ถ้าเว้นว่าง จะพิมพ์เป็นจุดให้เขียนเอง", width=62),
    )
