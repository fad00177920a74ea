"""Footnotes and endnotes as a Word file tells of them: their marks, their blocks, what stands above them (ECMA-376 17.11)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

from thaiforms.layout.numbering import counted
from thaiforms.layout.story import Block, Note, Separator, Separators
from thaiforms.layout.words import Element, W, attribute, count, text_of

if TYPE_CHECKING:
    from thaiforms.layout.package import Package

_SPECIAL = {"separator", "continuationSeparator", "continuationNotice"}
_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}


class Source(Protocol):
    """What a note reader asks of the file's reader."""

    package: Package
    settings: Element | None
    part: str
    own_mark: tuple[str, str]

    def refuse(self, element: Element, text: str) -> None:
        """Note that an element can't be drawn."""

    def blocks_of(self, part: str, parent: Element) -> tuple[Block, ...]:
        """The blocks of an element of another part."""


class _Rules(NamedTuple):
    """How the notes of a section are counted, and where they stand."""

    number_format: str
    first: int
    restart: str  # "continuous", "eachSect", "eachPage"
    position: str


class _Part(NamedTuple):
    """A part with notes: its name, and the notes by their numbers in the file."""

    name: str
    notes: Mapping[str, Element]


class NoteReader:
    """Reads the notes of one file in the order of their references, and counts them."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._parts: dict[str, _Part] = {}
        self._properties: Element | None = None  # of the section
        self._rules: dict[str, _Rules] = {}  # of the section, for the kinds of notes that it has
        self._counts = dict.fromkeys(_FORMATS, 0)
        self._read: set[str] = set()  # the links of notes that have been read
        self._ends: dict[str, list[Note]] = {"sectEnd": [], "docEnd": []}  # the notes that stand there
        self.footnotes: list[Note] = []

    @property
    def beneath(self) -> bool:
        """Whether footnotes stand under the text instead of at the page's foot."""
        return bool(self.footnotes) and self._of("footnote").position == "beneathText"

    def begin_section(self, properties: Element | None) -> None:
        """Go on to a section with these properties."""
        self._properties, self._rules = properties, {}

    def _of(self, kind: str) -> _Rules:
        """The section's rules for a kind of notes; with its first, counting begins anew where they say so."""
        if kind not in self._rules:
            self._rules[kind] = rules = _rules(self._source.settings, self._properties, kind)
            if rules.restart != "continuous":
                self._counts[kind] = 0
        return self._rules[kind]

    def end_section(self, *, last: bool) -> tuple[Note, ...]:
        """The notes that stand at the end of the section; at the end of the last, those of the whole file too."""
        found, self._ends["sectEnd"] = tuple(self._ends["sectEnd"]), []
        return (*found, *self._ends["docEnd"]) if last else found

    def mark(self, reference: Element, own: str) -> tuple[str, str]:
        """The mark of a note that the text refers to, and the note's link; nothing where it can't be drawn."""
        kind = reference.tag.removeprefix(W).removesuffix("Reference")
        number = reference.get(W + "id", "")
        part, link = self._part(kind), f"#{kind}-{number}"
        if (
            self._source.part != self._source.package.document
            or link in self._read
            or not _is_note(part.notes.get(number))
        ):
            self._source.refuse(reference, text_of(reference))
            return "", ""
        rules = self._of(kind)
        self._counts[kind] += not own
        shown = own if own else counted(rules.first + self._counts[kind] - 1, rules.number_format)
        if not shown:
            self._source.refuse(reference, text_of(reference))
            return "", ""
        self._read.add(link)
        self._source.own_mark = (shown, f"{link}-reference")
        blocks = self._source.blocks_of(part.name, part.notes[number])
        self._source.own_mark = ("", "")
        each_page = rules.restart == "eachPage" and kind == "footnote" and not own
        note = Note(link, shown, blocks, rules.number_format, rules.first, each_page)
        self._ends.get(rules.position, self.footnotes).append(note)
        return shown, link

    def separators(self) -> Separators:
        """What stands above the notes."""
        return Separators(
            self._separator("footnote", "separator"),
            self._separator("footnote", "continuationSeparator"),
            self._separator("endnote" if "endnote" in self._parts else "footnote", "separator"),
        )

    def _separator(self, kind: str, name: str) -> Separator:
        if kind not in self._parts:  # no note of the kind is referred to
            return Separator()
        part = self._parts[kind]
        element = next((e for e in part.notes.values() if e.get(W + "type") == name), None)
        if element is None:
            return Separator()
        ruled = any(element.find(f".//{W}{each}") is not None for each in ("separator", "continuationSeparator"))
        return Separator(self._source.blocks_of(part.name, element), ruled)

    def _part(self, kind: str) -> _Part:
        if kind not in self._parts:
            self._parts[kind] = self._opened(kind)
            for note in self._parts[kind].notes.values():
                if note.get(W + "type") == "continuationNotice" and text_of(note).strip():
                    self._source.refuse(note, text_of(note))
        return self._parts[kind]

    def _opened(self, kind: str) -> _Part:
        package = self._source.package
        relations = package.relations(package.document).values()
        name = next((r.target for r in relations if r.kind == f"{kind}s" and not r.external), "")
        root = package.xml(name)
        found = () if root is None else root.iterfind(W + kind)
        return _Part(name, {element.get(W + "id", ""): element for element in found})


def _rules(settings: Element | None, properties: Element | None, kind: str) -> _Rules:
    """The rules of a section: its own, or those of the file."""
    places = [e.find(f"{W}{kind}Pr") for e in (properties, settings) if e is not None]

    def said(name: str, default: str) -> str:
        return next((found for place in places if (found := attribute(place, name)) is not None), default)

    return _Rules(
        number_format=said("numFmt", _FORMATS[kind]),
        first=count(said("numStart", "1")),
        restart=said("numRestart", "continuous"),
        position=said("pos", "docEnd" if kind == "endnote" else "pageBottom"),
    )


def _is_note(element: Element | None) -> bool:
    """Whether it is a note that a reference may lead to."""
    return element is not None and element.get(W + "type") not in _SPECIAL
