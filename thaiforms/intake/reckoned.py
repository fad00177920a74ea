"""What our own formulas come to, written beside them: it is seen where nobody reckons, as in Excel's protected view."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from types import MappingProxyType
from typing import TypeAlias
from xml.sax.saxutils import escape

Value: TypeAlias = "str | float"
Reckoned: TypeAlias = MutableMapping[str, MutableMapping[str, Value]]
"""By the title of a sheet and the address of a formula, what it comes to."""

NOTHING_RECKONED: Mapping[str, Mapping[str, Value]] = MappingProxyType({})
_FORMULA = re.compile(rb'(<c r="([A-Z]+[0-9]+)"[^<>]*)(><f>[^<]*</f>)<v ?(?:/>|></v>)</c>')


def with_values(sheet: bytes, values: Mapping[str, Value]) -> bytes:
    """The XML of a sheet as openpyxl writes it, with the values of its formulas."""
    return _FORMULA.sub(lambda cell: _with_value(cell, values), sheet) if values else sheet


def _with_value(cell: re.Match[bytes], values: Mapping[str, Value]) -> bytes:
    value = values.get(cell[2].decode())
    if value is None:
        return cell[0]
    kind = b' t="str"' if isinstance(value, str) else b""
    return cell[1] + kind + cell[3] + b"<v>" + escape(str(value)).encode() + b"</v></c>"
