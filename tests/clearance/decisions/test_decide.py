"""A named person decides, one field or several, and a decision holds of what it saw."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.clearance.decisions.firm import (
    ACCOUNTS,
    ADMIN,
    BROKER,
    CLIENT,
    COMPLIANCE,
    DESK,
    FILE,
    LAW,
    READ,
    READER,
    SECOND,
    WRITER,
    accepted,
    at,
    form,
    proposal,
)
from tidewaiter.clearance.decisions.decide import Held, Take, by_path, decide, settle, standing, supersedes
from tidewaiter.clearance.decisions.provenance import Provenance, Source, by_model, confidence, lacks, makers
from tidewaiter.clearance.decisions.record import Law, Manner, Person, Status, Verdict, same_person

HTS = "lines/1/articles/1/hts"
ACCEPT, CHANGE, REJECT = Verdict.ACCEPT, Verdict.CHANGE, Verdict.REJECT


def outcome(verdict, *takes, of=None, person=WRITER, **other):
    return decide(verdict, takes, of or form(3), LAW, person, at(0), subject=FILE, **other)


def rules(found) -> set[str]:
    assert (found.decision is None) is bool(found.findings)
    return {one.rule for one in found.findings}


@pytest.mark.parametrize(("person", "rule"), [
    (WRITER, None), (BROKER, None), (COMPLIANCE, None), (DESK, "DEC-ROLE"), (CLIENT, "DEC-ROLE"), (ADMIN, "DEC-ROLE"), (ACCOUNTS, "DEC-ROLE"),
    (READER, "DEC-NOBODY"), (Person("", "", frozenset({"broker"})), "DEC-NOBODY"),
])
def test_only_a_named_person_who_does_customs_business_decides(person, rule):
    assert rules(outcome(ACCEPT, Take(HTS), person=person)) == ({rule} if rule else set())


@pytest.mark.parametrize(("verdict", "takes", "other", "rule"), [
    (ACCEPT, (), {}, "DEC-EMPTY"),
    (ACCEPT, (Take("lines/1"),), {}, "DEC-FIELD"),
    (ACCEPT, (Take(HTS), Take(HTS)), {"manner": Manner.ALIKE}, "DEC-TWICE"),
    (ACCEPT, (Take(HTS, "1", proposal(HTS, "7326908610")),), {}, "DEC-VALUE"),
    (ACCEPT, (Take(HTS, "1", proposal(HTS, "7326908688")),), {}, None),
    (ACCEPT, (Take(HTS, "1", proposal(HTS, "7326908688", ())),), {}, "PROV-NONE"),
    (ACCEPT, (Take(HTS, "1", proposal(HTS, "7326908688", (Provenance(Source.MODEL, model="reader"),))),), {}, "PROV-LACKS"),
    (CHANGE, (Take(HTS, "1", proposal(HTS, "7326908610", ())),), {"why": "the note"}, None),
    (CHANGE, (Take(HTS, "1", proposal(HTS, "7326908610")),), {"why": " "}, "DEC-WHY"),
    (REJECT, (Take(HTS, "1", proposal(HTS, "7326908610")),), {}, "DEC-WHY"),
    (REJECT, (Take(HTS, "1", proposal(HTS, "7326908610", ())),), {"why": "misread"}, None),
    (REJECT, (Take(HTS),), {"why": "misread"}, "DEC-EMPTY"),
    (ACCEPT, (Take(HTS, "1", proposal("lines/2/articles/1/hts", "7326908688")),), {}, "DEC-FIELD"),
    (ACCEPT, (Take(HTS, "1", proposal(HTS, "7326908688", status=Status.SUPERSEDED)),), {}, "DEC-SETTLED"),
    (ACCEPT, (Take("lines/9/origin"),), {}, "DEC-UNKNOWN"),
])
def test_what_cannot_be_decided_is_refused(verdict, takes, other, rule):
    assert rules(outcome(verdict, *takes, **other)) == ({rule} if rule else set())


@pytest.mark.parametrize(("paths", "manner", "rule"), [
    (("state", "port"), Manner.BULK, None),
    (("state", "port"), Manner.ONE, "DEC-TOGETHER"),
    (("state", "port"), Manner.ALIKE, "DEC-NOT-ALIKE"),
    (("state", HTS), Manner.BULK, "DEC-JUDGED"),
    (("state", "days/entered"), Manner.BULK, "DEC-JUDGED"),
    (("state", "number"), Manner.BULK, "DEC-JUDGED"),
    ((HTS, "lines/2/articles/1/hts", "lines/3/articles/1/hts"), Manner.ALIKE, None),
    ((HTS, "lines/2/articles/1/hts"), Manner.ONE, "DEC-TOGETHER"),
    ((HTS, "lines/1/origin"), Manner.ALIKE, "DEC-NOT-ALIKE"),
])
def test_several_at_once_only_as_the_table_allows(paths, manner, rule):
    assert rules(outcome(ACCEPT, *map(Take, paths), manner=manner)) == ({rule} if rule else set())


def test_lines_on_other_facts_are_not_alike():
    of = form(2)
    of["lines"][1]["description"] = "FORGED STEEL BRACKETS, GALVANISED"
    assert rules(outcome(ACCEPT, Take(HTS), Take("lines/2/articles/1/hts"), of=of, manner=Manner.ALIKE)) == {"DEC-NOT-ALIKE"}


def test_a_decision_keeps_who_in_what_capacity_and_on_what():
    found = outcome(ACCEPT, Take(HTS, "7", proposal(HTS, "7326908688")), person=BROKER, why="heading 7326", evidence=("HQ ruling", "data sheet d4"))
    decision = found.decision
    assert (decision.by, decision.licence, decision.roles, decision.at) == ("p3", "CHB 31245", ("broker", "writer"), at(0))
    assert [(one.path, one.value, one.edition, one.proposal) for one in decision.over] == [(HTS, "7326908688", "edition1", "7")]
    assert found.settled == (("7", settle(proposal(HTS, "7326908688"), Status.ACCEPTED)),)


def stand(path, of, decisions, law=LAW):
    return standing(path, of, law, by_path(decisions).get(path, ())).held


def test_a_decision_lapses_when_the_value_or_what_it_rests_on_changes():
    of = form()
    decisions = accepted(of)
    assert stand(HTS, of, decisions) is Held.STANDS
    of["lines"][0]["description"] = "CAST IRON BRACKETS"
    assert stand(HTS, of, decisions) is Held.LAPSED and stand("lines/1/related", of, decisions) is Held.STANDS
    of = form()
    of["lines"][0]["articles"][0]["hts"] = "7325991000"
    assert stand(HTS, of, decisions) is Held.LAPSED


@pytest.mark.parametrize(("path", "held"), [
    (HTS, Held.LAPSED), ("lines/1/adcvd", Held.LAPSED), ("lines/1/origin", Held.CONFIRM), ("days/entered", Held.CONFIRM),
    ("lines/1/articles/1/value", Held.STANDS), ("state", Held.STANDS),
])
def test_a_change_of_law_does_what_the_table_says(path, held):
    of = form()
    assert stand(path, of, accepted(of), Law("edition2")) is held
    assert stand(path, of, accepted(of), Law("")) is held


def test_a_new_edition_that_says_the_same_of_a_field_asks_to_look_again():
    of = form()
    then, same, other = (Law(edition, {HTS: says}) for edition, says in (("e1", "x"), ("e2", "x"), ("e3", "y")))
    decisions = accepted(of, HTS, law=then)
    assert stand(HTS, of, decisions, then) is Held.STANDS
    assert stand(HTS, of, decisions, same) is Held.CONFIRM
    assert stand(HTS, of, decisions, other) is Held.LAPSED
    assert stand(HTS, of, decisions, Law("e4")) is Held.LAPSED


def test_the_last_decision_is_the_one_that_counts():
    of = form()
    first = accepted(of, HTS)
    of["lines"][0]["articles"][0]["hts"] = "7325991000"
    second = accepted(of, HTS, person=SECOND, minutes=5)
    assert stand(HTS, of, (*second, *first)) is Held.STANDS
    of["lines"][0]["articles"][0]["hts"] = "7326908688"
    assert stand(HTS, of, (*first, *second)) is Held.LAPSED


def test_what_was_rejected_is_not_decided_by_an_older_acceptance():
    of = form()
    rejected = outcome(REJECT, Take(HTS, "1", proposal(HTS, "7326908688")), of=of, why="other heading").decision
    assert stand(HTS, of, accepted(of, HTS)) is Held.STANDS
    assert stand(HTS, of, (*accepted(of, HTS), replace(rejected, at=at(5)))) is Held.REJECTED
    other = outcome(REJECT, Take(HTS, "1", proposal(HTS, "7326901000")), of=of, why="other heading").decision
    assert stand(HTS, of, (*accepted(of, HTS), replace(other, at=at(5)))) is Held.STANDS


@pytest.mark.parametrize("change", [{"by": ""}, {"roles": ("client",)}, {"roles": ("writer",)}, {"roles": ()}])
def test_a_decision_that_nobody_could_make_is_none(change):
    of = form()
    assert stand(HTS, of, [replace(one, **change) for one in accepted(of, HTS)]) is Held.NONE


def test_a_bulk_decision_over_a_judgement_is_none():
    of = form()
    bulk = outcome(ACCEPT, Take("state"), Take("port"), of=of, manner=Manner.BULK).decision
    (judged,) = accepted(of, HTS)
    forged = replace(bulk, over=(*bulk.over, *judged.over))
    assert stand("state", of, (bulk,)) is Held.STANDS
    assert stand(HTS, of, (forged,)) is Held.NONE and stand("state", of, (forged,)) is Held.NONE


@pytest.mark.parametrize(("source", "lacking"), [
    (Provenance(Source.DOCUMENT, document="d1", page=1, read="x"), False), (Provenance(Source.DOCUMENT, document="d1", box="B7", read="x"), False),
    (Provenance(Source.DOCUMENT, document="d1", read="x"), True), (Provenance(Source.DOCUMENT, page=1, read="x"), True),
    (Provenance(Source.RULE, rule="VAL-1"), False), (Provenance(Source.RULE), True),
    (Provenance(Source.MODEL, model="m", version="1"), False), (Provenance(Source.MODEL, model="m"), True),
    (Provenance(Source.ENTRY, entry="B7603245278", line=3), False), (Provenance(Source.ENTRY, entry="B7603245278"), True),
    (Provenance(Source.PART, part="a1", part_version=2), False), (Provenance(Source.PART, part="a1"), True),
    (Provenance(Source.INSTRUCTION, instruction="i1"), False), (Provenance(Source.INSTRUCTION), True),
    (Provenance(Source.TYPED, person="p1"), False), (Provenance(Source.TYPED), True),
])
def test_each_source_says_where_it_is(source, lacking):
    assert bool(list(lacks((source,), HTS))) is lacking
    assert lacking or source.source.value in makers((source,))[0]


def test_confidence_is_the_lowest_and_unknown_is_not_high():
    assert confidence(READ) == 960 and by_model(READ)
    assert confidence((*READ, Provenance(Source.MODEL, model="tariff", version="1"))) is None
    assert confidence(READ[:1]) is None and not by_model(READ[:1])


def test_a_newer_reading_takes_the_place_of_an_older_one_of_its_sort():
    old, new = proposal(HTS, "7326901000"), proposal(HTS, "7326908688")
    assert supersedes(new, old)
    assert not supersedes(new, replace(old, status=Status.ACCEPTED))
    assert not supersedes(new, replace(old, path="lines/2/articles/1/hts"))
    assert not supersedes(proposal(HTS, "7326908688", READ[:1]), old)


@pytest.mark.parametrize(("one", "other", "same"), [
    (Person("a"), Person("a", roles=frozenset({"broker"}), licence="1"), True), (Person("a"), Person("b"), False),
    (Person("a", licence="CHB 31245"), Person("b", licence="chb-31245"), True), (Person("a", licence="1"), Person("b", licence="2"), False),
    (None, Person("a"), False),
])
def test_one_human_is_one_person_under_any_account(one, other, same):
    assert same_person(one, other) is same
