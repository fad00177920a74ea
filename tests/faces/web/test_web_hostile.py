"""Two hundred hostile requests: refused, or shown as typed; nothing outside the folder is read or written."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import html

NAMES = (
    *("%2e%2e", "../outside", "..%2foutside", "..%5coutside", "..\\outside", "....//outside", "%2e%2e%2foutside"),
    *(
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "C:%5cWindows",
        "%00",
        "outside%00.yaml",
        "link",
        "loop",
        ".thaiforms",
        "con",
        "~",
    ),
)
WAYS = ("", "/history", "/data.yaml", "/data.xlsx", "/document.pdf", "/document.docx", "/document.zip", "/show.pdf")
POSTS = ("", "/rows", "/paste", "/copy", "/next-round", "/rename", "/remove", "/restore")
SECRET = "ความลับนอกโฟลเดอร์"


@pytest.fixture
def beside(clerk):
    """A secret beside the folder, and links in it that lead there."""
    secret = clerk.folder.parent / "outside.yaml"
    secret.write_text(f"form: circular\nsubject: {SECRET}\n", encoding="utf-8")
    (clerk.folder / "link.yaml").symlink_to(secret)
    (clerk.folder / "loop.yaml").symlink_to(clerk.folder / "loop.yaml")
    before = secret.read_bytes()
    yield clerk
    assert secret.read_bytes() == before
    assert {path.name for path in clerk.folder.parent.iterdir()} == {"outside.yaml", clerk.folder.name}


@pytest.mark.parametrize("way", WAYS)
def test_no_name_reads_outside_the_folder(beside, way):
    for name in NAMES:
        answer = beside.get(f"/drafts/{name}{way}", follow_redirects=False)
        assert answer.status_code in {400, 403, 404, 422}, name
        assert SECRET not in answer.text


@pytest.mark.parametrize("way", POSTS)
def test_no_name_writes_outside_the_folder(beside, way):
    data = {"_form": "circular", "subject": "x", "_table": "enclosures", "_do": "add", "_row": "0", "new": "y"}
    for name in NAMES:
        answer = beside.post(f"/drafts/{name}{way}", {**data, "_seen": "", "_moment": "20260101-000000-000000"})
        assert answer.status_code in {400, 403, 404, 409, 422}, name
        assert SECRET not in answer.text


@pytest.mark.parametrize("moment", ["..", "../../outside", "20260101-000000-000000/../../x", "", "\x00", "x" * 300])
def test_no_moment_reads_outside_the_history(beside, moment):
    beside.put_sample("team")
    answer = beside.post("/drafts/team/restore", {"_moment": moment, "_seen": beside.revision("team")})
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "new", ["../outside", "..", "/etc/x", "a/b", "\x00", "con", ".thaiforms", "x" * 500, "", "\u202e"]
)
def test_no_new_name_leaves_the_folder(beside, new):
    beside.put_sample("team")
    beside.post("/drafts/team/rename", {"new": new, "_seen": beside.revision("team")})
    names = {path.name for path in beside.folder.iterdir()} - {"link.yaml", "loop.yaml", ".thaiforms"}
    assert len(names) == 1


@pytest.mark.parametrize(
    "file", ["../outside.yaml", "..\\outside.yaml", "/etc/x.yaml", "\x00.yaml", "con.yaml", "link.yaml", "x" * 400]
)
def test_no_uploaded_name_leaves_the_folder(beside, file):
    answer = beside.post("/files", files={"file": (file, b"form: circular\nsubject: x\n")})
    assert answer.status_code in {200, 400, 422}


@pytest.mark.parametrize(
    "name", [*NAMES, "page.js%00", "..%2fapp.py", "fonts/..%2f..%2fapp.py", "fonts/x.ttf", "../app.py"]
)
def test_our_own_files_are_all_that_is_given(clerk, name):
    answer = clerk.get(f"/static/{name}", follow_redirects=False)
    assert answer.status_code in {400, 404}
    assert "def create_app" not in answer.text


AWKWARD = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{x}}{% endfor %}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "</textarea><script>alert(1)</script>",
    "javascript:alert(1)",
    "' onfocus='alert(1)",
    "<svg/onload=alert(1)>",
    "{{ config }}{{ self.__init__.__globals__ }}",
    "]]><!--<p>",
    "&lt;b&gt; &amp;",
)


@pytest.mark.parametrize("text", AWKWARD)
@pytest.mark.parametrize("sample", ["circular", "team"])
def test_whatever_is_typed_into_any_field_is_shown_as_typed(clerk, sample, text):
    clerk.put_sample(sample)
    fields = clerk.fields(sample)
    kept = {"_form", "_seen", "draft"}
    wild = {name: value if name in kept else text for name, value in fields.items()}
    answer = clerk.post(f"/drafts/{sample}", wild)
    assert answer.status_code == 200
    page = clerk.get(f"/drafts/{sample}")
    for shown in (answer.text, page.text):
        tree = html.fromstring(shown)
        scripts = {script.get("src", "").partition("?")[0] for script in tree.iter("script")}
        assert scripts <= {"/static/htmx.min.js", "/static/page.js"}
        assert not list(tree.iter("svg"))
        images = [image.get("src") for image in tree.iter("img")]
        assert "x" not in images
        assert not [one for one in tree.iter() if any(str(name).startswith("on") for name in one.attrib)]
    again = clerk.fields(sample)
    typed = [name for name in wild if name not in kept and not name.endswith("]") and name in again]
    assert [name for name in typed if again[name] != text] == []


@pytest.mark.parametrize("text", AWKWARD)
def test_a_name_of_a_draft_is_shown_as_typed(clerk, text):
    clerk.put_sample("team")
    address = clerk.post("/drafts/team/rename", {"new": text, "_seen": clerk.revision("team")}).headers["hx-redirect"]
    for page in (clerk.get("/"), clerk.get(address), clerk.get(f"{address}/history")):
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text


def bomb(name: str) -> bytes:
    """A file of some kilobytes that unpacks to a hundred megabytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr(name, b"0" * (100 << 20))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("address", "file", "inside"),
    [
        ("/files", "x.docx", "word/document.xml"),
        ("/files", "x.xlsx", "xl/workbook.xml"),
        ("/batch", "x.xlsx", "xl/worksheets/sheet1.xml"),
    ],
)
def test_a_bomb_is_refused(clerk, address, file, inside):
    answer = clerk.post(address, files={"file": (file, bomb(inside))})
    assert answer.status_code == 422
    assert list(clerk.folder.glob("*.yaml")) == []


@pytest.mark.parametrize(
    "data",
    [
        {f"f{number}": "x" for number in range(9000)},
        {"_form": "circular", "subject": "x" * (2 << 20)},
        {"_form": "circular", **{f"enclosures[{n}].text": "x" for n in range(999)}},
        {"_form": "circular", "a[0][0].b[0][0].c": "x", "a": "y"},
        {"_form": "circular", "paragraphs[0]": "x", "paragraphs": "y", "paragraphs.z": "w"},
        {"_form": "circular", "__proto__.x": "1", "constructor": "2", "subject.__class__": "3"},
        {"_form": "nonsense"},
        {"_form[0]": "circular"},
        {},
    ],
    ids=["many-fields", "large", "many-rows", "deep", "mixed", "names", "unknown-form", "form-as-list", "nothing"],
)
def test_fields_that_no_page_of_ours_has_do_no_harm(clerk, data):
    clerk.put_sample("circular")
    before = clerk.read("circular")
    answer = clerk.post("/drafts/circular", {**data, "_seen": clerk.revision("circular")})
    assert answer.status_code in {200, 400, 409, 413, 422}
    assert clerk.get("/").status_code == 200
    if answer.status_code != 200:
        assert clerk.read("circular") == before


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", ""]
)
@pytest.mark.parametrize("body", [b"", b"\xff" * 100, b"--x\r\n", b"{" * 1000])
def test_a_body_of_another_kind_does_no_harm(clerk, kind, body):
    clerk.put_sample("team")
    before = clerk.read("team")
    answer = clerk.post("/drafts/team", content=body, headers={"content-type": kind})
    assert answer.status_code < 500
    assert clerk.read("team") == before


@pytest.mark.parametrize("cookie", ["", "=", ";;;", "\x00", "thaiforms-language=<b>", "a=b; " * 500])
def test_any_other_cookie_is_nothing(clerk, cookie):
    known = f"thaiforms-8765={clerk.token}; {cookie}"
    answer = clerk.client.get("/", headers={"cookie": known.encode("latin-1")})
    assert answer.status_code in {200, 400, 403}
    assert "<b>" not in answer.text


def test_there_are_two_hundred(clerk):
    """As many as the table of this file comes to."""
    reads, writes = len(NAMES) * len(WAYS), len(NAMES) * len(POSTS)
    assert reads + writes + 6 + 10 + 7 + len(NAMES) + 5 + 2 * len(AWKWARD) + len(AWKWARD) + 3 + 9 + 20 + 6 > 200


def test_a_link_to_a_folder_is_no_way_out(clerk):
    elsewhere = clerk.folder.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "x.yaml").write_text("form: circular\n", encoding="utf-8")
    (clerk.folder / "way").symlink_to(elsewhere)
    for address in ("/drafts/way%2fx", "/drafts/way", "/batch/way", "/drafts/way/x"):
        assert clerk.get(address).status_code in {400, 404}
    assert isinstance(clerk.folder, Path)
