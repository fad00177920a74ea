"""Writes template.docx, the KPI agreement: ``python -m templates.kpi-agreement.make_template [FILE]``, from the project's folder."""

from __future__ import annotations

import sys
from pathlib import Path

from templates.word_parts import (
    bold,
    cell,
    command,
    package,
    paragraph,
    row,
    run,
    steering,
    steering_row,
    style,
    styles,
    table,
    twips,
)

HERE = Path(__file__).parent
WIDTHS = [twips(width / 10) for width in (20.5, 23, 59.5, 10.6, 4.2, 4.2, 4.2, 4.2, 4.2, 13.0, 36.4)]
TEXT_WIDTH = twips(18.4)
PADDING = 40  # twips: 2 pt
HEADER_ROW = 560  # twips: two rows of it hold the three lines of a head, in programs too that measure no merged cells


def agreement_styles() -> str:
    """All styles of the agreement; nothing is distributed, as the columns are narrow."""
    gap = '<w:spacing w:before="{}" w:after="{}" w:line="240" w:lineRule="auto"/>'
    return styles(
        style("AgreementDraft", "ข้อตกลง ร่าง", paragraph='<w:jc w:val="right"/>'),
        style(
            "AgreementHeading",
            "ข้อตกลง หัวเรื่อง",
            paragraph='<w:keepNext/><w:jc w:val="center"/>',
            character="<w:b/><w:bCs/>",
        ),
        style(
            "AgreementGap", "ข้อตกลง เว้นก่อนตาราง", paragraph='<w:keepNext/><w:spacing w:line="120" w:lineRule="exact"/>'
        ),
        style(
            "AgreementHead",
            "ข้อตกลง หัวตาราง",
            paragraph='<w:keepNext/><w:jc w:val="center"/>',
            character="<w:b/><w:bCs/>",
        ),
        style("AgreementCell", "ข้อตกลง ข้อความในตาราง", paragraph='<w:jc w:val="left"/>'),
        style("AgreementCellLast", "ข้อตกลง ข้อความในตาราง ก่อนลงนาม", paragraph='<w:keepNext/><w:jc w:val="left"/>'),
        style("AgreementMiddle", "ข้อตกลง กลางช่อง", paragraph='<w:jc w:val="center"/>'),
        style("AgreementSignatureGap", "ข้อตกลง เว้นก่อนลงนาม", paragraph=f"<w:keepNext/>{gap.format(360, 0)}"),
        style(
            "AgreementSignature",
            "ข้อตกลง ลงนาม",
            paragraph='<w:keepNext/><w:keepLines/><w:jc w:val="center"/>',
        ),
        style("AgreementEnd", "ข้อตกลง ท้ายเอกสาร", paragraph='<w:spacing w:line="20" w:lineRule="exact"/>'),
        points=14,
    )


def headings() -> list[str]:
    """The draft's mark and the heading lines."""
    return [
        steering("{%p if draft %}"),
        paragraph("AgreementDraft", run("{{ draft }}")),
        steering("{%p endif %}"),
        steering("{%p for line in heading %}"),
        paragraph("AgreementHeading", run("{{ line }}")),
        steering("{%p endfor %}"),
        paragraph("AgreementGap"),
    ]


def column_head(position: int, text: str = "") -> str:
    """A column's head over both header rows; without text, its lower half."""
    merge = "restart" if text else "continue"
    return cell(paragraph("AgreementHead", run(text)), width=WIDTHS[position], merge=merge, centred=True)


def header_rows() -> list[str]:
    """Two rows that repeat on each page: ค่าเป้าหมาย spans five columns, every other head spans both rows."""
    targets = cell(paragraph("AgreementHead", run("ค่าเป้าหมาย")), width=sum(WIDTHS[4:9]), span=5, centred=True)
    upper = row(
        column_head(0, "ยุทธศาสตร์"),
        column_head(1, "เป้าหมาย\nผลสำเร็จ\nของงาน"),
        column_head(2, "{{ column }}"),
        column_head(3, "หน่วย\nวัด"),
        targets,
        column_head(9, "น้ำหนัก (ร้อยละ)"),
        column_head(10, "แหล่งข้อมูล/\nหลักฐาน\nเชิงประจักษ์"),
        header=True,
        whole=True,
        least=HEADER_ROW,
    )
    below = [column_head(position) for position in (0, 1, 2, 3)]
    digits = [
        cell(paragraph("AgreementHead", run(f"{{{{ {level} }}}}")), width=WIDTHS[3 + level], centred=True)
        for level in range(1, 6)
    ]
    end = [column_head(position) for position in (9, 10)]
    return [upper, row(*below, *digits, *end, header=True, whole=True, least=HEADER_ROW)]


def indicator_cell() -> str:
    """The indicator's number and text in bold, and its levels, each line a paragraph of its own."""
    return cell(
        paragraph(
            "AgreementCell",
            bold("ตัวชี้วัดที่ "),
            bold("{{ indicator.number }}"),
            bold(" "),
            bold("{{ indicator.text }}"),
        ),
        steering("{%p for level in indicator.levels %}"),
        steering("{%p for line in level.lines %}"),
        paragraph(
            "AgreementCell",
            command("{%r if loop.first %}"),
            bold("ระดับ "),
            bold("{{ level.number }}"),
            run(" "),
            command("{%r endif %}"),
            run("{{ line }}"),
        ),
        steering("{%p endfor %}"),
        steering("{%p endfor %}"),
        width=WIDTHS[2],
    )


def indicator_rows() -> list[str]:
    """A row for each indicator, which may run on over the page's end."""

    def simple(position: int, text: str, look: str = "AgreementCell") -> str:
        return cell(paragraph(look, run(text)), width=WIDTHS[position])

    sources = (
        steering("{%p for source in indicator.sources %}"),
        paragraph("AgreementCell", run("{{ source }}")),
        steering("{%p endfor %}"),
    )
    # The last row stays by the signatures: they never stand on a page alone.
    strategy = (
        steering("{%p if loop.last and signature_count %}"),
        paragraph("AgreementCellLast", run("{{ indicator.strategy }}")),
        steering("{%p else %}"),
        paragraph("AgreementCell", run("{{ indicator.strategy }}")),
        steering("{%p endif %}"),
    )
    return [
        steering_row("{%tr for indicator in indicators %}", widths=WIDTHS),
        row(
            cell(*strategy, width=WIDTHS[0]),
            simple(1, "{{ indicator.goal }}"),
            indicator_cell(),
            simple(3, "{{ indicator.unit }}", "AgreementMiddle"),
            *(simple(4 + n, f"{{{{ indicator.targets[{n}] }}}}", "AgreementMiddle") for n in range(5)),
            simple(9, "{{ indicator.weight }}", "AgreementMiddle"),
            cell(*sources, width=WIDTHS[10]),
        ),
        steering_row("{%tr endfor %}", widths=WIDTHS),
    ]


def signature(position: int, dots: int) -> list[str]:
    """One party's block: room to sign, name or dots, position, date or dots."""
    block = f"signatures[{position}]"

    def line(*runs: str) -> str:
        return paragraph("AgreementSignature", *runs)

    return [
        line(run(f"ลงชื่อ {'…' * dots} "), run(f"{{{{ {block}.role }}}}")),
        steering(f"{{%p if {block}.name %}}"),
        line(run("("), run(f"{{{{ {block}.name }}}}"), run(")")),
        steering("{%p else %}"),
        line(run(f"({'…' * dots})")),
        steering("{%p endif %}"),
        steering(f"{{%p if {block}.position %}}"),
        line(run(f"{{{{ {block}.position }}}}")),
        steering("{%p else %}"),
        line(run(f"ตำแหน่ง {'…' * dots}")),
        steering("{%p endif %}"),
        steering(f"{{%p if {block}.date %}}"),
        line(run("วันที่ "), run(f"{{{{ {block}.date }}}}")),
        steering("{%p else %}"),
        line(run("วันที่ …… เดือน ………… พ.ศ. ………")),
        steering("{%p endif %}"),
    ]


def signatures() -> list[str]:
    """The signature blocks side by side, a table of its own for each number of parties: one stands at the right."""
    lines = []
    for count, columns in ((1, 2), (2, 2), (3, 3)):
        widths = [TEXT_WIDTH // columns] * columns
        dots = 12 if columns == 3 else 20
        cells = [cell(*signature(position, dots), width=widths[0]) for position in range(count)]
        blank = [cell(paragraph("AgreementSignature"), width=widths[0])] * (columns - count)
        block = table(row(*blank, *cells, whole=True), widths=widths, padding=PADDING, ruled=False)
        lines += [steering(f"{{%p if signature_count == {count} %}}"), paragraph("AgreementSignatureGap"), block]
        lines += [steering("{%p endif %}")]
    return lines


def section() -> str:
    """The page: A4, with narrow margins at the sides."""
    side = twips(1.3)
    return (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{twips(2)}" w:right="{side}" w:bottom="{twips(2)}" w:left="{side}" '
        f'w:header="{twips(1)}" w:footer="{twips(1)}" w:gutter="0"/></w:sectPr>'
    )


def make_template() -> bytes:
    """The template's bytes, the same each time."""
    main = table(*header_rows(), *indicator_rows(), widths=WIDTHS, padding=PADDING, ruled=True)
    body = [*headings(), main, *signatures(), paragraph("AgreementEnd"), section()]
    return package(body="".join(body), style_part=agreement_styles(), title="ข้อตกลงการประเมินผลการปฏิบัติราชการ")


if __name__ == "__main__":
    Path(*(sys.argv[1:] or [HERE / "template.docx"])).write_bytes(make_template())
