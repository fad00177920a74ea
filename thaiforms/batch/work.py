"""What passes between the one who shares out the work and those who do it: chunks there, what came of them back.

A chunk names its order by a hash. A worker that has not met the order says so, is sent the chunk once more with the
order in a parcel, and keeps what it unpacked: so fonts, templates and the form go to each worker once, whatever
executor carries the chunks, and need no folder that both ends share.
"""

from __future__ import annotations

import hashlib
import pickle
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Protocol

from thaiforms.batch.luggage import Luggage, pack, refuse_others, versions
from thaiforms.supplies import Supplies

_KEPT = 4  # orders that a worker remembers


class Order(Protocol):
    """What is to be done with each item of a chunk; it travels by pickle, and so do its items and what comes of them."""

    def perform(self, items: Sequence[Any], supplies: Supplies) -> list[Any]:
        """What came of each item, in their order. Raises only what is to stop the whole run."""
        ...


@dataclass(frozen=True)
class Parcel:
    """An order with all that carrying it out takes, as bytes, and their hash."""

    digest: str
    data: bytes


@dataclass(frozen=True)
class Chunk:
    """Some items for one worker, and the hash of the order to carry out, with the order itself where it was asked for."""

    digest: str
    items: tuple[Any, ...]
    parcel: bytes | None = None


@dataclass(frozen=True)
class Done:
    """What came of a chunk's items, and how long they took."""

    outcomes: list[Any]
    seconds: float


@dataclass(frozen=True)
class Missing:
    """The word of a worker that it does not know the order yet."""


@dataclass(frozen=True)
class _Bundle:
    order: Order
    luggage: Luggage
    versions: Mapping[str, str]


def parcel_of(order: Order, supplies: Supplies) -> Parcel:
    """The order, packed. Raises UsageError or GlyphError where a file of the supplies cannot be read."""
    data = pickle.dumps(_Bundle(order, pack(supplies), dict(versions())), protocol=5)
    return Parcel(hashlib.sha256(data).hexdigest(), data)


_known: OrderedDict[str, tuple[Order, Supplies]] = OrderedDict()  # bounded by _KEPT
_lock = Lock()


def work(chunk: Chunk) -> Done | Missing:
    """Carry out an order on a chunk. Raises UsageError where this worker's versions are not those of the run."""
    with _lock:
        known = _unpacked(chunk)
    if known is None:
        return Missing()
    order, supplies = known
    started = time.perf_counter()
    return Done(order.perform(chunk.items, supplies), time.perf_counter() - started)


def _unpacked(chunk: Chunk) -> tuple[Order, Supplies] | None:
    """The chunk's order, kept from before or unpacked now, or None where it is neither here nor in the chunk."""
    if chunk.digest in _known:
        _known.move_to_end(chunk.digest)
        return _known[chunk.digest]
    if chunk.parcel is None:
        return None
    bundle: _Bundle = pickle.loads(chunk.parcel)  # from the one who started this worker, as every chunk is
    refuse_others(bundle.versions)
    _known[chunk.digest] = (bundle.order, bundle.luggage.unpacked())
    while len(_known) > _KEPT:
        _known.popitem(last=False)
    return _known[chunk.digest]
