"""Many documents from Python: forms in, one by one, and what came of each out, in memory that stays bounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from thaiforms.batch.crew import Crew, Guests, HasSubmit, crew_of, processors
from thaiforms.batch.packing import packed, unpacked
from thaiforms.batch.seam import Lost, share_out
from thaiforms.batch.work import parcel_of
from thaiforms.errors import CheckError, Fault, Place, UserError
from thaiforms.model import Form
from thaiforms.pipeline import Made, make
from thaiforms.supplies import Supplies, shipped


@dataclass(frozen=True)
class Result:
    """What came of one form out of many: its documents, or why there are none."""

    index: int  # of the form, counted from 0 in the order in which the forms came
    made: Made | None
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def make_many(
    forms: Iterable[Form],
    *,
    supplies: Supplies | None = None,
    executor: HasSubmit | None = None,
    ordered: bool = True,
) -> Iterator[Result]:
    """DOCX and PDF of each form, made by several processes at once; a bad form is a result with faults.

    Forms are taken as there is room for them, never all at once. Anything with ``submit`` serves as executor; without
    one, a process for each processor is spawned, so call it from under ``if __name__ == "__main__":``. Raises UsageError
    where workers run other versions than this process, or die whatever they do.
    """
    at_hand = shipped() if supplies is None else supplies
    if executor is not None:
        yield from _results(forms, at_hand, Guests(executor), ordered=ordered)
        return
    with crew_of(processors()) as crew:
        yield from _results(forms, at_hand, crew, ordered=ordered)


def _results(forms: Iterable[Form], supplies: Supplies, crew: Crew, *, ordered: bool) -> Iterator[Result]:
    parcel = parcel_of(MakeForms(), supplies)
    shared = share_out(enumerate(forms), parcel, crew, ordered=ordered)
    for (index, _), outcome in chain.from_iterable(shared):
        if isinstance(outcome, Lost):
            yield Result(index, None, (Fault("worker-lost"),), ())
        else:
            made, faults = unpacked(outcome, supplies)
            yield Result(index, made, faults, () if made is None else made.warnings)


@dataclass(frozen=True)
class MakeForms:
    """The order to make each of some numbered forms."""

    def perform(self, items: Sequence[tuple[int, Form]], supplies: Supplies) -> list[bytes]:
        """The documents of each form and its faults, packed."""
        return [packed(attempt(form, supplies)) for _, form in items]


def attempt(form: Form, supplies: Supplies) -> tuple[Made | None, tuple[Fault, ...]]:
    """The documents of a form, or all that is wrong with it; never an exception."""
    try:
        return make(form, supplies=supplies), ()
    except UserError as error:
        return None, error.faults
    except CheckError as error:
        return None, (Fault("check-failed", found=str(error)),)
    except Exception as error:  # a mistake of ours in one form is no reason to lose the others
        return None, (Fault("internal-error", Place(), f"{type(error).__name__}: {error}"),)
