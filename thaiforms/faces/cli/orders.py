"""What is asked for, and the documents made of one job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import thaiforms
from thaiforms.faces.cli.jobs import Job


@dataclass(frozen=True)
class Order:
    """What is to be made of each input, and how."""

    formats: Sequence[str] = ("docx", "pdf")
    template: Path | None = None
    numerals: thaiforms.Numerals = "thai"
    final: bool = False
    attach_source: bool = False
    verify: bool = False


@dataclass(frozen=True)
class Writing:
    """Where files go, beside the input unless there is a folder for them, and what they may replace."""

    output: Path | None = None
    overwrite: bool = False
    keep: tuple[Path, ...] = ()

    def folder(self, job: Job) -> Path:
        """The folder of the job's files."""
        return job.path.parent if self.output is None else self.output


def documents(job: Job, order: Order) -> tuple[Job, thaiforms.Made | None]:
    """The job with what was found in making it, and its documents, in memory, if they could be made.

    Raises UsageError and ExtraError, which are no fault of this one input.
    """
    assert job.form is not None
    try:
        made = thaiforms.make(
            job.form,
            template=order.template,
            numerals=order.numerals,
            final=order.final,
            attach_source=order.attach_source,
            formats=order.formats,
        )
        if order.verify:
            thaiforms.verify(made)
    except (thaiforms.InputError, thaiforms.TemplateError, thaiforms.GlyphError, thaiforms.CheckError) as error:
        return job.failed(error), None
    warnings = dict.fromkeys((*job.warnings, *map(job.located, made.warnings)))
    return replace(job, warnings=tuple(warnings)), made
