"""WordprocessingML by hand, for Word files that differ in one feature: paragraphs, tables and the file round them."""

import io
import json
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

REFERENCE = Path(__file__).parents[1] / "reference"
FONT = "TH Sarabun New"
A4 = {"w": 11906, "h": 16838}
LANDSCAPE = {"w": 16838, "h": 11906, "orient": "landscape"}
SEPARATOR = 124
LETTER_MARGINS = {"top": 1417, "right": 1134, "bottom": 1134, "left": 1701, "header": 709, "footer": 709, "gutter": 0}


@cache
def sentences() -> tuple[str, ...]:
    """The paragraphs of the reference's letter, then the rows of its table: real official Thai."""
    letter = json.loads((REFERENCE / "circular.json").read_text("utf-8"))
    table = json.loads((REFERENCE / "team.json").read_text("utf-8"))
    rows = [row[key] for row in table["indicators"] for key in ("text", "goal")]
    levels = [line for row in table["indicators"] for level in row["levels"] for line in level]
    return (*letter["paragraphs"], letter["subject"], *rows, *levels)


def sentence(number: int) -> str:
    """One of the reference's texts; counting goes on from the start where they end."""
    return sentences()[number % len(sentences())]


def empty(name: str, /, **attributes: object) -> str:
    """An element without content: ``empty("jc", val="both")``."""
    return f"<w:{name}" + "".join(f' w:{key}="{value}"' for key, value in attributes.items()) + "/>"


def run(text: str, properties: str = "") -> str:
    """A run; a tab and a line feed are Word's own."""
    parts = text.replace("\t", "\0\t\0").replace("\n", "\0\n\0").split("\0")
    marks = {"\t": "<w:tab/>", "\n": "<w:br/>"}
    inner = "".join(marks.get(part, f'<w:t xml:space="preserve">{escape(part)}</w:t>') for part in parts if part)
    return f"<w:r><w:rPr>{properties}<w:cs/></w:rPr>{inner}</w:r>"


def sized(points: float, *, bold: bool = False) -> str:
    """Run properties: a size and a weight, for both scripts."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    return f'{weight}<w:sz w:val="{points * 2:g}"/><w:szCs w:val="{points * 2:g}"/>'


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a plain text becomes one."""
    inner = "".join(one if one.startswith("<w:") else run(one) for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def break_of(kind: str) -> str:
    """A run with a break by hand."""
    return f'<w:r><w:br w:type="{kind}"/></w:r>'


def cell(*content: str, width: int, properties: str = "") -> str:
    """A cell of paragraphs; a plain text becomes one."""
    inner = "".join(one if one.startswith("<w:") else paragraph(one) for one in content) or paragraph()
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{inner}</w:tc>'


def row(*cells: str, properties: str = "") -> str:
    """A row of cells."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def borders(size: int = 4, *, name: str = "tblBorders") -> str:
    """All six lines of a table, in eighths of a point."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(empty(side, val="single", sz=size, space=0, color="auto") for side in sides)
    return f"<w:{name}>{lines}</w:{name}>"


def margins(**sides: int) -> str:
    """Cell margins in twips."""
    order = ("top", "left", "bottom", "right")
    inner = "".join(empty(side, w=sides[side], type="dxa") for side in order if side in sides)
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"


def table(*rows: str, columns: tuple[int, ...], before: str = "", lines: str | None = None, after: str = "") -> str:
    """A table of fixed columns; ``before`` and ``after`` stand round its borders among its properties."""
    grid = "".join(empty("gridCol", w=width) for width in columns)
    width = empty("tblW", w=sum(columns), type="dxa")
    lines = borders() if lines is None else lines
    fixed = '<w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{width}{before}{lines}{fixed}{after}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def plain_table(texts: list[list[str]], columns: tuple[int, ...], **how: str) -> str:
    """A table of plain texts."""
    rows = [row(*(cell(text, width=width) for text, width in zip(line, columns, strict=True))) for line in texts]
    return table(*rows, columns=columns, **how)


def section(*references: str, size: dict | None = None, margin: dict | None = None, more: str = "") -> str:
    """A w:sectPr; references are headers and footers."""
    page, edges = empty("pgSz", **(size or A4)), empty("pgMar", **{**LETTER_MARGINS, **(margin or {})})
    return f"<w:sectPr>{''.join(references)}{page}{edges}{more}</w:sectPr>"


def field(name: str) -> str:
    """A field such as PAGE, as Word writes it."""
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    return char.format("begin") + code + char.format("separate") + run("1") + char.format("end")


def word_file(
    *body: str,
    mode: int = 15,
    size: float = 16,
    end: str | None = None,
    settings: str = "",
    compatibility: str = "",
    spacing: str = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>',
    furniture: dict[str, str] | None = None,
    notes: dict[str, list[str]] | None = None,
) -> bytes:
    """A DOCX with this body, compatibility mode and Normal style; ``furniture`` is headers and footers by relation id.

    ``notes`` are the paragraphs of each "footnote" or "endnote", numbered from 1.
    """
    document = docx.Document()
    _normal(document, size, spacing)
    _settings(document, mode, settings, compatibility)
    for name, inner in (furniture or {}).items():
        _add_furniture(document, name, inner)
    for kind, inners in (notes or {}).items():
        _add_notes(document, kind, inners)
    root = document.element.body
    for child in list(root):
        root.remove(child)
    names = nsdecls("w", "r")
    for child in parse_xml(f"<w:body {names}>{''.join(body)}{section() if end is None else end}</w:body>"):
        root.append(child)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mark_of(kind: str, number: int) -> str:
    """A run with the raised mark of a "footnote" or an "endnote"."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def note(kind: str, *texts: str, properties: str = "") -> str:
    """A note's paragraphs, its raised mark before the first."""
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    first, *others = [[mark, run(" " + texts[0])], *([run(text)] for text in texts[1:])]
    return "".join(paragraph(*runs, properties=properties) for runs in (first, *others))


def _normal(document, size: float, spacing: str) -> None:
    style = document.styles["Normal"].element
    for child in style.findall(qn("w:rPr")) + style.findall(qn("w:pPr")):
        style.remove(child)
    fonts = empty("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    style.append(parse_xml(f"<w:pPr {nsdecls('w')}>{spacing}</w:pPr>"))
    style.append(parse_xml(f"<w:rPr {nsdecls('w')}>{fonts}{sized(size)}</w:rPr>"))


def _settings(document, mode: int, more: str, switches: str) -> None:
    root = document.settings.element
    for child in root.findall(qn("w:compat")):
        root.remove(child)
    own = empty("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=mode)
    root.append(parse_xml(f"<w:compat {nsdecls('w')}>{switches}{own}</w:compat>"))
    for child in parse_xml(f"<w:settings {nsdecls('w')}>{more}</w:settings>"):
        root.append(child)


def _add_furniture(document, name: str, inner: str) -> None:
    """A header or footer part, related by the id ``name``: hdr1, ftr1 …"""
    is_header = name.startswith("hdr")
    kind = RELATIONSHIP_TYPE.HEADER if is_header else RELATIONSHIP_TYPE.FOOTER
    content = CONTENT_TYPE.WML_HEADER if is_header else CONTENT_TYPE.WML_FOOTER
    tag = "hdr" if is_header else "ftr"
    blob = f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {nsdecls("w", "r")}>{inner}</w:{tag}>'.encode()
    part = Part(PackURI(f"/word/{name}.xml"), content, blob, document.part.package)
    document.part.rels.add_relationship(kind, part, name)


def _add_notes(document, kind: str, inners: list[str]) -> None:
    """The part with all footnotes or endnotes; its separators are as high as LibreOffice's own."""
    low = empty("spacing", before=0, after=0, line=SEPARATOR, lineRule="exact")
    separators = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:pPr>{low}</w:pPr><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for number, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    own = "".join(f'<w:{kind} w:id="{number}">{inner}</w:{kind}>' for number, inner in enumerate(inners, start=1))
    blob = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:{kind}s {nsdecls("w", "r")}>{separators}{own}</w:{kind}s>'.encode()
    )
    content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    part = Part(PackURI(f"/word/{kind}s.xml"), content, blob, document.part.package)
    document.part.rels.add_relationship(getattr(RELATIONSHIP_TYPE, f"{kind}s".upper()), part, f"{kind}s")
