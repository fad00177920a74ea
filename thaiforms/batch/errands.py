"""The rows of a roster with the names of their documents, as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from thaiforms.batch.manifest import MadeOf, Manifest
from thaiforms.batch.naming import Named, Names
from thaiforms.batch.plan import Plan
from thaiforms.batch.roster import Row
from thaiforms.batch.rows import Errand
from thaiforms.batch.tally import Tally
from thaiforms.errors import Fault, OutputError


def errands(plan: Plan, names: Names, tally: Tally, manifest: Manifest | None = None) -> Iterator[Errand]:
    """The rows that are asked for, with their documents' names; those that cannot have one are counted as failed.

    Rows that are not asked for take their names too: so each has the same one, whatever is asked for.
    """
    for row in plan.rows():
        named = _named(row, names, is_free=_freedom(row, plan, manifest))
        if not plan.wants(row):
            continue
        tally.note(row, named.warnings)
        if named.faults:
            tally.fail(row, (*row.faults, *(_in_its_cell(fault, row) for fault in named.faults)))
        else:
            yield Errand(row, named.key, known=manifest is not None and manifest.get(named.key) is not None)


def _named(row: Row, names: Names, *, is_free: Callable[[str], bool]) -> Named:
    try:
        return names.give(row.number, row.values, is_free=is_free)
    except OutputError as error:
        return Named("", error.faults)


def _in_its_cell(fault: Fault, row: Row) -> Fault:
    """A fault of a column, told at the row's cell and by the column's heading."""
    if fault.found not in row.values:
        return fault
    heading, _ = row.addresses.get(fault.found, ("", ""))
    return replace(fault, place=row.place(fault.found), found=heading or fault.found)


def _freedom(row: Row, plan: Plan, manifest: Manifest | None) -> Callable[[str], bool]:
    """Whether no other form's or roster's document has a name, unless it is the very same document."""
    made_of: MadeOf = (plan.made_of(row), *plan.made_with)

    def is_free(key: str) -> bool:
        entry = None if manifest is None else manifest.get(key)
        return entry is None or entry.job == plan.identity or entry.made_of == made_of

    return is_free
