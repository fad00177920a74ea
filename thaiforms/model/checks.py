"""What no single field can know: whether weights, numbers, salutation and closing fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from pydantic_core import PydanticCustomError

from thaiforms.model.problems import Problem, problem
from thaiforms.model.values import read_weight, read_whole


def table_problems(rows: Any) -> Iterator[Problem]:
    """What is wrong with a table as a whole; its rows may be read already, or may still be as they were typed."""
    if isinstance(rows, (list, tuple)):
        if not rows:
            yield Problem((), problem("empty-field"))
            return
        weights = [_read(row, "weight", read_weight) for row in rows]
        if None not in weights:
            yield from weight_problems(weights)
        yield from number_problems([_number(row, place) for place, row in enumerate(rows, 1)])


def weight_problems(weights: Sequence[Decimal]) -> Iterator[Problem]:
    """The problem, if any, of weights (น้ำหนัก) that don't sum to a hundred."""
    total = sum(weights, Decimal(0))
    if total != 100:
        yield Problem(
            (), problem("weights-not-100", f"{total:f}", weights=" + ".join(f"{weight:f}" for weight in weights))
        )


def number_problems(numbers: Sequence[int | None]) -> Iterator[Problem]:
    """Numbers that stand twice, and the first number that is left out where all can be read and differ."""
    first: dict[int, int] = {}
    for place, number in enumerate(numbers):
        if number is not None and first.setdefault(number, place) != place:
            yield Problem((place, "number"), problem("number-twice", number, first=str(first[number] + 1)))
    if len(first) == len(numbers):
        beyond = [place for number, place in first.items() if number > len(numbers)]
        missing = [number for number in range(1, len(numbers) + 1) if number not in first]
        for place, number in zip(beyond[:1], missing, strict=False):
            yield Problem((place, "number"), problem("number-missing", numbers[place], missing=str(number)))


def _number(row: Any, place: int) -> int | None:
    """The row's number, or its place in the table; None where it cannot be read, as 0 cannot."""
    given = row.get("number", "") if isinstance(row, Mapping) else getattr(row, "number", 0)
    return place if given is None or given in (0, "") else _read(row, "number", read_whole) or None


def _read(row: Any, name: str, reader: Any) -> Any:
    """A field of a row, or None where it cannot be read."""
    value = row.get(name, "") if isinstance(row, Mapping) else getattr(row, name, "")
    try:
        return reader(value)
    except PydanticCustomError:
        return None
