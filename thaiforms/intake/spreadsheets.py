"""Workbooks read within limits, and written so that text stays text. The one door to openpyxl.

Any fault of the file itself is told by name; openpyxl's own exceptions, of any kind, never leave. What is written is the
same for the same input: no time, no user, no machine.
"""

from __future__ import annotations

import itertools
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from thaiforms.errors import Fault, InputError, Place
from thaiforms.intake.reckoned import NOTHING_RECKONED, Reckoned, with_values
from thaiforms.intake.settling import FIRST_DAY, settled
from thaiforms.safety.archives import MIB, TOTAL, open_archive, repack

LONGEST = 32_767  # UTF-16 units in a cell: Excel's own limit
_CODES = {
    "archive-damaged": "workbook-damaged",
    "archive-too-large": "workbook-too-large",
    "archive-too-many-parts": "workbook-damaged",
    "file-encrypted": "workbook-locked",
    "old-office-file": "workbook-old",
    "not-an-office-file": "not-a-workbook",
}
_KINDS = ("xl/workbook.xml", "word/document.xml", "ppt/presentation.xml", "xl/workbook.bin", "content.xml")
_OTHER = {"word/document.xml": "DOCX", "ppt/presentation.xml": "PPTX", "xl/workbook.bin": "XLSB", "content.xml": "ODS"}
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LIKE_A_FORMULA = tuple("=+-@\t\r\0＝＋－＠")
_ROWS_AT_ONCE = 256
_SHEETS = "xl/worksheets/"


def open_workbook(data: bytes, *, file: str, formulas: bool = False, most: int = TOTAL) -> Workbook:
    """The workbook, read-only: its values as they were last reckoned or, asked so, its formulas.

    Raises InputError for what is no XLSX, is locked by a password, damaged or over the limits; ``most`` is that of what
    has to be read before any sheet, in bytes of XML.
    """
    if len(data) > TOTAL:
        raise InputError(_too_large(file, f"{len(data) / MIB:.0f} MiB"))
    try:
        parts = open_archive(data, raising=InputError)
    except InputError as error:
        raise InputError(_named(fault).at(file=file) for fault in error.faults) from error
    kind = next((name for name in _KINDS if name in parts), "")
    if kind in _OTHER:
        raise InputError(Fault("not-a-workbook", Place(file=file), _OTHER[kind]))
    before = sum(len(part) for name, part in parts.items() if name.endswith(".xml") and not name.startswith(_SHEETS))
    if before > most:
        raise InputError(_too_large(file, f"{before / MIB:.1f} MiB", most))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of what it leaves out: nothing that a table needs
            return openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=not formulas, keep_links=False)
    except Exception as error:  # openpyxl lets any exception through
        raise InputError(damage(file, error)) from error


def rows(sheet: Any, *, columns: int, first: int = 1, file: str = "") -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The number and the cells of each row from the first on, at most so many columns. Raises InputError for damage.

    Rows that are only said to be there, far below the last that holds anything, are not among them.
    """
    sheet.reset_dimensions()
    cells = enumerate(sheet.iter_rows(min_row=first, max_col=columns), first)
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                some = list(itertools.islice(cells, _ROWS_AT_ONCE))
        except Exception as error:  # as above
            raise InputError(damage(file, error)) from error
        if not some:
            return
        yield from some


def sheet_part(data: bytes, sheet: Any) -> bytes:
    """The XML of a sheet of the workbook; what it says of merged cells and hidden rows, openpyxl passes over when lazy."""
    parts = open_archive(data, raising=InputError)
    return parts[sheet._worksheet_path]


def letters(column: int) -> str:
    """The letters of a column, counted from 1: ``AB``."""
    return str(get_column_letter(column))


def format_of(cell: Any) -> str:
    """The number format of a cell; that of a style that is not there is Excel's own."""
    try:
        return str(cell.number_format)
    except IndexError:
        return "General"


def damage(file: str, error: Exception) -> Fault:
    """The fault of a workbook that cannot be read."""
    return Fault("workbook-damaged", Place(file=file), f"{type(error).__name__}: {error}"[:120])


def new_workbook(title: str = "") -> Workbook:
    """An empty workbook without sheets, that names nobody."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    properties = workbook.properties
    properties.creator, properties.title = "thaiforms", title
    properties.created = FIRST_DAY
    return workbook


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Put a text into a cell, as text whatever it looks like; like a formula, it gets Excel's sign of a text, ``'``."""
    assert isinstance(cell, Cell), "the first cell of a merged area holds its text"
    cell.value = written(text)
    cell.data_type = "s"
    if text.startswith(_LIKE_A_FORMULA):
        cell.quotePrefix = True


def written(text: str) -> str:
    """The text as a cell can hold it: what XML can't is escaped as Office does, more than Excel's most is cut."""
    whole = _NOT_IN_XML.sub(lambda sign: f"_x{ord(sign[0]):04X}_", _SURROGATE.sub("\ufffd", text))
    units = whole.encode("utf-16-le")
    return whole if len(units) <= 2 * LONGEST else units[: 2 * LONGEST].decode("utf-16-le", "ignore")


def read_back(text: str) -> str:
    """The text of a cell with what Office escapes as it was meant."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def put_formula(cell: Cell | MergedCell, formula: str, value: str | float, reckoned: Reckoned) -> None:
    """Put a formula of our own into a cell, and note what it comes to."""
    cell.value = formula
    reckoned.setdefault(cell.parent.title, {})[cell.coordinate] = value


def saved(
    workbook: Workbook,
    *,
    rows_grow: bool = False,
    reckoned: Mapping[str, Mapping[str, str | float]] = NOTHING_RECKONED,
) -> bytes:
    """The bytes of a workbook, valid Open XML: the same for the same cells.

    Rows that grow keep no height when more is typed in them.
    """
    out = BytesIO()
    workbook.save(out)
    values = {
        f"xl/worksheets/sheet{number}.xml": reckoned.get(sheet.title, {})
        for number, sheet in enumerate(workbook.worksheets, 1)
    }
    return repack(
        out.getvalue(),
        lambda name, part: with_values(settled(name, part, rows_grow=rows_grow), values.get(name, {})),
    )


def put_mark(workbook: Any, name: str, value: str) -> None:
    """Keep a word under a name in the file itself, where no sheet shows it."""
    workbook.custom_doc_props.append(StringProperty(name=name, value=value))


def mark(workbook: Any, name: str) -> str:
    """The word that the file keeps under a name, or nothing."""
    return next((str(kept.value) for kept in workbook.custom_doc_props.props if kept.name == name), "")


def new_sheet(workbook: Workbook, title: str) -> Worksheet:
    """A new sheet at the end of the workbook."""
    sheet: Worksheet = workbook.create_sheet(title)
    return sheet


def _named(fault: Fault) -> Fault:
    """The archive's fault in the words for a workbook."""
    return replace(fault, code=_CODES.get(fault.code, fault.code))


def _too_large(file: str, found: str, most: int = TOTAL) -> Fault:
    return Fault("workbook-too-large", Place(file=file), found, {"most": f"{most // MIB} MiB"})
