"""A run's folder while the run goes on: what is in it, what comes into it, and who does the work."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from thaiforms.batch.crew import Crew
from thaiforms.batch.errands import errands
from thaiforms.batch.luggage import file_digest
from thaiforms.batch.manifest import Entry, MadeOf, Manifest
from thaiforms.batch.naming import Names
from thaiforms.batch.plan import Plan
from thaiforms.batch.rows import Errand, WriteRows, Written
from thaiforms.batch.seam import Pairs, share_out
from thaiforms.batch.tally import Tally
from thaiforms.batch.work import Order, parcel_of


@dataclass
class Workplace:
    """The folder of one run, locked for it."""

    plan: Plan
    tally: Tally
    names: Names
    folder: Path
    mark: Path
    manifest: Manifest
    crew: Crew
    used: set[Path]  # folders that the run writes into
    good: dict[int, str] = field(default_factory=dict)  # the names of the documents that there are, by row

    @property
    def stops(self) -> bool:
        """Whether the run is to end at once."""
        return self.plan.job.stop_on_error and bool(self.tally.failures)

    @property
    def where(self) -> Mapping[str, Any]:
        """What a worker that writes must know of the folder."""
        keep = tuple(str(path.absolute()) for path in self.plan.inputs)
        return {"folder": str(self.folder), "mark": str(self.mark), "keep": keep}

    def make_rows(self) -> None:
        """Make all documents that are not there, whole and unchanged. Raises what is no row's fault."""
        for pairs in self.share_out(self._missing(), WriteRows(self.plan.making, **self.where)):
            self._take(pairs)

    def share_out(self, items: Iterator[Any], order: Order) -> Iterator[Pairs]:
        """Items with what came of them, as they are done."""
        parcel = parcel_of(order, self.plan.supplies)
        with closing(share_out(items, parcel, self.crew, ordered=False)) as shared:
            yield from shared

    def is_whole(self, key: str, made_of: MadeOf, endings: tuple[str, ...]) -> bool:
        """Whether a document is there, each of its files as it was written, and was made of just this."""
        if self.plan.job.force:
            return False
        entry = self.manifest.get(key)
        if entry is None or entry.made_of != made_of:
            return False
        return all(_is_there(self.folder, entry, f"{key}.{ending}") for ending in endings)

    def entry(self, row: int, key: str, input_digest: str, files: Mapping[str, str], written: Written) -> Entry:
        """A line for the manifest."""
        template, fonts, version = self.plan.made_with
        form, roster = self.plan.identity
        return Entry(
            row=row,
            key=key,
            files=files,
            pages=written.pages or None,
            warnings=tuple(dict.fromkeys(warning.code for warning in written.warnings)),
            form=form,
            roster=roster,
            input=input_digest,
            template=template,
            fonts=fonts,
            version=version,
            seconds=written.milliseconds / 1000,
            time=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        )

    def _missing(self) -> Iterator[Errand]:
        """The rows whose documents are to be made now."""
        for errand in errands(self.plan, self.names, self.tally, self.manifest):
            if self.stops:
                return
            self.used.add((self.folder / errand.key).parent)
            made_of = (self.plan.made_of(errand.row), *self.plan.made_with)
            if self.is_whole(errand.key, made_of, self.plan.job.formats):
                self.good[errand.row.number] = errand.key
                self.tally.unchanged()
            else:
                yield errand

    def _take(self, pairs: Pairs) -> None:
        """Count what came of some rows, and put down those that have their documents now."""
        entries = []
        for errand, outcome in pairs:
            if self.tally.settle(errand.row, outcome):
                self.good[errand.row.number] = errand.key
                names = (f"{errand.key}.{ending}" for ending in self.plan.job.formats)
                files = {name: digest.hex() for name, digest in zip(names, outcome.digests, strict=True)}
                made_of = self.plan.made_of(errand.row)
                entries.append(self.entry(errand.row.number, errand.key, made_of, files, outcome))
        self.manifest.add(entries)


def _is_there(folder: Path, entry: Entry, name: str) -> bool:
    """Whether the file is as it was written."""
    try:
        return name in entry.files and file_digest(folder / name) == entry.files[name]
    except OSError:
        return False
