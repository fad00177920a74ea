"""``thaiforms new``: a filled example to begin from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import thaiforms
from thaiforms.faces.cli import options
from thaiforms.faces.cli.terminal import Terminal


def new(
    context: typer.Context,
    kind: options.Kind,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="ชื่อไฟล์ .yaml ใหม่ · The new .yaml file.", show_default=False)
    ],
    *,
    overwrite: options.Overwrite = False,
    lang: options.Language = None,
) -> None:
    """เขียนไฟล์ตัวอย่างพร้อมคำอธิบายภาษาไทย · Write a filled example with comments in Thai."""
    terminal: Terminal = context.obj
    terminal.speak(lang)
    if file.suffix.lower() not in {".yaml", ".yml"}:
        raise thaiforms.UsageError(thaiforms.Fault("example-is-yaml", thaiforms.Place(file=str(file)), str(file)))
    thaiforms.publish({file: thaiforms.shipped().example(kind)}, overwrite=overwrite)
    terminal.result(str(file))
