"""The Word template that the bench's documents are filled into: a landscape table, or a letter line by line."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FAMILY = "TH Sarabun New"
TWIPS_A_MM = 1440 / 25.4
ALIGNED = {"center": "center", "justify": "thaiDistribute"}
LEVELS_FROM, LEVELS_TO, WEIGHT = 4, 8, 9  # the columns of the five levels, and the one after them


def template_for(doc: dict[str, Any]) -> bytes:
    """A template with a tag for every text of a document like this one."""
    word = _blank(doc)
    if doc["kind"] == "table":
        for number in range(len(doc["heading"])):
            _run(
                _aligned(word.add_paragraph(), "center"),
                f"{{{{ heading[{number}] }}}}",
                bold=True,
                size=doc["head_size"],
            )
        _table(word, doc)
    else:
        for number, block in enumerate(doc["blocks"]):
            paragraph = _aligned(word.add_paragraph(), block["align"])
            measures = paragraph.paragraph_format
            measures.left_indent, measures.first_line_indent = Mm(block["left"]), Mm(block["first"])
            measures.space_after = Pt(block["gap"])
            _run(paragraph, f"{{{{ p{number}.bold }}}}", bold=True)
            _run(paragraph, f"{{{{ p{number}.plain }}}}")
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


def _blank(doc: dict[str, Any]) -> Any:
    word = Document()
    section, normal = word.sections[0], word.styles["Normal"]
    width, height = doc["page_mm"]
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    margins = (Mm(margin) for margin in doc["margin_mm"])
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = margins
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    look = normal.element.get_or_add_rPr()
    look[:] = [_element("w:rFonts", ascii=FAMILY, hAnsi=FAMILY, eastAsia=FAMILY, cs=FAMILY), *_size(doc["size"])]
    return word


def _table(word: Any, doc: dict[str, Any]) -> None:
    table = word.add_table(rows=5, cols=len(doc["col_mm"]))
    table.style, table.autofit = "Table Grid", False
    margins = _element("w:tblCellMar")
    margins.extend(
        _element(f"w:{side}", w=width, type="dxa")
        for side, width in (("top", 28), ("left", 57), ("bottom", 28), ("right", 57))
    )
    table._tbl.tblPr.extend([_element("w:tblInd", w=0, type="dxa"), margins])
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), doc["col_mm"], strict=True):
        column.set(qn("w:w"), str(int(width * TWIPS_A_MM)))
    _header(table, doc)
    _run(table.rows[2].cells[0].paragraphs[0], "{%tr for row in rows %}")
    for number, cell in enumerate(table.rows[3].cells):
        _cell(cell, number)
    _run(table.rows[4].cells[0].paragraphs[0], "{%tr endfor %}")
    for row in table._tbl.tr_lst:
        _set_widths(row, doc["col_mm"])


def _header(table: Any, doc: dict[str, Any]) -> None:
    """Two rows that repeat; the target levels stand under their common head."""
    upper, lower = table.rows[0].cells, table.rows[1].cells
    heads = [*doc["head_left"], doc["head_mid"], "", "", "", "", *doc["head_right"]]
    for number, text in enumerate(heads):
        if LEVELS_FROM <= number <= LEVELS_TO:
            level = doc["levels"][number - LEVELS_FROM]
            _run(_aligned(lower[number].paragraphs[0], "center"), level, bold=True)
        else:
            upper[number].merge(lower[number])
            _run(_aligned(upper[number].paragraphs[0], "center"), text, bold=True)
    merged = upper[LEVELS_FROM].merge(upper[LEVELS_TO])
    _run(_aligned(merged.paragraphs[0], "center"), doc["head_mid"], bold=True)
    for cell in (*upper, *lower):
        for spare in cell.paragraphs[1:]:
            spare._p.getparent().remove(spare._p)
        cell.vertical_alignment = 1
    for row in table.rows[0], table.rows[1]:
        row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def _cell(cell: Any, number: int) -> None:
    _run(cell.paragraphs[0], f"{{%p for line in row.c{number} %}}")
    line = _aligned(cell.add_paragraph(), "center" if LEVELS_FROM - 1 <= number <= WEIGHT else "left")
    _run(line, "{{ line.bold }}", bold=True)
    _run(line, "{{ line.plain }}")
    _run(cell.add_paragraph(), "{%p endfor %}")


def _set_widths(row: Any, columns: list[float]) -> None:
    first = 0
    for cell in row.tc_lst:
        cell.width = Mm(sum(columns[first : first + cell.grid_span]))
        first += cell.grid_span


def _aligned(paragraph: Any, how: str) -> Any:
    if how in ALIGNED:
        paragraph._p.get_or_add_pPr().append(_element("w:jc", val=ALIGNED[how]))
    return paragraph


def _run(paragraph: Any, text: str, *, bold: bool = False, size: int | None = None) -> None:
    look = paragraph.add_run(text)._r.get_or_add_rPr()
    look.extend([_element("w:b"), _element("w:bCs")] if bold else [])
    look.extend([] if size is None else _size(size))


def _size(points: int) -> list[Any]:
    return [_element("w:sz", val=points * 2), _element("w:szCs", val=points * 2)]


def _element(name: str, **attributes: object) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made
