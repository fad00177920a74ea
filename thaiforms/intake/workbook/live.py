"""What works by itself in a workbook: lists, what is said beside a cell, sums, checks and their colours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from thaiforms.intake.workbook.looks import BAD_FILL, BAD_INK, DUE_FILL, GOOD_FILL, GOOD_INK, fill
from thaiforms.intake.workbook.parts import LISTS, Box

_LONGEST_LIST = 255  # characters of a list that stands in the cell's own rule
_LONGEST_TITLE, _LONGEST_PROMPT = 32, 255  # characters
FULL, DUE = "✓", "ต้องกรอก"


class Live(NamedTuple):
    """A formula, and what it comes to."""

    formula: str
    value: str | float


class Lists:
    """The words of long lists, each in a column of a sheet of their own."""

    def __init__(self) -> None:
        self.columns: dict[tuple[str, ...], str] = {}

    def source(self, offered: Sequence[str]) -> str:
        """What a rule gives as its list: the words themselves, or where they stand."""
        inline = '"' + ",".join(offered) + '"'
        if len(inline) <= _LONGEST_LIST and not any("," in word or '"' in word for word in offered):
            return inline
        letter = self.columns.setdefault(tuple(offered), chr(ord("A") + len(self.columns)))
        return f"'{LISTS}'!${letter}$2:${letter}${len(offered) + 1}"


def add_rule(sheet: Worksheet, box: Box, cells: str, lists: Lists, *, says: bool) -> None:
    """The rule of a box's cells: what may be typed, what the list offers and, asked so, what is said beside the cell."""
    rule = DataValidation(allow_blank=True, showDropDown=False)
    offered = tuple(box.choices.values()) or box.offers
    if offered:
        rule.type, rule.formula1 = "list", lists.source(offered)
        rule.showErrorMessage = bool(box.choices)
        _refuse(rule, "เลือกคำใดคำหนึ่งจากรายการ")
    elif box.between is not None:
        rule.type = "decimal" if "." in box.between[0] else "whole"
        rule.operator, rule.formula1, rule.formula2 = "between", *box.between
        rule.showErrorMessage = True
        _refuse(rule, f"พิมพ์ตัวเลขอารบิกตั้งแต่ {box.between[0]} ถึง {box.between[1]}")
    elif not says:
        return
    if says:
        rule.showInputMessage = True
        rule.promptTitle, rule.prompt = box.title[:_LONGEST_TITLE], box.help[:_LONGEST_PROMPT]
    rule.add(cells)
    sheet.add_data_validation(rule)


def _refuse(rule: DataValidation, words: str) -> None:
    rule.errorStyle, rule.errorTitle, rule.error = "stop", "ใช้ค่านี้ไม่ได้", words


def field_check(cell: str, value: object) -> Live:
    """Beside a box that must be filled in: whether it is."""
    return Live(f'=IF(LEN(TRIM({cell}))=0,"{DUE}","{FULL}")', FULL if str(value).strip() else DUE)


def row_check(row: int, *, inputs: tuple[str, str], required: Iterable[tuple[str, str]], due: int | None) -> Live:
    """How many boxes of a row are still to be filled in; of a row without anything, whose ``due`` is None, nothing."""
    blanks = "+".join(f"SUMPRODUCT(--(LEN(TRIM(${first}{row}:${last}{row}))=0))" for first, last in required)
    filled = f"SUMPRODUCT(--(LEN(TRIM(${inputs[0]}{row}:${inputs[1]}{row}))>0))"
    formula = f'=IF({filled}=0,"",IF({blanks}=0,"{FULL}","ขาด "&({blanks})&" ช่อง"))'
    return Live(formula, "" if due is None else f"ขาด {due} ช่อง" if due else FULL)


def total(cells: str, weights: Iterable[float]) -> Live:
    """The sum of the weights."""
    return Live(f"=ROUND(SUM({cells}),4)", round(sum(weights), 4))


def total_check(cells: str, sum_at: str, reached: float) -> Live:
    """What is missing to a hundred, or that something is no number."""
    texts = f"SUMPRODUCT(--ISTEXT({cells}),--(LEN({cells})>0))"
    formula = (
        f'=IF({texts}>0,"มี "&{texts}&" ช่องที่ไม่ใช่ตัวเลข",'
        f'IF({sum_at}=100,"ครบ 100",IF({sum_at}<100,"ขาดอีก "&ROUND(100-{sum_at},4),"เกิน "&ROUND({sum_at}-100,4))))'
    )
    return Live(
        formula, "ครบ 100" if reached == 100 else f"{'ขาดอีก' if reached < 100 else 'เกิน'} {abs(100 - reached):g}"
    )


def colour_check(sheet: Worksheet, cells: str, first: str) -> None:
    """Green where all is filled in, red where something is due."""
    rules = sheet.conditional_formatting
    rules.add(cells, _rule(f'{first}="{FULL}"', GOOD_FILL, ink=GOOD_INK))
    rules.add(cells, _rule(f"LEN({first})>1", BAD_FILL, ink=BAD_INK))


def colour_total(sheet: Worksheet, cells: str, check_at: str) -> None:
    """Green where the weights sum to a hundred and all are numbers, else red."""
    is_good = f'LEFT({check_at},3)="ครบ"'
    rules = sheet.conditional_formatting
    rules.add(cells, _rule(is_good, GOOD_FILL, ink=GOOD_INK))
    rules.add(cells, _rule(f"NOT({is_good})", BAD_FILL, ink=BAD_INK))


def colour_due(sheet: Worksheet, cells: str, *, first: str, inputs: str) -> None:
    """Yellow where a row has been begun and this box of it must be filled in."""
    sheet.conditional_formatting.add(cells, _rule(f"AND(COUNTA({inputs})>0,LEN(TRIM({first}))=0)", DUE_FILL))


def _rule(formula: str, colour: str, *, ink: str = "") -> Rule:
    """The colours of the cells for which a formula is true."""
    style = DifferentialStyle(fill=fill(colour), font=Font(color=ink) if ink else None)
    return Rule(type="expression", dxf=style, formula=[formula])
