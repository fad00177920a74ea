"""What a killed run left half written, cleared away before and after the next."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from thaiforms.safety.moving import sweep


@contextlib.contextmanager
def swept(folder: Path) -> Iterator[set[Path]]:
    """A set for the folders that the run uses. All of them are swept when it ends, the run's own before it begins too."""
    sweep(folder)
    used = {folder}
    try:
        yield used
    finally:
        for each in used:
            sweep(each)
