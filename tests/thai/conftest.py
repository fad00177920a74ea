"""What the tests of the Thai room share: every text of the reference, once."""

import json
from pathlib import Path

import pytest

REFERENCE = Path(__file__).parent.parent / "reference"


def texts_of(value: object):
    """Every string in a tree of lists and mappings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_of(part)


@pytest.fixture(scope="session")
def reference_texts() -> list[str]:
    trees = [json.loads(path.read_text("utf-8")) for path in sorted(REFERENCE.glob("*.json"))]
    return list(dict.fromkeys(text for tree in trees for text in texts_of(tree) if text))
