"""What a run leaves besides its documents: rows to mend, print files, everything as one archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from thaiforms.batch.failed import failed_rows
from thaiforms.batch.job import Summary
from thaiforms.batch.plan import digest
from thaiforms.batch.printing import Group, WritePrintFiles, groups_of
from thaiforms.batch.rows import Failed, Written
from thaiforms.batch.workplace import Workplace
from thaiforms.errors import Fault, Place
from thaiforms.pipeline import FORMATS
from thaiforms.safety.bundles import write_zip
from thaiforms.safety.files import publish
from thaiforms.safety.names import safe_name

FAILED = "failed"


def finish(place: Workplace, summary: Summary) -> Summary:
    """The summary with what is made of all rows: the workbook of failed ones and, unless the run stopped, all else."""
    if place.tally.failures:
        summary = replace(summary, failed_file=write_failed(place))
    if place.stops:
        return replace(summary, stopped=True)
    if place.plan.print_names is not None:
        summary = _with_print_files(place, summary)
    if place.plan.job.archive:
        place.tally.step("archive")
        summary = replace(summary, archive=_archive(place, summary.print_files))
    left = left_over(place) if place.plan.is_whole_roster else 0
    told = (Fault("documents-left-over", Place(file=str(place.folder)), str(left)),) if left else ()
    return replace(summary, warnings=(*summary.warnings, *told))


def write_failed(place: Workplace) -> Path:
    """The path of the workbook of rows to mend. One that is there, perhaps mended by now, stays: then it has a number."""
    data = failed_rows(place.plan.roster, sorted(place.tally.failures, key=lambda failure: failure[0].number))
    number, path = 1, place.folder / f"{FAILED}.xlsx"
    while path.exists() and (not path.is_file() or path.read_bytes() != data):
        number += 1
        path = place.folder / f"{FAILED} ({number}).xlsx"
    if not path.exists():
        publish({path: data})
    return path


def left_over(place: Workplace) -> int:
    """How many documents of this form and roster are there from before, which no row stands for now."""
    good = set(place.good.values())
    ours = (entry for entry in place.manifest if entry.job == place.plan.identity and entry.row)
    return sum(entry.key not in good and _is_there(place.folder, entry.key) for entry in ours)


def _is_there(folder: Path, key: str) -> bool:
    return any((folder / f"{key}.{ending}").is_file() for ending in FORMATS)


def _with_print_files(place: Workplace, summary: Summary) -> Summary:
    """The summary with a print file for each group, those that are whole and unchanged left as they are."""
    assert place.plan.print_names is not None
    place.tally.step("print files")
    rows = (row for row in place.plan.rows() if place.plan.wants(row))
    groups, warnings = groups_of(rows, place.names.besides(place.plan.print_names), place.good)
    faults: list[Fault] = []
    for pairs in place.share_out(_changed(place, groups), WritePrintFiles(place.plan.making, **place.where)):
        for group, outcome in pairs:
            faults += _put_down(place, group, outcome)
    paths = tuple(place.folder / f"{group.key}.pdf" for group in groups)
    made = tuple(path for path in paths if path.is_file())
    return replace(summary, print_files=made, faults=tuple(faults), warnings=(*summary.warnings, *warnings))


def _changed(place: Workplace, groups: list[Group]) -> Iterator[Group]:
    for group in groups:
        place.used.add((place.folder / group.key).parent)
        if not place.is_whole(group.key, (_made_of(place, group), *place.plan.made_with), ("pdf",)):
            yield group


def _made_of(place: Workplace, group: Group) -> str:
    return digest([[key, place.plan.made_of(row)] for row, key in group.rows])


def _put_down(place: Workplace, group: Group, outcome: Any) -> tuple[Fault, ...]:
    """What is wrong with a group's file, or nothing, once it stands in the manifest."""
    if not isinstance(outcome, Written):
        faults = outcome.faults if isinstance(outcome, Failed) else (Fault("worker-lost"),)
        return tuple(fault if fault.place != Place() else fault.at(file=f"{group.key}.pdf") for fault in faults)
    files = {f"{group.key}.pdf": outcome.digests[0].hex()}
    place.manifest.add([place.entry(0, group.key, _made_of(place, group), files, outcome)])
    return ()


def _archive(place: Workplace, print_files: tuple[Path, ...]) -> Path:
    """The path of a ZIP of all documents and print files, named as the folder and within it."""
    names = [f"{key}.{ending}" for _, key in sorted(place.good.items()) for ending in place.plan.job.formats]
    names += [path.relative_to(place.folder).as_posix() for path in print_files]
    path = place.folder / safe_name(place.folder.name, suffix=".zip", folder=place.folder)
    return write_zip(path, ((name, place.folder / name) for name in names))
