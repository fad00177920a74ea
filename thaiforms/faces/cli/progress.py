"""How far a batch has come: a bar for eyes, plain lines now and then for a pipe, nothing where it is to be quiet."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import thaiforms
from thaiforms.faces.cli.terminal import Language, shows_colour, write

Watch: TypeAlias = "Callable[[thaiforms.Progress], None]"
_PAUSE = 5.0  # seconds between plain lines
_SHOWN_OFTEN = 0.1  # seconds between changes of the bar
_WORDS = {
    "th": {
        "documents": "เอกสาร",
        "print files": "ไฟล์พิมพ์",
        "archive": "ZIP",
        "line": "{done}/{rows} แถว · {rate:.0f} ฉบับ/วินาที · เหลือ {left} · ผิดพลาด {failed}",
        "rate": "ฉบับ/วินาที",
        "failed": "ผิดพลาด",
    },
    "en": {
        "documents": "documents",
        "print files": "print files",
        "archive": "ZIP",
        "line": "{done}/{rows} rows · {rate:.0f} a second · {left} left · {failed} failed",
        "rate": "a second",
        "failed": "failed",
    },
}


class Rate:
    """Documents a second and the time that is left, since the watch began."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._began = clock, clock()

    def rate(self, progress: thaiforms.Progress) -> float:
        """Documents made a second."""
        return progress.made / max(self._clock() - self._began, 1e-3)

    def left(self, progress: thaiforms.Progress) -> str:
        """Minutes and seconds until all rows are through, or a question mark."""
        if not progress.made:
            return "?"
        seconds = round((progress.rows - progress.done) / self.rate(progress))
        return f"{seconds // 60}:{seconds % 60:02}"


@contextlib.contextmanager
def progress_shown(language: Language, *, silent: bool) -> Iterator[Watch]:
    """A function to be told of progress, which shows it on stderr."""
    if silent:
        yield _unseen
    elif shows_colour(sys.stderr):
        with _bar(language) as watch:
            yield watch
    else:
        yield plain_lines(language)


def plain_lines(language: Language, *, clock: Callable[[], float] = time.monotonic) -> Watch:
    """A watch that writes a line at most every five seconds, and one for each later step."""
    rate, words = Rate(clock), _WORDS[language]
    told_at, step = clock(), "documents"

    def watch(progress: thaiforms.Progress) -> None:
        nonlocal told_at, step
        if progress.step != step:
            told_at, step = clock(), progress.step
            write(sys.stderr, words[progress.step] + "\n")
        elif clock() - told_at >= _PAUSE:
            told_at = clock()
            figures = {"rate": rate.rate(progress), "left": rate.left(progress), "failed": progress.failed}
            write(sys.stderr, words["line"].format(done=progress.done, rows=progress.rows, **figures) + "\n")

    return watch


@contextlib.contextmanager
def _bar(language: Language) -> Iterator[Watch]:
    from rich.console import Console  # only for eyes; takes longer to load than a letter to make
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    words, rate, shown = _WORDS[language], Rate(), [0.0]
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[note]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True, refresh_per_second=5) as bar:
        task: Any = bar.add_task(words["documents"], total=None, note="")

        def watch(progress: thaiforms.Progress) -> None:
            if time.monotonic() - shown[0] < _SHOWN_OFTEN and progress.done < progress.rows:
                return
            shown[0] = time.monotonic()
            note = f"{rate.rate(progress):.0f} {words['rate']} · {rate.left(progress)}"
            note += f" · {words['failed']} {progress.failed}" if progress.failed else ""
            bar.update(
                task,
                description=words[progress.step],
                total=progress.rows,
                completed=progress.done,
                note=note if progress.step == "documents" else "",
            )

        yield watch


def _unseen(progress: thaiforms.Progress) -> None:
    """Watch, and say nothing."""
