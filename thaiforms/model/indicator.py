"""One row of an agreement's table: an indicator (ตัวชี้วัด) with its five levels."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, WithJsonSchema

from thaiforms.model.part import Part
from thaiforms.model.problems import problem
from thaiforms.model.values import (
    BLANK_SCHEMA,
    FILLED_LINES_SCHEMA,
    Filled,
    FilledLines,
    Target,
    Text,
    Weight,
    Whole,
    read_list,
    read_text,
)
from thaiforms.thai import to_arabic_digits

LEVELS = 5  # ค่าเป้าหมาย ๑ to ๕


def _five_levels(levels: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    if len(levels) != LEVELS:
        raise problem("levels-not-five", len(levels))
    return levels


def _five_targets(targets: tuple[str, ...]) -> tuple[str, ...]:
    if not targets:
        return ("",) * LEVELS
    if len(targets) != LEVELS:
        raise problem("targets-not-five", len(targets))
    return targets


def _own_number(value: object) -> object:
    """Nothing stands for the position in the table, which the agreement knows; a number of 0 is a fault."""
    text = to_arabic_digits(read_text(value)) if isinstance(value, str) else value
    if isinstance(text, str) and text and not text.strip("0"):
        raise problem("number-out-of-range", value)
    return 0 if text is None or text == "" else text


Levels = Annotated[
    tuple[FilledLines, ...],
    BeforeValidator(read_list),
    AfterValidator(_five_levels),
    WithJsonSchema({"type": "array", "items": FILLED_LINES_SCHEMA, "minItems": LEVELS, "maxItems": LEVELS}),
]
Targets = Annotated[
    tuple[Target, ...],
    BeforeValidator(read_list),
    AfterValidator(_five_targets),
    WithJsonSchema({"type": "array", "items": BLANK_SCHEMA, "maxItems": LEVELS}),
]


class Indicator(Part):
    """An indicator of an agreement (ตัวชี้วัด), with what is asked for at each of the five levels."""

    model_config = ConfigDict(title="ตัวชี้วัด")

    number: Annotated[Whole, BeforeValidator(_own_number)] = Field(
        0, title="ตัวชี้วัดที่", description="Its number in the table; its position there if blank."
    )
    strategy: Filled = Field(title="ยุทธศาสตร์", description="The strategy that it serves.")
    goal: Filled = Field(title="เป้าหมายผลสำเร็จของงาน", description="What the work is to achieve.")
    text: Filled = Field(title="ข้อความตัวชี้วัด", description="What is measured.")
    levels: Levels = Field(title="ระดับ", description="What each of the five levels asks for, one or more lines each.")
    unit: Text = Field(default="", title="หน่วยวัด", description="The unit of measure; may be blank.")
    weight: Weight = Field(title="น้ำหนัก (ร้อยละ)", description="Its weight; the weights of a table sum to 100.")
    sources: FilledLines = Field(title="แหล่งข้อมูล/หลักฐานเชิงประจักษ์", description="Where the evidence is, a line each.")
    targets: Targets = Field(
        default=("",) * LEVELS,
        title="ค่าเป้าหมาย",
        description="The five target cells: blank, ticked (✓ or /) or filled.",
    )

    def numbered(self, number: int) -> Indicator:
        """The indicator with a number, if it has none of its own yet."""
        return self if self.number else super().model_copy(update={"number": number})
