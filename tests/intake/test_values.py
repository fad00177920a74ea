"""Values as they were typed: whatever they are, their YAML reads back as the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thaiforms.intake import dump_values, read_bytes

AWKWARD = (
    *(
        " a\n b ",
        "\n",
        "a\n",
        "\n\n a",
        "x: y # z",
        "- a\n- b",
        "\ta",
        "\x00",
        "\x85",
        "a\u2028b",
        "| x",
        "yes",
        "~",
        "1e3",
    ),
    *(
        "  lead\nsecond",
        "tail  \n \n",
        "\ufeff",
        "'",
        '"',
        "ก\n\nข ",
        "{{7*7}}",
        "&x",
        "*x",
        "!!python/object",
        "%",
        "@",
        "`",
    ),
)
TEXTS = st.text(max_size=30).filter(lambda text: not any(0xD800 <= ord(sign) <= 0xDFFF for sign in text))
VALUES = st.recursive(
    TEXTS | st.sampled_from(AWKWARD),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.from_regex("[a-z_]{1,8}", fullmatch=True), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("text", AWKWARD)
def test_an_awkward_text_reads_back_as_it_was_typed(text):
    values = {"form": "circular", "subject": text, "paragraphs": [text, text], "signatory": {"name": text}}
    assert read_bytes(dump_values(values).encode()).tree.value == values


@settings(max_examples=500, deadline=None)
@given(st.dictionaries(st.from_regex("[a-z_]{1,8}", fullmatch=True), VALUES, min_size=1, max_size=4))
def test_any_values_read_back_as_they_were_typed(values):
    assert read_bytes(dump_values(values).encode()).tree.value == values


def test_lines_stand_as_lines():
    assert dump_values({"office": "บรรทัดแรก\nบรรทัดที่สอง"}) == "office: |-\n  บรรทัดแรก\n  บรรทัดที่สอง\n"
