"""A value is put where its path says, and read back as it was put."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clearance.decisions.firm import form
from tests.samples import with_lines
from tidewaiter.clearance.decisions.fields import stated, text_of
from tidewaiter.clearance.decisions.place import normal, placed, read
from tidewaiter.clearance.decisions.record import value
from tidewaiter.entry.jsonform import entry_json, read_entry

OF = form(3)
PATHS = [one.path for one in stated(OF)]


@pytest.mark.parametrize(("path", "text", "held"), [
    ("lines/2/articles/1/hts", "7325991000", "7325991000"), ("lines/2/articles/1/value", "20000", 20000), ("lines/2/related", "true", True),
    ("lines/2/related", "", None), ("lines/2/facts/steel_pct", "40", "40"), ("lines/2/facts/no_metal", "true", True),
    ("lines/2/adcvd", '[{"case":"A570967000"}]', [{"case": "A570967000"}]), ("lines/2/adcvd", "", []), ("days/exported", "", None),
    ("days/exported", "2026-08-30", "2026-08-30"), ("invoices/1/total", "12.50", "12.50"), ("live", "true", True), ("live", "", False),
    ("state", "", ""), ("stated_totals", "", {}), ("seller", "", None), ("transport/containers/2", "TGHU1234567", "TGHU1234567"),
    ("screening/seller", "no hit", "no hit"),
])
def test_a_value_is_put_where_it_belongs(path, text, held):
    of = {**OF, "screening": {}}
    after = placed(of, path, text)
    assert value(path, after) == text_of(held) == (text or text_of(held))
    assert read(_pattern(path), text) == held
    unchanged = [one for one in PATHS if one != path and not one.startswith(path + "/")]
    assert [one for one in unchanged if value(one, after) != value(one, OF)] == []


def _pattern(path: str) -> str:
    from tidewaiter.clearance.decisions.fields import field_of
    found = field_of(path)
    assert found is not None
    return found.pattern


def test_taking_a_value_away():
    of = placed(OF, "lines/1/facts/steel_pct", "40")
    assert placed(of, "lines/1/facts/steel_pct", "")["lines"]["1"]["facts"] == {}
    assert placed(OF, "transport/containers/1", "")["transport"]["containers"] == []


@pytest.mark.parametrize(("path", "text"), [
    ("lines/9/origin", "CN"), ("lines/1/articles/2/hts", "7325991000"), ("transport/containers/3", "X"), ("transport/containers/0", "X"),
    ("transport/containers/x", "X"), ("lines/1/articles/1/value", "1.5"), ("lines/1/articles/1/value", "१"), ("lines/1/related", "yes"),
    ("days/entered", "9/18/26"), ("invoices/1/total", "NaN"), ("invoices/1/total", "much"), ("lines/1/adcvd", "{"), ("lines/1/adcvd", "5"),
    ("lines/1/adcvd", '[{"cases":"x"}]'),
    ("lines/1/articles/1/quantities", '[{"amount":"many","unit":"KG"}]'), ("importer", "[]"), ("lines/1/adcvd", "[" * 9000),
    ("nothing", "x"),
    ("lines/1/description", "sha256:0 of 9000 characters"),
])
def test_what_cannot_stand_there_is_refused(path, text):
    with pytest.raises((ValueError, ArithmeticError)):
        placed(OF, path, normal(path, text))


@pytest.mark.parametrize("path", PATHS)
def test_what_stands_there_may_be_put_there_again(path):
    assert normal(path, value(path, OF)) == value(path, OF)
    lines = placed(OF, path, value(path, OF))["lines"] if value(path, OF) else OF["lines"]
    assert read_entry({**OF, "lines": list(lines.values()) if isinstance(lines, dict) else lines}) == with_lines(3)


@given(st.sampled_from(PATHS), st.text(max_size=20))
def test_any_text_is_put_or_refused(path, text):
    try:
        told = normal(path, text)
        after = placed(OF, path, told)
    except (ValueError, ArithmeticError):
        return
    assert value(path, after) == told or not told
    assert entry_json(with_lines(3)) == OF
