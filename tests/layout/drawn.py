"""Word files with drawings, as Word writes them, and what comes of them, for tests."""

import io
import struct
import zlib

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from thaiforms.layout.lay_out import Laid, lay_out
from thaiforms.supplies import shipped

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
LEFT = TOP = 72.0
"""The margins of the blank page, in points; the page is 595 by 842."""
PLAIN_LINE = '<a:ln w="12700"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>'


def emu(points: float) -> int:
    return round(points * 12700)


def png(width: int = 4, height: int = 4, *, colour: bytes = b"\xff\x00\x00") -> bytes:
    rows = (b"\0" + colour * width) * height

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packed = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + packed + chunk(b"IEND", b"")


def blank() -> docx.document.Document:
    """A document without text: A4, margins of an inch, single lines of 16 points, nothing above or below paragraphs."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Pt(595), Pt(842)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Pt(72))
    style = document.styles["Normal"]
    style.font.size = Pt(16)
    style.font.name = "TH Sarabun New"
    run = style.element.get_or_add_rPr()
    run.append(parse_xml(f'<w:szCs {nsdecls("w")} w:val="32"/>'))
    run.rFonts.set(f"{{{NAMES['w']}}}cs", "TH Sarabun New")
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1
    return document


def relation(part, data: bytes) -> str:
    """The relation of a part (document, header) to a picture in the file."""
    return part.part.get_or_add_image(io.BytesIO(data))[0]


def run(inner: str):
    """A run with what is given in it."""
    return parse_xml(f"<w:r {DECLARED}>{inner}</w:r>")


def put(paragraph, inner: str):
    paragraph._p.append(run(inner))
    return paragraph


def graphic(inner: str, *, uri: str) -> str:
    return f'<a:graphic><a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic>'


def pic(
    relation_id: str, width: float, height: float, *, crop: str = "", turned: str = "", x: float = 0, y: float = 0
) -> str:
    place = f'<a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/>'
    return (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="ภาพ"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation_id}"/>{crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm {turned}>{place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )


def shape(
    preset: str, width: float, height: float, *, paint: str = PLAIN_LINE, text: str = "", body: str = "<wps:bodyPr/>",
    turned: str = "", x: float = 0, y: float = 0, adjust: str = "", style: str = "",
) -> str:  # fmt: skip
    place = f'<a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/>'
    box = f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>" if text else ""
    return (
        f"<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm {turned}>{place}</a:xfrm>"
        f'<a:prstGeom prst="{preset}"><a:avLst>{adjust}</a:avLst></a:prstGeom>{paint}</wps:spPr>{style}{box}{body}</wps:wsp>'
    )


def said(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def inline(inner: str, width: float, height: float, *, uri: str = NAMES["pic"], alternative: str = "") -> str:
    return (
        f'<w:drawing><wp:inline><wp:extent cx="{emu(width)}" cy="{emu(height)}"/>'
        f'<wp:docPr id="1" name="x" descr="{alternative}"/>{graphic(inner, uri=uri)}</wp:inline></w:drawing>'
    )


def by(points: float) -> str:
    return f"<wp:posOffset>{emu(points)}</wp:posOffset>"


def to(side: str) -> str:
    return f"<wp:align>{side}</wp:align>"


def anchor(
    inner: str, width: float, height: float, *, across: tuple[str, str] = ("column", ""), down: tuple[str, str] = ("paragraph", ""),
    behind: int = 0, order: int = 1, wrap: str = "<wp:wrapNone/>", uri: str = NAMES["wps"], in_cell: int = 1, far: float = 0,
) -> str:  # fmt: skip
    """A w:drawing at a place: what it is measured from, and ``by(…)`` or ``to(…)`` on each axis."""
    (h, ho), (v, vo) = across, down
    ho, vo = ho or by(0), vo or by(0)
    return (
        f'<w:drawing><wp:anchor distT="{emu(far)}" distB="{emu(far)}" distL="{emu(far)}" distR="{emu(far)}" simplePos="0"'
        f' relativeHeight="{order}" behindDoc="{behind}" locked="0" layoutInCell="{in_cell}" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="{h}">{ho}</wp:positionH>'
        f'<wp:positionV relativeFrom="{v}">{vo}</wp:positionV>'
        f'<wp:extent cx="{emu(width)}" cy="{emu(height)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}'
        f'<wp:docPr id="2" name="y"/><wp:cNvGraphicFramePr/>{graphic(inner, uri=uri)}</wp:anchor></w:drawing>'
    )


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def laid(document: docx.document.Document, **how) -> Laid:
    return lay_out(saved(document), supplies=shipped(), **how)
