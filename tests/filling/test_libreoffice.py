"""LibreOffice opens what is filled and reads the same text in it."""

import re

import pytest

from office import needs_libreoffice, texts_in_libreoffice
from word_files import NAMES, agreement, all_controls, filled, letter, sample

pytestmark = [pytest.mark.slow, needs_libreoffice]

FORMS = {
    **{name: lambda name=name: sample(name) for name in NAMES},
    "awkward": lambda: letter(subject="ก & <ข> “ค” {{ 7*7 }} {% x %}", references=["หนึ่ง", "สอง"], copies=["เก็บ"]),
    "signed": lambda: agreement(3, signers=3),
}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("libreoffice")
    for name, form in FORMS.items():
        (folder / f"{name}.docx").write_bytes(filled(form(), numerals="as-typed"))
    return texts_in_libreoffice(sorted(folder.glob("*.docx")), folder)


@pytest.mark.parametrize("name", FORMS)
def test_libreoffice_reads_every_field(name, texts):
    read = re.sub(r"\s+", " ", texts[name])
    body = all_controls(filled(FORMS[name](), numerals="as-typed"))
    missing = [path for path, text in body.items() if text and re.sub(r"\s+", " ", text) not in read]
    assert missing == []
