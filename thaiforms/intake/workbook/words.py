"""The words of a workbook's lists: what may be chosen, and what is only offered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from thaiforms.model import CLOSINGS
from thaiforms.thai.provinces import CAPITAL, provinces

FORMS: Mapping[str, str] = MappingProxyType({"circular": "หนังสือเวียน", "kpi-agreement": "แบบกำหนดตัวชี้วัด"})
KINDS: Mapping[str, str] = MappingProxyType(
    {"team": "ทีมอำเภอ", "district-officer": "พัฒนาการอำเภอ", "development-worker": "พัฒนากร"}
)
EMBLEMS: Mapping[str, str] = MappingProxyType({"garuda": "พิมพ์ตราครุฑ", "none": "ไม่พิมพ์ตราครุฑ"})
SPACINGS: Mapping[str, str] = MappingProxyType({"normal": "ปกติ", "compact": "ชิด"})
URGENCIES: Mapping[str, str] = MappingProxyType({word: word for word in ("ด่วน", "ด่วนมาก", "ด่วนที่สุด")})
SECRECIES: Mapping[str, str] = MappingProxyType({word: word for word in ("ลับ", "ลับมาก", "ลับที่สุด")})

YES_NO = ("ใช่", "ไม่")
TICKS = ("✓",)
SALUTATIONS = tuple(CLOSINGS)
CLOSING_PHRASES = tuple(phrase for phrases in CLOSINGS.values() for phrase in phrases)
ACTING = ("ปฏิบัติราชการแทน", "รักษาราชการแทน", "ทำการแทน")
UNITS = ("ร้อยละ", "ระดับ", "จำนวน", "ครั้ง", "กลุ่ม", "ครัวเรือน", "หมู่บ้าน", "โครงการ")
QUANTITIES = ("จำนวน ๑ ฉบับ", "จำนวน ๑ ชุด", "จำนวน ๑ แผ่น", "จำนวน ๑ เล่ม")
ROLES = ("ผู้รับการประเมิน", "ผู้ประเมิน", "พยาน")


@cache
def posts(*first: str, of: str = "") -> tuple[str, ...]:
    """The posts, and one of each province: ``พัฒนาการจังหวัด`` of กระบี่ and so on."""
    return (*first, *(f"{of}{name}" for name in provinces() if name != CAPITAL))


@cache
def number_beginnings() -> tuple[str, ...]:
    """How the numbers of circulars of the provinces' community development offices begin: ``กบ ๐๐๑๙/ว``."""
    return tuple(f"{letters} ๐๐๑๙/ว " for name, letters in provinces().items() if name != CAPITAL)
