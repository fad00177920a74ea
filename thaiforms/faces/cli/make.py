"""``thaiforms make``: inputs in, DOCX and PDF out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

import thaiforms
from thaiforms.faces.cli import options
from thaiforms.faces.cli.jobs import Job, read_jobs
from thaiforms.faces.cli.orders import Order, Writing, documents
from thaiforms.faces.cli.packets import by_folder, check_packet, finish_packet
from thaiforms.faces.cli.terminal import Terminal


def make(
    context: typer.Context,
    files: options.Files,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="DIR", help="โฟลเดอร์ผลลัพธ์ · The folder for the results.", show_default=False
        ),
    ] = None,
    docx: Annotated[bool, typer.Option("--docx/--no-docx", help="ทำ DOCX · Make the DOCX.")] = True,
    pdf: Annotated[bool, typer.Option("--pdf/--no-pdf", help="ทำ PDF · Make the PDF.")] = True,
    template: options.Template = None,
    numerals: options.Numerals = "thai",
    settings: options.Settings = None,
    final: Annotated[bool, typer.Option("--final", help="ฉบับจริง ไม่มีคำว่า (ร่าง) · Final: without (ร่าง).")] = False,
    attach_source: Annotated[
        bool, typer.Option("--attach-source", help="แนบข้อมูลต้นทางไว้ใน DOCX และ PDF · Keep the data inside the files.")
    ] = False,
    packet: Annotated[
        bool,
        typer.Option("--packet", help="รวมเอกสารในโฟลเดอร์เป็น PDF ชุดเดียว · All forms of a folder as one PDF."),
    ] = False,
    duplex: Annotated[
        bool,
        typer.Option("--duplex", help="ให้เอกสารในชุดเริ่มที่หน้าแผ่นกระดาษ · Begin each of a packet on a sheet's front."),
    ] = False,
    overwrite: options.Overwrite = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="เปิดผลลัพธ์ตรวจทั้งฉบับก่อนเขียน · Reopen the results in full before writing.")
    ] = False,
    lang: options.Language = None,
) -> None:
    """ทำ DOCX และ PDF จากไฟล์ข้อมูล · Make DOCX and PDF from input files."""
    terminal: Terminal = context.obj
    terminal.speak(lang)
    check_packet(packet=packet, duplex=duplex, pdf=pdf)
    formats = ("docx",) * docx + ("pdf",) * pdf
    order = Order(formats, template, numerals, final=final, attach_source=attach_source, verify=verify)
    jobs = apart(read_jobs(files, settings or ()), output)
    for job in jobs:
        terminal.tell_all(job.faults, job.warnings)
    keep = [job.path for job in jobs] + ([] if template is None else [template])
    writing = Writing(output, overwrite=overwrite, keep=tuple(keep))
    if packet:
        done = [finish_packet(group, order, writing, terminal, duplex=duplex) for group in by_folder(jobs)]
    else:
        done = [_finish(job, order, writing, terminal) for job in jobs if job.form is not None and not job.faults]
    raise typer.Exit(max((job.code for job in (*jobs, *done)), default=0))


def apart(jobs: Iterable[Job], output: Path | None) -> list[Job]:
    """The jobs, those faulty that would write what one before them writes."""
    first: dict[str, Job] = {}
    checked = []
    for job in jobs:
        target = (Writing(output).folder(job) / thaiforms.safe_name(job.path.stem)).resolve()
        other = first.setdefault(str(target).casefold(), job)
        checked.append(job if other is job else _clash(job, other))
    return checked


def _clash(job: Job, other: Job) -> Job:
    place = thaiforms.Place(file=str(job.path))
    return job.failed(
        thaiforms.UsageError(thaiforms.Fault("same-output", place, str(job.path), {"other": str(other.path)}))
    )


def _finish(job: Job, order: Order, writing: Writing, terminal: Terminal) -> Job:
    """The job made and written, and told of."""
    paths: tuple[Path, ...] = ()
    with terminal.at_work(str(job.path)):
        done, made = documents(job, order)
        if made is not None:
            try:
                paths = made.write(
                    writing.folder(job), name=job.path.stem, overwrite=writing.overwrite, keep=writing.keep
                )
            except thaiforms.OutputError as error:
                done = done.failed(error)
    terminal.tell_all(done.faults, done.warnings)
    for path in paths:
        terminal.result(str(path))
    return done
