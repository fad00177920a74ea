"""Our way of making the documents of a bench that sets tools side by side: ``make(doc) -> bytes`` gives a PDF.

The bench's documents are its own (runs of plain and bold text, a landscape table, a letter line by line), so they go
past our models; all else is the usual line: a Word template compiled once, every value in its content control, the
layout of the filled DOCX, the PDF. ``prepare()`` writes the templates, as a user would have them at hand.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import create_model

from thaiforms.collecting import uncollected
from thaiforms.filling.context import FieldText, Values
from thaiforms.filling.filled import Filled
from thaiforms.filling.templates import compiled
from thaiforms.layout import lay_out
from thaiforms.model.part import Part
from thaiforms.pdf import write_pdf
from thaiforms.supplies import shipped

LABEL = "thaiforms"
FOLDER = Path(tempfile.gettempdir()) / "thaiforms-peer"
COLUMNS = 11
RUN_TEXT = tuple[tuple[str, bool], ...]


class Line(Part):
    """A paragraph: its bold beginning, and the rest."""

    bold: str
    plain: str


class Table(Part):
    """The landscape table."""

    heading: tuple[str, ...]
    rows: tuple[create_model("Row", __base__=Part, **{f"c{n}": (tuple[Line, ...], ...) for n in range(COLUMNS)}), ...]


@lru_cache(maxsize=8)
def letter(lines: int) -> type[Part]:
    """The letter, a field for each of its lines."""
    return create_model("Letter", __base__=Part, **{f"p{number}": (Line, ...) for number in range(lines)})


def prepare() -> None:
    """Writes the templates of the bench's documents, where the bench is at hand."""
    try:
        import content
    except ImportError:
        print("the bench is not on the path: no templates are prepared")
        return
    for kind in ("team", "letter", "probe"):
        template_of(content.make_doc(kind, 0))


@uncollected
def make(doc: dict[str, Any]) -> bytes:
    """The PDF of one document of the bench, tagged."""
    laid = lay_out(filled(doc).parts, supplies=shipped())
    return write_pdf(laid.pages, title="", structure=laid.structure)


@uncollected
def make_untagged(doc: dict[str, Any]) -> bytes:
    """The same without tags."""
    return write_pdf(lay_out(filled(doc).parts, supplies=shipped()).pages, title="")


def filled(doc: dict[str, Any]) -> Filled:
    """One document of the bench as a Word file, which is packed only for those who ask for it."""
    ready = compiled(template_of(doc), Table if doc["kind"] == "table" else letter(len(doc["blocks"])))
    return Filled(ready, ready.filled(table_values(doc) if doc["kind"] == "table" else letter_values(doc)))


def template_of(doc: dict[str, Any]) -> bytes:
    """The template, made once and kept in the folder for temporary files."""
    blocks = tuple([(block["left"], block["first"], block["align"], block["gap"]) for block in doc.get("blocks", ())])
    path = _path((doc["kind"], doc["size"], doc["page_mm"], doc["margin_mm"], blocks))
    try:
        return _read(path)
    except FileNotFoundError:
        from benchmarks.peer_template import template_for  # python-docx's elements: not for one who has the file

        FOLDER.mkdir(exist_ok=True)
        path.write_bytes(template_for(doc))
        return _read(path)


@lru_cache(maxsize=8)
def _path(form: tuple[object, ...]) -> Path:
    """Where the template of such documents is kept; those of an earlier state of this file are not taken for it."""
    key = json.dumps([*form, Path(__file__).stat().st_mtime])
    return FOLDER / f"{hashlib.sha256(key.encode()).hexdigest()[:16]}.docx"


@lru_cache(maxsize=8)
def _read(path: Path) -> bytes:
    return path.read_bytes()


def table_values(doc: dict[str, Any]) -> dict[str, Any]:
    heading = tuple(FieldText(text, f"heading[{number}]") for number, text in enumerate(doc["heading"]))
    rows = [
        Values(**{f"c{c}": lines_of(cell, f"rows[{r}].c{c}") for c, cell in enumerate(row)})
        for r, row in enumerate(doc["rows"])
    ]
    return {"heading": heading, "rows": tuple(rows), "_compact": False, "_numerals": "as-typed"}


def letter_values(doc: dict[str, Any]) -> dict[str, Any]:
    lines = {f"p{number}": line_of(block["runs"], f"p{number}") for number, block in enumerate(doc["blocks"])}
    return lines | {"_compact": False, "_numerals": "as-typed"}


def lines_of(cell: list[RUN_TEXT], path: str) -> tuple[Values, ...]:
    return tuple([line_of(runs, f"{path}[{number}]") for number, runs in enumerate(cell)])


def line_of(runs: RUN_TEXT, path: str) -> Values:
    """A paragraph as a template sees it; text that is not there has no path, so that no empty control stands for it."""
    bold, plain = ("".join([text for text, is_bold in runs if is_bold is wanted]) for wanted in (True, False))
    return Values(
        bold=FieldText(bold, f"{path}.bold" if bold else ""), plain=FieldText(plain, f"{path}.plain" if plain else "")
    )
