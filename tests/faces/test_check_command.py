"""``thaiforms check``, ``new`` and ``schema``."""

import json
from pathlib import Path

import pytest

import thaiforms

KINDS = ("circular", "kpi-agreement")


def test_a_good_file_is_called_good_and_nothing_is_written(thaiforms_, letter, tmp_path):
    said = thaiforms_("check", "letter.yaml")
    assert (said.code, said.out, said.err) == (0, "letter.yaml: ถูกต้อง\n", "")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.yaml"]


def test_faults_are_the_result_and_go_to_stdout(thaiforms_, letter):
    letter.write_text(letter.read_text("utf-8").replace("๑๕ มิถุนายน", "๓๑ มิถุนายน"), encoding="utf-8")
    said = thaiforms_("check", "letter.yaml")
    assert (said.code, said.err) == (1, "")
    assert "letter.yaml บรรทัด 4" in said.out
    assert "๓๑ มิถุนายน" in said.out


def test_check_says_what_only_making_finds(thaiforms_, letter):
    letter.write_text(letter.read_text("utf-8").replace("ประจำเดือน", "漢字"), encoding="utf-8")
    said = thaiforms_("check", "letter.yaml")
    assert said.code == 4
    assert "漢" in said.out


def test_a_report_for_programs(thaiforms_, letter, table, tmp_path):
    table.write_text(table.read_text("utf-8").replace("weight: 100", "weight: 99"), encoding="utf-8")
    (tmp_path / "other.yaml").write_text("a: b\n", encoding="utf-8")
    said = thaiforms_("check", ".", "--format", "json", "--lang", "en")
    report = json.loads(said.out)
    assert (said.code, said.err, report["exit_code"]) == (1, "", 1)
    by_file = {entry["file"]: entry for entry in report["files"]}
    assert by_file["letter.yaml"] == {"file": "letter.yaml", "faults": [], "warnings": []}
    (fault,) = by_file["table.yaml"]["faults"]
    assert fault["code"] == "weights-not-100"
    assert fault["place"]["file"] == "table.yaml"
    assert fault["place"]["line"] > 0
    assert set(fault) == {"code", "place", "found", "details", "what", "mend"}
    assert [warning["code"] for warning in by_file["other.yaml"]["warnings"]] == ["passed-over"]


@pytest.mark.parametrize("arguments", [("missing.yaml",), ("missing.yaml", "--format", "json")])
def test_a_missing_file_is_a_fault(thaiforms_, arguments):
    said = thaiforms_("check", *arguments)
    assert said.code == 1
    assert "missing.yaml" in said.out


def test_an_unknown_format_is_code_2(thaiforms_, letter):
    assert thaiforms_("check", "letter.yaml", "--format", "xml").code == 2


@pytest.mark.parametrize("kind", KINDS)
def test_new_writes_an_example_that_is_good(thaiforms_, tmp_path, kind):
    said = thaiforms_("new", kind, "mine.yaml")
    assert (said.code, said.lines) == (0, ["mine.yaml"])
    text = (tmp_path / "mine.yaml").read_text("utf-8")
    assert f"form: {kind}" in text
    assert any(
        line.lstrip().startswith("#") and any("ก" <= letter <= "๛" for letter in line) for line in text.splitlines()
    )
    assert thaiforms_("check", "mine.yaml").code == 0
    assert thaiforms_("make", "mine.yaml").code == 0


def test_new_replaces_nothing_unless_told(thaiforms_, tmp_path):
    (tmp_path / "mine.yaml").write_text("mine", encoding="utf-8")
    assert thaiforms_("new", "circular", "mine.yaml").code == 5
    assert (tmp_path / "mine.yaml").read_text("utf-8") == "mine"
    assert thaiforms_("new", "circular", "mine.yaml", "--overwrite").code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("letter", "mine.yaml"), 2),
        (("circular", "mine.json"), 2),
        (("circular", "mine"), 2),
        (("circular",), 2),
        (("circular", "missing/mine.yaml"), 5),
    ],
)
def test_new_refuses_what_makes_no_sense(thaiforms_, tmp_path, arguments, code):
    said = thaiforms_("new", *arguments)
    assert (said.code, said.out, list(tmp_path.iterdir())) == (code, "", [])


@pytest.mark.parametrize("kind", KINDS)
def test_schema_prints_json_with_thai_titles(thaiforms_, kind):
    said = thaiforms_("schema", kind)
    assert said.code == 0
    assert json.loads(said.out) == thaiforms.schema(kind)
    assert any("ก" <= letter <= "๛" for letter in said.out)


def test_an_unknown_kind_names_those_there_are(thaiforms_):
    said = thaiforms_("schema", "letter")
    assert (said.code, said.out) == (2, "")
    assert all(kind in said.err for kind in KINDS)


def test_version_and_help(thaiforms_):
    assert thaiforms_("--version").out == f"thaiforms {thaiforms.__version__}\n"
    assert thaiforms_().code == 2
    for command in ("make", "check", "new", "schema"):
        assert command in thaiforms_("--help").out
        assert thaiforms_(command, "--help").code == 0


@pytest.mark.parametrize("place", [("--lang", "en", "check", "bad.yaml"), ("check", "bad.yaml", "--lang", "en")])
def test_the_language_may_stand_before_or_after_the_command(thaiforms_, tmp_path, place):
    (tmp_path / "bad.yaml").write_text("form: circular\n", encoding="utf-8")
    said = thaiforms_(*place)
    assert "error" in said.out
    assert "ผิดพลาด" not in said.out


def test_the_language_may_come_from_the_environment(thaiforms_, tmp_path, monkeypatch):
    (tmp_path / "bad.yaml").write_text("form: circular\n", encoding="utf-8")
    assert "ผิดพลาด" in thaiforms_("check", "bad.yaml").out
    monkeypatch.setenv("THAIFORMS_LANG", "en")
    assert "error" in thaiforms_("check", "bad.yaml").out
    assert "ผิดพลาด" in thaiforms_("check", "bad.yaml", "--lang", "th").out


def test_an_unknown_language_is_code_2(thaiforms_):
    assert thaiforms_("--lang", "fr", "schema", "circular").code == 2


def test_a_path_is_said_as_it_was_given(thaiforms_, letter, tmp_path):
    (tmp_path / "deep").mkdir()
    letter.rename(tmp_path / "deep" / "letter.yaml")
    assert thaiforms_("check", "deep").out.startswith(str(Path("deep", "letter.yaml")))
