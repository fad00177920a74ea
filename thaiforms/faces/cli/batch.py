"""``thaiforms batch``: a form and a roster in, a folder of documents out, resumable."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

import thaiforms
from thaiforms.faces.cli import options
from thaiforms.faces.cli.progress import progress_shown
from thaiforms.faces.cli.summaries import summary_data, tell_summary
from thaiforms.faces.cli.terminal import Terminal, as_json

INTERRUPTED = 130
_STOPPED = {
    "th": "หยุดแล้ว เอกสารที่เสร็จแล้วอยู่ครบ สั่งคำสั่งเดิมอีกครั้งเพื่อทำต่อจากที่ค้าง",
    "en": "Stopped. What is done is whole; give the same command again to go on from there.",
}
Option = typer.Option


def batch(
    context: typer.Context,
    form: Annotated[Path, typer.Argument(metavar="FORM.yaml", help="แบบที่มี «ชื่อคอลัมน์» · The form with «columns».")],
    roster: Annotated[Path, typer.Argument(metavar="ROSTER", help="บัญชีรายชื่อ XLSX CSV หรือ YAML · The roster.")],
    *,
    output: Annotated[Path, Option("--output", "-o", metavar="DIR", help="โฟลเดอร์ผลลัพธ์ · The folder for the results.")],
    name: Annotated[
        str,
        Option(metavar="PATTERN", help="แบบชื่อเอกสาร เช่น {district}/{name} · The pattern of names.", show_default=False),
    ] = "",
    docx: Annotated[bool, Option("--docx/--no-docx", help="ทำ DOCX · Make the DOCX.")] = True,
    pdf: Annotated[bool, Option("--pdf/--no-pdf", help="ทำ PDF · Make the PDF.")] = True,
    template: options.Template = None,
    numerals: options.Numerals = "thai",
    settings: options.Settings = None,
    final: Annotated[bool, Option("--final", help="ฉบับจริง ไม่มีคำว่า (ร่าง) · Final: without (ร่าง).")] = False,
    columns: Annotated[
        list[str] | None,
        Option("--map", metavar="HEADING=COLUMN", help="หัวคอลัมน์นี้คือคอลัมน์ใด · What a heading means.", show_default=False),
    ] = None,
    only: Annotated[
        list[str] | None,
        Option(metavar="COLUMN=VALUE", help="เฉพาะแถวที่มีค่านี้ · Only rows with this value.", show_default=False),
    ] = None,
    limit: Annotated[int | None, Option(metavar="N", help="ทำเพียง N แถวแรก · Only the first N rows.")] = None,
    print_file: Annotated[
        bool, Option("--print-file", help="ไฟล์พิมพ์รวมของแต่ละกลุ่ม · One PDF of all rows of each group.")
    ] = False,
    group: Annotated[
        str,
        Option(
            metavar="PATTERN",
            help="กลุ่มของไฟล์พิมพ์ เช่น {district} · What a print file is of ({province}).",
            show_default=False,
        ),
    ] = "",
    archive: Annotated[bool, Option("--zip", help="รวมทุกไฟล์เป็น ZIP ด้วย · Everything as a ZIP besides.")] = False,
    jobs: Annotated[int | None, Option(metavar="N", help="จำนวนโปรเซส · How many processes.")] = None,
    scheduler: Annotated[
        str, Option(metavar="ADDRESS", help="ให้คลัสเตอร์ Dask ทำ · Let a Dask cluster do the work.", show_default=False)
    ] = "",
    dry_run: Annotated[bool, Option("--dry-run", help="ตรวจทุกแถวโดยไม่เขียน · Try all rows and write nothing.")] = False,
    force: Annotated[bool, Option("--force", help="ทำใหม่ทุกฉบับ · Make everything again.")] = False,
    stop_on_error: Annotated[
        bool, Option("--stop-on-error", help="หยุดที่แถวแรกที่ผิด · Stop at the first row that fails.")
    ] = False,
    quiet: Annotated[bool, Option("--quiet", "-q", help="บอกเฉพาะข้อผิดพลาด · Tell of errors alone.")] = False,
    report: Annotated[
        Literal["text", "json"], Option("--format", help="รูปแบบรายงาน · The form of the report.")
    ] = "text",
    lang: options.Language = None,
) -> None:
    """ทำเอกสารของทุกแถวในบัญชีรายชื่อ หยุดแล้วทำต่อได้ · Documents of all rows of a roster; stop and go on as you like."""
    terminal: Terminal = context.obj
    terminal.speak(lang)
    job = thaiforms.BatchJob(
        form,
        roster,
        output,
        name=name,
        columns=_pairs(columns, "--map", "อำเภอ/เขต=district"),
        settings=_pairs(settings, "--set", "round.fiscal_year=2564"),
        formats=("docx",) * docx + ("pdf",) * pdf,
        template=template,
        numerals=numerals,
        final=final,
        only=_pairs(only, "--only", "district=พุนพิน"),
        limit=limit,
        force=force,
        stop_on_error=stop_on_error,
        print_file=print_file or bool(group),
        group=group,
        archive=archive,
        workers=jobs,
        scheduler=scheduler,
    )
    summary = _carried_out(job, terminal, dry_run=dry_run, silent=quiet)
    if report == "json":
        terminal.result(as_json(summary_data(summary, terminal.language), stream=sys.stdout))
    else:
        tell_summary(summary, terminal, quiet=quiet)
    raise typer.Exit(summary.exit_code)


def _carried_out(job: thaiforms.BatchJob, terminal: Terminal, *, dry_run: bool, silent: bool) -> thaiforms.Summary:
    work = thaiforms.try_batch if dry_run else thaiforms.run_batch
    try:
        with progress_shown(terminal.language, silent=silent) as watch:
            return work(job, watch=watch)
    except KeyboardInterrupt as stop:
        terminal.say(_STOPPED[terminal.language])
        raise typer.Exit(INTERRUPTED) from stop


def _pairs(texts: Sequence[str] | None, option: str, example: str) -> dict[str, str]:
    """Names and values of an option. Raises UsageError with every text that is no pair."""
    given = () if texts is None else texts
    parted = {text: text.partition("=") for text in given}
    wrong = [text for text, (name, mark, _) in parted.items() if not (mark and name.strip())]
    if wrong:
        details = {"option": option, "example": example}
        raise thaiforms.UsageError(
            thaiforms.Fault("option-without-value", found=text, details=details) for text in wrong
        )
    return {name.strip(): value for name, _, value in parted.values()}
