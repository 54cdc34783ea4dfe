"""Reviews: who can answer for what, what feedback has to say, and how errors are counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.clearance.decisions.firm import ACCOUNTS, ADMIN, BROKER, CLIENT, COMPLIANCE, DESK, READER, SECOND, WRITER, form, given, review
from tidewaiter.clearance.decisions.errors import Erred, kinds
from tidewaiter.clearance.decisions.fields import field_of, fields
from tidewaiter.clearance.decisions.policy import Demand
from tidewaiter.clearance.decisions.record import Person
from tidewaiter.clearance.decisions.review import Answer, Feedback, State, Weight, faults, lacks_standing, refused, review_seal
from tidewaiter.clearance.decisions.tally import NOT_TOLD, tally

HTS = "lines/1/articles/1/hts"
WRONG = Feedback(HTS, "CLS-HEADING", Weight.MATERIAL, "7326908688", "7325991000", Erred.MODEL, "model tariff 1.2", "p1", "HTSUS 7325")
TWICE = Person("p9", "the writer's other account", frozenset({"writer", "broker", "compliance"}), "CHB 31245")
OTHERS = Person("p10", "another client's person", frozenset({"client"}), client="c2")
BOTH = Person("p1", "the writer as client", frozenset({"writer", "client"}), client="c1")


@pytest.mark.parametrize(("demand", "person", "authors", "can"), [
    (Demand.SECOND_REVIEW, SECOND, (WRITER,), True), (Demand.SECOND_REVIEW, WRITER, (WRITER,), False),
    (Demand.SECOND_REVIEW, SECOND, (WRITER, SECOND), False), (Demand.SECOND_REVIEW, TWICE, (BROKER,), False),
    (Demand.SECOND_REVIEW, DESK, (WRITER,), False),
    (Demand.SECOND_REVIEW, CLIENT, (WRITER,), False), (Demand.SECOND_REVIEW, ADMIN, (WRITER,), False), (Demand.SECOND_REVIEW, ACCOUNTS, (), False),
    (Demand.SECOND_REVIEW, replace(WRITER, roles=frozenset({"broker"}), licence="9"), (WRITER,), False),
    (Demand.BROKER_REVIEW, BROKER, (WRITER,), True), (Demand.BROKER_REVIEW, BROKER, (BROKER,), True), (Demand.BROKER_REVIEW, SECOND, (), False),
    (Demand.BROKER_REVIEW, replace(BROKER, licence=""), (), False), (Demand.BROKER_REVIEW, replace(WRITER, licence="CHB 1"), (), False),
    (Demand.COMPLIANCE_REVIEW, COMPLIANCE, (), True), (Demand.COMPLIANCE_REVIEW, BROKER, (), False),
    (Demand.CLIENT_APPROVAL, CLIENT, (WRITER,), True), (Demand.CLIENT_APPROVAL, OTHERS, (), False), (Demand.CLIENT_APPROVAL, BROKER, (), False),
    (Demand.CLIENT_APPROVAL, BOTH, (WRITER,), False), (Demand.CLIENT_APPROVAL, replace(CLIENT, client=""), (), False),
    (Demand.LICENSED_TRANSMITTER, BROKER, (), False),
])
def test_who_can_answer_for_what(demand, person, authors, can):
    assert (lacks_standing(demand, person, authors, "c1") == "") is can


@pytest.mark.parametrize(("asked", "answer", "person", "feedback", "rules"), [
    (review(), Answer.ACCEPT, SECOND, (), set()),
    (review(), Answer.ACCEPT, READER, (), {"REV-NOBODY"}),
    (review(), Answer.NONE, SECOND, (), {"REV-NO-ANSWER"}),
    (review(state=State.WITHDRAWN), Answer.ACCEPT, SECOND, (), {"REV-SETTLED"}),
    (review(state=State.GIVEN), Answer.ACCEPT, SECOND, (), {"REV-SETTLED"}),
    (review(of_person="p3"), Answer.ACCEPT, SECOND, (), {"REV-NOT-ASKED"}), (review(of_person="p3"), Answer.ACCEPT, BROKER, (), set()),
    (review(of_role="compliance"), Answer.ACCEPT, BROKER, (), {"REV-NOT-ASKED"}),
    (review(of_role="compliance"), Answer.ACCEPT, COMPLIANCE, (), set()),
    (review(Demand.SECOND_REVIEW), Answer.ACCEPT, WRITER, (), {"REV-STANDING"}), (review(Demand.SECOND_REVIEW), Answer.ACCEPT, SECOND, (), set()),
    (review(), Answer.RETURN, SECOND, (), {"REV-NO-FEEDBACK"}), (review(), Answer.RETURN, SECOND, (WRONG,), set()),
    (review(), Answer.ACCEPT, SECOND, (WRONG,), {"REV-MATERIAL"}),
    (review(), Answer.ACCEPT, SECOND, (replace(WRONG, weight=Weight.MINOR),), set()),
    # The writer himself may send it back to himself; he cannot stand up for it.
    (review(Demand.SECOND_REVIEW), Answer.RETURN, WRITER, (WRONG,), set()),
])
def test_an_answer_is_taken_or_refused(asked, answer, person, feedback, rules):
    assert {one.rule for one in refused(asked, answer, person, (WRITER,), feedback)} == rules


@pytest.mark.parametrize(("change", "rule"), [
    ({}, None), ({"path": "lines/1/hts"}, "REV-FIELD"), ({"kind": "CLS-WHATEVER"}, "REV-KIND"), ({"by": Erred.LAW}, "REV-BY"),
    ({"should_be": "7326908688"}, "REV-SAME"),
])
def test_feedback_names_a_field_a_kind_and_who_erred(change, rule):
    assert {one.rule for one in faults(replace(WRONG, **change))} == ({rule} if rule else set())


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.code)
def test_a_kind_of_error_is_whole(kind):
    assert kind.code.partition("-")[0].isupper() and kind.family and kind.error and kind.words and kind.cite and kind.by
    assert kind.fields == ("*",) or [one for one in kind.fields if one not in fields()] == []


def test_every_field_that_takes_judgement_of_its_subject_has_a_kind_of_error():
    families = {kind.family for kind in kinds().values()}
    wanted = {"classification", "valuation", "origin", "programme", "quantity", "party", "manufacturer", "document", "antidumping", "agency", "date",
              "duplicate", "typing"}
    assert wanted <= families
    assert len({kind.code.partition("-")[0] for kind in kinds().values()}) == len(families)


def test_the_seal_of_a_review_is_over_what_takes_judgement():
    of, later = form(2), form(2)
    later["transport"]["containers"] = ["TGHU1234567"]
    assert review_seal(of) == review_seal(later)
    later["lines"][1]["origin"] = "VN"
    assert review_seal(of) != review_seal(later) and review_seal(of, ("1",)) == review_seal(later, ("1",))
    later["type"] = "03"
    assert review_seal(of, ("1",)) != review_seal(later, ("1",))
    assert field_of("type").judged


def test_errors_are_counted_by_person_kind_client_and_source():
    of = form()
    origin = Feedback("lines/1/origin", "ORI-EXPORT", Weight.MINOR, "CN", "VN", Erred.DOCUMENT, "document d1")
    reviews = [
        given(of, SECOND, answer=Answer.RETURN, feedback=(WRONG, replace(WRONG, path="lines/2/articles/1/hts"), origin)),
        given(of, BROKER, feedback=(replace(origin, writer="p1"),)), given(of, BROKER), review(),
        replace(given(of, SECOND), client="c2"),
    ]
    found = {(one.of, one.key): (one.errors, one.material, one.reviews, one.returned) for one in tally(reviews)}
    assert found == {
        ("client", "c1"): (4, 2, 3, 1), ("client", "c2"): (0, 0, 1, 0),
        ("reviewer", "p2"): (3, 2, 2, 1), ("reviewer", "p3"): (1, 0, 2, 0),
        ("writer", "p1"): (3, 2, 2, 1), ("writer", NOT_TOLD): (1, 0, 1, 1),
        ("kind", "CLS-HEADING"): (2, 2, 1, 1), ("kind", "ORI-EXPORT"): (2, 0, 2, 1),
        ("family", "classification"): (2, 2, 1, 1), ("family", "origin"): (2, 0, 2, 1),
        ("source", "model tariff 1.2"): (2, 2, 1, 1), ("source", "document d1"): (2, 0, 2, 1),
        ("erred", "model"): (2, 2, 1, 1), ("erred", "document"): (2, 0, 2, 1),
    }
    assert tally(()) == ()
