"""A Dask cluster as the one who does the work; the only file that knows Dask."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from thaiforms.batch.crew import Guests
from thaiforms.errors import ExtraError, Fault, UsageError

_TIMEOUT = 10  # seconds to answer
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
        threads = sum(client.nthreads().values())
        if not threads:
            raise UsageError(Fault("scheduler-without-workers", found=address))
        yield Guests(_executor(client), workers=threads)


def _client(library: Any, address: str) -> Any:
    return library.Client(address, timeout=_TIMEOUT, set_as_default=False)


def _executor(client: Any) -> Any:
    """Work that is equal is done as often as it is asked for (``pure=False``): it writes files."""
    return client.get_executor(pure=False, retries=_RETRIES)
