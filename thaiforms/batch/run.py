"""A roster run into a folder: started, watched, stopped and started again, each document made once and whole."""

from __future__ import annotations

import contextlib
import time
from contextlib import AbstractContextManager, closing
from dataclasses import replace

from thaiforms.batch.besides import finish
from thaiforms.batch.cluster import cluster
from thaiforms.batch.crew import Crew, Guests, HasSubmit, crew_of, processors
from thaiforms.batch.errands import errands
from thaiforms.batch.job import BatchJob, Progress, Summary
from thaiforms.batch.leftovers import swept
from thaiforms.batch.lock import locked, marked
from thaiforms.batch.manifest import Manifest
from thaiforms.batch.naming import Names
from thaiforms.batch.plan import Plan, plan_of
from thaiforms.batch.rows import TryRows
from thaiforms.batch.seam import share_out
from thaiforms.batch.tally import Tally, Watch, nobody
from thaiforms.batch.work import parcel_of
from thaiforms.batch.workplace import Workplace
from thaiforms.safety.files import make_folder
from thaiforms.supplies import Supplies, shipped

_WORTH_A_PROCESS = 40  # rows; fewer are done before another process is awake


def run_batch(
    job: BatchJob, *, supplies: Supplies | None = None, executor: HasSubmit | None = None, watch: Watch = nobody
) -> Summary:
    """Documents of all rows, in the job's folder; what is whole and unchanged there stays as it is.

    A row that fails stops no other; all that is wrong goes to ``failed.xlsx``. Raises InputError, UsageError and
    TemplateError for what is wrong with the job as a whole, LockedError where another run has the folder, OutputError
    where nobody can write any more, and ExtraError without Dask. Whatever ends it, the same call goes on from there.
    """
    started = time.monotonic()
    plan = plan_of(job, shipped() if supplies is None else supplies)
    tally = Tally(Progress(plan.count()), watch)
    folder = make_folder(job.output.absolute())
    with contextlib.ExitStack() as stack:
        stack.enter_context(locked(folder))
        used = stack.enter_context(swept(folder))
        mark = stack.enter_context(marked(folder))
        manifest = stack.enter_context(Manifest(folder))
        crew = stack.enter_context(_crew(job, executor, tally.progress.rows))
        place = Workplace(plan, tally, _names(plan), folder, mark, manifest, crew, used)
        place.make_rows()
        summary = finish(place, _summary(plan, tally))
    return replace(summary, seconds=time.monotonic() - started)


def try_batch(
    job: BatchJob, *, supplies: Supplies | None = None, executor: HasSubmit | None = None, watch: Watch = nobody
) -> Summary:
    """What ``run_batch`` would come to in an empty folder: every document is made, in memory, and nothing written."""
    started = time.monotonic()
    plan = plan_of(job, shipped() if supplies is None else supplies)
    tally = Tally(Progress(plan.count()), watch)
    parcel = parcel_of(TryRows(plan.making), plan.supplies)
    with (
        _crew(job, executor, tally.progress.rows) as crew,
        closing(share_out(errands(plan, _names(plan), tally), parcel, crew, ordered=False)) as shared,
    ):
        for pairs in shared:
            for errand, outcome in pairs:
                tally.settle(errand.row, outcome)
            if job.stop_on_error and tally.failures:
                break
    stopped = job.stop_on_error and bool(tally.failures)
    return replace(_summary(plan, tally), stopped=stopped, seconds=time.monotonic() - started)


def _names(plan: Plan) -> Names:
    return Names(plan.names, folder=plan.job.output.absolute(), form=plan.job.form.stem)


def _summary(plan: Plan, tally: Tally) -> Summary:
    """What is known once all rows are through."""
    progress = tally.progress
    failures = sorted(tally.failures, key=lambda failure: failure[0].number)
    return Summary(
        rows=progress.rows,
        made=progress.made,
        unchanged=progress.unchanged,
        pages=tally.pages,
        failures={row.number: faults for row, faults in failures},
        warnings=plan.warnings,
        noted=tuple(tally.noted.values()),
    )


def _crew(job: BatchJob, executor: HasSubmit | None, rows: int) -> AbstractContextManager[Crew]:
    """Those who do the work: whom the caller brought, a cluster, or processes of our own."""
    if executor is not None:
        return contextlib.nullcontext(Guests(executor))
    if job.scheduler:
        return cluster(job.scheduler)
    return crew_of(job.workers or min(processors(), 1 + rows // _WORTH_A_PROCESS))
