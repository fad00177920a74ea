"""An appraisal round (รอบการประเมิน) and its days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Self

from pydantic import ConfigDict, Field, GetJsonSchemaHandler, ValidationInfo, field_validator, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from thaiforms.model.part import Part
from thaiforms.model.problems import Problem, of_date, problem, together
from thaiforms.model.values import Date, Whole, Year
from thaiforms.thai import DateError, Round, ThaiDate, fiscal_year, parse_round

_ANY_YEAR = 2564  # for the days of a round that is a fault already


class RoundDates(Part):
    """A round of a fiscal year; its days are the round's own unless given: 1 October–31 March, 1 April–30 September."""

    model_config = ConfigDict(title="รอบการประเมิน")

    number: Whole = Field(title="รอบที่", description="1 or 2.")
    fiscal_year: Year = Field(title="ปีงบประมาณ พ.ศ.", description="The fiscal year in the Buddhist era, such as 2564.")
    first: Date = Field(
        default=None,
        validate_default=True,
        title="วันแรก",
        description="First day of the round; the round's own if blank.",
    )
    last: Date = Field(
        default=None,
        validate_default=True,
        title="วันสุดท้าย",
        description="Last day of the round; the round's own if blank.",
    )

    @model_validator(mode="before")
    @classmethod
    def _from_short(cls, value: object) -> object:
        """A round may be written as ``2/2564``, or be a ``Round``."""
        try:
            round_ = parse_round(value) if isinstance(value, str) else value
        except DateError as error:
            raise of_date(error) from error
        return (
            {"number": round_.number, "fiscal_year": str(round_.fiscal_year)} if isinstance(round_, Round) else round_
        )

    @field_validator("number")
    @classmethod
    def _one_or_two(cls, number: int) -> int:
        if number not in {1, 2}:
            raise problem("unknown-round", number, number=str(number))
        return number

    @field_validator("first", "last", mode="before")
    @classmethod
    def _own_day(cls, value: object, info: ValidationInfo) -> object:
        if value is not None and value != "":
            return value
        if not {"number", "fiscal_year"} <= info.data.keys():
            return ThaiDate(_ANY_YEAR, 1, 1)
        own = Round(info.data["number"], info.data["fiscal_year"])
        return ThaiDate.from_date(getattr(own, str(info.field_name)))

    @model_validator(mode="after")
    def _days_in_the_year(self) -> Self:
        found = list(_day_problems(self))
        if found:
            raise together(found)
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Text such as ``2/2564``, or the fields."""
        return {"anyOf": [{"type": "string"}, handler(core)]}


def _day_problems(dates: RoundDates) -> Iterator[Problem]:
    """What is wrong with the days of a round: a day left blank, outside the fiscal year, or in the wrong order."""
    days: Mapping[str, Any] = {"first": dates.first, "last": dates.last}
    for name, day in days.items():
        if day.day is None:
            yield Problem((name,), problem("day-blank", day))
        elif fiscal_year(day.to_date()) != dates.fiscal_year:
            yield Problem((name,), problem("round-outside-fiscal-year", day, **_span(dates.fiscal_year)))
    if all(day.day is not None for day in days.values()) and dates.first.to_date() > dates.last.to_date():
        yield Problem(("last",), problem("round-ends-before-it-begins", dates.last, first=str(dates.first)))


def _span(year: int) -> dict[str, str]:
    """A fiscal year with its first and last day, for a fault."""
    first, last = (str(ThaiDate.from_date(day)) for day in (Round(1, year).first, Round(2, year).last))
    return {"year": str(year), "first": first, "last": last}
