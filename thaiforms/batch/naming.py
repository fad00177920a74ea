"""The name of each row's document, from the row alone and in the roster's order: so a run that goes on finds its own.

A pattern such as ``{province}/{district}/{name}`` gives folders and a name. Each piece is made safe by itself, so no value
makes a folder or leads out of one. A name that is taken gets a number. A folder that is full goes on in a second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from string import Formatter

from thaiforms.batch.columns import column_name
from thaiforms.errors import Fault, UsageError
from thaiforms.model.problems import nearest
from thaiforms.safety.names import folded, safe_name

FULL = 495  # documents in a folder: two files each and a few besides are fewer than 1,000
LONGEST = ".docx"
OWN = ("form", "row")  # what every pattern may name besides the roster's columns
_ROW_DIGITS = 4
_EXAMPLE = {"example": "{district}/{name}"}


@dataclass(frozen=True)
class NamePattern:
    """Pieces of a path, each a row of texts and names of columns."""

    pieces: tuple[tuple[tuple[str, str], ...], ...]  # (text, column after it or "")

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it names, each once."""
        return tuple(dict.fromkeys(name for piece in self.pieces for _, name in piece if name))


@dataclass(frozen=True)
class Named:
    """The name of a row's document, and what was worth a word or is wrong about it."""

    key: str  # from the output folder on, with "/" between folders, without an ending
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()


def parse_pattern(text: str, columns: Collection[str]) -> NamePattern:
    """The pattern that a text gives. Raises UsageError with every column that it names and the roster has not."""
    try:
        pieces = tuple(tuple(_parts(piece)) for piece in text.replace("\\", "/").split("/"))
    except ValueError as error:
        raise UsageError(Fault("name-pattern-wrong", found=text, details=_EXAMPLE)) from error
    if any(piece in ((), ((".", ""),), (("..", ""),)) for piece in pieces):
        raise UsageError(Fault("name-pattern-leads-out", found=text, details=_EXAMPLE))
    pattern = NamePattern(pieces)
    unknown = [name for name in pattern.columns if name not in columns and name not in OWN]
    if unknown:
        known = ", ".join((*columns, *OWN))
        raise UsageError(
            Fault("name-pattern-column", found=name, details={"known": known, "nearest": nearest(name, columns)})
            for name in unknown
        )
    return pattern


def usual_pattern(columns: Collection[str], used: Collection[str]) -> str:
    """The pattern where none is given: folders by province and district where the roster has them, then the form's name.

    The row's own name follows where the form has one; where nothing tells rows apart, their numbers do.
    """
    folders = [f"{{{name}}}" for name in ("province", "district") if name in columns]
    named = "name" in columns and "name" in used
    last = "{form} {name}" if named else "{form}" if folders else "{form} {row}"
    return "/".join((*folders, last))


def usual_group(columns: Collection[str]) -> str:
    """The pattern of a print file's name where none is given: the form's name, for each province where the roster has it."""
    return "{province} {form}" if "province" in columns else "{form}"


class Names:
    """Gives names, each once. ``is_free`` may say of a name that somebody else's document has it."""

    def __init__(self, pattern: NamePattern, *, folder: Path, form: str) -> None:
        self._pattern, self._folder, self._form = pattern, folder, form
        self._used: dict[str, int] = {}  # folded names, and how often each was asked for
        self._held: Counter[str] = Counter()  # documents by folder

    def besides(self, pattern: NamePattern) -> Names:
        """Names after another pattern, unlike all that are given here."""
        other = Names(pattern, folder=self._folder, form=self._form)
        other._used, other._held = self._used, self._held
        return other

    def give(self, number: int, values: Mapping[str, str], *, is_free: Callable[[str], bool]) -> Named:
        """The name of the document of a row, whatever becomes of the row. Raises OutputError for a folder that is too deep."""
        parent, last = self._filled(number, values)
        parent = self._with_room(parent)
        key, plain = self._unlike_others(parent, last, is_free)
        empty = [name for name in self._pattern.columns if name not in OWN and not values.get(name, "").strip()]
        faults = tuple(Fault("name-part-empty", found=name) for name in empty)
        return Named(key, faults, () if key == plain else (Fault("name-numbered", found=key[key.rindex("(") :]),))

    def plain(self, number: int, values: Mapping[str, str]) -> str:
        """The name as it would be were no name taken and no folder full."""
        return self._path(*self._filled(number, values), "")

    def _filled(self, number: int, values: Mapping[str, str]) -> tuple[PurePosixPath, str]:
        """The folder, made safe, and the name's text, not yet."""
        known = {**values, "form": self._form, "row": str(number).zfill(_ROW_DIGITS)}
        *folders, last = ("".join(text + known.get(name, "") for text, name in piece) for piece in self._pattern.pieces)
        parent = PurePosixPath()
        for folder in folders:
            parent /= safe_name(folder, folder=self._folder / parent)
        return parent, last

    def _with_room(self, parent: PurePosixPath) -> PurePosixPath:
        """The folder, or where it is full the next of its kind that is not."""
        room, number = parent, 1
        while self._held[folded(str(room))] >= FULL:
            number += 1
            room = parent.parent / f"{parent.name} ({number})".strip()
        self._held[folded(str(room))] += 1
        return room

    def _unlike_others(self, parent: PurePosixPath, text: str, is_free: Callable[[str], bool]) -> tuple[str, str]:
        """A name in the folder that nobody has, and the name as it would be were it not taken."""
        plain = self._path(parent, text, "")
        key, number = plain, self._used.get(folded(plain), 0)
        while folded(key) in self._used or not is_free(key):
            number = max(number + 1, 2)
            key = self._path(parent, text, f" ({number})")
        self._used[folded(plain)] = max(number, 1)
        self._used.setdefault(folded(key), 1)
        return key, plain

    def _path(self, parent: PurePosixPath, text: str, number: str) -> str:
        ending = number + LONGEST
        return str(parent / safe_name(text, suffix=ending, folder=self._folder / parent).removesuffix(LONGEST))


def _parts(piece: str) -> Iterator[tuple[str, str]]:
    """Texts and names in a piece of a pattern. Raises ValueError for anything but ``{name}``."""
    for text, name, form, conversion in Formatter().parse(piece):
        if name is not None and (not name.strip() or form or conversion or set("[].") & set(name)):
            raise ValueError(piece)
        yield text, column_name(name or "")
