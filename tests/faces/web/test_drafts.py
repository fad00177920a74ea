"""Drafts are plain files: kept as typed, never lost, never overwritten unseen."""

import multiprocessing
import os
import time

import pytest

import thaiforms
from samples import NAMES, SAMPLES
from thaiforms.faces.web.checking import check
from thaiforms.faces.web.drafts import Conflict, Draft, Drafts, TooLarge
from thaiforms.faces.web.folder import OWN, Folder, NoSuchName

AWKWARD = (
    "",
    " ",
    "ก",
    "a: b # c",
    "- x",
    "'",
    '"',
    "{{7*7}}",
    "<b>",
    "\x00",
    "\x85",
    "ก\nข\n",
    "\u2028",
    "ํา",
    "  ลึก\nตื้น",
)


@pytest.fixture
def drafts(tmp_path):
    return Drafts(Folder.at(tmp_path))


def typed(subject):
    return check({"form": "circular", "subject": subject})


@pytest.mark.parametrize("text", AWKWARD)
def test_what_does_not_validate_yet_is_kept_as_typed(drafts, text):
    draft = drafts.create({"form": "circular", "subject": text, "paragraphs": [text, "x"]}, name="หนังสือ")
    assert drafts.read(draft.name).values == {"form": "circular", "subject": text, "paragraphs": [text, "x"]}


@pytest.mark.parametrize("name", NAMES)
def test_a_whole_draft_is_the_yaml_that_the_library_writes(drafts, tmp_path, name):
    form = thaiforms.read(SAMPLES / f"{name}.yaml")
    values = thaiforms.read_bytes((SAMPLES / f"{name}.yaml").read_bytes()).tree.value
    draft = drafts.create(values, name=name)
    assert (tmp_path / f"{draft.name}.yaml").read_text("utf-8") == thaiforms.dump(form)
    assert thaiforms.read(tmp_path / f"{draft.name}.yaml") == form


@pytest.mark.parametrize("length", [1, 60, 65, 66, 67, 68, 70, 90, 300])
def test_a_long_name_is_one_that_can_be_read_again(drafts, length):
    draft = drafts.create({"form": "circular"}, name="ก" * length)
    assert drafts.read(draft.name).form == "circular"
    again = drafts.create({"form": "circular"}, name="ก" * length)
    drafts.remove(again.name, seen=again.revision)
    assert drafts.restore(again.name, drafts.history.moments(again.name)[0], seen="").form == "circular"


def test_a_second_draft_of_a_name_is_numbered(drafts):
    values = {"form": "circular"}
    assert [drafts.create(values, name="ก").name for _ in range(3)] == ["ก", "ก (2)", "ก (3)"]


@pytest.mark.parametrize(
    "name", ["../x", "a/b", "..", ".", "", "a\\b", "con", "x:y", "\x00", "x" * 300, "ชื่อ\u200b", ".thaiforms/lock", " x"]
)
def test_a_name_that_we_would_not_give_is_none(drafts, name):
    with pytest.raises(NoSuchName):
        drafts.read(name)
    with pytest.raises(NoSuchName):
        drafts.save(name, typed("x"), seen="")
    with pytest.raises(NoSuchName):
        drafts.history.read(name, "20260101-000000-000000")


def test_a_link_is_neither_read_nor_written(drafts, tmp_path):
    outside = tmp_path.parent / f"{tmp_path.name}-outside.yaml"
    outside.write_text("form: circular\n", encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(outside)
    assert "link" not in drafts.names()
    with pytest.raises(NoSuchName):
        drafts.read("link")
    with pytest.raises((NoSuchName, thaiforms.OutputError)):
        drafts.save("link", typed("x"), seen="")
    assert outside.read_text("utf-8") == "form: circular\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_not_waited_for(drafts, tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    assert drafts.names() == []
    with pytest.raises(NoSuchName):
        drafts.read("pipe")


def test_a_linked_folder_of_ours_is_not_followed(drafts, tmp_path):
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere"
    elsewhere.mkdir()
    (tmp_path / OWN).symlink_to(elsewhere)
    with pytest.raises((NoSuchName, thaiforms.OutputError)):
        drafts.create({"form": "circular"}, name="x")
    assert list(elsewhere.iterdir()) == []


def test_saving_over_what_one_has_not_seen_is_a_conflict(drafts):
    first = drafts.create({"form": "circular", "subject": "ก"}, name="x")
    drafts.save("x", typed("ข"), seen=first.revision)
    with pytest.raises(Conflict) as caught:
        drafts.save("x", typed("ค"), seen=first.revision)
    assert caught.value.now.values["subject"] == "ข"
    assert drafts.read("x").values["subject"] == "ข"


def test_saving_the_same_twice_is_no_conflict(drafts):
    first = drafts.create({"form": "circular", "subject": "ก"}, name="x")
    drafts.save("x", typed("ข"), seen=first.revision)
    drafts.save("x", typed("ข"), seen=first.revision)


@pytest.mark.parametrize("change", ["remove", "rename", "restore"])
def test_nothing_is_done_to_a_draft_that_changed_unseen(drafts, change):
    first = drafts.create({"form": "circular", "subject": "ก"}, name="x")
    drafts.save("x", typed("ข"), seen=first.revision, keep=True)
    moment = drafts.history.moments("x")[0]
    doing = {
        "remove": lambda: drafts.remove("x", seen=first.revision),
        "rename": lambda: drafts.rename("x", "y", seen=first.revision),
        "restore": lambda: drafts.restore("x", moment, seen=first.revision),
    }
    with pytest.raises(Conflict):
        doing[change]()
    assert drafts.read("x").values["subject"] == "ข"


def test_history_leads_back(drafts):
    draft = drafts.create({"form": "circular", "subject": "ก"}, name="x")
    draft = drafts.save("x", typed("ข"), seen=draft.revision, keep=True)
    moment = drafts.history.moments("x")[0]
    restored = drafts.restore("x", moment, seen=draft.revision)
    assert restored.values["subject"] == "ก"
    assert drafts.history.read("x", drafts.history.moments("x")[0]) == draft.text


def test_history_is_kept_at_most_once_a_minute_and_at_most_a_hundred_times(drafts):
    draft = drafts.create({"form": "circular", "subject": "0"}, name="x")
    for number in range(1, 5):
        draft = drafts.save("x", typed(str(number)), seen=draft.revision)
    assert len(drafts.history.moments("x")) == 1
    for number in range(5, 120):
        draft = drafts.save("x", typed(str(number)), seen=draft.revision, keep=True)
    assert len(drafts.history.moments("x")) == 100


def test_a_removed_draft_can_be_called_back(drafts):
    draft = drafts.create({"form": "circular", "subject": "ก"}, name="x")
    drafts.remove("x", seen=draft.revision)
    assert drafts.names() == []
    restored = drafts.restore("x", drafts.history.moments("x")[0], seen="")
    assert restored.text == draft.text


def test_who_goes_on_typing_in_a_removed_draft_loses_nothing(drafts):
    draft = drafts.create({"form": "circular", "subject": "ก"}, name="x")
    drafts.remove("x", seen=draft.revision)
    drafts.save("x", typed("ข"), seen=draft.revision)
    assert drafts.read("x").values["subject"] == "ข"


def test_a_draft_takes_its_history_along_when_it_is_renamed(drafts):
    draft = drafts.create({"form": "circular", "subject": "ก"}, name="x")
    draft = drafts.save("x", typed("ข"), seen=draft.revision, keep=True)
    renamed = drafts.rename("x", "ชื่อใหม่/..", seen=draft.revision)
    assert renamed.name == "ชื่อใหม่-"
    assert drafts.names() == [renamed.name]
    assert len(drafts.history.moments(renamed.name)) == 1


def test_a_draft_that_could_not_be_read_again_is_not_saved(drafts):
    draft = drafts.create({"form": "circular", "subject": "ก"}, name="x")
    with pytest.raises(TooLarge):
        drafts.save("x", typed("ก" * 400_000), seen=draft.revision)
    assert drafts.read("x").values["subject"] == "ก"


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        ("form: circular\n", "circular", ""),
        ("# ก\nform:   kpi-agreement   # แบบ\nkind: team\n", "kpi-agreement", "team"),
        ("form: 'circular'\n", "circular", ""),
        ('{"form": "kpi-agreement", "kind": "team"}', "kpi-agreement", "team"),
        ("a:\n  form: circular\n", "", ""),
        ("form: [circular]\nkind: {a: b}\n", "", ""),
        ("form: nonsense\n", "", ""),
        ("form:\n", "", ""),
        ("x: |\n  form: circular\n", "", ""),
        ("", "", ""),
        ("\x00", "", ""),
    ],
)
def test_a_draft_tells_its_form_and_kind(text, form, kind):
    draft = Draft("x", text)
    assert (draft.form, draft.word("kind")) == (form, kind)


def test_files_that_are_no_drafts_are_left_alone(drafts, tmp_path):
    (tmp_path / "other.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "large.yaml").write_bytes(b"#" * (1 << 21))
    (tmp_path / "folder.yaml").mkdir()
    assert list(drafts.all()) == []


def save_in_turn(root, mark, rounds, together):
    """One process of several that write the same draft, each only over what it has seen."""
    drafts = Drafts(Folder.at(root))
    done = 0
    together.wait()
    while done < rounds:
        now = drafts.read("x")
        try:
            drafts.save("x", typed(now.values["subject"] + mark), seen=now.revision)
            done += 1
        except Conflict:
            time.sleep(0.001)


@pytest.mark.slow
def test_processes_that_share_a_folder_lose_nothing(drafts, tmp_path):
    drafts.create({"form": "circular", "subject": "ก"}, name="x")
    context = multiprocessing.get_context("spawn")
    together = context.Barrier(3)
    workers = [context.Process(target=save_in_turn, args=(tmp_path, mark, 10, together)) for mark in "abc"]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    subject = drafts.read("x").values["subject"]
    assert sorted(subject[1:]) == sorted("abc" * 10)
