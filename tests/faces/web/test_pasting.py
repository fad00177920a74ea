"""Tables from the clipboard: as Word, Excel and LibreOffice put them there, and as nobody would."""

import pytest

from samples import TABLES, form
from thaiforms.faces.web.checking import check
from thaiforms.faces.web.clipboard import grid_of_html, grid_of_text
from thaiforms.faces.web.pasting import pasted_rows

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- /* Font Definitions */ @font-face {font-family:"TH SarabunIT๙";} p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-US style='tab-interval:36.0pt'><!--StartFragment-->
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
{rows}</table><!--EndFragment--></body></html>"""
HEAD = (
    """ <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=66 rowspan=2 valign=top style='border:solid windowtext 1.0pt'><p class=MsoNormal align=center><b><span lang=TH>ยุทธศาสตร์<o:p></o:p></span></b></p></td>
  <td rowspan=2><p class=MsoNormal><span lang=TH>เป้าหมาย</span></p><p class=MsoNormal><span lang=TH>ผลสำเร็จ</span><br>
  <span lang=TH>ของงาน</span></p></td>
  <td rowspan=2><p class=MsoNormal><span lang=TH>ตัวชี้วัดผลสำเร็จของงาน</span> (KPI) <span lang=TH>ทีม</span></p></td>
  <td rowspan=2><p class=MsoNormal><span lang=TH>หน่วย</span></p><p class=MsoNormal><span lang=TH>วัด</span></p></td>
  <td colspan=5><p class=MsoNormal><span lang=TH>ค่าเป้าหมาย</span></p></td>
  <td rowspan=2><p class=MsoNormal><span lang=TH>น้ำหนัก (ร้อยละ)</span></p></td>
  <td rowspan=2><p class=MsoNormal><span lang=TH>แหล่งข้อมูล/</span></p><p class=MsoNormal><span lang=TH>หลักฐาน</span></p></td></tr>
 <tr style='mso-yfti-irow:1'>"""
    + "".join(f"<td><p class=MsoNormal>{digit}</p></td>" for digit in "๑๒๓๔๕")
    + "</tr>"
)


def paragraph(text, bold=False):
    inside = f"<span lang=TH style='font-size:16.0pt;mso-ascii-font-family:\"TH SarabunIT๙\"'>{text}<o:p></o:p></span>"
    return f"<p class=MsoNormal style='mso-pagination:none'>{f'<b>{inside}</b>' if bold else inside}</p>\r\n  "


def cell(*lines):
    return f"<td width=66 valign=top style='border:solid windowtext 1.0pt;mso-border-alt:solid'>{''.join(map(paragraph, lines))}</td>\r\n"


def word_row(row):
    """An indicator as its row of the official table stands on the clipboard."""
    text = [f"ตัวชี้วัดที่ {row.number} {row.text}"]
    for level, lines in enumerate(row.levels, 1):
        text += [f"<b>ระดับ {level}</b> {lines[0]}", *lines[1:]]
    targets = "".join(cell(target or "&nbsp;") for target in row.targets)
    return (
        f" <tr style='mso-yfti-irow:2'>{cell(row.strategy)}{cell(row.goal)}{cell(*text)}{cell(row.unit or '&nbsp;')}{targets}"
        f"{cell(str(row.weight))}{cell(*row.sources)}</tr>\r\n"
    )


def word_table(table, *, head=True):
    return WORD.replace("{rows}", (HEAD if head else "") + "".join(map(word_row, table.indicators)))


def pasted(table, rows):
    """The table with rows that were pasted."""
    return check({"form": "kpi-agreement", "kind": table.kind, "round": str(2) + "/2564", "indicators": rows})


@pytest.mark.parametrize("head", [True, False], ids=["with-heading", "rows-alone"])
@pytest.mark.parametrize("name", TABLES)
def test_the_official_table_out_of_word_fills_the_rows(name, head):
    checked = pasted(form(name), pasted_rows(word_table(form(name), head=head), ""))
    assert checked.faults == ()
    assert checked.form.indicators == form(name).indicators


def excel_table(table, *, head=True, tabs=False):
    heads = ["ลำดับ", "ยุทธศาสตร์", "เป้าหมายผลสำเร็จของงาน", "ตัวชี้วัด", *(f"ระดับ {n}" for n in "12345")]
    rows = [[*heads, "หน่วยวัด", "น้ำหนัก", "แหล่งข้อมูล"]] if head else []
    for row in table.indicators:
        levels = ["\n".join(lines) for lines in row.levels]
        lines = [str(row.number), row.strategy, row.goal, row.text, *levels, row.unit, str(row.weight)]
        rows.append([*lines, "\n".join(row.sources)])
    if tabs:
        quoted = [[f'"{c.replace(chr(34), chr(34) * 2)}"' if "\n" in c or '"' in c else c for c in row] for row in rows]
        return "\r\n".join("\t".join(row) for row in quoted)
    cells = [
        "".join(f"<td class=xl65 height=20 style='height:15.0pt'>{c.replace(chr(10), '<br>')}</td>" for c in row)
        for row in rows
    ]
    return f"<html><body><table border=0 cellpadding=0><col width=64>{''.join(f'<tr>{c}</tr>' for c in cells)}</table></body></html>"


@pytest.mark.parametrize("tabs", [True, False], ids=["text", "html"])
@pytest.mark.parametrize("head", [True, False], ids=["with-heading", "rows-alone"])
@pytest.mark.parametrize("name", TABLES)
def test_columns_out_of_excel_fill_the_rows(name, head, tabs):
    copied = excel_table(form(name), head=head, tabs=tabs)
    rows = pasted_rows("" if tabs else copied, copied if tabs else "")
    assert pasted(form(name), rows).form.indicators == form(name).indicators


def test_columns_may_stand_in_any_order():
    html = (
        "<table><tr><th>น้ำหนัก</th><th>ตัวชี้วัด</th><th>1</th><th>2</th><th>3</th><th>4</th><th>5</th><th>หน่วยวัด</th></tr>"
        "<tr><td>ร้อยละ ๔๐</td><td>จำนวนข่าว</td><td>ก</td><td>ข</td><td>ค</td><td>ง</td><td>จ</td><td>ข่าว</td></tr></table>"
    )
    (row,) = pasted_rows(html, "")
    assert (row["weight"], row["text"], row["levels"], row["unit"]) == ("๔๐", "จำนวนข่าว", list("กขคงจ"), "ข่าว")


@pytest.mark.parametrize("start", ["ตัวชี้วัดที่ ๓ ", "ตัวชี้วัดที่ 3. ", "๓. ", "3 "])
def test_the_number_of_an_indicator_is_not_part_of_its_text(start):
    (row,) = pasted_rows(f"<table><tr><td>ก</td><td>ข</td><td>{start}ร้อยละของงาน</td></tr></table>", "")
    assert row["text"] == "ร้อยละของงาน"


def test_markup_and_templates_in_cells_are_text():
    html = "<table><tr><td>{{7*7}}</td><td>&lt;b&gt;&amp;</td><td>x<script>alert(1)</script></td></tr></table>"
    (row,) = pasted_rows(html, "")
    assert (row["strategy"], row["goal"], row["text"]) == ("{{7*7}}", "<b>&", "x")


@pytest.mark.parametrize(
    ("html", "grid"),
    [
        ("<table><tr><td colspan=2>ก<td>ข<tr><td>1<td>2<td>3</table>", [["ก", "ก", "ข"], ["1", "2", "3"]]),
        ("<table><tr><td rowspan=2>ก<td>ข<tr><td>2</table>", [["ก", "ข"], ["ก", "2"]]),
        ("<table><tr><td>ก<br>ข<p>ค</p></td></tr></table>", [["ก\nข\nค"]]),
        ("<table><tr><td> ก \n  ข </td></tr></table>", [["ก ข"]]),
        ("<table><tr><td><table><tr><td>ใน</td></tr></table></td><td>ก</td></tr></table>", [["ใน", "ก"]]),
        ("<p>ก่อน</p><table><tr><td>ก</td></tr></table><table><tr><td>ข</td></tr></table>", [["ก"]]),
        ("<table><td>ก", [["ก"]]),
        ("<table></table>", []),
        ("<table", []),
        ("</td></tr></table>", []),
        ("<table><tr><td colspan=0 rowspan=-1>ก</td></tr></table>", [["ก"]]),
    ],
)
def test_cells_are_read_as_they_are_seen(html, grid):
    assert grid_of_html(html) == grid


def test_a_cell_over_a_thousand_columns_is_a_few():
    assert grid_of_html("<table><tr><td colspan=999>ก</td></tr></table>") == [["ก"] * 50]


@pytest.mark.parametrize(
    "html", ["<table>" * 5000, "<table><tr>" + "<td colspan=50 rowspan=50>" * 5000, "<td>" * 9999, "&#0;" * 999]
)
def test_a_table_made_to_hurt_is_bounded(html):
    grid = grid_of_html(html)
    assert sum(map(len, grid)) < 100_000


@pytest.mark.parametrize("text", ["", "ก", "ก\nข", "\t" * 10, '"ก\tข', "\x00\t\x00", "x" * 200_000 + "\ty"])
def test_text_that_is_no_table_gives_no_rows_or_few(text):
    assert len(pasted_rows("", text)) <= 1
    assert len(grid_of_text(text)) <= 1
