"""What stays together over a space: dates, numbers with their units and heads, names with their titles, phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thaiforms.thai.glossary import glossary
from thaiforms.thai.months import MONTHS, SHORT_MONTHS


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MONTH_NAMES = (*MONTHS, *SHORT_MONTHS)
ERAS = ("พ.ศ.", "ค.ศ.", "ร.ศ.", "จ.ศ.")
_YEAR_HEADS = (*MONTH_NAMES, *ERAS, "ปี", "ปีงบประมาณ")
_HEADS = _words(
    "ร้อยละ ระดับ ที่ ข้อ มาตรา หมวด หน้า ชั้น ห้อง ตอน บท ภาค เล่ม ชุด วรรค ประเภท รอบ รุ่น ระยะ ไตรมาส ตาราง ภาพ แผนภูมิ "
    "หมู่ ซอย เลข โทร. โทรศัพท์ โทรสาร เบอร์ โคโรนา โควิด /ว"
)
UNITS = _words(
    "น. นาฬิกา นาที ชั่วโมง วัน สัปดาห์ เดือน ปี ไตรมาส รอบ ครั้ง คน ราย คณะ ทีม กลุ่ม ครัวเรือน ครอบครัว หมู่บ้าน ชุมชน ตำบล "
    "อำเภอ จังหวัด แห่ง ศูนย์ หน่วย กอง กรม สาย เส้นทาง ช่องทาง แนวทาง กิจกรรม โครงการ แผน หลักสูตร รุ่น ระบบ ระดับ ชนิด ประเภท "
    "ด้าน ข้อ เรื่อง ฉบับ ชุด เล่ม แผ่น หน้า บรรทัด คำ ภาพ คลิป ข่าว ชิ้น ผลงาน งาน เครื่อง คัน คู่ ตัว หลัง ห้อง ชั้น ไร่ ตาราง "
    "กิโล เมตร เซนติเมตร มิลลิเมตร กรัม ลิตร ตัน บาท สตางค์ พันบาท หมื่น แสน ล้าน เท่า คะแนน เปอร์เซ็นต์ ดวง ต้น เม็ด ลูก ฟอง "
    "ตัวชี้วัด พัฒนากร ประการ ส่วน ท่าน รูป องค์กร ร้าน ผลิตภัณฑ์ รายการ ใบ อัน ปอนด์ นิ้ว"
)
_ORDINALS = _words(
    "รอบ ระยะ ครั้ง ฉบับ หมู่ ลำดับ ตัวชี้วัด เป้าหมาย ชั้น ขั้น ขั้นตอน ข้อ บท ตอน ภาค เล่ม กลุ่ม ชุด เลข รุ่น สมัย "
    "ประเภท ส่วน คน ราย แห่ง เดือน ปี ไตรมาส ตัวอย่าง ตาราง ภาพ มาตรการ กิจกรรม โครงการ ยุทธศาสตร์"
)
_ITEM = re.compile(r"(?<![^\n])[0-9๐-๙.]+[.)]?[ \t]+|(?<![^\s(])[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)][ \t]+")
_LETTER_CODE = re.compile(r"(?:^|[\s(])[ก-ฮ]{2} \Z")
_NAME = re.compile(
    r"""(?<![ก-๎])(?:นาย|นางสาว|นาง|น\.ส\.|ดร\.|คุณ|ว่าที่[ ]?(?:ร้อยตรี|ร้อยโท|ร้อยเอก|ร\.[ตทอ]\.)|(?:พล\.?)?[พร]\.?[ตทอ]\.?[ตทอ]?\.)
        (?!อำเภอ|ก(?:รัฐมนตรี|เทศมนตรี|องค์การ|สมาคม|สภา|เมือง)|ทะเบียน|จ้าง|หน้า|ช่าง|ทหาร|แพทย์|ประกัน|ตรวจ|ด่าน|เวร|ท่า|เรือ|ทุน|แบบ|พยาบาล)
        [ ]?[ก-ฮเ-ไ][ก-ฮะ-ฺเ-ๅ็-๎]{1,19}(?:[ ][ก-ฮเ-ไ][ก-ฮะ-ฺเ-ๅ็-๎]{1,24})?(?![ก-ฮะ-๎])""",
    re.VERBOSE,
)
_TITLES = ("นาย", "นาง", "น.ส.", "ดร.", "คุณ", "ว่าที่", "พล", "พ.", "ร.")
_AT = re.compile(r"(?<![ก-๎])ณ[ ]+")


def number_joins(text: str, start: int, end: int) -> Iterator[int]:
    """Where the number at ``start`` to ``end`` holds on to the word before it and to its unit after it."""
    before = start - 1 if text.startswith(" ", start - 1) and start else start
    after = end + 1 if text.startswith(" ", end) else end
    is_year = text.endswith(_YEAR_HEADS, 0, before)
    is_headed = is_year or text.endswith(_HEADS, 0, before)
    if is_headed or _is_letter_code(text, start, end):
        yield start
    if text.endswith("ที่", 0, before) and text.endswith(_ORDINALS, 0, before - 3):
        yield before - 3
    if text.endswith(ERAS, 0, before) and text.endswith(MONTH_NAMES, 0, max(before - 5, 0)):
        yield before - 4
    if text.startswith(MONTH_NAMES, after) or (not is_year and text.startswith(UNITS, after)):
        yield after
    item = None if is_headed else _ITEM.match(text, start)
    if item is not None:
        yield item.end()


def _is_letter_code(text: str, start: int, end: int) -> bool:
    """สฎ ๐๐๑๙, สฎ ๘๔๐๐๐: the letters of a province or ministry and the number that follows."""
    return end - start >= 4 and _LETTER_CODE.search(text, max(0, start - 4), start) is not None


def held_spans(text: str) -> Iterator[tuple[int, int]]:
    """Stretches held together: a title with its name, ณ with its noun, the phrases of the glossary."""
    if any(title in text for title in _TITLES):
        yield from (match.span() for match in _NAME.finditer(text))
    if "ณ " in text:
        yield from ((match.start(), match.end() + 1) for match in _AT.finditer(text))
    for phrase in glossary().phrases:
        start = text.find(phrase)
        while start >= 0:
            yield start, start + len(phrase)
            start = text.find(phrase, start + 1)
