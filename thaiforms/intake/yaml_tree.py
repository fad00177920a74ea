"""YAML, read for its texts and their lines alone.

Nothing is made by YAML's own types: ``019``, ``0019.01``, ``2021-06-15``, ``yes``, ``1e3`` and ``null`` stay text.
The parser's events are read one by one, so that a bomb is refused before it is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from thaiforms.errors import Fault, InputError, Place
from thaiforms.intake.tree import MOST, Growing, Tree, Value, below
from thaiforms.model.problems import shown

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SPECIAL_START = "@`%*&!|>"
_TWO_COLONS = re.compile(r":\s.*:(\s|$)")
_QUOTED_VALUE = re.compile(r"""(^|:|-)\s+["']""")


def yaml_tree(text: str, *, most: int = MOST) -> Tree:
    """The tree of a YAML text, at most so many values. Raises InputError for what cannot be read at all, such as a syntax error."""
    growing = Growing(most)
    try:
        value = _Events(yaml.parse(text, Loader=_LOADER), growing).document()
    except yaml.MarkedYAMLError as error:
        growing.stop(_syntax_fault(error, text.split("\n")))
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise InputError([*growing.faults, Fault("yaml-syntax")]) from error
    return growing.done(value)


class _Events:
    """The events of one document, turned into values."""

    def __init__(self, events: Iterator[yaml.Event], growing: Growing) -> None:
        self._events = events
        self._growing = growing

    def document(self) -> Value:
        """The value of the only document. Raises InputError for a second one."""
        self._expect(yaml.StreamStartEvent)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return ""
        value = self._value(next(self._events), "", depth=0)
        self._expect(yaml.DocumentEndEvent)
        after = next(self._events)
        if isinstance(after, yaml.DocumentStartEvent):
            self._growing.stop(Fault("several-documents", Place(line=_line(after)), "---"))
        return value

    def _expect(self, kind: type[yaml.Event]) -> None:
        event = next(self._events)
        assert isinstance(event, kind), event

    def _value(self, event: yaml.Event, path: str, *, depth: int) -> Value:
        self._growing.begin(path, _line(event))
        self._refuse_references(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path, depth=self._growing.go_deeper(depth, _line(event)))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, depth=self._growing.go_deeper(depth, _line(event)))
        return self._growing.text(event.value, _line(event)) if isinstance(event, yaml.ScalarEvent) else ""

    def _list(self, path: str, *, depth: int) -> list[Value]:
        values: list[Value] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._value(event, f"{path}[{len(values)}]", depth=depth))
        return values

    def _mapping(self, path: str, *, depth: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._pass_over_key(event, path, depth=depth)
                continue
            self._refuse_references(event, path)
            key = self._growing.text(event.value, _line(event))
            inner = below(path, key)
            is_new = self._growing.is_new(key, values, inner, _line(event))
            self._growing.lines.setdefault(inner, _line(event))
            value = self._value(next(self._events), inner, depth=depth)
            if is_new:
                values[key] = value
        return values

    def _pass_over_key(self, event: yaml.Event, path: str, *, depth: int) -> None:
        """A list or mapping as the name of a field: a fault, and neither it nor its value is kept."""
        self._growing.fault("key-not-text", "", line=_line(event))
        self._value(event, below(path, "?"), depth=depth)
        self._value(next(self._events), below(path, "?"), depth=depth)

    def _refuse_references(self, event: yaml.Event, path: str) -> None:
        """Anchors, aliases and tags have no place in a form; aliases can make a small file huge."""
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self._growing.fault("yaml-alias", f"{sign}{anchor}", line=_line(event), path=path)
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._growing.fault("yaml-tag", tag, line=_line(event), path=path)


def _line(event: yaml.Event) -> int:
    return 1 if event.start_mark is None else int(event.start_mark.line) + 1


def _syntax_fault(error: yaml.MarkedYAMLError, lines: list[str]) -> Fault:
    """The fault of a syntax error, told by what stands there; the parser's words are not looked at."""
    marks = [mark for mark in (error.context_mark, error.problem_mark) if mark is not None]
    problem = marks[-1] if marks else None
    if problem is None:
        return Fault("yaml-syntax")
    signs = [lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else "" for mark in marks]
    if signs[0] in {'"', "'"} and marks[0].line < problem.line:
        return _at(marks[0].line, lines, "yaml-quote-open")
    return _at(problem.line, lines, _syntax_code(lines[min(problem.line, len(lines) - 1)], signs))


def _syntax_code(line: str, signs: list[str]) -> str:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "yaml-tab"
    if any(sign and sign in _SPECIAL_START for sign in signs):
        return "yaml-special-start"
    if _QUOTED_VALUE.search(line):
        return "yaml-quote-inside"
    return "yaml-colon" if _TWO_COLONS.search(line) else "yaml-syntax"


def _at(line: int, lines: list[str], code: str) -> Fault:
    line = min(line, len(lines) - 1)
    return Fault(code, Place(line=line + 1), shown(lines[line].strip()))
