"""A small firm, an entry of it, and a decision on everything: what the tests of the gate begin with."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.samples import with_lines
from tidewaiter.clearance.decisions.decide import Take, decide
from tidewaiter.clearance.decisions.fields import How, keyed, stated
from tidewaiter.clearance.decisions.gate import gate
from tidewaiter.clearance.decisions.policy import Demand, Policy
from tidewaiter.clearance.decisions.provenance import Provenance, Source
from tidewaiter.clearance.decisions.record import Decision, Law, Person, Proposal, Verdict
from tidewaiter.clearance.decisions.review import Answer, EntryReview, Feedback, give
from tidewaiter.clearance.decisions.sending import Authorisation, Sending
from tidewaiter.entry.jsonform import entry_json
from tidewaiter.findings import Finding, fatal

DESK = Person("p9", "the entry writer", frozenset({"writer"}))
WRITER = Person("p1", "the writer who decides", frozenset({"writer", "compliance"}))
SECOND = Person("p2", "the second who decides", frozenset({"writer", "compliance"}))
BROKER = Person("p3", "the licensed broker", frozenset({"broker", "writer"}), "CHB 31245")
COMPLIANCE = Person("p4", "compliance", frozenset({"compliance"}))
CLIENT = Person("p5", "the client's person", frozenset({"client"}), client="c1")
ADMIN = Person("p6", "the administrator", frozenset({"admin"}))
ACCOUNTS = Person("p7", "accounts", frozenset({"accounts"}))
READER = Person("p8", "the reader's account", frozenset({"broker"}), machine=True)
PEOPLE = {one.id: one for one in (DESK, WRITER, SECOND, BROKER, COMPLIANCE, CLIENT, ADMIN, ACCOUNTS, READER)}
FILE = ("file", "f1")
LAW = Law("edition1")
DAY = date(2026, 9, 24)
START = datetime(2026, 9, 24, 13, 0, tzinfo=UTC)
AUTHORISED = (Authorisation("p1", "p3", date(2026, 1, 1), None, "power of attorney of January 2"),)

READ = (Provenance(Source.DOCUMENT, document="d1", page=1, box="72 410 180 424", read="7326.90.8688"),
        Provenance(Source.MODEL, model="reader", version="3.1", score=960))


def form(lines: int = 1) -> dict[str, Any]:
    """The sample entry as a form of its own, with as many lines."""
    return copy.deepcopy(entry_json(with_lines(lines)))


def sending(of: Mapping[str, Any], **other: Any) -> Sending:
    given: dict[str, Any] = {"law": LAW, "day": DAY, "sender": BROKER, "people": PEOPLE, "authorisations": AUTHORISED} | other
    return Sending("c1", of, **given)


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def accepted(of: Mapping[str, Any], *paths: str, person: Person = WRITER, law: Law = LAW, minutes: int = 0, why: str = "") -> tuple[Decision, ...]:
    """A decision of its own on each of the paths, or on all that the form states."""
    by_key = keyed(of)
    wanted = paths or tuple(one.path for one in stated(by_key) if one.field and one.field.how is not How.NONE)
    made = []
    for path in wanted:
        outcome = decide(Verdict.ACCEPT, (Take(path),), by_key, law, person, at(minutes), subject=FILE, why=why)
        assert outcome.decision is not None, outcome.findings
        made.append(outcome.decision)
    return tuple(made)


def proposal(path: str, value: str, provenance: Sequence[Provenance] = READ, **other: Any) -> Proposal:
    return Proposal(*FILE, path, value, provenance=tuple(provenance), **other)


def review(*demands: Demand, **other: Any) -> EntryReview:
    return EntryReview(*FILE, "c1", demands, "p1", START, **other)


def given(
    of: Mapping[str, Any], person: Person, *demands: Demand, answer: Answer = Answer.ACCEPT, minutes: int = 5, feedback: tuple[Feedback, ...] = (),
    **other: Any,
) -> EntryReview:
    """A review that this person gave of the form, whether they could or not."""
    return give(review(*demands, **other), answer, person, at(minutes), keyed(of), feedback)


def policy(*demands: Demand, **conditions: Any) -> Policy:
    return Policy("the firm's rule", "so that somebody looks", demands, **conditions)


def shut(
    of: Mapping[str, Any], decisions: Sequence[Decision] = (), *, proposals: Mapping[str, Proposal] | None = None,
    policies: Mapping[str, Policy] | None = None, reviews: Mapping[str, EntryReview] | None = None, findings: Sequence[Finding] | None = (),
    **other: Any,
) -> set[str]:
    """The rules that keep the entry from being sent."""
    found = gate(sending(of, **other), proposals or {}, decisions, policies or {}, reviews or {}, findings)
    assert all(one.message and one.cite and one.fix for one in found)
    return {one.rule for one in found if fatal((one,))}

