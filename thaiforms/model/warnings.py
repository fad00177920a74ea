"""What is worth a word but doesn't stop the work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

from thaiforms.errors import Fault, Place
from thaiforms.model.agreement import Agreement
from thaiforms.model.circular import Circular

CLOSINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "เรียน": ("ขอแสดงความนับถือ",),
        "กราบเรียน": ("ขอแสดงความนับถืออย่างยิ่ง",),
        "นมัสการ": ("ขอนมัสการด้วยความเคารพ", "ขอนมัสการด้วยความเคารพอย่างสูง", "ขอนมัสการด้วยความเคารพอย่างยิ่ง"),
    }
)
"""By salutation (คำขึ้นต้น), the closings (คำลงท้าย) that fit it: the annex of the regulation on correspondence."""


def warnings(form: Circular | Agreement) -> tuple[Fault, ...]:
    """What a careful registrar would ask about."""
    return tuple(_letter(form) if isinstance(form, Circular) else _table(form))


def _letter(letter: Circular) -> Iterator[Fault]:
    fitting = CLOSINGS.get(letter.salutation)
    if fitting is None:
        known = ", ".join(CLOSINGS)
        yield Fault("unusual-salutation", Place(field="salutation"), letter.salutation, {"known": known})
    elif letter.closing not in fitting:
        details = {"salutation": letter.salutation, "fitting": ", ".join(fitting)}
        yield Fault("closing-does-not-fit", Place(field="closing"), letter.closing, details)


def _table(table: Agreement) -> Iterator[Fault]:
    numbers = [row.number for row in table.indicators]
    for place, (before, number) in enumerate(pairwise(numbers), 1):
        if number < before:
            yield Fault(
                "number-out-of-order", Place(field=f"indicators[{place}].number"), str(number), {"before": str(before)}
            )
            return
