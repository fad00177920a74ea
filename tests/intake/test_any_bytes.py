"""Whatever a file holds: nothing but faults comes out, each with words, and soon."""

import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thaiforms.intake import read_bytes, set_values
from thaiforms.intake.tree import Tree
from thaiforms.messages import catalogue

ROOT = Path(__file__).parent.parent.parent
GOOD = [path.read_bytes() for path in sorted((ROOT / "samples" / "circular-5188").glob("*.yaml"))]
GOOD += [path.read_bytes() for path in sorted((ROOT / "tests" / "bad").glob("*.json"))]
NAMES = st.sampled_from(["x.yaml", "x.json"])
QUICKLY = settings(max_examples=250, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
PIECES = st.sampled_from(
    [
        b"form: circular\n",
        b"form: kpi-agreement\n",
        b"indicators:\n",
        b"  - ",
        b"levels: ",
        b"weight: ",
        b"[",
        b"]",
        b"{",
        b"}",
        b'"',
        b"'",
        b": ",
        b"\n",
        b"\t",
        b"&a ",
        b"*a",
        b"!!x ",
        b"---\n",
        b"|\n",
        b">-\n",
        b"<<: ",
        b"? ",
        b"\xef\xbb\xbf",
        "ก".encode(),
        "น้ำ".encode(),
        "๑".encode(),
        b"\\ud800",
        b"null",
        b"1e3",
        b",",
        b"\x00",
        b"\xff",
        b"kind: team\n",
    ]
)


def understood(data: bytes, name: str) -> None:
    reading = read_bytes(data, file=name)
    assert (reading.form is None) == bool(reading.faults)
    for fault in (*reading.faults, *reading.warnings):
        assert fault.code in catalogue("th")
        assert fault.code in catalogue("en")
        str(fault).encode("utf-8")


@QUICKLY
@given(st.binary(max_size=200), NAMES)
def test_any_bytes_are_read_or_told(data, name):
    understood(data, name)


@QUICKLY
@given(st.lists(PIECES, max_size=40).map(b"".join), NAMES)
def test_any_mix_of_signs_is_read_or_told(data, name):
    understood(data, name)


@QUICKLY
@given(st.sampled_from(GOOD), st.integers(0, 20_000), st.binary(max_size=3), st.integers(0, 5), NAMES)
def test_a_file_that_was_damaged_is_read_or_told(data, place, patch, lost, name):
    place %= len(data)
    understood(data[:place] + patch + data[place + lost :], name)


@QUICKLY
@given(st.text(max_size=40), st.text(max_size=20))
def test_any_setting_is_put_or_told(path, text):
    tree = set_values(Tree({"form": "circular", "owner": "ก"}, {}), {path: text})
    assert tree.faults or path in tree.origins


BOMBS = {
    "aliases": b"form: circular\na: &a [x,x]\n" + b"".join(b"b%d: &b%d [*a,*a]\n" % (n, n) for n in range(3000)),
    "brackets": b"[" * 900_000,
    "braces.json": b'{"a":' * 150_000,
    "dashes": b"- " * 500_000,
    "questions": b"? " * 500_000,
    "empty lists": b"[" + b"[]," * 300_000 + b"]",
    "keys": b"form: circular\n" + b"".join(b"k%d: 1\n" % n for n in range(40_000)),
    "same key": b"form: circular\n" + b"a: 1\n" * 100_000,
    "one long text": b"form: circular\nsubject: " + b"a" * 1_000_000,
    "marks": b"form: circular\nsubject: " + "ก่".encode() + "่้๊๋".encode() * 80_000,
    "quotes": b"'" * 1_000_000,
    "colons": b"a:\n" + b" a:" * 300_000,
    "folded": b"form: circular\nsubject: >-\n" + b"  a\n" * 200_000,
    "numbers.json": b"[" + b"1," * 500_000 + b"1]",
    "indicators": b"form: kpi-agreement\nindicators:\n" + b"  - weight: 1\n" * 20_000,
    "too large": b"a" * 50_000_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_told_soon_and_in_little_memory(name):
    data = BOMBS[name]
    began = time.process_time()
    reading = read_bytes(data, file=name)
    assert time.process_time() - began < 2
    assert reading.faults
    assert len(reading.faults) <= 120


@pytest.mark.parametrize("name", ["aliases", "brackets", "same key"])
def test_a_bomb_takes_little_memory(name):
    tracemalloc.start()
    read_bytes(BOMBS[name], file=name)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50_000_000


@pytest.mark.parametrize("name", ["empty lists", "numbers.json", "aliases", "keys", "same key"])
def test_a_bomb_is_stopped_at_a_bound_of_ours(name):
    faults = read_bytes(BOMBS[name], file=name).faults
    assert faults[-1].code == "too-many-values" or len(faults) == 100
