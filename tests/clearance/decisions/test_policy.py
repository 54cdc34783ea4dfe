"""The firm's rules: when they apply, at both edges; that they add up; that a sample can be counted again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clearance.decisions.firm import DAY, READ, form, policy, proposal, sending
from tidewaiter.clearance.decisions.policy import Demand, EntryFacts, LineFacts, Numbers, asked, faults, sampled
from tidewaiter.clearance.decisions.provenance import Provenance, Source
from tidewaiter.clearance.decisions.record import Status
from tidewaiter.clearance.decisions.sending import entry_facts

SECOND = Demand.SECOND_REVIEW
LINE = LineFacts("1", "1", ("7326908688",), "CN", "", False, 1_000_000, False, False, True, 800)
ENTRY = EntryFacts("c1", "01", "B7603245278", 1_000_000, (LINE,))


def line(**other) -> EntryFacts:
    fields = {name: getattr(LINE, name) for name in LINE.__dataclass_fields__} | other
    return EntryFacts("c1", "01", "B7603245278", 1_000_000, (LineFacts(**fields),))


def entry(**other) -> EntryFacts:
    fields = {name: getattr(ENTRY, name) for name in ENTRY.__dataclass_fields__} | other
    return EntryFacts(**fields)


def applies(facts, **conditions) -> bool | None:
    """Whether it is asked for; None: asked for because something is not known."""
    found = asked({"y1": policy(SECOND, **conditions)}, facts, DAY)
    return bool(found) if not found or found[0].known else None


@pytest.mark.parametrize(("facts", "conditions", "expected"), [
    (ENTRY, {}, True),
    # Exactly at the threshold is not over it.
    (entry(value_cents=1_000_000), {"entry_over_cents": 1_000_000}, False),
    (entry(value_cents=1_000_001), {"entry_over_cents": 1_000_000}, True),
    (entry(value_cents=None), {"entry_over_cents": 1_000_000}, None),
    (line(value_cents=1_000_000), {"line_over_cents": 1_000_000}, False),
    (line(value_cents=1_000_001), {"line_over_cents": 1_000_000}, True),
    (line(value_cents=None), {"line_over_cents": 1_000_000}, None),
    (line(confidence=800), {"confidence_under": 800}, False),
    (line(confidence=799), {"confidence_under": 800}, True),
    (line(confidence=None), {"confidence_under": 800}, None),
    (line(modelled=None, confidence=None), {"confidence_under": 800}, None),
    (line(modelled=False, confidence=None), {"confidence_under": 800}, False),
    (line(hts=("7299999999",)), {"numbers": (Numbers("73", "74"),)}, False),
    (line(hts=("7301000000",)), {"numbers": (Numbers("73", "74"),)}, True),
    (line(hts=("7499999999",)), {"numbers": (Numbers("73", "74"),)}, True),
    (line(hts=("7501000000",)), {"numbers": (Numbers("73", "74"),)}, False),
    (line(hts=("7326908688",)), {"numbers": (Numbers("7326", "7326"),)}, True),
    (line(hts=("7326908688",)), {"numbers": (Numbers("01", "05"), Numbers("732690", "732690"))}, True),
    (line(hts=("73",)), {"numbers": (Numbers("7326", "7326"),)}, None),
    (line(hts=None), {"numbers": (Numbers("73", "74"),)}, None),
    (line(hts=("8501000000", "")), {"numbers": (Numbers("73", "74"),)}, None),
    (ENTRY, {"clients": ("c1", "c2")}, True), (ENTRY, {"clients": ("c2",)}, False), (entry(client=None), {"clients": ("c1",)}, None),
    (ENTRY, {"entry_types": ("03",)}, False), (entry(entry_type="03"), {"entry_types": ("03",)}, True),
    (entry(entry_type=None), {"entry_types": ("03",)}, None),
    (ENTRY, {"origins": ("CN", "VN")}, True), (line(origin="JP"), {"origins": ("CN",)}, False), (line(origin=None), {"origins": ("CN",)}, None),
    (ENTRY, {"programs": ("S",)}, False), (line(program="S"), {"programs": ("S", "S+")}, True), (line(program=None), {"programs": ("S",)}, None),
    (ENTRY, {"adcvd": True}, False), (ENTRY, {"adcvd": False}, True), (line(adcvd=None), {"adcvd": True}, None),
    (line(new_product=True), {"new_product": True}, True), (ENTRY, {"new_product": True}, False),
    (line(new_product=None), {"new_product": True}, None),
    (line(new_manufacturer=True), {"new_manufacturer": True}, True), (line(new_manufacturer=None), {"new_manufacturer": True}, None),
    (entry(lines=()), {"origins": ("CN",)}, None),
    # One thing that does not hold is enough, whatever else is not known.
    (line(origin="JP", hts=None), {"origins": ("CN",), "numbers": (Numbers("73", "73"),)}, False),
    (entry(number=None), {"every": 10}, None),
    (ENTRY, {"active": False}, False),
    (ENTRY, {"since": DAY}, True), (ENTRY, {"before": DAY}, False), (ENTRY, {"since": date(2026, 9, 25)}, False),
    (ENTRY, {"before": date(2026, 9, 25)}, True), (ENTRY, {"since": DAY, "before": DAY}, False),
])
def test_a_policy_applies(facts, conditions, expected):
    assert applies(facts, **conditions) is expected


def test_conditions_of_a_line_hold_of_the_same_line():
    japanese = line(origin="JP", hts=("7326908688",)).lines[0]
    chinese = line(key="2", number="2", origin="CN", hts=("8501000000",)).lines[0]
    both = {"origins": ("CN",), "numbers": (Numbers("73", "73"),)}
    assert applies(entry(lines=(japanese, chinese)), **both) is False
    assert applies(entry(lines=(japanese, chinese)), origins=("CN",)) is True
    (found,) = asked({"y1": policy(SECOND, origins=("CN",))}, entry(lines=(japanese, chinese)), DAY)
    assert found.lines == ("2",)


def test_policies_add_up_and_none_removes():
    strict, mild = policy(SECOND, Demand.CLIENT_APPROVAL), policy(Demand.BROKER_REVIEW, origins=("CN",))
    found = asked({"y1": strict, "y2": mild, "y3": policy(SECOND, origins=("JP",))}, ENTRY, DAY)
    assert [(one.policy, one.demand) for one in found] == [("y1", SECOND), ("y1", Demand.CLIENT_APPROVAL), ("y2", Demand.BROKER_REVIEW)]


conditions = st.fixed_dictionaries({}, optional={
    "origins": st.sampled_from([("CN",), ("JP", "CN"), ("VN",)]), "entry_over_cents": st.integers(0, 2_000_000), "adcvd": st.booleans(),
    "every": st.integers(1, 4), "new_product": st.just(True), "confidence_under": st.integers(0, 1000),
    "numbers": st.sampled_from([(Numbers("72", "73"),), (Numbers("8501", "8501"),)]), "clients": st.sampled_from([("c1",), ("c2",)]),
})


@given(st.dictionaries(st.sampled_from(["y1", "y2", "y3"]), conditions, max_size=3), conditions)
def test_one_policy_more_never_asks_for_less(some, more):
    before = {id: policy(SECOND, **told) for id, told in some.items()}
    after = before | {"y9": policy(Demand.BROKER_REVIEW, **more)}
    assert set(asked(before, ENTRY, DAY)) <= set(asked(after, ENTRY, DAY))


@given(st.text("ABC0123456789", min_size=11, max_size=11), st.integers(1, 1000), st.sampled_from(["y1", "y2"]))
def test_a_sample_is_the_same_whenever_it_is_counted(number, every, id):
    assert sampled(id, every, number) is sampled(id, every, number)
    assert sampled(id, 1, number)
    assert not sampled(id, every * 7, number) or sampled(id, every, number)


@pytest.mark.parametrize("every", [2, 10, 50])
def test_a_sample_is_about_as_large_as_it_says(every):
    count = sum(sampled("y1", every, f"B76{n:08}") for n in range(20_000))
    assert 0.85 * 20_000 / every < count < 1.15 * 20_000 / every


def test_two_policies_sample_apart():
    numbers = [f"B76{n:08}" for n in range(1000)]
    one, other = ({n for n in numbers if sampled(id, 10, n)} for id in ("y1", "y2"))
    assert one != other and len(one & other) < 40


@pytest.mark.parametrize(("demands", "told", "rules"), [
    ((SECOND,), {}, set()), ((), {}, {"POL-NO-DEMAND"}),
    ((SECOND,), {"since": DAY, "before": DAY}, {"POL-NO-DAY"}), ((SECOND,), {"since": DAY, "before": date(2026, 9, 25)}, set()),
    ((SECOND,), {"numbers": (Numbers("85", "84"),)}, {"POL-NO-NUMBER"}), ((SECOND,), {"numbers": (Numbers("84", "84"),)}, set()),
    ((SECOND,), {"numbers": (Numbers("8501", "85"),)}, set()),
])
def test_a_policy_that_can_do_nothing_is_told(demands, told, rules):
    assert {one.rule for one in faults(policy(*demands, **told))} == rules


def test_the_facts_are_those_of_the_form():
    of = form(2)
    of["lines"][1]["origin"] = ""
    of["lines"][1]["facts"] = {"ch98": "9802.00.8068"}
    of["lines"][1]["adcvd"] = [{"case": "A570967000"}]
    del of["lines"][0]["program"]
    found = entry_facts(sending(of, new_products={"1": True}), ())
    assert (found.client, found.entry_type, found.number, found.value_cents) == ("c1", "01", "B7603245278", 2_834_400)
    one, other = found.lines
    assert (one.hts, one.origin, one.program, one.adcvd, one.value_cents, one.new_product) == (("7326908688",), "CN", None, False, 1_417_200, True)
    assert (other.hts, other.origin, other.program, other.adcvd, other.new_product) == (("7326908688", "9802008068"), None, "", True, None)
    of["lines"][0]["articles"][0]["value"] = None
    assert entry_facts(sending(of), ()).value_cents is None


def test_confidence_is_that_of_what_stands():
    of = form(2)
    weak = (Provenance(Source.MODEL, model="tariff", version="1", score=500),)
    proposals = (
        proposal("lines/1/articles/1/hts", "7326908688", status=Status.ACCEPTED), proposal("lines/1/origin", "JP", weak),
        proposal("lines/1/exported_from", "CN", weak, status=Status.REJECTED), proposal("lines/2/origin", "CN", READ[:1]),
    )
    one, other = entry_facts(sending(of), proposals).lines
    assert (one.modelled, one.confidence) == (True, 960) and (other.modelled, other.confidence) == (False, None)
    one, other = entry_facts(sending(of), (*proposals, proposal("state", "IL", weak))).lines
    assert one.confidence == other.confidence == 500
