"""No text is baked in: each field of each sample changed in turn, looked for in DOCX and PDF."""

import io
import zipfile
from decimal import Decimal

import pytest
from lxml import etree

import thaiforms
from samples import NAMES, form, made
from thaiforms.model.part import Part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NEW = "ทดแทน"
CHOSEN = {
    "closing": "ขอแสดงความนับถืออย่างยิ่ง",
    "salutation": "กราบเรียน",
    "acting": "รักษาราชการแทน",
    "urgency": "ด่วนที่สุด",
    "secrecy": "ลับมาก",
}
NOT_TEXT = {"form", "kind", "emblem", "spacing", "draft"}
MADE_OF = ("parties.",)  # stands in a heading line that the kind made


def docx_text(docx):
    """All text of the body, headers and footers."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
        roots = [etree.fromstring(archive.read(name)) for name in names if "style" not in name]
    return "\n".join("".join(t.text or "" for t in p.iter(W + "t")) for root in roots for p in root.iter(W + "p"))


def pdf_text(document):
    """All text of the pages, each paragraph's lines joined, repeated heads once."""
    paragraphs, heads = {}, set()
    for page in document.pages:
        for run in page.runs:
            if run.field == "column":
                heads.add(run.text)
            else:
                paragraphs[run.paragraph] = paragraphs.get(run.paragraph, "") + run.text
    return "\n".join((*paragraphs.values(), *heads))


def texts(part, path=""):
    """Every text of a form: its path and what stands there."""
    for name in type(part).model_fields:
        yield from leaves(getattr(part, name), f"{path}.{name}" if path else name)


def leaves(value, path):
    if isinstance(value, Part):
        yield from texts(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from leaves(item, f"{path}[{index}]")
    elif isinstance(value, str) and value:
        yield path, value


def changed(value, path, new):
    """The form with the text at the path replaced."""
    head, _, rest = path.partition(".")
    name, *indices = head.replace("]", "").split("[")
    inner = getattr(value, name)
    put = replaced(inner, [int(index) for index in indices], rest, new)
    return value.model_copy(update={name: put})


def replaced(value, indices, rest, new):
    if indices:
        at = indices[0]
        return (*value[:at], replaced(value[at], indices[1:], rest, new), *value[at + 1 :])
    return changed(value, rest, new) if rest else new


def cases():
    return [
        pytest.param(name, path, old, id=f"{name}-{path}")
        for name in NAMES
        for path, old in texts(form(name))
        if path.split(".")[-1].split("[")[0] not in NOT_TEXT and not path.startswith(MADE_OF)
    ]


@pytest.mark.parametrize(("name", "path", "old"), cases())
def test_a_changed_field_is_printed_and_the_old_text_is_gone(name, path, old):
    new = CHOSEN.get(path.split(".")[-1], NEW)
    document = thaiforms.make(changed(form(name), path, new))
    before, after = made(name), document
    for text_of in (lambda one: docx_text(one.docx), pdf_text):
        was, is_now = text_of(before), text_of(after)
        assert is_now.count(new) == was.count(new) + 1
        assert is_now.count(old) == was.count(old) - 1 + new.count(old)
    printed = "".join(box.text for box in document.fields if box.path == path)
    tabled = {box.page for box in document.fields if box.path.startswith("indicators")}
    assert printed == new * (len(tabled) if path == "column" else 1)


def test_dates_weights_and_rounds_change_too():
    circular = form("circular").model_copy(update={"date": thaiforms.ThaiDate(2570, 12, 1)})
    assert "๑ ธันวาคม ๒๕๗๐" in pdf_text(thaiforms.make(circular))
    assert "๑๕ มิถุนายน ๒๕๖๔" not in pdf_text(thaiforms.make(circular))
    team = form("team")
    first, second, *others = team.indicators
    moved = (
        first.model_copy(update={"weight": Decimal("42.5")}),
        second.model_copy(update={"weight": Decimal("37.5")}),
        *others,
    )
    document = thaiforms.make(team.model_copy(update={"indicators": moved}))
    assert {box.text for box in document.fields if box.path.endswith("weight")} == {"๔๒.๕", "๓๗.๕", "๑๐"}


def test_targets_that_are_ticked_or_filled_are_printed():
    team = form("team")
    first, *others = team.indicators
    ticked = first.model_copy(update={"targets": ("", "✓", "๘๕", "", "")})
    document = thaiforms.make(team.model_copy(update={"indicators": (ticked, *others)}))
    printed = {box.path: box.text for box in document.fields if ".targets" in box.path}  # a number is never parted
    assert printed == {"indicators[0].targets[1]": "✓", "indicators[0].targets[2]": "๘๕"}
    assert "✓" in docx_text(document.docx)


@pytest.mark.parametrize("name", NAMES[1:])
def test_other_parties_and_another_round_make_another_heading(name):
    values = {key: getattr(form(name), key) for key in ("form", "kind", "indicators", "signatures")}
    parties = thaiforms.Parties(appraiser="หัวหน้ากลุ่มงาน", appraisee="นักวิชาการ")
    text = pdf_text(thaiforms.make(thaiforms.Agreement(**values, parties=parties, round="1/2566")))
    for due in ("หัวหน้ากลุ่มงาน", "นักวิชาการ", "รอบที่ ๑", "ตุลาคม ๒๕๖๕", "มีนาคม ๒๕๖๖"):
        assert due in text
    assert "กันยายน ๒๕๖๔)" not in text


@pytest.mark.parametrize("urgency", ["ด่วน", "ด่วนมาก", "ด่วนที่สุด"])
@pytest.mark.parametrize("secrecy", ["", "ลับ", "ลับมาก", "ลับที่สุด"])
def test_urgency_and_secrecy_are_printed_in_red(urgency, secrecy):
    document = thaiforms.make(form("circular").model_copy(update={"urgency": urgency, "secrecy": secrecy}))
    for page in document.pages:
        marks = [run for run in page.runs if run.field == "secrecy"]
        assert [run.text for run in marks] == [secrecy] * (2 if secrecy else 0)
        assert all(run.colour == "C00000" for run in marks)
    (mark,) = [run for run in document.pages[0].runs if run.field == "urgency"]
    assert (mark.text, mark.size >= 32, mark.colour) == (urgency, True, "C00000")


def test_a_letter_without_an_emblem_has_none():
    document = thaiforms.make(form("circular").model_copy(update={"emblem": "none"}))
    assert not [item for page in document.pages for item in page.items if type(item).__name__ == "Picture"]


@pytest.mark.parametrize("name", NAMES[1:])
def test_a_final_one_has_no_draft_mark(name):
    document = thaiforms.make(form(name), final=True)
    assert "ร่าง" not in docx_text(document.docx)
    assert "ร่าง" not in pdf_text(document)


def test_references_copies_and_several_enclosures_are_printed():
    circular = form("circular").model_copy(
        update={
            "references": ("หนังสือกรมการพัฒนาชุมชน ที่ มท ๐๔๐๒/ว ๑๒๓ ลงวันที่ ๑ มิถุนายน ๒๕๖๔",),
            "copies": ("หัวหน้าสำนักงานจังหวัด",),
            "enclosures": tuple(thaiforms.Enclosure(text=f"เอกสาร {n}", quantity="จำนวน ๑ ฉบับ") for n in range(3)),
        }
    )
    text = pdf_text(thaiforms.make(circular))
    for due in ("อ้างถึง", "ว ๑๒๓", "สำเนาส่ง", "หัวหน้าสำนักงานจังหวัด", "๑.", "๓.", "เอกสาร ๒"):
        assert due in text


@pytest.mark.parametrize(
    "typed", ["&", "<", '"', "{{7*7}}", "{% if x %}", "<w:p>", "a & b < c > d 'e' \"f\"", "{# x #}", "]]>", "&amp;"]
)
def test_what_looks_like_markup_comes_out_as_typed(typed):
    document = thaiforms.make(changed(form("team"), "indicators[0].goal", f"ก {typed} ข"), numerals="as-typed")
    assert f"ก {typed} ข" in docx_text(document.docx)
    assert "".join(box.text for box in document.fields if box.path == "indicators[0].goal") == f"ก {typed} ข"
