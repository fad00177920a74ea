"""Work that makes many objects and hardly any garbage, done without Python's collector looking through them all the while."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def uncollected(work: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """The work with the collector paused, and as it was afterwards: a tenth of a document's time, a third of a long one's."""

    @wraps(work)
    def done(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
        if not gc.isenabled():
            return work(*arguments, **named)
        gc.disable()
        try:
            return work(*arguments, **named)
        finally:
            gc.enable()

    return done
