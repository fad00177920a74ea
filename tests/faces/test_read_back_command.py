"""``thaiforms read-back``: what a clerk has changed in Word, told field by field, as a patch, as YAML or as JSON."""

import json

import pytest

import thaiforms
from edits import control, edited, paragraph, run, typed, xml


@pytest.fixture
def draft(letter):
    """The letter's DOCX, with its data inside, its subject changed in Word."""
    path = letter.parent / "draft.docx"
    docx = thaiforms.make(thaiforms.read(letter), attach_source=True, formats=("docx",)).docx
    path.write_bytes(typed(docx, {"subject": "การประชุมด่วน ๓ ครั้ง"}))
    return path


def test_each_field_that_differs_is_told_with_both_texts(thaiforms_, draft):
    said = thaiforms_("read-back", "draft.docx")
    assert (said.code, said.err) == (0, "")
    assert said.lines == ["ช่อง: เรื่อง (subject)", "  เดิม: การประชุมประจำเดือน", "  ใหม่: การประชุมด่วน ๓ ครั้ง"]
    english = thaiforms_("--lang", "en", "read-back", "draft.docx").lines
    assert [line.split(":")[0].strip() for line in english] == ["field", "before", "after"]


def test_as_a_patch_and_as_yaml(thaiforms_, draft, letter):
    patch = thaiforms_("read-back", "draft.docx", "--format", "diff").lines
    assert [line for line in patch[2:] if line[0] in "+-"] == [
        "-subject: การประชุมประจำเดือน",
        "+subject: การประชุมด่วน ๓ ครั้ง",
    ]
    due = thaiforms.dump(thaiforms.read(letter).model_copy(update={"subject": "การประชุมด่วน ๓ ครั้ง"}))
    assert thaiforms_("read-back", "draft.docx", "--format", "yaml").out == due


def test_as_json(thaiforms_, draft):
    told = json.loads(thaiforms_("read-back", "draft.docx", "--format", "json").out)
    assert (told["complete"], told["compared"], told["faults"], told["warnings"]) == (True, True, [], [])
    (difference,) = told["differences"]
    assert (difference["path"], difference["title"], difference["before"]) == ("subject", "เรื่อง", "การประชุมประจำเดือน")
    assert told["yaml"].startswith("form: circular")


def test_what_was_read_makes_the_edited_document(thaiforms_, draft, tmp_path):
    assert thaiforms_("read-back", "draft.docx", "-o", "back.yaml").code == 0
    assert thaiforms_("make", "back.yaml", "--no-pdf", "--attach-source").code == 0
    again = thaiforms_("read-back", "back.docx")
    assert (again.code, again.out.strip()) == (0, "ไม่มีช่องใดเปลี่ยน")
    assert thaiforms_("read-back", "draft.docx", "--against", "back.yaml").out.strip() == "ไม่มีช่องใดเปลี่ยน"


def test_without_data_to_compare_with_what_was_read_is_printed(thaiforms_, letter, tmp_path):
    (tmp_path / "bare.docx").write_bytes(thaiforms.make(thaiforms.read(letter), formats=("docx",)).docx)
    said = thaiforms_("read-back", "bare.docx")
    assert (said.code, said.out) == (0, thaiforms.dump(thaiforms.read(letter)))


def test_a_value_that_no_longer_reads_is_a_fault_and_nothing_is_written(thaiforms_, draft, tmp_path):
    draft.write_bytes(typed(draft.read_bytes(), {"date": "วันไหนก็ได้"}))
    said = thaiforms_("read-back", "draft.docx", "-o", "back.yaml")
    assert said.code == 1
    assert not (tmp_path / "back.yaml").exists()
    assert "date" in said.err
    assert "ใหม่: วันไหนก็ได้" in said.out


def test_what_could_not_be_read_is_a_warning(thaiforms_, draft):
    def change(root):
        one = control(root, "closing")
        one.getparent().remove(one)
        paragraph(root, "to").extend(xml(run("และปลัดอำเภอ")))

    draft.write_bytes(edited(draft.read_bytes(), change))
    said = thaiforms_("read-back", "draft.docx")
    assert said.code == 0
    assert "closing" in said.err
    assert "และปลัดอำเภอ" in said.err


def test_extracting_old_data_from_an_edited_document_is_warned_of(thaiforms_, draft, letter):
    said = thaiforms_("extract", "draft.docx")
    assert (said.code, said.out) == (0, thaiforms.dump(thaiforms.read(letter)))
    assert "read-back" in said.err


@pytest.mark.parametrize("name", ["letter.yaml", "none.docx", "."])
def test_other_files_are_refused(thaiforms_, letter, name):
    said = thaiforms_("read-back", name)
    assert (said.code, said.out) == (1, "")


def test_data_to_compare_with_must_be_right(thaiforms_, draft, tmp_path):
    (tmp_path / "wrong.yaml").write_text("form: circular\n", "utf-8")
    said = thaiforms_("read-back", "draft.docx", "--against", "wrong.yaml")
    assert (said.code, said.out) == (1, "")
    assert "wrong.yaml" in said.err
