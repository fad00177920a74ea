"""A page's items to the operators of a content stream (ISO 32000-1, 8 and 9). PDF counts y upwards from the bottom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from thaiforms.paper import Fill, FontFace, GlyphRun, Page, Picture, Pt, Rule, Shaped
from thaiforms.pdf.embed import MARK_WIDTH, EmbeddedFace
from thaiforms.pdf.objects import number, text_string

SPOKEN_GAP = 0.025
"""Gaps between clusters above this, in em, make readers see spaces: such a line says its text itself (/ActualText)."""


class Painter:
    """Paints the pages of one file; knows the fonts and pictures that it needs."""

    def __init__(self) -> None:
        self.faces: dict[FontFace, tuple[str, EmbeddedFace]] = {}
        self.pictures: dict[bytes, str] = {}
        self._colour = ""
        self._font = ("", 0.0)

    def content(self, page: Page) -> bytes:
        """The page's content stream."""
        self._colour, self._font = "000000", ("", 0.0)
        paints: dict[type, Callable[..., str]] = {
            GlyphRun: self._run,
            Rule: self._rule,
            Fill: self._fill,
            Picture: self._picture,
        }
        operators: list[str] = []
        in_text = False
        for item in page.items:
            is_text = isinstance(item, GlyphRun)
            if is_text != in_text:
                operators.append("BT" if is_text else "ET")
                in_text = is_text
            operators.append(paints[type(item)](item, page.height))
        if in_text:
            operators.append("ET")
        return "\n".join(operators).encode("ascii")

    def _run(self, run: GlyphRun, height: Pt) -> str:
        name, face = self._face(run.words[0].face)
        parts = [self._ink(run.colour)]
        if self._font != (name, run.size):
            self._font = (name, run.size)
            parts.append(f"/{name} {number(run.size)} Tf ")
        parts.append(f"1 0 0 1 {number(run.x)} {number(height - run.y)} Tm ")
        shown = _spread(run, face) if run.gap else _stretched(run, face) if run.stretch else _plain(run, face)
        if run.gap > SPOKEN_GAP * run.size:
            shown = f"/Span<</ActualText {text_string(run.text)}>>BDC {shown} EMC"
        return "".join((*parts, shown))

    def _face(self, face: FontFace) -> tuple[str, EmbeddedFace]:
        if face not in self.faces:
            self.faces[face] = (f"F{len(self.faces) + 1}", EmbeddedFace(face))
        return self.faces[face]

    def _ink(self, colour: str) -> str:
        if colour == self._colour:
            return ""
        self._colour = colour
        return _colour(colour, "rg") + " "

    def _rule(self, rule: Rule, height: Pt) -> str:
        dash = f"[{' '.join(map(number, rule.dash))}] 0 d " if rule.dash else ""
        line = f"{number(rule.x0)} {number(height - rule.y0)} m {number(rule.x1)} {number(height - rule.y1)} l S"
        plain = f"{number(rule.width)} w {dash}{line}"
        if rule.colour == "000000" and not dash:
            return plain
        return f"q {_colour(rule.colour, 'RG')} {plain} Q"

    def _fill(self, fill: Fill, height: Pt) -> str:
        box = (fill.x, height - fill.y - fill.height, fill.width, fill.height)
        return f"{self._ink(fill.colour)}{' '.join(map(number, box))} re f"

    def _picture(self, picture: Picture, height: Pt) -> str:
        name = self.pictures.setdefault(picture.data, f"P{len(self.pictures) + 1}")
        place = (picture.width, 0, 0, picture.height, picture.x, height - picture.y - picture.height)
        return f"q {' '.join(map(number, place))} cm /{name} Do Q"


@lru_cache(maxsize=64)
def _colour(colour: str, operator: str) -> str:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return f"{' '.join(map(number, parts))} {operator}"


@lru_cache(maxsize=32768)
def _shown(advances: tuple[float, ...], identifiers: tuple[int, ...]) -> str:
    """A word as a string of TJ, ready to be joined to the next."""
    return _joined(_glyphs(advances, identifiers))


def _glyphs(advances: tuple[float, ...], identifiers: tuple[int, ...]) -> list[str | float]:
    """Glyphs in hexadecimal. What marks advance too much is taken back before them, after their letter: so each stands

    before the next letter, and a line whose text is sorted by place reads in its order.
    """
    shown: list[str | float] = []
    for index, (advance, identifier) in enumerate(zip(advances, identifiers, strict=True)):
        if not advance and index and advances[index - 1]:
            end = next((n for n in range(index, len(advances)) if advances[n]), len(advances))
            shown.append(float((end - index) * MARK_WIDTH))
        shown.append(f"{identifier:04X}")
    return shown


def _joined(shown: Sequence[str | float]) -> str:
    """What stands between <> in TJ: glyphs that follow each other in one string, numbers that do added up."""
    parts: list[str] = []
    for is_glyphs, group in groupby(shown, lambda item: isinstance(item, str)):
        parts.append("".join(map(str, group)) if is_glyphs else f">{number(sum(map(float, group)))}<")
    return "".join(parts)


def _plain(run: GlyphRun, face: EmbeddedFace) -> str:
    """Words one after the other."""
    return f"[<{''.join(_shown(word.advances, face.use(word)) for word in run.words)}>]TJ"


def _stretched(run: GlyphRun, face: EmbeddedFace) -> str:
    """Words with wider spaces: the scale of the space alone is changed, which readers take for what it is."""
    parts: list[str] = []
    gathered: list[Shaped] = []
    for word in run.words:
        if not word.text.startswith(" "):
            gathered.append(word)
            continue
        if gathered:
            parts.append(_plain(_with(run, gathered), face))
            gathered = []
        parts.append(f"{number(_scale(run, word))} Tz {_plain(_with(run, [word]), face)} 100 Tz")
    if gathered:
        parts.append(_plain(_with(run, gathered), face))
    return " ".join(parts)


def _with(run: GlyphRun, words: list[Shaped]) -> GlyphRun:
    return GlyphRun(run.x, run.y, run.size, tuple(words))


def _spread(run: GlyphRun, face: EmbeddedFace) -> str:
    """Words with a gap before each cluster but the first, never between a letter and its mark."""
    parts: list[str] = []
    shown: list[str | float] = []
    for index, word in enumerate(run.words):
        scale = _scale(run, word) if run.stretch and word.text.startswith(" ") else 100.0
        if index:
            shown.append(-run.gap * 1000 / run.size)
        if scale != 100:
            parts += (_array(shown), f"{number(scale)} Tz")
            shown = []
        shown += _gapped(word, face.use(word), -run.gap * 100_000 / run.size / scale)
        if scale != 100:
            parts += (_array(shown), "100 Tz")
            shown = []
    return " ".join((*parts, _array(shown)) if shown else parts)


def _gapped(word: Shaped, identifiers: tuple[int, ...], gap: float) -> list[str | float]:
    """The word's glyphs with the gap before each cluster but the first."""
    starts = [place for place, begins in enumerate(word.starts) if begins or place == 0]
    shown: list[str | float] = []
    for start, end in pairwise((*starts, len(word.glyphs))):
        shown += [gap] if start else []
        shown += _glyphs(word.advances[start:end], identifiers[start:end])
    return shown


def _array(shown: Sequence[str | float]) -> str:
    """The operand and operator of TJ."""
    return f"[<{_joined(shown)}>]TJ".replace("[<>", "[").replace("<>]", "]")


def _scale(run: GlyphRun, space: Shaped) -> float:
    """The horizontal scale, in percent, that makes the space as wide as it is to be."""
    return 100 + 100 * len(space.text) * run.stretch / (space.width * run.size)
