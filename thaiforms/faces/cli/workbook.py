"""``thaiforms workbook``: an Excel form of one document, to be filled in and made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

import thaiforms
from thaiforms.faces.cli import options
from thaiforms.faces.cli.terminal import Terminal

_DATA = {".yaml", ".yml", ".json", ".xlsx"}
_TABLE = "kpi-agreement"


def workbook(
    context: typer.Context,
    source: Annotated[
        str,
        typer.Argument(
            metavar="KIND|FILE",
            help="circular, kpi-agreement, team, district-officer, development-worker หรือไฟล์ข้อมูล · or a data file.",
            show_default=False,
        ),
    ],
    file: Annotated[
        Path, typer.Argument(metavar="FILE.xlsx", help="สมุดงานใหม่ · The new workbook.", show_default=False)
    ],
    *,
    overwrite: options.Overwrite = False,
    lang: options.Language = None,
) -> None:
    """เขียนแบบกรอกเป็นสมุดงาน Excel · Write an Excel form of one document."""
    terminal: Terminal = context.obj
    terminal.speak(lang)
    if file.suffix.lower() != ".xlsx":
        raise thaiforms.UsageError(thaiforms.Fault("workbook-is-xlsx", thaiforms.Place(file=str(file)), str(file)))
    is_file = Path(source).suffix.lower() in _DATA
    data = _of_file(source, terminal) if is_file else thaiforms.write_workbook(_example(source))
    thaiforms.publish({file: data}, overwrite=overwrite, keep=[Path(source)] if is_file else ())
    terminal.result(str(file))


def _of_file(name: str, terminal: Terminal) -> bytes:
    """The workbook of a data file's form, its warnings told. Raises InputError with the place of every fault."""
    reading = thaiforms.read_file(name)
    if reading.form is None:
        raise thaiforms.InputError(reading.faults)
    terminal.tell_all((), reading.warnings)
    try:
        return thaiforms.write_workbook(reading.form)
    except thaiforms.InputError as error:
        located = (replace(fault, place=reading.place(fault.place.field)) for fault in error.faults)
        raise thaiforms.InputError(located) from error


def _example(kind: str) -> thaiforms.Circular | thaiforms.Agreement:
    """A filled example of a form, or of one kind of the agreement. Raises UsageError."""
    forms = thaiforms.shipped().forms
    form = thaiforms.read_bytes(thaiforms.shipped().example(kind if kind in forms else _TABLE)).form
    assert form is not None
    return form if kind in forms or isinstance(form, thaiforms.Circular) else _of_kind(form, kind, forms)


def _of_kind(table: thaiforms.Agreement, kind: str, forms: tuple[str, ...]) -> thaiforms.Agreement:
    """The agreement with the heading of a kind, and its posts under the signatures."""
    try:
        changed = table.model_copy(update={"kind": kind})
    except thaiforms.InputError as error:
        kinds = error.faults[0].details["known"]
        fault = thaiforms.Fault("unknown-form", found=kind, details={"known": ", ".join((*forms, kinds))})
        raise thaiforms.UsageError(fault) from error
    posts = (changed.parties.appraisee, changed.parties.appraiser)
    signed = [
        block.model_copy(update={"position": post}) for block, post in zip(changed.signatures, posts, strict=True)
    ]
    return changed.model_copy(update={"signatures": tuple(signed)})
