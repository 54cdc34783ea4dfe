"""AD/CVD orders: whose rate it is, what is deposited, what a file may say, and what a user loads."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.duty.lines import day
from tidewaiter.duty.assess import Circumstances, assess_line
from tidewaiter.duty.cases import CaseFault, commerce_records, read_order
from tidewaiter.duty.law import load
from tidewaiter.entry.line import AdCvd, Article, Line, Quantity
from tidewaiter.service import cases as service

# An order that nobody issued: country 999 is none of Commerce's.
AD = """
order: A-999-001
product: test frames
country: VN
status: order
companion: C-999-001
scope: {numbers: ["7616.99.51", "9403.99.9010"], cite: test}
suspension_of_liquidation: {from: 2024-01-01, cite: test}
sunset: {continued: 2025-01-01, next: 2030-01-01, cite: test}
parties:
  A999001000:
    party: Vietnam-wide entity
    deposits: [{entered: {from: 2024-03-01}, rate: 90%, cite: test}]
  A999001001:
    exporter: Alpha Trading Co., Ltd.
    producer: Beta Works
    deposits:
      - {entered: {from: 2023-12-01, before: 2024-03-01}, rate: 10.5%, cite: provisional, bond: true, critical_circumstances: true}
      - {entered: {from: 2024-03-01}, rate: 12.34%, export_subsidy_offset: 2.34%, cite: test}
  A999001002:
    exporter: Alpha Trading Co., Ltd.
    deposits: [{entered: {from: 2024-03-01}, rate: 20%, cite: test}]
  A999001003:
    producer: Gamma Works
    deposits: [{entered: {from: 2024-03-01}, usd: "0.2525", per: KG, cite: test}]
"""
CVD = """
order: C-999-001
product: test frames
country: VN
parties:
  C999001000: {party: all others, deposits: [{rate: 5%, cite: test}]}
"""


@pytest.fixture
def law():
    cases = {**load().cases, **read_order(yaml.safe_load(AD)), **read_order(yaml.safe_load(CVD))}
    return load().with_cases(cases, "test")


def line(*claims: str, deposit: str = "C", entered: str = "2026-09-18", hts: str = "7616995130", origin: str = "VN", law, **facts):
    claimed = tuple(AdCvd(claim, deposit) for claim in claims)
    one = Line(1, "", (Article(hts, 10000, (Quantity(Decimal(100), "KG"),)),), origin, origin, facts=facts, adcvd=claimed)
    return assess_line(one, Circumstances(date.fromisoformat(entered), day(""), day(""), None, "03", "11"), law)


# exporter, producer, the case whose rate it is and what is deposited on $10,000 and 100 kg
PICKED = [
    ("", "", "A999001000", 900000),
    ("Alpha Trading Co., Ltd.", "Beta Works", "A999001001", 123400),
    ("ALPHA TRADING CO LTD", "beta works", "A999001001", 123400),
    ("Alpha Trading Co., Ltd.", "", "A999001002", 200000),
    ("Alpha Trading Co., Ltd.", "Delta", "A999001002", 200000),
    ("Zeta", "Gamma Works", "A999001003", 2525),
    ("Zeta", "Beta Works", "A999001000", 900000),
]


@pytest.mark.parametrize("exporter, producer, number, cents", PICKED)
def test_the_combination_then_the_exporter_then_the_producer_then_all_others(exporter, producer, number, cents, law):
    facts = {name: value for name, value in (("exporter", exporter), ("producer", producer)) if value}
    charge = line("A999001000", law=law, **facts).cases[0]
    assert (charge.number, charge.amount) == (number, cents)
    assert bool(facts) is any("rate" in why or "combination" in why for why in charge.because)


def test_the_case_that_is_claimed_stays_where_the_parties_lead_elsewhere(law):
    result = line("A999001002", law=law, exporter="Alpha Trading Co., Ltd.", producer="Beta Works")
    assert result.cases[0].number == "A999001002"
    assert "ADCVD-PARTY" in {finding.rule for finding in result.findings}


def test_export_subsidies_come_off_only_beside_the_countervailing_case(law):
    facts = {"exporter": "Alpha Trading Co., Ltd.", "producer": "Beta Works"}
    both = {case.kind: case.amount for case in line("A999001000", "C999001000", law=law, **facts).cases}
    assert both == {"ad": 100000, "cvd": 50000}
    alone = line("A999001000", law=law, **facts)
    assert alone.cases[0].amount == 123400
    assert "ADCVD-COMPANION" in {finding.rule for finding in alone.findings}


@pytest.mark.parametrize("entered, deposit, said", [("2024-02-29", "B", False), ("2024-03-01", "B", True), ("2024-03-01", "C", False)])
def test_a_bond_is_for_provisional_measures(entered, deposit, said, law):
    result = line("A999001001", deposit=deposit, entered=entered, law=law)
    assert ("ADCVD-BOND" in {finding.rule for finding in result.findings}) is said
    assert any("suspended" in why for why in result.cases[0].because)


def test_critical_circumstances_are_said(law):
    assert any("critical" in why for why in line("A999001001", entered="2023-12-01", law=law).cases[0].because)
    assert not line("A999001001", entered="2023-11-30", law=law).cases


def test_no_case_is_charged_on_duties_of_chapter_99(law):
    result = line("A999001000", law=law, steel_pct="100")
    assert result.cases[0].base_amount == "10000.00"


SCOPE = [
    ((), "7616995130", "VN", {}, True), (("A999001000",), "7616995130", "VN", {}, False), ((), "7616995130", "TH", {}, False),
    ((), "7616100000", "VN", {}, False), ((), "9403999010", "VN", {}, True), ((), "7616995130", "VN", {"adcvd_not_in_scope": True}, False),
    ((), "7616995130", "VN", {"adcvd_not_in_scope_of": "A-999-001"}, False),
]


@pytest.mark.parametrize("claims, hts, origin, facts, asked", SCOPE)
def test_a_number_of_an_order_is_a_question_never_a_charge(claims, hts, origin, facts, asked, law):
    result = line(*claims, hts=hts, origin=origin, law=law, **facts)
    questions = [one for one in result.undetermined if one.fact == "adcvd_scope"]
    assert bool(questions) is asked
    assert all("A-999-001" in one.decides for one in questions)


@pytest.mark.parametrize("entered, charged", [("2025-12-31", True), ("2026-01-01", False)])
def test_a_revoked_order_asks_for_nothing_from_its_day(entered, charged):
    text = {**yaml.safe_load(AD), "status": "revoked", "revoked": {"from": date(2026, 1, 1), "cite": "test"}}
    law = load().with_cases(read_order(text), "test")
    result = line("A999001000", entered=entered, law=law)
    assert bool(result.cases) is charged
    assert ("ADCVD-REVOKED" in {finding.rule for finding in result.findings}) is not charged
    assert bool([one for one in line(entered=entered, law=law).undetermined if one.fact == "adcvd_scope"]) is charged


WRONG = [
    ("", "needs product"), ("order: A-999-001", "product"), ("{order: A-999, product: p, country: VN}", "six digits"),
    ("{order: A-999-001, product: p, country: XX}", "alpha-2"), ("{order: A-999-001, product: p, country: VN, rate: 5%}", "rate"),
    ("{order: A-999-001, product: p, country: VN, status: revoked}", "day"), ("{order: A-999-001, product: p, country: VN, status: maybe}", "status"),
    ("{order: A-999-001, product: p, country: VN, scope: {numbers: [12]}}", "HTS"),
    ("{product: p, country: VN, parties: {A999001000: {party: x, deposits: [{rate: 5%}]}}}", "cite"),
    ("{product: p, country: VN, parties: {A999001000: {party: x, deposits: [{rate: five, cite: c}]}}}", "rate"),
    ("{product: p, country: VN, parties: {A999001000: {party: x, deposits: [{rate: 5%, cite: c}, {rate: 6%, cite: c}]}}}", "at once"),
    ("{order: A-999-001, product: p, country: VN, parties: {A999002000: {party: x}}}", "another order"),
    ("{product: p, country: VN, parties: {A999001000: {deposits: []}}}", "party"),
]


@pytest.mark.parametrize("text, said", WRONG)
def test_a_case_file_that_is_wrong_says_where(text, said):
    with pytest.raises(CaseFault, match=said):
        read_order(yaml.safe_load(text) if text else None)


@pytest.fixture
def at_home(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return tmp_path


def test_a_loaded_case_is_kept_with_the_hash_of_its_file_and_used(at_home):
    assert service.law_with_cases(load()) is load()
    file = at_home / "frames.yaml"
    file.write_text(AD, encoding="utf-8")
    reply = service.load_file(file)
    assert reply["findings"] == []
    assert [row["order"] for row in reply["cases"]] == ["A-999-001"]
    assert len(reply["cases"][0]["sha256"]) == 64
    law = service.law_with_cases(load())
    assert law.edition != load().edition
    charge = line("A999001000", law=law).cases[0]
    assert charge.amount == 900000
    assert any("loaded file: frames.yaml" in why for why in charge.because)
    assert service.load_file(file)["findings"] == []
    file.write_text(AD.replace("90%", "91%"), encoding="utf-8")
    assert [one["rule"] for one in service.load_file(file)["findings"]] == ["CASE-REPLACED"]
    assert line("A999001000", law=service.law_with_cases(load())).cases[0].amount == 910000
    assert "A-999-001" in {row["order"] for row in service.listed()["cases"]}


def test_a_loaded_case_stands_in_place_of_a_shipped_one_only_when_told(at_home):
    file = at_home / "nails.yaml"
    file.write_text("{product: steel nails, country: CN, parties: {A570909000: {party: China-wide entity, deposits: [{rate: 1%, cite: test}]}}}",
                    encoding="utf-8")
    refused = service.load_file(file)
    assert [one["rule"] for one in refused["findings"]] == ["CASE-SHIPPED"]
    assert service.law_with_cases(load()) is load()
    assert service.load_file(file, over=True)["findings"] == []
    charge = line("A570909000", hts="7317005502", origin="CN", law=service.law_with_cases(load())).cases[0]
    assert charge.amount == 10000
    assert any("in place of the one shipped" in why for why in charge.because)


def test_a_file_is_loaded_whole_or_not_at_all(at_home):
    file = at_home / "two.yaml"
    file.write_text(AD + "\n---\nproduct: x\n", encoding="utf-8")
    assert [one["rule"] for one in service.load_file(file)["findings"]] == ["CASE-FORMAT"]
    assert not list((at_home / "home").glob("cases/*"))


def test_a_file_cannot_say_that_it_stands_in_place_of_another(at_home):
    file = at_home / "frames.yaml"
    file.write_text(AD + "over_shipped: true\nsource: {file: other, sha256: '00'}\n", encoding="utf-8")
    row = service.load_file(file)["cases"][0]
    assert (row["over_shipped"], row["source"]) == (False, "frames.yaml")


@pytest.mark.reference
def test_the_ten_orders_as_commerce_publishes_them_load(reference, at_home):
    path = reference / "codes" / "adcvd_real_records_2019.json"
    records = json.loads(path.read_text(encoding="utf-8"))["results"]
    assert len(list(commerce_records(path.read_bytes()))) == len(records) == 10
    reply = service.load_file(path)
    assert reply["findings"] == []
    assert {row["order"]: row["scope_numbers"] for row in reply["cases"]} == {one["case_number"]: len(one["hts_numbers"]) for one in records}
    law = service.law_with_cases(load())
    asked = line(hts="4820102010", origin="IN", law=law).undetermined
    assert {decided for one in asked if one.fact == "adcvd_scope" for decided in one.decides} == {"A-533-843", "C-533-844"}
    # the records hold no rate: a claim is refused, not rated at nothing
    claimed = line("A533843000", hts="4820102010", origin="IN", law=law)
    assert "ADCVD-RATE-UNKNOWN" in {finding.rule for finding in claimed.findings}
    assert not claimed.cases


@pytest.mark.parametrize("data", [b"", b"[]", b'{"results": [{}]}', b'{"results": [{"case_number": "A-533-843", "product": "x", "country": ""}]}'])
def test_what_is_no_list_of_orders_is_refused(data):
    with pytest.raises(CaseFault):
        list(commerce_records(data))


TEXTS = st.text(max_size=8) | st.sampled_from(["A-999-001", "VN", "5%"])
LEAVES = st.none() | st.booleans() | st.integers(-9, 10**6) | TEXTS | st.dates() | st.datetimes()
NAMES = st.sampled_from([
    "order", "product", "country", "parties", "scope", "numbers", "deposits", "rate", "cite", "entered", "from", "before", "usd", "per", "party",
    "exporter", "producer", "A999001000",
])
ANYTHING = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=6), max_leaves=25)
HALF_RIGHT = st.fixed_dictionaries({"order": st.just("A-999-001"), "product": st.just("p"), "country": st.just("VN")}, optional={
    name: ANYTHING for name in ("parties", "scope", "revoked", "sunset", "suspension_of_liquidation", "companion", "source", "status")
})


@given(ANYTHING | HALF_RIGHT)
def test_whatever_a_file_holds_it_is_read_or_refused(text):
    try:
        cases = read_order(text)
    except CaseFault:
        return
    assert all(case.number[:7] == case.order.number for case in cases.values())
