"""Each file of tests/bad, and what is said of it: code, line, field. Every fault of a file, no other, none raised."""

import time
from pathlib import Path

import pytest

from thaiforms.intake import read_file
from thaiforms.messages import catalogue, explain

BAD = Path(__file__).parent.parent / "bad"
# fmt: off
TABLE = [
    ("weights-of-99.yaml", [("weights-not-100", 4, "indicators")]),
    ("weights-of-101.yaml", [("weights-not-100", 4, "indicators")]),
    ("four-levels.yaml", [("levels-not-five", 8, "indicators[0].levels")]),
    ("six-levels.yaml", [("levels-not-five", 14, "indicators[1].levels")]),
    ("two-indicators-with-one-number.yaml", [("number-twice", 12, "indicators[1].number")]),
    ("day-75.yaml", [("impossible-day", 5, "date")]),
    ("june-31.yaml", [("impossible-day", 5, "date")]),
    ("february-29-in-2565.yaml", [("impossible-day", 5, "date")]),
    ("year-could-be-either.yaml", [("year-could-be-either", 5, "date")]),
    ("iso-year-over-2400.yaml", [("year-could-be-either", 5, "date")]),
    ("empty.yaml", [("file-empty", None, "")]),
    ("blank.yaml", [("file-empty", None, "")]),
    ("comments-alone.yaml", [("file-empty", None, "")]),
    ("syntax-error.yaml", [("yaml-syntax", 8, "")]),
    ("list-where-text-is-due.yaml", [("list-for-text", 6, "subject")]),
    ("dash-makes-a-list.yaml", [("list-for-text", 9, "paragraphs[0]")]),
    ("tis-620.yaml", [("wrong-encoding", 2, "")]),
    ("unknown-key.yaml", [("unknown-field", 13, "zebra")]),
    ("misspelt-key.yaml", [("missing-field", 1, "subject"), ("unknown-field", 6, "subjcet")]),
    ("thai-title-as-key.yaml", [("missing-field", 1, "subject"), ("unknown-field", 6, "เรื่อง")]),
    ("utf-16.yaml", [("wrong-encoding", 1, "")]),
    ("utf-16-without-mark.yaml", [("wrong-encoding", 1, "")]),
    ("utf-16-big.yaml", [("wrong-encoding", 1, "")]),
    ("utf-32.yaml", [("wrong-encoding", 1, "")]),
    ("latin-1.yaml", [("not-utf-8", 2, "")]),
    ("cut-inside-a-letter.yaml", [("not-utf-8", 2, "")]),
    ("word-file.yaml", [("not-a-text-file", None, "")]),
    ("pdf-file.yaml", [("not-a-text-file", None, "")]),
    ("nul.yaml", [("forbidden-character", 6, "")]),
    ("escape-character.yaml", [("forbidden-character", 6, "")]),
    ("line-separator.yaml", [("forbidden-character", 6, "")]),
    ("mark-in-the-middle.yaml", [("forbidden-character", 6, "")]),
    ("right-to-left-override.yaml", [("forbidden-character", 6, "subject")]),
    ("isolate.yaml", [("forbidden-character", 6, "subject")]),
    ("private-use.yaml", [("forbidden-character", 6, "subject")]),
    ("private-use-plane-15.yaml", [("forbidden-character", 6, "subject")]),
    ("tab-in-text.yaml", [("forbidden-character", 6, "subject")]),
    ("escaped-nul.yaml", [("forbidden-character", 6, "subject")]),
    ("escaped-bell.yaml", [("forbidden-character", 6, "subject")]),
    ("tab-for-indentation.yaml", [("yaml-tab", 4, "")]),
    ("quote-left-open.yaml", [("yaml-quote-open", 6, "")]),
    ("text-after-a-quote.yaml", [("yaml-quote-inside", 6, "")]),
    ("quote-in-quotes.yaml", [("yaml-quote-inside", 6, "")]),
    ("starts-with-stars.yaml", [("yaml-special-start", 6, "")]),
    ("starts-with-at.yaml", [("yaml-special-start", 6, "")]),
    ("starts-with-percent.yaml", [("yaml-special-start", 6, "")]),
    ("starts-with-backtick.yaml", [("yaml-special-start", 6, "")]),
    ("two-colons.yaml", [("yaml-colon", 6, "")]),
    ("bad-indentation.yaml", [("yaml-syntax", 12, "")]),
    ("bracket-left-open.yaml", [("yaml-syntax", 11, "")]),
    ("colon-makes-fields.yaml", [("mapping-for-text", 9, "paragraphs[0]")]),
    ("doubled-key.yaml", [("duplicate-key", 13, "to")]),
    ("doubled-key-inside.yaml", [("duplicate-key", 13, "signatory.name")]),
    ("anchor-and-alias.yaml", [("yaml-alias", 6, "subject"), ("yaml-alias", 7, "to")]),
    ("alias-bomb.yaml", [("yaml-alias", 13, "a"), ("yaml-alias", 14, "b"), ("yaml-alias", 14, "b[0]"), ("yaml-alias", 14, "b[1]"), ("yaml-alias", 15, "c[0]"), ("yaml-alias", 15, "c[1]"), ("unknown-field", 15, "c")]),
    ("merge-key.yaml", [("unknown-field", 11, "signatory.<<")]),
    ("python-tag.yaml", [("yaml-tag", 6, "subject")]),
    ("string-tag.yaml", [("yaml-tag", 6, "subject")]),
    ("own-tag.yaml", [("yaml-tag", 6, "subject")]),
    ("two-documents.yaml", [("several-documents", 13, "")]),
    ("nested-too-deep.yaml", [("too-deep", 6, "")]),
    ("list-as-key.yaml", [("key-not-text", 13, "")]),
    ("future-yaml.yaml", [("yaml-special-start", 1, "")]),
    ("starts-with-ampersand.yaml", [("yaml-special-start", 6, "")]),
    ("alias-as-key.yaml", [("key-not-text", 13, ""), ("yaml-alias", 13, "?")]),
    ("just-a-word.yaml", [("file-without-fields", 1, "")]),
    ("just-a-list.yaml", [("file-without-fields", 1, "")]),
    ("no-form.yaml", [("form-missing", 1, "form")]),
    ("empty-form.yaml", [("form-missing", 1, "form")]),
    ("unknown-form.yaml", [("unknown-form", 1, "form")]),
    ("list-as-form.yaml", [("unknown-form", 1, "form")]),
    ("nothing-but-the-form.yaml", [("missing-field", 1, "number"), ("missing-field", 1, "office"), ("missing-field", 1, "date"), ("missing-field", 1, "subject"), ("missing-field", 1, "to"), ("missing-field", 1, "paragraphs"), ("missing-field", 1, "signatory")]),
    ("empty-subject.yaml", [("empty-field", 6, "subject")]),
    ("subject-of-spaces.yaml", [("empty-field", 6, "subject")]),
    ("no-paragraphs.yaml", [("empty-field", 8, "paragraphs")]),
    ("empty-paragraph.yaml", [("empty-field", 10, "paragraphs[1]")]),
    ("paragraph-with-a-line-break.yaml", [("line-break-in-text", 9, "paragraphs[0]")]),
    ("office-as-fields.yaml", [("lines-due", 3, "office")]),
    ("signatory-as-text.yaml", [("mapping-due", 10, "signatory")]),
    ("signatory-without-position.yaml", [("missing-field", 10, "signatory.position")]),
    ("signatory-in-empty-parentheses.yaml", [("empty-field", 11, "signatory.name")]),
    ("enclosures-as-text.yaml", [("list-due", 13, "enclosures")]),
    ("enclosure-without-text.yaml", [("missing-field", 14, "enclosures[0].text")]),
    ("unknown-urgency.yaml", [("not-one-of", 13, "urgency")]),
    ("unknown-spacing.yaml", [("not-one-of", 13, "spacing")]),
    ("unknown-emblem.yaml", [("not-one-of", 13, "emblem")]),
    ("draft-maybe.yaml", [("not-yes-or-no", 13, "draft")]),
    ("date-of-words.yaml", [("not-a-date", 5, "date")]),
    ("unknown-month.yaml", [("unknown-month", 5, "date")]),
    ("month-13.yaml", [("impossible-month", 5, "date")]),
    ("date-before-2484.yaml", [("year-before-2484", 5, "date")]),
    ("no-date.yaml", [("empty-field", 5, "date")]),
    ("gap-in-numbers.yaml", [("number-missing", 11, "indicators[1].number")]),
    ("number-zero.yaml", [("number-out-of-range", 5, "indicators[0].number")]),
    ("number-in-words.yaml", [("not-a-whole-number", 5, "indicators[0].number")]),
    ("weight-in-words.yaml", [("not-a-number", 9, "indicators[0].weight")]),
    ("weight-in-percent.yaml", [("not-a-number", 9, "indicators[0].weight")]),
    ("weight-with-exponent.yaml", [("not-a-number", 9, "indicators[0].weight")]),
    ("weight-infinite.yaml", [("not-a-number", 9, "indicators[0].weight")]),
    ("weight-below-nothing.yaml", [("not-a-number", 9, "indicators[0].weight")]),
    ("weight-of-nothing.yaml", [("weight-out-of-range", 9, "indicators[0].weight")]),
    ("weight-of-140.yaml", [("weight-out-of-range", 9, "indicators[0].weight")]),
    ("weight-missing.yaml", [("missing-field", 5, "indicators[0].weight")]),
    ("no-indicators.yaml", [("empty-field", 4, "indicators")]),
    ("indicators-as-text.yaml", [("list-due", 4, "indicators")]),
    ("indicator-as-text.yaml", [("mapping-due", 5, "indicators[0]")]),
    ("empty-level.yaml", [("empty-field", 8, "indicators[0].levels[2]")]),
    ("level-of-lists.yaml", [("list-for-text", 8, "indicators[0].levels[0][0]")]),
    ("three-targets.yaml", [("targets-not-five", 10, "indicators[0].targets")]),
    ("no-sources.yaml", [("empty-field", 10, "indicators[0].sources")]),
    ("round-three.yaml", [("unknown-round", 3, "round")]),
    ("round-of-words.yaml", [("not-a-round", 3, "round")]),
    ("round-in-the-year-2021.yaml", [("year-could-be-either", 3, "round")]),
    ("round-missing.yaml", [("missing-field", 1, "round")]),
    ("round-outside-its-year.yaml", [("round-outside-fiscal-year", 6, "round.last")]),
    ("round-backwards.yaml", [("round-ends-before-it-begins", 7, "round.last")]),
    ("round-from-a-month.yaml", [("day-blank", 6, "round.first")]),
    ("unknown-kind.yaml", [("not-one-of", 2, "kind")]),
    ("neither-kind-nor-heading.yaml", [("heading-or-kind", 1, "heading"), ("heading-or-kind", 1, "column")]),
    ("heading-without-column.yaml", [("heading-or-kind", 1, "column")]),
    ("four-signatures.yaml", [("too-many-signatures", 17, "signatures")]),
    ("signature-without-role.yaml", [("missing-field", 18, "signatures[0].role")]),
    ("signature-on-june-31.yaml", [("impossible-day", 19, "signatures[0].date")]),
    ("misspelt-weight.yaml", [("missing-field", 5, "indicators[0].weight"), ("unknown-field", 9, "indicators[0].wieght")]),
    ("many-at-once.yaml", [("not-one-of", 2, "kind"), ("year-could-be-either", 3, "round"), ("weights-not-100", 4, "indicators"), ("missing-field", 5, "indicators[0].goal"), ("unknown-field", 6, "indicators[0].goals")]),
    ("comma-too-many.json", [("json-comma", 8, "")]),
    ("comma-missing.json", [("json-syntax", 6, "")]),
    ("single-quotes.json", [("json-syntax", 5, "")]),
    ("raw-tab-in-text.json", [("json-syntax", 5, "")]),
    ("escaped-tab-in-text.json", [("forbidden-character", 5, "subject")]),
    ("lone-surrogate.json", [("forbidden-character", 5, "")]),
    ("lone-surrogate-as-key.json", [("forbidden-character", 5, ""), ("missing-field", 1, "subject"), ("unknown-field", 5, "sub�ject")]),
    ("cut-off.json", [("json-syntax", 3, "")]),
    ("comment.json", [("json-syntax", 1, "")]),
    ("not-a-number.json", [("json-syntax", 5, "")]),
    ("doubled-key.json", [("duplicate-key", 6, "subject")]),
    ("null-where-text-is-due.json", [("missing-field", 5, "subject")]),
    ("after-the-end.json", [("json-syntax", 9, "")]),
    ("nested-too-deep.json", [("too-deep", 1, "")]),
]
# fmt: on
MADE_FOR_OTHER_READERS = {".docx", ".xlsx", ".csv"}


@pytest.mark.parametrize(("name", "expected"), TABLE, ids=[name for name, _ in TABLE])
def test_a_bad_file_is_told_with_code_line_and_field(name, expected):
    began = time.process_time()
    reading = read_file(BAD / name)
    assert time.process_time() - began < 2
    found = [(fault.code, fault.place.line, fault.place.field) for fault in reading.faults]
    assert sorted(map(str, found)) == sorted(map(str, expected))
    assert reading.form is None
    assert all(fault.place.file == str(BAD / name) for fault in reading.faults)


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("name", [name for name, _ in TABLE])
def test_a_bad_file_is_told_in_words(name, language):
    for fault in read_file(BAD / name).faults:
        message = explain(fault, language)
        assert {fault.code, f"{fault.code}.mend"} <= set(catalogue(language))
        assert name in message.where
        assert "{" not in message.what.replace(fault.found, "")
        assert message.mend


def test_every_bad_file_is_in_the_table():
    files = {path.name for path in BAD.iterdir() if path.suffix not in MADE_FOR_OTHER_READERS}
    assert files == {name for name, _ in TABLE}
