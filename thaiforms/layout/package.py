"""The parts of a Word file and how they point at each other (Open Packaging Conventions)."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from thaiforms.errors import Fault, Place, TemplateError
from thaiforms.layout.words import Element
from thaiforms.safety.archives import open_archive, parse_xml

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DOCUMENT = "/officeDocument"


@dataclass(frozen=True, slots=True)
class Relation:
    """A pointer from one part to another, or to the world outside."""

    kind: str  # the last word of its type: "styles", "header", "image", "hyperlink"
    target: str
    external: bool


class Package:
    """A Word file, opened; parts are parsed when asked for. Raises TemplateError where it is none."""

    def __init__(self, data: bytes) -> None:
        self._relations: dict[str, dict[str, Relation]] = {}
        self.parts: Mapping[str, bytes] = open_archive(data)
        self.document = next((r.target for r in self.relations("").values() if r.kind == "officeDocument"), "")
        if self.document not in self.parts:
            raise TemplateError(Fault("document-part-missing", Place(part="word/document.xml")))

    def xml(self, name: str) -> Element | None:
        """The root of a part, or None where there is no such part."""
        return parse_xml(self.parts[name], name) if name in self.parts else None

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of a part by their ids; those of "" are the package's own."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", name + ".rels"))
        found = () if root is None else root.iter(_RELATION)
        return {element.get("Id", ""): _relation(element, folder) for element in found}

    def related(self, kind: str) -> Element | None:
        """The root of the part that the document names as its styles, settings, theme …"""
        targets = (r.target for r in self.relations(self.document).values() if r.kind == kind and not r.external)
        name = next(targets, None)
        return None if name is None else self.xml(name)


def _relation(element: Element, folder: str) -> Relation:
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
    return Relation(element.get("Type", "").rsplit("/", 1)[-1], target, external)
