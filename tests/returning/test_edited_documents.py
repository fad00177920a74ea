"""A DOCX that was edited comes back: every edited field is found, every untouched one keeps its value, the rest is told."""

import copy
import io
import zipfile
from functools import cache

import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import thaiforms
from edits import (
    content,
    control,
    controls,
    cut_to_pieces,
    edited,
    in_libreoffice,
    paragraph,
    put,
    row,
    run,
    typed,
    xml,
)
from generated import LETTERS_TO_MANY, SOME, agreements
from office import needs_libreoffice
from samples import NAMES, TABLES, form
from thaiforms.filling.context import printed_texts
from thaiforms.intake import read_bytes

QUICKLY = settings(max_examples=40, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
NUMERALS = st.sampled_from(["thai", "arabic", "as-typed"])


@cache
def document(name):
    """The sample's DOCX, with its source inside."""
    return thaiforms.make(form(name), attach_source=True, formats=("docx",)).docx


def without_source(anyform, **options):
    return thaiforms.make(anyform, formats=("docx",), **options).docx


def changes(result):
    return {one.path: one.after for one in result.differences}


def codes(result):
    return [(one.code, one.place.field) for one in result.warnings]


def unchanged(name, change, **options):
    """That a sample comes back as it was, though its XML was changed."""
    result = thaiforms.read_back(edited(document(name), change, **options))
    return (result.form, result.differences, result.warnings) == (form(name), (), ())


def printed_paths(name):
    with zipfile.ZipFile(io.BytesIO(document(name))) as archive:
        texts = "".join(
            archive.read(part).decode()
            for part in archive.namelist()
            if part.startswith("word/") and part.endswith(".xml")
        )
    return [path for path in printed_texts(form(name), numerals="thai") if f'w:tag w:val="{path}"' in texts]


# --- nothing was touched


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("numerals", ["thai", "arabic", "as-typed"])
def test_an_untouched_document_comes_back_as_it_was(name, numerals):
    own = form(name)
    carrying = thaiforms.make(own, numerals=numerals, attach_source=True, formats=("docx",)).docx
    for result in (
        thaiforms.read_back(carrying),
        thaiforms.read_back(without_source(own, numerals=numerals), against=own),
    ):
        assert (result.form, result.base, result.differences, result.faults, result.warnings) == (own, own, (), (), ())
        assert (result.yaml, result.diff) == (thaiforms.dump(own), "")


@QUICKLY
@given(st.one_of(LETTERS_TO_MANY, agreements()), NUMERALS)
def test_any_untouched_document_comes_back_as_it_was(anyform, numerals):
    docx = thaiforms.make(anyform, numerals=numerals, attach_source=True, formats=("docx",)).docx
    result = thaiforms.read_back(docx)
    assert result.differences == ()
    assert result.form == anyform


def test_what_word_does_to_runs_parts_no_text():
    assert unchanged("team", cut_to_pieces)
    assert unchanged("circular", cut_to_pieces)


def wrap_runs(root, opening, closing):
    for one in controls(root):
        held = content(one)
        for own in list(held):
            if own.tag == qn("w:r"):
                (wrapped,) = xml(opening + closing)
                held.replace(own, wrapped)
                inner = wrapped
                while len(inner):
                    inner = inner[-1]
                inner.append(own)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('<w:ins w:id="1" w:author="ก">', "</w:ins>"),
        ('<w:moveTo w:id="1" w:author="ก">', "</w:moveTo>"),
        ('<w:smartTag w:element="date">', "</w:smartTag>"),
        ('<w:hyperlink w:anchor="a">', "</w:hyperlink>"),
        ('<w:fldSimple w:instr="DATE">', "</w:fldSimple>"),
        ("<w:bdo>", "</w:bdo>"),
    ],
)
def test_what_word_puts_round_runs_hides_no_text(opening, closing):
    assert unchanged("circular", lambda root: wrap_runs(root, opening, closing))


def test_letters_that_word_composes_otherwise_are_the_same():
    def decompose(root):
        for text in root.iter(qn("w:t")):
            text.text = (text.text or "").replace("ำ", "ํา")

    assert unchanged("circular", decompose)


@pytest.mark.parametrize("name", NAMES)
def test_controls_round_whole_paragraphs_rows_and_cells_are_read_alike(name):
    """Word puts a control round the paragraph where somebody presses Enter in it, or pastes."""

    def lift(root):
        for one in controls(root):
            own = next(one.iterancestors(qn("w:p")))
            if controls(own) == [one] and own.getparent().tag != qn("w:sdtContent"):
                held = content(one)
                runs = list(held)
                parent, at = own.getparent(), own.getparent().index(own)
                own_at = own.index(one)
                own.remove(one)
                for place, each in enumerate(runs):
                    own.insert(own_at + place, each)
                others = [each for each in own if each.tag == qn("w:r") and each not in runs]
                if others:
                    for each in runs:
                        held.append(each)
                    own.insert(own_at, one)
                    continue
                parent.insert(at, one)
                held.append(own)

    assert unchanged(name, lift)


# --- one field was edited


def retyped(path, text):
    """Something else that the field may hold."""
    if path.endswith((".number", "weight")):
        return "๗"
    if path in {"date"}:
        return "๑ มกราคม ๒๕๖๖"
    if path.endswith(".date"):
        return "๑ มกราคม ๒๕๖๖"
    return "แก้ไขแล้ว ๗" if not text.strip() else f"{text} แก้ไข ๗"


@pytest.mark.parametrize("name", NAMES)
def test_every_field_that_is_edited_alone_is_found_and_no_other_changes(name):
    base = printed_texts(form(name), numerals="thai")
    paths = [path for path in printed_paths(name) if path not in {"draft", "secrecy", "urgency"}]
    assert len(paths) > 15
    for path in paths if name in NAMES[:2] else paths[::5]:  # the tables are of one kind
        text = retyped(path, base[path])
        result = thaiforms.read_back(typed(document(name), {path: text}))
        assert list(changes(result)) == [path]
        assert [one.code for one in result.warnings if one.code.startswith(("control", "text", "row"))] == []
        if result.form is not None:
            after = printed_texts(result.form, numerals="thai")
            assert {known for known in base if base[known] != after.get(known)} <= {path}
            assert after[path] == text
        else:
            assert path.endswith((".number", "weight"))


@pytest.mark.parametrize("name", NAMES)
def test_all_fields_edited_at_once_are_found(name):
    base = printed_texts(form(name), numerals="thai")
    kept = ("draft", "secrecy", "urgency", ".number", "weight")
    texts = {path: retyped(path, base[path]) for path in printed_paths(name) if not path.endswith(kept)}
    result = thaiforms.read_back(typed(document(name), texts))
    assert set(changes(result)) == set(texts)
    after = printed_texts(result.form, numerals="thai")
    assert {path: after[path] for path in texts} == texts
    assert result.warnings == thaiforms.read_back(document(name)).warnings or name == "circular"


@QUICKLY
@given(agreements(), NUMERALS, st.data())
def test_any_field_of_any_table_that_is_edited_is_found(anyform, numerals, data):
    base = printed_texts(anyform, numerals=numerals)
    paths = [
        path
        for path in base
        if path.endswith((".goal", ".strategy", ".unit")) or ".sources[" in path or ".levels[" in path
    ]
    chosen = data.draw(st.lists(st.sampled_from(paths), max_size=4, unique=True))
    texts = {path: data.draw(SOME).strip(" \u00a0") for path in chosen}
    docx = thaiforms.make(anyform, numerals=numerals, attach_source=True, formats=("docx",)).docx
    result = thaiforms.read_back(typed(docx, texts))
    after = printed_texts(result.form, numerals=numerals)
    for path, text in base.items():
        typed_in = texts.get(path, text)
        assert after[path] in ({typed_in, thaiforms.convert_digits(typed_in, numerals)} if path in texts else {text})


@pytest.mark.parametrize(
    ("path", "text", "due"),
    [
        ("date", "๓ กุมภาพันธ์ ๒๕๖๗", thaiforms.ThaiDate(2567, 2, 3)),
        ("date", "3 ก.พ. 67", thaiforms.ThaiDate(2567, 2, 3)),
        ("date", "กุมภาพันธ์ ๒๕๖๗", thaiforms.ThaiDate(2567, 2)),
        ("signatory.name", "นางสาวใหม่ ใจดี", "นางสาวใหม่ ใจดี"),
        ("number", "สฎ 0019.01/ว ๙๙", "สฎ 0019.01/ว ๙๙"),
    ],
)
def test_what_is_typed_is_read_as_the_data_would_be(path, text, due):
    value = thaiforms.read_back(typed(document("circular"), {path: text})).form
    for step in path.split("."):
        value = getattr(value, step)
    assert value == due


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("date", "เมื่อวานนี้", "not-a-date"),
        ("date", "๗๕ มิถุนายน ๒๕๖๔", "impossible-day"),
        ("subject", "", "empty-field"),
        ("signatory.name", " ", "empty-field"),
    ],
)
def test_what_no_longer_reads_is_a_fault_of_its_field(path, text, code):
    result = thaiforms.read_back(typed(document("circular"), {path: text}))
    assert result.form is None
    assert [(fault.code, fault.place.field) for fault in result.faults] == [(code, path)]
    assert list(changes(result)) == [path]
    assert f"{path.rpartition('.')[2]}:" in result.yaml


def test_weights_that_no_longer_sum_are_a_fault_and_the_yaml_differs_there_alone():
    result = thaiforms.read_back(typed(document("team"), {"indicators[1].weight": "๓๐"}))
    assert [fault.code for fault in result.faults] == ["weights-not-100"]
    lines = [line for line in result.diff.splitlines()[2:] if line.startswith(("-", "+"))]
    assert [line.split() for line in lines] == [["-", "weight:", "40"], ["+", "weight:", "๓๐"]]


def test_the_mark_of_a_draft_is_read():
    taken_out = edited(
        document("team"), lambda root: paragraph(root, "draft").getparent().remove(paragraph(root, "draft"))
    )
    for data in (taken_out, typed(document("team"), {"draft": ""})):
        result = thaiforms.read_back(data)
        assert changes(result) == {"draft": ""}
        assert result.form == form("team").model_copy(update={"draft": False})
    final = thaiforms.make(form("team"), final=True, formats=("docx",)).docx
    assert thaiforms.read_back(final, against=form("team")).form.draft is False


def test_what_stands_in_headers_is_read_once():
    secret = form("circular").model_copy(update={"secrecy": "ลับ"})
    docx = thaiforms.make(secret, attach_source=True, formats=("docx",)).docx
    assert thaiforms.read_back(docx).differences == ()
    result = thaiforms.read_back(typed(docx, {"secrecy": "ลับมาก"}))
    assert (changes(result), result.form.secrecy) == ({"secrecy": "ลับมาก"}, "ลับมาก")
    one = edited(docx, lambda root: put(control(root, "secrecy"), "ลับที่สุด"), part="word/header-first.xml")
    assert thaiforms.read_back(one).form.secrecy == "ลับที่สุด"


# --- digits


def row_of(**fields):
    own = form("team").indicators[0]
    others = [one.model_copy() for one in form("team").indicators[1:]]
    return form("team").model_copy(update={"indicators": [own.model_copy(update=fields), *others]})


@pytest.mark.parametrize(
    ("base", "text", "due"),
    [
        ("ร้อยละ 80 ของ 12 ตำบล", "ร้อยละ ๘๕ ของ ๑๒ ตำบล", "ร้อยละ 85 ของ 12 ตำบล"),
        ("ร้อยละ ๘๐ ของ ๑๒ ตำบล", "ร้อยละ ๘๕ ของ ๑๒ ตำบล", "ร้อยละ ๘๕ ของ ๑๒ ตำบล"),
        ("ตาม ISO 9001 ข้อ 4", "ตาม ISO 9001 ข้อ ๕", "ตาม ISO 9001 ข้อ 5"),
        ("โควิด 2019 และ 5 แห่ง", "โควิด 2019 และ ๖ แห่ง ใหม่", "โควิด 2019 และ 6 แห่ง ใหม่"),
        ("[[2019]] กับ 7", "2019 กับ ๘", "[[2019]] กับ 8"),
        ("[[2019]] กับ 7", "2018 กับ ๗", "2018 กับ 7"),
        ("ดู www.cdd.go.th/1 หน้า 3", "ดู www.cdd.go.th/1 หน้า ๔", "ดู www.cdd.go.th/1 หน้า 4"),
        ("ไม่มีตัวเลข", "ไม่มีตัวเลข ๓", "ไม่มีตัวเลข ๓"),
        ("ข้อ 1 (ก)", "ข้อ 1 (ก) เพิ่ม", "ข้อ 1 (ก) เพิ่ม"),
    ],
)
def test_digits_come_back_as_the_data_had_them(base, text, due):
    docx = thaiforms.make(row_of(goal=base), attach_source=True, formats=("docx",)).docx
    result = thaiforms.read_back(typed(docx, {"indicators[0].goal": text}))
    assert result.form.indicators[0].goal == due


# --- tracked changes


def test_tracked_changes_count_as_accepted():
    def track(root):
        held = content(control(root, "subject"))
        held[:] = xml(
            f'{run("การ")}<w:del w:id="1" w:author="ก"><w:r><w:delText>เดิม</w:delText></w:r></w:del>'
            f'<w:ins w:id="2" w:author="ก">{run("ใหม่")}</w:ins>'
            f'<w:moveFrom w:id="3" w:author="ก">{run("ย้ายไป")}</w:moveFrom><w:moveTo w:id="4" w:author="ก">{run("ย้ายมา")}</w:moveTo>'
        )

    assert thaiforms.read_back(edited(document("circular"), track)).form.subject == "การใหม่ย้ายมา"


def test_a_row_whose_deletion_is_tracked_is_gone():
    def track(root):
        properties = row(root, "indicators[1].goal").find(qn("w:trPr"))
        (mark,) = xml('<w:trPr><w:del w:id="1" w:author="ก"/></w:trPr>')
        if properties is None:
            row(root, "indicators[1].goal").insert(0, mark)
        else:
            properties.append(mark[0])

    result = thaiforms.read_back(edited(document("team"), track))
    assert changes(result) == {"indicators[1]": ""}


def test_a_paragraph_end_whose_deletion_is_tracked_joins_two():
    def track(root):
        one = control(root, "paragraphs[0]")
        own = next(one.iterancestors(qn("w:p")))
        parent, at = own.getparent(), own.getparent().index(own)
        held = content(one)
        held[:] = xml(
            f'<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="ก"/></w:rPr></w:pPr>{run("ต้น")}</w:p><w:p>{run("ปลาย")}</w:p>'
        )
        own.remove(one)
        parent.replace(own, one)
        assert parent.index(one) == at

    assert thaiforms.read_back(edited(document("circular"), track)).form.paragraphs[0] == "ต้นปลาย"


# --- lines


def test_a_line_that_is_taken_out_or_emptied_is_gone():
    gone = form("team").indicators[3].sources[1]

    def remove(root):
        own = paragraph(root, "indicators[3].sources[0]")
        own.getparent().remove(own)

    for data in (edited(document("team"), remove), typed(document("team"), {"indicators[3].sources[0]": "  "})):
        result = thaiforms.read_back(data)
        assert result.form.indicators[3].sources == (gone,)
        assert changes(result) == {"indicators[3].sources[0]": ""}
        assert result.warnings == ()


def test_a_line_that_says_what_the_template_says_too_is_gone_when_taken_out():
    docx = thaiforms.make(row_of(sources=["น้ำหนัก", "อื่น ๆ"]), attach_source=True, formats=("docx",)).docx
    result = thaiforms.read_back(edited(docx, lambda root: delete(paragraph(root, "indicators[0].sources[0]"))))
    assert result.form.indicators[0].sources == ("อื่น ๆ",)
    assert result.warnings == ()


def test_a_line_that_is_copied_and_changed_is_one_more():
    def duplicate(root):
        own = paragraph(root, "indicators[0].sources[0]")
        twin = copy.deepcopy(own)
        own.addnext(twin)
        put(controls(twin)[0], "๒. อื่น ๆ")

    result = thaiforms.read_back(edited(document("team"), duplicate))
    assert result.form.indicators[0].sources == (*form("team").indicators[0].sources, "๒. อื่น ๆ")
    assert changes(result) == {"indicators[0].sources[1]": "๒. อื่น ๆ"}


@pytest.mark.parametrize("between", ["<w:br/>", "<w:cr/>", "</w:r></w:p><w:p><w:r>"])
def test_enter_within_a_line_makes_two(between):
    def part(root):
        one = control(root, "paragraphs[1]")
        own = next(one.iterancestors(qn("w:p")))
        held = content(one)
        text = f"<w:p><w:r><w:t>หนึ่ง</w:t>{between}<w:t>สอง</w:t></w:r></w:p>"
        held[:] = xml(text)
        own.remove(one)
        own.getparent().replace(own, one)

    result = thaiforms.read_back(edited(document("circular"), part))
    before = form("circular").paragraphs
    assert result.form.paragraphs == (before[0], "หนึ่ง", "สอง", before[2])
    assert changes(result) == {"paragraphs[1]": "หนึ่ง", "paragraphs[2]": "สอง"}


@pytest.mark.parametrize("between", ["<w:br/>", "<w:tab/>", "<w:cr/><w:tab/>"])
def test_a_break_in_a_field_of_one_line_is_a_space_and_told(between):
    def part(root):
        content(control(root, "subject"))[:] = xml(f"<w:r><w:t>หนึ่ง</w:t>{between}<w:t>สอง</w:t></w:r>")

    result = thaiforms.read_back(edited(document("circular"), part))
    assert result.form.subject == "หนึ่ง สอง"
    assert codes(result) == [("break-in-field", "subject")]


def test_signs_that_word_has_its_own_elements_for_are_read():
    def signs(root):
        content(control(root, "subject"))[:] = xml(
            "<w:r><w:t>ก</w:t><w:noBreakHyphen/><w:t>ข</w:t><w:softHyphen/><w:t>ค</w:t><w:lastRenderedPageBreak/>"
            '<w:br w:type="page"/><w:t xml:space="preserve">\u00a0ง</w:t></w:r>'
        )

    assert thaiforms.read_back(edited(document("circular"), signs)).form.subject == "ก-ขค\u00a0ง"


def test_a_placeholder_that_word_shows_is_no_text():
    def blank(root):
        one = control(root, "indicators[0].unit")
        one.find(qn("w:sdtPr")).extend(xml("<w:showingPlcHdr/>"))
        put(one, "คลิกหรือแตะที่นี่เพื่อใส่ข้อความ")

    assert thaiforms.read_back(edited(document("team"), blank)).form.indicators[0].unit == ""


# --- rows


def test_a_row_that_is_taken_out_is_gone_and_the_others_are_numbered_anew():
    result = thaiforms.read_back(edited(document("team"), lambda root: delete(row(root, "indicators[1].goal"))))
    assert changes(result) == {"indicators[1]": ""}
    assert {one.before for one in result.differences} == {form("team").indicators[1].text}


def delete(element):
    element.getparent().remove(element)


def weights(root, *texts):
    for place, text in texts:
        put(controls(root, f"indicators[{place}].weight")[0], text)


def test_with_its_weight_given_to_another_the_table_is_whole_again():
    def change(root):
        delete(row(root, "indicators[1].goal"))
        weights(root, (0, "๘๐"))

    result = thaiforms.read_back(edited(document("team"), change))
    rows = form("team").indicators
    assert [one.text for one in result.form.indicators] == [rows[0].text, rows[2].text, rows[3].text]
    assert [one.number for one in result.form.indicators] == [1, 2, 3]
    assert changes(result) == {"indicators[1]": "", "indicators[0].weight": "๘๐"}


def test_a_row_that_is_copied_and_changed_is_one_more():
    def change(root):
        own = row(root, "indicators[3].goal")
        twin = copy.deepcopy(own)
        own.addnext(twin)
        put(controls(twin, "indicators[3].text")[0], "ร้อยละของงานใหม่ ๓")
        put(controls(twin, "indicators[3].number")[0], "๕")
        put(controls(twin, "indicators[3].weight")[0], "๕")
        put(controls(own, "indicators[3].weight")[0], "๕")

    result = thaiforms.read_back(edited(document("team"), change))
    assert [one.number for one in result.form.indicators] == [1, 2, 3, 4, 5]
    assert result.form.indicators[4].text == "ร้อยละของงานใหม่ ๓"
    assert result.form.indicators[4].sources == form("team").indicators[3].sources
    assert changes(result) == {"indicators[3].weight": "๕", "indicators[4]": "ร้อยละของงานใหม่ ๓"}


def test_rows_that_change_places_are_found_and_numbered_by_their_places():
    def change(root):
        first, second = row(root, "indicators[0].goal"), row(root, "indicators[1].goal")
        second.addnext(first)

    result = thaiforms.read_back(edited(document("team"), change))
    rows = form("team").indicators
    assert [one.text for one in result.form.indicators] == [rows[n].text for n in (1, 0, 2, 3)]
    assert [one.number for one in result.form.indicators] == [1, 2, 3, 4]
    assert changes(result) == {"indicators": "2, 1, 3, 4"}


@QUICKLY
@given(agreements(), st.lists(st.sampled_from([0, 1]), min_size=2, max_size=2))
def test_rows_of_any_table_are_read_in_the_order_of_the_document(anyform, order):
    """Taken out, copied, moved: two rows of any table, of 50 each, in all ways of putting two in their place."""

    def arrange(root):
        rows = [row(root, f"indicators[{place}].goal") for place in (0, 1)]
        copies = [copy.deepcopy(rows[place]) for place in order]
        for one in reversed(copies):
            rows[0].addnext(one)
        for one in rows:
            delete(one)

    base = anyform.model_copy(
        update={"indicators": [one.model_copy(update={"number": 0}) for one in anyform.indicators]}
    )
    docx = thaiforms.make(base, attach_source=True, formats=("docx",)).docx
    result = thaiforms.read_back(edited(docx, arrange))
    assert [one.model_copy(update={"number": 1}) for one in result.form.indicators] == [
        base.indicators[place].model_copy(update={"number": 1}) for place in order
    ]
    assert [one.number for one in result.form.indicators] == [1, 2]
    assert (result.differences == ()) == (order == [0, 1])


def test_a_row_that_is_typed_without_content_controls_is_told():
    def change(root):
        own = row(root, "indicators[0].goal")
        twin = copy.deepcopy(own)
        for one in controls(twin):
            delete(one)
        next(twin.iter(qn("w:p"))).extend(xml(run("ยุทธศาสตร์ที่พิมพ์เอง")))
        own.addnext(twin)

    result = thaiforms.read_back(edited(document("team"), change))
    assert result.form == form("team")
    assert [(one.code, one.found) for one in result.warnings] == [("row-without-controls", "ยุทธศาสตร์ที่พิมพ์เอง")]


def test_a_row_that_word_has_parted_in_two_is_still_one():
    def change(root):
        own = row(root, "indicators[0].goal")
        twin = copy.deepcopy(own)
        own.addnext(twin)
        for one in controls(own):
            if "sources" in (one.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))):
                delete(one)
        for one in controls(twin):
            if "sources" not in (one.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))):
                delete(one)

    result = thaiforms.read_back(edited(document("team"), change))
    assert (result.form, result.differences) == (form("team"), ())


def test_an_enclosure_more_and_one_less():
    two = form("circular").model_copy(update={"enclosures": [{"text": "หนึ่ง", "quantity": "๑ ชุด"}, {"text": "สอง"}]})
    docx = thaiforms.make(two, attach_source=True, formats=("docx",)).docx
    result = thaiforms.read_back(edited(docx, lambda root: delete(row(root, "enclosures[0].text"))))
    assert [one.text for one in result.form.enclosures] == ["สอง"]

    def duplicate(root):
        own = row(root, "enclosures[1].text")
        own.addnext(copy.deepcopy(own))
        put(controls(root, "enclosures[1].text")[1], "สาม")

    result = thaiforms.read_back(edited(docx, duplicate))
    assert [one.text for one in result.form.enclosures] == ["หนึ่ง", "สอง", "สาม"]
    assert changes(result) == {"enclosures[2]": "สาม"}


# --- content controls that are gone, or there twice


def test_a_field_whose_control_was_deleted_keeps_its_value_and_is_told():
    result = thaiforms.read_back(edited(document("circular"), lambda root: delete(control(root, "subject"))))
    assert result.form == form("circular")
    assert codes(result) == [("control-missing", "subject")]


@pytest.mark.parametrize("path", ["subject", "paragraphs[1]", "owner[2]", "signatory.name"])
def test_a_control_that_was_removed_but_not_its_text_is_told(path):
    def unwrap(root):
        one = control(root, path)
        parent, at = one.getparent(), one.getparent().index(one)
        parent[at : at + 1] = list(content(one))

    result = thaiforms.read_back(edited(document("circular"), unwrap))
    assert (result.form, result.differences) == (form("circular"), ())
    assert ("control-missing", path) in codes(result)


def test_a_row_whose_controls_were_all_removed_is_kept_and_told():
    def unwrap(root):
        for one in controls(row(root, "indicators[2].goal")):
            parent, at = one.getparent(), one.getparent().index(one)
            parent[at : at + 1] = list(content(one))

    result = thaiforms.read_back(edited(document("team"), unwrap))
    assert (result.form, result.differences) == (form("team"), ())
    assert ("control-missing", "indicators[2]") in codes(result)


def test_a_control_pasted_into_another_is_part_of_its_text():
    def paste(root):
        twin = copy.deepcopy(control(root, "to"))
        content(control(root, "subject")).append(twin)

    result = thaiforms.read_back(edited(document("circular"), paste))
    assert changes(result) == {"subject": form("circular").subject + form("circular").to}
    assert result.form.to == form("circular").to


def test_a_line_pasted_into_another_field_is_no_line_more():
    def paste(root):
        content(control(root, "subject")).append(copy.deepcopy(control(root, "paragraphs[1]")))

    result = thaiforms.read_back(edited(document("circular"), paste))
    assert list(changes(result)) == ["subject"]
    assert result.form.paragraphs == form("circular").paragraphs


def test_a_field_that_was_pasted_elsewhere_and_changed_in_one_place_has_the_changed_text():
    def paste(root):
        twin = copy.deepcopy(paragraph(root, "closing"))
        paragraph(root, "closing").addnext(twin)
        put(controls(twin)[0], "ด้วยความเคารพ")

    result = thaiforms.read_back(edited(document("circular"), paste))
    assert changes(result) == {"closing": "ด้วยความเคารพ"}


def test_a_field_that_was_changed_differently_in_two_places_keeps_its_value_and_is_told():
    def paste(root):
        twin = copy.deepcopy(paragraph(root, "subject"))
        paragraph(root, "subject").addnext(twin)
        for one, text in zip(controls(root, "subject"), ("หนึ่ง", "สอง"), strict=True):
            put(one, text)

    result = thaiforms.read_back(edited(document("circular"), paste))
    assert result.form == form("circular")
    assert codes(result) == [("control-ambiguous", "subject")]


# --- text outside of fields


@pytest.mark.parametrize("name", NAMES)
def test_what_is_typed_outside_the_fields_is_told(name):
    def write(root):
        body = root.find(qn("w:body"))
        body.insert(len(body) - 1, xml(f"<w:p>{run('ข้อความ ที่พิมพ์เพิ่ม')}</w:p>")[0])

    result = thaiforms.read_back(edited(document(name), write))
    assert result.form == form(name)
    (fault,) = result.warnings
    assert (fault.code, fault.found) == ("text-outside-fields", "ข้อความ ที่พิมพ์เพิ่ม")
    assert fault.place.paragraph is not None


def test_what_is_typed_behind_a_field_is_told():
    result = thaiforms.read_back(
        edited(document("circular"), lambda root: paragraph(root, "to").extend(xml(run(" และปลัด"))))
    )
    assert result.form == form("circular")
    assert [one.code for one in result.warnings] == ["text-outside-fields"]


def test_of_very_much_text_outside_only_the_beginning_is_told():
    def write(root):
        body = root.find(qn("w:body"))
        for n in range(500):
            body.insert(0, xml(f"<w:p>{run(f'ข้อความ {n}')}</w:p>")[0])

    assert len(thaiforms.read_back(edited(document("circular"), write)).warnings) == 50


# --- what it is compared with


def test_a_letter_without_its_source_is_read_from_its_fields_alone():
    own = form("circular").model_copy(update={"spacing": "normal"})
    result = thaiforms.read_back(without_source(own))
    assert (result.base, result.differences, result.faults, result.diff) == (None, (), (), "")
    assert printed_texts(result.form, numerals="thai") == printed_texts(own, numerals="thai")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_without_its_source_says_what_no_field_prints(name):
    result = thaiforms.read_back(without_source(form(name)))
    assert [(fault.code, fault.place.field) for fault in result.faults] == [("missing-field", "round")]
    mended = read_bytes((result.yaml + "round: 2/2564\n").encode(), file="back.yaml")
    assert mended.faults == ()
    assert mended.form.draft is True
    assert [one.text for one in mended.form.indicators] == [
        thaiforms.convert_digits(one.text, "thai") for one in form(name).indicators
    ]


def test_against_other_data_the_difference_is_theirs():
    other = form("circular").model_copy(update={"subject": "เรื่องอื่น"})
    result = thaiforms.read_back(document("circular"), against=other)
    assert changes(result) == {"subject": form("circular").subject}
    assert [line[0] for line in result.diff.splitlines()[2:] if "subject" in line] == ["-", "+"]


def test_against_another_form_it_is_refused():
    with pytest.raises(thaiforms.InputError) as caught:
        thaiforms.read_back(document("circular"), against=form("team"))
    assert [fault.code for fault in caught.value.faults] == ["another-form"]


def test_a_template_of_ones_own_says_what_was_printed(tmp_path):
    template = thaiforms.shipped().template("circular")
    own = edited(template, lambda root: root.find(qn("w:body")).insert(0, xml(f"<w:p>{run('ข้อความในแม่แบบ')}</w:p>")[0]))
    (tmp_path / "own.docx").write_bytes(own)
    docx = thaiforms.make(form("circular"), template=own, attach_source=True, formats=("docx",)).docx
    assert [one.code for one in thaiforms.read_back(docx).warnings] == ["text-outside-fields"]
    for given_ in (own, tmp_path / "own.docx"):
        assert thaiforms.read_back(docx, template=given_).warnings == ()


# --- other files


def refused(data, **options):
    with pytest.raises(thaiforms.InputError) as caught:
        thaiforms.read_back(data, **options)
    return [fault.code for fault in caught.value.faults]


def unnamed(one):
    """What LibreOffice 7.4 leaves of a content control."""
    properties = one.find(qn("w:sdtPr"))
    properties[:] = []


def workbook():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b"%PDF-1.7", "not-an-office-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-office-file"),
        (document("team")[:5000], "archive-damaged"),
        (workbook(), "not-a-word-file"),
        (edited(without_source(form("team")), lambda root: [delete(one) for one in controls(root)]), "no-controls"),
        (
            edited(without_source(form("team")), lambda root: [unnamed(one) for one in controls(root)]),
            "controls-without-names",
        ),
    ],
)
def test_other_files_are_refused_by_name(data, code):
    assert refused(data) == [code]


@pytest.mark.parametrize("name", NAMES)
def test_controls_without_names_are_known_by_their_order(name):
    def strip(root):
        for one in controls(root):
            unnamed(one)

    data = document(name)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [part for part in archive.namelist() if part.startswith("word/") and part.endswith(".xml")]
    for part in parts:
        data = edited(data, strip, part=part)
    result = thaiforms.read_back(data)
    assert (result.form, result.differences, result.warnings) == (form(name), (), ())


def test_without_names_too_what_was_edited_copied_or_taken_out_is_found():
    """As far as the texts before and after say which is which."""

    def change(root):
        put(control(root, "indicators[0].goal"), "เป้าหมายใหม่ ๑")
        put(control(root, "indicators[3].targets[2]"), "✓")
        delete(row(root, "indicators[1].goal"))
        for one in controls(root):
            unnamed(one)

    result = thaiforms.read_back(edited(document("team"), change))
    assert changes(result) == {
        "indicators[0].goal": "เป้าหมายใหม่ ๑",
        "indicators[1]": "",
        "indicators[2].targets[2]": "✓",
    }


def test_hostile_files_are_refused_by_name():
    with zipfile.ZipFile(io.BytesIO(document("team"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    def packed(**changed):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as target:
            for name, content_ in {
                **parts,
                **{key.replace("__", "/"): value for key, value in changed.items()},
            }.items():
                target.writestr(name, content_)
        return data.getvalue()

    name = "word__document.xml"
    text = parts["word/document.xml"]
    assert refused(packed(**{name: text[:-40]})) == ["xml-damaged"]
    assert refused(packed(**{name: text.replace(b"<w:document", b"<!DOCTYPE a><w:document", 1)})) == ["xml-doctype"]
    assert refused(packed(**{"word__bomb.xml": bytes(40 << 20)})) == ["archive-too-large"]
    assert refused(packed(**{"..__evil.xml": b"x"})) == ["archive-unsafe-name"]
    deep = b"<w:p>" * 400 + b"</w:p>" * 400
    assert refused(packed(**{name: text.replace(b"<w:body>", b"<w:body>" + deep)})) == ["xml-damaged"]


def test_more_than_a_form_holds_is_refused():
    def many(root):
        own = control(root, "subject")
        for _ in range(20_001):
            own.addnext(copy.deepcopy(own))

    assert refused(edited(document("circular"), many)) == ["too-many-values"]
    huge = edited(document("circular"), lambda root: put(control(root, "subject"), "ก" * 2_000_000))
    assert refused(huge) == ["file-too-large"]


def test_a_long_text_is_read_as_it_was_typed():
    text = "กข๑" * 100_000
    result = thaiforms.read_back(edited(document("circular"), lambda root: put(control(root, "subject"), text)))
    assert result.form.subject == text


@pytest.mark.parametrize(
    "tag", ["indicators[99999].goal", "indicators[0]", "a.b", "x" * 5000, "[0]", "indicators[0].goal.x", "__class__"]
)
def test_tags_that_lead_nowhere_are_none_of_ours(tag):
    def rename(root):
        control(root, "indicators[0].goal").find(f"{qn('w:sdtPr')}/{qn('w:tag')}").set(qn("w:val"), tag)

    result = thaiforms.read_back(edited(document("team"), rename))
    assert result.form == form("team")
    assert ("control-missing", "indicators[0].goal") in codes(result)


@QUICKLY
@given(st.integers(0, len(document("circular"))), st.binary(max_size=3), st.integers(0, 20))
def test_a_file_with_broken_bytes_raises_nothing_of_others(at, put_in, out):
    data = document("circular")
    try:
        result = thaiforms.read_back(data[:at] + put_in + data[at + out :])
    except thaiforms.InputError:
        return
    assert result.yaml


@QUICKLY
@given(st.data())
def test_whatever_is_taken_away_or_put_twice_something_is_read(data):
    def shuffle(root):
        for _ in range(data.draw(st.integers(1, 6))):
            among = [
                one for one in root.iter(qn("w:sdt"), qn("w:p"), qn("w:tr"), qn("w:r")) if one.getparent() is not None
            ]
            one, other = data.draw(st.sampled_from(among)), data.draw(st.sampled_from(among))
            if data.draw(st.booleans()):
                one.addnext(copy.deepcopy(other))
            else:
                delete(one)

    result = thaiforms.read_back(edited(document("development-worker"), shuffle))
    assert (result.form is None) == bool(result.faults)
    assert result.yaml.startswith("form: kpi-agreement")


# --- LibreOffice, which keeps content controls but drops their names


@needs_libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_document_that_libreoffice_has_saved_comes_back_as_it_was(name, tmp_path):
    result = thaiforms.read_back(in_libreoffice(document(name), tmp_path))
    assert (result.form, result.differences, result.warnings) == (form(name), (), ())


@needs_libreoffice
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "replaced"),
    [
        (
            "circular",
            [("ขอแสดงความนับถือ", "ด้วยความนับถือ"), ("มิถุนายน", "กรกฎาคม"), ("นายอำเภอทุกอำเภอ", "ปลัดอำเภอทุกอำเภอ")],
        ),
        ("team", [("GFMS", "ระบบใหม่"), ("พัฒนาการจังหวัด กับ", "ผู้ว่าราชการจังหวัด กับ"), ("ร้อยละ ๘๕", "ร้อยละ ๘๖")]),
        ("district-officer", [("OTOP", "สินค้าชุมชน"), ("สร้างสรรค์", "ริเริ่ม")]),
        ("development-worker", [("๑ กลุ่ม", "๒ กลุ่ม"), ("พัฒนากร", "นักพัฒนา"), ("Socail Media", "สื่อ")]),
    ],
)
def test_every_field_that_was_edited_in_libreoffice_is_found_and_no_other(name, replaced, tmp_path):
    result = thaiforms.read_back(in_libreoffice(document(name), tmp_path, replaced))
    due = {}
    for path, text in printed_texts(form(name), numerals="thai").items():
        after = text
        for one, other in replaced:
            after = after.replace(one, other)
        if after != text and path in printed_paths(name):
            due[path] = after
    shown = {path: thaiforms.convert_digits(text, "thai") for path, text in changes(result).items()}
    assert shown == due
    assert len(due) >= 2
    assert result.faults == ()
