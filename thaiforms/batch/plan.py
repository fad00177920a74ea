"""What a run will do, known before it does anything: the form, the roster, the pattern of names, the rows that are asked for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from thaiforms.batch.columns import column_name
from thaiforms.batch.job import BatchJob
from thaiforms.batch.luggage import digest_of, versions
from thaiforms.batch.naming import NamePattern, parse_pattern, usual_group, usual_pattern
from thaiforms.batch.pattern import FormPattern, read_pattern
from thaiforms.batch.roster import Roster, Row, read_roster
from thaiforms.batch.rows import Making
from thaiforms.errors import Fault, InputError, Place, TemplateError, UsageError
from thaiforms.model.problems import nearest
from thaiforms.release import __version__
from thaiforms.supplies import Supplies


@dataclass(frozen=True)
class Plan:
    """A job that makes sense, with its files read."""

    job: BatchJob
    supplies: Supplies
    pattern: FormPattern
    roster: Roster
    names: NamePattern
    print_names: NamePattern | None
    only: Mapping[str, str]  # by the columns' own names
    template: bytes | None
    warnings: tuple[Fault, ...]

    @cached_property
    def making(self) -> Making:
        """How a row becomes a document."""
        return Making(self.pattern, self.template, self.job.formats, self.job.numerals, self.job.final)

    @cached_property
    def made_with(self) -> tuple[str, str, str]:
        """What all documents share: the sha256 of the templates, that of the fonts, and the version."""
        templates, fonts = digest_of(self.supplies)
        own = templates if self.template is None else hashlib.sha256(self.template).hexdigest()
        return own, fonts, __version__

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The files that the job is made of, which none of its outputs replaces."""
        template = () if self.job.template is None else (self.job.template,)
        return self.job.form, Path(self.roster.grid.file), *template

    @property
    def identity(self) -> tuple[str, str]:
        """The names of the form and of the roster, by which a run knows its own documents again."""
        return self.job.form.name, Path(self.roster.file).name

    @property
    def is_whole_roster(self) -> bool:
        """Whether every row is asked for."""
        return not self.only and self.job.limit is None

    def rows(self) -> Iterator[Row]:
        """The rows up to the last that is asked for; those that ``wants`` refuses only take their names."""
        wanted = 0
        for row in self.roster.rows():
            wanted += self.wants(row)
            if self.job.limit is not None and wanted > self.job.limit:
                return
            yield row

    def wants(self, row: Row) -> bool:
        """Whether the row's document is asked for."""
        return all(row.values.get(column, "") == value for column, value in self.only.items())

    def count(self) -> int:
        """How many documents are asked for."""
        rows = (row for row in self.roster.rows() if self.wants(row)) if self.only else range(self.roster.count)
        return sum(1 for _ in islice(rows, self.job.limit))

    def made_of(self, row: Row) -> str:
        """The sha256 of what makes this row's document different from others, in hexadecimal."""
        used = [[column, row.values.get(column, "")] for column in self.pattern.columns]
        return digest([*self._shared, used])

    @cached_property
    def _shared(self) -> list[object]:
        moment = None if self.supplies.moment is None else self.supplies.moment.isoformat()
        return [self.pattern.digest, self.job.numerals, self.job.final, moment, sorted(versions().items())]


def plan_of(job: BatchJob, supplies: Supplies) -> Plan:
    """The job, understood. Raises InputError, UsageError and TemplateError with what is wrong with it as a whole."""
    _check(job)
    pattern, roster = read_pattern(job.form, settings=job.settings), read_roster(job.roster, columns=job.columns)
    names = parse_pattern(job.name or usual_pattern(roster.columns, pattern.columns), roster.columns)
    prints = parse_pattern(job.group or usual_group(roster.columns), roster.columns) if job.print_file else None
    only = {column_name(column): value.strip() for column, value in job.only.items()}
    unknown = [column for column in job.only if column_name(column) not in roster.columns]
    used = {*names.columns, *only, *(() if prints is None else prints.columns)}
    faults, warnings = pattern.check(roster, besides=used)
    if faults or unknown:
        raise InputError((*faults, *(_not_a_column(column, roster) for column in unknown)))
    told = (*roster.warnings, *warnings)
    return Plan(job, supplies, pattern, roster, names, prints, only, _template(job.template), told)


def _not_a_column(column: str, roster: Roster) -> Fault:
    known = dict(zip(roster.columns, roster.headings, strict=True))
    guess = known.get(nearest(column_name(column), known), "")
    details = {"known": ", ".join(roster.headings), "nearest": guess}
    return Fault("only-column-unknown", Place(file=roster.file), column, details)


def digest(value: object) -> str:
    """The sha256 of plain values, in hexadecimal."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=True).encode("ascii")).hexdigest()


def _check(job: BatchJob) -> None:
    faults = [] if job.formats else [Fault("no-format")]
    if job.limit is not None and job.limit < 1:
        faults.append(Fault("limit-below-one", found=str(job.limit)))
    if job.workers is not None and job.workers < 1:
        faults.append(Fault("workers-below-one", found=str(job.workers)))
    if job.workers is not None and job.scheduler:
        faults.append(Fault("jobs-and-scheduler"))
    if faults:
        raise UsageError(faults)


def _template(path: Path | None) -> bytes | None:
    """The bytes of the template named, read once for the whole run. Raises TemplateError."""
    try:
        return None if path is None else path.read_bytes()
    except FileNotFoundError as error:
        raise TemplateError(Fault("template-not-found", Place(file=str(path)), str(path))) from error
    except OSError as error:
        details = {"reason": error.strerror or str(error)}
        raise TemplateError(Fault("template-unreadable", Place(file=str(path)), str(path), details)) from error
