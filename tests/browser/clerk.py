"""What a clerk does at the page."""

import io
import re
from urllib.parse import quote

import pypdfium2


def begin(page, title, *, from_="หน้าว่าง"):
    """A new draft of a form, from an empty page or from a sample."""
    page.locator(".card").filter(has=page.get_by_role("heading", name=title)).get_by_role(
        "button", name=f"เริ่มจาก{from_}"
    ).click()
    page.wait_for_url("**/drafts/**")
    page.wait_for_selector(".sheet img[src]")


def open_draft(page, served, path):
    """A draft in the editor, its pages shown."""
    page.goto(f"{served.root}/drafts/{quote(path.stem)}")
    page.wait_for_selector(".sheet img[src]")
    settled(page)


def field(page, name):
    return page.locator(f'[name="{name}"]:not([type=hidden])')


def type_in(page, name, text):
    """Type a text as one types, and wait until it is saved."""
    field(page, name).fill("")
    field(page, name).type(text)
    settled(page)


def settled(page):
    """Wait until the server has told of all that was typed, and its pages are shown."""
    page.wait_for_function(
        "() => !document.querySelector('.htmx-request') && !document.querySelector('#editor').dataset.typed"
    )
    page.wait_for_function(
        "() => [...document.querySelectorAll('#outcome .sheets li')].every((sheet, place) =>"
        " (document.querySelectorAll('.sheet')[place] || {dataset: {}}).dataset.digest === sheet.dataset.digest)"
    )


def paste_html(page, name, html, text=""):
    """Put a table on the clipboard, as it is, and paste it into a field."""
    field(page, name).evaluate(
        """(target, [html, text]) => {
            target.focus();
            const clipboard = new DataTransfer();
            clipboard.setData("text/html", html);
            clipboard.setData("text/plain", text);
            target.dispatchEvent(new ClipboardEvent("paste", {clipboardData: clipboard, bubbles: true, cancelable: true}));
        }""",
        [html, text],
    )


def faults(page):
    """What is told to be wrong, by field."""
    found = page.locator("#faults [data-fault]").evaluate_all(
        "all => all.map(one => [one.dataset.fault, one.dataset.weight])"
    )
    return dict(found)


def download(page, name):
    """The bytes of a document, and the name that it is kept under."""
    with page.expect_download() as expected:
        page.get_by_role("link", name=name, exact=True).click()
    kept = expected.value
    return kept.path().read_bytes(), kept.suggested_filename


def letters(pdf):
    """The letters of a PDF's pages, without spaces."""
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return [
            "".join(re.findall(r"[^\s\x00-\x1f\ufffe-]", page.get_textpage().get_text_bounded())) for page in document
        ]
