"""Each row's document has a name of its own, from the row alone, that no file system refuses and that leads nowhere else."""

from pathlib import Path, PurePosixPath

import pytest

from thaiforms.batch.naming import FULL, Names, parse_pattern, usual_pattern
from thaiforms.errors import OutputError, UsageError
from thaiforms.safety.names import folded

COLUMNS = ("province", "district", "name")
AWKWARD = {
    "a/b": "a-b",
    "..": "document",
    "../../etc/passwd": "etc-passwd",
    "con": "_con",
    "NUL.txt": "_NUL.txt",
    "😀": "😀",
    "นาง สาว": "นาง สาว",
    "ก\u200bข": "กข",
    "a:b*c?": "a-b-c-",
    "ก." * 3: "ก.ก.ก",
    "-rf": "rf",
    "\u202eabc": "abc",
    "a\nb": "a b",
    "tab\there": "tab here",
    " ": "document",
}


def names(pattern="{district}/{name}", folder="/tmp/output", form="letter"):
    return Names(parse_pattern(pattern, COLUMNS), folder=Path(folder), form=form)


def given(these, **values):
    return these.give(1, values, is_free=lambda key: True)


@pytest.mark.parametrize(("value", "safe"), AWKWARD.items())
def test_a_piece_of_a_name_is_safe_and_makes_no_folder(value, safe):
    assert given(names("{name}"), name=value).key == safe
    assert given(names("{name}/x"), name=value).key.count("/") == 1


def test_a_name_of_300_letters_is_cut():
    key = given(names(), district="ก" * 300, name="ด" * 300).key
    assert all(len(part.encode()) <= 200 for part in PurePosixPath(key).parts)
    assert len(f"/tmp/output/{key}.docx".encode("utf-16-le")) // 2 <= 240


def test_names_are_unlike_each_other_whatever_the_case():
    these = names("{name}")
    keys = [given(these, name=name).key for name in ("Ann", "ann", "ANN", "ann (2)", "ann", "Ann (2)")]
    assert len({folded(key) for key in keys}) == 6
    assert keys[:3] == ["Ann", "ann (2)", "ANN (3)"]


def test_a_number_is_told_and_only_then():
    these = names("{name}")
    assert given(these, name="ก").warnings == ()
    assert [(fault.code, fault.found) for fault in given(these, name="ก").warnings] == [("name-numbered", "(2)")]


def test_the_same_rows_get_the_same_names():
    rows = [{"district": f"อ{n % 3}", "name": f"น{n % 5}"} for n in range(60)]
    first, second = ([these.give(1, row, is_free=lambda key: True).key for row in rows] for these in (names(), names()))
    assert first == second
    assert len(set(first)) == 60


def test_a_name_that_anothers_document_has_is_not_given():
    these = names("{name}")
    assert these.give(1, {"name": "ก"}, is_free=lambda key: key != "ก").key == "ก (2)"


def test_a_full_folder_goes_on_in_another():
    these = names("{district}/{name}")
    keys = [given(these, district="ก", name=f"คน {n}").key for n in range(2 * FULL + 1)]
    held = [PurePosixPath(key).parent.name for key in keys]
    assert (held.count("ก"), held.count("ก (2)"), held.count("ก (3)")) == (FULL, FULL, 1)
    assert 2 * FULL < 1000


def test_the_output_folder_itself_may_be_full():
    these = names("{name}")
    keys = [given(these, name=f"คน {n}").key for n in range(FULL + 1)]
    assert keys[-1] == f"(2)/คน {FULL}"


def test_an_empty_column_in_a_name_is_a_fault():
    named = given(names(), district=" ", name="ก")
    assert [(fault.code, fault.found) for fault in named.faults] == [("name-part-empty", "district")]


def test_a_folder_that_is_too_deep_is_an_output_error():
    with pytest.raises(OutputError) as caught:
        given(names(folder="/" + "d" * 250), district="ก", name="ข")
    assert caught.value.faults[0].code == "output-path-too-long"


@pytest.mark.parametrize("text", ["../{name}", "/{name}", "{name}/", "a//b", ".", "..", "", "./{name}"])
def test_a_pattern_that_leads_out_is_refused(text):
    with pytest.raises(UsageError) as caught:
        parse_pattern(text, COLUMNS)
    assert caught.value.faults[0].code == "name-pattern-leads-out"


@pytest.mark.parametrize("text", ["{name", "name}", "{}", "{name!r}", "{name:>9}", "{name.upper}", "{name[0]}", "{ }"])
def test_a_pattern_with_more_than_names_is_refused(text):
    with pytest.raises(UsageError) as caught:
        parse_pattern(text, COLUMNS)
    assert caught.value.faults[0].code == "name-pattern-wrong"


def test_unknown_columns_of_a_pattern_are_told_all_at_once_with_what_was_meant():
    with pytest.raises(UsageError) as caught:
        parse_pattern("{nam}/{districk}/{name}", COLUMNS)
    assert [(f.code, f.found, f.details["nearest"]) for f in caught.value.faults] == [
        ("name-pattern-column", "nam", "name"),
        ("name-pattern-column", "districk", "district"),
    ]


def test_columns_may_be_named_in_thai():
    assert parse_pattern("{จังหวัด}/{อำเภอ} {ชื่อ}", COLUMNS).columns == ("province", "district", "name")


def test_form_and_row_may_stand_in_every_pattern():
    these = names("{form}/{row}")
    assert these.give(7, {}, is_free=lambda key: True).key == "letter/0007"


@pytest.mark.parametrize(
    ("columns", "used", "pattern"),
    [
        ((), (), "{form} {row}"),
        (("number",), ("number",), "{form} {row}"),
        (("name",), ("name",), "{form} {name}"),
        (("name",), (), "{form} {row}"),
        (("district",), ("district",), "{district}/{form}"),
        (("district", "name"), ("district",), "{district}/{form}"),
        (("district", "name"), ("district", "name"), "{district}/{form} {name}"),
        (("name", "province", "district"), ("name",), "{province}/{district}/{form} {name}"),
    ],
)
def test_the_usual_pattern_has_the_folders_that_the_roster_knows(columns, used, pattern):
    assert usual_pattern(columns, used) == pattern
