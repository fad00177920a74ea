"""Which files a command is to work on."""

from pathlib import Path

import pytest

from thaiforms.errors import UsageError
from thaiforms.faces.cli.inputs import gather, settings


def write(folder: Path, **contents: str) -> None:
    for name, text in contents.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")


def codes(faults) -> list[str]:
    return [fault.code for fault in faults]


@pytest.mark.parametrize(
    "text",
    [
        "form: circular\n",
        "\ufeffform: circular\n",
        "# คำอธิบาย\n\nform: kpi-agreement\n",
        "---\nform: circular\n",
        "%YAML 1.2\n---\nform: circular\n",
        "form : circular\n",
        "form:\n",
        '"form": circular\n',
        "'form': circular\n",
        "number: x\nform: circular\n",
        '{"form": "circular"}',
        '{\n  "form" : "circular"\n}',
        '{"number": "x", "form": "circular"}',
        "form: circular\r\nnumber: x\r\n",
    ],
)
def test_a_folder_means_its_forms(tmp_path, text):
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    found = gather([tmp_path])
    assert found.files == (tmp_path / "a.yaml",)
    assert found.faults == found.warnings == ()


@pytest.mark.parametrize(
    "text", ["", "a: b\n", "  form: nested\n", "# form: a remark\n", "formal: x\n", "[1]", "\0" * 100]
)
def test_a_file_that_is_no_form_is_passed_over_with_a_word(tmp_path, text):
    write(tmp_path, a_yaml="form: circular\n", b_yaml=text)
    found = gather([tmp_path])
    assert found.files == (tmp_path / "a.yaml",)
    assert codes(found.warnings) == ["passed-over"]
    assert found.warnings[0].place.file == str(tmp_path / "b.yaml")


@pytest.mark.parametrize("encoding", ["utf-16", "tis-620", "cp874"])
def test_a_form_in_a_wrong_encoding_is_left_to_the_reader_to_tell(tmp_path, encoding):
    (tmp_path / "a.yaml").write_bytes("form: circular\nsubject: ที่ดิน\n".encode(encoding))
    assert gather([tmp_path]).files == (tmp_path / "a.yaml",)


def test_a_folder_is_read_in_the_order_of_names(tmp_path):
    for name in ("team.yaml", "circular.yml", "b.json", "a.YAML"):
        (tmp_path / name).write_text('"form": x', encoding="utf-8")
    assert [path.name for path in gather([tmp_path]).files] == ["a.YAML", "b.json", "circular.yml", "team.yaml"]


@pytest.mark.parametrize("name", [".hidden.yaml", "notes.md", "template.docx", "yaml", "form.yaml.bak", "form.toml"])
def test_other_files_of_a_folder_are_not_looked_at(tmp_path, name):
    write(tmp_path, a_yaml="form: circular\n")
    (tmp_path / name).write_text("form: circular\n", encoding="utf-8")
    found = gather([tmp_path])
    assert found.files == (tmp_path / "a.yaml",)
    assert found.warnings == ()


def test_folders_in_a_folder_are_not_looked_at(tmp_path):
    (tmp_path / "deep.yaml").mkdir()
    write(tmp_path / "deep.yaml", a_yaml="form: circular\n")
    found = gather([tmp_path])
    assert (found.files, codes(found.faults)) == ((), ["no-forms-in-folder"])


def test_a_folder_without_forms_is_a_fault(tmp_path):
    (tmp_path / "readme.txt").write_text("form: circular", encoding="utf-8")
    found = gather([tmp_path])
    assert codes(found.faults) == ["no-forms-in-folder"]
    assert found.faults[0].place.file == str(tmp_path)


def test_a_file_that_is_named_is_taken_as_it_is(tmp_path):
    write(tmp_path, a_txt="no form at all")
    paths = [tmp_path / "a.txt", tmp_path / "missing.yaml"]
    assert gather(paths).files == tuple(paths)


def test_a_file_that_is_named_twice_is_taken_once(tmp_path):
    write(tmp_path, a_yaml="form: circular\n", b_yaml="form: circular\n")
    twice = [tmp_path / "b.yaml", tmp_path, tmp_path / "." / "a.yaml", tmp_path / ".." / tmp_path.name / "b.yaml"]
    assert [path.name for path in gather(twice).files] == ["b.yaml", "a.yaml"]


@pytest.mark.parametrize(
    ("pairs", "values"),
    [
        ((), {}),
        (("date=2021-06-15",), {"date": "2021-06-15"}),
        (("indicators[2].weight=๔๐",), {"indicators[2].weight": "๔๐"}),
        (("subject=a=b=c",), {"subject": "a=b=c"}),
        (("subject=",), {"subject": ""}),
        ((" subject = x ",), {"subject": " x "}),
        (("to=a", "to=b"), {"to": "b"}),
    ],
)
def test_set_gives_values_by_path(pairs, values):
    assert settings(pairs) == values


@pytest.mark.parametrize("pair", ["", "date", "=2021", " =x", "="])
def test_set_without_path_or_value_is_a_usage_fault(pair):
    with pytest.raises(UsageError) as caught:
        settings(("to=a", pair))
    assert [(fault.code, fault.found) for fault in caught.value.faults] == [("set-without-value", pair)]
