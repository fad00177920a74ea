"""The count of a run as it goes on: what was made, what failed, what was worth a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from thaiforms.batch.job import Noted, Progress
from thaiforms.batch.roster import Row
from thaiforms.batch.rows import Failed, Outcome
from thaiforms.batch.seam import Lost
from thaiforms.errors import Fault, Place, TemplateError

Watch = Callable[[Progress], None]


def nobody(progress: Progress) -> None:
    """Watch, and say nothing."""


@dataclass
class Tally:
    """What is known of the rows so far. ``watch`` is told whenever it changes."""

    progress: Progress
    watch: Watch
    failures: list[tuple[Row, tuple[Fault, ...]]] = field(default_factory=list)
    pages: int = 0
    noted: dict[str, Noted] = field(default_factory=dict)

    def unchanged(self) -> None:
        """Count a row whose document is there already."""
        self._advance(unchanged=self.progress.unchanged + 1)

    def settle(self, row: Row, outcome: Outcome | Lost) -> bool:
        """Whether the row became a document, after counting it. Raises TemplateError where none can be made of any row."""
        if isinstance(outcome, Lost):
            outcome = Failed((Fault("worker-lost"),))
        self.note(row, outcome.warnings)
        if isinstance(outcome, Failed):
            if outcome.code == TemplateError.exit_code and not self.progress.made + self.progress.unchanged:
                raise TemplateError(outcome.faults)
            self.fail(row, outcome.faults)
            return False
        self.pages += outcome.pages
        self._advance(made=self.progress.made + 1)
        return True

    def fail(self, row: Row, faults: Iterable[Fault]) -> None:
        """Count a row that came to nothing; a fault without a place stands in the row."""
        origin = replace(row.origin, row=row.number)
        told = tuple(fault if fault.place != Place() else replace(fault, place=origin) for fault in faults)
        self.failures.append((row, told))
        self._advance(failed=self.progress.failed + 1)

    def note(self, row: Row, warnings: Iterable[Fault]) -> None:
        """Count warnings, of which the first of each kind is kept."""
        for warning in warnings:
            known = self.noted.get(warning.code, Noted(warning, row.number, 0))
            self.noted[warning.code] = replace(known, count=known.count + 1)

    def step(self, name: str) -> None:
        """Go on to another step."""
        self._advance(step=name)

    def _advance(self, **changes: object) -> None:
        self.progress = replace(self.progress, **changes)  # type: ignore[arg-type]
        self.watch(self.progress)
