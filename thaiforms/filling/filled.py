"""Filling a form into a Word template."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from thaiforms.collecting import uncollected
from thaiforms.errors import Fault, Place, UsageError
from thaiforms.filling.context import FieldText, context_of
from thaiforms.filling.package import pack, write_archive
from thaiforms.filling.properties import CORE, core, with_source
from thaiforms.filling.templates import Template, compiled
from thaiforms.model import Agreement, Form
from thaiforms.thai import Numerals


@dataclass(frozen=True)
class Filled:
    """A filled Word file, and what is worth a word."""

    template: Template
    changed: Mapping[str, bytes]  # the parts that are not the template's
    warnings: tuple[Fault, ...] = ()

    @property
    def parts(self) -> Mapping[str, bytes]:
        """The parts of the file as it is before it is packed: what ``docx`` unpacks to."""
        return {**self.template.parts, **self.changed}

    @cached_property
    def docx(self) -> bytes:
        """The file: its parts in the template's order, and new ones after them."""
        packed = {name: pack(name, data) for name, data in self.changed.items()}
        return write_archive((dict(self.template.entries) | packed).values())


@uncollected
def fill(
    form: Form,
    template: bytes,
    *,
    numerals: Numerals = "thai",
    final: bool = False,
    source: str | None = None,
    moment: datetime.datetime | None = None,
) -> Filled:
    """The form in the template: a DOCX whose every filled value stands in a content control named by its field's path.

    ``source`` goes into the file as it is; a final document carries none and no draft mark. ``moment`` is the time that
    the file bears, none if not given. Raises TemplateError with every fault of the template, UsageError for a final
    document with its source.
    """
    if final and source is not None:
        raise UsageError(Fault("final-with-source"))
    ready = compiled(template, type(form))
    values = context_of(form, numerals=numerals, final=final)
    changed = ready.filled(values)
    changed[CORE] = core(_title(form, values), moment)
    if source is not None:
        changed |= with_source(ready.parts, ready.document, source)
    return Filled(ready, changed, tuple(_warnings(ready, values)))


def _title(form: Form, values: Mapping[str, object]) -> str:
    """What the document is called: a letter by its subject, an agreement by its heading's first line."""
    if isinstance(form, Agreement):
        heading = values["heading"]
        return str(heading[0]) if isinstance(heading, tuple) and heading else ""
    return str(values["subject"])


def _warnings(template: Template, values: Mapping[str, object]) -> Iterator[Fault]:
    """What the data hold and the template has no place for."""
    for name in template.silent:
        for text in _texts(values, name.split(".")):
            if text.path:
                yield Fault("field-not-printed", Place(field=text.path), str(text))


def _texts(value: object, names: list[str]) -> Iterator[FieldText]:
    """The texts that are not blank below a generic path, through all lists on the way."""
    if isinstance(value, tuple):
        for item in value:
            yield from _texts(item, names)
    elif names:
        inner = value.get(names[0]) if isinstance(value, Mapping) else getattr(value, names[0], None)
        yield from _texts(inner, names[1:])
    elif isinstance(value, FieldText) and value:
        yield value
