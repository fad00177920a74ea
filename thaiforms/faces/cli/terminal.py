"""What is said, to whom and how: plain text that never crashes, coloured only for eyes."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, TextIO

import thaiforms

Language = Literal["th", "en"]
Weight = Literal["error", "warning"]
_WORDS = {
    "th": {"error": "ผิดพลาด", "warning": "คำเตือน", "found": "พบ", "mend": "วิธีแก้", "good": "ถูกต้อง"},
    "en": {"error": "error", "warning": "warning", "found": "found", "mend": "to mend", "good": "good"},
}
_COLOURS = {"error": "bold red", "warning": "bold yellow"}


@dataclass
class Terminal:
    """Both streams of one command, and the language that its user reads."""

    language: Language = "th"
    debug: bool = False
    said: set[thaiforms.Fault] = field(
        default_factory=set
    )  # what is wrong with a template is said once, not for each input

    def speak(self, language: Language | None) -> None:
        """Change the language, if one is asked for."""
        self.language = language or self.language

    def result(self, text: str) -> None:
        """A line of the result, to stdout."""
        write(sys.stdout, text + "\n")

    def say(self, text: str) -> None:
        """A line besides the result, to stderr."""
        write(sys.stderr, text + "\n")

    def tell_all(
        self, faults: Iterable[thaiforms.Fault], warnings: Iterable[thaiforms.Fault], *, stream: TextIO | None = None
    ) -> None:
        """Faults and then warnings, none of them twice."""
        parts: tuple[tuple[Weight, Iterable[thaiforms.Fault]], ...] = (("error", faults), ("warning", warnings))
        for weight, told in parts:
            for fault in told:
                if fault not in self.said:
                    self.tell(fault, weight, stream=stream)
                self.said.add(fault)

    def tell(self, fault: thaiforms.Fault, weight: Weight = "error", *, stream: TextIO | None = None) -> None:
        """A fault or a warning in the user's language, to stderr unless told otherwise."""
        to = sys.stderr if stream is None else stream
        words = _WORDS[self.language]
        message = thaiforms.explain(fault, self.language)
        where = f"{message.where}: " if message.where else ""
        notes = [f"  {words['found']}: {message.found}"] if message.found and message.found not in message.what else []
        notes += [f"  {words['mend']}: {message.mend}"] if message.mend else []
        if shows_colour(to):
            _paint(
                to, (where, "bold"), (words[weight], _COLOURS[weight]), (": " + "\n".join((message.what, *notes)), "")
            )
        else:
            write(to, "\n".join((f"{where}{words[weight]}: {message.what}", *notes)) + "\n")

    def good(self, name: str) -> None:
        """A word that a file is in order."""
        self.result(f"{name}: {_WORDS[self.language]['good']}")

    @contextlib.contextmanager
    def at_work(self, name: str) -> Iterator[None]:
        """A turning sign beside the name of what is being made, where somebody looks."""
        if not shows_colour(sys.stderr):
            yield
            return
        from rich.console import Console  # takes longer to load than a letter to make

        with Console(stderr=True).status(name):
            yield


def prepare_streams() -> None:
    """Escape what a stream cannot show, rather than crash on it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def as_json(value: object, *, stream: TextIO | None) -> str:
    """The value as JSON, in letters where the stream is UTF-8 and escaped, as JSON has it, where it is not."""
    encoding = (getattr(stream, "encoding", None) or "").lower().replace("-", "")
    return json.dumps(value, ensure_ascii=encoding != "utf8", indent=2)


def shows_colour(stream: TextIO | None) -> bool:
    """Whether somebody looks at the stream who has not asked for plain text."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream is not None and stream.isatty() and not plain


def _paint(stream: TextIO, *pieces: tuple[str, str]) -> None:
    from rich.console import Console  # only for eyes, as above
    from rich.text import Text

    Console(file=stream, soft_wrap=True, highlight=False, emoji=False).print(Text.assemble(*pieces))


def write(stream: TextIO | None, text: str) -> None:
    """Write at once; where nobody listens any more, stay silent from now on and go on with the work."""
    if stream is None:
        return
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        silence(stream)


def silence(stream: TextIO) -> None:
    """Send what else is written to nowhere, so that closing the stream does not fail either."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
