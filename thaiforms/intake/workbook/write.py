"""From a form to a workbook that anyone can fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from openpyxl.workbook.workbook import Workbook

from thaiforms.errors import Fault, InputError, Place
from thaiforms.intake.dump import date_text
from thaiforms.intake.spreadsheets import LONGEST, new_sheet, new_workbook, put_mark, put_text, saved
from thaiforms.intake.workbook import live, looks, words
from thaiforms.intake.workbook.field_sheet import write_fields
from thaiforms.intake.workbook.opened import LAYOUTS
from thaiforms.intake.workbook.parts import LISTS, MARK, FieldSheet, Filling, Layout
from thaiforms.intake.workbook.paths import value_at
from thaiforms.intake.workbook.row_sheet import write_rows
from thaiforms.model import KINDS, Agreement, Form
from thaiforms.thai import Round, ThaiDate


def write_workbook(form: Form) -> bytes:
    """The form as an Excel workbook, to be filled in and read again. Raises InputError for a text that no cell can hold."""
    layout = LAYOUTS[form.form]()
    values = dict(_values(form, layout))
    faults = [
        Fault("cell-too-long", Place(field=path), f"{value[:40]}…", {"most": str(LONGEST)})
        for path, value in values.items()
        if isinstance(value, str) and len(value.encode("utf-16-le")) > 2 * LONGEST
    ]
    if faults:
        raise InputError(faults)
    workbook = new_workbook(layout.title)
    put_mark(workbook, MARK, form.form)
    lists, filling = live.Lists(), Filling(values, _foretold(form), {})
    for sheet in layout.sheets:
        made = new_sheet(workbook, sheet.name)
        put_text(made["A1"], f"{layout.title} · {sheet.name}")
        looks.as_title(made["A1"])
        put_text(made["A2"], sheet.hint)
        looks.as_hint(made["A2"])
        made.row_dimensions[1].height, made.row_dimensions[2].height = 34, 24  # points
        if isinstance(sheet, FieldSheet):
            write_fields(made, sheet, filling, lists)
        else:
            write_rows(made, sheet, filling, lists, count=len(value_at(form, sheet.path)))
    write_lists(workbook, lists)
    return saved(workbook, rows_grow=True, reckoned=filling.reckoned)


def write_lists(workbook: Workbook, lists: live.Lists) -> None:
    """The sheet of the words that long lists offer."""
    if not lists.columns:
        return
    sheet = new_sheet(workbook, LISTS)
    for number, offered in enumerate(lists.columns, 1):
        put_text(sheet.cell(1, number), LISTS)
        looks.as_head(sheet.cell(1, number))
        looks.set_width(sheet, number, 60)
        for row, word in enumerate(offered, 2):
            put_text(sheet.cell(row, number), word)
            looks.as_about(sheet.cell(row, number))
    looks.set_paper(sheet, is_wide=False, head_row=1)
    sheet.sheet_state = "hidden"


def _values(form: Form, layout: Layout) -> Iterator[tuple[str, str | int | float]]:
    """What goes into the box of each path; what the kind or the round says by itself is left blank."""
    blank = frozenset(_left_blank(form))
    for sheet in layout.sheets:
        if isinstance(sheet, FieldSheet):
            for box in sheet.boxes:
                held = "" if box.path in blank else _in_a_cell(value_at(form, box.path))
                yield box.path, box.choices.get(str(held), held)
            continue
        for nth, item in enumerate(value_at(form, sheet.path)):
            for box in sheet.boxes:
                path = f"{sheet.path}[{nth}]{f'.{box.path}' if box.path else ''}"
                yield path, "" if path in blank else _in_a_cell(value_at(item, box.path))


def _foretold(form: Form) -> Mapping[str, str]:
    """What is printed in the fields that may be left to the kind."""
    return {"heading": "\n".join(form.heading), "column": form.column} if isinstance(form, Agreement) else {}


def _in_a_cell(value: Any) -> str | int | float:
    """A number as a number; all else as text, lines under each other."""
    if isinstance(value, bool):
        return words.YES_NO[0] if value else words.YES_NO[1]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, ThaiDate):
        return date_text(value)
    if isinstance(value, tuple):
        return "\n".join(map(str, value))
    return value if isinstance(value, int) else str(value)


def _left_blank(form: Form) -> Iterator[str]:
    """The paths of what an agreement's kind, its round, and the order of its rows say by themselves."""
    if not isinstance(form, Agreement):
        return
    own_round = Round(form.round.number, form.round.fiscal_year)
    kind = KINDS.get(form.kind)
    own: dict[str, Any] = {
        "round.first": ThaiDate.from_date(own_round.first),
        "round.last": ThaiDate.from_date(own_round.last),
    }
    own |= {f"indicators[{nth}].number": nth + 1 for nth in range(len(form.indicators))}
    if kind is not None:
        own |= {f"parties.{name}": post for name, post in kind.parties}
        own |= {"heading": kind.heading(form.parties, form.round), "column": kind.column}
    yield from (path for path, value in own.items() if value_at(form, path) == value)
