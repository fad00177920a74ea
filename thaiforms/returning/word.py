"""What stands in a Word file that somebody has edited: its content controls with their texts, and the text outside them.

Changes that Word has tracked count as accepted. Runs, spelling marks, fields and smart tags that Word puts inside a text don't part it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from thaiforms.errors import Fault, InputError, Place
from thaiforms.filling.words import PARAGRAPH, ROW, STORIES, TABLE, TEXT, VALUE, Element, w
from thaiforms.intake.reading import LARGEST
from thaiforms.intake.tree import MOST
from thaiforms.safety.archives import open_archive, parse_xml

_CONTROL, _CONTENT, _ABOUT = w("sdt"), w("sdtContent"), w("sdtPr")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PASSED_OVER = {
    _FALLBACK,
    *(w(name) for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "rt")),
}
_LETTERS = {w("tab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
_BREAK, _KIND, _LINE = w("br"), w("type"), ("", "textWrapping")


@dataclass(frozen=True, slots=True)
class Control:
    """A content control: its tag, the text in it, and the table row, counted through the file, that it stands in."""

    tag: str
    text: str  # lines and paragraphs in it end with a line feed
    row: int | None
    story: str  # the kind of part: "document", "hdr", "ftr"


@dataclass(frozen=True, slots=True)
class Loose:
    """The text of a paragraph that stands in no content control of ours."""

    text: str
    row: int | None
    place: Place
    furniture: bool  # whether it stands in a header or footer


@dataclass(frozen=True, slots=True)
class Content:
    """The content controls of a file in their order, and the text outside them."""

    controls: tuple[Control, ...]
    loose: tuple[Loose, ...]


def read_word(docx: bytes, ours: Callable[[str], bool]) -> Content:
    """The content of a DOCX; ``ours`` says by its tag whether a control is one. Raises InputError for what is no such file."""
    parts = open_archive(docx, raising=InputError)
    roots = list(_stories(parts))
    if not any(root.tag == w("document") for _, root in roots):
        raise InputError(Fault("not-a-word-file"))
    walk = _Walk(ours)
    for name, root in roots:
        walk.begin(name, root.tag.removeprefix(w("")))
        walk.through(root)
    _refuse_too_much(walk.controls)
    return Content(tuple(walk.controls), tuple(loose for loose in walk.loose if loose.text))


def _refuse_too_much(controls: Sequence[Control]) -> None:
    """More than a form may hold is not read at all. Raises InputError."""
    length = sum(len(one.text) for one in controls)
    if len(controls) > MOST:
        raise InputError(Fault("too-many-values", found=str(len(controls)), details={"most": str(MOST)}))
    if length > LARGEST:
        raise InputError(Fault("file-too-large", found=str(length), details={"most": str(LARGEST)}))


def _stories(parts: Mapping[str, bytes]) -> Iterator[tuple[str, Element]]:
    """The parts that hold text, the document itself first."""
    found = []
    for name, data in parts.items():
        if name.startswith("word/") and name.endswith(".xml") and "/" not in name.removeprefix("word/"):
            root = parse_xml(data, name, raising=InputError)
            if root.tag in STORIES and root.tag != w("comments"):
                found.append((name, root))
    return iter(sorted(found, key=lambda story: (story[1].tag != w("document"), story[0])))


@dataclass
class _Open:
    """The text of a control whose end is not yet reached."""

    texts: list[str] = field(default_factory=list)
    begun: bool = False  # whether a paragraph has begun in it


class _Walk:
    """Goes through parts in reading order."""

    def __init__(self, ours: Callable[[str], bool]) -> None:
        self.controls: list[Control] = []
        self.loose: list[Loose] = []
        self._story, self._part = "", ""
        self._ours = ours
        self._open: _Open | None = None
        self._outside: list[str] = []
        self._row: int | None = None
        self._rows = self._tables = self._paragraphs = 0
        self._joins = False  # whether the end of the paragraph before is a deleted one

    def begin(self, part: str, story: str) -> None:
        """Turn to another part; tables and paragraphs are counted in it from 1."""
        self._part, self._story = part, story
        self._tables = self._paragraphs = 0

    def through(self, element: Element) -> None:
        """What stands in an element, and in those inside."""
        for child in element:
            if child.tag == TEXT:
                self._write(child.text or "")
            elif child.tag in _LETTERS:
                self._write(_LETTERS[child.tag])
            elif child.tag == _BREAK:
                self._write("\n" if child.get(_KIND, "") in _LINE else "")
            elif child.tag == _CONTROL:
                self._control(child)
            elif child.tag == PARAGRAPH:
                self._paragraph(child)
            elif child.tag == ROW:
                self._table_row(child)
            elif child.tag not in _PASSED_OVER and isinstance(child.tag, str):
                self._tables += child.tag == TABLE
                self.through(child)

    def _write(self, text: str) -> None:
        (self._outside if self._open is None else self._open.texts).append(text)

    def _control(self, element: Element) -> None:
        about, content = element.find(_ABOUT), element.find(_CONTENT)
        if content is None:
            return
        tag = _said(about, "tag")
        if self._open is not None or not self._ours(tag):
            self.through(content)  # pasted into another one of ours, whose text it is part of, or somebody else's
            return
        empty = about is not None and about.find(w("showingPlcHdr")) is not None
        rows, self._open = self._rows, (opened := _Open())
        self.through(content)
        self._open = None
        row = self._row if self._rows == rows else rows + 1  # a control round a whole row stands in that row
        text = "" if empty else "".join(opened.texts)
        self.controls.append(Control(tag, text, row, self._story))

    def _paragraph(self, element: Element) -> None:
        if self._open is not None:
            self._open.texts += ["\n"] if self._open.begun and not self._joins else []
            self._open.begun = True
        self._paragraphs += 1
        outer, self._outside = self._outside, []
        number = self._paragraphs
        self.through(element)
        self._joins = element.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None
        text = "".join(self._outside)
        table = self._tables if self._row is not None else None
        place = Place(part=self._part, table=table, paragraph=number, text=text.strip()[:60])
        self.loose.append(Loose(" ".join(text.split()), self._row, place, self._story in {"hdr", "ftr"}))
        self._outside = outer

    def _table_row(self, element: Element) -> None:
        if element.find(f"{w('trPr')}/{w('del')}") is not None:
            return
        self._rows += 1
        outer, self._row = self._row, self._rows
        self.through(element)
        self._row = outer


def _said(about: Element | None, name: str) -> str:
    found = None if about is None else about.find(w(name))
    return "" if found is None else (found.get(VALUE) or "")
