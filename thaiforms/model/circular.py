"""An official letter to many (หนังสือเวียน), as the regulation on correspondence lays it out."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from thaiforms.model.part import Part
from thaiforms.model.people import Signatory
from thaiforms.model.values import Date, Filled, FilledLines, Lines, Text, YesNo, one_of, or_else, read_list

Urgency = Literal["", "ด่วน", "ด่วนมาก", "ด่วนที่สุด"]
Secrecy = Literal["", "ลับ", "ลับมาก", "ลับที่สุด"]


class Enclosure(Part):
    """Something that is sent along (สิ่งที่ส่งมาด้วย), and how many there are of it."""

    model_config = ConfigDict(title="สิ่งที่ส่งมาด้วย")

    text: Filled = Field(title="รายการ", description="What is enclosed.")
    quantity: Text = Field(default="", title="จำนวน", description="How many, as printed at the right: จำนวน ๑ ชุด.")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A text alone, or text and quantity."""
        return {"anyOf": [{"type": "string"}, handler(core)]}


class Circular(Part):
    """An official letter to many (หนังสือเวียน), its fields in their order on paper."""

    model_config = ConfigDict(title="หนังสือเวียน")

    form: Annotated[Literal["circular"], one_of("circular")] = Field(
        default="circular", title="แบบฟอร์ม", description="The name of the form."
    )
    draft: YesNo = Field(default=False, title="ร่าง", description="Whether (ร่าง) stands at the top.")
    emblem: Annotated[Literal["garuda", "none"], one_of("garuda", "none"), or_else("garuda")] = Field(
        default="garuda", title="ตราครุฑ", description="none for paper that is printed with the Garuda."
    )
    spacing: Annotated[Literal["normal", "compact"], one_of("normal", "compact"), or_else("normal")] = Field(
        default="normal",
        title="ระยะบรรทัด",
        description="compact closes the lines up, to bring a long letter to one page.",
    )
    secrecy: Annotated[Secrecy, one_of("", "ลับ", "ลับมาก", "ลับที่สุด")] = Field(
        default="", title="ชั้นความลับ", description="Printed red at the top and the bottom."
    )
    urgency: Annotated[Urgency, one_of("", "ด่วน", "ด่วนมาก", "ด่วนที่สุด")] = Field(
        default="", title="ชั้นความเร็ว", description="Printed red above the number."
    )
    number: Filled = Field(title="ที่", description="The letter's number, with ว for a circular.")
    office: FilledLines = Field(title="ส่วนราชการเจ้าของหนังสือและที่ตั้ง", description="Office and address, a line each.")
    date: Date = Field(title="วันที่", description="The date; month and year alone leave the day for the stamp.")
    subject: Filled = Field(title="เรื่อง", description="What the letter is about.")
    salutation: Annotated[Filled, or_else("เรียน")] = Field(
        default="เรียน", title="คำขึ้นต้น", description="The word before the addressee."
    )
    to: Filled = Field(title="ผู้รับหนังสือ", description="To whom the letter goes.")
    references: Lines = Field(default=(), title="อ้างถึง", description="Letters that are referred to, a line each.")
    enclosures: Annotated[tuple[Enclosure, ...], BeforeValidator(read_list)] = Field(
        default=(), title="สิ่งที่ส่งมาด้วย", description="What is sent along: text, or text and quantity."
    )
    paragraphs: FilledLines = Field(title="ย่อหน้า", description="The body: cause, purpose, conclusion.")
    closing: Annotated[Filled, or_else("ขอแสดงความนับถือ")] = Field(
        default="ขอแสดงความนับถือ", title="คำลงท้าย", description="The closing, that fits the salutation."
    )
    signatory: Signatory = Field(title="ผู้ลงนาม", description="Who signs.")
    owner: Lines = Field(default=(), title="ส่วนราชการเจ้าของเรื่อง", description="Office, group, telephone, at the foot.")
    copies: Lines = Field(default=(), title="สำเนาส่ง", description="Who gets a copy.")
