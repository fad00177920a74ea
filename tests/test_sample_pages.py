"""The samples' pages as pictures and as positions: the standard's measures, and no page that differs from the reviewed one.

New pictures come only by ``pytest tests/test_sample_pages.py --new-pictures``, to be looked at before they are kept.
"""

from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

import thaiforms
from samples import NAMES, TABLES, form, lines_of, made
from thaiforms.paper import Picture, Rule, mm

GOLDEN = Path(__file__).parent / "golden"
SCALE = 1.0  # 72 dots to the inch
A4 = (pytest.approx(595.3, abs=0.1), pytest.approx(841.9, abs=0.1))


def pictures(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=SCALE).to_pil().convert("L") for page in document]


def differing(one, other):
    """The share of dots that differ by more than what smoothing may."""
    if one.size != other.size:
        return 1.0
    counts = ImageChops.difference(one, other).histogram()
    return sum(counts[80:]) / (one.size[0] * one.size[1])


@pytest.mark.parametrize("name", NAMES)
def test_every_page_looks_as_it_was_reviewed(name, request):
    drawn = pictures(made(name).pdf)
    kept = [GOLDEN / f"{name}-{number}.png" for number in range(1, len(drawn) + 1)]
    if request.config.getoption("--new-pictures"):
        for path in GOLDEN.glob(f"{name}-[0-9]*.png"):
            path.unlink()
        for picture, path in zip(drawn, kept, strict=True):
            picture.quantize(16).save(path, optimize=True)
    assert sorted(GOLDEN.glob(f"{name}-[0-9]*.png")) == kept
    for picture, path in zip(drawn, kept, strict=True):
        assert differing(picture, Image.open(path).convert("L")) < 0.0005, path.name


def test_a_moved_line_would_be_seen():
    one = pictures(made("team").pdf)[0]
    moved = one.copy()
    moved.paste(one.crop((0, 300, one.width, 318)), (0, 303))
    assert differing(one, moved) > 0.0005


def placed(name, path):
    """The first box of a field."""
    return next(box for box in made(name).fields if box.path == path)


def runs_of(name, text):
    return [run for page in made(name).pages for run in page.runs if text in run.text]


@pytest.mark.parametrize("name", NAMES)
def test_paper_is_a4_portrait(name):
    assert all((page.width, page.height) == A4 for page in made(name).pages)


def test_the_circular_is_one_page_clear_of_its_bottom_margin():
    (page,) = made("circular").pages
    assert page.room >= 0
    assert max(run.y + 0.457 * run.size for run in page.runs) <= page.height - mm(20) + 0.1
    assert not {fault.code for fault in made("circular").warnings} & {"letter-runs-over", "line-left-ragged"}


def test_the_circulars_text_stands_between_margins_of_3_and_2_cm():
    (page,) = made("circular").pages
    assert min(run.x for run in page.runs) == pytest.approx(mm(30), abs=0.5)
    inked = [run.x + run.width - 0.216 * run.size * (len(run.text) - len(run.text.rstrip())) for run in page.runs]
    assert max(inked) <= page.width - mm(20) + 0.2


def test_the_garuda_is_3_cm_high_and_centred_a_centimetre_and_a_half_from_the_top():
    (garuda,) = [item for item in made("circular").pages[0].items if isinstance(item, Picture)]
    assert garuda.height == pytest.approx(mm(30), abs=0.1)
    assert garuda.x + garuda.width / 2 == pytest.approx(mm(105), abs=0.5)
    assert garuda.y == pytest.approx(mm(15), abs=1)


def test_the_number_is_level_with_the_office_and_the_garudas_feet():
    (number,) = runs_of("circular", "๕๑๘๘")
    (office,) = runs_of("circular", "ศาลากลางจังหวัด")
    (garuda,) = [item for item in made("circular").pages[0].items if isinstance(item, Picture)]
    assert number.y == office.y
    assert number.y == pytest.approx(garuda.y + garuda.height, abs=6)
    assert office.x > mm(105)


def test_date_and_closing_start_at_the_middle_of_the_page():
    assert placed("circular", "date").x0 == pytest.approx(mm(105), abs=0.5)
    assert placed("circular", "closing").x0 == pytest.approx(mm(105), abs=0.5)


def test_body_paragraphs_begin_two_and_a_half_centimetres_in():
    for number in range(3):
        assert placed("circular", f"paragraphs[{number}]").x0 == pytest.approx(mm(55), abs=0.5)


def test_name_and_posts_are_centred_on_the_closings_axis():
    closing = placed("circular", "closing")
    axis = (closing.x0 + closing.x1) / 2
    lines = [runs for text, runs in lines_of(made("circular").pages[0]) if "โอยสวัสดิ์" in text or "ผู้ว่าราชการ" in text]
    assert len(lines) == 2
    for runs in lines:
        assert (runs[0].x + runs[-1].x + runs[-1].width) / 2 == pytest.approx(axis, abs=1)


def test_body_lines_are_flush_at_both_edges():
    lines = [(text, runs) for text, runs in lines_of(made("circular").pages[0]) if runs[0].field == "paragraphs[1]"]
    for text, runs in lines[:-1]:
        trailing = 0.216 * 16 * (len(text) - len(text.rstrip()))
        assert runs[-1].x + runs[-1].width - trailing == pytest.approx(595.3 - mm(20), abs=0.5), text


@pytest.mark.parametrize("name", TABLES)
def test_both_header_rows_stand_on_every_page_of_the_table(name):
    for page in made(name).pages:
        if not any(run.field.startswith("indicators") for run in page.runs):
            continue  # a page of signatures
        text = "".join(run.text for run in page.runs)
        assert "ยุทธศาสตร์" in text
        assert "ค่าเป้าหมาย" in text
        assert "๑๒๓๔๕" in "".join(run.text for run in page.runs if run.field == "")


@pytest.mark.parametrize("name", TABLES)
def test_no_page_ends_with_a_header_alone_or_begins_with_a_parted_signature(name):
    for page in made(name).pages:
        fields = [run.field for run in page.runs]
        assert "column" not in fields or any(field.startswith("indicators") for field in fields)
    signed = {box.page for box in made(name).fields if box.path.startswith("signatures")}
    assert len(signed) == (0 if name == "team" else 1)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_on_anything_else(name):
    for page in made(name).pages:
        lines = [(runs[0].x, runs[-1].x + runs[-1].width, runs[0].y) for _, runs in lines_of(page)]
        lines.sort(key=lambda line: line[2])
        for one, other in pairwise(lines):
            beside = one[1] <= other[0] + 0.1 or other[1] <= one[0] + 0.1
            assert beside or other[2] - one[2] > 9, (name, one, other)


@pytest.mark.parametrize("name", TABLES)
def test_no_text_crosses_a_rule(name):
    for page in made(name).pages:
        down = [item for item in page.items if isinstance(item, Rule) and item.x0 == item.x1]
        for text, runs in lines_of(page):
            left, right, y = (
                runs[0].x,
                runs[-1].x + runs[-1].width - (len(text) - len(text.rstrip())) * 0.216 * 14,
                runs[0].y,
            )
            assert not any(rule.y0 < y < rule.y1 and left + 0.5 < rule.x0 < right - 0.5 for rule in down), text


def repeated(name, count):
    """As many indicators as asked, out of the sample's; their weights sum to 100."""
    own = form(name).indicators
    weights = [101 - count, *[1] * (count - 1)]
    return tuple(own[n % len(own)].model_copy(update={"number": n + 1, "weight": weights[n]}) for n in range(count))


@pytest.mark.parametrize("count", [1, 40])
def test_tables_of_one_and_of_forty_indicators(count):
    document = thaiforms.make(form("team").model_copy(update={"indicators": repeated("team", count)}))
    printed = {box.path for box in document.fields}
    assert {f"indicators[{n}].text" for n in range(count)} <= printed
    assert all("ยุทธศาสตร์" in "".join(run.text for run in page.runs) for page in document.pages)


@pytest.mark.parametrize("count", [0, 1, 2, 3])
@pytest.mark.parametrize("kept", range(1, 7))
def test_signature_blocks_of_any_number_stand_on_one_page(count, kept):
    roles = ("ผู้รับการประเมิน", "ผู้ประเมิน", "ผู้บังคับบัญชาเหนือขึ้นไป")
    blocks = tuple(thaiforms.SignatureBlock(role=role, position="ตำแหน่ง") for role in roles[:count])
    changed = {"signatures": blocks, "indicators": repeated("district-officer", kept)}
    document = thaiforms.make(form("district-officer").model_copy(update=changed))
    pages = [number for number, page in enumerate(document.pages) if any("ลงชื่อ" in run.text for run in page.runs)]
    dates = [number for number, page in enumerate(document.pages) if any("เดือน …" in run.text for run in page.runs)]
    assert len(pages) == (1 if count else 0)
    assert pages == dates
    assert sum(run.text.count("ลงชื่อ") for page in document.pages for run in page.runs) == count


@pytest.mark.parametrize("more", range(1, 8))
def test_a_signature_never_stands_on_a_page_without_a_word_of_its_letter(more):
    letter = form("circular")
    paragraphs = (*letter.paragraphs[:2], *letter.paragraphs[:1] * more, letter.paragraphs[2])
    document = thaiforms.make(letter.model_copy(update={"paragraphs": paragraphs, "spacing": "normal"}))
    page = next(box.page for box in document.fields if box.path == "closing")
    assert any(box.page == page and box.path.startswith("paragraphs") for box in document.fields)
