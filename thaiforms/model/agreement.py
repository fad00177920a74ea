"""A performance agreement (บันทึกข้อตกลงการประเมินผลการปฏิบัติราชการ): one model for all three tables."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
)

from thaiforms.model.checks import table_problems
from thaiforms.model.indicator import Indicator
from thaiforms.model.kinds import KINDS
from thaiforms.model.part import Part
from thaiforms.model.people import Parties, SignatureBlock
from thaiforms.model.problems import problem, together
from thaiforms.model.round import RoundDates
from thaiforms.model.values import Lines, Text, YesNo, one_of, read_list

_MOST_SIGNERS = 3  # they stand side by side
KindName = Literal["", "team", "district-officer", "development-worker"]


class Agreement(Part):
    """A table of indicators that two parties agree on for a round. A kind fills what the heading says."""

    model_config = ConfigDict(title="แบบกำหนดตัวชี้วัด")

    form: Annotated[Literal["kpi-agreement"], one_of("kpi-agreement")] = Field(
        default="kpi-agreement", title="แบบฟอร์ม", description="The name of the form."
    )
    draft: YesNo = Field(default=False, title="ร่าง", description="Whether (ร่าง) stands at the top.")
    kind: Annotated[KindName, one_of("", *KINDS)] = Field(
        default="", title="ชนิดของแบบ", description="Fills heading, column and parties that are not given."
    )
    parties: Parties = Field(
        default_factory=Parties,
        validate_default=True,
        title="คู่ตกลง",
        description="The posts in the heading's second line.",
    )
    round: RoundDates = Field(title="รอบการประเมิน", description="The appraisal round, such as 2/2564, or its fields.")
    heading: Lines = Field(
        default=(), validate_default=True, title="หัวเรื่อง", description="The heading lines; the kind's own if blank."
    )
    column: Text = Field(
        default="",
        validate_default=True,
        title="หัวคอลัมน์ตัวชี้วัด",
        description="The third column's head; the kind's own if blank.",
    )
    indicators: Annotated[tuple[Indicator, ...], BeforeValidator(read_list)] = Field(
        title="ตัวชี้วัด", description="The rows of the table, in their order on paper."
    )
    signatures: Annotated[tuple[SignatureBlock, ...], BeforeValidator(read_list)] = Field(
        default=(), title="ช่องลงนาม", description="Up to three signatures, from left to right."
    )

    @field_validator("parties", mode="before")
    @classmethod
    def _no_parties(cls, value: object) -> object:
        return Parties() if value == "" else value

    @field_validator("parties")
    @classmethod
    def _parties_of_kind(cls, parties: Parties, info: ValidationInfo) -> Parties:
        kind = KINDS.get(info.data.get("kind", ""))
        given = {name: post for name, post in parties if post}
        return parties if kind is None else Parties(**{**dict(kind.parties), **given})

    @field_validator("heading")
    @classmethod
    def _heading_of_kind(cls, lines: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if lines or not {"kind", "parties", "round"} <= info.data.keys():
            return lines
        if not info.data["kind"]:
            raise problem("heading-or-kind", known=", ".join(KINDS))
        return KINDS[info.data["kind"]].heading(info.data["parties"], info.data["round"])

    @field_validator("column")
    @classmethod
    def _column_of_kind(cls, text: str, info: ValidationInfo) -> str:
        if text or "kind" not in info.data:
            return text
        if not info.data["kind"]:
            raise problem("heading-or-kind", known=", ".join(KINDS))
        return KINDS[info.data["kind"]].column

    @field_validator("indicators", mode="wrap")
    @classmethod
    def _a_whole_table(cls, value: Any, read: ValidatorFunctionWrapHandler) -> tuple[Indicator, ...]:
        """The rows, numbered; what is wrong with the table is told together with what is wrong in its rows."""
        try:
            rows = tuple(row.numbered(place) for place, row in enumerate(read(value), 1))
        except ValidationError as error:
            raise together(table_problems(value), error) from error
        found = list(table_problems(rows))
        if found:
            raise together(found)
        return rows

    @field_validator("signatures")
    @classmethod
    def _side_by_side(cls, blocks: tuple[SignatureBlock, ...]) -> tuple[SignatureBlock, ...]:
        if len(blocks) > _MOST_SIGNERS:
            raise problem("too-many-signatures", len(blocks), most=str(_MOST_SIGNERS))
        return blocks
