"""The parts of a Word file and how they point at each other (Open Packaging Conventions)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeVar
from urllib.parse import unquote

from thaiforms.errors import Fault, Place, TemplateError
from thaiforms.frozen import frozen, replace
from thaiforms.layout.words import Element
from thaiforms.safety.archives import open_archive, parse_xml

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(re.escape(_STRICT) + rb"(\w+)/(\w+)")
_LARGE = 128 * 1024  # bytes of a part
Read = TypeVar("Read")


@frozen
class Relation:
    """A pointer from one part to another, or to the world outside."""

    kind: str  # the last word of its type: "styles", "header", "image", "hyperlink"
    target: str
    external: bool


def once_a_part(read: Callable[[bytes, str], Read]) -> Callable[[bytes, str], Read]:
    """Lets a function that reads a part remember what it has read of the last ones, but of none that is large."""
    known = lru_cache(maxsize=16)(read)

    def reader(data: bytes, name: str) -> Read:
        return known(data, name) if len(data) <= _LARGE else read(data, name)

    return reader


class Package:
    """A Word file, opened; parts are parsed when asked for. Raises TemplateError where it is none.

    Of a file that this process has just made, its parts are enough.
    """

    def __init__(self, file: bytes | Mapping[str, bytes]) -> None:
        self._relations: dict[str, Mapping[str, Relation]] = {}
        self.parts = _transitional(open_archive(file) if isinstance(file, bytes) else file)
        self.document = next((r.target for r in self.relations("").values() if r.kind == "officeDocument"), "")
        if self.document not in self.parts:
            raise TemplateError(Fault("document-part-missing", Place(part="word/document.xml")))

    def xml(self, name: str) -> Element | None:
        """The root of a part, or None where there is no such part."""
        return parse_xml(self.parts[name], name) if name in self.parts else None

    def relations(self, part: str) -> Mapping[str, Relation]:
        """The relations of a part by their ids; those of "" are the package's own."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> Mapping[str, Relation]:
        folder, name = posixpath.split(part)
        own = self._name(posixpath.join(folder, "_rels", name + ".rels"))
        found = _relations(self.parts[own], own) if own in self.parts else {}
        if all(relation.external or relation.target in self.parts for relation in found.values()):
            return found
        return {key: replace(relation, target=self._name(relation.target)) for key, relation in found.items()}

    def _name(self, name: str) -> str:
        """The name of the part that is meant: capitals and escapes make no difference (ECMA-376 part 2, 6.2.2)."""
        wanted = unquote(name).casefold()
        return name if name in self.parts else next((part for part in self.parts if part.casefold() == wanted), name)

    def related(self, kind: str) -> Element | None:
        """The root of the part that the document names as its styles, settings, theme … Not to be changed: files share it."""
        targets = (r.target for r in self.relations(self.document).values() if r.kind == kind and not r.external)
        name = next(targets, "")
        return _root(self.parts[name], name) if name in self.parts else None


def _transitional(parts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The parts in the namespaces that Word writes by default, also those of a "Strict Open XML Document"."""
    if _STRICT not in parts.get("_rels/.rels", b""):
        return parts
    name = rb"http://schemas.openxmlformats.org/\1/2006/\2"
    return {key: _STRICT_NAME.sub(name, data) if _STRICT in data else data for key, data in parts.items()}


@once_a_part
def _root(data: bytes, name: str) -> Element:
    return parse_xml(data, name)


@once_a_part
def _relations(data: bytes, name: str) -> Mapping[str, Relation]:
    folder = posixpath.dirname(posixpath.dirname(name))
    return {element.get("Id", ""): _relation(element, folder) for element in parse_xml(data, name).iter(_RELATION)}


def _relation(element: Element, folder: str) -> Relation:
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
    return Relation(element.get("Type", "").rsplit("/", 1)[-1], target, external)
