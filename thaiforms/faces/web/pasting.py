"""Rows out of a table that was copied in Word, Excel or LibreOffice: the official table, or columns of any order.

The clipboard's HTML keeps cells, spans and lines; where there is none, its text parts cells by tabs.
The official table has strategy, goal, indicator with its five levels in one cell, unit, five targets, weight, sources.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

import thaiforms
from thaiforms.faces.web.clipboard import grid_of_html, grid_of_text
from thaiforms.faces.web.values import Values

Grid: TypeAlias = list[list[str]]

_HEADS = (
    ("strategy", ("ยุทธศาสตร์",)),
    ("goal", ("เป้าหมายผลสำเร็จ", "ผลสำเร็จของงาน")),
    ("sources", ("แหล่งข้อมูล", "หลักฐาน")),
    ("weight", ("น้ำหนัก",)),
    ("unit", ("หน่วยวัด",)),
    ("text", ("ตัวชี้วัด",)),
    ("number", ("ลำดับ",)),
)
_OFFICIAL = ("strategy", "goal", "text", "unit", *(f"targets[{level}]" for level in range(5)), "weight", "sources")
_APART = (
    *("strategy", "goal", "text"),
    *(f"levels[{level}]" for level in range(5)),
    *("unit", "weight", "sources"),
)
_NUMBERED = re.compile(r"(?:ตัวชี้วัด(?:ที่)?\s*)?([0-9]{1,3})\s*[.)]?\s+(?=\S)|ตัวชี้วัดที่\s*([0-9]{1,3})\s*[.:]?\s*")
_LEVEL = re.compile(r"^\s*ระดับ(?:ที่)?\s*([1-5])\s*[.:=)]?\s*")
_COUNT = re.compile(r"(?:ระดับ(?:ที่)?|ค่าเป้าหมาย(?:ระดับ)?)?\s*([1-5])")
_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]+)?")


def pasted_rows(html: str, text: str) -> list[Values]:
    """The rows of a copied table, as they would be typed; none where there is no table."""
    grid = grid_of_html(html) if "<table" in html.casefold() else grid_of_text(text)
    grid = [row for row in grid if any(cell.strip() for cell in row)]
    heads, body = _headed(grid)
    columns = _columns(heads, body)
    return [_row(cells, columns) for cells in body if columns]


def _headed(grid: Grid) -> tuple[Grid, Grid]:
    """The rows of the heading, and those below."""
    last = max((place for place, row in enumerate(grid[:4]) if _is_head(row)), default=-1)
    return grid[: last + 1], grid[last + 1 :]


def _is_head(row: Sequence[str]) -> bool:
    """Whether at least two different cells name columns, or the cells count the levels."""
    named = {name for cell in row if (name := _name_of(cell))}
    counts = [match[1] for cell in row if (match := _COUNT.fullmatch(_flat(cell)))]
    return len(named) > 1 or counts == list("12345")


def _columns(heads: Grid, body: Grid) -> list[str]:
    """What each column holds: as its heading says, else by how many there are."""
    width = max((len(row) for row in body), default=0)
    named = [_head_of([row[place] for row in heads if place < len(row)]) for place in range(width)]
    if {"text", "weight"} <= set(named):
        return _with_levels(named, heads)
    if width == len(_OFFICIAL) and _tells_levels(body, 2):
        return list(_OFFICIAL)
    if width == len(_APART) + 1 and all(_NUMBER.fullmatch(_flat(row[0])) for row in body if row[0].strip()):
        return ["number", *_APART]
    return (
        list(_APART[:width])
        if width > 1 and not _tells_levels(body, 2)
        else list(_OFFICIAL[:width])
        if width > 1
        else []
    )


def _tells_levels(body: Grid, place: int) -> bool:
    return any(
        _LEVEL.match(thaiforms.to_arabic_digits(line))
        for row in body
        if place < len(row)
        for line in row[place].split("\n")
    )


def _with_levels(named: list[str], heads: Grid) -> list[str]:
    """The columns with those that count one to five told apart: levels before the unit's text, targets where it tells them."""
    told = [*named]
    for place in range(len(told)):
        count = next((m[1] for row in heads if place < len(row) and (m := _COUNT.fullmatch(_flat(row[place])))), "")
        if count and not named[place]:
            told[place] = f"count[{int(count) - 1}]"
    return told


def _head_of(cells: Sequence[str]) -> str:
    return next((name for cell in reversed(cells) if (name := _name_of(cell))), "")


def _name_of(cell: str) -> str:
    flat = _flat(cell).replace(" ", "")
    return next((name for name, words in _HEADS if any(word in flat for word in words)), "")


def _row(cells: Sequence[str], columns: Sequence[str]) -> Values:
    levels, targets = [""] * 5, [""] * 5
    counted = [""] * 5
    row: Values = dict.fromkeys(("number", "strategy", "goal", "text", "unit", "weight", "sources"), "")
    for name, cell in zip(columns, cells, strict=False):
        base, _, count = name.partition("[")
        if count:
            {"levels": levels, "targets": targets, "count": counted}[base][int(count[0])] = cell.strip()
        elif name:
            row[name] = _lines(cell) if name == "sources" else _flat(cell) if name != "text" else cell
    text, told = _indicator(str(row["text"]))
    row["text"] = text
    if any(told):
        levels, targets = told, counted if any(counted) else targets
    elif any(counted):
        levels = counted
    if not row["number"]:
        row.pop("number")
    row["weight"] = str(row["weight"]).removeprefix("ร้อยละ").removesuffix("%").strip()
    return {**row, "levels": [*levels], "targets": [*targets]}


def _indicator(cell: str) -> tuple[str, list[str]]:
    """The indicator's text without its number, and its levels, out of one cell."""
    text: list[str] = []
    levels: list[list[str]] = [[] for _ in range(5)]
    current = text
    for line in cell.split("\n"):
        mark = _LEVEL.match(thaiforms.to_arabic_digits(line))
        if mark:
            current = levels[int(mark[1]) - 1]
        rest = line[mark.end() :].strip() if mark else line.strip()
        if rest:
            current.append(rest)
    joined = " ".join(text)
    numbered = _NUMBERED.match(thaiforms.to_arabic_digits(joined))
    return joined[numbered.end() :] if numbered else joined, ["\n".join(lines) for lines in levels]


def _flat(cell: str) -> str:
    return " ".join(thaiforms.to_arabic_digits(cell).split()) if cell.strip().isnumeric() else " ".join(cell.split())


def _lines(cell: str) -> str:
    return "\n".join(line.strip() for line in cell.split("\n") if line.strip())
