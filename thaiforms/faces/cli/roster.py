"""``thaiforms roster``: a workbook to be filled in as the roster of a batch."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import thaiforms
from thaiforms.faces.cli import options
from thaiforms.faces.cli.terminal import Terminal


def roster(
    context: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", help="circular, team, district-officer, development-worker", show_default=False),
    ],
    file: Annotated[
        Path, typer.Argument(metavar="FILE.xlsx", help="สมุดงานใหม่ · The new workbook.", show_default=False)
    ],
    *,
    overwrite: options.Overwrite = False,
    lang: options.Language = None,
) -> None:
    """เขียนบัญชีรายชื่อเปล่าสำหรับ batch · Write a blank roster for batch, with headings, lists and an example."""
    terminal: Terminal = context.obj
    terminal.speak(lang)
    if file.suffix.lower() != ".xlsx":
        raise thaiforms.UsageError(thaiforms.Fault("workbook-is-xlsx", thaiforms.Place(file=str(file)), str(file)))
    thaiforms.publish({file: thaiforms.blank_roster(kind)}, overwrite=overwrite)
    terminal.result(str(file))
