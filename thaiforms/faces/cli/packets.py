"""``thaiforms make --packet``: the forms of a folder as one PDF, and a DOCX of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import thaiforms
from thaiforms.faces.cli.jobs import Job
from thaiforms.faces.cli.orders import Order, Writing, documents
from thaiforms.faces.cli.terminal import Terminal


def check_packet(*, packet: bool, duplex: bool, pdf: bool) -> None:
    """Refuse what makes no sense, all of it at once. Raises UsageError."""
    faults = [thaiforms.Fault("packet-without-pdf")] if packet and not pdf else []
    faults += [thaiforms.Fault("duplex-without-packet")] if duplex and not packet else []
    if faults:
        raise thaiforms.UsageError(faults)


def by_folder(jobs: Iterable[Job]) -> list[list[Job]]:
    """The packets: the jobs of each folder, letters first, otherwise as they came."""
    folders: dict[Path, list[Job]] = {}
    for job in jobs:
        if job.reading is not None:
            folders.setdefault(job.path.resolve().parent, []).append(job)
    return [sorted(group, key=lambda job: not isinstance(job.form, thaiforms.Circular)) for group in folders.values()]


def finish_packet(group: Sequence[Job], order: Order, writing: Writing, terminal: Terminal, *, duplex: bool) -> Job:
    """A packet made and written, all its files or none, and told of: a job of its own."""
    target = writing.folder(group[0]) / f"{group[0].path.stem}-packet.pdf"
    paths: tuple[Path, ...] = ()
    with terminal.at_work(str(target)):
        tried = [documents(job, order) if job.form is not None and not job.faults else (job, None) for job in group]
        done = Job(target, code=max(job.code for job, _ in tried))
        made = [(job.path.stem, document) for job, document in tried if document is not None]
        if len(made) < len(group):
            done = replace(done, faults=(thaiforms.Fault("packet-incomplete", found=str(target)),))
        else:
            try:
                paths = _write(made, target, order, writing, duplex=duplex)
            except (thaiforms.OutputError, thaiforms.CheckError) as error:
                done = done.failed(error)
    for job in (*(job for job, _ in tried), done):
        terminal.tell_all(job.faults, job.warnings)
    for path in paths:
        terminal.result(str(path))
    return done


def _write(
    made: Sequence[tuple[str, thaiforms.Made]], target: Path, order: Order, writing: Writing, *, duplex: bool
) -> tuple[Path, ...]:
    folder = thaiforms.make_folder(target.parent)
    contents = {
        folder / thaiforms.safe_name(stem, suffix=".docx", folder=folder): document.docx
        for stem, document in made
        if document.docx is not None
    }
    pdf = thaiforms.bind((document for _, document in made), title=made[0][1].title, duplex=duplex)
    if order.verify:
        thaiforms.verify_bound(pdf, [document for _, document in made], duplex=duplex)
    bound = folder / thaiforms.safe_name(target.stem, suffix=".pdf", folder=folder)
    return thaiforms.publish({**contents, bound: pdf}, overwrite=writing.overwrite, keep=writing.keep)
