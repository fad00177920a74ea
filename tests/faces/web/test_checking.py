"""What values come to, and the sketch of what is not whole yet."""

import copy

import pytest

import thaiforms
from samples import NAMES, SAMPLES
from thaiforms.faces.web.checking import check, sketch
from thaiforms.faces.web.layout import GROUPS, title_of
from thaiforms.faces.web.rows import blank


def values_of_sample(name):
    return thaiforms.read_bytes(thaiforms.dump(thaiforms.read(SAMPLES / f"{name}.yaml")).encode()).tree.value


def printed(form):
    return [box.text.strip() for box in thaiforms.make(form).fields]


@pytest.mark.parametrize("name", NAMES)
def test_a_whole_form_is_its_own_sketch(name):
    values = values_of_sample(name)
    assert sketch(values) == check(values).form == thaiforms.read(SAMPLES / f"{name}.yaml")


def leaves(value, path=()):
    if isinstance(value, (dict, list)):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, step))
    else:
        yield path


def without(values, path, text):
    changed = copy.deepcopy(values)
    part = changed
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = text
    return changed


BAD = ("", "\x00", "๓๕ มิถุนายน ๒๕๖๔", "สองบรรทัด\nในช่องเดียว", "999999999999")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", BAD, ids=["blank", "control", "no-day", "lines", "number"])
def test_any_field_may_be_wrong_and_there_is_a_sketch(name, text):
    values = values_of_sample(name)
    for path in list(leaves(values))[::3]:
        if path != ("form",):
            tried = without(values, path, text)
            before = copy.deepcopy(tried)
            assert sketch(tried) is not None, path
            assert tried == before, "what was typed is left alone"


@pytest.mark.parametrize("form", GROUPS)
def test_an_empty_form_has_a_sketch_that_can_be_printed(form):
    values = {"form": form, **({"indicators": [blank("indicators")]} if form == "kpi-agreement" else {})}
    assert any("…" in text or "." in text for text in printed(sketch(values)))


def test_a_sketch_shows_each_weight_as_it_was_typed():
    values = values_of_sample("team")
    values["indicators"][0]["weight"] = "๑๒.๕"
    values["indicators"][1]["weight"] = "สี่สิบ"
    sketched = sketch(values)
    assert [str(row.weight) for row in sketched.indicators][:2] == ["12.5", "0"]
    assert check(values).form is None


@pytest.mark.parametrize("values", [{}, {"form": "x"}, {"form": ["circular"]}, {"form": {}}])
def test_what_is_no_form_has_no_sketch(values):
    assert check(values).faults
    assert sketch(values) is None


@pytest.mark.parametrize("form", GROUPS)
def test_every_field_of_the_editor_is_one_of_the_form(form):
    for group in GROUPS[form]:
        fields = [(field.name, field) for field in group.fields]
        if group.table is not None:
            fields += [(f"{group.table.name}.{field.name}", field) for field in group.table.fields]
        for path, _ in fields:
            assert title_of(form, path) != path
