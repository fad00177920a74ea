"""Formulas (OfficeMath, ECMA-376 22.1) that stand in a line: letters, raised and lowered ones, brackets, fractions as a/b.

What does not (roots, sums, matrices, accents) is refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from thaiforms.frozen import replace
from thaiforms.layout.read_pictures import NotDrawnError
from thaiforms.layout.story import Inline, LineBreak, Text
from thaiforms.layout.words import Element, M, W

if TYPE_CHECKING:
    from thaiforms.layout.read_inlines import InlineReader

_LETTERS = re.compile("[A-Za-z\u0391-\u03c9]+|[^A-Za-z\u0391-\u03c9]+")
_SMALL = 0.65
_RAISED, _LOWERED = 0.33, -0.14  # of the size: as w:vertAlign has it
_HELD = {"oMath", "oMathPara", "e", "num", "den", "sub", "sup", "fName", "box"}
"""What only holds other elements."""
_SCRIPTS = {
    "sSup": (("e", ""), ("sup", "sup")),
    "sSub": (("e", ""), ("sub", "sub")),
    "sSubSup": (("e", ""), ("sub", "sub"), ("sup", "sup")),
    "sPre": (("sub", "sub"), ("sup", "sup"), ("e", "")),
}
_WHOLE = {*_SCRIPTS, "d"}
"""What needs no brackets above or below a fraction's line."""


class _Level(NamedTuple):
    """How large letters are, of their size, and how far above the line, of that size too."""

    scale: float = 1
    rise: float = 0

    def raised(self, kind: str) -> _Level:
        """The level of what is raised or lowered here."""
        shift = {"sup": _RAISED, "sub": _LOWERED}.get(kind)
        return self if shift is None else _Level(self.scale * _SMALL, self.rise + shift * self.scale)


_ON_THE_LINE = _Level()


class EquationReader:
    """Reads one formula."""

    def __init__(self, inlines: InlineReader, field: str) -> None:
        self._inlines = inlines
        self._field = field
        self.has_fractions = False  # that Word draws with a line between their parts

    def read(self, element: Element, level: _Level = _ON_THE_LINE) -> Iterator[Inline]:
        """The inlines of an element. Raises NotDrawnError for what does not stand in a line."""
        if _is_marker(element):
            return
        name = element.tag.removeprefix(M)
        if name in _HELD:
            for child in element:
                yield from self.read(child, level)
        elif name in _SCRIPTS:
            for part, kind in _SCRIPTS[name]:
                yield from self._part(element, part, level.raised(kind))
        elif name == "r":
            yield from self._run(element, level)
        elif name == "d":
            yield from self._bracketed(element, level)
        elif name == "f":
            yield from self._fraction(element, level)
        elif name == "func":
            yield from self._part(element, "fName", level)
            yield from self._sign(" ", element, level)
            yield from self._part(element, "e", level)
        elif not name.endswith("Pr"):
            raise NotDrawnError(element)

    def _part(self, element: Element, name: str, level: _Level) -> Iterator[Inline]:
        part = element.find(M + name)
        if part is not None:
            yield from self.read(part, level)

    def _run(self, run: Element, level: _Level) -> Iterator[Inline]:
        if _said(run, "rPr", "scr", "roman") != "roman":
            raise NotDrawnError(run)
        style = "p" if run.find(f"{M}rPr/{M}nor") is not None else _said(run, "rPr", "sty", "i")
        for element in run:
            if element.tag == M + "t":
                yield from self._text(element.text if element.text is not None else "", run, level, style)
            elif element.tag == W + "br":
                yield LineBreak(self._inlines.look(run.find(W + "rPr")).neutral)
            elif element.tag not in {M + "rPr", W + "rPr", W + "lastRenderedPageBreak"}:
                raise NotDrawnError(element)

    def _text(self, text: str, run: Element, level: _Level, style: str) -> Iterator[Text]:
        look = self._inlines.look(run.find(W + "rPr"))
        if look.hidden:
            return
        for piece in _LETTERS.findall(text):
            for found in self._inlines.texts(piece, look, self._field):
                own = found.format
                slanted = own.italic or ("i" in style and _LETTERS.fullmatch(piece) is not None and piece[0].isalpha())
                format_ = replace(
                    own,
                    size=own.size * level.scale,
                    rise=own.rise + own.size * level.rise,
                    bold=own.bold or "b" in style,
                    italic=slanted and not "\u0e00" <= piece[0] <= "\u0e7f",
                )
                yield replace(found, format=format_)

    def _sign(self, text: str, beside: Element, level: _Level) -> Iterator[Text]:
        """A bracket or a stroke, that looks like the first letters beside it."""
        run = beside.find(f".//{M}r")
        yield from () if run is None or not text else self._text(text, run, level, "p")

    def _bracketed(self, element: Element, level: _Level) -> Iterator[Inline]:
        between = _said(element, "dPr", "sepChr", "|")
        yield from self._sign(_said(element, "dPr", "begChr", "("), element, level)
        for index, part in enumerate(element.iterfind(M + "e")):
            yield from self._sign(between if index else "", element, level)
            yield from self.read(part, level)
        yield from self._sign(_said(element, "dPr", "endChr", ")"), element, level)

    def _fraction(self, element: Element, level: _Level) -> Iterator[Inline]:
        """Both parts with a stroke between them; with brackets round one of several letters that Word has a line under."""
        kind = _said(element, "fPr", "type", "bar")
        if kind == "noBar":
            raise NotDrawnError(element)
        self.has_fractions |= kind == "bar"
        for name, sign in (("num", ""), ("den", "/")):
            part = element.find(M + name)
            left, right = ("", "") if part is None or kind == "lin" or _is_whole(part) else ("(", ")")
            yield from self._sign(sign + left, element, level)
            yield from self._part(element, name, level)
            yield from self._sign(right, element, level)


def _said(element: Element, properties: str, name: str, default: str) -> str:
    """What an element's properties say."""
    found = element.find(f"{M}{properties}/{M}{name}")
    return default if found is None else found.get(M + "val", default)


def _is_whole(part: Element) -> bool:
    """Whether a part of a fraction is one number, one word, or in brackets."""
    held = [child for child in part if child.tag != M + "ctrlPr"]
    if len(held) != 1:
        return False
    text = "".join(t.text for t in held[0].iter(M + "t") if t.text)
    return held[0].tag.removeprefix(M) in _WHOLE or (
        held[0].tag == M + "r" and re.fullmatch("[\\w.,%\u0e00-\u0e7f]+", text) is not None
    )


def _is_marker(element: Element) -> bool:
    """Whether it marks a place, or is a comment in the file."""
    return not isinstance(element.tag, str) or element.tag in {W + "bookmarkStart", W + "bookmarkEnd", W + "proofErr"}
