"""From pydantic's errors to our faults: one code, one path, one Thai title each."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from thaiforms.errors import Fault, Place
from thaiforms.thai import DateError, to_thai_digits

if TYPE_CHECKING:
    from thaiforms.model.part import Part

_CODES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "model_type": "mapping-due",
    "string_unicode": "forbidden-character",
}
_MOST = 100
_LONGEST = 80  # characters of what was found that a fault repeats


class Problem(NamedTuple):
    """A fault below a field that has no model of its own to raise it: where, from that field on, and what."""

    path: tuple[str | int, ...]
    error: PydanticCustomError


def problem(code: str, found: object = "", **details: str) -> PydanticCustomError:
    """A fault with our code, raised inside pydantic, so that nobody has to match words."""
    return PydanticCustomError(code, code, {**details, "found": shown(found)})


def of_date(error: DateError) -> PydanticCustomError:
    """The fault of a date, year or round that cannot be read."""
    return problem(error.code, error.found, **error.details)


def together(problems: Iterable[Problem], error: ValidationError | None = None) -> ValidationError:
    """All problems, and those that pydantic found already, in one error."""
    details = [InitErrorDetails(type=item.error, loc=item.path, input=None) for item in problems]
    if error is not None:
        details[:0] = [_again(item) for item in error.errors(include_url=False)]
    return ValidationError.from_exception_data("form", details)


def faults_of(error: ValidationError, part: type[Part]) -> tuple[Fault, ...]:
    """Every fault of a part that was given wrong values, in the order of its fields; of thousands, the first hundred."""
    return tuple(_fault(item, part) for item in error.errors(include_url=False)[:_MOST])


def path_of(location: Iterable[str | int]) -> str:
    """The path in Python's way of writing: ``indicators[2].levels[0][1]``."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in location)
    return "".join(steps).removeprefix(".")


def shown(value: object) -> str:
    """What was found, in few enough characters to be repeated, and in such as can be written."""
    text = type(value).__name__ if isinstance(value, (dict, list, tuple)) else str(value)
    whole = text[:_LONGEST].encode("utf-8", "backslashreplace").decode("utf-8")
    return whole if len(text) <= _LONGEST else f"{whole}…"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that a misspelt one is closest to, or nothing."""
    return next(iter(difflib.get_close_matches(word.casefold(), known, n=1, cutoff=0.6)), "")


def _again(item: ErrorDetails) -> InitErrorDetails:
    kind = PydanticCustomError(item["type"], item["type"], item.get("ctx"))
    return InitErrorDetails(type=kind, loc=item["loc"], input=item["input"])


def _fault(item: ErrorDetails, part: type[Part]) -> Fault:
    details = {name: str(value) for name, value in item.get("ctx", {}).items()}
    code = _CODES.get(item["type"], item["type"])
    found = details.pop("found", "" if code == "missing-field" else shown(item["input"]))
    location = item["loc"]
    if code == "unknown-field":
        found = str(location[-1])
        details |= _suggestions(found, _owner(part, location[:-1]))
    details["title"] = title_of(part, location)
    return Fault(code, Place(field=path_of(location)), found, details)


def _suggestions(name: str, owner: type[Part] | None) -> dict[str, str]:
    fields = {} if owner is None else owner.model_fields
    by_title = {str(field.title): known for known, field in fields.items()}
    guess = nearest(name, [*fields, *by_title])
    return {"known": ", ".join(fields), "nearest": by_title.get(guess, guess)}


def _owner(part: type[Part], location: Iterable[str | int]) -> type[Part] | None:
    """The part whose field the end of a location names."""
    owner: type[Part] | None = part
    for step in location:
        if isinstance(step, str) and owner is not None:
            owner = part_in(owner.model_fields[step].annotation) if step in owner.model_fields else None
    return owner


def title_of(part: type[Part], location: tuple[str | int, ...]) -> str:
    """The Thai titles along a location, such as ``ตัวชี้วัดที่ ๓ › น้ำหนัก``."""
    return " › ".join(_titles(part, location))


def _titles(part: type[Part], location: tuple[str | int, ...]) -> Iterator[str]:
    for place, step in enumerate(location):
        owner = _owner(part, location[:place])
        if isinstance(step, str) and owner is not None and step in owner.model_fields:
            following = location[place + 1 : place + 2]
            count = f"ที่ {to_thai_digits(str(following[0] + 1))}" if following and isinstance(following[0], int) else ""
            yield f"{owner.model_fields[step].title}{count}"


def part_in(annotation: Any) -> type[Part] | None:
    """The part that an annotation such as ``tuple[Indicator, ...]`` speaks of."""
    if hasattr(annotation, "model_fields"):
        return annotation  # type: ignore[no-any-return]
    return next((found for inner in get_args(annotation) if (found := part_in(inner)) is not None), None)
