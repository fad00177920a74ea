"""Work is shared out lazily, in chunks, to whoever takes it; what is lost is found again, and what kills is left out."""

import tracemalloc
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain

import pytest

from batching import Hostile, Inline
from thaiforms.batch.crew import Alone, Guests
from thaiforms.batch.seam import LOST, Pace, share_out
from thaiforms.batch.work import Chunk, Done, Missing, parcel_of, work
from thaiforms.errors import Fault, UsageError
from thaiforms.supplies import shipped


@dataclass(frozen=True)
class Double:
    """The order to double each item."""

    def perform(self, items, supplies):
        return [2 * item for item in items]


def parcel():
    return parcel_of(Double(), shipped())


def shared(items, crew, **options):
    return list(chain.from_iterable(share_out(items, parcel(), crew, **options)))


class Deadly:
    """A crew whose workers die of certain items, and now and then for no reason."""

    workers, window = 2, 6

    def __init__(self, deadly=(), deaths=()):
        self.deadly, self.deaths = set(deadly), set(deaths)
        self.submitted, self.renewed, self.broken = 0, 0, False

    def submit(self, chunk):
        if self.broken:
            raise BrokenProcessPool("still broken")
        self.submitted += 1
        future = Future()
        if self.submitted in self.deaths or self.deadly & set(chunk.items):
            self.broken = True
            future.set_exception(BrokenProcessPool("a worker died"))
        else:
            future.set_result(work(chunk))
        return future

    def renew(self):
        self.renewed += 1
        self.broken = False


@pytest.mark.parametrize("ordered", [True, False])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 100, 5000])
def test_each_item_comes_back_once_with_what_came_of_it(count, ordered):
    with ThreadPoolExecutor(3) as threads:
        assert sorted(shared(range(count), Guests(threads), ordered=ordered)) == [(n, 2 * n) for n in range(count)]


def test_order_is_kept_where_it_is_asked_for():
    hostile = Hostile()
    try:
        assert [item for item, _ in shared(range(300), Guests(hostile))] == list(range(300))
    finally:
        hostile.close()


def test_no_more_is_taken_than_there_is_room_for():
    taken = 0

    def source():
        nonlocal taken
        for number in range(100_000):
            taken += 1
            yield number

    class Waiting:
        """An executor that does nothing until it is asked for a result."""

        most = 0

        def submit(self, function, chunk):
            nonlocal ahead
            future = Future()
            future.set_result(function(chunk))
            ahead = max(ahead, taken - seen)
            return future

    ahead, seen = 0, 0
    crew = Guests(Waiting(), workers=2)
    for pairs in share_out(source(), parcel(), crew):
        seen += len(pairs)
    assert crew.window == 6
    assert seen == taken == 100_000
    assert ahead <= (crew.window + 1) * 512


def test_nothing_is_taken_before_it_is_asked_for():
    taken = []
    items = (taken.append(number) or number for number in range(1000))
    results = share_out(items, parcel(), Alone())
    assert taken == []
    next(results)
    assert len(taken) <= 4
    results.close()
    assert len(taken) <= 4


def test_a_million_items_pass_in_bounded_memory():
    forgetting = parcel_of(Forget(), shipped())
    passed = 0
    tracemalloc.start()
    try:
        for pairs in share_out((None for _ in range(1_000_000)), forgetting, Alone(), ordered=False):
            passed += len(pairs)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert passed == 1_000_000
    assert peak < 8 * 1024 * 1024


@dataclass(frozen=True)
class Forget:
    """The order to do nothing."""

    def perform(self, items, supplies):
        return [None] * len(items)


@pytest.mark.parametrize("deadly", [{0}, {999}, {500}, {0, 1}, {3, 77, 412, 998}, {10, 11, 12}])
def test_items_that_kill_are_found_and_all_others_made(deadly):
    crew = Deadly(deadly)
    results = dict(shared(range(1000), crew))
    assert {item for item, outcome in results.items() if outcome is LOST} == deadly
    assert all(outcome == 2 * item for item, outcome in results.items() if item not in deadly)
    assert crew.renewed >= 3 * len(deadly)


@pytest.mark.parametrize("deaths", [{1}, {2}, {1, 2, 3}, {5, 9}, {1, 2, 3, 4}])
def test_workers_that_die_of_nothing_cost_time_only(deaths):
    crew = Deadly(deaths=deaths)
    assert shared(range(200), crew) == [(n, 2 * n) for n in range(200)]
    assert crew.renewed == len(deaths)


def test_workers_that_die_whatever_they_do_end_the_run():
    with pytest.raises(UsageError) as caught:
        shared(range(1000), Deadly(range(1000)))
    assert caught.value.faults[0].code == "workers-die"


def test_an_executor_that_breaks_and_cannot_be_renewed_is_told():
    class Broken:
        def submit(self, function, chunk):
            raise BrokenProcessPool("gone")

    with pytest.raises(UsageError) as caught:
        shared(range(10), Guests(Broken()))
    assert [(fault.code, fault.found) for fault in caught.value.faults] == [("executor-broken", "Broken")]


def test_an_executor_that_loses_a_chunk_is_asked_again():
    class Forgetful(Inline):
        lost = 0

        def submit(self, function, chunk):
            self.lost += 1
            if self.lost % 3 == 0:
                future = Future()
                future.set_exception(RuntimeError("KilledWorker"))
                return future
            return super().submit(function, chunk)

    assert shared(range(500), Guests(Forgetful())) == [(n, 2 * n) for n in range(500)]


def test_what_is_to_stop_the_run_stops_it():
    with pytest.raises(UsageError) as caught:
        shared(range(10), Guests(Refusing()))
    assert caught.value.faults[0].code == "worker-differs"


class Refusing(Inline):
    def submit(self, function, chunk):
        future = Future()
        future.set_exception(UsageError(Fault("worker-differs")))
        return future


def test_an_order_is_sent_once_to_a_worker_that_asks_for_it():
    sent = []

    class Noting(Inline):
        def submit(self, function, chunk):
            sent.append(chunk.parcel is not None)
            return super().submit(function, chunk)

    order = parcel_of(Tripled(5), shipped())
    list(share_out(range(2000), order, Guests(Noting(), workers=1)))
    assert sum(sent) <= 3
    assert len(sent) > 10 - 5


@dataclass(frozen=True)
class Tripled:
    mark: int

    def perform(self, items, supplies):
        return [3 * item for item in items]


def test_a_worker_says_that_it_lacks_an_order_rather_than_guess():
    order = parcel_of(Tripled(6), shipped())
    assert isinstance(work(Chunk(order.digest, (1, 2))), Missing)
    assert work(Chunk(order.digest, (1, 2), order.data)).outcomes == [3, 6]
    assert isinstance(work(Chunk(order.digest, (1, 2))), Done)


@pytest.mark.parametrize(
    ("items", "seconds", "size"),
    [(2, 0.02, 8), (8, 0.08, 32), (32, 0.32, 50), (50, 1.0, 25), (1, 30.0, 1), (10, 0.0, 40), (400, 0.001, 512)],
)
def test_chunks_come_to_last_half_a_second(items, seconds, size):
    pace = Pace()
    pace.learn(items, seconds)
    assert pace.size == size
