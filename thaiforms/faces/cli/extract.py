"""``thaiforms extract``: the data that a document carries."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

import thaiforms
from thaiforms.faces.cli import options
from thaiforms.faces.cli.terminal import Terminal


def extract(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE.docx|FILE.pdf", help="เอกสารที่แนบข้อมูลไว้ · The document.", show_default=False),
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.yaml", help="ไฟล์ข้อมูล · The data file.", show_default=False),
    ] = None,
    overwrite: options.Overwrite = False,
    lang: options.Language = None,
) -> None:
    """ดึงข้อมูลต้นทางออกจาก DOCX หรือ PDF · Get the data out of a DOCX or PDF that carries them."""
    terminal: Terminal = context.obj
    terminal.speak(lang)
    source = thaiforms.extract(file)
    _tell_of_edits(file, terminal)
    if output is None:
        terminal.result(source.rstrip("\n"))
        return
    (path,) = thaiforms.publish({output: source.encode("utf-8")}, overwrite=overwrite, keep=[file])
    terminal.result(str(path))


def _tell_of_edits(file: Path, terminal: Terminal) -> None:
    """Warn where a Word file says something else by now than the data inside it; a PDF can't be edited so."""
    if file.suffix.lower() != ".docx":
        return
    with suppress(thaiforms.UserError):
        count = len(thaiforms.read_back(file).differences)
        if count:
            place = thaiforms.Place(file=str(file))
            terminal.tell(thaiforms.Fault("source-outdated", place, str(count)), "warning")
