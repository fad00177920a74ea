"""``thaiforms schema``: the JSON Schema of a form, for editors that complete and check as one types."""

from __future__ import annotations

import sys

import typer

import thaiforms
from thaiforms.faces.cli import options
from thaiforms.faces.cli.terminal import Terminal, as_json


def schema(context: typer.Context, kind: options.Kind, *, lang: options.Language = None) -> None:
    """พิมพ์ JSON Schema ของแบบฟอร์ม พร้อมชื่อช่องภาษาไทย · Print a form's JSON Schema with Thai titles."""
    terminal: Terminal = context.obj
    terminal.speak(lang)
    terminal.result(as_json(thaiforms.schema(kind), stream=sys.stdout))
