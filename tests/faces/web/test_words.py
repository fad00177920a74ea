"""Everything the page says in Thai, it can say in English."""

import re
from pathlib import Path

import pytest

import thaiforms.faces.web.site as site
from thaiforms.faces.web.layout import GROUPS
from thaiforms.faces.web.making import KINDS
from thaiforms.faces.web.starting import CARDS
from thaiforms.faces.web.words import ENGLISH

TEMPLATES = sorted((Path(site.__file__).parent / "templates").glob("*.html"))
SAID = re.compile(r"""say\(\s*(["'])(.+?)\1\s*\)""")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_what_a_template_says_has_english_words(path):
    said = {match[2] for match in SAID.finditer(path.read_text("utf-8"))}
    assert {words for words in said if words not in ENGLISH} == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_says_thai_words_by_itself(path):
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", path.read_text("utf-8"), flags=re.S)
    assert not re.search("[ก-๙]", text)


def test_titles_choices_and_helps_have_english_words():
    fields = [field for groups in GROUPS.values() for group in groups for field in group.fields]
    fields += [field for groups in GROUPS.values() for group in groups if group.table for field in group.table.fields]
    said = {group.title for groups in GROUPS.values() for group in groups} | {
        field.help for field in fields if field.help
    }
    said |= {f"choice {option}" for field in fields for option in field.options}
    said |= {card.title for card in CARDS} | {card.told for card in CARDS} | set(KINDS.values())
    assert {words for words in said if words not in ENGLISH} == set()


def test_english_is_english():
    for words in ENGLISH.values():
        assert not re.search("[ก-๙]", re.sub(r"\(ร่าง\)|มิถุนายน ๒๕๖๔|^(ด่วน|ลับ)\S*", "", words)), words
