"""Files of every build read alike, in fragments that are remembered and as a whole."""

import pytest

from documents import DOCUMENTS
from noted import NOTED
from samples import NAMES, made
from test_parity import BENCH
from thaiforms.layout import read_docx as room
from thaiforms.layout.read_docx import read_docx

FILES = {**{name: lambda name=name: made(name).docx for name in NAMES}, **BENCH, **DOCUMENTS, **NOTED}


@pytest.mark.parametrize("name", FILES)
def test_a_file_reads_alike_in_fragments_and_as_a_whole(name, monkeypatch):
    data = FILES[name]()
    first, again = read_docx(data), read_docx(data)
    monkeypatch.setattr(room, "parted", lambda data: None)
    assert first == again == read_docx(data)
