"""Who signs, and between whom an agreement is made."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from thaiforms.model.part import Part
from thaiforms.model.values import Bare, BareOrBlank, DateText, Filled, Lines, Text


class Signatory(Part):
    """The signature block of a letter: name, position and the authority that is acted for."""

    model_config = ConfigDict(title="ผู้ลงนาม")

    name: Bare = Field(title="ชื่อผู้ลงนาม", description="Full name with title; the form prints the parentheses.")
    position: Filled = Field(title="ตำแหน่ง", description="The signatory's own position.")
    acting: Text = Field(
        default="ปฏิบัติราชการแทน",
        title="คำว่าปฏิบัติราชการแทน",
        description="How the authority is acted for; printed with acting_for.",
    )
    acting_for: Lines = Field(
        default=(), title="ปฏิบัติราชการแทนผู้ใด", description="Position of the authority that is acted for, a line each."
    )


class Parties(Part):
    """The posts between which an agreement is made, as its heading names them."""

    model_config = ConfigDict(title="คู่ตกลง")

    appraiser: Text = Field(default="", title="ผู้ประเมิน", description="The post of the one who appraises.")
    appraisee: Text = Field(default="", title="ผู้รับการประเมิน", description="The post of the one who is appraised.")


class SignatureBlock(Part):
    """One signature of an agreement; what is blank is printed as dots, to be written by hand."""

    model_config = ConfigDict(title="ช่องลงนาม")

    role: Filled = Field(title="ลงนามในฐานะ", description="What the signer is in the agreement, such as ผู้ประเมิน.")
    name: BareOrBlank = Field(
        default="", title="ชื่อ", description="Full name with title, without parentheses; blank for dots."
    )
    position: Text = Field(default="", title="ตำแหน่ง", description="The signer's position; blank for dots.")
    date: DateText = Field(default="", title="วันที่ลงนาม", description="The day of signing; blank for dots.")
