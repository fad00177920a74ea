"""The kinds of agreements, and the heading lines that each kind prints."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from thaiforms.frozen import frozen
from thaiforms.model.people import Parties
from thaiforms.model.round import RoundDates
from thaiforms.thai import DateStyle, format_range, to_thai_digits


@frozen
class Kind:
    """What a kind of agreement says in its heading and over its third column."""

    opening: str
    between: str
    scope: str
    column: str
    appraiser: str
    appraisee: str
    months_alone: bool = False

    @property
    def parties(self) -> Parties:
        """The posts that the kind is for, unless others are given."""
        return Parties(appraiser=self.appraiser, appraisee=self.appraisee)

    def heading(self, parties: Parties, round_: RoundDates) -> tuple[str, ...]:
        """The four heading lines, with Thai digits."""
        between = self.between.replace("{appraiser}", parties.appraiser).replace("{appraisee}", parties.appraisee)
        return (self.opening, between, self._round_line(round_), self.scope)

    def _round_line(self, round_: RoundDates) -> str:
        style: DateStyle = "month" if self.months_alone else "long"
        days = format_range(round_.first, round_.last, style)
        return to_thai_digits(f"การประเมินรอบที่ {round_.number} ({days})")


_AGREEMENT = "บันทึกข้อตกลง ตัวชี้วัด ค่าเป้าหมายและน้ำหนัก การประเมินผลการปฏิบัติราชการ"
_PERSONAL = "เป้าหมายและผลการปฏิบัติงานรายบุคคล"
_PERSONAL_COLUMN = "ตัวชี้วัดผลสำเร็จของงาน รายบุคคล"

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "team": Kind(
            opening="แบบกำหนด ตัวชี้วัด ค่าเป้าหมายและน้ำหนัก การประเมินผลการปฏิบัติราชการ",
            between="ระหว่าง{appraiser} กับ {appraisee} (ทีมอำเภอ)",
            scope="เป้าหมายและผลการปฏิบัติงานรายทีม",
            column="ตัวชี้วัดผลสำเร็จของงาน (KPI) ทีม",
            appraiser="พัฒนาการจังหวัด",
            appraisee="พัฒนาการอำเภอ",
        ),
        "district-officer": Kind(
            opening=_AGREEMENT,
            between="ระหว่าง{appraiser} กับ {appraisee}",
            scope=_PERSONAL,
            column=_PERSONAL_COLUMN,
            appraiser="พัฒนาการจังหวัด",
            appraisee="พัฒนาการอำเภอ",
        ),
        "development-worker": Kind(
            opening=_AGREEMENT,
            between="ระหว่าง{appraiser}กับ{appraisee}",
            scope=_PERSONAL,
            column=_PERSONAL_COLUMN,
            appraiser="พัฒนาการอำเภอ",
            appraisee="พัฒนากร",
            months_alone=True,
        ),
    }
)
"""By the word that a file gives as ``kind``."""
