"""What the editor asks for, grouped and ordered as on paper. Thai names are the form's own titles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import thaiforms

Look = Literal["text", "long", "area", "lines", "choice", "date", "yes"]
"""long: one text in a box of several lines; area: a text a line; lines: an input a line."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name within its part, how it is asked for, and its name in English."""

    name: str
    look: Look
    english: str
    rows: int = 1  # of a text area; of lines: how many there are at least
    options: tuple[str, ...] = ()
    known: str = ""  # the list of what is offered as one types
    needed: bool = True
    help: str = ""
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A list of parts, each with the same fields."""

    name: str
    title: str
    english: str
    fields: tuple[Field, ...]
    most: int = 200


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand together on paper."""

    title: str
    fields: tuple[Field, ...] = ()
    table: Table | None = None


_DRAFT = Field("draft", "yes", "Print (ร่าง): a draft, that carries its own data", needed=False)
_DATE_HELP = "พิมพ์แบบใดก็ได้ เช่น ๑๕ มิ.ย. ๖๔ หรือเว้นวันไว้: มิถุนายน ๒๕๖๔"

_LETTER = (
    Group(
        "หัวหนังสือ",
        (
            _DRAFT,
            Field("emblem", "choice", "Garuda emblem", options=("garuda", "none"), needed=False, narrow=True),
            Field("spacing", "choice", "Line spacing", options=("normal", "compact"), needed=False, narrow=True),
            Field("secrecy", "choice", "Secrecy", options=("", "ลับ", "ลับมาก", "ลับที่สุด"), needed=False, narrow=True),
            Field("urgency", "choice", "Urgency", options=("", "ด่วน", "ด่วนมาก", "ด่วนที่สุด"), needed=False, narrow=True),
            Field("number", "text", "Number", known="numbers", narrow=True),
            Field("date", "date", "Date", help=_DATE_HELP, narrow=True),
            Field("office", "lines", "Office and address", rows=2, known="offices"),
        ),
    ),
    Group(
        "เรื่องและผู้รับ",
        (
            Field("subject", "long", "Subject", rows=2),
            Field("salutation", "text", "Salutation", known="salutations", narrow=True),
            Field("to", "text", "To", known="addressees", narrow=True),
            Field("references", "area", "References, a line each", rows=1, needed=False),
        ),
    ),
    Group(
        "สิ่งที่ส่งมาด้วย",
        table=Table(
            "enclosures",
            "สิ่งที่ส่งมาด้วย",
            "Enclosure",
            (
                Field("text", "long", "What is enclosed"),
                Field("quantity", "text", "Quantity", needed=False, known="quantities", narrow=True),
            ),
        ),
    ),
    Group("เนื้อความ", (Field("paragraphs", "area", "Paragraphs, a line each", rows=8, help="ขึ้นบรรทัดใหม่คือขึ้นย่อหน้าใหม่"),)),
    Group(
        "ท้ายหนังสือ",
        (
            Field("closing", "text", "Closing", known="closings"),
            Field("signatory.name", "text", "Name of the signatory", known="signers", narrow=True),
            Field("signatory.position", "text", "Position", known="positions", narrow=True),
            Field("signatory.acting", "text", "Words for acting on behalf", needed=False, known="actings", narrow=True),
            Field("signatory.acting_for", "lines", "Acting for", needed=False, known="positions", narrow=True),
            Field("owner", "lines", "Owner of the matter", rows=3, needed=False, known="offices"),
            Field("copies", "area", "Copies, a line each", needed=False),
        ),
    ),
)
_LEVELS = tuple(Field(f"levels[{level}]", "area", f"Level {level + 1}") for level in range(5))
_TARGETS = tuple(Field(f"targets[{level}]", "text", f"Target {level + 1}", needed=False) for level in range(5))
_ROW = (
    Field("number", "text", "Number", needed=False, narrow=True),
    Field("strategy", "long", "Strategy", narrow=True, rows=2),
    Field("goal", "long", "Goal", narrow=True, rows=2),
    Field("text", "long", "Indicator", rows=2),
    *_LEVELS,
    Field("unit", "text", "Unit", needed=False, known="units", narrow=True),
    Field("weight", "text", "Weight (%)", narrow=True),
    Field("sources", "area", "Sources, a line each", rows=2),
    *_TARGETS,
)
_AGREEMENT = (
    Group(
        "หัวแบบ",
        (
            _DRAFT,
            Field(
                "kind", "choice", "Kind", options=("", "team", "district-officer", "development-worker"), needed=False
            ),
            Field("parties.appraiser", "text", "Appraiser", needed=False, known="positions", narrow=True),
            Field("parties.appraisee", "text", "Appraisee", needed=False, known="positions", narrow=True),
            Field("round.number", "choice", "Round", options=("", "1", "2"), narrow=True),
            Field("round.fiscal_year", "text", "Fiscal year (B.E.)", narrow=True),
            Field("round.first", "date", "First day", needed=False, narrow=True),
            Field("round.last", "date", "Last day", needed=False, narrow=True),
            Field("heading", "area", "Heading, a line each", rows=1, needed=False, help="ไม่ใส่ จะเป็นไปตามชนิดของแบบ"),
            Field("column", "text", "Head of the third column", needed=False, help="ไม่ใส่ จะเป็นไปตามชนิดของแบบ"),
        ),
    ),
    Group("ตัวชี้วัด", table=Table("indicators", "ตัวชี้วัด", "Indicator", _ROW)),
    Group(
        "ผู้ลงนาม",
        table=Table(
            "signatures",
            "ช่องลงนาม",
            "Signature",
            (
                Field("role", "text", "As", known="roles", narrow=True),
                Field("name", "text", "Name", needed=False, known="signers", narrow=True),
                Field("position", "text", "Position", needed=False, known="positions", narrow=True),
                Field("date", "date", "Date", needed=False, narrow=True),
            ),
            most=3,
        ),
    ),
)
GROUPS = {"circular": _LETTER, "kpi-agreement": _AGREEMENT}
TABLES = {group.table.name: group.table for groups in GROUPS.values() for group in groups if group.table is not None}


@cache
def titles(form: str) -> dict[str, str]:
    """The Thai titles of a form's fields, by path without counts: ``indicators.levels``."""
    return {path: str(given["title"]) for path, given in _fields_of(form)}


@cache
def defaults(form: str) -> dict[str, str]:
    """What stands in a field that nothing is said of, by path without counts."""
    parts: dict[str, Any] = {"": thaiforms.Circular, "signatory.": thaiforms.Signatory} if form == "circular" else {}
    found = {
        f"{path}{name}": field.default for path, part in parts.items() for name, field in part.model_fields.items()
    }
    return {path: default for path, default in found.items() if isinstance(default, str)}


def title_of(form: str, path: str) -> str:
    """The Thai title of a field; of one of five, with its number."""
    name, bracket, count = path.partition("[")
    title = titles(form).get(name, path)
    return f"{title} {thaiforms.to_thai_digits(str(int(count.rstrip(']')) + 1))}" if bracket else title


@cache
def _fields_of(form: str) -> tuple[tuple[str, dict[str, Any]], ...]:
    schema = thaiforms.schema(form)
    return tuple(_walked(schema, schema["$defs"], ""))


def _walked(part: dict[str, Any], definitions: dict[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, given in part.get("properties", {}).items():
        here = f"{path}.{name}" if path else name
        inner = _resolved(given, definitions)
        yield here, {"title": inner.get("title", name), **given}
        yield from _walked(inner, definitions, here)


def _resolved(given: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """The part that a field holds, itself or as its items, in any of its ways of writing."""
    for way in (given, *given.get("allOf", ()), *given.get("anyOf", ()), given.get("items", {})):
        if "$ref" in way:
            return _resolved(definitions[way["$ref"].rpartition("/")[2]], definitions)
    ways = given.get("anyOf", ())
    return next((way for way in ways if "properties" in way), given)
