"""The gate: every rule of it has a case that shuts it, beside the same entry with the gate open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.clearance.decisions.firm import (
    ADMIN,
    BROKER,
    CLIENT,
    COMPLIANCE,
    FILE,
    LAW,
    PEOPLE,
    READER,
    SECOND,
    WRITER,
    accepted,
    at,
    form,
    given,
    policy,
    proposal,
    review,
    sending,
    shut,
)
from tests.clearance.decisions.test_review import WRONG
from tidewaiter.clearance.decisions.decide import Take, decide
from tidewaiter.clearance.decisions.gate import gate, gates
from tidewaiter.clearance.decisions.policy import Demand
from tidewaiter.clearance.decisions.provenance import Provenance, Source
from tidewaiter.clearance.decisions.record import Law, Person, Status, Verdict
from tidewaiter.clearance.decisions.review import Answer, State
from tidewaiter.clearance.decisions.sending import Authorisation
from tidewaiter.entry.jsonform import entry_json
from tidewaiter.findings import Finding, Severity

HTS = "lines/1/articles/1/hts"
OF = form(2)
DECIDED = accepted(OF)
STREETS = Finding("ENT-STREET", Severity.WARNING, "consignee", "no street", "CATAIR", "add it")


def changed(*keys_and_value) -> dict:
    """The sample entry with one value changed."""
    of = form(2)
    *keys, value = keys_and_value
    node = of
    for key in keys[:-1]:
        node = node[key]
    node[keys[-1]] = value
    return of


def test_an_entry_that_named_persons_decided_may_go():
    assert shut(OF, DECIDED) == set()
    assert shut(OF, DECIDED, findings=(STREETS,)) == set()


def test_an_entry_that_nobody_decided_may_not():
    found = gate(sending(OF), {}, (), {}, {}, ())
    assert {one.rule for one in found} == {"GATE-UNDECIDED"}
    assert len({one.where for one in found}) == len(found) == len(DECIDED)


@pytest.mark.parametrize("path", [one.over[0].path for one in DECIDED])
def test_every_field_without_its_decision_shuts_the_gate(path):
    found = gate(sending(OF), {}, [one for one in DECIDED if one.over[0].path != path], {}, {}, ())
    assert [(one.rule, one.where, one.severity) for one in found] == [("GATE-UNDECIDED", path, Severity.FATAL)]


@pytest.mark.parametrize(("of", "rules"), [
    (changed("lines", 0, "articles", 0, "hts", "7325991000"), {"GATE-LAPSED"}),
    (changed("lines", 0, "description", "CAST BRACKETS"), {"GATE-LAPSED"}),
    (changed("transport", "containers", ["TGHU1234567"]), {"GATE-LAPSED"}),
    (changed("lines", 0, "program", "S"), {"GATE-UNDECIDED"}),
    (changed("lines", 0, "origin", ""), {"GATE-UNKNOWN", "GATE-LAPSED"}),
    (changed("lines", 0, "related", None), {"GATE-UNKNOWN", "GATE-LAPSED"}),
    (changed("lines", 0, "articles", []), {"GATE-UNKNOWN", "GATE-GONE", "GATE-LAPSED"}),
    (changed("lines", []), {"GATE-UNKNOWN", "GATE-GONE"}),
    (changed("lines", None), {"GATE-UNKNOWN", "GATE-GONE"}),
    (changed("lines", "none"), {"GATE-UNKNOWN", "GATE-GONE", "GATE-UNLISTED"}),
    (changed("lines", OF["lines"][:1]), {"GATE-GONE"}),
    (changed("lines", 1, "number", 1), {"GATE-LINES"}),
    (changed("surprise", "x"), {"GATE-UNLISTED"}),
    (changed("state", ""), {"GATE-GONE"}),
    (changed("importer", None), {"GATE-UNKNOWN"}),
])
def test_what_changed_since_shuts_the_gate(of, rules):
    assert shut(of, DECIDED) == rules


def test_a_line_that_was_taken_off_is_a_decision_too():
    of = changed("lines", OF["lines"][:1])
    assert shut(of, DECIDED) == {"GATE-GONE"}
    off = decide(Verdict.CHANGE, (Take("lines/2/number"),), of, LAW, WRITER, at(9), subject=FILE, why="not in this shipment").decision
    assert "GATE-GONE" not in shut(of, (*DECIDED, off))
    # Put back, it needs its decisions anew only where something changed.
    assert shut(OF, (*DECIDED, off)) == set()


def test_a_claim_taken_off_is_a_decision_too():
    claimed = changed("lines", 0, "program", "S")
    decided = accepted(claimed)
    assert shut(claimed, decided) == set()
    assert shut(OF, decided) == {"GATE-GONE"}
    off = decide(Verdict.CHANGE, (Take("lines/1/program"),), OF, LAW, WRITER, at(9), subject=FILE, why="no certification").decision
    assert shut(OF, (*decided, off)) == set()


def test_a_new_edition_opens_what_rests_on_it():
    found = gate(sending(OF, law=Law("edition2")), {}, DECIDED, {}, {}, ())
    by_rule = {one.rule: [two.where for two in found if two.rule == one.rule] for one in found}
    assert by_rule["GATE-LAPSED"] == [f"lines/{n}/{name}" for n in (1, 2) for name in ("articles/1/hts", "adcvd")]
    assert "lines/1/origin" in by_rule["GATE-CONFIRM"] and {one.severity for one in found if one.rule == "GATE-CONFIRM"} == {Severity.WARNING}
    assert shut(OF, accepted(OF, law=Law("edition2")), law=Law("edition2")) == set()


@pytest.mark.parametrize(("one", "rules"), [
    (proposal(HTS, "7325991000"), {"GATE-PROPOSAL"}), (proposal(HTS, "7326908688"), set()), (proposal(HTS, "7326908688", ()), {"PROV-NONE"}),
    (proposal(HTS, "7325991000", status=Status.REJECTED), set()), (proposal(HTS, "7325991000", status=Status.SUPERSEDED), set()),
    (proposal("lines/9/origin", "CN"), {"GATE-PROPOSAL"}), (proposal("transport/containers/2", "TGHU1234567"), {"GATE-PROPOSAL"}),
])
def test_an_open_proposal_that_says_otherwise_shuts_the_gate(one, rules):
    assert shut(OF, DECIDED, proposals={"1": one}) == rules


def test_a_rejected_value_may_not_stay():
    rejected = decide(
        Verdict.REJECT, (Take(HTS, "1", proposal(HTS, "7326908688")),), OF, LAW, SECOND, at(9), subject=FILE, why="another heading",
    ).decision
    assert shut(OF, (*DECIDED, rejected)) == {"GATE-REJECTED"}


def test_decisions_of_a_machine_count_for_nothing():
    assert shut(OF, [replace(one, by=READER.id) for one in DECIDED]) == {"GATE-UNDECIDED"}


@pytest.mark.parametrize(("demand", "person", "rules"), [
    (Demand.SECOND_REVIEW, None, {"GATE-SECOND-REVIEW"}), (Demand.SECOND_REVIEW, WRITER, {"GATE-SECOND-REVIEW"}),
    (Demand.SECOND_REVIEW, SECOND, set()),
    (Demand.SECOND_REVIEW, replace(WRITER, roles=frozenset({"broker"}), licence="CHB 9"), {"GATE-SECOND-REVIEW"}),
    (Demand.BROKER_REVIEW, None, {"GATE-BROKER-REVIEW"}), (Demand.BROKER_REVIEW, SECOND, {"GATE-BROKER-REVIEW"}),
    (Demand.BROKER_REVIEW, BROKER, set()),
    (Demand.COMPLIANCE_REVIEW, BROKER, {"GATE-COMPLIANCE-REVIEW"}), (Demand.COMPLIANCE_REVIEW, COMPLIANCE, set()),
    (Demand.CLIENT_APPROVAL, BROKER, {"GATE-CLIENT-APPROVAL"}), (Demand.CLIENT_APPROVAL, CLIENT, set()),
    (Demand.CLIENT_APPROVAL, replace(CLIENT, client="c2"), {"GATE-CLIENT-APPROVAL"}),
])
def test_what_a_policy_asks_for_has_to_be_met(demand, person, rules):
    reviews = {"r1": given(OF, person, demand)} if person else {}
    assert shut(OF, DECIDED, policies={"y1": policy(demand)}, reviews=reviews) == rules
    assert shut(OF, DECIDED, reviews=reviews) == set()


def test_each_demand_wants_its_own_answer():
    both = {"y1": policy(Demand.SECOND_REVIEW), "y2": policy(Demand.BROKER_REVIEW)}
    assert shut(OF, DECIDED, policies=both, reviews={"r1": given(OF, BROKER, Demand.SECOND_REVIEW)}) == {"GATE-BROKER-REVIEW"}
    assert shut(OF, DECIDED, policies=both, reviews={"r1": given(OF, BROKER, Demand.SECOND_REVIEW, Demand.BROKER_REVIEW)}) == set()


def test_a_review_lapses_with_what_it_looked_at():
    rule = {"y1": policy(Demand.SECOND_REVIEW)}
    reviews = {"r1": given(OF, SECOND, Demand.SECOND_REVIEW)}
    of = changed("lines", 0, "origin", "VN")
    assert shut(of, accepted(of), policies=rule, reviews=reviews) == {"GATE-SECOND-REVIEW"}
    of = changed("transport", "containers", ["TGHU1234567"])
    assert shut(of, accepted(of), policies=rule, reviews=reviews) == set()


def test_who_writes_or_mends_a_field_is_one_of_its_authors():
    typed = proposal("lines/1/origin", "CN", (Provenance(Source.TYPED, person="p2"),), status=Status.ACCEPTED)
    rule = {"y1": policy(Demand.SECOND_REVIEW)}
    reviews = {"r1": given(OF, SECOND, Demand.SECOND_REVIEW)}
    assert shut(OF, DECIDED, policies=rule, reviews=reviews, proposals={"q1": typed}) == {"GATE-SECOND-REVIEW"}
    assert shut(OF, DECIDED, policies=rule, reviews=reviews, proposals={"q1": replace(typed, value="VN")}) == set()
    shuts = {"GATE-SECOND-REVIEW"}
    for wrote, lines, rules in (({"1": {"p2"}}, (), shuts), ({"": {"p2"}}, ("1",), shuts), ({"2": {"p2"}}, ("1",), set())):
        who = {key: frozenset(ids) for key, ids in wrote.items()}
        reviews = {"r1": given(OF, SECOND, Demand.SECOND_REVIEW)}
        of_lines = {"y1": policy(Demand.SECOND_REVIEW)} if not lines else {"y1": policy(Demand.SECOND_REVIEW, new_product=True)}
        assert shut(OF, DECIDED, policies=of_lines, reviews=reviews, writers=who, new_products={"1": True, "2": False}) == rules, wrote
    of = changed("lines", 0, "origin", "VN")
    decided = (*accepted(of), *accepted(of, "lines/1/origin", person=SECOND, minutes=5))
    rule = {"y1": policy(Demand.SECOND_REVIEW)}
    assert shut(of, decided, policies=rule, reviews={"r1": given(of, SECOND, Demand.SECOND_REVIEW, minutes=9)}) == {"GATE-SECOND-REVIEW"}
    assert shut(of, decided, policies=rule, reviews={"r1": given(of, COMPLIANCE, Demand.SECOND_REVIEW, minutes=9)}) == set()


def test_a_policy_of_some_lines_wants_those_lines():
    of = changed("lines", 1, "origin", "VN")
    rule = {"y1": policy(Demand.SECOND_REVIEW, origins=("VN",))}
    for lines, rules in ((("2",), set()), ((), set()), (("1", "2"), set()), (("1",), {"GATE-SECOND-REVIEW"})):
        reviews = {"r1": given(of, SECOND, Demand.SECOND_REVIEW, lines=lines)}
        assert shut(of, accepted(of), policies=rule, reviews=reviews) == rules, lines
    # A policy of the whole entry is not met by a look at its lines.
    reviews = {"r1": given(of, SECOND, Demand.SECOND_REVIEW, lines=("1", "2"))}
    assert shut(of, accepted(of), policies={"y1": policy(Demand.SECOND_REVIEW)}, reviews=reviews) == {"GATE-SECOND-REVIEW"}


def test_what_is_not_known_is_asked_for():
    rule = {"y1": policy(Demand.SECOND_REVIEW, new_product=True)}
    assert shut(OF, DECIDED, policies=rule) == {"GATE-SECOND-REVIEW"}
    assert shut(OF, DECIDED, policies=rule, new_products={"1": False, "2": False}) == set()
    assert shut(OF, DECIDED, policies=rule, new_products={"1": False, "2": True}) == {"GATE-SECOND-REVIEW"}
    (found,) = gates(sending(OF), {}, DECIDED, rule, {})
    assert not found.met and found.asked.unknown == ("whether the product is new of line 1", "whether the product is new of line 2")
    assert shut(OF, DECIDED, policies=rule, reviews={"r1": given(OF, SECOND, Demand.SECOND_REVIEW)}) == set()


@pytest.mark.parametrize(("over", "rules"), [(2_834_399, {"GATE-BROKER-REVIEW"}), (2_834_400, set()), (2_834_401, set())])
def test_a_value_exactly_at_the_threshold_is_not_over_it(over, rules):
    assert shut(OF, DECIDED, policies={"y1": policy(Demand.BROKER_REVIEW, entry_over_cents=over)}) == rules


def test_a_review_that_was_asked_for_is_waited_for():
    assert shut(OF, DECIDED, reviews={"r1": review(of_role="broker")}) == {"GATE-REVIEW-OPEN"}
    assert shut(OF, DECIDED, reviews={"r1": review(of_role="broker", state=State.WITHDRAWN)}) == set()


@pytest.mark.parametrize(("later", "minutes", "rules"), [
    (None, 9, {"GATE-RETURNED"}), (SECOND, 9, set()), (SECOND, 4, {"GATE-RETURNED"}), (BROKER, 9, set()), (COMPLIANCE, 9, set()),
    # Nobody finds a kinder reviewer than the one who returned it, nor answers himself.
    (Person("p11", roles=frozenset({"writer"})), 9, {"GATE-RETURNED"}), (WRITER, 9, {"GATE-RETURNED"}),
])
def test_a_returned_entry_waits_for_who_returned_it_or_who_may_overrule(later, minutes, rules):
    reviews = {"r1": given(OF, SECOND, Demand.SECOND_REVIEW, answer=Answer.RETURN, feedback=(WRONG,))}
    if later:
        reviews["r2"] = given(OF, later, Demand.SECOND_REVIEW, minutes=minutes)
    assert shut(OF, DECIDED, reviews=reviews) == rules


PAPER = Authorisation("p1", "p3", date(2026, 9, 24), date(2026, 9, 25), "power of attorney")


@pytest.mark.parametrize(("sender", "other", "rules"), [
    (BROKER, {"authorisations": ()}, set()),
    (None, {}, {"GATE-SENDER"}), (READER, {}, {"GATE-SENDER"}), (Person("", roles=frozenset({"broker"}), licence="1"), {}, {"GATE-SENDER"}),
    (ADMIN, {}, {"GATE-SENDER-ROLE"}), (CLIENT, {}, {"GATE-SENDER-ROLE"}),
    (WRITER, {"authorisations": (PAPER,)}, set()), (SECOND, {"authorisations": (PAPER,)}, {"GATE-SENDER-AUTHORITY"}),
    (WRITER, {"authorisations": (PAPER,), "day": date(2026, 9, 23)}, {"GATE-SENDER-AUTHORITY"}),
    (WRITER, {"authorisations": (PAPER,), "day": date(2026, 9, 25)}, {"GATE-SENDER-AUTHORITY"}),
    (WRITER, {"authorisations": (replace(PAPER, paper=""),)}, {"GATE-SENDER-AUTHORITY"}),
    (WRITER, {"authorisations": (replace(PAPER, broker="p2"),)}, {"GATE-SENDER-AUTHORITY"}),
    (WRITER, {"authorisations": (PAPER,), "people": PEOPLE | {"p3": replace(BROKER, licence="")}}, {"GATE-SENDER-AUTHORITY"}),
    (WRITER, {"authorisations": (PAPER,), "people": {}}, {"GATE-SENDER-AUTHORITY"}),
    (replace(WRITER, licence="CHB 1"), {"authorisations": ()}, {"GATE-SENDER-AUTHORITY"}),
    (WRITER, {"authorisations": (replace(PAPER, broker=""),)}, {"GATE-SENDER-AUTHORITY"}),
    (WRITER, {"authorisations": (replace(PAPER, broker=""),), "own_account": True}, set()),
    (WRITER, {"authorisations": (), "own_account": True}, {"GATE-SENDER-AUTHORITY"}),
])
def test_who_may_send(sender, other, rules):
    assert shut(OF, DECIDED, sender=sender, **other) == rules


def test_the_firm_may_want_a_licensed_broker_to_send():
    rule = {"y1": policy(Demand.LICENSED_TRANSMITTER, origins=("CN",))}
    assert shut(OF, DECIDED, policies=rule, sender=WRITER) == {"GATE-SENDER-LICENCE"}
    assert shut(OF, DECIDED, policies=rule, sender=BROKER) == set()
    assert shut(OF, DECIDED, policies={"y1": policy(Demand.LICENSED_TRANSMITTER, origins=("VN",))}, sender=WRITER) == set()


def test_an_entry_that_nobody_checked_may_not_go_and_what_was_found_is_told():
    assert shut(OF, DECIDED, findings=None) == {"GATE-UNCHECKED"}
    wrong = replace(STREETS, rule="ENT-WRONG", severity=Severity.FATAL)
    assert shut(OF, DECIDED, findings=(STREETS, wrong)) == {"ENT-WRONG"}


def test_screening_that_is_not_known_keeps_it_shut():
    of = changed("screening", {"seller": "no hit"})
    assert shut(of, DECIDED) == {"GATE-UNDECIDED"} and shut(of, accepted(of)) == set()
    assert shut(changed("screening", {"seller": ""}), DECIDED) == {"GATE-UNKNOWN"}


def test_a_form_is_what_an_entry_is_stored_as():
    from tests.samples import with_lines
    assert entry_json(with_lines(2)) == OF
