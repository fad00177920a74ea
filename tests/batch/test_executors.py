"""One contract for whoever does the work: the same documents byte for byte, and the same manifest."""

import datetime
import pickle
import shutil
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, replace
from multiprocessing import get_context

import pytest

import thaiforms
from batching import Hostile, Inline, files_of, job, leftovers_of, manifest_of, people, write_roster
from clusters import cluster
from thaiforms.batch import luggage
from thaiforms.batch.crew import Guests
from thaiforms.batch.seam import share_out
from thaiforms.batch.work import Done, parcel_of
from thaiforms.supplies import shipped

ROWS = 30
BAD = 7  # the row without a name


def roster(folder):
    folder.mkdir(exist_ok=True)
    rows = people(ROWS)
    rows[BAD - 1] = (rows[BAD - 1][0], "")
    return write_roster(folder, rows)


@contextmanager
def spawned():
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        yield pool


OTHERS = {
    "inline": lambda: nullcontext(Inline()),
    "threads": lambda: ThreadPoolExecutor(3),
    "a pool of the caller's": spawned,
    "hostile": lambda: closing(Hostile()),
    "another hostile one": lambda: closing(Hostile(seed=2)),
}


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """What one process makes of the roster, by itself."""
    folder = tmp_path_factory.mktemp("alone")
    summary = thaiforms.run_batch(job(folder, roster(folder), print_file=True, group="{district}"))
    return files_of(folder / "out"), manifest_of(folder / "out"), summary


def holds_to_the_contract(folder, summary, alone):
    files, manifest, known = alone
    assert summary.failures.keys() == {BAD}, summary.failures
    assert files_of(folder / "out") == files
    assert manifest_of(folder / "out") == manifest
    assert leftovers_of(folder) == []
    assert (summary.made, summary.unchanged, summary.pages) == (known.made, 0, known.pages)
    assert {row: [fault.code for fault in faults] for row, faults in summary.failures.items()} == {
        BAD: ["name-part-empty"]
    }


@pytest.mark.parametrize("name", OTHERS)
def test_every_executor_makes_the_same_documents_and_manifest(name, alone, tmp_path):
    with OTHERS[name]() as executor:
        summary = thaiforms.run_batch(
            job(tmp_path, roster(tmp_path), print_file=True, group="{district}"), executor=executor
        )
    holds_to_the_contract(tmp_path, summary, alone)


def test_our_own_pool_makes_the_same_documents_and_manifest(alone, tmp_path):
    summary = thaiforms.run_batch(job(tmp_path, roster(tmp_path), print_file=True, group="{district}", workers=2))
    holds_to_the_contract(tmp_path, summary, alone)


@pytest.mark.slow
def test_a_dask_cluster_makes_the_same_documents_and_manifest_even_if_a_worker_is_killed(alone, tmp_path):
    rows = 120
    undisturbed = tmp_path / "undisturbed"
    thaiforms.run_batch(job(undisturbed, rows))
    with cluster(tmp_path) as found:
        asked = job(
            tmp_path, roster(tmp_path), print_file=True, group="{district}", workers=None, scheduler=found.address
        )
        holds_to_the_contract(tmp_path, thaiforms.run_batch(asked), alone)
        killed = []

        def watch(progress):
            if progress.made > rows / 4 and not killed:
                killed.append(progress.made)
                found.workers[0].kill()

        folder = tmp_path / "disturbed"
        summary = thaiforms.run_batch(job(folder, rows, workers=None, scheduler=found.address), watch=watch)
    assert 0 < killed[0] < rows
    assert (summary.made, summary.failures) == (rows, {})
    assert files_of(folder / "out") == files_of(undisturbed / "out")
    assert manifest_of(folder / "out") == manifest_of(undisturbed / "out")


def test_a_scheduler_that_does_not_answer_is_told(tmp_path):
    with pytest.raises(thaiforms.UsageError) as caught:
        thaiforms.run_batch(job(tmp_path, workers=None, scheduler="no address at all"))
    assert caught.value.faults[0].code == "scheduler-silent"


def test_a_row_travels_back_in_at_most_300_bytes(tmp_path):
    sizes = []
    with ThreadPoolExecutor(2) as executor:

        class Weighing:
            def submit(self, function, chunk):
                future = executor.submit(function, chunk)
                future.add_done_callback(lambda done: sizes.append((done.result(), len(chunk.items))))
                return future

        thaiforms.run_batch(job(tmp_path, ROWS), executor=Weighing())
    done = [(len(pickle.dumps(outcome)), rows) for outcome, rows in sizes if isinstance(outcome, Done)]
    assert sum(rows for _, rows in done) == ROWS
    assert sum(size for size, _ in done) <= 300 * ROWS


def test_a_worker_with_other_versions_stops_the_run(tmp_path, monkeypatch):
    class Elsewhere(Inline):
        def submit(self, function, chunk):
            there = {**luggage.versions(), "lxml": "1.0", "fonts": "others"}
            monkeypatch.setattr(luggage, "versions", lambda: there)
            try:
                return super().submit(function, chunk)
            except thaiforms.UsageError as error:
                future = Future()
                future.set_exception(error)
                return future
            finally:
                monkeypatch.undo()

    with pytest.raises(thaiforms.UsageError) as caught:
        thaiforms.run_batch(job(tmp_path, 3, numerals="arabic"), executor=Elsewhere())
    assert [fault.code for fault in caught.value.faults] == ["worker-differs"] * 2
    assert {fault.found for fault in caught.value.faults} == {"lxml", "fonts"}
    assert files_of(tmp_path / "out") == {}


@dataclass(frozen=True)
class Whoami:
    """The order to tell which fonts and templates a worker has."""

    def perform(self, items, supplies):
        face = supplies.face("TH Sarabun New", bold=True)
        return [(face.digest, len(supplies.template("circular")), supplies.moment) for _ in items]


def test_supplies_of_ones_own_travel_with_the_order(tmp_path):
    home = shipped()
    templates = tmp_path / "templates" / "circular"
    templates.mkdir(parents=True)
    shutil.copy(home.templates / "circular" / "template.docx", templates)
    moment = datetime.datetime(2021, 6, 15, tzinfo=datetime.UTC)
    own = replace(home, templates=templates.parent, moment=moment)
    parcel = parcel_of(Whoami(), own)
    shutil.rmtree(templates)
    with spawned() as pool:
        ((_, seen),) = [pair for pairs in share_out([1], parcel, Guests(pool)) for pair in pairs]
    expected = home.face("TH Sarabun New", bold=True).digest
    assert seen == (expected, len(home.template("circular")), moment)
