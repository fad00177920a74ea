"""Which files a command is to work on, out of the files and folders that it was given."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import thaiforms

SUFFIXES = (".yaml", ".yml", ".json", ".xlsx")
_WORKBOOK = ".xlsx"
_OPEN_IN_EXCEL = "~$"  # begins the name of the file that Excel keeps beside one that is open
_LARGEST_WORKBOOK = 4 * 1024 * 1024  # bytes; a larger one is left to the reader to tell
_HEAD = 64 * 1024  # bytes in which the line form: must come
_FORM = re.compile(rb"""^(?:\xef\xbb\xbf)?["']?form["']?[ \t]*:|"form"\s*:""", re.MULTILINE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16: the reader will say so


@dataclass(frozen=True)
class Gathered:
    """The input files in order, each once, and what was wrong or worth a word on the way."""

    files: tuple[Path, ...]
    faults: tuple[thaiforms.Fault, ...]
    warnings: tuple[thaiforms.Fault, ...]


def gather(paths: Iterable[Path]) -> Gathered:
    """The files named, and of each folder its forms in the order of their names. A missing file is left to the reader."""
    files: dict[str, Path] = {}
    faults: list[thaiforms.Fault] = []
    warnings: list[thaiforms.Fault] = []
    for path in paths:
        found = _of_folder(path) if path.is_dir() else Gathered((path,), (), ())
        faults += found.faults
        warnings += found.warnings
        for file in found.files:
            files.setdefault(os.path.normcase(file.resolve()), file)
    return Gathered(tuple(files.values()), tuple(faults), tuple(warnings))


def settings(pairs: Sequence[str]) -> dict[str, str]:
    """The values given with --set, by path; of one path given twice the last. Raises UsageError."""
    wrong = [pair for pair in pairs if not pair.partition("=")[1] or not pair.partition("=")[0].strip()]
    if wrong:
        raise thaiforms.UsageError(_fault("set-without-value", pair) for pair in wrong)
    return {path.strip(): value for path, _, value in (pair.partition("=") for pair in pairs)}


def _of_folder(folder: Path) -> Gathered:
    """The folder's own forms, not those of folders in it; hidden files are not looked at."""
    try:
        entries = sorted(path for path in folder.iterdir() if _may_be_data(path))
    except OSError as error:
        reason = error.strerror or str(error)
        return Gathered((), (_fault("folder-unreadable", str(folder), reason=reason),), ())
    files = tuple(path for path in entries if path.is_file() and _begins_a_form(path))
    passed = tuple(_passed_over(path) for path in entries if path.is_file() and path not in files)
    faults = () if files else (_fault("no-forms-in-folder", str(folder)),)
    return Gathered(files, faults, passed)


def _may_be_data(path: Path) -> bool:
    """Whether a file is of a kind that we read; hidden files, and those that Excel keeps for itself, are not."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith((".", _OPEN_IN_EXCEL))


def _passed_over(path: Path) -> thaiforms.Fault:
    code = "passed-over-workbook" if path.suffix.lower() == _WORKBOOK else "passed-over"
    return thaiforms.Fault(code, thaiforms.Place(file=str(path)), str(path))


def _begins_a_form(path: Path) -> bool:
    """Whether the file says which form it is; one that cannot be read is left to the reader to tell."""
    try:
        if path.suffix.lower() == _WORKBOOK:
            return path.stat().st_size > _LARGEST_WORKBOOK or thaiforms.is_form_workbook(path.read_bytes())
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return True
    return head.startswith(_WIDE) or _FORM.search(head) is not None


def _fault(code: str, found: str, **details: str) -> thaiforms.Fault:
    return thaiforms.Fault(code, thaiforms.Place(file="" if code == "set-without-value" else found), found, details)
