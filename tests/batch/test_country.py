"""The roster of the whole country, that speed is measured on: as many rows as there should be, and no two alike."""

import csv
import importlib.util
from collections import Counter
from pathlib import Path

import pytest

from thaiforms.batch.pattern import read_pattern
from thaiforms.batch.roster import read_roster

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def country():
    spec = importlib.util.spec_from_file_location("country", ROOT / "benchmarks" / "roster_of_the_country.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_are_878_districts_in_76_provinces_each_with_its_chief_town(country):
    found = country.districts()
    assert len(found) == 878
    assert len({province for _, province, _ in found}) == 76
    assert len({(province, district) for _, province, district in found}) == 878
    towns = [province for _, province, district in found if district == f"เมือง{province}"]
    assert len(towns) == 76


def test_the_districts_of_surat_thani_are_the_real_ones(country):
    real = (ROOT / "tests" / "reference" / "surat-thani-districts.tsv").read_text("utf-8").splitlines()[1:]
    found = [district for _, province, district in country.districts() if province == "สุราษฎร์ธานี"]
    assert found == [line.split("\t")[1] for line in real]


def test_there_are_7255_workers_eight_or_nine_a_district(country):
    found = list(country.workers())
    assert len(found) == 7_255
    assert set(Counter((province, district) for _, province, district, *_ in found).values()) == {8, 9}


def test_no_key_and_no_name_stands_twice(country):
    everyone = [*country.officers(), *country.workers()]
    assert len({row[0] for row in everyone}) == len({row[3] for row in everyone}) == 8_133


def test_its_rows_fit_the_samples(country, tmp_path):
    path = tmp_path / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        names = (*country.COLUMNS, "position", "appraiser")
        csv.writer(stream).writerows([[box.title for box in country.columns(names)], *country.workers()])
    roster = read_roster(path)
    pattern = read_pattern(ROOT / "samples" / "surat-thani" / "development-workers.yaml")
    assert pattern.check(roster)[0] == ()
    assert roster.count == 7_255
    for row in list(roster.rows())[::500]:
        assert pattern.reading(row).faults == ()
