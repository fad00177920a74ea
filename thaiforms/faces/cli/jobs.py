"""The inputs read: each a job, with its faults and warnings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import thaiforms
from thaiforms.faces.cli.inputs import gather, settings


@dataclass(frozen=True)
class Job:
    """One input as far as it has come: what was read, what is wrong with it, and the exit code that this means."""

    path: Path
    reading: thaiforms.Reading | None = None
    faults: tuple[thaiforms.Fault, ...] = ()
    warnings: tuple[thaiforms.Fault, ...] = ()
    code: int = 0

    @property
    def form(self) -> thaiforms.Circular | thaiforms.Agreement | None:
        """The form, if the input is right."""
        return None if self.reading is None else self.reading.form

    def located(self, fault: thaiforms.Fault) -> thaiforms.Fault:
        """The fault with this file and the line or cell of its field, where it names no file itself."""
        if fault.place.file:
            return fault
        if self.reading is None or not fault.place.field:
            return fault.at(file=str(self.path))
        known = self.reading.place(fault.place.field)
        return fault.at(file=known.file, line=known.line, sheet=known.sheet, address=known.address)

    def failed(self, error: thaiforms.UserError | thaiforms.CheckError) -> Job:
        """The same job, with why it came to nothing."""
        if isinstance(error, thaiforms.UserError):
            return replace(self, faults=tuple(map(self.located, error.faults)), code=error.exit_code)
        fault = thaiforms.Fault("check-failed", found=str(error))
        return replace(self, faults=(self.located(fault),), code=error.exit_code)


def read_jobs(paths: Iterable[Path], pairs: Sequence[str]) -> list[Job]:
    """A job for each input, and one without a form for each argument that gave none. Raises UsageError."""
    values = settings(pairs)
    gathered = gather(paths)
    code = thaiforms.InputError.exit_code
    return [
        *(Job(Path(fault.found), faults=(fault,), code=code) for fault in gathered.faults),
        *(Job(Path(warning.found), warnings=(warning,)) for warning in gathered.warnings),
        *(_read(path, values) for path in gathered.files),
    ]


def _read(path: Path, values: Mapping[str, str]) -> Job:
    reading = thaiforms.read_file(path, settings=values)
    code = thaiforms.InputError.exit_code if reading.faults else 0
    return Job(path, reading, reading.faults, reading.warnings, code)
