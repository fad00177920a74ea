"""The drafts: plain YAML files in the folder, each saved whole, and only over the revision that one has seen."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import thaiforms
from thaiforms.faces.web.checking import FORMS, Checked, check
from thaiforms.faces.web.folder import LARGEST_DRAFT, Folder, NoSuchName
from thaiforms.faces.web.history import History
from thaiforms.faces.web.values import Values

SUFFIX = ".yaml"


class Conflict(Exception):  # noqa: N818
    """The draft is not as it was when the one who wants to save it saw it last."""

    def __init__(self, now: Draft) -> None:
        super().__init__(now.name)
        self.now = now


class TooLarge(Exception):  # noqa: N818
    """A draft that could not be read again."""


@dataclass(frozen=True)
class Draft:
    """A draft as it stands in the folder."""

    name: str
    text: str
    changed: float = 0  # seconds since 1970

    @cached_property
    def values(self) -> Values:
        """What it holds, as it was typed."""
        values = thaiforms.read_bytes(self.text.encode()).tree.value
        return values if isinstance(values, dict) else {}

    @property
    def revision(self) -> str:
        """What tells this content from any other."""
        return revision_of(self.text)

    @property
    def form(self) -> str:
        """The name of its form, or nothing where it says none that we know."""
        name = self.word("form")
        return name if name in FORMS else ""

    def word(self, field: str) -> str:
        """What stands in a field of a single word. Read from its line where that is plain: a folder may hold many drafts."""
        line = re.search(rf"^{field}:[ \t]*([a-z-]+)[ \t]*(#.*)?$", self.text, re.MULTILINE)
        value = line[1] if line else self.values.get(field, "")
        return value if isinstance(value, str) else ""


@dataclass(frozen=True)
class Drafts:
    """The drafts of a folder."""

    folder: Folder

    @property
    def history(self) -> History:
        """What the drafts were before."""
        return History(self.folder)

    def names(self) -> list[str]:
        """Their names, in order."""
        return self.folder.names(suffix=SUFFIX)

    def all(self) -> Iterator[Draft]:
        """Those that are forms, the last changed first; other YAML files in the folder are passed over."""
        found = []
        for name in self.names():
            try:
                found.append(self.read(name))
            except NoSuchName:  # removed meanwhile, or too large to be ours
                continue
        yield from sorted((draft for draft in found if draft.form), key=lambda draft: -draft.changed)

    def read(self, name: str) -> Draft:
        """The draft of a name. Raises NoSuchName."""
        data = self.folder.read(f"{name}{SUFFIX}")
        try:
            changed = self.folder.path(f"{name}{SUFFIX}").stat().st_mtime
            return Draft(name, data.decode("utf-8"), changed)
        except (OSError, UnicodeDecodeError) as error:
            raise NoSuchName from error

    def create(self, values: Values, *, name: str) -> Draft:
        """A new draft under the name, or one like it that is free. Raises OutputError, TooLarge."""
        text = text_of(check(values))
        with self.folder.alone():
            taken = {f"{known}{SUFFIX}" for known in (*self.names(), *self.history.names())}
            file = thaiforms.safe_name(name, suffix=SUFFIX, folder=self.folder.root, taken=taken)
            self.folder.write(text.encode(), file)
        return self.read(file.removesuffix(SUFFIX))

    def save(self, name: str, checked: Checked, *, seen: str, keep: bool = False) -> Draft:
        """The draft with new values, over the revision that was seen. Raises Conflict, NoSuchName, OutputError, TooLarge.

        What it was goes into its history: now and then, or at once with ``keep``.
        """
        text = text_of(checked)
        with self.folder.alone():
            before = self._before(name)
            if before is not None and before.text == text:
                return before
            if before is not None and before.revision != seen:
                raise Conflict(before)
            if before is not None:
                self.history.keep(name, before.text, at_once=keep)
            self.folder.write(text.encode(), f"{name}{SUFFIX}")
        return Draft(name, text)

    def _before(self, name: str) -> Draft | None:
        """The draft as it is, or None for one that was removed while somebody goes on with it. Raises NoSuchName."""
        try:
            return self.read(name)
        except NoSuchName:
            if f"{name}{SUFFIX}" in self._entries() or not self.history.moments(name):
                raise
            return None

    def _entries(self) -> set[str]:
        """The names of all that is in the folder, of whatever kind."""
        return {path.name for path in self.folder.root.iterdir()}

    def restore(self, name: str, moment: str, *, seen: str) -> Draft:
        """The draft as it was at a moment of its history. Raises Conflict, NoSuchName, OutputError."""
        text = self.history.read(name, moment)
        with self.folder.alone():
            if name in self.names():
                before = self.read(name)
                if before.revision != seen:
                    raise Conflict(before)
                self.history.keep(name, before.text, at_once=True)
            self.folder.write(text.encode(), f"{name}{SUFFIX}")
        return self.read(name)

    def remove(self, name: str, *, seen: str) -> None:
        """Take the draft out of the folder; its history keeps it. Raises Conflict, NoSuchName, OutputError."""
        with self.folder.alone():
            before = self.read(name)
            if before.revision != seen:
                raise Conflict(before)
            self.history.keep(name, before.text, at_once=True)
            self.folder.path(f"{name}{SUFFIX}").unlink(missing_ok=True)

    def rename(self, name: str, new: str, *, seen: str) -> Draft:
        """The draft under another name, with its history. Raises Conflict, NoSuchName, OutputError."""
        with self.folder.alone():
            before = self.read(name)
            if before.revision != seen:
                raise Conflict(before)
            taken = {f"{known}{SUFFIX}" for known in (*self.names(), *self.history.names()) if known != name}
            file = thaiforms.safe_name(new, suffix=SUFFIX, folder=self.folder.root, taken=taken)
            after = file.removesuffix(SUFFIX)
            if after != name:
                self.folder.write(before.text.encode(), file)
                self.history.rename(name, after)
                self.folder.path(f"{name}{SUFFIX}").unlink(missing_ok=True)
        return self.read(after)


def revision_of(text: str) -> str:
    """What tells a text from any other."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def text_of(checked: Checked) -> str:
    """The YAML of a form; of what is none yet, the values as they were typed. Raises TooLarge."""
    text = thaiforms.dump_values(checked.values) if checked.form is None else thaiforms.dump(checked.form)
    if len(text.encode()) > LARGEST_DRAFT:
        raise TooLarge
    return text
