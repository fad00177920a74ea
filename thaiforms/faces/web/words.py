"""The page's words in English, by what the page says in Thai. Faults have their own words in ``thaiforms.messages``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "ข้ามไปที่เนื้อหา": "Skip to the content",
        "เอกสารราชการ": "Official documents",
        "เมนูหลัก": "Main menu",
        "แบบฟอร์มและร่าง": "Forms and drafts",
        "ทำหลายฉบับ": "Many at once",
        "วิธีใช้": "Help",
    }
)
