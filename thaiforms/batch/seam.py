"""Items shared out in chunks and what came of them taken back, lazily, whoever does the work.

Nothing is asked of an executor but ``submit``. Items are taken from their source only as there is room for them, so
memory stays bounded however many they are. A chunk that is lost is made again, and halved down to the item that ends
whoever takes it up.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeAlias

from thaiforms.batch.crew import Crew, Outcome
from thaiforms.batch.work import Chunk, Done, Missing, Parcel
from thaiforms.errors import Fault, ThaiformsError, UsageError

CHUNK_SECONDS = 0.5  # of work: less, and the way there and back counts; more, and a loss costs more
_FIRST, _MOST, _GROWTH = 2, 512, 4
_TRIES = 3  # pools that an item may break by itself before it is given up
_BREAKS = 20  # one after the other with nothing done in between: then it is not the items


class Lost:
    """What came of an item that ended every worker that took it up."""


LOST = Lost()


@dataclass
class Pace:
    """How many items make a chunk of the right length, learned from those that were done."""

    size: int = _FIRST

    def learn(self, items: int, seconds: float) -> None:
        """Come closer to chunks of the right length, at most four times as long as this one."""
        fitting = int(items * CHUNK_SECONDS / seconds) if seconds > 0 else _MOST
        self.size = max(1, min(fitting, items * _GROWTH, _MOST))


@dataclass
class _Sent:
    """A chunk on its way, and the promise of what will come of it."""

    chunk: Chunk
    future: Future[Outcome]
    lost: bool = False


Pairs: TypeAlias = list[tuple[Any, Any]]
"""Items of a chunk, each with what came of it."""


def share_out(
    items: Iterable[Any], parcel: Parcel, crew: Crew, *, ordered: bool = True
) -> Generator[Pairs, None, None]:
    """Each item with what came of it, or ``LOST``, chunk by chunk; in the items' order, or as they are done.

    Raises what a worker raised to stop the run, and UsageError where workers die whatever they do.
    """
    sharing = _Sharing(parcel, crew, ordered=ordered)
    try:
        yield from sharing.through(items)
    finally:
        sharing.call_off()


class _Sharing:
    """One run through the items: what is on its way, and how it goes."""

    def __init__(self, parcel: Parcel, crew: Crew, *, ordered: bool) -> None:
        self._parcel, self._crew, self._ordered = parcel, crew, ordered
        self._pace = Pace()
        self._sent: deque[_Sent] = deque()
        self._breaks = 0

    def through(self, items: Iterable[Any]) -> Iterator[Pairs]:
        source = iter(items)
        while taken := tuple(islice(source, self._pace.size)):
            self._sent.append(self._send(Chunk(self._parcel.digest, taken)))
            while len(self._sent) >= self._crew.window:
                yield from self._take()
        while self._sent:
            yield from self._take()

    def call_off(self) -> None:
        """Let go of what is still on its way."""
        for sent in self._sent:
            sent.future.cancel()
        self._sent.clear()

    def _take(self) -> Iterator[Pairs]:
        """What came of the first chunk, or where order does not matter of any that is done."""
        sent = self._next()
        outcome = None if sent.lost else self._outcome(sent)
        if isinstance(outcome, Missing):
            sent.chunk = replace(sent.chunk, parcel=self._parcel.data)
            self._sent.appendleft(self._send(sent.chunk))
        elif isinstance(outcome, Done):
            yield self._paired(sent.chunk, outcome)
        else:
            wait([other.future for other in self._sent])  # so that what breaks next breaks by this chunk
            yield from self._with_care(sent.chunk)

    def _next(self) -> _Sent:
        if not self._ordered:
            wait([sent.future for sent in self._sent], return_when=FIRST_COMPLETED)
            done = next(sent for sent in self._sent if sent.future.done())
            self._sent.remove(done)
            return done
        return self._sent.popleft()

    def _send(self, chunk: Chunk) -> _Sent:
        try:
            return _Sent(chunk, self._crew.submit(chunk))
        except BrokenExecutor as error:  # told of now, dealt with where its turn comes
            future: Future[Outcome] = Future()
            future.set_exception(error)
            return _Sent(chunk, future)

    def _outcome(self, sent: _Sent) -> Outcome | None:
        """What came of a chunk, or None where it was lost. Raises what is to stop the run."""
        try:
            return sent.future.result()
        except ThaiformsError:
            raise
        except CancelledError as error:
            raise UsageError(Fault("executor-broken", found=str(error))) from error
        except BrokenExecutor:
            self._count_break()
            self._crew.renew()
            self._write_off()
        except Exception:  # of an executor that goes on without the worker it lost
            self._count_break()
        return None

    def _write_off(self) -> None:
        """Mark what else was lost when the pool broke, so that it is not taken for another break."""
        wait([sent.future for sent in self._sent])
        for sent in self._sent:
            sent.lost = sent.future.cancelled() or isinstance(sent.future.exception(), BrokenExecutor)

    def _count_break(self) -> None:
        self._breaks += 1
        if self._breaks > _BREAKS:
            raise UsageError(Fault("workers-die", found=str(self._breaks)))

    def _with_care(self, chunk: Chunk) -> Iterator[Pairs]:
        """What came of a lost chunk, sent again by itself, and in halves where it is lost again."""
        for _ in range(_TRIES if len(chunk.items) == 1 else 1):
            outcome = self._outcome(self._send(replace(chunk, parcel=self._parcel.data)))
            if isinstance(outcome, Done):
                yield self._paired(chunk, outcome)
                return
        if len(chunk.items) == 1:
            yield [(chunk.items[0], LOST)]
            return
        middle = len(chunk.items) // 2
        for part in (chunk.items[:middle], chunk.items[middle:]):
            yield from self._with_care(replace(chunk, items=part))

    def _paired(self, chunk: Chunk, done: Done) -> Pairs:
        self._breaks = 0
        self._pace.learn(len(chunk.items), done.seconds)
        return list(zip(chunk.items, done.outcomes, strict=True))
