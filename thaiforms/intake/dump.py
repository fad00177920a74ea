"""From a form back to YAML that reads as an equal form: only what was not a default, in the order of the paper."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeAlias

import yaml
from yaml.emitter import Emitter
from yaml.resolver import BaseResolver
from yaml.serializer import Serializer

from thaiforms.model import KINDS, Agreement, Form, RoundDates
from thaiforms.model.part import Part
from thaiforms.thai import Round, ThaiDate, format_date, to_thai_digits

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"

_WIDEST = 1 << 20  # a line is never folded: a fold reads back as a space, and Thai has none between words
_FIRST_DOUBTFUL_YEAR = 3000
_ESCAPED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_TEXT, _LIST, _MAPPING = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


def dump(form: Form) -> str:
    """The form as YAML, its first line ``form:``. Reading it gives an equal form."""
    values = _of_part(form)
    if isinstance(form, Agreement):
        _leave_to_the_kind(form, values)
    return _emitted({"form": form.form, **values})


def date_text(date: ThaiDate) -> str:
    """The date in Thai digits, with its era where the year alone could be read in two ways."""
    return to_thai_digits(format_date(date, "long" if date.year < _FIRST_DOUBTFUL_YEAR else "era").strip())


def dump_values(values: Mapping[str, Plain]) -> str:
    """Values as YAML, just as they were typed, though they make no form yet. Reading it gives the same values."""
    return _emitted(values)


def as_typed(values: Mapping[str, Any]) -> dict[str, Plain]:
    """Values of a form, and texts that nobody has read beside them, as one would type them."""
    return {name: _of_value(value) for name, value in values.items()}


def _of_part(part: Part) -> dict[str, Plain]:
    """The fields that are not their defaults. The form's own name stands first anyway."""
    fields = type(part).model_fields
    given = {
        name: value
        for name, value in part
        if name != "form" and value != fields[name].get_default(call_default_factory=True)
    }
    return {name: _of_value(value) for name, value in given.items()}


def _of_value(value: Any) -> Plain:
    if isinstance(value, RoundDates):
        return _of_round(value)
    if isinstance(value, (Part, Mapping)):
        return _of_part(value) if isinstance(value, Part) else as_typed(value)
    if isinstance(value, (tuple, list)):
        return [_of_line_or_lines(item) for item in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, ThaiDate):
        return date_text(value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _of_line_or_lines(value: Any) -> Plain:
    """A level of one line is written as that line."""
    return _of_value(value[0] if isinstance(value, tuple) and len(value) == 1 else value)


def _of_round(dates: RoundDates) -> Plain:
    """``2/2564`` where the days are the round's own, else all fields."""
    own = Round(dates.number, dates.fiscal_year)
    if (dates.first.to_date(), dates.last.to_date()) == (own.first, own.last):
        return str(own)
    return _of_part(dates)


def _leave_to_the_kind(form: Agreement, values: dict[str, Plain]) -> None:
    """Takes away what the kind of an agreement fills in by itself, and what its place in the table says."""
    kind = KINDS.get(form.kind)
    if kind is not None:
        filled = {"parties": kind.parties, "heading": kind.heading(form.parties, form.round), "column": kind.column}
        for name, value in filled.items():
            if getattr(form, name) == value:
                values.pop(name, None)
    for row, place in zip(values["indicators"], range(1, len(form.indicators) + 1), strict=True):
        if isinstance(row, dict) and row.get("number") == str(place):
            row.pop("number")


def _emitted(values: Mapping[str, Plain]) -> str:
    stream = io.StringIO()
    dumper = _Dumper(stream)
    dumper.open()
    dumper.serialize(_node(values))
    dumper.close()
    return stream.getvalue()


def _node(value: Plain | Mapping[str, Plain]) -> yaml.Node:
    """Lists of nothing but short texts, such as target cells, stand on one line."""
    if isinstance(value, Mapping):
        return yaml.MappingNode(_MAPPING, [(_node(key), _node(item)) for key, item in value.items()], flow_style=False)
    if isinstance(value, list):
        short = all(isinstance(item, str) and len(item) <= 1 for item in value)
        return yaml.SequenceNode(_LIST, [_node(item) for item in value], flow_style=short)
    return yaml.ScalarNode(_TEXT, value, style=_style(value))


def _style(text: str) -> str | None:
    """Lines stand as lines; what a file may not hold as it is stands escaped."""
    if _ESCAPED.search(text):
        return '"'
    return "|" if "\n" in text else None


class _Dumper(Emitter, Serializer, BaseResolver):
    """Writes text plain wherever YAML can: without types of its own, ``40`` and ``yes`` need no quotes."""

    def __init__(self, stream: Any) -> None:
        Emitter.__init__(self, stream, allow_unicode=True, width=_WIDEST)
        Serializer.__init__(self)
        BaseResolver.__init__(self)

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Items of a list stand further in than the key of the list."""
        super().increase_indent(flow, False)
