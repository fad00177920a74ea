"""The values of a form out of the pieces of an edited document: what was not touched keeps the value that it had.

Rows and lines stand in the order of the document: one that is gone was taken out, one that is there twice was copied.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from thaiforms.errors import Fault, Place
from thaiforms.filling.shape import Listing, Record, Shape
from thaiforms.returning.digits import plain, restored
from thaiforms.returning.pieces import Piece
from thaiforms.returning.rows import Row, below, rows_of, stands_in_rows
from thaiforms.thai import Numerals

_BY_PLACE = "targets"  # cells, of which an empty one keeps its place; in other lists an empty line is none
_TITLE = "text"  # the field that a row is known by: of an indicator, of an enclosure


@dataclass(frozen=True, slots=True)
class Change:
    """A field that comes back with another text; of one that was put in or taken out, one side is empty."""

    path: str
    before: str
    after: str


@dataclass
class Rebuilding:
    """What is known of the document, and what was found on the way."""

    printed: Mapping[str, str]  # what each field printed, by its path
    loose: Collection[str]  # the texts outside the content controls
    numerals: Numerals
    usual: Numerals  # the digits that the data are typed in
    changes: list[Change] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)  # what could not be read
    kept: set[str] = field(default_factory=set)  # texts outside that are known by now

    def part(
        self, shape: Record, base: Any, pieces: Sequence[Piece], due: Sequence[Piece], *, at: str = "", old: str = ""
    ) -> dict[str, Any]:
        """The fields of a part; ``at`` is its path as it will be, ``old`` as it was. ``due`` is what the document should hold."""
        values = {} if base is None else {name: getattr(base, name) for name in type(base).model_fields}
        for name in dict.fromkeys(piece.steps[0] for piece in (*due, *pieces)):
            inner = shape.fields[str(name)]
            own, missing = below(pieces, name), below(due, name)
            paths = {"at": f"{at}.{name}".removeprefix("."), "old": f"{old}.{name}".removeprefix(".")}
            values[str(name)] = self._value(str(name), inner, values.get(str(name)), own, missing, **paths)
        return values

    def _value(
        self, name: str, shape: Shape, base: Any, pieces: list[Piece], due: list[Piece], *, at: str, old: str
    ) -> Any:
        if isinstance(shape, Record):
            return self.part(shape, base, pieces, due, at=at, old=old)
        if not isinstance(shape, Listing):
            return self._text(base, pieces, due, at=at, old=old)
        if isinstance(shape.item, Record) and not shape.nested and stands_in_rows(due if due else pieces):
            return self._in_rows(shape.item, base, rows_of(pieces), due, at=at, old=old)
        if shape.nested or isinstance(shape.item, Record) or name == _BY_PLACE:
            return self._by_place(shape, base, pieces, due, at=at, old=old)
        return self._lines(base, pieces, due, at=at, old=old)

    def _text(self, base: Any, pieces: list[Piece], due: list[Piece], *, at: str, old: str) -> Any:
        """A single value: as it was where it prints as it did, else what was typed."""
        printed = self.printed.get(old, "")
        if isinstance(base, bool):
            return self._mark(base, pieces, due, at=at, printed=printed)
        texts = list(dict.fromkeys(self._one_line(piece.text, at) for piece in pieces))
        changed = [text for text in texts if text != plain(printed) or base is None]
        if len(changed) > 1:
            self.notes.append(Fault("control-ambiguous", Place(field=at), " | ".join(changed)))
        if not texts and due and plain(printed):
            self._missing(at, printed)
        if len(changed) != 1:
            return base
        return self._changed(base, changed[0], printed, at)

    def _changed(self, base: Any, text: str, printed: str, at: str) -> str:
        known = base if isinstance(base, str) else printed
        value = restored(text, known, numerals=self.numerals, usual=self.usual) if isinstance(base, str) else text
        if base is not None:
            self.changes.append(Change(at, known, value))
        return value

    def _mark(self, base: bool, pieces: list[Piece], due: list[Piece], *, at: str, printed: str) -> bool:
        """Whether the mark of a draft stands there."""
        stands = any(plain(piece.text) for piece in pieces) if pieces or due else base
        if stands != base:
            self.changes.append(Change(at, printed, "" if not stands else pieces[0].text))
        return stands

    def _by_place(
        self, listing: Listing, base: Any, pieces: list[Piece], due: list[Piece], *, at: str, old: str
    ) -> list[Any]:
        """The items of a list whose places are fixed: signatures, levels, target cells."""
        known = () if base is None else base
        values: list[Any] = []
        for place in range(max(len(known), *(int(piece.steps[0]) + 1 for piece in (*pieces, *due)))):
            one = known[place] if place < len(known) else None
            own, missing = below(pieces, place), below(due, place)
            paths = {"at": f"{at}[{place}]", "old": f"{old}[{place}]"}
            if listing.nested:
                values.append(self._lines(one, own, missing, **paths))
            elif isinstance(listing.item, Record):
                values.append(self.part(listing.item, one, own, missing, **paths))
            else:
                values.append(self._text(one, own, missing, **paths) or "")
        return values

    def _lines(self, base: Any, pieces: list[Piece], due: list[Piece], *, at: str, old: str) -> list[str]:
        """The lines of a list, in the order of the document."""
        before = [] if base is None else list(base)
        found: list[tuple[int, str]] = []
        for piece in pieces:
            place = int(piece.steps[0])
            known = before[place] if place < len(before) else ""
            found += (
                (place, line) for line in self._typed_lines(piece.text, known, self.printed.get(f"{old}[{place}]", ""))
            )
        there = {int(piece.steps[0]) for piece in pieces}
        for place in sorted({int(piece.steps[0]) for piece in due} - there):
            if self._stands_outside(f"{at}[{place}]", self.printed.get(f"{old}[{place}]", "")):
                _put_in_place(found, place, before[place])
        after = [line for _, line in found]
        if base is not None:
            self.changes += line_changes(before, after, at)
        return after

    def _typed_lines(self, text: str, known: str, printed: str) -> list[str]:
        if known and plain(text) == plain(printed):
            return [known]
        lines = [plain(line.replace("\t", " ")) for line in text.split("\n")]
        return [restored(line, known, numerals=self.numerals, usual=self.usual) for line in lines if line]

    def _in_rows(self, item: Record, base: Any, rows: list[Row], due: list[Piece], *, at: str, old: str) -> list[Any]:
        """The rows of a table, in the order of the document."""
        before = () if base is None else base
        gone = sorted({int(piece.steps[0]) for piece in due} - {place for place, _ in rows})
        for place in gone:
            self._without_row(rows, place, at=at, old=old)
        order = [place for place, _ in rows]
        moved = base is not None and order != list(range(len(before)))
        values = []
        for number, (place, pieces) in enumerate(rows):
            one = before[place] if place < len(before) else None
            known = len(self.changes)
            missing = below(due, place) if pieces else []
            value = self.part(item, one, pieces, missing, at=f"{at}[{number}]", old=f"{old}[{place}]")
            if base is not None and (one is None or place in order[:number]):
                self.changes[known:] = [Change(f"{at}[{number}]", "", str(value.get(_TITLE, "")))]
            if moved and value.get("number") == place + 1:
                value["number"] = None  # its place in the table, as before
            values.append(value)
        if moved and sorted(order) == list(range(len(before))):
            self.changes.append(Change(at, _counted(range(len(before))), _counted(order)))
        return values

    def _without_row(self, rows: list[Row], place: int, *, at: str, old: str) -> None:
        """A row that the document has no more; where its texts still stand, only its content controls were taken away."""
        title = self.printed.get(f"{old}[{place}].{_TITLE}", "")
        if any(self._is_outside(text) for text in self._texts_of(f"{old}[{place}]")):
            self.notes.append(Fault("control-missing", Place(field=f"{at}[{place}]"), title))
            _put_in_place(rows, place, list[Piece]())
        else:
            self.changes.append(Change(f"{at}[{place}]", title, ""))

    def _texts_of(self, path: str) -> Iterable[str]:
        """The longer texts that a row printed: short ones stand anywhere."""
        return (text for known, text in self.printed.items() if known.startswith(f"{path}.") and len(plain(text)) > 8)

    def _is_outside(self, text: str) -> bool:
        """Whether a text that was printed stands in the document without its content control."""
        wanted = " ".join(plain(text).split())
        return bool(wanted) and any(wanted in loose for loose in self.loose)

    def _stands_outside(self, at: str, printed: str) -> bool:
        """The same, noted."""
        outside = self._is_outside(printed)
        if outside:
            self._missing(at, printed)
        return outside

    def _missing(self, at: str, printed: str) -> None:
        self.kept.add(" ".join(plain(printed).split()))
        self.notes.append(Fault("control-missing", Place(field=at), printed))

    def _one_line(self, text: str, at: str) -> str:
        """The text of a field that holds no lines: breaks and tabs that were typed into it as spaces."""
        whole = plain(text)
        if "\n" not in whole and "\t" not in whole:
            return whole
        self.notes.append(Fault("break-in-field", Place(field=at), whole))
        return plain(" ".join(part for part in whole.replace("\t", "\n").split("\n") if part))


def line_changes(before: Sequence[str], after: Sequence[str], path: str) -> list[Change]:
    """The lines that differ: one that was taken out with the place that it had, others with that which they have."""
    found = []
    for step, begin, end, start, stop in SequenceMatcher(None, before, after, False).get_opcodes():
        if step == "equal":
            continue
        for nth in range(max(end - begin, stop - start)):
            old = before[begin + nth] if begin + nth < end else ""
            new = after[start + nth] if start + nth < stop else ""
            found.append(Change(f"{path}[{start + nth if new else begin + nth}]", old, new))
    return found


def _put_in_place(found: list[tuple[int, Any]], place: int, item: object) -> None:
    """Put an item among others, by the places that they had."""
    at = next((at for at, (other, _) in enumerate(found) if other > place), len(found))
    found.insert(at, (place, item))


def _counted(places: Iterable[int]) -> str:
    return ", ".join(str(place + 1) for place in places)
