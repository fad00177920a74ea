"""Numbered and bulleted paragraphs: what stands before them, and how far in (ECMA-376 17.9)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from string import ascii_lowercase, ascii_uppercase
from typing import TypeAlias

from thaiforms.frozen import frozen
from thaiforms.layout.properties import Properties, paragraph_properties
from thaiforms.layout.symbols import symbol_text
from thaiforms.layout.words import Element, W, attribute
from thaiforms.thai.numerals import number_in_words, to_thai_digits

LEVELS = 9
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"  # without ฃ ฅ and ฆ, as Word counts
_SIDES = {"right": "right", "end": "right", "center": "center"}
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list, as w:lvl says it."""

    start: int = 1
    format: str = "decimal"
    text: str = ""  # "%1.%2", each blank a level's number
    suffix: str = "tab"  # "tab", "space" or "nothing"
    style: str = ""  # the paragraph style that brings this level
    legal: bool = False  # w:isLgl: all numbers as digits
    side: str = "left"  # which of its sides stands where the first line begins
    restart: int | None = (
        None  # the level, counted from 1, below which it begins anew; 0 for none, None for all above it
    )
    paragraph: Properties = field(default_factory=dict)
    run: Element | None = None


@frozen
class Label:
    """What stands before a paragraph, and the level it comes from."""

    text: str
    level: Level


Lists: TypeAlias = Mapping[str, tuple[str, Mapping[int, Level]]]
"""The lists of a file by their numbers: what each counts with, and its levels."""


def read_lists(root: Element) -> Lists:
    """The lists that a w:numbering tells of."""
    lists: dict[str, tuple[str, Mapping[int, Level]]] = {}
    elements = {e.get(W + "abstractNumId", ""): e for e in root.iterfind(W + "abstractNum")}
    linked = {attribute(e, "styleLink"): e for e in elements.values() if e.find(W + "styleLink") is not None}
    for number in root.iterfind(W + "num"):
        name = attribute(number, "abstractNumId")
        abstract = elements.get("" if name is None else name)
        if abstract is None:
            continue
        link = attribute(abstract, "numStyleLink")
        abstract = linked.get(link, abstract) if link is not None else abstract
        levels = {int(e.get(W + "ilvl", "0")): _level(e) for e in abstract.iterfind(W + "lvl")}
        key = abstract.get(W + "abstractNumId", "")
        for override in number.iterfind(W + "lvlOverride"):
            key = number.get(W + "numId", "")  # it counts by itself
            _override(levels, override)
        lists[number.get(W + "numId", "")] = (key, levels)
    return lists


class Numbering:
    """The lists of one file; counts as it goes through the document."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: dict[str, list[int]] = {}

    def level(self, number: str, level: int) -> Level | None:
        """The level of a list, or None where there is no such list."""
        _, levels = self._lists.get(number, ("", {}))
        return levels.get(level)

    def level_of_style(self, number: str, style: str) -> int:
        """Which level of a list a paragraph style stands for."""
        _, levels = self._lists.get(number, ("", {}))
        return next((index for index, level in levels.items() if level.style == style), 0)

    def label(self, number: str, level: int) -> Label | None:
        """What stands before the next paragraph of a list's level; the count goes on."""
        key, levels = self._lists.get(number, ("", {}))
        if level not in levels:
            return None
        counts = self._counts.setdefault(key, [levels[n].start - 1 if n in levels else 0 for n in range(LEVELS)])
        counts[level] += 1
        for deeper in range(level + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                counts[deeper] = levels[deeper].start - 1 if deeper in levels else 0
        for higher in range(level):
            if higher in levels:
                counts[higher] = max(counts[higher], levels[higher].start)
        return Label(_text(levels, level, counts), levels[level])


def _level(element: Element) -> Level:
    start, restart = attribute(element, "start"), attribute(element, "lvlRestart")
    return Level(
        start=1 if start is None else int(start),
        format=_given(element, "numFmt", "decimal"),
        text=_given(element, "lvlText", ""),
        suffix=_given(element, "suff", "tab"),
        style=_given(element, "pStyle", ""),
        legal=element.find(W + "isLgl") is not None,
        restart=None if restart is None else int(restart),
        side=_SIDES.get(_given(element, "lvlJc", "left"), "left"),
        paragraph=paragraph_properties(element.find(W + "pPr")),
        run=element.find(W + "rPr"),
    )


def _given(element: Element, name: str, default: str) -> str:
    said = attribute(element, name)
    return default if said is None else said


def _override(levels: dict[int, Level], override: Element) -> None:
    index = int(override.get(W + "ilvl", "0"))
    own = override.find(W + "lvl")
    if own is not None:
        levels[index] = _level(own)
    start = attribute(override, "startOverride")
    if start is not None and index in levels:
        before = levels[index]
        levels[index] = Level(
            int(start),
            before.format,
            before.text,
            before.suffix,
            before.style,
            before.legal,
            before.side,
            before.restart,
            before.paragraph,
            before.run,
        )


def _text(levels: Mapping[int, Level], level: int, counts: list[int]) -> str:
    """The level's text with each %n replaced by the count of level n."""
    own = levels[level]
    if own.format == "bullet":
        return symbol_text(own.text, _bullet_font(own.run))
    text = own.text
    for index in range(LEVELS):
        if f"%{index + 1}" in text:
            format_ = levels[index].format if index in levels else "decimal"
            shown = counted(counts[index], "decimal" if own.legal else format_)
            text = text.replace(f"%{index + 1}", shown)
    return text


def _bullet_font(run: Element | None) -> str:
    fonts = None if run is None else run.find(W + "rFonts")
    said = None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")
    return "" if said is None else said


def counted(count: int, number_format: str) -> str:
    """A number as w:numFmt writes it; one that is not known is written in digits."""
    writes = _FORMATS.get(number_format)
    return str(count) if writes is None else writes(count)


def _letters(count: int, alphabet: str) -> str:
    """The letter, doubled and trebled once the alphabet is used up, as Word does."""
    if count < 1:
        return ""
    return alphabet[(count - 1) % len(alphabet)] * ((count - 1) // len(alphabet) + 1)


def _roman(count: int) -> str:
    shown = ""
    for value, letters in _ROMAN:
        shown += letters * (count // value)
        count %= value
    return shown


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "thaiNumbers": lambda count: to_thai_digits(str(count)),
    "thaiCounting": number_in_words,
    "numberInDash": lambda count: f"- {count} -",
    "thaiLetters": lambda count: _letters(count, _THAI_LETTERS),
    "lowerLetter": lambda count: _letters(count, ascii_lowercase),
    "upperLetter": lambda count: _letters(count, ascii_uppercase),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "chicago": lambda count: _letters(count, "*†‡§"),
    "decimalZero": lambda count: f"{count:02d}",
}
