"""Writes template.docx, the circular letter: ``python -m templates.circular.make_template [FILE]``, from the project's folder."""

from __future__ import annotations

import sys
from pathlib import Path

from templates.word_parts import (
    cell,
    command,
    emu,
    field,
    package,
    paragraph,
    part,
    row,
    run,
    size,
    steering,
    steering_row,
    style,
    styles,
    table,
    twips,
)

HERE = Path(__file__).parent
TEXT_WIDTH = 16.0  # cm, between margins of 3 and 2
CENTRE = 7.5  # cm from the left margin: the centre of the page
AXIS = 8.985  # cm: the middle of ขอแสดงความนับถือ (2.97 cm) that starts at the page's centre
OFFICE = 9.25  # cm: right of the Garuda, which reaches to 8.9
SINGLE = 16 * 1.331  # pt: a line of TH Sarabun New
COMPACT = 18.25  # pt: between the 18 and 19 that offices use; at 19 the sample letter does not fit its page
GARUDA = (2.82, 3.0)  # cm, wide and high
URGENCY = 42.7  # pt: with it the first line's foot stands level with the Garuda's, 4.5 cm from the page's edge
ENCLOSURE = [2.27, 11.23, 2.5]  # cm: label, text, quantity
RED = '<w:color w:val="C00000"/>'
SUFFIX = " (กระชับ)"
KEPT = {"": "", "next": "<w:keepNext/>", "whole": "<w:keepNext/><w:keepLines/>"}  # what stays by the next paragraph


def points(value: float) -> int:
    """Twentieths of a point."""
    return round(value * 20)


def spaced(before: float, *, tabs: str = "", indent: str = "", align: str = "", compact: bool, keep: str) -> str:
    """A paragraph's properties in Word's order: kept with the next or not, its gap above, indent and alignment."""
    line = f'w:line="{points(COMPACT)}" w:lineRule="exact"' if compact else 'w:line="240" w:lineRule="auto"'
    return (
        KEPT[keep]
        + (f"<w:tabs>{tabs}</w:tabs>" if tabs else "")
        + f'<w:spacing w:before="{points(before)}" w:after="0" {line}/>'
        + (f"<w:ind {indent}/>" if indent else "")
        + (f'<w:jc w:val="{align}"/>' if align else "")
    )


def hanging(centimetres: float) -> str:
    """An indent under which a long text hangs."""
    return f'w:left="{twips(centimetres)}" w:hanging="{twips(centimetres)}"'


def tab(centimetres: float, kind: str = "left") -> str:
    """A tab stop."""
    return f'<w:tab w:val="{kind}" w:pos="{twips(centimetres)}"/>'


def pair(identifier: str, name: str, before: float, *, closer: float | None = None, **look: str) -> str:
    """A style and its twin for a letter that is closed up; ``closer`` is the twin's gap above, if it differs."""
    keep = look.pop("keep", "")
    wide = spaced(before, compact=False, keep=keep, **look)
    close = spaced(before if closer is None else closer, compact=True, keep=keep, **look)
    twin = style(identifier + "Compact", name + SUFFIX, paragraph=close, twin_of=identifier)
    return style(identifier, name, paragraph=wide) + twin


def letter_styles() -> str:
    """All styles of the letter; the gaps above are those of the regulation, 6 and 12 pt."""
    band = f'w:left="{twips(2 * AXIS - TEXT_WIDTH)}" w:right="0"'
    marks = '<w:spacing w:before="{}" w:after="{}" w:line="{}" w:lineRule="exact"/>'
    mark = f"<w:tabs>{tab(CENTRE, 'center')}{tab(TEXT_WIDTH, 'right')}</w:tabs>{marks.format(0, 0, points(24))}"
    return styles(
        style(
            "LetterUrgency",
            "หนังสือ ชั้นความเร็ว",
            paragraph=marks.format(0, 0, points(URGENCY)),
            character=f"<w:b/><w:bCs/>{RED}{size(32)}",
        ),
        style("LetterSecrecy", "หนังสือ ชั้นความลับ", paragraph=mark, character=f"<w:b/><w:bCs/>{RED}{size(20)}"),
        style(
            "LetterPageNumber",
            "หนังสือ เลขหน้า",
            paragraph=f'<w:spacing w:before="{points(30)}" w:after="{points(14)}" w:line="240" w:lineRule="auto"/>'
            f'<w:ind w:right="{twips(TEXT_WIDTH - 2 * CENTRE)}"/><w:jc w:val="center"/>',
        ),
        pair("LetterNumber", "หนังสือ ที่และส่วนราชการ", 0, tabs=tab(OFFICE), indent=hanging(OFFICE)),
        pair("LetterDate", "หนังสือ วันที่", 6, indent=f'w:left="{twips(CENTRE)}"'),
        pair("LetterSubject", "หนังสือ เรื่อง", 6, tabs=tab(0.92), indent=hanging(0.92)),
        pair("LetterTo", "หนังสือ คำขึ้นต้น", 6, tabs=tab(0.99) + tab(1.5) + tab(1.81), indent=hanging(0.99)),
        pair("LetterReference", "หนังสือ อ้างถึง", 6, tabs=tab(1.19), indent=hanging(1.19)),
        pair("LetterEnclosure", "หนังสือ สิ่งที่ส่งมาด้วย", 6),
        pair("LetterEnclosureItem", "หนังสือ สิ่งที่ส่งมาด้วย ข้อ", 6, tabs=tab(0.72), indent=hanging(0.72)),
        pair("LetterQuantity", "หนังสือ จำนวน", 6, align="right"),
        pair("LetterBody", "หนังสือ เนื้อความ", 6, indent=f'w:firstLine="{twips(2.5)}"', align="thaiDistribute"),
        pair(
            "LetterBodyLast",
            "หนังสือ เนื้อความ ย่อหน้าท้าย",
            6,
            indent=f'w:firstLine="{twips(2.5)}"',
            align="thaiDistribute",
            keep="next",
        ),
        pair("LetterClosing", "หนังสือ คำลงท้าย", 12, indent=band, align="center", keep="whole"),
        pair("LetterName", "หนังสือ ชื่อผู้ลงนาม", 4 * SINGLE, closer=2 * COMPACT, indent=band, align="center", keep="whole"),
        pair("LetterPost", "หนังสือ ตำแหน่ง", 0, indent=band, align="center", keep="whole"),
        pair("LetterPostLast", "หนังสือ ตำแหน่ง บรรทัดท้าย", 0, indent=band, align="center"),
        pair("LetterOwner", "หนังสือ เจ้าของเรื่อง", 0),
        pair("LetterOwnerFirst", "หนังสือ เจ้าของเรื่อง บรรทัดแรก", 12, closer=6),
        pair("LetterCopies", "หนังสือ สำเนาส่ง", 6, tabs=tab(1.55), indent=hanging(1.55)),
        points=16,
    )


def garuda() -> str:
    """The emblem, centred on the page, 1.5 cm from its top edge."""
    width, height = map(emu, GARUDA)
    extent = f'cx="{width}" cy="{height}"'
    picture = (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="garuda.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="garuda"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(1.5)}</wp:posOffset></wp:positionV>'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        '<wp:docPr id="1" name="ตราครุฑ" descr="ตราครุฑ"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"{picture}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def head() -> list[str]:
    """From the emblem to the addressee."""
    return [
        paragraph(
            "LetterUrgency",
            command('{%r if emblem == "garuda" %}'),
            garuda(),
            command("{%r endif %}"),
            run("{{ urgency }}"),
        ),
        steering("{%p for line in office %}"),
        paragraph(
            "LetterNumber",
            command("{%r if loop.first %}"),
            run("ที่  "),
            run("{{ number }}"),
            command("{%r endif %}"),
            run("\t"),
            run("{{ line }}"),
        ),
        steering("{%p endfor %}"),
        paragraph("LetterDate", run("{{ date }}")),
        paragraph("LetterSubject", run("เรื่อง\t"), run("{{ subject }}")),
        paragraph("LetterTo", run("{{ salutation }}"), run("\t"), run("{{ to }}")),
        *labelled("LetterReference", "อ้างถึง", "reference", "references"),
    ]


def labelled(style_name: str, label: str, item: str, items: str) -> list[str]:
    """A paragraph for each item; the first one begins with the label, the others hang below it."""
    return [
        steering(f"{{%p for {item} in {items} %}}"),
        paragraph(
            style_name,
            command("{%r if loop.first %}"),
            run(label),
            command("{%r endif %}"),
            run("\t"),
            run(f"{{{{ {item} }}}}"),
        ),
        steering("{%p endfor %}"),
    ]


def enclosures() -> list[str]:
    """What is sent along: text and quantity side by side, numbered if there are several."""
    widths = [twips(width) for width in ENCLOSURE]
    label = paragraph("LetterEnclosure", command("{%r if loop.first %}"), run("สิ่งที่ส่งมาด้วย"), command("{%r endif %}"))
    texts = (
        steering("{%p if enclosure.number %}"),
        paragraph("LetterEnclosureItem", run("{{ enclosure.number }}"), run(".\t"), run("{{ enclosure.text }}")),
        steering("{%p else %}"),
        paragraph("LetterEnclosure", run("{{ enclosure.text }}")),
        steering("{%p endif %}"),
    )
    body = row(
        cell(label, width=widths[0]),
        cell(*texts, width=widths[1]),
        cell(paragraph("LetterQuantity", run("{{ enclosure.quantity }}")), width=widths[2]),
    )
    rows = (
        steering_row("{%tr for enclosure in enclosures %}", widths=widths),
        body,
        steering_row("{%tr endfor %}", widths=widths),
    )
    return [steering("{%p if enclosures %}"), table(*rows, widths=widths, ruled=False), steering("{%p endif %}")]


def body_and_signature() -> list[str]:
    """The paragraphs, the closing and the signature block, which no page's end parts."""
    acting = (
        paragraph("LetterPost", run("{{ signatory.position }}"), run(" "), run("{{ signatory.acting }}")),
        steering("{%p for line in signatory.acting_for %}"),
        paragraph("LetterPostLast", run("{{ line }}")),
        steering("{%p endfor %}"),
    )
    return [
        steering("{%p for paragraph in paragraphs %}"),
        # The last one goes over with the closing: a signature never stands on a page without a word of the letter.
        steering("{%p if loop.last %}"),
        paragraph("LetterBodyLast", run("{{ paragraph }}")),
        steering("{%p else %}"),
        paragraph("LetterBody", run("{{ paragraph }}")),
        steering("{%p endif %}"),
        steering("{%p endfor %}"),
        paragraph("LetterClosing", run("{{ closing }}")),
        paragraph("LetterName", run("("), run("{{ signatory.name }}"), run(")")),
        steering("{%p if signatory.acting_for %}"),
        *acting,
        steering("{%p else %}"),
        paragraph("LetterPostLast", run("{{ signatory.position }}")),
        steering("{%p endif %}"),
    ]


def foot() -> list[str]:
    """The owner of the matter and those who get a copy."""
    return [
        steering("{%p for line in owner %}"),
        steering("{%p if loop.first %}"),
        paragraph("LetterOwnerFirst", run("{{ line }}")),
        steering("{%p else %}"),
        paragraph("LetterOwner", run("{{ line }}")),
        steering("{%p endif %}"),
        steering("{%p endfor %}"),
        *labelled("LetterCopies", "สำเนาส่ง", "copy", "copies"),
    ]


def section() -> str:
    """The page: A4, and which header and footer stand on which page."""
    references = "".join(
        f'<w:{kind}Reference w:type="{where}" r:id="{kind}-{where}"/>'
        for kind in ("header", "footer")
        for where in ("default", "first")
    )
    margins = (
        f'<w:pgMar w:top="{twips(2.5)}" w:right="{twips(2)}" w:bottom="{twips(2)}" w:left="{twips(3)}" '
        f'w:header="{twips(0.6)}" w:footer="{twips(0.75)}" w:gutter="0"/>'
    )
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/>{margins}'
        '<w:pgNumType w:fmt="thaiNumbers"/><w:titlePg/></w:sectPr>'
    )


def headers_and_footers() -> dict[str, str]:
    """Secrecy at the top and the bottom of each page, the page's number from the second on."""
    secrecy = paragraph("LetterSecrecy", run("\t"), run("{{ secrecy }}"))
    draft = run("{{ draft }}", f'<w:color w:val="auto"/>{size(16)}')
    top = paragraph("LetterSecrecy", run("\t"), run("{{ secrecy }}"), run("\t"), draft)
    number = paragraph("LetterPageNumber", run("- "), field("PAGE"), run(" -"))
    return {
        "header-default.xml": part("hdr", top + number),
        "header-first.xml": part("hdr", top),
        "footer-default.xml": part("ftr", secrecy),
        "footer-first.xml": part("ftr", secrecy),
    }


def make_template() -> bytes:
    """The template's bytes, the same each time."""
    body = [*head(), *enclosures(), *body_and_signature(), *foot(), section()]
    return package(
        body="".join(body),
        style_part=letter_styles(),
        title="หนังสือเวียน",
        parts=headers_and_footers(),
        picture=(HERE / "garuda.png").read_bytes(),
    )


if __name__ == "__main__":
    Path(*(sys.argv[1:] or [HERE / "template.docx"])).write_bytes(make_template())
