"""What the editor shows of a draft: the text of each field, the rows of each table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from thaiforms.faces.web.drafts import Draft
from thaiforms.faces.web.layout import GROUPS, Field, Table, defaults, title_of, titles
from thaiforms.faces.web.values import Value, Values, as_text, at, rows_at, text_at

_YES = frozenset({"yes", "true", "on", "y", "ใช่", "มี", "เป็น"})


@dataclass(frozen=True)
class Row:
    """A row of a table: its place, counted from 0, and of each field the name, the text and the title."""

    place: int
    names: dict[str, str]
    texts: dict[str, Any]
    titles: dict[str, str]


def shown(draft: Draft, language: Literal["th", "en"]) -> dict[str, Any]:
    """What the editor's template needs of a draft."""
    groups = GROUPS[draft.form]
    values = spread(draft.values)
    fields = [field for group in groups for field in group.fields]
    tables = {group.table.name: rows_of(draft.form, values, group.table, language) for group in groups if group.table}
    return {
        "draft": draft,
        "form": draft.form,
        "groups": groups,
        "texts": {field.name: _text(values, field, _default(draft.form, values, field.name)) for field in fields},
        "field_titles": {field.name: _title(draft.form, field, field.name, language) for field in fields},
        "tables": tables,
        "unknown": [(name, as_text(value)) for name, value in values.items() if name not in titles(draft.form)],
    }


def rows_of(form: str, values: Values, table: Table, language: Literal["th", "en"]) -> list[Row]:
    """The rows of a table."""
    return [
        Row(
            place,
            {field.name: f"{table.name}[{place}].{field.name}" for field in table.fields},
            {field.name: _text(row, field) for field in table.fields},
            {field.name: _title(form, field, f"{table.name}.{field.name}", language) for field in table.fields},
        )
        for place, row in enumerate(rows_at(values, table.name))
    ]


def spread(values: Values) -> Values:
    """The values, with a round that is written as ``2/2564`` in its own fields."""
    given = values.get("round", "")
    if not isinstance(given, str) or not given:
        return values
    number, slash, year = given.partition("/")
    arabic = {"๑": "1", "๒": "2"}.get(number.strip(), number.strip())
    return {**values, "round": {"number": arabic, "fiscal_year": year.strip()} if slash else {"number": given}}


def _default(form: str, values: Values, path: str) -> str:
    """What a field shows that nothing is said of; one that was emptied stays empty."""
    owner, _, name = path.rpartition(".")
    part = at(values, owner) if owner else values
    return "" if isinstance(part, dict) and name in part else defaults(form).get(path, "")


def _text(values: Value, field: Field, default: str = "") -> Any:
    path = field.name
    if field.look == "yes":
        return text_at(values, path).strip().casefold() in _YES
    if field.look == "lines":
        given = at(values, path)
        lines = [as_text(line) for line in given] if isinstance(given, list) else as_text(given).split("\n")
        filled = [line for line in lines if line]
        return [*filled, *[""] * max(field.rows - len(filled), 1)]
    return text_at(values, path) or default


def _title(form: str, field: Field, path: str, language: Literal["th", "en"]) -> str:
    return title_of(form, path) if language == "th" else field.english
