"""Many forms from Python: lazily in, in order or as they are done, a bad one no reason to stop."""

import datetime
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import thaiforms
from batching import Hostile, Inline
from samples import form, made

ROOT = Path(__file__).parents[2]
SAMPLES = ("circular", "team", "district-officer", "development-worker")


def letters(count):
    return (form("circular").model_copy(update={"to": f"นายอำเภอ {number}"}) for number in range(count))


def unprintable():
    """A letter with a character that no font has."""
    return form("circular").model_copy(update={"subject": "เรื่อง \U0001f9ff"})


def test_each_form_gives_what_make_gives():
    with ThreadPoolExecutor(2) as threads:
        results = list(thaiforms.make_many(map(form, SAMPLES), executor=threads))
    for result, name in zip(results, SAMPLES, strict=True):
        assert (result.made.docx, result.made.pdf) == (made(name).docx, made(name).pdf)
        assert result.made.fields == made(name).fields
        assert (result.faults, result.warnings) == ((), made(name).warnings)


def test_without_an_executor_processes_of_our_own_do_the_work(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(
        "import thaiforms\n"
        "if __name__ == '__main__':\n"
        f"    letter = thaiforms.read({str(ROOT / 'samples/circular-5188/circular.yaml')!r})\n"
        "    results = list(thaiforms.make_many([letter] * 5))\n"
        "    print([result.index for result in results], len({result.made.pdf for result in results}))\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(program)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "[0, 1, 2, 3, 4] 1"


def test_order_is_that_of_the_forms_and_may_be_given_up():
    with closing(Hostile()) as hostile:
        ordered = [result.index for result in thaiforms.make_many(letters(12), executor=hostile)]
        free = [result.index for result in thaiforms.make_many(letters(12), executor=hostile, ordered=False)]
    assert ordered == list(range(12))
    assert sorted(free) == ordered


def test_a_bad_form_is_a_result_with_faults_and_stops_nothing():
    forms = [form("circular"), unprintable(), "no form at all", form("circular")]
    results = list(thaiforms.make_many(forms, executor=Inline()))
    assert [result.made is None for result in results] == [False, True, True, False]
    assert results[1].faults[0].code == "letter-not-in-font"
    assert results[2].faults[0].code == "internal-error"


def test_forms_are_taken_only_as_there_is_room():
    taken = []
    forms = (taken.append(1) or letter for letter in letters(1000))
    results = thaiforms.make_many(forms, executor=Inline())
    assert not taken
    next(results)
    assert len(taken) <= 12
    results.close()


def test_supplies_decide_the_moment_and_the_templates():
    moment = datetime.datetime(2021, 6, 15, tzinfo=datetime.UTC)
    supplies = replace(thaiforms.shipped(), moment=moment)
    with ThreadPoolExecutor(2) as threads:
        (result,) = thaiforms.make_many([form("circular")], supplies=supplies, executor=threads)
    assert result.made.pdf == thaiforms.make(form("circular"), supplies=supplies).pdf
    assert result.made.pdf != made("circular").pdf


def test_an_error_of_the_source_reaches_the_caller():
    def source():
        yield form("circular")
        raise LookupError("the source broke")

    with pytest.raises(LookupError):
        list(thaiforms.make_many(source(), executor=Inline()))


def test_no_forms_give_no_results():
    assert list(thaiforms.make_many([], executor=Inline())) == []
