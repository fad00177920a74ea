"""Microsoft's Open XML SDK has nothing against the templates and all that is filled."""

import pytest

from office import needs_validator, open_xml_errors
from thaiforms.filling import fill
from word_files import (
    NAMES,
    agreement,
    changed,
    filled,
    letter,
    of_paragraphs,
    sample,
    template,
)

FULL = {
    "urgency": "ด่วนที่สุด",
    "secrecy": "ลับ",
    "draft": True,
    "references": ["หนังสือกรมการพัฒนาชุมชน ที่ มท ๐๔๐๒/ว ๑ & <ข>"],
    "enclosures": ["หนึ่ง", "สอง"],
    "copies": ["ก", "ข"],
}
CASES = {
    **{f"template of {form}": lambda form=form: template(form) for form in ("circular", "kpi-agreement")},
    **{name: lambda name=name: filled(sample(name)) for name in NAMES},
    **{f"{name} with its source": lambda name=name: filled(sample(name), source="form: x\n") for name in NAMES},
    "letter of all parts": lambda: filled(letter(**FULL)),
    "letter of few parts": lambda: filled(letter(enclosures=(), owner=(), emblem="none")),
    "letter in Arabic digits": lambda: filled(letter(), numerals="arabic", final=True),
    **{f"{n} signers": lambda n=n: filled(agreement(signers=n)) for n in range(4)},
    "forty indicators": lambda: filled(agreement(40, signers=2)),
    "another's template": lambda: fill(letter(), of_paragraphs("{{ subject }}", "{{ to }}"), source="ก").docx,
}


@needs_validator
@pytest.mark.parametrize("version", ["Office2019", "Microsoft365"])
@pytest.mark.parametrize("case", CASES)
def test_microsofts_validator_finds_no_error(case, version, tmp_path):
    file = tmp_path / "document.docx"
    file.write_bytes(CASES[case]())
    assert open_xml_errors(file, version=version) == []


@needs_validator
def test_the_validator_sees_an_error_where_there_is_one(tmp_path):
    file = tmp_path / "document.docx"
    spoiled = changed(filled(letter()), "word/document.xml", lambda xml: xml.replace(b"<w:cs/>", b"<w:cs/><w:b/>", 1))
    file.write_bytes(spoiled)
    assert open_xml_errors(file, version="Microsoft365")
