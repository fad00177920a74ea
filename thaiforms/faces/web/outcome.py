"""What the editor is told after each change: what is wrong, what the page looks like, what the weights sum to."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

import thaiforms
from thaiforms.faces.web.checking import Checked, sketch
from thaiforms.faces.web.making import make, make_sketch
from thaiforms.faces.web.pictures import Picture, Pictures
from thaiforms.faces.web.values import Values, as_text, rows_at

BLANK = frozenset({"empty-field", "missing-field", "heading-or-kind"})
"""Faults that only say that something is still to be filled in."""


@dataclass(frozen=True)
class Told:
    """A fault or a warning in words, and the field that it leads to."""

    field: str
    what: str
    mend: str
    title: str
    weight: Literal["blank", "wrong", "warning"]


@dataclass(frozen=True)
class Sheet:
    """A page: its picture, and the boxes of its fields as shares of its width and height."""

    number: int
    picture: Picture
    boxes: str  # JSON: [path, left, top, right, bottom]


@dataclass(frozen=True)
class Weights:
    """The running sum of the weights, and what is missing to a hundred."""

    total: Decimal
    missing: Decimal


@dataclass(frozen=True)
class Outcome:
    """All that is told of a draft's values."""

    told: tuple[Told, ...]
    sheets: tuple[Sheet, ...]
    weights: Weights | None
    whole: bool  # whether it can be given out
    sketched: bool  # whether the pages show a sketch

    def count(self, weight: str) -> int:
        """How many faults or warnings of a weight there are."""
        return sum(told.weight == weight for told in self.told)


def outcome_of(checked: Checked, pictures: Pictures, language: Literal["th", "en"]) -> Outcome:
    """What the values come to. The pages are empty where not even a sketch can be made."""
    faults: tuple[thaiforms.Fault, ...] = checked.faults
    warnings: tuple[thaiforms.Fault, ...] = ()
    made = None
    form = sketch(checked.values) if checked.form is None else checked.form
    try:
        if form is not None:
            made = (make_sketch if checked.form is None else make)(form)
            warnings = made.warnings if checked.form is not None else ()
    except thaiforms.UserError as error:
        faults = (*faults, *(error.faults if checked.form is not None else ()))
    except thaiforms.CheckError as error:
        faults = (*faults, thaiforms.Fault("check-failed", found=str(error)))
    told = (*_in_words(faults, language), *_in_words(warnings, language, is_warning=True))
    sheets = () if made is None else _sheets(made, pictures)
    whole = checked.form is not None and not faults
    return Outcome(told, sheets, _weights(checked.values), whole, made is not None and not whole)


def _in_words(
    faults: Iterable[thaiforms.Fault], language: Literal["th", "en"], *, is_warning: bool = False
) -> tuple[Told, ...]:
    return tuple(_told(fault, language, is_warning) for fault in dict.fromkeys(faults))


def _told(fault: thaiforms.Fault, language: Literal["th", "en"], is_warning: bool) -> Told:
    message = thaiforms.explain(fault, language)
    title = fault.details.get("title", "") if language == "th" else fault.place.field
    weight: Literal["blank", "wrong", "warning"] = "blank" if fault.code in BLANK else "wrong"
    return Told(fault.place.field, message.what, message.mend, title, "warning" if is_warning else weight)


def _sheets(made: thaiforms.Made, pictures: Pictures) -> tuple[Sheet, ...]:
    boxes: dict[int, list[thaiforms.FieldBox]] = {}
    for box in made.fields:
        boxes.setdefault(box.page, []).append(box)
    return tuple(
        Sheet(number, picture, _shares(boxes.get(number, []), picture))
        for number, picture in enumerate(pictures.of(made), 1)
    )


def _shares(boxes: list[thaiforms.FieldBox], picture: Picture) -> str:
    """The boxes of a page, one for each stretch of a field on a line, as JSON."""
    across, down = picture.width, picture.height
    shares = [
        [box.path, *(round(share, 4) for share in (box.x0 / across, box.y0 / down, box.x1 / across, box.y1 / down))]
        for box in boxes
    ]
    return json.dumps(shares, ensure_ascii=False, separators=(",", ":"))


def _weights(values: Values) -> Weights | None:
    if values.get("form") != "kpi-agreement":
        return None
    total = sum((_number(as_text(row.get("weight", ""))) for row in rows_at(values, "indicators")), Decimal(0))
    return Weights(total, 100 - total)


def _number(text: str) -> Decimal:
    """The number that was typed so far, or nothing."""
    try:
        number = Decimal(thaiforms.to_arabic_digits(text).strip() or "0")
    except InvalidOperation:
        return Decimal(0)
    return number if number.is_finite() and abs(number) < 10_000 else Decimal(0)
