"""``thaiforms check``: what ``make`` would say, with nothing written. Its report is its result, so it goes to stdout."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated, Any, Literal

import typer

import thaiforms
from thaiforms.faces.cli import options
from thaiforms.faces.cli.jobs import Job, read_jobs
from thaiforms.faces.cli.orders import Order, documents
from thaiforms.faces.cli.terminal import Language, Terminal, as_json


def check(
    context: typer.Context,
    files: options.Files,
    *,
    report: Annotated[
        Literal["text", "json"], typer.Option("--format", help="รูปแบบรายงาน · The form of the report.")
    ] = "text",
    lang: options.Language = None,
) -> None:
    """ตรวจไฟล์ข้อมูลโดยไม่เขียนอะไร · Check input files and write nothing."""
    terminal: Terminal = context.obj
    terminal.speak(lang)
    jobs = [_tried(job) for job in read_jobs(files, ())]
    code = max((job.code for job in jobs), default=0)
    if report == "json":
        files_told = [_entry(job, terminal.language) for job in jobs]
        terminal.result(as_json({"exit_code": code, "files": files_told}, stream=sys.stdout))
    else:
        _tell(jobs, terminal)
    raise typer.Exit(code)


def _tried(job: Job) -> Job:
    """The job with all that making it would find."""
    return job if job.form is None or job.faults else documents(job, Order())[0]


def _tell(jobs: Iterable[Job], terminal: Terminal) -> None:
    for job in jobs:
        terminal.tell_all(job.faults, job.warnings, stream=sys.stdout)
        if job.form is not None and not job.faults:
            terminal.good(str(job.path))


def _entry(job: Job, language: Language) -> dict[str, Any]:
    return {
        "file": str(job.path),
        "faults": [told(fault, language) for fault in job.faults],
        "warnings": [told(warning, language) for warning in job.warnings],
    }


def told(fault: thaiforms.Fault, language: Language) -> dict[str, Any]:
    """The fault for a program: its code and place, and its words besides."""
    message = thaiforms.explain(fault, language)
    place = {name: value for name, value in asdict(fault.place).items() if value not in ("", None)}
    words = {"what": message.what, "mend": message.mend}
    return {"code": fault.code, "place": place, "found": fault.found, "details": dict(fault.details), **words}
