"""``thaiforms read-back``: the form of a DOCX that was edited in Word, and what differs."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

import typer

import thaiforms
from thaiforms.faces.cli import options
from thaiforms.faces.cli.check import told
from thaiforms.faces.cli.terminal import Terminal, as_json

_WORDS = {
    "th": {"field": "ช่อง", "before": "เดิม", "after": "ใหม่", "none": "ไม่มีช่องใดเปลี่ยน"},
    "en": {"field": "field", "before": "before", "after": "after", "none": "no field has changed"},
}
Form = Literal["fields", "diff", "yaml", "json"]


def read_back(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE.docx", help="เอกสารที่แก้ใน Word แล้ว · The edited document.", show_default=False),
    ],
    *,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against", metavar="FILE.yaml", help="ข้อมูลที่ใช้ทำเอกสาร · The data it was made from.", show_default=False
        ),
    ] = None,
    template: options.Template = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE.yaml", help="เขียนข้อมูลที่อ่านได้ · Write what was read.", show_default=False
        ),
    ] = None,
    shape: Annotated[Form, typer.Option("--format", help="รูปแบบรายงาน · The form of the report.")] = "fields",
    overwrite: options.Overwrite = False,
    lang: options.Language = None,
) -> None:
    """อ่านข้อมูลกลับจาก DOCX ที่แก้ใน Word · Read the data back from a DOCX that was edited in Word."""
    terminal: Terminal = context.obj
    terminal.speak(lang)
    base = None if against is None else thaiforms.read(against)
    result = thaiforms.read_back(file, against=base, template=template)
    terminal.tell_all(result.faults, result.warnings)
    terminal.result(_report(result, shape, terminal))
    if output is not None and result.form is not None:
        keep = [path for path in (file, against, template) if path is not None]
        (path,) = thaiforms.publish({output: result.yaml.encode("utf-8")}, overwrite=overwrite, keep=keep)
        terminal.result(str(path))
    raise typer.Exit(thaiforms.InputError.exit_code if result.faults else 0)


def _report(result: thaiforms.ReadBack, shape: Form, terminal: Terminal) -> str:
    if shape == "json":
        return as_json(_as_told(result, terminal), stream=sys.stdout)
    if shape == "yaml" or result.base is None:
        return result.yaml.rstrip("\n")
    if shape == "diff" and result.diff:
        return result.diff.rstrip("\n")
    words = _WORDS[terminal.language]
    return "\n".join(_of_field(one, words) for one in result.differences) if result.differences else words["none"]


def _of_field(one: thaiforms.Difference, words: dict[str, str]) -> str:
    texts = (("before", one.before), ("after", one.after))
    return "\n".join(
        (f"{words['field']}: {one.title} ({one.path})", *(f"  {words[name]}: {text or '–'}" for name, text in texts))
    )


def _as_told(result: thaiforms.ReadBack, terminal: Terminal) -> dict[str, object]:
    return {
        "complete": result.form is not None,
        "compared": result.base is not None,
        "differences": [asdict(one) for one in result.differences],
        "faults": [told(fault, terminal.language) for fault in result.faults],
        "warnings": [told(fault, terminal.language) for fault in result.warnings],
        "yaml": result.yaml,
    }
