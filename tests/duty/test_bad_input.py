"""What is wrong with a question is found, and names the field; what is certain is answered all the same.

tests/cases/bad_input.csv: each row changes a question that is good; `rule` is found at `where`, or is not where a hyphen stands before it.
"""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidewaiter.duty.facts import read_facts, settle
from tidewaiter.duty.law import load
from tidewaiter.findings import LawError
from tidewaiter.lawfiles import law_dir
from tidewaiter.service.quote import Unreadable, quote, read_question

GOOD = {"hts": "7326908688", "origin": "CN", "entered": "2026-09-18", "value": "14172", "mode": "11", "entry_type": "01"}
TABLE = Path(__file__).parents[1] / "cases" / "bad_input.csv"
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


def ask(**more: Any) -> dict[str, Any]:
    return quote(read_question({**GOOD, **more}), load())


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_what_is_wrong_is_found_and_names_its_field(row):
    reply = ask(**json.loads(row["options"]))
    found = {(one["rule"], one["where"]) for one in reply["findings"]}
    if row["rule"].startswith("-"):
        assert row["rule"][1:] not in {rule for rule, _ in found}
    else:
        assert (row["rule"], row["where"]) in found
        fatal = [one for one in reply["findings"] if one["severity"] == "fatal"]
        assert reply["complete"] is not bool(fatal)
        assert all(one["fix"] for one in fatal)


def test_every_rule_of_the_table_has_a_row_that_fires():
    fires = {row["rule"] for row in ROWS}
    assert {rule[1:] for rule in fires if rule.startswith("-")} <= fires
    assert len({row["id"] for row in ROWS}) == len(ROWS)


def test_what_is_certain_is_given_though_the_base_is_not_known():
    reply = ask(hts="0402.10.1000", origin="VN", value="1000")
    assert not reply["complete"]
    assert [(one["number"], one["amount"]) for one in reply["charges"]] == [("9903.05.84", "125.00"), ("0402.10.1000", "0.00")]
    assert any("KG" in one["fix"] for one in reply["findings"] if one["rule"] == "DUTY-MISSING")
    assert ask(hts="0402.10.1000", origin="VN", value="1000", quantity=["100 kg", "100 CKG"])["complete"]


@pytest.mark.parametrize(("imported", "banned"), [("2026-09-28", False), ("2026-09-29", True), ("", True)])
def test_the_day_of_importation_decides_where_the_law_says_so(imported, banned):
    # Proc. 11063: motorcycles of Canada imported from 29 September 2026 are banned; those here before owe 50 percent, note 51(b)(3)
    reply = ask(hts="8711.50.0030", origin="CA", entered="2026-09-30", value="10000", mode="30", imported=imported)
    assert bool(reply["prohibited"]) is banned
    assert ("5000.00" in {one["amount"] for one in reply["charges"] if one["number"] == "9903.03.14"}) is not banned
    assert ("imported" in {one["fact"] for one in reply["undetermined"]}) is not bool(imported)


CERTAIN = [
    ({"no_metal": True}, {"steel_pct": "0", "aluminum_pct": "0", "copper_pct": "0", "russian_aluminum": False}),
    ({"steel_pct": "60"}, {"no_metal": False}), ({"steel_pct": "0"}, {}),
    ({"steel_pct": "60", "aluminum_pct": "40"}, {"copper_pct": "0", "no_metal": False}),
    ({"steel_pct": "0", "aluminum_pct": "0", "copper_pct": "0"}, {"no_metal": True}),
    ({"us_melted_95": True}, {"us_melted_85": True, "uk_melted_95": False}), ({"us_melted_85": False}, {"us_melted_95": False}),
    ({"us_melted_85": True}, {"uk_melted_95": False}), ({"uk_melted_95": True}, {"us_melted_85": False, "us_melted_95": False}),
    ({"generic": True}, {"patented": False}), ({"patented": True}, {"generic": False}), ({"patented": False}, {}),
]


@pytest.mark.parametrize(("facts", "follows"), CERTAIN)
def test_what_follows_from_a_fact_is_not_asked_for(facts, follows):
    settled, findings = settle(facts, load().facts, "line 1")
    assert findings == ()
    assert follows.items() <= settled.items()
    assert follows or settled == facts


def test_no_fact_is_stated_twice():
    names = [line.partition(":")[0] for line in (law_dir() / "facts.yaml").read_text(encoding="utf-8").splitlines() if ": {" in line]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("wrong", [
    {"one": {"kind": "colour", "question": "?"}}, {"one": {"kind": "boolean", "question": "?", "implies": "two"}},
    {"one": {"kind": "boolean", "question": "?", "suggests": "one"}},
    {"one": {"kind": "percent", "question": "?", "excludes": "two"}, "two": {"kind": "boolean", "question": "?"}},
    {"one": {"kind": "boolean", "question": "?", "implies": "two"}, "two": {"kind": "percent", "question": "?"}},
])
def test_facts_of_the_law_that_cannot_be_are_a_law_error(wrong):
    with pytest.raises(LawError):
        read_facts(wrong)


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12),
    st.sampled_from(["", "0", "1e9999999", "-1", "NaN", "Infinity", "2026-09-18", "2026-13-01", "0001-01-01", "9999-12-31", "true", "\ud800",
                     "\u0663", "9" * 400]),
)
ANY = st.recursive(
    SCALARS, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)), max_leaves=5,
)
DAYS = st.dates().map(str)
PLAUSIBLE = {
    "hts": st.one_of(st.from_regex(r"[0-9]{10}", fullmatch=True),
                     st.sampled_from(["8471500150", "9802008040", "9903880300", "2204215015", "9102111010", "6103221000", "2402103030"])),
    "origin": st.sampled_from(["CN", "VN", "RU", "CU", "GB", "DE", "MX", "CA", "ZZ", "US", ""]),
    "entered": st.one_of(DAYS, st.dates(min_value=date(2018, 1, 1), max_value=date(2027, 12, 31)).map(str)),
    "value": st.sampled_from(["0", "0.01", "800", "800.01", "14172", "999999999999.99", "9" * 30, "-0.00"]),
    "quantity": st.lists(st.sampled_from(["0 kg", "1 kg", "3 No.", "5 doz", "1e-30 kg", "1e30 kg", "7 L", "2 pf.liters", "4"]), max_size=3),
    "exported": DAYS, "loaded": DAYS, "imported": DAYS, "known_on": DAYS,
    "program": st.sampled_from(["S", "A", "D", "AU", "P", "Z", "S+", "e"]), "mode": st.sampled_from(["10", "11", "40", "60", "99"]),
    "entry_type": st.sampled_from(["01", "03", "06", "11", "31", "51", "86", "99"]),
    "base_rate": st.sampled_from(["10%", "Free", "5¢/kg", "1e9%", "%", "the rate", "10% + 3¢/doz.", "0.1¢/kg on 3 pf.liters"]),
    "case": st.sampled_from(["A-570-909-000", "C570968000", "A", ["A-570-909-000", "A-570-909-000"]]),
    "facts": st.dictionaries(st.sampled_from([*load().facts, "colour"]), st.one_of(st.booleans(), st.sampled_from(
        ["0", "60", "100", "1e-3", "2026-01-01", "9802.00.50", "98", "beer", "spirits", "maybe", "-1", "1e15"])), max_size=6),
}


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.one_of(st.sampled_from(sorted(PLAUSIBLE)), st.text(max_size=8)), ANY, max_size=8))
def test_no_question_however_odd_raises_anything_but_unreadable(options):
    for asked in (options, {**GOOD, **options}):
        try:
            reply = quote(read_question(asked), load())
        except Unreadable as error:
            assert "\n" not in str(error)
        else:
            json.dumps(reply)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.fixed_dictionaries({}, optional=PLAUSIBLE))
def test_no_plausible_question_raises_anything_but_unreadable(options):
    try:
        reply = quote(read_question({**GOOD, **options}), load())
    except Unreadable:
        return
    json.dumps(reply)
    assert reply["complete"] or any(one["severity"] == "fatal" for one in reply["findings"])
    assert "LAW-CONTRADICTION" not in {one["rule"] for one in reply["findings"]}
