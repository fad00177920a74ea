"""What a worker does with rows: it reads, makes and writes each, and tells in few bytes what came of it."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from thaiforms.batch.lock import stop_unless_current
from thaiforms.batch.pattern import FormPattern
from thaiforms.batch.roster import Row
from thaiforms.errors import CheckError, Fault, InputError, InternalError, OutputError, Place, UsageError, UserError
from thaiforms.intake import Reading
from thaiforms.pipeline import Made, make
from thaiforms.safety.files import Publication, make_folder
from thaiforms.safety.marks import is_ours, is_torn
from thaiforms.supplies import Supplies
from thaiforms.thai import Numerals

_OF_THE_PLACE = {
    "output-disk-full",
    "output-denied",
    "output-failed",
    "output-folder-missing",
    "run-ended",
}  # no row can help it


@dataclass(frozen=True, slots=True)
class Errand:
    """A row, the name of its document from the output folder on, and whether a run has written that document before."""

    row: Row
    key: str
    known: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A row that became a document: the sha256 of each file, in the order of the formats asked for."""

    digests: tuple[bytes, ...]
    pages: int
    warnings: tuple[Fault, ...]
    milliseconds: int


@dataclass(frozen=True, slots=True)
class Failed:
    """A row that became none, with all that is wrong, and the exit code of one that failed so by itself."""

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()
    code: int = InputError.exit_code


Outcome = Written | Failed
Finish = Callable[[Errand, Made], tuple[bytes, ...]]
"""What becomes of a row's documents: the sha256 of each file that is written."""


@dataclass(frozen=True)
class Making:
    """How a row becomes a document."""

    pattern: FormPattern
    template: bytes | None
    formats: tuple[str, ...]
    numerals: Numerals = "thai"
    final: bool = False

    def made(self, reading: Reading, supplies: Supplies) -> Made:
        """The documents of a row that gave a form. Raises UserError with places in the roster or the form, and CheckError."""
        assert reading.form is not None
        try:
            return make(
                reading.form,
                template=self.template,
                numerals=self.numerals,
                final=self.final,
                supplies=supplies,
                formats=self.formats,
            )
        except UserError as error:
            raise type(error)(_located(fault, reading) for fault in error.faults) from error


@dataclass(frozen=True)
class TryRows:
    """The order to make documents of rows, and to write nothing."""

    making: Making

    def perform(self, items: Sequence[Errand], supplies: Supplies) -> list[Outcome]:
        """What would come of each row. Raises UsageError, which is no row's fault."""
        return _all_attempted(items, self.making, supplies, _leave)


@dataclass(frozen=True)
class WriteRows:
    """The order to make documents of rows and to write them into a folder, as long as the run goes on."""

    making: Making
    folder: str
    mark: str
    keep: tuple[str, ...]  # files that are never replaced: what the run is made of

    def perform(self, items: Sequence[Errand], supplies: Supplies) -> list[Outcome]:
        """What came of each row. Raises what is no row's fault: UsageError, and OutputError of a full disk.

        All documents are made to last at one go, and only then moved into place: a disk is slow at that.
        """
        with Publication() as publication:

            def add(errand: Errand, made: Made) -> tuple[bytes, ...]:
                return self._add(publication, errand, made)

            outcomes = _all_attempted(items, self.making, supplies, add)
            waiting = [place for place, outcome in enumerate(outcomes) if isinstance(outcome, Written)]
            stop_unless_current(Path(self.mark))
            for place, error in zip(waiting, publication.finish(), strict=True):
                if error is not None:
                    outcomes[place] = failed(error)
        return outcomes

    def _add(self, publication: Publication, errand: Errand, made: Made) -> tuple[bytes, ...]:
        """The sha256 of the document's files, in the order of the formats, once they wait beside their targets."""
        files = {"docx": made.docx, "pdf": made.pdf}
        wanted = [(name, files[name]) for name in self.making.formats]
        contents = {target(Path(self.folder), errand.key, name): data for name, data in wanted if data is not None}
        ours = _is_ours_or_torn if errand.known else is_ours
        publication.add(contents, keep=map(Path, self.keep), ours=ours)
        return tuple(hashlib.sha256(data).digest() for data in contents.values())


def target(folder: Path, key: str, ending: str) -> Path:
    """The path of a document's file, in a folder that is there. Raises OutputError where a link leads out of the run's."""
    path = folder / f"{key}.{ending}"
    parent = make_folder(path.parent)
    if not parent.resolve().is_relative_to(folder.resolve()):
        raise OutputError(Fault("output-leads-out", Place(file=str(parent)), str(parent)))
    return path


def _is_ours_or_torn(path: Path) -> bool:
    return is_ours(path) or is_torn(path)


def _leave(errand: Errand, made: Made) -> tuple[bytes, ...]:  # noqa: ARG001
    return ()


def _all_attempted(items: Sequence[Errand], making: Making, supplies: Supplies, finish: Finish) -> list[Outcome]:
    """What came of each row; equal warnings are one object, so that they travel once."""
    kept: dict[Fault, Fault] = {}
    return [_brief(_attempted(errand, making, supplies, finish), kept) for errand in items]


def _attempted(errand: Errand, making: Making, supplies: Supplies, finish: Finish) -> Outcome:
    started = time.perf_counter()
    reading = making.pattern.reading(errand.row)
    if reading.form is None:
        return Failed(reading.faults, reading.warnings)

    def work() -> Written:
        made = making.made(reading, supplies)
        digests = finish(errand, made)
        told = (*reading.warnings, *(_located(fault, reading) for fault in made.warnings))
        return Written(digests, len(made.pages), tuple(dict.fromkeys(told)), milliseconds_since(started))

    return attempted(work)


def attempted(work: Callable[[], Written]) -> Outcome:
    """What came of the work. Raises what is no row's fault: UsageError, and OutputError where nobody can write any more."""
    try:
        return work()
    except UsageError:
        raise
    except UserError as error:
        return failed(error)
    except CheckError as error:
        return Failed((Fault("check-failed", found=str(error)),), code=error.exit_code)
    except Exception as error:  # a mistake of ours in one document is no reason to lose the others
        return Failed(
            (Fault("internal-error", found=f"{type(error).__name__}: {error}"),), code=InternalError.exit_code
        )


def failed(error: UserError) -> Failed:
    """The error as what came of a row. Raises it where no row can help it."""
    if _OF_THE_PLACE & {fault.code for fault in error.faults}:
        raise error
    return Failed(error.faults, code=error.exit_code)


def milliseconds_since(moment: float) -> int:
    """The time since a moment of the performance counter."""
    return round(1000 * (time.perf_counter() - moment))


def _located(fault: Fault, reading: Reading) -> Fault:
    """The fault with the cell or line of its field, where it names no file itself."""
    if fault.place.file or not fault.place.field:
        return fault
    return replace(fault, place=reading.place(fault.place.field))


def _brief(outcome: Outcome, kept: dict[Fault, Fault]) -> Outcome:
    return replace(outcome, warnings=tuple(kept.setdefault(fault, fault) for fault in outcome.warnings))
