"""What stands in the document in place of a ``{{ value }}``: a content control that names its field, with the text.

The text is parted where the script changes, never inside a Thai word: Thai runs are marked ``w:cs``, Latin ones are not,
and both have both twins of each property (``sz`` and ``szCs``, ``b`` and ``bCs``), so that Word shows them alike.
"""

from __future__ import annotations

import copy
import re
from functools import lru_cache

from jinja2 import Undefined
from lxml import etree
from markupsafe import Markup, escape

from thaiforms.errors import Fault, Place, TemplateError
from thaiforms.filling.context import FieldText
from thaiforms.filling.words import LOOK, RUN, SPACE, TEXT, Element, made, w
from thaiforms.frozen import frozen

IDENTIFIER = "\x02"
"""Stands for the number of a content control until the document is whole; it can occur in no XML."""

_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position"),
    *("sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
    *("eastAsianLayout", "specVanish", "oMath"),
)
_RANK = {w(name): rank for rank, name in enumerate(_ORDER)}
_TWINS = (("b", "bCs"), ("i", "iCs"), ("sz", "szCs"))
_LEFT_OUT = {w("cs"), w("rtl"), w("noProof"), w("rPrChange")}
_HOLDS_CONTROLS = {w(name) for name in ("p", "hyperlink", "ins", "moveTo", "smartTag", "fldSimple", "sdtContent")}
_NAMESPACE = re.compile(r' xmlns(?::\w+)?="[^"]*"')
_PIECES = re.compile(r"[^A-Za-z\u00c0-\u024f]+|[A-Za-z\u00c0-\u024f][^\u0e00-\u0e7f]*")
_THAI = re.compile("[\u0e00-\u0e7f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


@frozen
class Blank:
    """A ``{{ value }}`` of a template: how its text looks and where it stands."""

    latin: str  # the run's properties as XML, or nothing
    thai: str
    control: bool  # whether a content control may stand here
    place: Place
    tag: str

    def filled(self, value: object) -> Markup:
        """The value's XML. Raises TemplateError where the data have no such value."""
        if isinstance(value, Undefined):
            raise TemplateError(Fault("blank-without-value", self.place, self.tag))
        text = value if isinstance(value, FieldText) else FieldText(str(value))
        runs = self._runs(text)
        if not text.path or not self.control:
            return Markup(runs if text else "")
        return Markup(_control(text.path, text.label) + runs + "</w:sdtContent></w:sdt>")

    def _runs(self, text: str) -> str:
        if text.isascii():
            return _run(self.latin, text)
        if not _LATIN.search(text):
            return _run(self.thai, text)
        return "".join(_run(self.thai if _THAI.search(piece) else self.latin, piece) for piece in scripts(text))


def scripts(text: str) -> list[str]:
    """The text in pieces of one script each; digits, spaces and signs stay with the letters before them."""
    pieces = _PIECES.findall(text)
    if len(pieces) > 1 and not _THAI.search(pieces[0]) and not _LATIN.search(pieces[0]):
        pieces[:2] = ["".join(pieces[:2])]
    return pieces


@lru_cache(maxsize=4096)
def _control(path: str, label: str) -> str:
    """The head of a content control; its tag is the field's path.

    It is of the rich kind: a plain one (``w:text``) may hold one look only, and LibreOffice drops even that.
    """
    name = f'<w:alias w:val="{escape(label)}"/>' if label else ""
    return f'<w:sdt><w:sdtPr>{name}<w:tag w:val="{path}"/><w:id w:val="{IDENTIFIER}"/></w:sdtPr><w:sdtContent>'


def _run(look: str, text: str) -> str:
    if "\n" in text:
        lines = "</w:t><w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}' for line in text.split("\n"))
        return f"<w:r>{look}{lines}</w:t></w:r>"
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def look_of(run: Element) -> tuple[str, str]:
    """The properties of a run for Latin and for Thai text, as XML, each with both twins and in Word's order."""
    given = run.find(LOOK)
    latin = made(LOOK) if given is None else copy.deepcopy(given)
    for child in list(latin):
        if child.tag in _LEFT_OUT:
            latin.remove(child)
    _add_twins(latin)
    thai = copy.deepcopy(latin)
    etree.SubElement(thai, w("cs"))
    return _written(latin), _written(thai)


def may_hold_control(run: Element) -> bool:
    """Whether a content control may stand in the run's place: not within one that is for plain text already."""
    parent = run.getparent()
    inside = any(sdt.find(f"{w('sdtPr')}/{w('text')}") is not None for sdt in run.iterancestors(w("sdt")))
    return parent is not None and parent.tag in _HOLDS_CONTROLS and not inside


def static_run(run: Element) -> Element:
    """An empty run with the look of another one."""
    copied = made(RUN)
    look = run.find(LOOK)
    if look is not None:
        copied.append(copy.deepcopy(look))
    return copied


def static_text(text: str) -> Element:
    """A text whose spaces count."""
    copied = made(TEXT)
    copied.text = text
    copied.set(SPACE, "preserve")
    return copied


def _add_twins(look: Element) -> None:
    for one, other in _TWINS:
        for missing, present in ((one, other), (other, one)):
            source = look.find(w(present))
            if look.find(w(missing)) is None and source is not None:
                twin = etree.SubElement(look, w(missing))
                twin.attrib.update(source.attrib)
    fonts = look.find(w("rFonts"))
    if fonts is not None:
        _add_font_twins(fonts)


def _add_font_twins(fonts: Element) -> None:
    """A font named for one script stands for the others, where they are not named themselves."""
    named = next((fonts.get(w(name)) for name in ("ascii", "hAnsi", "cs") if fonts.get(w(name))), None)
    for name, theme in (("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"), ("cs", "cstheme")):
        if named is not None and fonts.get(w(name)) is None and fonts.get(w(theme)) is None:
            fonts.set(w(name), named)


def _written(look: Element) -> str:
    """The properties in the order of Word's schema, without the declarations that the part's root has already."""
    look[:] = sorted(look, key=lambda child: _RANK.get(child.tag, len(_RANK)))
    return _NAMESPACE.sub("", etree.tostring(look, encoding="unicode", with_tail=False)) if len(look) else ""
