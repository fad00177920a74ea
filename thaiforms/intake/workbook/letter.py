"""The workbook of a circular: heading, body, enclosures, and who signs."""

from __future__ import annotations

from functools import cache

from thaiforms.intake.workbook import words
from thaiforms.intake.workbook.parts import HEADING, SIGNERS, Box, FieldSheet, Layout, RowSheet, box
from thaiforms.model import Circular, Enclosure, Signatory

_FIELDS_HINT = "กรอกในช่องสีขาว ช่องที่มีหลายบรรทัดกด Alt+Enter เพื่อขึ้นบรรทัดใหม่ ตัวเลขพิมพ์เป็นไทยหรืออารบิกก็ได้"


@cache
def letter() -> Layout:
    """The sheets of a circular's workbook."""
    return Layout("circular", "หนังสือเวียน", (_heading(), _body(), _enclosures(), _signers()))


def _heading() -> FieldSheet:
    boxes = (
        box(Circular, "form", "ชนิดของเอกสาร ไม่ต้องแก้", choices=words.FORMS),
        box(Circular, "draft", "ใช่ = พิมพ์ (ร่าง) ไว้บนสุด", offers=words.YES_NO),
        box(Circular, "emblem", "ไม่พิมพ์ เมื่อกระดาษมีตราครุฑอยู่แล้ว", choices=words.EMBLEMS),
        box(Circular, "spacing", "ชิด เมื่อหนังสือเกินหน้าไปเล็กน้อย", choices=words.SPACINGS),
        box(Circular, "secrecy", "เว้นว่างถ้าไม่มี พิมพ์สีแดงบนและล่างของหน้า", choices=words.SECRECIES),
        box(Circular, "urgency", "เว้นว่างถ้าไม่มี พิมพ์สีแดงเหนือเลขที่หนังสือ", choices=words.URGENCIES),
        box(Circular, "number", "เลขที่หนังสือ มี ว สำหรับหนังสือเวียน เช่น ขก ๐๐๑๙/ว ๑๒๓", offers=words.number_beginnings()),
        box(Circular, "office", "ชื่อส่วนราชการและที่ตั้ง บรรทัดละข้อ", holds="lines"),
        box(
            Circular,
            "date",
            "เช่น ๕ มกราคม ๒๕๖๙ ถ้ารอประทับวันที่ ให้ใส่เฉพาะเดือนและปี เช่น มกราคม ๒๕๖๙",
            holds="date",
        ),
        box(Circular, "subject", "เรื่องของหนังสือ บรรทัดเดียว"),
        box(Circular, "salutation", "เลือกหรือพิมพ์เอง เว้นว่าง = เรียน", offers=words.SALUTATIONS),
        box(Circular, "to", "ผู้รับหนังสือ เช่น นายอำเภอทุกอำเภอ", offers=("นายอำเภอทุกอำเภอ", "พัฒนาการอำเภอทุกอำเภอ")),
        box(Circular, "references", "หนังสือที่อ้างถึง บรรทัดละฉบับ เว้นว่างถ้าไม่มี", holds="lines"),
    )
    return FieldSheet(HEADING, _FIELDS_HINT, boxes)


def _body() -> RowSheet:
    hint = "แถวละหนึ่งย่อหน้า: ภาคเหตุ ภาคความประสงค์ ภาคสรุป แทรกหรือลบแถวได้ แถวว่างไม่นับ"
    text = Box("", "ย่อหน้า", "พิมพ์ต่อกันทั้งย่อหน้า ไม่ต้องขึ้นบรรทัดใหม่ โปรแกรมตัดบรรทัดให้", required=True, width=160)
    return RowSheet("เนื้อความ", hint, "paragraphs", (text,), prepared=8)


def _enclosures() -> RowSheet:
    hint = "แถวละหนึ่งรายการ ไม่มีให้เว้นว่างทั้งแผ่น"
    boxes = (
        box(Enclosure, "text", "ชื่อเอกสารที่ส่งมาด้วย ไม่ต้องใส่ลำดับ", width=110),
        box(Enclosure, "quantity", "เช่น จำนวน ๑ ฉบับ เว้นว่างได้", offers=words.QUANTITIES, width=35),
    )
    return RowSheet("สิ่งที่ส่งมาด้วย", hint, "enclosures", boxes, prepared=8)


def _signers() -> FieldSheet:
    posts = words.posts("พัฒนาการจังหวัด", of="พัฒนาการจังหวัด")
    governors = words.posts(of="ผู้ว่าราชการจังหวัด")
    boxes = (
        box(Circular, "closing", "ให้เข้าคู่กับคำขึ้นต้น เว้นว่าง = ขอแสดงความนับถือ", offers=words.CLOSING_PHRASES),
        box(Signatory, "name", "ชื่อและสกุลพร้อมคำนำหน้า ไม่ต้องใส่วงเล็บ", under="signatory"),
        box(Signatory, "position", "ตำแหน่งของผู้ลงนามเอง เลือกหรือพิมพ์เอง", under="signatory", offers=posts),
        box(
            Signatory,
            "acting",
            "พิมพ์ต่อจากตำแหน่ง เมื่อมีช่องถัดไป",
            under="signatory",
            offers=words.ACTING,
        ),
        box(
            Signatory,
            "acting_for",
            "ผู้มีอำนาจที่ปฏิบัติราชการแทน เว้นว่างถ้าลงนามในตำแหน่งของตนเอง",
            under="signatory",
            holds="lines",
            offers=governors,
        ),
        box(Circular, "owner", "ชื่อหน่วยงาน กลุ่มงาน โทรศัพท์ ที่ท้ายหนังสือ บรรทัดละข้อ", holds="lines"),
        box(Circular, "copies", "ผู้ที่ได้รับสำเนา บรรทัดละราย เว้นว่างถ้าไม่มี", holds="lines"),
    )
    return FieldSheet(SIGNERS, _FIELDS_HINT, boxes)
