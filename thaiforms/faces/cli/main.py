"""The application: its commands, and what becomes of an exception."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Annotated

import typer

import thaiforms
from thaiforms.faces.cli.batch import batch
from thaiforms.faces.cli.check import check
from thaiforms.faces.cli.extract import extract
from thaiforms.faces.cli.make import make
from thaiforms.faces.cli.new import new
from thaiforms.faces.cli.options import Language
from thaiforms.faces.cli.pdf import pdf
from thaiforms.faces.cli.read_back import read_back
from thaiforms.faces.cli.roster import roster
from thaiforms.faces.cli.schema import schema
from thaiforms.faces.cli.serve import serve
from thaiforms.faces.cli.terminal import Terminal, prepare_streams, shows_colour
from thaiforms.faces.cli.workbook import workbook

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line; its exit code. Nothing escapes but the code."""
    prepare_streams()
    terminal = Terminal(debug=bool(os.environ.get("THAIFORMS_DEBUG")))
    command = typer.main.get_command(application())
    try:
        command.main(None if arguments is None else list(arguments), prog_name="thaiforms", obj=terminal)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return apologise(error, terminal)
    return 0


def application() -> typer.Typer:
    """The commands and the options that all of them share; boxes and colours only where somebody looks."""
    looked_at = shows_colour(sys.stdout) and shows_colour(sys.stderr)
    app = typer.Typer(
        no_args_is_help=True, rich_markup_mode="rich" if looked_at else None, pretty_exceptions_enable=False
    )
    app.callback()(shared)
    for command in (make, batch, roster, check, pdf, extract, read_back, new, workbook, schema, serve):
        app.command()(command)
    return app


def _tell_version(asked: bool) -> None:
    if asked:
        Terminal().result(f"thaiforms {thaiforms.__version__}")
        raise typer.Exit


def shared(
    context: typer.Context,
    *,
    lang: Language = None,
    debug: Annotated[
        bool, typer.Option("--debug", help="แสดงรายละเอียดเมื่อโปรแกรมผิดพลาด · Show our own faults in full.")
    ] = False,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="รุ่น · The version."),
    ] = False,
) -> None:
    """ทำหนังสือราชการไทยจากไฟล์ข้อมูล เป็น DOCX และ PDF · Official Thai documents from data, as DOCX and PDF."""
    terminal: Terminal = context.obj
    terminal.speak(lang)
    terminal.debug = terminal.debug or debug


def apologise(error: Exception, terminal: Terminal) -> int:
    """Say what went wrong without a traceback, unless one is wanted; the exit code."""
    if terminal.debug:
        traceback.print_exception(error)
    if isinstance(error, thaiforms.UserError):
        for fault in error.faults:
            terminal.tell(fault)
        return error.exit_code
    if isinstance(error, thaiforms.CheckError):
        terminal.tell(thaiforms.Fault("check-failed", found=str(error)))
        return error.exit_code
    terminal.tell(thaiforms.Fault("internal-error", found=f"{type(error).__name__}: {error}"))
    return thaiforms.InternalError.exit_code
