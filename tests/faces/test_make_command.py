"""``thaiforms make``: what is written where, what is said, and the exit code."""

import io
import json
import os
import zipfile
from pathlib import Path

import pytest

import thaiforms
from thaiforms.faces.cli import orders


def files(folder: Path) -> list[str]:
    return sorted(
        path.name for path in folder.rglob("*") if path.is_file() and path.suffix in {".docx", ".pdf", ".tmp"}
    )


def text_of(path: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return archive.read("word/document.xml").decode("utf-8")


def test_an_input_becomes_a_docx_and_a_pdf_beside_it(thaiforms_, letter):
    said = thaiforms_("make", "letter.yaml")
    assert (said.code, said.lines, said.err) == (0, ["letter.docx", "letter.pdf"], "")
    assert letter.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
    assert "การประชุมประจำเดือน" in text_of(letter.with_suffix(".docx"))


def test_results_go_where_they_are_asked_for(thaiforms_, letter, tmp_path):
    said = thaiforms_("make", "letter.yaml", "-o", "a/b")
    assert said.lines == [str(Path("a/b/letter.docx")), str(Path("a/b/letter.pdf"))]
    assert files(tmp_path / "a" / "b") == files(tmp_path) == ["letter.docx", "letter.pdf"]


def test_a_folder_makes_all_its_forms(thaiforms_, letter, table, tmp_path):
    (tmp_path / "other.yaml").write_text("a: b", encoding="utf-8")
    said = thaiforms_("make", ".", "-o", "out", "--no-pdf")
    assert said.code == 0
    assert [Path(line).name for line in said.lines] == ["letter.docx", "table.docx"]
    assert "other.yaml" in said.err


@pytest.mark.parametrize(("switch", "left"), [("--no-docx", "letter.pdf"), ("--no-pdf", "letter.docx")])
def test_one_format_alone(thaiforms_, letter, tmp_path, switch, left):
    assert thaiforms_("make", "letter.yaml", switch).lines == [left]
    assert files(tmp_path) == [left]


def test_json_is_an_input_as_well(thaiforms_, letter, tmp_path):
    form = json.dumps({"form": "circular", **json.loads(letter_as_json(letter))}, ensure_ascii=False)
    (tmp_path / "twin.json").write_text(form, encoding="utf-8")
    assert thaiforms_("make", "letter.yaml", "twin.json").code == 0
    assert (tmp_path / "twin.pdf").read_bytes() == (tmp_path / "letter.pdf").read_bytes()


def letter_as_json(letter: Path) -> str:
    form = thaiforms.read(letter)
    values = {
        "number": form.number,
        "office": form.office,
        "date": "2021-06-15",
        "subject": form.subject,
        "to": form.to,
        "paragraphs": form.paragraphs,
        "signatory": {"name": form.signatory.name, "position": form.signatory.position},
    }
    return json.dumps(values, ensure_ascii=False)


def test_making_twice_gives_the_same_bytes_and_replaces_our_own(thaiforms_, letter):
    first = [
        thaiforms_("make", "letter.yaml").code,
        letter.with_suffix(".docx").read_bytes(),
        letter.with_suffix(".pdf").read_bytes(),
    ]
    again = [
        thaiforms_("make", "letter.yaml").code,
        letter.with_suffix(".docx").read_bytes(),
        letter.with_suffix(".pdf").read_bytes(),
    ]
    assert first == again
    assert first[0] == 0


@pytest.mark.parametrize("name", ["letter.docx", "letter.pdf"])
def test_anothers_file_is_replaced_only_when_told(thaiforms_, letter, tmp_path, name):
    (tmp_path / name).write_bytes(b"mine")
    said = thaiforms_("make", "letter.yaml")
    assert (said.code, said.out) == (5, "")
    assert "--overwrite" in said.err
    assert (tmp_path / name).read_bytes() == b"mine"
    assert files(tmp_path) == [name]
    assert thaiforms_("make", "letter.yaml", "--overwrite").code == 0
    assert (tmp_path / name).read_bytes() != b"mine"


def test_a_docx_that_word_has_saved_is_no_longer_ours(thaiforms_, letter, tmp_path):
    thaiforms_("make", "letter.yaml", "--no-pdf")
    path, edited = tmp_path / "letter.docx", io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(edited, "w") as copy:
        for name in archive.namelist():
            copy.writestr(
                name, archive.read(name).replace(b"<Application>thaiforms", b"<Application>Microsoft Office Word")
            )
    path.write_bytes(edited.getvalue())
    assert thaiforms_("make", "letter.yaml", "--no-pdf").code == 5
    assert path.read_bytes() == edited.getvalue()


def test_a_template_in_the_way_is_never_replaced(thaiforms_, letter, tmp_path):
    template = thaiforms.shipped().template("circular")
    (tmp_path / "letter.docx").write_bytes(template)
    said = thaiforms_("make", "letter.yaml", "--template", "letter.docx", "--overwrite")
    assert said.code == 5
    assert (tmp_path / "letter.docx").read_bytes() == template
    assert files(tmp_path) == ["letter.docx"]


def test_a_template_of_the_users_own_is_used(thaiforms_, letter, tmp_path):
    (tmp_path / "mine.docx").write_bytes(thaiforms.shipped().template("circular"))
    assert thaiforms_("make", "letter.yaml", "--template", "mine.docx").code == 0


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"not a DOCX", "mine.docx"), (b"", "mine.docx"), (b"PK\x03\x04", "mine.docx"), (None, "missing.docx")],
)
def test_a_bad_template_is_code_3_and_named(thaiforms_, letter, tmp_path, data, name):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    said = thaiforms_("make", "letter.yaml", "--template", name)
    assert (said.code, said.out) == (3, "")
    assert name in said.err
    assert files(tmp_path) == ([name] if data is not None else [])


def test_what_is_wrong_with_a_template_is_said_once(thaiforms_, letter, tmp_path):
    (tmp_path / "b.yaml").write_bytes(letter.read_bytes())
    said = thaiforms_("make", "letter.yaml", "b.yaml", "--template", "missing.docx")
    assert said.err.count("missing.docx: ") == 1


def test_a_bad_input_writes_nothing_and_the_others_are_made(thaiforms_, letter, table, tmp_path):
    table.write_text(table.read_text("utf-8").replace("weight: 100", "weight: 99"), encoding="utf-8")
    said = thaiforms_("make", "table.yaml", "letter.yaml")
    assert (said.code, said.lines) == (1, ["letter.docx", "letter.pdf"])
    assert "table.yaml" in said.err
    assert "99" in said.err
    assert files(tmp_path) == ["letter.docx", "letter.pdf"]


def test_faults_of_all_inputs_are_told_at_once(thaiforms_, tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.yaml").write_text("form: circular\ncolour: red\n", encoding="utf-8")
    said = thaiforms_("make", "a.yaml", "b.yaml", "c.yaml", "missing.yaml")
    assert said.code == 1
    assert [name for name in ("a.yaml", "b.yaml", "c.yaml", "missing.yaml") if name in said.err] == [
        "a.yaml",
        "b.yaml",
        "c.yaml",
        "missing.yaml",
    ]
    assert files(tmp_path) == []


def test_of_several_codes_the_highest_counts(thaiforms_, letter, tmp_path):
    (tmp_path / "bad.yaml").write_text("form: circular\n", encoding="utf-8")
    (tmp_path / "letter.pdf").mkdir()
    assert thaiforms_("make", "bad.yaml", "letter.yaml").code == 5


def test_a_letter_no_font_has_is_code_4_and_named(thaiforms_, letter, tmp_path):
    letter.write_text(letter.read_text("utf-8").replace("ประจำเดือน", "漢字"), encoding="utf-8")
    said = thaiforms_("make", "letter.yaml")
    assert (said.code, said.out) == (4, "")
    assert "漢" in said.err
    assert "letter.yaml" in said.err
    assert files(tmp_path) == []


@pytest.mark.parametrize("names", [("team.yaml", "team.json"), ("team.yaml", "team.yml"), ("team.yaml", "TEAM.yml")])
def test_two_inputs_for_one_output_are_a_fault(thaiforms_, letter, tmp_path, names):
    for number, name in enumerate(names):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / name).write_bytes(letter.read_bytes())
    paths = [str(Path(str(number), name)) for number, name in enumerate(names)]
    said = thaiforms_("--lang", "en", "make", *paths, "-o", "out", "--no-pdf")
    assert said.code == 2
    assert all(path in said.err for path in paths[:1])
    assert files(tmp_path / "out") == ["team.docx"]


def test_inputs_of_one_name_in_two_folders_are_made_beside_them(thaiforms_, letter, tmp_path):
    for folder in "ab":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "letter.yaml").write_bytes(letter.read_bytes())
    assert thaiforms_("make", "a", "b", "--no-pdf").lines == [str(Path("a/letter.docx")), str(Path("b/letter.docx"))]


def test_values_are_set_from_outside(thaiforms_, letter, tmp_path):
    said = thaiforms_("make", "letter.yaml", "--set", "subject=เรื่องใหม่ & <ดี>", "--set", "signatory.name=นางสาวใหม่")
    assert said.code == 0
    text = text_of(tmp_path / "letter.docx")
    assert "เรื่องใหม่ &amp; &lt;ดี&gt;" in text
    assert "นางสาวใหม่" in text
    assert "การประชุมประจำเดือน" not in text


@pytest.mark.parametrize(
    ("pair", "code"), [("subject", 2), ("colour=red", 1), ("date=๗๕ มิถุนายน ๒๕๖๔", 1), ("signatory[9].x=1", 1)]
)
def test_a_value_that_cannot_be_set_is_a_fault(thaiforms_, letter, tmp_path, pair, code):
    assert thaiforms_("make", "letter.yaml", "--set", pair).code == code
    assert files(tmp_path) == []


@pytest.mark.parametrize(("numerals", "year"), [("thai", "๒๕๖๔"), ("arabic", "2564"), ("as-typed", "๒๕๖๔")])
def test_numerals_follow_the_policy(thaiforms_, table, tmp_path, numerals, year):
    assert thaiforms_("make", "table.yaml", "--numerals", numerals, "--no-pdf").code == 0
    text = text_of(tmp_path / "table.docx")
    assert (year in text) or numerals == "as-typed"
    assert ("๕" in text) is (numerals != "arabic")


@pytest.mark.parametrize(("switches", "drafts"), [((), True), (("--final",), False)])
def test_final_drops_the_draft_mark(thaiforms_, table, tmp_path, switches, drafts):
    assert thaiforms_("make", "table.yaml", *switches, "--no-pdf").code == 0
    assert ("(ร่าง)" in text_of(tmp_path / "table.docx")) is drafts


def test_the_source_can_be_attached(thaiforms_, letter, tmp_path):
    assert thaiforms_("make", "letter.yaml", "--attach-source", "--no-pdf").code == 0
    with zipfile.ZipFile(tmp_path / "letter.docx") as archive:
        assert any("form: circular" in archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.parametrize(
    "arguments",
    [
        ("--final", "--attach-source"),
        ("--no-docx", "--no-pdf"),
        ("--numerals", "roman"),
        ("--colour",),
        ("--output",),
        ("--set",),
    ],
)
def test_a_wrong_call_is_code_2_and_writes_nothing(thaiforms_, letter, tmp_path, arguments):
    said = thaiforms_("make", "letter.yaml", *arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err
    assert files(tmp_path) == []


def test_no_input_at_all_is_code_2(thaiforms_):
    assert thaiforms_("make").code == 2


def test_the_folder_for_results_may_not_be_a_file(thaiforms_, letter, tmp_path):
    (tmp_path / "out").write_text("", encoding="utf-8")
    said = thaiforms_("make", "letter.yaml", "-o", "out")
    assert (said.code, said.out) == (5, "")


def test_verify_reopens_and_says_nothing_when_all_is_well(thaiforms_, letter, table):
    pytest.importorskip("pypdfium2")
    said = thaiforms_("make", "letter.yaml", "table.yaml", "--verify")
    assert (said.code, len(said.lines)) == (0, 4)


def test_verify_without_its_extra_is_code_8(thaiforms_, letter, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    said = thaiforms_("make", "letter.yaml", "--verify")
    assert (said.code, files(tmp_path)) == (8, [])
    assert "thaiforms[verify]" in said.err


def test_a_result_that_fails_its_check_is_code_7_and_not_written(thaiforms_, letter, tmp_path, monkeypatch):
    real = thaiforms.make

    def torn(*arguments: object, **options: object) -> thaiforms.Made:
        from dataclasses import replace

        made = real(*arguments, **options)
        return replace(made, pages=made.pages * 2)

    pytest.importorskip("pypdfium2")
    monkeypatch.setattr(orders.thaiforms, "make", torn)
    said = thaiforms_("make", "letter.yaml", "--verify")
    assert (said.code, said.out, files(tmp_path)) == (7, "", [])


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps such names from being written")
@pytest.mark.parametrize(
    ("name", "made"),
    [("หนังสือเวียน ที่ ๑.yaml", "หนังสือเวียน ที่ ๑"), ("con.yaml", "_con"), ("a:b.yaml", "a-b"), ("a .yaml", "a")],
)
def test_a_result_has_a_name_that_every_system_takes(thaiforms_, letter, tmp_path, name, made):
    (tmp_path / name).write_bytes(letter.read_bytes())
    assert thaiforms_("make", name).lines == [f"{made}.docx", f"{made}.pdf"]


def test_a_warning_does_not_stop_the_work_and_is_said_once(thaiforms_, letter):
    letter.write_text(letter.read_text("utf-8") + "closing: ด้วยรัก\n", encoding="utf-8")
    said = thaiforms_("make", "letter.yaml", "--lang", "en")
    assert (said.code, len(said.lines)) == (0, 2)
    assert said.err.count("warning: ") == 1
