"""A DOCX that was edited in Word since it was made, back to its form: what differs, and what could not be read."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

from thaiforms.errors import Fault, InputError, Place
from thaiforms.filling import fill
from thaiforms.filling.context import printed_texts
from thaiforms.filling.shape import shape_of
from thaiforms.intake.dump import as_typed, dump, dump_values
from thaiforms.intake.reading import read_bytes
from thaiforms.model import FORMS, Agreement, Circular, Form, warnings
from thaiforms.model.part import Part
from thaiforms.model.problems import title_of
from thaiforms.returning.digits import habit, plain
from thaiforms.returning.extract import carried
from thaiforms.returning.pieces import leads_to_text, pieces_of, steps_of, tagged_again
from thaiforms.returning.rebuilding import Change, Rebuilding
from thaiforms.returning.unchecked import unchecked
from thaiforms.returning.word import Content, read_word
from thaiforms.safety.inputs import content_of
from thaiforms.supplies import Supplies, shipped
from thaiforms.thai import Numerals

_MOST_NOTES = 50
_NOTHING = Content((), ())


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that comes back with another text: its path, its Thai title, and both texts."""

    path: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class ReadBack:
    """What an edited document says: its form, or why it is none; what differs from what it was made from; what was not read."""

    form: Form | None
    yaml: str  # of the form, or of what was read
    base: Form | None  # what it was made from, where that is known
    differences: tuple[Difference, ...]
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]

    @cached_property
    def diff(self) -> str:
        """The difference of both YAML files, as a patch; nothing where they are the same or what was before is not known."""
        before = [] if self.base is None else dump(self.base).splitlines(keepends=True)
        after = self.yaml.splitlines(keepends=True)
        return "" if self.base is None else "".join(difflib.unified_diff(before, after, "before", "after"))


def read_back(
    docx: bytes | Path,
    *,
    against: Form | None = None,
    template: bytes | Path | None = None,
    supplies: Supplies | None = None,
) -> ReadBack:
    """The form of an edited DOCX, from its content controls, compared with ``against`` or else with the data that it carries.

    What was not touched keeps the value that it had there. ``template`` is the one that the document was made with, the
    shipped one where None. Raises InputError for a file that is no DOCX, unsafe, or without content controls of a form.
    """
    file = str(docx) if isinstance(docx, Path) else ""
    try:
        data = content_of(docx) if isinstance(docx, Path) else docx
        blank = content_of(template) if isinstance(template, Path) else template
        base, told = (against, ()) if against is not None else _carried(data)
        result = _read(data, base, blank, shipped() if supplies is None else supplies)
    except InputError as error:
        raise InputError(fault if fault.place.file else fault.at(file=file) for fault in error.faults) from error
    faults, noted = (
        tuple(fault.at(file=file) for fault in found) for found in (result.faults, (*told, *result.warnings))
    )
    return ReadBack(result.form, result.yaml, result.base, result.differences, faults, noted)


def _carried(data: bytes) -> tuple[Form | None, tuple[Fault, ...]]:
    """The form that the document carries, if any; a warning where there is something that can't be read."""
    try:
        reading = read_bytes(carried(data).encode("utf-8"))
    except InputError as error:
        unread = tuple(
            fault for fault in error.faults if fault.code.startswith("source-") and fault.code != "source-missing"
        )
        return None, unread
    found = reading.faults[0].code if reading.faults else ""
    return reading.form, (Fault("source-unreadable", found=found),) if found else ()


def _read(data: bytes, base: Form | None, template: bytes | None, supplies: Supplies) -> ReadBack:
    content = read_word(data, _is_field)
    model: type[Circular] | type[Agreement] = type(base) if base is not None else _model(content)
    due, numerals = _due(base, content, template, supplies)
    content, unmatched = _with_tags(data, content, due)
    if not content.controls:
        nameless = base is None and read_word(data, lambda tag: not tag).controls
        raise InputError(Fault("controls-without-names" if nameless else "no-controls"))
    shape = shape_of(model)
    fitting = [one for one in content.controls if leads_to_text(steps_of(one.tag), shape)]
    if base is not None and _model(content) is not model and len(fitting) * 2 < len(content.controls):
        raise InputError(Fault("another-form", found=model.model_fields["form"].default))
    printed = {} if base is None else printed_texts(base, numerals=numerals)
    expected = [one for one in due.controls if leads_to_text(steps_of(one.tag), shape)]
    counts = Counter(one.tag for one in expected)
    outside = {loose.text for loose in content.loose} - {loose.text for loose in due.loose}
    work = Rebuilding(printed, outside, numerals, habit(_texts(base), numerals))
    pieces = list(pieces_of(fitting, counts, printed))
    values = work.part(shape, base, pieces, list(pieces_of(expected, counts, printed)))
    notes = [*work.notes, *_unmatched(unmatched), *(_loose_notes(content, due, work.kept) if base is not None else ())]
    return _result(model, values, base, work.changes, notes[:_MOST_NOTES])


def _result(
    model: type[Any], values: dict[str, Any], base: Form | None, changes: Iterable[Change], notes: Sequence[Fault]
) -> ReadBack:
    if base is None and "draft" in values:
        values["draft"] = bool(values["draft"])  # the mark itself was read
    differences = tuple(
        Difference(change.path, title_of(model, steps_of(change.path)), change.before, change.after)
        for change in changes
    )
    try:
        form = model(**values)
    except InputError as error:
        shown = {"form": model.model_fields["form"].default, **values}
        text = dump_values(as_typed(shown)) if base is None else dump(unchecked(model, values))
        return ReadBack(None, text, base, differences, error.faults, tuple(notes))
    return ReadBack(form, dump(form), base, differences, (), (*notes, *warnings(form)))


def _is_field(tag: str) -> bool:
    return any(leads_to_text(steps_of(tag), shape_of(model)) for model in FORMS.values())


def _model(content: Content) -> type[Circular] | type[Agreement]:
    """The form that most of the tags are of."""
    steps = [steps_of(one.tag) for one in content.controls]
    return max(FORMS.values(), key=lambda model: sum(leads_to_text(one, shape_of(model)) for one in steps))


def _due(base: Form | None, content: Content, template: bytes | None, supplies: Supplies) -> tuple[Content, Numerals]:
    """What the document held when it was made, and the digits that it shows: those that fit most of its texts."""
    if base is None:
        return _NOTHING, "thai"
    blank = supplies.template(base.form) if template is None else template
    shown = {one.tag: plain(one.text) for one in content.controls}
    fits = dict[Numerals, int]()
    for numerals in get_args(Numerals):
        printed = printed_texts(base, numerals=numerals)
        fits[numerals] = sum(plain(printed.get(tag, "")) == text for tag, text in shown.items())
    best = max(fits, key=lambda numerals: fits[numerals])
    return read_word(fill(base, blank, numerals=best).docx, _is_field), best


def _with_tags(data: bytes, content: Content, due: Content) -> tuple[Content, int]:
    """The content; where another program has dropped all tags, with those that are due; and how many are left without."""
    if content.controls or not due.controls:
        return content, 0
    untagged = read_word(data, lambda tag: not tag)
    controls, left = tagged_again(untagged.controls, due.controls)
    return Content(tuple(controls), untagged.loose), left


def _texts(value: object) -> Iterator[str]:
    """The texts of a form that somebody typed; dates and numbers have no digits of their own."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, Part)):
        for item in value if isinstance(value, tuple) else dict(value).values():
            yield from _texts(item)


def _unmatched(count: int) -> Iterator[Fault]:
    if count:
        yield Fault("control-unmatched", found=str(count))


def _loose_notes(content: Content, due: Content, known: Iterable[str]) -> Iterator[Fault]:
    """What was typed outside the content controls: a new row of a table once, other text by the paragraph."""
    before = {loose.text for loose in due.loose} | set(known)
    controlled = {one.row for one in content.controls}
    rows: dict[int, list[str]] = {}
    for loose in content.loose:
        if loose.text in before or (loose.furniture and not any(map(str.isalpha, loose.text))):
            continue  # known, or the number that a page had when it was saved
        if loose.row is not None and loose.row not in controlled:
            rows.setdefault(loose.row, []).append(loose.text)
        else:
            yield Fault("text-outside-fields", loose.place, loose.text)
    for texts in rows.values():
        yield Fault("row-without-controls", Place(), " | ".join(texts))
