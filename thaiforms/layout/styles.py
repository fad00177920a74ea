"""Word's cascade: docDefaults, table style, paragraph style, character style, direct formatting (ECMA-376 17.7.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from thaiforms.errors import Fault
from thaiforms.frozen import frozen
from thaiforms.layout.memory import Memory
from thaiforms.layout.properties import Properties, merged, numbering_of, paragraph_properties, run_properties, toggled
from thaiforms.layout.story import NO_BORDER, Box, ParagraphFormat, TabStop, TextFormat
from thaiforms.layout.words import VAL, Element, W, half_points, number, twips

_NOT_OF_FORMATS = {"tabs", "borders", "spaces", "shading", "before_auto", "after_auto"}
_AUTO_SPACE = 14.0  # points: what Word puts above and below a paragraph of a web page
_REMEMBERED = 4096
_ROOM = 2 * 1024 * 1024  # bytes of the XML of what is remembered
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000", "yellow": "FFFF00",
    "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableText:
    """What a table style says of the text in its cells."""

    name: str = ""
    run: Properties = field(default_factory=dict)
    paragraph: Properties = field(default_factory=dict)

    def on(self, ground: str) -> TableText:
        """The same on a ground of this colour, which gives letters without a colour of their own theirs."""
        ink = ink_on(ground)
        if not ground or ink == self.run.get("auto_ink", "000000"):
            return self
        return TableText(f"{self.name} in {ink}", {**self.run, "auto_ink": ink}, self.paragraph)


PLAIN_TEXT = TableText()


def is_dark(colour: str) -> bool:
    """Whether letters on a ground of this colour are white where they have none of their own (as LibreOffice has it)."""
    if not colour:
        return False
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return (red * 76 + green * 151 + blue * 29) >> 8 <= 62


def ink_on(ground: str) -> str:
    """The colour of letters on a ground of this colour, where they have none of their own."""
    return "FFFFFF" if is_dark(ground) else "000000"


@frozen
class Look:
    """How the letters of a run look: Latin ones and those of a complex script, which Thai is."""

    latin: TextFormat
    thai: TextFormat
    all_complex: bool  # w:cs: all letters look as Thai ones do
    hidden: bool

    @property
    def neutral(self) -> TextFormat:
        """How what is of no script looks: tabs, ends of lines and of paragraphs, digits."""
        return self.thai if self.all_complex else self.latin


class Noted(NamedTuple):
    """A paragraph, cell or row that hangs on nothing but its XML and the styles, and what is worth a warning in it."""

    made: Any
    warnings: tuple[Fault, ...]


class Styles:
    """The styles of one file; what they come to is worked out once for each way in which a file combines them."""

    def __init__(self, root: Element | None, theme: Mapping[str, str]) -> None:
        self._theme = theme
        self._elements: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._table_texts: dict[str, TableText] = {"": PLAIN_TEXT}
        self._numbering: dict[str, tuple[str | None, int | None, str]] = {}
        self.known: Memory[Noted] = Memory(_ROOM)
        self._looks: dict[object, Look] = {}
        self._formats: dict[object, ParagraphFormat] = {}
        self.run_defaults: Properties = {}
        self.paragraph_defaults: Properties = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        self.run_defaults = run_properties(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self.paragraph_defaults = paragraph_properties(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        for style in root.iterfind(W + "style"):
            name = style.get(W + "styleId", "")
            self._elements[name] = style
            if style.get(W + "default", "0") in {"1", "true", "on"}:
                self._defaults[style.get(W + "type", "")] = name

    def default(self, kind: str) -> str:
        """The style of the kind ("paragraph", "table") that holds where none is named."""
        return self._defaults.get(kind, "")

    def chain(self, style: str | None) -> list[Element]:
        """The style and those it is based on, the root first."""
        found: list[Element] = []
        while style and style in self._elements and self._elements[style] not in found:
            found.append(self._elements[style])
            based = found[-1].find(W + "basedOn")
            style = None if based is None else based.get(VAL)
        return found[::-1]

    def table_text(self, style: str, parts: tuple[str, ...] = ()) -> TableText:
        """What a table style says of text, in the parts of the table that are named (w:tblStylePr)."""
        name = " ".join((style, *parts))
        if name not in self._table_texts:
            chain = self.chain(style)
            layers = [
                *chain,
                *(e for p in parts for s in chain for e in s.iterfind(W + "tblStylePr") if e.get(W + "type") == p),
            ]
            run = merged(run_properties(element.find(W + "rPr")) for element in layers)
            paragraph = merged(paragraph_properties(element.find(W + "pPr")) for element in layers)
            self._table_texts[name] = TableText(name, run, paragraph)
        return self._table_texts[name]

    def look(self, own: Element | None, *, style: str, table: TableText, over: Element | None = None) -> Look:
        """How a run with these properties of its own looks, in a paragraph of the style, in a cell of the table.

        ``over`` are properties that weigh more than its own: those of a list's level.
        """
        key = (style, table.name, _key(own), _key(over))
        if key not in self._looks:
            _bound(self._looks)
            self._looks[key] = self._look(merged((run_properties(own), run_properties(over))), style, table)
        return self._looks[key]

    def _look(self, direct: Properties, style: str, table: TableText) -> Look:
        levels = [table.run, self._run(style), self._run(direct.get("rStyle"))]
        properties = merged((self.run_defaults, toggled(levels), direct))
        return Look(
            latin=text_format(properties, self, complex_script=False),
            thai=text_format(properties, self, complex_script=True),
            all_complex=properties.get("complex", False),
            hidden=properties.get("vanish", False),
        )

    def _run(self, style: str | None) -> Properties:
        return merged(run_properties(element.find(W + "rPr")) for element in self.chain(style))

    def numbering(self, style: str) -> tuple[str | None, int | None, str]:
        """The list and level that a style brings, and the style in its chain that says so."""
        if style not in self._numbering:
            self._numbering[style] = self._numbered(style)
        return self._numbering[style]

    def _numbered(self, style: str) -> tuple[str | None, int | None, str]:
        for element in reversed(self.chain(style)):
            number, level = numbering_of(element.find(W + "pPr"))
            if number is not None:
                return number, level, element.get(W + "styleId", "")
        return None, None, ""

    def numbered_format(
        self, own: Element | None, *, style: str, table: TableText, level: Properties, holder: str
    ) -> ParagraphFormat:
        """How a paragraph of a list stands: the level's indents weigh more than the styles', up to the style that brings it."""
        layers = [self.paragraph_defaults, table.paragraph]
        for element in self.chain(style):
            layers += [level] if element.get(W + "styleId", "") == holder else []
            layers.append(paragraph_properties(element.find(W + "pPr")))
        layers += [] if holder else [level]
        return paragraph_format(merged((*layers, paragraph_properties(own))), style)

    def paragraph_format(self, own: Element | None, *, style: str, table: TableText) -> ParagraphFormat:
        """How a paragraph with these properties of its own stands."""
        key = (style, table.name, _key(own))
        if key not in self._formats:
            _bound(self._formats)
            of_style = (paragraph_properties(element.find(W + "pPr")) for element in self.chain(style))
            layers = (self.paragraph_defaults, table.paragraph, *of_style, paragraph_properties(own))
            self._formats[key] = paragraph_format(merged(layers), style)
        return self._formats[key]

    def font(self, name: str | None) -> str:
        """The family that a font name or a theme reference means; empty where nothing is said."""
        said = "" if name is None else name
        return self._theme.get(said[1:], "") if said.startswith("+") else said


def _key(properties: Element | None) -> object:
    """What the direct properties say, to be compared and remembered."""
    return () if properties is None else tuple(map(_written, properties))


def _written(element: Element) -> object:
    """An element's name, its attributes, and what stands in it: tab stops and borders too."""
    return (element.tag, *element.attrib.items(), *map(_written, element))


def _bound(cache: dict[object, Any]) -> None:
    """Forget all once there is too much: a file made to be slow must not fill the memory."""
    if len(cache) >= _REMEMBERED:
        cache.clear()


def text_format(properties: Properties, styles: Styles, *, complex_script: bool) -> TextFormat:
    """How letters of one script look; Thai is a complex script, with properties of its own (cs, szCs, bCs, iCs)."""
    size, bold, italic = ("szCs", "bCs", "iCs") if complex_script else ("sz", "b", "i")
    points = half_points(properties.get(size), 10)
    shift = properties.get("vertAlign")
    underline = properties.get("u")
    ground = _HIGHLIGHTS.get(str(properties.get("highlight")), str(properties.get("shading", "")))
    ink = ink_on(ground) if ground else properties.get("auto_ink", "000000")
    return TextFormat(
        family=styles.font(properties.get("cs" if complex_script else "ascii")),
        size=points * (0.65 if shift in {"superscript", "subscript"} else 1),
        bold=properties.get(bold, False),
        italic=properties.get(italic, False),
        underline="" if underline in {None, "none"} else str(underline),
        capitals=properties.get("caps", False) or properties.get("smallCaps", False),
        strike=properties.get("strike", False) or properties.get("dstrike", False),
        colour=properties.get("color") or ink,
        highlight=ground,
        rise=half_points(properties.get("position"))
        + points * {"superscript": 0.33, "subscript": -0.14}.get(str(shift), 0),
        spacing=twips(properties.get("spacing")),
        scale=min(max(number(str(properties.get("w") or "100").rstrip("%")), 1), 600) / 100,
        boxed=properties.get("boxed", 0),
    )


def _box(properties: Properties) -> Box | None:
    edges, spaces, shading = properties.get("borders", {}), properties.get("spaces", {}), properties.get("shading", "")
    if not shading and not any(border.width for border in edges.values()):
        return None
    sides = {side: edges.get(side, NO_BORDER) for side in ("top", "left", "bottom", "right", "between")}
    top, left, bottom, right = (spaces.get(side, 0.0) for side in ("top", "left", "bottom", "right"))
    return Box(**sides, spaces=(top, left, bottom, right), shading=shading)


def paragraph_format(properties: Properties, style: str) -> ParagraphFormat:
    """How a paragraph with these properties stands."""
    stops = sorted((position, stop) for position, stop in properties.get("tabs", {}).items() if stop is not None)
    given = {name: value for name, value in properties.items() if name not in _NOT_OF_FORMATS}
    given |= {name: _AUTO_SPACE for name in ("before", "after") if properties.get(name + "_auto")}
    return ParagraphFormat(
        **given,
        box=_box(properties),
        style=style,
        tabs=tuple(TabStop(position, kind, leader) for position, (kind, leader) in stops),
    )
