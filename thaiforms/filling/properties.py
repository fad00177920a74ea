"""What a document says of itself: its title, never who made it or on which machine; and the source it was made from."""

from __future__ import annotations

import datetime
import posixpath
import re
import uuid
from collections.abc import Mapping

from markupsafe import escape

CORE = "docProps/core.xml"
APPLICATION = "docProps/app.xml"
CONTENT_TYPES = "[Content_Types].xml"
SOURCE_NAMESPACE = "urn:thaiforms:source"
_RELATIONS = "_rels/.rels"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES = (
    (
        CORE,
        "application/vnd.openxmlformats-package.core-properties+xml",
        f"{_PACKAGE}/relationships/metadata/core-properties",
    ),
    (
        APPLICATION,
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        f"{_OFFICE}/relationships/extended-properties",
    ),
)
_SOURCE_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def application() -> bytes:
    """The properties that name the program, without company and editing times."""
    return f'{_HEAD}<Properties xmlns="{_OFFICE}/extended-properties"><Application>thaiforms</Application></Properties>'.encode()


def core(title: str, moment: datetime.datetime | None) -> bytes:
    """The document's title, and its times if a moment is given."""
    times = ""
    if moment is not None:
        when = moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        names = ("created", "modified")
        times = "".join(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when}</dcterms:{name}>' for name in names)
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{escape(title)}</dc:title>{times}'
        "</cp:coreProperties>"
    ).encode()


def with_properties(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts to change so that the package says its title and that this library made it, not who has edited it."""
    changed = {APPLICATION: application()}
    for part, kind, relation in _PROPERTIES:
        if part not in parts:
            known = {**parts, **changed}
            changed[CONTENT_TYPES] = _typed(known[CONTENT_TYPES], part, kind)
            changed[_RELATIONS] = _related(known[_RELATIONS], relation, part)
            changed.setdefault(part, b"")
    return changed


def with_source(parts: Mapping[str, bytes], document: str, source: str) -> dict[str, bytes]:
    """The parts to add and change so that the package carries the text that it was made from."""
    number = next(n for n in range(1, len(parts) + 2) if f"customXml/item{n}.xml" not in parts)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    folder, name = posixpath.split(document)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    no_relations = f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'.encode()
    return {
        CONTENT_TYPES: _typed(parts[CONTENT_TYPES], properties, _SOURCE_TYPE),
        relations: _related(parts.get(relations, no_relations), f"{_OFFICE}/relationships/customXml", f"/{item}"),
        item: f'{_HEAD}<source xmlns="{SOURCE_NAMESPACE}" format="yaml">{_kept(source)}</source>'.encode(),
        properties: _item_properties(source),
        f"customXml/_rels/item{number}.xml.rels": _related(
            no_relations,
            f"{_OFFICE}/relationships/customXmlProps",
            posixpath.basename(properties),
        ),
    }


def _kept(source: str) -> str:
    """The text so that a reader gets it back as it is, its line ends too."""
    return str(escape(source)).replace("\r", "&#13;")


def _item_properties(source: str) -> bytes:
    identifier = str(uuid.uuid5(uuid.NAMESPACE_URL, SOURCE_NAMESPACE + source)).upper()
    return (
        f'{_HEAD}<ds:datastoreItem ds:itemID="{{{identifier}}}" xmlns:ds="{_OFFICE}/customXml">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{SOURCE_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


def _typed(content_types: bytes, part: str, kind: str) -> bytes:
    """The list of content types with one more part."""
    return _before_end(content_types, f'<{{}}Override PartName="/{part}" ContentType="{kind}"/>')


def _related(relations: bytes, kind: str, target: str) -> bytes:
    """The relations with one more, whose id none of the others has."""
    taken = set(re.findall(rb'\bId\s*=\s*["\']([^"\']*)', relations))
    identifier = next(f"tf{n}" for n in range(1, len(taken) + 2) if f"tf{n}".encode() not in taken)
    return _before_end(relations, f'<{{}}Relationship Id="{identifier}" Type="{kind}" Target="{target}"/>')


def _before_end(xml: bytes, element: str) -> bytes:
    """The XML with one more element at its end, in the prefix that the root has."""
    text = xml.decode("utf-8-sig")
    opened = re.sub(r"<((?:\w+:)?)(\w+)([^<>]*)/>\s*\Z", r"<\1\2\3></\1\2>", text) if "</" not in text else text
    end = opened.rindex("</")
    prefix = re.match(r"</((?:\w+:)?)", opened[end:])
    return (opened[:end] + element.format(prefix[1] if prefix is not None else "") + opened[end:]).encode()
