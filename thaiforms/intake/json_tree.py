"""JSON, read for its texts and their lines alone: numbers and booleans stay the text they were written as."""

from __future__ import annotations

import bisect
import json
import re

from thaiforms.errors import Fault, InputError, Place
from thaiforms.intake.tree import MOST, Growing, Tree, Value, below
from thaiforms.model.problems import shown

_BLANK = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
_WORD = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null")
_NULL = "null"


def json_tree(text: str, *, most: int = MOST) -> Tree:
    """The tree of a JSON text, at most so many values. Raises InputError for a syntax error, or for what is too big or too deep."""
    reader = _Reader(text, most)
    value = reader.value("", depth=0)
    reader.end()
    return reader.growing.done("" if value is None else value)


class _Reader:
    """A place in a JSON text, that moves on as values are read. None stands for null."""

    def __init__(self, text: str, most: int) -> None:
        self.growing = Growing(most)
        self._text = text
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._place = _blank(text, 0)

    def value(self, path: str, *, depth: int) -> Value | None:
        """The value that begins here."""
        self.growing.begin(path, self._line())
        sign = self._sign()
        if sign == "{":
            return self._mapping(path, depth=self.growing.go_deeper(depth, self._line()))
        if sign == "[":
            return self._list(path, depth=self.growing.go_deeper(depth, self._line()))
        return self._string() if sign == '"' else self._word()

    def end(self) -> None:
        """Nothing more may follow. Raises InputError."""
        if self._place < len(self._text):
            raise self._wrong("json-syntax")

    def _mapping(self, path: str, *, depth: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        self._take("{")
        if self._took("}"):
            return values
        while True:
            line = self._line()
            key = self._string()
            inner = below(path, key)
            is_new = self.growing.is_new(key, values, inner, line)
            self._take(":")
            value = self.value(inner, depth=depth)
            if is_new and value is not None:
                values[key] = value
            if self._closes("}"):
                return values

    def _list(self, path: str, *, depth: int) -> list[Value]:
        values: list[Value] = []
        self._take("[")
        if self._took("]"):
            return values
        while True:
            value = self.value(f"{path}[{len(values)}]", depth=depth)
            values.append("" if value is None else value)
            if self._closes("]"):
                return values

    def _closes(self, bracket: str) -> bool:
        """Whether the bracket closes here; if not, a comma must stand here, and something after it."""
        if self._took(bracket):
            return True
        self._take(",")
        if self._sign() == bracket:
            raise self._wrong("json-comma")
        return False

    def _string(self) -> str:
        match = _STRING.match(self._text, self._place)
        if match is None:
            raise self._wrong("json-syntax")
        line = self._line()
        self._place = _blank(self._text, match.end())
        return self.growing.text(json.loads(match[0]), line)

    def _word(self) -> str | None:
        match = _WORD.match(self._text, self._place)
        if match is None:
            raise self._wrong("json-syntax")
        self._place = _blank(self._text, match.end())
        return None if match[0] == _NULL else match[0]

    def _sign(self) -> str:
        return self._text[self._place : self._place + 1]

    def _took(self, sign: str) -> bool:
        """Whether the sign stood here; if so the place is after it, and after the blanks that follow."""
        stood = self._sign() == sign
        if stood:
            self._place = _blank(self._text, self._place + 1)
        return stood

    def _take(self, sign: str) -> None:
        if not self._took(sign):
            raise self._wrong("json-syntax")

    def _line(self) -> int:
        return bisect.bisect_right(self._line_starts, self._place)

    def _wrong(self, code: str) -> InputError:
        line = self._text[self._line_starts[self._line() - 1] :].split("\n", 1)[0]
        return InputError([*self.growing.faults, Fault(code, Place(line=self._line()), shown(line.strip()))])


def _blank(text: str, place: int) -> int:
    """The place after the blanks that begin at a place."""
    match = _BLANK.match(text, place)
    return place if match is None else match.end()
