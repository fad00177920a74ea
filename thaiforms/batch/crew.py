"""Those who do the work: this process, a pool of processes of our own, or any executor that somebody brings."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, Protocol, Self

from thaiforms.batch.work import Chunk, Done, Missing, work
from thaiforms.errors import Fault, UsageError

Outcome = Done | Missing


class HasSubmit(Protocol):
    """Anything that takes work as an executor of the standard library does."""

    def submit(self, fn: Any, /, *arguments: Any) -> Any:
        """A future of what the function will return."""
        ...


class Crew(Protocol):
    """Those who take chunks, how many of them there are, and whether others can stand in for them."""

    workers: int
    window: int  # how many chunks may be on their way or waiting to be taken back

    def submit(self, chunk: Chunk) -> Future[Outcome]:
        """The chunk's future."""
        ...

    def renew(self) -> None:
        """Put others in place of those that died. Raises UsageError where that cannot be done."""
        ...


class Alone:
    """This process, which does each chunk as it is handed in."""

    workers = 1
    window = 1

    def submit(self, chunk: Chunk) -> Future[Outcome]:
        """A future that is done already."""
        future: Future[Outcome] = Future()
        try:
            future.set_result(work(chunk))
        except Exception as error:
            future.set_exception(error)
        return future

    def renew(self) -> None:
        """Nobody died, or nobody would be left to ask."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None


class Guests:
    """An executor that somebody brought, and closes again."""

    def __init__(self, executor: HasSubmit, *, workers: int | None = None) -> None:
        self._executor = executor
        known = getattr(executor, "_max_workers", None)  # the standard library's pools tell no other way
        self.workers = workers or (known if isinstance(known, int) else processors())
        self.window = 3 * self.workers

    def submit(self, chunk: Chunk) -> Future[Outcome]:
        """The future that the executor gives."""
        future: Future[Outcome] = self._executor.submit(work, chunk)
        return future

    def renew(self) -> None:
        """Refuse: only who brought an executor can bring another. Raises UsageError."""
        raise UsageError(Fault("executor-broken", found=type(self._executor).__name__))


class Pool:
    """Processes of our own, spawned, which end with this one and are made anew when one of them dies."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self.window = 3 * workers
        self._executor = _spawned(workers)

    def submit(self, chunk: Chunk) -> Future[Outcome]:
        """The chunk's future. Raises BrokenExecutor where a worker has died."""
        return self._executor.submit(work, chunk)

    def renew(self) -> None:
        """A new pool for the broken one."""
        _close(self._executor)
        self._executor = _spawned(self.workers)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _close(self._executor)


def crew_of(workers: int) -> Alone | Pool:
    """So many workers of our own: this process where one is enough."""
    return Alone() if workers == 1 else Pool(workers)


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on macOS and Windows
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _spawned(workers: int) -> Executor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_stand_by)


def _close(executor: Executor) -> None:
    executor.shutdown(wait=True, cancel_futures=True)


def _stand_by() -> None:
    """Leave Ctrl-C to the parent, and end when it ends, however that happens: its pipes alone would not tell."""
    with contextlib.suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)  # at once: what was being written stays under its passing name
