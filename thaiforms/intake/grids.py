"""The one way to a table: from XLSX, CSV, YAML or JSON, by the file's name."""

from __future__ import annotations

import os
from pathlib import Path

from thaiforms.errors import Fault, InputError, Place
from thaiforms.intake.csv_grid import read_csv
from thaiforms.intake.grid import Grid
from thaiforms.intake.list_grid import LARGEST, read_list_file
from thaiforms.intake.sheet_grid import read_sheet
from thaiforms.safety.archives import TOTAL

_SHEETS = (".xlsx", ".xlsm", ".xltx", ".xls", ".ods", ".xlsb")
_TEXTS = (".csv", ".tsv", ".txt")
_LISTS = (".yaml", ".yml", ".json")


def read_grid(path: str | os.PathLike[str]) -> Grid:
    """The table of a file; ``FILE.xlsx#sheet`` names a sheet of a workbook. Raises InputError with what is wrong."""
    name = os.fspath(path)
    file, sheet = _parted(name)
    try:
        return _read(Path(file), file=file, sheet=sheet)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(Fault("file-unreadable", Place(file=file), reason)) from error


def _parted(name: str) -> tuple[str, str]:
    """The file and the sheet of a name; ``#`` may also be part of a file's own name."""
    file, mark, sheet = name.rpartition("#")
    return (file, sheet) if mark and not Path(name).exists() else (name, "")


def _read(path: Path, *, file: str, sheet: str) -> Grid:
    place = Place(file=file)
    if path.is_dir():
        raise InputError(Fault("file-is-folder", place))
    if not path.exists():
        raise InputError(Fault("file-missing", place))
    if not path.is_file():
        raise InputError(Fault("file-unreadable", place))
    suffix = path.suffix.lower()
    if suffix in _SHEETS:
        return read_sheet(_content(path, TOTAL), file=file, sheet=sheet)
    if suffix in _TEXTS:
        return read_csv(path, file=file)
    if suffix in _LISTS:
        return read_list_file(_content(path, LARGEST), file=file)
    raise InputError(Fault("roster-kind-unknown", place, suffix, {"known": ".xlsx, .csv, .yaml"}))


def _content(path: Path, most: int) -> bytes:
    """The bytes, at most one more than are allowed."""
    with path.open("rb") as stream:
        return stream.read(most + 1)
