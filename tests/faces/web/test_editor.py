"""The editor without a browser: what each change is answered with, and what then stands in the folder."""

import html
import json
import re

import pytest
from lxml import html as lxml_html

import thaiforms
from samples import NAMES, form


def outcome(answer):
    return lxml_html.fromstring(answer.text)


def faults(answer):
    return {item.get("data-fault"): item.get("data-weight") for item in outcome(answer).xpath("//li[@data-fault]")}


def seen(answer):
    return re.search(r'name="_seen" value="(\w+)"', answer.text)[1]


@pytest.mark.parametrize("name", NAMES)
def test_the_editor_sends_back_what_it_shows(clerk, name):
    clerk.put_sample(name)
    before = clerk.read(name)
    answer = clerk.post(f"/drafts/{name}", clerk.fields(name))
    assert answer.status_code == 200
    assert clerk.read(name) == before
    assert "w" not in faults(answer)


@pytest.mark.parametrize("name", NAMES)
def test_a_change_is_in_the_folder_when_it_is_answered(clerk, name):
    clerk.put_sample(name)
    field = "subject" if name == "circular" else "indicators[0].goal"
    clerk.post(f"/drafts/{name}", {**clerk.fields(name), field: "แก้แล้ว"})
    read = thaiforms.read(clerk.folder / f"{name}.yaml")
    assert (read.subject if name == "circular" else read.indicators[0].goal) == "แก้แล้ว"


def test_all_faults_are_told_at_once_beside_their_fields(clerk):
    clerk.put_sample("team")
    wrong = {"round.first": "๓๕ มิถุนายน ๒๕๖๔", "indicators[0].weight": "สี่สิบ", "indicators[1].text": "", "kind": "x"}
    answer = clerk.post("/drafts/team", {**clerk.fields("team"), **wrong})
    told = faults(answer)
    assert set(wrong) <= set(told)
    assert told["indicators[1].text"] == "blank"
    assert told["round.first"] == "wrong"
    assert "ไม่มีวันที่" in answer.text


@pytest.mark.parametrize("letter", ["🔴", "漢", "ᏣᎳᎩ"])
def test_a_letter_that_no_font_has_is_told_and_not_given_out(clerk, letter):
    clerk.put_sample("circular")
    answer = clerk.post("/drafts/circular", {**clerk.fields("circular"), "subject": f"เรื่อง {letter}"})
    assert answer.status_code == 200
    assert "พร้อมพิมพ์" not in answer.text
    assert "wrong" in faults(answer).values()
    assert clerk.get("/drafts/circular/document.pdf").status_code == 422
    assert clerk.fields("circular")["subject"] == f"เรื่อง {letter}"


def test_what_is_wrong_is_kept_as_typed_and_shown_again(clerk):
    clerk.put_sample("team")
    clerk.post("/drafts/team", {**clerk.fields("team"), "indicators[0].weight": "สี่สิบ <b> {{7*7}}"})
    assert clerk.fields("team")["indicators[0].weight"] == "สี่สิบ <b> {{7*7}}"


@pytest.mark.parametrize(
    ("weight", "told"),
    [("๔๐", "ขาดอีก 0"), ("30", "ขาดอีก 10"), ("๓๙.๕", "ขาดอีก 0.5"), ("50", "เกินมา 10"), ("", "ขาดอีก 40")],
)
def test_the_weights_tell_their_sum_and_what_is_missing(clerk, weight, told):
    clerk.put_sample("team")
    answer = clerk.post("/drafts/team", {**clerk.fields("team"), "indicators[0].weight": weight})
    words = " ".join(outcome(answer).xpath("//*[@id='weights']")[0].text_content().split())
    assert told in words or (told == "ขาดอีก 0" and words.endswith("100 ✓"))


def test_the_language_can_be_switched(clerk):
    clerk.put_sample("team")
    clerk.post("/language", {"language": "en"})
    page = clerk.get("/drafts/team").text
    assert 'lang="en"' in page
    assert "Strategy" in page
    clerk.post("/language", {"language": "th"})
    assert "ยุทธศาสตร์" in clerk.get("/drafts/team").text


# ---- pages


def sheets(answer):
    return [
        (sheet.get("data-digest"), json.loads(sheet.get("data-boxes")))
        for sheet in outcome(answer).xpath("//li[@data-digest]")
    ]


def test_only_pages_that_look_different_have_another_picture(clerk):
    clerk.put_sample("team")
    fields = clerk.fields("team")
    before = sheets(clerk.post("/drafts/team", fields))
    last = max(int(re.match(r"indicators\[(\d+)", name)[1]) for name in fields if name.startswith("indicators"))
    answer = clerk.post("/drafts/team", {**fields, f"indicators[{last}].sources": "สั้น"})
    after = sheets(answer)
    assert before[0][0] == after[0][0]
    assert before[-1][0] != after[-1][0]


def test_a_page_knows_the_place_of_each_field(clerk):
    clerk.put_sample("team")
    pages = sheets(clerk.post("/drafts/team", clerk.fields("team")))
    boxes = {(number, *box[1:]): box[0] for number, (_, page) in enumerate(pages, 1) for box in page}
    made = thaiforms.make(form("team"), attach_source=True)
    assert len(boxes) == len({(box.page, box.x0, box.y0) for box in made.fields})
    assert all(0 <= share <= 1 for place in boxes for share in place[1:])


def test_a_page_is_drawn_from_the_very_bytes_that_are_saved(clerk):
    import pypdfium2

    clerk.put_sample("team")
    pages = sheets(clerk.post("/drafts/team", clerk.fields("team")))
    pdf = clerk.get("/drafts/team/document.pdf").content
    for number, (digest, _) in enumerate(pages):
        png = clerk.get(f"/pages/{digest}/900.png").content
        with pypdfium2.PdfDocument(pdf) as document:
            page = document[number]
            expected = page.render(scale=900 / page.get_width()).to_pil().convert("L")
        import io

        from PIL import Image

        assert Image.open(io.BytesIO(png)).convert("L").tobytes() == expected.tobytes()


def test_an_unknown_page_is_none(clerk):
    for address in ("/pages/0/900.png", "/pages/x/901.png", "/pages/../900.png", "/pages/x/99999999.png"):
        assert clerk.get(address).status_code in {400, 404}


# ---- rows


def do(clerk, name, table, word, row, **more):
    data = {**clerk.fields(name), "_table": table, "_do": word, "_row": str(row), **more}
    return clerk.post(f"/drafts/{name}/rows", data)


def goals(clerk, name="team"):
    values = thaiforms.read_bytes(clerk.read(name).encode()).tree.value
    return [row["goal"] for row in values["indicators"]]


@pytest.mark.parametrize(
    ("word", "row", "order"),
    [
        ("up", 1, [1, 0, 2, 3]),
        ("down", 0, [1, 0, 2, 3]),
        ("up", 0, [0, 1, 2, 3]),
        ("down", 3, [0, 1, 2, 3]),
        ("copy", 1, [0, 1, 1, 2, 3]),
        ("remove", 1, [0, 2, 3]),
        ("add", 4, [0, 1, 2, 3, None]),
        ("add", 0, [None, 0, 1, 2, 3]),
        ("remove", 9, [0, 1, 2, 3]),
        ("nonsense", 0, [0, 1, 2, 3]),
    ],
)
def test_rows_are_added_copied_moved_and_removed(clerk, word, row, order):
    clerk.put_sample("team")
    before = goals(clerk)
    assert len(before) == 4
    assert do(clerk, "team", "indicators", word, row).status_code == 200
    assert goals(clerk) == ["" if place is None else before[place] for place in order]


def test_a_row_is_moved_where_it_was_dropped(clerk):
    clerk.put_sample("team")
    before = goals(clerk)
    do(clerk, "team", "indicators", "move", 0, _to="2")
    assert goals(clerk) == [before[1], before[2], before[0], before[3]]


@pytest.mark.parametrize("name", NAMES[1:])
@pytest.mark.parametrize("row", [0, 1])
def test_a_removed_row_is_put_back_whole(clerk, name, row):
    clerk.put_sample(name)
    before = thaiforms.read(clerk.folder / f"{name}.yaml")
    answer = do(clerk, name, "indicators", "remove", row)
    offered = json.loads(html.unescape(re.search(r"hx-vals='([^']*_put[^']*)'", answer.text)[1]))
    clerk.post(f"/drafts/{name}/rows", {**clerk.fields(name), **offered})
    assert thaiforms.read(clerk.folder / f"{name}.yaml") == before


def test_the_last_row_may_go_and_a_first_may_come(clerk):
    clerk.put_sample("circular")
    do(clerk, "circular", "enclosures", "remove", 0)
    assert "enclosures" not in clerk.read("circular")
    do(clerk, "circular", "enclosures", "add", 0)
    assert "enclosures[0].text" in clerk.fields("circular")


def test_there_are_never_more_than_three_signatures(clerk):
    clerk.put_sample("team")
    for _ in range(5):
        do(clerk, "team", "signatures", "add", 9)
    assert sum(name.endswith("].role") for name in clerk.fields("team")) == 3


def test_a_pasted_table_fills_the_rows(clerk):
    from test_pasting import word_table

    clerk.post("/drafts", {"kind": "team", "from": "blank"})
    (name,) = [path.stem for path in clerk.folder.glob("*.yaml")]
    data = {**clerk.fields(name), "_html": word_table(form("team")), "_text": "", "_row": "0", "round.number": "2"}
    data["round.fiscal_year"] = "2564"
    assert clerk.post(f"/drafts/{name}/paste", data).status_code == 200
    assert thaiforms.read(clerk.folder / f"{name}.yaml").indicators == form("team").indicators


# ---- two windows


def test_a_second_window_does_not_overwrite_the_first(clerk):
    clerk.put_sample("circular")
    mine = yours = clerk.fields("circular")
    clerk.post("/drafts/circular", {**mine, "subject": "ของฉัน"})
    answer = clerk.post("/drafts/circular", {**yours, "subject": "ของท่าน"})
    assert answer.status_code == 409
    assert 'role="alertdialog"' in answer.text
    assert "ของฉัน" in answer.text
    assert thaiforms.read(clerk.folder / "circular.yaml").subject == "ของฉัน"


def test_the_clerk_may_choose_the_second_and_the_first_is_kept(clerk):
    clerk.put_sample("circular")
    mine = yours = clerk.fields("circular")
    clerk.post("/drafts/circular", {**mine, "subject": "ของฉัน"})
    answer = clerk.post("/drafts/circular", {**yours, "subject": "ของท่าน"})
    choice = json.loads(re.search(r"hx-vals='([^']*)'", answer.text)[1])
    assert clerk.post("/drafts/circular", {**yours, "subject": "ของท่าน", **choice}).status_code == 200
    assert thaiforms.read(clerk.folder / "circular.yaml").subject == "ของท่าน"
    history = clerk.get("/drafts/circular/history").text
    assert "ของฉัน" in history


@pytest.mark.parametrize("what", ["rows", "paste"])
def test_rows_are_not_changed_over_another_window_either(clerk, what):
    clerk.put_sample("team")
    old = clerk.fields("team")
    clerk.post("/drafts/team", {**old, "column": "ของฉัน"})
    extra = {"_table": "indicators", "_do": "remove", "_row": "0", "_text": "ก\tข\tค", "_html": ""}
    assert clerk.post(f"/drafts/team/{what}", {**old, **extra}).status_code == 409
    assert len(goals(clerk)) == 4


def test_a_file_that_was_changed_by_hand_is_not_overwritten(clerk):
    clerk.put_sample("circular")
    fields = clerk.fields("circular")
    clerk.put_sample("circular")
    text = clerk.read("circular").replace("นายอำเภอทุกอำเภอ", "ผู้ว่าราชการจังหวัด")
    (clerk.folder / "circular.yaml").write_text(text, encoding="utf-8")
    assert clerk.post("/drafts/circular", {**fields, "subject": "x"}).status_code == 409


# ---- what is offered


def test_what_was_used_is_offered_again(clerk):
    clerk.put_sample("circular")
    clerk.get("/drafts/circular/document.pdf")
    clerk.post("/drafts", {"kind": "circular", "from": "blank"})
    page = lxml_html.fromstring(clerk.get("/drafts/หนังสือเวียน").text)
    offered = {
        name: page.xpath(f"//datalist[@id='known-{name}']/option/@value")
        for name in ("signers", "offices", "closings", "numbers")
    }
    assert offered["signers"] == ["นายกรวงศ์ศักดิ์ โอยสวัสดิ์"]
    assert "ศาลากลางจังหวัดสุราษฎร์ธานี" in offered["offices"][:6]
    assert len([office for office in offered["offices"] if office.startswith("ศาลากลางจังหวัด")]) == 76
    assert "ขอแสดงความนับถือ" in offered["closings"]
    assert "สฎ " in offered["numbers"]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("?month=2564-06", "มิถุนายน ๒๕๖๔"),
        ("?field=f-date&date=๑๕ มิ.ย. ๖๔", "มิถุนายน ๒๕๖๔"),
        ("?date=2021-06-15", "มิถุนายน ๒๕๖๔"),
        ("?month=2484-01", "มกราคม ๒๔๘๔"),
        ("?month=2999-12", "ธันวาคม ๒๙๙๙"),
    ],
)
def test_the_calendar_opens_where_the_date_is(clerk, query, title):
    assert title in clerk.get(f"/calendar{query}").text


@pytest.mark.parametrize(
    "query", ["?month=9999-99", "?month=x", "?month=๒๕๖๔-๐๖", "?date=<b>", "?month=0000-00", '?field="><b>']
)
def test_the_calendar_takes_any_question(clerk, query):
    answer = clerk.get(f"/calendar{query}")
    assert answer.status_code == 200
    assert "<b>" not in answer.text
