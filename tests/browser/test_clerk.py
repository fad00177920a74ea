"""A clerk makes the sample agreement from an empty page, and goes on with it: in a real browser, as one would."""

import json
import sys
from pathlib import Path

import pypdfium2
import pytest

sys.path.append(str(Path(__file__).parents[1] / "faces" / "web"))

import thaiforms
from clerk import begin, download, faults, field, letters, open_draft, paste_html, settled, type_in
from launching import launch
from samples import PROJECT, form, made
from test_pasting import word_table

SURAT = PROJECT / "samples" / "surat-thani"


@pytest.fixture
def agreement(page, served, draft):
    """The sample team agreement in the editor."""
    open_draft(page, served, draft("team"))
    return page


def test_a_clerk_makes_the_sample_agreement_from_an_empty_page(page):
    begin(page, "แบบกำหนดตัวชี้วัด ทีมอำเภอ")
    field(page, "round.number").select_option("2")
    type_in(page, "round.fiscal_year", "๒๕๖๔")
    paste_html(page, "indicators[0].strategy", word_table(form("team")))
    page.wait_for_selector('[name="indicators[3].strategy"]')
    settled(page)
    assert faults(page) == {}
    pdf, name = download(page, "PDF")
    expected = thaiforms.make(form("team"), attach_source=True).pdf
    assert letters(pdf) == letters(expected)
    assert pdf == expected
    assert name == "แบบกำหนดตัวชี้วัด ทีมอำเภอ พัฒนาการจังหวัด พัฒนาการอำเภอ รอบ 2-2564 (ร่าง).pdf"


def test_three_faults_are_told_beside_their_fields_and_mended(agreement):
    page = agreement
    type_in(page, "round.fiscal_year", "2024")
    type_in(page, "indicators[1].weight", "สี่สิบ")
    type_in(page, "indicators[2].levels[0]", "")
    page.keyboard.press("Tab")
    assert {"round.fiscal_year", "indicators[1].weight", "indicators[2].levels[0]"} <= set(faults(page))
    for name in ("round.fiscal_year", "indicators[1].weight", "indicators[2].levels[0]"):
        said = field(page, name).get_attribute("aria-describedby").split()[0]
        assert page.locator(f"[id='{said}']").inner_text()
        assert field(page, name).get_attribute("aria-invalid") == "true"
    page.get_by_role("link", name="PDF", exact=True).click()
    assert page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true", "it leads to what is wrong"
    page.locator("#faults a").nth(1).click()
    assert page.evaluate("document.activeElement.name") == "indicators[1].weight"
    type_in(page, "round.fiscal_year", "๒๕๖๔")
    type_in(page, "indicators[1].weight", "40")
    type_in(page, "indicators[2].levels[0]", form("team").indicators[2].levels[0][0])
    assert faults(page) == {}
    pdf, _ = download(page, "PDF")
    assert letters(pdf) == letters(made("team").pdf)


def test_the_running_sum_follows(agreement):
    page = agreement
    assert "100" in page.locator("#weights").inner_text()
    type_in(page, "indicators[0].weight", "๑๕")
    assert "ขาดอีก 25" in page.locator("#weights").inner_text()


def test_a_click_on_the_page_goes_to_its_field_and_back(agreement):
    page = agreement
    figure = page.locator(".sheet").first
    boxes = json.loads(figure.get_attribute("data-boxes"))
    area = figure.bounding_box()
    for path in ("indicators[0].goal", "indicators[1].text", "heading[2]", "indicators[0].levels[3][0]"):
        _, left, top, right, bottom = next(box for box in boxes if box[0] == path)
        figure.click(position={"x": (left + right) / 2 * area["width"], "y": (top + bottom) / 2 * area["height"]})
        name = page.evaluate("document.activeElement.name")
        assert name, path
        assert path.startswith(name)
        assert path.startswith("heading") or page.locator(".spot").first.is_visible()


def goals(page):
    return [page.input_value(f'[name="indicators[{row}].goal"]') for row in range(4)]


def test_rows_are_moved_by_keys_and_by_mouse(agreement):
    page = agreement
    first = goals(page)
    field(page, "indicators[2].goal").focus()
    page.keyboard.press("Alt+ArrowUp")
    rows_come_to(page, [first[0], first[2], first[1], first[3]])
    page.keyboard.press("Enter")
    rows_come_to(page, [first[2], first[0], first[1], first[3]])
    drag_up(page, page.locator(".row .handle").nth(3), by=150)
    rows_come_to(page, [first[2], first[0], first[3], first[1]])


def drag_up(page, handle, *, by):
    """Drag by so many pixels, in steps, as a hand does."""
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 11):
        page.mouse.move(x + 20, y - by * step / 10)
    page.mouse.up()


def rows_come_to(page, expected):
    """Wait until the rows stand in an order, and the page has followed."""
    page.wait_for_function(
        "due => due.every((goal, row) => document.getElementsByName(`indicators[${row}].goal`)[0].value === goal)",
        arg=expected,
    )
    settled(page)


def test_a_removed_row_is_called_back(agreement):
    page = agreement
    before = page.input_value('[name="indicators[1].text"]')
    page.locator(".row").nth(1).get_by_role("button", name="ลบ").click()
    page.wait_for_function("() => !document.querySelector('[name=\"indicators[3].text\"]')")
    page.get_by_role("button", name="เรียกคืน").click()
    page.wait_for_selector('[name="indicators[3].text"]')
    assert page.input_value('[name="indicators[1].text"]') == before
    settled(page)
    assert faults(page) == {}


def test_a_day_is_chosen_from_the_thai_calendar(page):
    begin(page, "หนังสือเวียน")
    type_in(page, "date", "๑๕ มิ.ย. ๖๔")
    page.get_by_role("button", name="เลือกจากปฏิทิน").first.click()
    page.wait_for_selector("#calendar [aria-pressed=true]")
    assert "มิถุนายน ๒๕๖๔" in page.locator("#calendar strong").inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.input_value('[name="date"]') == "๒๒ มิถุนายน ๒๕๖๔"
    page.get_by_role("button", name="เลือกจากปฏิทิน").first.click()
    page.get_by_role("button", name="เว้นวันไว้ประทับ").click()
    assert page.input_value('[name="date"]') == "มิถุนายน ๒๕๖๔"


def test_the_page_keeps_its_place_and_zoom(agreement):
    page = agreement
    page.get_by_role("button", name="ขยาย").click()
    page.evaluate("document.querySelector('#pages').scrollTop = 500")
    settled(page)
    type_in(page, "indicators[3].goal", "ข้อความใหม่ที่ทำให้ภาพเปลี่ยน")
    page.evaluate("document.querySelector('#pages').scrollTop = 400")
    field(page, "indicators[3].goal").press("End")
    page.keyboard.type(" อีก")
    settled(page)
    assert page.evaluate("document.querySelector('#pages').scrollTop") == 400
    assert page.locator("#zoom").inner_text() == "125%"


def test_fast_typing_is_saved_to_the_last_letter_and_never_quarrels_with_itself(page, served, draft):
    path = draft("team")
    open_draft(page, served, path)
    text = "พิมพ์เร็วมาก" * 12
    field(page, "indicators[1].goal").fill("")
    field(page, "indicators[1].goal").type(text, delay=4)
    page.keyboard.press("Alt+ArrowDown")
    page.wait_for_function("due => document.getElementsByName('indicators[2].goal')[0].value === due", arg=text)
    settled(page)
    assert page.locator(".conflict").count() == 0
    assert thaiforms.read(path).indicators[2].goal == text


def test_on_paper_the_page_is_its_pages_alone(agreement):
    """What the browser's own print would put on paper."""
    page = agreement
    with pypdfium2.PdfDocument(page.pdf(format="A4", print_background=True)) as document:
        assert len(document) == page.locator(".sheet").count()
        assert all(page.get_textpage().count_chars() == 0 for page in document), "pictures, no words of the editor"


def test_two_windows_do_not_overwrite_each_other(page, served, draft):
    path = draft("team")
    open_draft(page, served, path)
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_selector(".sheet img[src]")
    type_in(page, "indicators[0].goal", "ของหน้าต่างแรก")
    field(other, "indicators[0].goal").fill("ของหน้าต่างที่สอง")
    other.wait_for_selector(".conflict")
    assert "ของหน้าต่างแรก" in other.locator(".conflict").inner_text()
    other.get_by_role("button", name="ใช้ฉบับในหน้าต่างนี้").click()
    other.wait_for_selector("#outcome:not(.conflict)")
    assert "ของหน้าต่างที่สอง" in path.read_text("utf-8")


def test_a_draft_is_opened_again_from_its_pdf_and_moved_to_the_next_round(agreement, served, tmp_path):
    page = agreement
    pdf, name = download(page, "PDF")
    kept = tmp_path / name
    kept.write_bytes(pdf)
    page.goto(f"{served.root}/")
    page.set_input_files("#file", kept)
    page.wait_for_url("**/drafts/**")
    page.wait_for_selector(".sheet img[src]")
    settled(page)
    again, _ = download(page, "PDF")
    assert again == pdf
    page.locator(".more summary").click()
    page.get_by_role("button", name="ทำรอบถัดไป").click()
    page.wait_for_url("**?next")
    page.wait_for_selector(".sheet img[src]")
    assert page.input_value('[name="round.number"]') == "1"
    assert page.input_value('[name="round.fiscal_year"]') == "2565"
    page.locator(".notes a").first.click()
    assert page.evaluate("document.activeElement.name").startswith("indicators[")
    moved, name = download(page, "PDF")
    assert "รอบ1-2565" in name.replace(" ", "")
    assert "การประเมินรอบที่๑(๑ตุลาคม๒๕๖๔๓๑มีนาคม๒๕๖๕)" in letters(moved)[0]


def test_the_batch_of_nineteen_districts(page, served):
    form = served.folder / "circular batch.yaml"
    form.write_bytes((SURAT / "circular.yaml").read_bytes())
    page.goto(f"{served.root}/batch")
    page.set_input_files("#file", SURAT / "districts.xlsx")
    page.locator("#order").wait_for()
    assert page.locator(".grid tbody tr").count() == 19
    page.get_by_label("circular batch").check()
    page.get_by_label("ZIP").check()
    page.get_by_label("ไฟล์พิมพ์รวม").select_option(label="ไฟล์เดียวทุกฉบับ")
    page.get_by_role("button", name="ตรวจทุกแถว").click()
    page.get_by_role("heading", name="ตรวจแล้ว").wait_for()
    page.get_by_role("button", name="ทำเอกสาร").click()
    page.get_by_role("heading", name="ทำเสร็จแล้ว").wait_for()
    with page.expect_download() as expected:
        page.get_by_role("link", name="ทุกฉบับ.pdf").click()
    printed = letters(expected.value.path().read_bytes())
    assert sum(map(bool, printed)) == 19, "each on a sheet of its own"
    assert sum("นายอำเภอเกาะสมุย" in text for text in printed) == 1
    assert len(list((served.folder / "circular batch – districts").rglob("*.docx"))) == 19


def test_what_was_typed_outlives_a_kill(browser, tmp_path):
    first = launch(tmp_path)
    page = browser.new_page()
    page.goto(first.address)
    begin(page, "หนังสือเวียน")
    type_in(page, "subject", "เรื่องก่อนดับ")
    first.kill()
    field(page, "subject").type(" และหลังดับ")
    page.locator("#lost").wait_for()
    (draft,) = tmp_path.glob("*.yaml")
    assert "เรื่องก่อนดับ" in draft.read_text("utf-8")
    assert page.input_value('[name="subject"]') == "เรื่องก่อนดับ และหลังดับ", "what could not be saved is still on the page"
    page.close()


def test_english_by_a_switch(page):
    page.get_by_role("button", name="English").click()
    page.get_by_role("heading", name="Make a new document").wait_for()
    begin_english = page.locator(".card").first.get_by_role("button", name="From a sample")
    begin_english.click()
    page.wait_for_url("**/drafts/**")
    assert page.get_by_label("Salutation").input_value() == "เรียน"
