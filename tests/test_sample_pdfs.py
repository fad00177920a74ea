"""The four samples as PDF: every field of the reference, in four readers, letter for letter and space for space."""

import re
from collections import defaultdict

import pytest

from readers import READERS, needs_poppler, pdfium_letters, pdfminer_letters, poppler
from samples import NAMES, lines_of, made, paragraphs_of, reference
from thaiforms import to_thai_digits

PRIVATE = re.compile("[\ue000-\uf8ff\u200b\u200c\u200d\ufeff\ufffd\u0e4d]")


def folded(text):
    """The text with rows of spaces folded, as most readers give them back."""
    return re.sub(" +", " ", text.strip())


def fields_due(name):
    """What the reference says of each field's text."""
    due = reference(name)
    if name == "circular":
        return circular_fields(due)
    fields = {"draft": due["mark"], "column": due["column"]}
    fields |= {f"heading[{n}]": line for n, line in enumerate(due["heading"])}
    for n, indicator in enumerate(due["indicators"]):
        at = f"indicators[{n}]"
        fields |= {
            f"{at}.number": to_thai_digits(str(indicator["number"])),
            f"{at}.weight": to_thai_digits(str(indicator["weight"])),
        }
        fields |= {f"{at}.{key}": indicator[key] for key in ("strategy", "goal", "text", "unit") if indicator[key]}
        fields |= {
            f"{at}.levels[{i}][{j}]": line
            for i, level in enumerate(indicator["levels"])
            for j, line in enumerate(level)
        }
        fields |= {f"{at}.sources[{i}]": line for i, line in enumerate(indicator["sources"])}
    return fields


def circular_fields(due):
    name, position, authority = due["signer"]
    fields = {key: due[key] for key in ("number", "date", "subject", "salutation", "to", "closing")}
    fields |= {f"office[{n}]": line for n, line in enumerate(due["office"])}
    fields |= {f"paragraphs[{n}]": text for n, text in enumerate(due["paragraphs"])}
    fields |= {f"owner[{n}]": line for n, line in enumerate(due["owner"])}
    for n, enclosure in enumerate(due["enclosures"]):
        fields |= {f"enclosures[{n}].text": enclosure["text"], f"enclosures[{n}].quantity": enclosure["quantity"]}
    post, acting = position.split(" ")
    return fields | {
        "signatory.name": name.strip("()"),
        "signatory.position": post,
        "signatory.acting": acting,
        "signatory.acting_for[0]": authority,
    }


def printed_fields(name):
    """Each field's printed text, its lines joined."""
    found = defaultdict(str)
    for box in made(name).fields:
        found[box.path] += box.text
    return dict(found)


@pytest.mark.parametrize("name", NAMES)
def test_every_field_of_the_reference_is_printed_and_nothing_else(name):
    printed = printed_fields(name)
    signed = {path: text for path, text in printed.items() if path.startswith("signatures")}
    due = fields_due(name)
    # a column's head is printed again on each page
    assert printed.pop("column", "") == due.pop("column", "") * pages_of_the_table(made(name))
    assert {path: text for path, text in printed.items() if path not in signed} == due


def pages_of_the_table(document):
    return len({box.page for box in document.fields if box.path.startswith("indicators")})


@pytest.mark.parametrize("name", NAMES)
def test_pdfium_finds_each_letter_of_each_line_in_its_place(name):
    for letters, page in zip(pdfium_letters(made(name).pdf), made(name).pages, strict=True):
        for text, runs in lines_of(page):
            left, right, base = runs[0].x, runs[-1].x + runs[-1].width, runs[0].y
            found = [letter for letter, x, y in letters if abs(y - base) < 0.05 and left - 0.1 <= x <= right + 0.1]
            read = "".join(found).replace("\ufffe", "-").replace("\x02", "-").replace("\r", "").replace("\n", "")
            assert folded(read) == folded(text)


@pytest.mark.parametrize("name", NAMES)
def test_pdfminer_finds_each_letter_and_space_of_each_field(name):
    pages = pdfminer_letters(made(name).pdf)
    drawn = ["".join(letter.get_text() for letter in letters) for letters in pages]
    assert drawn == ["".join(run.text for run in page.runs) for page in made(name).pages]


@needs_poppler
@pytest.mark.parametrize("name", NAMES)
def test_poppler_reads_the_lines_in_drawing_order_and_joined_they_are_the_paragraphs(name):
    read = [[line.strip() for line in page.splitlines() if line.strip()] for page in poppler(made(name).pdf, "-raw")]
    due = [[text.strip() for text, _ in lines_of(page) if text.strip()] for page in made(name).pages]
    assert ["".join(lines).replace(" ", "") for lines in read] == ["".join(lines).replace(" ", "") for lines in due]
    for page_read, page_due in zip(read, due, strict=True):
        for line in page_due:
            assert any(folded(line) in found for found in page_read), line


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", NAMES)
def test_every_reader_has_every_line_with_its_spaces(name, reader):
    for read, page in zip(reader(made(name).pdf), made(name).pages, strict=True):
        text = read.replace("\ufffe", "-").replace("\x02", "-")
        assert not PRIVATE.search(text)
        for line, _ in lines_of(page):
            assert folded(line) in folded(text), line


@pytest.mark.parametrize("name", NAMES)
def test_a_paragraphs_lines_joined_hold_its_fields(name):
    joined = ["".join(lines) for lines in paragraphs_of(made(name).pages).values()]
    for path, text in fields_due(name).items():
        assert any(text in paragraph for paragraph in joined), path


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_is_private_decomposed_or_invisible(name):
    assert not any(PRIVATE.search(run.text) for page in made(name).pages for run in page.runs)


@pytest.mark.parametrize("name", NAMES)
def test_each_field_has_a_box_on_its_page(name):
    for box in made(name).fields:
        page = made(name).pages[box.page - 1]
        assert 0 <= box.x0 < box.x1 <= page.width
        assert 0 <= box.y0 < box.y1 <= page.height
