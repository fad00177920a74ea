"""Word's own words for the scripts that make the templates: runs, paragraphs, styles, tables and the package around them.

Lengths are centimetres or millimetres where the name says so, else points. Nothing here depends on the moment or the machine.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape

FONT = "TH Sarabun New"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SCRIPTS = re.compile(r"[^A-Za-z]+|[A-Za-z][^\u0e00-\u0e7f]*")


def twips(centimetres: float) -> int:
    """The length in twentieths of a point, which Word counts in."""
    return round(centimetres * 1440 / 2.54)


def emu(centimetres: float) -> int:
    """The length in English metric units, which Word's pictures count in."""
    return round(centimetres * 360000)


# Runs and paragraphs


def run(text: str, properties: str = "") -> str:
    """Runs of one look: tabs and line breaks for their characters, Thai marked as such, a tag never split."""
    if "{" in text:
        return _run(text, properties)
    return "".join(_run(piece, properties) for piece in _SCRIPTS.findall(text))


def _run(text: str, properties: str) -> str:
    thai = "<w:cs/>" if re.search("[\u0e00-\u0e7f]", text) and "{" not in text else ""
    pieces = re.split("([\t\n])", text)
    marks = {"": "", "\t": "<w:tab/>", "\n": "<w:br/>"}
    inner = "".join(marks.get(piece, f'<w:t xml:space="preserve">{escape(piece)}</w:t>') for piece in pieces)
    look = f"<w:rPr>{properties}{thai}</w:rPr>" if properties or thai else ""
    return f"<w:r>{look}{inner}</w:r>"


def bold(text: str) -> str:
    """A bold run, in both scripts."""
    return run(text, "<w:b/><w:bCs/>")


def command(text: str) -> str:
    """A run that only steers, such as ``{%r if … %}``: small and grey, it leaves no trace in the document."""
    return _run(text, '<w:rStyle w:val="TemplateCommand"/>')


def field(code: str) -> str:
    """A field that Word reckons out, such as the page's number."""
    parts = ("begin", code, "separate", "1", "end")
    inner = [
        f'<w:r><w:fldChar w:fldCharType="{part}"/></w:r>' if part in ("begin", "separate", "end") else ""
        for part in parts
    ]
    inner[1] = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    inner[3] = "<w:r><w:t>1</w:t></w:r>"
    return "".join(inner)


def paragraph(style: str, *runs: str, properties: str = "") -> str:
    """A paragraph of a named style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{"".join(runs)}</w:p>'


def steering(text: str) -> str:
    """A paragraph that only steers, such as ``{%p if … %}``: it leaves no trace in the document."""
    return paragraph("TemplateStep", _run(text, ""))


# Tables


def grid(widths: Iterable[int]) -> str:
    """The widths (twips) of a table's columns."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def table(*rows: str, widths: list[int], padding: int = 0, ruled: bool) -> str:
    """A table of fixed columns (twips), with or without lines, its padding (twips) left and right of each cell."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    line = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' if ruled else '<w:{} w:val="nil"/>'
    borders = f"<w:tblBorders>{''.join(line.format(side) for side in sides)}</w:tblBorders>"
    margins = (
        f'<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="{padding}" w:type="dxa"/>'
        f'<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/></w:tblCellMar>'
    )
    look = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>{borders}'
    return (
        f'<w:tbl><w:tblPr>{look}<w:tblLayout w:type="fixed"/>{margins}<w:tblLook w:val="0000"/></w:tblPr>'
        f"{grid(widths)}{''.join(rows)}</w:tbl>"
    )


def row(*cells: str, header: bool = False, whole: bool = False, least: int = 0) -> str:
    """A row at least so high (twips); a header repeats on each page, a whole one is never parted by a page's end."""
    properties = "<w:cantSplit/>" if whole else ""
    properties += f'<w:trHeight w:val="{least}" w:hRule="atLeast"/>' if least else ""
    properties += "<w:tblHeader/>" if header else ""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def cell(*paragraphs: str, width: int, span: int = 1, merge: str = "", centred: bool = False) -> str:
    """A cell ``width`` twips wide; ``merge`` is ``restart`` or ``continue`` where it reaches over rows."""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    properties += '<w:vAlign w:val="center"/>' if centred else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def steering_row(text: str, *, widths: list[int]) -> str:
    """A row that only steers, such as ``{%tr for … %}``: it leaves no trace in the document."""
    return row(cell(steering(text), width=sum(widths), span=len(widths)))


# Styles


def style(
    identifier: str,
    name: str,
    *,
    based_on: str = "Normal",
    paragraph: str = "",
    character: str = "",
    twin_of: str = "",
) -> str:
    """A paragraph style; ``paragraph`` and ``character`` are its properties in Word's own order."""
    base = f'<w:basedOn w:val="{twin_of or based_on}"/>'
    inner = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    inner += f"<w:rPr>{character}</w:rPr>" if character else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identifier}"><w:name w:val="{name}"/>{base}'
        f"<w:qFormat/>{inner}</w:style>"
    )


def size(points: float) -> str:
    """The size of type, for both scripts."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def styles(*own: str, points: float) -> str:
    """The styles part: plain text in one size, single lines and no gaps, and the form's own styles."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    plain = f'{fonts}{size(points)}<w:lang w:val="en-US" w:eastAsia="en-US"/>'
    single = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    steps = (
        style(
            "TemplateStep",
            "แม่แบบ คำสั่ง",
            paragraph='<w:spacing w:line="160" w:lineRule="exact"/>',
            character=f'<w:color w:val="808080"/>{size(7)}',
        ),
        '<w:style w:type="character" w:customStyle="1" w:styleId="TemplateCommand">'
        '<w:name w:val="แม่แบบ คำสั่งในบรรทัด"/><w:qFormat/>'
        f'<w:rPr><w:color w:val="808080"/>{size(7)}</w:rPr></w:style>',
    )
    return (
        f"{HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{plain}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{single}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f"{''.join(steps)}{''.join(own)}</w:styles>"
    )


# The package


SETTINGS = (
    f"{HEAD}<w:settings {NAMESPACES}>"
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat><w:doNotExpandShiftReturn/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat></w:settings>"
)


def part(root: str, inner: str) -> str:
    """A part of the document, such as ``w:hdr``."""
    return f"{HEAD}<w:{root} {NAMESPACES}>{inner}</w:{root}>"


def package(
    *, body: str, style_part: str, title: str, parts: Mapping[str, str] | None = None, picture: bytes = b""
) -> bytes:
    """The DOCX; ``parts`` are headers and footers by file name, the relationship's id is the file's stem."""
    extra = dict(parts) if parts is not None else {}
    files: dict[str, bytes] = {
        "[Content_Types].xml": _content_types(extra).encode(),
        "_rels/.rels": _relations(("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"), _core()).encode(),
        "docProps/core.xml": _properties(title).encode(),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>").encode(),
        "word/_rels/document.xml.rels": _relations(*_targets(extra, bool(picture))).encode(),
        "word/styles.xml": style_part.encode(),
        "word/settings.xml": SETTINGS.encode(),
        "word/fontTable.xml": _fonts().encode(),
        **{f"word/{name}": text.encode() for name, text in extra.items()},
    }
    if picture:
        files["word/media/garuda.png"] = picture
    return _zip(files)


def _content_types(extra: Iterable[str]) -> str:
    kinds = {
        "word/document.xml": f"{_WORD}.document.main+xml",
        "word/styles.xml": f"{_WORD}.styles+xml",
        "word/settings.xml": f"{_WORD}.settings+xml",
        "word/fontTable.xml": f"{_WORD}.fontTable+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        **{f"word/{name}": f"{_WORD}.{'header' if name.startswith('header') else 'footer'}+xml" for name in extra},
    }
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{overrides}</Types>"
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    inner = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{to}"/>' for name, kind, to in relations)
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _core() -> tuple[str, str, str]:
    return "rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"


def _targets(extra: Iterable[str], picture: bool) -> list[tuple[str, str, str]]:
    fixed = [(name, f"{_OFFICE}/{name}", f"{name}.xml") for name in ("styles", "settings", "fontTable")]
    own = [(name.removesuffix(".xml"), f"{_OFFICE}/{name[:6]}", name) for name in extra]
    return fixed + own + ([("garuda", f"{_OFFICE}/image", "media/garuda.png")] if picture else [])


def _properties(title: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>'
    )


def _fonts() -> str:
    return part(
        "fonts",
        f'<w:font w:name="{FONT}"><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>',
    )


def _zip(files: Mapping[str, bytes]) -> bytes:
    """The files in their order, each with the oldest time a zip knows; a picture is stored as it is."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()
