"""A Word template that has been opened, checked and compiled: done once, filled any number of times."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lxml import etree

from thaiforms.errors import Fault, Place, TemplateError
from thaiforms.filling.blocks import Reading, read_tags
from thaiforms.filling.compiling import Compiler, Program, twins_of
from thaiforms.filling.controls import IDENTIFIER
from thaiforms.filling.grammar import Names, RefusedTagError, printed, roots
from thaiforms.filling.package import Entry, pack, packed_entries
from thaiforms.filling.places import shorten
from thaiforms.filling.properties import APPLICATION, CORE, with_properties
from thaiforms.filling.shape import Record, names_of, shape_of
from thaiforms.filling.tags import Tag, find_tags
from thaiforms.filling.words import STORIES, TABLE, TEXT, VALUE, Element, w
from thaiforms.model.part import Part
from thaiforms.safety.archives import open_archive, parse_xml

_BRACES = re.compile(r"\{\{|\{%|\{#")
_PROPERTY_TAGS = re.compile(r"\{[{%#].*?(?:[}%#]\}|$)", re.DOTALL)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_NOT_PRINTED = frozenset({"form", "kind", "emblem", "spacing", "parties", "round"})  # they steer, or speak in others
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class Template:
    """A template of a form, ready to be filled."""

    document: str  # the name of the main part
    parts: Mapping[str, bytes]  # as they lie in the file, with core properties
    entries: Mapping[str, Entry]  # the same, packed
    programs: tuple[Program, ...]
    identifiers: frozenset[int]  # of the content controls that the template has itself
    silent: tuple[str, ...]  # the fields of the form that it prints nowhere

    def filled(self, values: Mapping[str, object]) -> dict[str, bytes]:
        """The parts that the values change. Raises TemplateError where the data lack what a tag asks for."""
        numbers = (number for number in itertools.count(1) if number not in self.identifiers)
        return {program.part: _finished(program.filled(values), numbers) for program in self.programs}


@lru_cache(maxsize=16)
def compiled(data: bytes, model: type[Part]) -> Template:
    """The template in a Word file, for a form. Raises TemplateError with every fault of it."""
    return _Opened(data).compiled(shape_of(model))


class _Opened:
    """A Word file on its way to a template."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._parts = dict(open_archive(data))
        self._document = self._main_part()

    def compiled(self, form: Record) -> Template:
        names = roots(form)
        trees = dict(self._stories())
        found = {part: find_tags(root, part) for part, root in trees.items()}
        readings = {part: read_tags(found[part].tags, names) for part in trees}
        faults = [fault for part in trees for fault in (*found[part].faults, *readings[part].faults)]
        faults += [fault for part, root in trees.items() for fault in _misplaced(root, part)]
        faults += self._property_faults(names)
        if faults:
            raise TemplateError(faults)
        identifiers = frozenset(_identifiers(trees.values()))
        programs = self._programs(trees, {part: item.tags for part, item in found.items()}, readings.values())
        changed = with_properties(self._parts)
        entries = {entry.name: entry for entry in packed_entries(self._data)}
        entries |= {name: pack(name, data) for name, data in changed.items()}
        silent = tuple(_silent(form, readings.values()))
        return Template(self._document, self._parts | changed, entries, tuple(programs), identifiers, silent)

    def _main_part(self) -> str:
        """The name of the document's part; what the file is instead, if it is no Word file."""
        types = self._parts.get("[Content_Types].xml")
        if types is None or "_rels/.rels" not in self._parts:
            raise TemplateError(Fault("document-part-missing", Place(part="[Content_Types].xml")))
        overrides = parse_xml(types, "[Content_Types].xml").iter("{*}Override")
        kinds = {item.get("PartName", "").lstrip("/"): item.get("ContentType", "") for item in overrides}
        main = next((name for name, kind in kinds.items() if kind == _MAIN), "")
        if not main:
            other = next((kind for kind in kinds.values() if kind.endswith(".main+xml")), "")
            raise TemplateError(Fault("not-a-word-file" if other else "document-part-missing", found=_program(other)))
        if main not in self._parts:
            raise TemplateError(Fault("document-part-missing", Place(part=main)))
        return main

    def _stories(self) -> Iterator[tuple[str, Element]]:
        """The parts whose text a template may fill: the document first, then headers, footers and notes."""
        folder = posixpath.dirname(self._document)
        names = sorted(name for name in self._parts if posixpath.dirname(name) == folder and name.endswith(".xml"))
        for name in sorted(names, key=lambda name: name != self._document):
            root = parse_xml(self._parts[name], name)
            if root.tag in STORIES and root.prefix == "w":
                yield name, root
            elif name == self._document:  # the strict dialect, which Word writes only when asked to
                raise TemplateError(Fault("not-a-word-file", Place(part=name), "Strict Open XML"))

    def _programs(
        self, trees: Mapping[str, Element], tags: Mapping[str, tuple[Tag, ...]], readings: Iterable[Reading]
    ) -> Iterator[Program]:
        counts = [tag for reading in readings for tag in reading.counts]
        compiler = Compiler(counts=counts, twins=twins_of(self._styles))
        programs = (compiler.compile(root, part, tags[part]) for part, root in trees.items())
        return (program for program in programs if program is not None)

    @cached_property
    def _styles(self) -> Element | None:
        name = posixpath.join(posixpath.dirname(self._document), "styles.xml")
        return parse_xml(self._parts[name], name) if name in self._parts else None

    def _property_faults(self, names: Names) -> Iterator[Fault]:
        """Tags in the file's properties are held to the same rules, though filling writes those itself."""
        for part in (name for name in self._parts if name.startswith("docProps/") and name.endswith(".xml")):
            for element in parse_xml(self._parts[part], part).iter():
                for tag in _PROPERTY_TAGS.findall(element.text or ""):
                    yield from _property_fault(tag, part, names, filled=part in (CORE, APPLICATION))


def _program(kind: str) -> str:
    return next(
        (name for mark, name in (("spreadsheet", "Excel"), ("presentation", "PowerPoint")) if mark in kind), kind
    )


def _property_fault(tag: str, part: str, names: Names, *, filled: bool) -> Iterator[Fault]:
    try:
        if not (filled and tag.startswith("{{") and tag.endswith("}}")):
            raise RefusedTagError("tag-misplaced", tag)
        printed(tag[2:-2].strip(), names)
    except RefusedTagError as refused:
        yield Fault(refused.code, Place(part=part, text=shorten(tag)), refused.found, {"tag": tag, **refused.details})


def _misplaced(root: Element, part: str) -> Iterator[Fault]:
    """Tags in attributes (a picture's description) and in texts that are no runs (a field's code)."""
    for element in root.iter(etree.Element):
        texts = [*element.attrib.values(), *([element.text] if element.tag != TEXT and element.text else [])]
        for text in texts:
            if _BRACES.search(str(text)):
                yield Fault("tag-misplaced", Place(part=part, text=shorten(str(text))), shorten(str(text)))


def _identifiers(trees: Iterable[Element]) -> Iterator[int]:
    """The numbers of the content controls that stand in the template."""
    for root in trees:
        for properties in root.iter(w("sdtPr")):
            given = properties.find(w("id"))
            if given is not None and given.get(VALUE, "").isdigit():
                yield int(given.get(VALUE, "0"))


def _silent(form: Record, readings: Iterable[Reading]) -> Iterator[str]:
    """The form's fields that no part prints, as generic paths such as ``enclosures.quantity``."""
    told = set().union(*(reading.fields for reading in readings))
    for name, _ in names_of(form):
        if name.split(".")[0] not in _NOT_PRINTED and name not in told:
            yield name


def _finished(xml: str, numbers: Iterator[int]) -> bytes:
    """The part with its content controls numbered, and whole where a loop left a cell or a table empty."""
    pieces = xml.split(IDENTIFIER)
    numbered = [pieces[0], *(text for piece in pieces[1:] for text in (str(next(numbers)), piece))]
    whole = "".join(numbered).replace("</w:tcPr></w:tc>", "</w:tcPr><w:p/></w:tc>")
    whole = whole.replace("<w:tc></w:tc>", "<w:tc><w:p/></w:tc>").replace("</w:tbl></w:tc>", "</w:tbl><w:p/></w:tc>")
    if "</w:tblGrid></w:tbl>" in whole:
        whole = _without_empty_tables(whole)
    return (_HEAD + whole).encode()


def _without_empty_tables(xml: str) -> str:
    """The part without tables that have no rows, which Word does not open."""
    root = etree.fromstring(xml)
    for table in [table for table in root.iter(TABLE) if table.find(f".//{w('tr')}") is None]:
        parent = table.getparent()
        assert parent is not None
        parent.replace(table, etree.Element(w("p")))
    return etree.tostring(root, encoding="unicode")
