"""A Dask cluster as the one who does the work; the only file that knows Dask."""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Callable, Iterator
from typing import Any

from thaiforms.batch.crew import Guests
from thaiforms.batch.work import Chunk, Done, Missing
from thaiforms.errors import ExtraError, Fault, UsageError

_TIMEOUT = 10  # seconds to answer, and for a worker to be there
_RETRIES = 2  # of a chunk whose worker was lost


@contextlib.contextmanager
def cluster(address: str) -> Iterator[Guests]:
    """The workers of a scheduler. Raises ExtraError without the extra "dask", UsageError where nobody answers or works."""
    try:
        import distributed  # the extra "dask"; takes a second to load
    except ImportError as error:
        raise ExtraError(Fault("extra-missing", found="dask")) from error
    try:
        client = _client(distributed, address)
    except (OSError, ValueError) as error:
        raise UsageError(Fault("scheduler-silent", found=address, details={"reason": str(error)})) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_TIMEOUT)
        except TimeoutError as error:
            raise UsageError(Fault("scheduler-without-workers", found=address)) from error
        yield Guests(_Posting(client), workers=sum(client.nthreads().values()))


def _client(library: Any, address: str) -> Any:
    return library.Client(address, timeout=_TIMEOUT, set_as_default=False)


class _Posting:
    """A cluster's executor, whose scheduler passes chunks on without looking into them."""

    def __init__(self, client: Any) -> None:
        # pure=False: equal work is done as often as it is asked for, because it writes files
        self._executor = client.get_executor(pure=False, retries=_RETRIES)

    def submit(self, function: Callable[[Chunk], Done | Missing], chunk: Chunk) -> Any:
        """The chunk's future."""
        return self._executor.submit(unpack_and_do, function, pickle.dumps(chunk, protocol=5))


def unpack_and_do(function: Callable[[Chunk], Done | Missing], data: bytes) -> Done | Missing:
    """What came of a chunk that was posted."""
    chunk: Chunk = pickle.loads(data)  # from the one who started this run, as all that a worker is sent
    return function(chunk)
