"""The batch page: the same batch as the command line's, dropped, checked, watched, paused and gone on with."""

import json
import time
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

import thaiforms
from samples import PROJECT

SURAT = PROJECT / "samples" / "surat-thani"


@pytest.fixture
def dropped(clerk):
    """The roster of districts, dropped, and the drafts that use it; the address of its page."""
    for name in ("circular", "team"):
        (clerk.folder / f"{name}.yaml").write_bytes((SURAT / f"{name}.yaml").read_bytes())
    answer = clerk.post("/batch", files={"file": ("อำเภอ.xlsx", (SURAT / "districts.xlsx").read_bytes())})
    return answer.headers["hx-redirect"]


def begin(clerk, address, *, do="make", forms=("circular",), formats=("pdf",), **more):
    return clerk.post(f"{address}/begin", {"do": do, "use": list(forms), "format": list(formats), **more})


def over(clerk, address):
    """The state of the run once it no longer goes on."""
    for _ in range(600):
        page = clerk.get(f"{address}/state").text
        if "data-events" not in page:
            return page
        time.sleep(0.05)
    raise AssertionError("it goes on for ever")


def documents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.pdf")}


@pytest.mark.parametrize("kind", ["circular", "team", "district-officer", "development-worker"])
def test_a_blank_roster_can_be_had(clerk, kind):
    assert clerk.get(f"/rosters/{kind}.xlsx").content == thaiforms.blank_roster(kind)


def test_an_unknown_roster_cannot(clerk):
    assert clerk.get("/rosters/nothing.xlsx").status_code == 422


def test_the_rows_of_a_roster_are_shown(clerk, dropped):
    page = html.fromstring(clerk.get(dropped).text)
    assert len(page.xpath("//table[contains(@class, 'grid')]/tbody/tr")) == 19
    assert "เกาะสมุย" in page.text_content()
    assert [box.get("value") for box in page.xpath("//input[@name='use']")]


def test_the_page_runs_the_same_batch_as_the_command_line(clerk, dropped, tmp_path):
    begin(clerk, dropped)
    page = over(clerk, dropped)
    assert "ทำเสร็จแล้ว" in page
    assert "๑๙" in page
    thaiforms.run_batch(
        thaiforms.BatchJob(SURAT / "circular.yaml", SURAT / "districts.xlsx", tmp_path / "out", formats=("pdf",))
    )
    made = documents(clerk.folder / "circular – อำเภอ")
    assert len(made) == 19
    assert sorted(made.values()) == sorted(documents(tmp_path / "out").values())


def test_several_forms_a_zip_and_a_print_file(clerk, dropped):
    begin(clerk, dropped, forms=("circular", "team"), archive="yes", print="ทุกฉบับ")
    page = html.fromstring(over(clerk, dropped))
    files = {unquote(link.text_content()): link.get("href") for link in page.xpath("//ul[@class='files']//a")}
    assert len(files) >= 3
    (archive,) = [address for name, address in files.items() if name.startswith("circular") and name.endswith(".zip")]
    content = clerk.get(archive).content
    path = Path(clerk.folder / "x.zip")
    path.write_bytes(content)
    with zipfile.ZipFile(path) as packed:
        assert len([name for name in packed.namelist() if name.endswith(".pdf")]) >= 19
    (printed,) = {address for name, address in files.items() if name == "ทุกฉบับ.pdf"}
    assert clerk.get(printed).content.startswith(b"%PDF")


def test_all_rows_are_checked_and_nothing_is_written(clerk, dropped):
    before = {path for path in clerk.folder.rglob("*") if ".thaiforms" not in path.parts}
    begin(clerk, dropped, do="check")
    assert "ตรวจแล้ว" in over(clerk, dropped)
    assert {path for path in clerk.folder.rglob("*") if ".thaiforms" not in path.parts} == before


def test_rows_that_fail_are_told_and_given_back_as_a_workbook(clerk):
    text = (SURAT / "circular.yaml").read_text("utf-8").replace("date: ๑๕ มิถุนายน ๒๕๖๔", "date: «วันที่»")
    (clerk.folder / "circular.yaml").write_text(text, encoding="utf-8")
    roster = "อำเภอ,วันที่\nเมือง,๑๕ มิ.ย. ๖๔\nพุนพิน,๓๕ มิ.ย. ๖๔\nไชยา,วานนี้\n".encode()
    address = clerk.post("/batch", files={"file": ("r.csv", roster)}).headers["hx-redirect"]
    begin(clerk, address)
    page = html.fromstring(over(clerk, address))
    assert [cell.text for cell in page.xpath("//tbody//th")] == ["๒", "๓"]
    assert "๓๕ มิ.ย. ๖๔" in page.text_content()
    (failed,) = [link.get("href") for link in page.xpath("//a") if link.text == "failed.xlsx"]
    assert clerk.get(failed).content.startswith(b"PK")


def test_a_run_can_be_paused_and_goes_on(clerk, dropped, monkeypatch):
    slow = thaiforms.run_batch

    def slowly(job, *, watch):
        def beat(progress):
            time.sleep(0.05)
            watch(progress)

        return slow(job, watch=beat)

    monkeypatch.setattr(thaiforms, "run_batch", slowly)
    begin(clerk, dropped)
    time.sleep(0.3)
    assert clerk.post(f"{dropped}/pause").status_code == 204
    assert "หยุดพักไว้" in over(clerk, dropped)
    done = len(documents(clerk.folder / "circular – อำเภอ"))
    assert done < 19
    begin(clerk, dropped)
    assert "ทำเสร็จแล้ว" in over(clerk, dropped)
    assert len(documents(clerk.folder / "circular – อำเภอ")) == 19


def test_two_runs_do_not_go_on_at_once(clerk, dropped, monkeypatch):
    monkeypatch.setattr(thaiforms, "run_batch", lambda job, *, watch: time.sleep(0.5) or thaiforms.Summary(0))
    begin(clerk, dropped)
    assert begin(clerk, dropped).status_code == 409
    over(clerk, dropped)


def test_what_goes_on_is_told_by_events(clerk, dropped):
    begin(clerk, dropped)
    told = clerk.get(f"{dropped}/events").text
    last = [json.loads(line[6:]) for line in told.splitlines() if line.startswith('data: {"')][-1]
    assert (last["done"], last["rows"], last["failed"]) == (19, 19, 0)
    assert "event: over" in told


@pytest.mark.parametrize(("forms", "formats"), [((), ("pdf",)), (("circular",), ())])
def test_nothing_asked_for_is_told(clerk, dropped, forms, formats):
    assert begin(clerk, dropped, forms=forms, formats=formats).status_code == 422


@pytest.mark.parametrize("content", [b"", b"\x00", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_roster_is_told_and_not_kept(clerk, content):
    answer = clerk.post("/batch", files={"file": ("r.xlsx", content)})
    assert answer.status_code == 422
    assert list((clerk.folder / ".thaiforms").rglob("r.xlsx")) == []


@pytest.mark.parametrize("form", ["../x", "..", "x/../../y", "\x00", "nothing", ".thaiforms"])
def test_a_form_outside_the_folder_is_not_used(clerk, dropped, form):
    assert begin(clerk, dropped, forms=(form,)).status_code in {400, 404}


@pytest.mark.parametrize("id", ["x", "..%2f", "20260101-000000-000000", ".thaiforms", "%00"])
def test_an_unknown_roster_is_none(clerk, id):
    for way in ("", "/state", "/files/0"):
        assert clerk.get(f"/batch/{id}{way}").status_code in {400, 404}


def test_a_roster_is_asked_for_again_as_it_was(clerk, dropped):
    begin(clerk, dropped, forms=("team",), formats=("docx",), archive="yes")
    over(clerk, dropped)
    page = html.fromstring(clerk.get(dropped).text)
    chosen = [box.get("value") for box in page.xpath("//form[@id='order']//input[@checked]")]
    assert chosen == ["team", "docx", "yes"]
