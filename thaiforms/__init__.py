"""Official Thai documents from data.

::

    file ──intake▶ model ──filling▶ DOCX ──layout▶ pages ──pdf▶ bytes

``read`` a YAML or JSON file or a workbook into a ``Circular`` or an ``Agreement`` (or build one in Python),
``make`` it into DOCX and PDF bytes, and ``write`` them to a folder; ``print_docx`` makes the PDF of any other Word file.
Everything is loaded at first use: importing this package alone costs next to nothing.
"""

from __future__ import annotations

import gc
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thaiforms.batch.job import BatchJob, Noted, Progress, Summary
    from thaiforms.batch.many import Result, make_many
    from thaiforms.batch.pattern import read_pattern
    from thaiforms.batch.roster import Roster, read_roster
    from thaiforms.batch.roster_kinds import blank_roster
    from thaiforms.batch.run import run_batch, try_batch
    from thaiforms.binding import bind, bind_docx, verify_bound
    from thaiforms.errors import (
        CheckError,
        ExtraError,
        Fault,
        GlyphError,
        InputError,
        InternalError,
        LockedError,
        OutputError,
        Place,
        RowsError,
        TemplateError,
        ThaiformsError,
        UsageError,
        UserError,
    )
    from thaiforms.intake import Reading, dump, dump_values, read, read_bytes, read_file
    from thaiforms.intake import json_schema as schema
    from thaiforms.intake.workbook import is_form_workbook, write_workbook
    from thaiforms.messages import Message, explain
    from thaiforms.model import (
        CLOSINGS,
        Agreement,
        Circular,
        Enclosure,
        Indicator,
        Parties,
        RoundDates,
        Signatory,
        SignatureBlock,
    )
    from thaiforms.paper import FieldBox
    from thaiforms.pipeline import Made, make, verify
    from thaiforms.printing import Printed, print_docx
    from thaiforms.release import __version__
    from thaiforms.returning import Difference, ReadBack, extract, read_back
    from thaiforms.safety.files import make_folder, publish
    from thaiforms.safety.names import safe_name
    from thaiforms.supplies import Supplies, shipped
    from thaiforms.thai import (
        DateError,
        Numerals,
        Round,
        ThaiDate,
        convert_digits,
        fiscal_year,
        format_date,
        format_range,
        parse_date,
        to_arabic_digits,
        to_thai_digits,
    )
    from thaiforms.thai.provinces import provinces

__all__ = [
    "CLOSINGS",
    "Agreement",
    "BatchJob",
    "CheckError",
    "Circular",
    "DateError",
    "Difference",
    "Enclosure",
    "ExtraError",
    "Fault",
    "FieldBox",
    "GlyphError",
    "Indicator",
    "InputError",
    "InternalError",
    "LockedError",
    "Made",
    "Message",
    "Noted",
    "Numerals",
    "OutputError",
    "Parties",
    "Place",
    "Printed",
    "Progress",
    "ReadBack",
    "Reading",
    "Result",
    "Roster",
    "Round",
    "RoundDates",
    "RowsError",
    "Signatory",
    "SignatureBlock",
    "Summary",
    "Supplies",
    "TemplateError",
    "ThaiDate",
    "ThaiformsError",
    "UsageError",
    "UserError",
    "__version__",
    "bind",
    "bind_docx",
    "blank_roster",
    "convert_digits",
    "dump",
    "dump_values",
    "explain",
    "extract",
    "fiscal_year",
    "format_date",
    "format_range",
    "is_form_workbook",
    "make",
    "make_folder",
    "make_many",
    "parse_date",
    "print_docx",
    "provinces",
    "publish",
    "read",
    "read_back",
    "read_bytes",
    "read_file",
    "read_pattern",
    "read_roster",
    "run_batch",
    "safe_name",
    "schema",
    "shipped",
    "to_arabic_digits",
    "to_thai_digits",
    "try_batch",
    "verify",
    "verify_bound",
    "write_workbook",
]

_HOMES = MappingProxyType(
    {
        "Agreement": "model",
        "BatchJob": "batch.job",
        "CLOSINGS": "model",
        "CheckError": "errors",
        "Circular": "model",
        "DateError": "thai",
        "Difference": "returning",
        "Enclosure": "model",
        "ExtraError": "errors",
        "Fault": "errors",
        "FieldBox": "paper",
        "GlyphError": "errors",
        "Indicator": "model",
        "InputError": "errors",
        "InternalError": "errors",
        "LockedError": "errors",
        "Made": "pipeline",
        "Message": "messages",
        "Noted": "batch.job",
        "Numerals": "thai",
        "OutputError": "errors",
        "Parties": "model",
        "Place": "errors",
        "Printed": "printing",
        "Progress": "batch.job",
        "ReadBack": "returning",
        "Reading": "intake",
        "Result": "batch.many",
        "Roster": "batch.roster",
        "Round": "thai",
        "RoundDates": "model",
        "RowsError": "errors",
        "Signatory": "model",
        "SignatureBlock": "model",
        "Summary": "batch.job",
        "Supplies": "supplies",
        "TemplateError": "errors",
        "ThaiDate": "thai",
        "ThaiformsError": "errors",
        "UsageError": "errors",
        "UserError": "errors",
        "__version__": "release",
        "bind": "binding",
        "bind_docx": "binding",
        "blank_roster": "batch.roster_kinds",
        "convert_digits": "thai",
        "dump": "intake",
        "dump_values": "intake",
        "explain": "messages",
        "extract": "returning",
        "fiscal_year": "thai",
        "format_date": "thai",
        "format_range": "thai",
        "is_form_workbook": "intake.workbook",
        "make": "pipeline",
        "make_folder": "safety.files",
        "make_many": "batch.many",
        "parse_date": "thai",
        "print_docx": "printing",
        "provinces": "thai.provinces",
        "publish": "safety.files",
        "read": "intake",
        "read_back": "returning",
        "read_bytes": "intake",
        "read_file": "intake",
        "read_pattern": "batch.pattern",
        "read_roster": "batch.roster",
        "run_batch": "batch.run",
        "safe_name": "safety.names",
        "schema": "intake",
        "shipped": "supplies",
        "to_arabic_digits": "thai",
        "to_thai_digits": "thai",
        "try_batch": "batch.run",
        "verify": "pipeline",
        "verify_bound": "binding",
        "write_workbook": "intake.workbook",
    }
)
_NAMES_AT_HOME = {"schema": "json_schema"}


def __getattr__(name: str) -> object:
    """A public name, from its room, loaded now and kept."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    collects = gc.isenabled()
    gc.disable()  # what is loaded stays: to look through it for garbage again and again is a tenth of a cold start
    try:
        home = import_module(f"{__name__}.{_HOMES[name]}")
    finally:
        if collects:
            gc.enable()
    value = getattr(home, _NAMES_AT_HOME.get(name, name))
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
