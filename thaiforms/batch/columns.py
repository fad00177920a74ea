"""Names of columns: «อำเภอ», ``District`` and ``amphoe`` are one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from thaiforms.thai import normalise

EQUAL_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "key": ("รหัส", "คีย์", "id"),
        "province": ("จังหวัด", "changwat"),
        "district": ("อำเภอ", "ชื่ออำเภอ", "amphoe", "amphur"),
        "subdistrict": ("ตำบล", "ชื่อตำบล", "tambon"),
        "name": ("ชื่อ", "ชื่อสกุล", "ชื่อ สกุล", "ชื่อ นามสกุล", "ชื่อและนามสกุล", "ชื่อและสกุล", "full name"),
        "position": ("ตำแหน่ง",),
        "office": ("ส่วนราชการ", "หน่วยงาน", "สำนักงาน"),
        "number": ("เลขที่", "เลขที่หนังสือ", "ที่หนังสือ"),
        "date": ("วันที่", "ลงวันที่", "วันเดือนปี"),
        "to": ("เรียน", "ผู้รับ", "ผู้รับหนังสือ"),
        "round": ("รอบ", "รอบการประเมิน", "รอบที่"),
        "fiscal_year": ("ปีงบประมาณ", "ปีงบประมาณ พ.ศ."),
        "appraiser": ("ผู้ประเมิน", "ชื่อผู้ประเมิน"),
        "appraiser_position": ("ตำแหน่งผู้ประเมิน",),
        "appraisee": ("ผู้รับการประเมิน", "ชื่อผู้รับการประเมิน"),
        "appraisee_position": ("ตำแหน่งผู้รับการประเมิน",),
        "phone": ("โทรศัพท์", "โทร", "เบอร์โทร", "เบอร์โทรศัพท์", "หมายเลขโทรศัพท์"),
        "postcode": ("รหัสไปรษณีย์",),
        "note": ("หมายเหตุ",),
    }
)
"""Each column's own name, and what else it may be called."""

MEND, FORMER_ROW = "สิ่งที่ต้องแก้", "แถวเดิม"
"""The columns that failed.xlsx has besides, which are no data."""

_GAPS = re.compile(r"[\s_\-–—.:*/()\[\]{}]+")


def column_name(heading: str) -> str:
    """The name of a column by its heading: its own where it is known, else the heading with ``_`` for gaps."""
    folded = _folded(heading)
    return _NAMES.get(folded, folded)


def _folded(heading: str) -> str:
    """The heading without case, unseen letters, and the differences between gaps."""
    seen = "".join(letter for letter in normalise(heading).text if unicodedata.category(letter) != "Cf")
    return _GAPS.sub("_", seen.casefold()).strip("_")


_NAMES = MappingProxyType({_folded(other): name for name, others in EQUAL_NAMES.items() for other in (name, *others)})
