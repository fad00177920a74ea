"""axe-core finds no serious fault on any page, in any state; and everything stays in reach at 200 %."""

import os
from pathlib import Path

import pytest

from clerk import begin, field, open_draft, type_in
from samples import PROJECT

AXE = os.environ.get("THAIFORMS_AXE", "")
SURAT = PROJECT / "samples" / "surat-thani"


@pytest.fixture
def serious(browser, page):
    """The serious and critical faults of the page as it stands, by rule."""
    if not AXE:
        pytest.skip("THAIFORMS_AXE does not name axe-core's script")
    script = Path(AXE).read_text("utf-8")

    def found():
        page.evaluate(script + "\n;0")
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        result = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", tags)
        assert len(result["passes"]) > 10, "the rules did run"
        return [
            (one["id"], one["nodes"][0]["html"][:200])
            for one in result["violations"]
            if one["impact"] in {"serious", "critical"}
        ]

    return found


def test_the_start_page(page, served, draft, serious):
    draft("team")
    page.goto(f"{served.root}/")
    assert serious() == []


def test_the_help(page, served, serious):
    page.goto(f"{served.root}/help")
    assert serious() == []


@pytest.mark.parametrize("name", ["circular", "team"])
def test_the_editor(page, served, draft, serious, name):
    open_draft(page, served, draft(name))
    assert serious() == []


def test_the_editor_with_faults_a_calendar_and_a_notice(page, served, draft, serious):
    open_draft(page, served, draft("team"))
    type_in(page, "indicators[0].weight", "สี่สิบ")
    type_in(page, "indicators[1].goal", "")
    page.keyboard.press("Tab")
    page.locator(".row").nth(3).get_by_role("button", name="ลบ").click()
    page.get_by_role("button", name="เรียกคืน").wait_for()
    assert serious() == []
    page.get_by_role("button", name="เลือกจากปฏิทิน").first.click()
    page.locator("#calendar[open]").wait_for()
    assert serious() == []


def test_two_versions_to_choose_from(page, served, draft, serious):
    path = draft("circular")
    open_draft(page, served, path)
    path.write_text(path.read_text("utf-8").replace("นายอำเภอ", "กำนัน"), encoding="utf-8")
    field(page, "subject").fill("อีกเรื่อง")
    page.locator(".conflict").wait_for()
    assert serious() == []


def test_the_history(page, served, draft, serious):
    path = draft("circular")
    open_draft(page, served, path)
    type_in(page, "subject", "อีกเรื่อง")
    page.goto(page.url + "/history")
    assert serious() == []


def test_the_batch_pages(page, served, draft, serious):
    page.goto(f"{served.root}/batch")
    assert serious() == []
    page.set_input_files("#file", SURAT / "districts.xlsx")
    page.locator("#order").wait_for()
    assert serious() == []


def test_a_page_that_is_not_there(page, served, serious):
    page.expected = ("404 (Not Found)",)
    page.goto(f"{served.root}/drafts/none")
    assert serious() == []


def test_the_editor_in_english(page, served, serious):
    page.context.add_cookies([{"name": "thaiforms-language", "value": "en", "url": served.root}])
    page.goto(f"{served.root}/")
    assert serious() == []


@pytest.mark.parametrize("way", ["/", "/help", "/batch", "editor"])
def test_at_two_hundred_per_cent_nothing_has_to_be_pushed_sideways(page, served, draft, way):
    """A window of 1366 × 768 at 200 % is one of 683 × 384."""
    page.set_viewport_size({"width": 683, "height": 384})
    if way == "editor":
        open_draft(page, served, draft("team"))
    else:
        page.goto(f"{served.root}{way}")
    assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")


def test_all_of_the_editor_can_be_reached_by_keys_alone(page):
    begin(page, "หนังสือเวียน")
    page.evaluate("document.activeElement.blur()")
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.name || document.activeElement.id || document.activeElement.innerText"
            )
        )
    assert {"number", "date", "office[0]", "subject", "paragraphs", "signatory.name", "pages", "PDF", "DOCX"} <= reached
