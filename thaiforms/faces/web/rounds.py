"""The next round's draft out of this round's: round, days and fiscal years moved on, in the fields and in the texts.

What can be known is moved: the round's own days and names, and the fiscal year. Other days and years in texts are only
pointed at, since nobody but the clerk knows them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import thaiforms
from thaiforms.faces.web.checking import Form
from thaiforms.faces.web.drafts import Draft
from thaiforms.faces.web.layout import title_of
from thaiforms.faces.web.values import Value, Values, as_text

_DIGIT = "[0-9๐-๙]"
_IN_TEXT = re.compile(rf"รอบ(?:การประเมิน)?(?:ที่)?\s*([12๑๒])[^0-9๐-๙]{{1,30}}(25{_DIGIT}{{2}}|๒๕{_DIGIT}{{2}})")
_A_YEAR = re.compile(
    rf"(?<!{_DIGIT})(?:25|๒๕){_DIGIT}{{2}}(?!{_DIGIT})|[ก-ฮ]\.\s?(?:[ก-ฮ]\.)?\s?{_DIGIT}{{2}}(?!{_DIGIT})"
)
_RUNNING = re.compile(rf"(?<=[/ว])\s*{_DIGIT}+\s*$")
_UNTOUCHED = frozenset({"form", "kind", "draft", "round", "date", "number", "emblem", "spacing"})
_MOST_NOTES = 40


@dataclass(frozen=True)
class Note:
    """A text that speaks of a year, to be looked at."""

    field: str
    title: str
    text: str
    told: str = "ตรวจปีและวันที่ในข้อความ"


def next_round(form: Form) -> Values:
    """The values of the form for the round after its own; the number, the stamp's day and signing days are open again."""
    old = _round_of(form)
    new = thaiforms.Round(3 - old.number, old.fiscal_year + (old.number == 2))
    values = Draft("", thaiforms.dump(form)).values
    moved: Values = {name: value if name in _UNTOUCHED else _moved(value, old, new) for name, value in values.items()}
    if isinstance(form, thaiforms.Agreement):
        return {
            **moved,
            "round": str(new),
            "signatures": [_unsigned(block) for block in _list(moved.get("signatures"))],
        }
    month = thaiforms.format_date(thaiforms.ThaiDate.from_date(datetime.date.today()), "month")
    number = _RUNNING.sub(" ", as_text(values["number"]))
    return {**moved, "number": number, "date": thaiforms.to_thai_digits(month)}


def notes_on(values: Values) -> list[Note]:
    """The texts that speak of years or days, for the clerk to look at."""
    form = as_text(values.get("form", ""))
    told = [
        Note(path, title_of(form, re.sub(r"\[\d+\]", "", path)), text)
        for name, value in values.items()
        if name not in _UNTOUCHED
        for path, text in _texts(value, name)
        if _A_YEAR.search(text)
    ]
    return told[:_MOST_NOTES]


def _round_of(form: Form) -> thaiforms.Round:
    """The round of an agreement; of a letter, the one it speaks of first, else the one it was written in."""
    if isinstance(form, thaiforms.Agreement):
        return thaiforms.Round(form.round.number, form.round.fiscal_year)
    for _, text in _texts(Draft("", thaiforms.dump(form)).values, ""):
        found = _IN_TEXT.search(text)
        if found:
            return thaiforms.Round(*(int(thaiforms.to_arabic_digits(part)) for part in found.groups()))
    return thaiforms.Round.of(datetime.date(form.date.year - 543, form.date.month, 1))


def _moved(value: Value, old: thaiforms.Round, new: thaiforms.Round) -> Value:
    if isinstance(value, str):
        return _moved_text(value, old, new)
    if isinstance(value, list):
        return [_moved(item, old, new) for item in value]
    return {name: _moved(item, old, new) for name, item in value.items()}


def _moved_text(text: str, old: thaiforms.Round, new: thaiforms.Round) -> str:
    """The text in one pass, so that what was moved is not moved again; each number keeps its kind of digits."""
    days = dict(_days(old.first, new.first)) | dict(_days(old.last, new.last))
    number, year = _either(str(old.number)), _either(str(old.fiscal_year))
    ways = [rf"(?P<day>(?<!{_DIGIT})(?:{'|'.join(map(re.escape, days))})(?!{_DIGIT}))"]
    ways += [rf"(?P<both>(?:รอบ[^0-9๐-๙]{{0,20}}|(?<!{_DIGIT}))(?P<n1>{number})\s*/\s*(?P<y1>{year})(?!{_DIGIT}))"]
    ways += [rf"(?P<round>รอบ(?:การประเมิน)?ที่\s*(?P<n2>{number})(?!\s*{_DIGIT}|\s*/|\s*และ))"]
    ways += [rf"(?P<year>(?:ปีงบประมาณ|ประจำปี)\s*(?:พ\.?\s?ศ\.?\s*)?(?P<y2>{year})(?!{_DIGIT}))"]

    def move(found: re.Match[str]) -> str:
        if found["day"]:
            return days[found["day"]]
        told = found[0]
        for group, word in (("n1", new.number), ("n2", new.number), ("y1", new.fiscal_year), ("y2", new.fiscal_year)):
            if found[group]:
                start = found.start(group) - found.start()
                told = told[:start] + _like(found[group], str(word)) + told[start + len(found[group]) :]
        return told

    return re.sub("|".join(ways), move, text)


def _days(old: datetime.date, new: datetime.date) -> Iterator[tuple[str, str]]:
    """A day as it may be written, and the new one in the same way."""
    before, after = thaiforms.ThaiDate.from_date(old), thaiforms.ThaiDate.from_date(new)
    for style in ("long", "short", "era"):
        told = thaiforms.format_date(before, style), thaiforms.format_date(after, style)
        yield told
        yield thaiforms.to_thai_digits(told[0]), thaiforms.to_thai_digits(told[1])


def _either(number: str) -> str:
    return f"(?:{number}|{thaiforms.to_thai_digits(number)})"


def _like(model: str, number: str) -> str:
    """The number in the digits of the one it takes the place of."""
    return number if model.isascii() else thaiforms.to_thai_digits(number)


def _texts(value: Value, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _texts(item, f"{path}[{place}]")
    else:
        for name, item in value.items():
            yield from _texts(item, f"{path}.{name}" if path else name)


def _unsigned(block: Value) -> Value:
    return {name: value for name, value in block.items() if name != "date"} if isinstance(block, Mapping) else block


def _list(value: Value | None) -> list[Value]:
    return value if isinstance(value, list) else []
