"""Work without the collector: it rests while the work is done, and is as it was afterwards."""

import gc

import pytest

from thaiforms.collecting import uncollected
from thaiforms.layout import lay_out
from thaiforms.pdf import write_pdf


@uncollected
def collects(answer=None):
    """Whether the collector is at work."""
    if isinstance(answer, Exception):
        raise answer
    return gc.isenabled() if answer is None else answer


@pytest.fixture(autouse=True)
def _collector_as_it_was():
    before = gc.isenabled()
    yield
    (gc.enable if before else gc.disable)()


def test_the_collector_rests_while_the_work_is_done():
    gc.enable()
    assert collects() is False
    assert gc.isenabled()


def test_it_goes_on_after_work_that_fails():
    gc.enable()
    with pytest.raises(ValueError, match="no"):
        collects(ValueError("no"))
    assert gc.isenabled()


def test_who_has_turned_it_off_finds_it_off():
    gc.disable()
    assert collects() is False
    assert not gc.isenabled()


def test_the_work_keeps_its_answer_its_name_and_its_words():
    assert collects(answer=3) == 3
    assert (collects.__name__, collects.__doc__) == ("collects", "Whether the collector is at work.")
    assert {lay_out.__name__, write_pdf.__name__} == {"lay_out", "write_pdf"}
