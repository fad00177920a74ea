"""What values come to: a form, or everything that is wrong; and where something is wrong, a sketch to look at.

A sketch is a form with dots where something is missing or wrong, so that the page can be seen before it is whole.
It is shown and never given out.
"""

from __future__ import annotations

import copy
import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeAlias

import thaiforms
from thaiforms.faces.web.values import Values, rows_at, steps_of

Form: TypeAlias = thaiforms.Circular | thaiforms.Agreement
FORMS: Mapping[str, Callable[..., Form]] = MappingProxyType(
    {"circular": thaiforms.Circular, "kpi-agreement": thaiforms.Agreement}
)
_DOTS = "…………"
_TRIES = 4


@dataclass(frozen=True)
class Checked:
    """Values, and the form that they are, or all that is wrong with them."""

    values: Values
    form: Form | None
    faults: tuple[thaiforms.Fault, ...] = ()


def check(values: Values) -> Checked:
    """The values with their form or their faults."""
    name = values.get("form", "")
    if not isinstance(name, str) or name not in FORMS:
        place = thaiforms.Place(field="form")
        return Checked(values, None, (thaiforms.Fault("form-missing", place, details={"known": ", ".join(FORMS)}),))
    try:
        return Checked(values, FORMS[name](**values))
    except thaiforms.InputError as error:
        return Checked(values, None, error.faults)


def sketch(values: Values) -> Form | None:
    """A form as near to the values as can be, or None where they are too far from any."""
    tried = copy.deepcopy(values)
    rows = rows_at(values, "indicators")
    mine = rows_at(tried, "indicators")
    if values.get("form") == "kpi-agreement":
        tried["indicators"] = [{**row, "weight": "100", "number": ""} for row in mine] or [_row()]
    for _ in range(_TRIES):
        checked = check(tried)
        faults = [fault for fault in checked.faults if fault.code != "weights-not-100"]
        if not faults:
            return _weighed(tried, rows)
        for fault in faults:
            _stand_in(tried, fault)
    return None


def _weighed(tried: Values, rows: list[Values]) -> Form | None:
    """The form with each row's own weight, whatever they sum to: a sketch shows what was typed."""
    whole: Values = {**tried}
    if tried.get("form") != "kpi-agreement":
        return check(whole).form
    sketched = [_indicator(row) for row in rows_at(tried, "indicators")]
    form = check({**whole, "indicators": [{**_row(), "weight": "100"}]}).form
    if form is None or None in sketched:
        return None
    numbered = tuple(
        _with(indicator, number=place, weight=_weight(rows[place - 1] if place <= len(rows) else {}))
        for place, indicator in enumerate(sketched, 1)
    )
    sketched_form: Form = _with(form, indicators=numbered)
    return sketched_form


def _with(part: Any, **changed: object) -> Any:
    """The part with fields that are not checked."""
    return type(part).model_construct(**{name: changed.get(name, value) for name, value in part})


def _indicator(row: Values) -> thaiforms.Indicator | None:
    try:
        return thaiforms.Indicator.model_validate(row)
    except thaiforms.InputError:
        return None


def _weight(row: Values) -> Decimal:
    """The weight that was typed, or none."""
    try:
        return thaiforms.Indicator.model_validate({**_row(), "weight": row.get("weight", "")}).weight
    except thaiforms.InputError:
        return Decimal(0)


def _row() -> Values:
    return {"strategy": _DOTS, "goal": _DOTS, "text": _DOTS, "levels": [_DOTS] * 5, "weight": "100", "sources": _DOTS}


def _stand_in(values: Any, fault: thaiforms.Fault) -> None:
    """Put into a faulty field what may stand there; take an unknown one away."""
    steps, owner = steps_of(fault.place.field), ""
    if not steps:
        return
    for step in steps[:-1]:
        inner = _inside(values, step)
        if not isinstance(inner, (dict, list)):
            break
        owner = step if isinstance(step, str) else owner
        values, steps = inner, steps[1:]
    step = steps[0]
    if isinstance(values, dict) and isinstance(step, str):
        values[step] = _likely(step, owner)
        if fault.code == "unknown-field":
            del values[step]
    elif isinstance(values, list) and isinstance(step, int) and step < len(values):
        values[step] = _likely_item(owner)


def _inside(values: Any, step: str | int) -> Any:
    if isinstance(values, dict):
        return values.get(str(step))
    return values[step] if isinstance(step, int) and step < len(values) else None


def _likely(name: str, owner: str) -> Any:
    """What may stand in a field of that name, in the part that is called so."""
    today = thaiforms.ThaiDate.from_date(datetime.date.today())
    now = thaiforms.Round.of(today.to_date())
    if owner in {"round", "indicators"} and name == "number":
        return str(now.number) if owner == "round" else ""
    if owner == "signatures" and name == "date":
        return ""
    likely: dict[str, Any] = {
        "date": thaiforms.format_date(today, "month"),
        "round": str(now),
        "fiscal_year": str(now.fiscal_year),
        "levels": [_DOTS] * 5,
        "signatory": {"name": _DOTS, "position": _DOTS},
        **dict.fromkeys(("first", "last", "targets", "draft", "emblem", "spacing", "secrecy", "urgency", "kind"), ""),
        **dict.fromkeys(("enclosures", "signatures", "parties"), ""),
    }
    return likely.get(name, _DOTS)


def _likely_item(owner: str) -> Any:
    """What may stand in a list of that name."""
    items: dict[str, Any] = {"indicators": {**_row()}, "signatures": {"role": _DOTS}, "targets": ""}
    return items.get(owner, _DOTS)
