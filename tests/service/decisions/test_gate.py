"""A file on its way through the gate: proposed, decided, reviewed, approved; on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.service.decisions.conftest import accept_all, chosen
from tests.service.entries.conftest import AT
from tidewaiter.clearance.decisions.decide import Held
from tidewaiter.clearance.decisions.errors import Erred
from tidewaiter.clearance.decisions.fields import How
from tidewaiter.clearance.decisions.policy import Demand, Policy
from tidewaiter.clearance.decisions.provenance import Provenance, Source
from tidewaiter.clearance.decisions.record import Manner, Status, Verdict
from tidewaiter.clearance.decisions.review import Answer, Feedback, State, Weight
from tidewaiter.clearance.decisions.sending import Authorisation
from tidewaiter.entry.invoice import InvoiceLine
from tidewaiter.findings import fatal
from tidewaiter.parties.firm import Firm, FirmKind
from tidewaiter.service.decisions.deciding import Chosen, NewDecision, decide_on_file
from tidewaiter.service.decisions.policies import (
    add_policy,
    authorisations,
    authorise,
    change_policy,
    end_authorisation,
    policies,
    policy,
)
from tidewaiter.service.decisions.proposals import (
    NewProposal,
    NewProposals,
    decision,
    decisions_on_file,
    proposal,
    proposals,
    propose_values,
    undecided_fields,
)
from tidewaiter.service.decisions.reviews import (
    NewReview,
    ReviewAnswer,
    answer_review,
    ask_review,
    entry_review,
    entry_reviews,
    error_kinds,
    review_tally,
    withdraw_review,
)
from tidewaiter.service.entries import files
from tidewaiter.service.entries.compute import law
from tidewaiter.service.entries.files import ChangedLine, Heading
from tidewaiter.service.findings import findings
from tidewaiter.service.gate import file_gate, gate_in, gate_of
from tidewaiter.service.seat import Forbidden, Refused
from tidewaiter.store import events
from tidewaiter.store.kinds.decisions import AUTHORISATIONS, DECISIONS, PROPOSALS
from tidewaiter.store.kinds.parties import FIRMS
from tidewaiter.store.ledger import Missing, Stale

READ = (Provenance(Source.DOCUMENT, document="d1", page=1, box="72 410", read="7326.90.86"),
        Provenance(Source.MODEL, model="reader", version="3", score=910))


def put(path: str, value: str, provenance=READ) -> NewProposals:
    return NewProposals((NewProposal(path, value, provenance),))


def take(verdict: str, *over: Chosen, **other) -> NewDecision:
    return NewDecision(Verdict(verdict), over, **other)


def shut(seat, id) -> set[str]:
    return {one.rule for one in gate_of(seat, id, ()) if fatal((one,))}


def test_a_file_goes_only_when_a_named_person_decided_all_of_it(desk, file):
    broker = desk["broker"]
    assert shut(broker, file) == {"GATE-UNDECIDED"}
    assert shut(desk["writer"], file) == {"GATE-UNDECIDED", "GATE-SENDER-AUTHORITY"}
    accept_all(broker, file)
    assert shut(broker, file) == set() and undecided_fields(broker, file) == ()
    with broker.read() as book:
        assert gate_in(broker, book, file, law(), ()) == gate_of(broker, file, ())
        assert "GATE-UNCHECKED" in {one.rule for one in gate_in(broker, book, file, law(), None)}
    assert {one.rule for one in gate_of(broker, file)} >= {one.rule for one in gate_of(broker, file, ())}
    line = files.line_of_file(broker, file, 1)
    files.change_file_line(desk["writer"], file, 1, line.version, ChangedLine(replace(line.value.line, origin="VN")))
    assert shut(broker, file) == {"GATE-LAPSED"}
    again = {one.path.split("/", 2)[2] for one in undecided_fields(broker, file)}
    assert "origin" in again and "adcvd" in again and "articles/1/hts" not in again
    accept_all(broker, file)
    assert shut(broker, file) == set()
    assert events.verify(broker.ledger.database)[1] == []


def test_the_record_says_who_with_what_licence_on_what_evidence(desk, file):
    (field,) = [one for one in undecided_fields(desk["broker"], file) if one.path.endswith("/hts")]
    made = decide_on_file(desk["broker"], file, take(
        "accept", Chosen(field.path, field.value, seal=field.seal), why="heading 7326", evidence=("NY ruling", "data sheet"))).decision
    kept = decision(desk["writer"], made.id).value
    assert (kept.by, kept.licence, kept.roles, kept.evidence) == (desk["broker"].id, "CHB31245", ("broker",), ("NY ruling", "data sheet"))
    assert (kept.over[0].path, kept.over[0].value, kept.over[0].edition) == (field.path, field.value, law().edition)
    assert kept.over[0].law and kept.at == AT
    assert [one.id for one in decisions_on_file(desk["writer"], file).records] == [made.id]


def test_what_is_proposed_changes_nothing_until_it_is_accepted(desk, file):
    writer, broker = desk["writer"], desk["broker"]
    accept_all(broker, file)
    (record,) = propose_values(writer, file, put("lines/1/origin", "VN"))
    assert record.value.before == files.line_of_file(writer, file, 1).value.line.origin == "CN"
    assert shut(broker, file) == {"GATE-PROPOSAL"}
    (field,) = undecided_fields(broker, file)
    assert (field.held, field.value, field.confidence, field.proposals[0].id) == (Held.STANDS, "CN", 910, record.id)
    decide_on_file(broker, file, take("accept", Chosen("lines/1/origin", "VN", record.id)))
    assert files.line_of_file(writer, file, 1).value.origin == "VN" and files.file(writer, file).value.computed == ""
    settled = proposal(writer, record.id).value
    assert settled.status is Status.ACCEPTED and settled.decision
    assert proposals(writer, subject=file).records == ()
    assert "GATE-LAPSED" in shut(broker, file)           # what rests on the origin


def test_a_proposal_is_rejected_or_a_person_writes_another_value(desk, file):
    writer, broker = desk["writer"], desk["broker"]
    accept_all(broker, file)
    (one,) = propose_values(writer, file, put("lines/1/hts", "7325991000"))
    decide_on_file(broker, file, take("reject", Chosen("lines/1/hts", "7325991000", one.id), why="forged, not cast"))
    assert shut(broker, file) == set() and proposal(writer, one.id).value.status is Status.REJECTED
    (one, other) = propose_values(writer, file, NewProposals((
        NewProposal("lines/1/charges", "1", READ), NewProposal("lines/1/charges", "2", READ[:1]))))
    decide_on_file(broker, file, take("change", Chosen("lines/1/charges", "3", one.id), why="freight bill"))
    assert files.line_of_file(writer, file, 1).value.line.charges == 3
    assert {proposal(writer, id).value.status for id in (one.id, other.id)} == {Status.CHANGED}
    assert shut(broker, file) == set()


def test_a_newer_reading_supersedes_an_older_and_both_sources_stay_where_they_differ(desk, file):
    writer = desk["writer"]
    (old,) = propose_values(writer, file, put("lines/1/origin", "VN"))
    (new,) = propose_values(writer, file, put("lines/1/origin", "TH"))
    (part,) = propose_values(writer, file, put("lines/1/origin", "CN", (Provenance(Source.PART, part="a1", part_version=2),)))
    assert proposal(writer, old.id).value.status is Status.SUPERSEDED
    assert [one.id for one in proposals(writer, subject=file).records] == [new.id, part.id]
    assert [one.id for one in proposals(writer, status=(Status.SUPERSEDED,)).records] == [old.id]


def test_a_proposal_without_its_source_is_kept_and_said_and_cannot_be_accepted(desk, file):
    (record,) = propose_values(desk["writer"], file, put("lines/1/origin", "VN", ()))
    assert [one.rule for one in findings(desk["writer"], record)] == ["PROV-NONE"]
    with pytest.raises(Refused) as refused:
        decide_on_file(desk["broker"], file, take("accept", Chosen("lines/1/origin", "VN", record.id)))
    assert [one.rule for one in refused.value.findings] == ["PROV-NONE"]
    assert files.line_of_file(desk["writer"], file, 1).value.origin == "CN"


@pytest.mark.parametrize(("path", "value"), [
    ("lines/9/origin", "VN"), ("lines/1", "x"), ("lines/1/articles/1/value", "lots"), ("days/entered", "tomorrow"), ("lines/1/related", "maybe"),
    ("lines/1/adcvd", "{"), ("transport/containers/7", "X"), ("lines/1/articles/1/value", "1.5"),
    ("lines/1/articles/1/quantities", '[{"amount": "many"}]'),
])
def test_what_no_field_holds_is_refused_whole(desk, file, path, value):
    with pytest.raises(Refused) as refused:
        propose_values(desk["writer"], file, NewProposals((NewProposal("lines/1/origin", "VN", READ), NewProposal(path, value, READ))))
    assert [(one.rule, one.where) for one in refused.value.findings] == [("PROP-VALUE", path)]
    assert proposals(desk["writer"], subject=file).records == ()


@pytest.mark.parametrize(("over", "rule"), [
    (Chosen("lines/1/origin", "VN"), "DEC-STALE"), (Chosen("lines/1/origin", "CN", seal="x"), "DEC-STALE"),
    (Chosen("lines/1/origin", "CN", "pp1"), "DEC-PROPOSAL"), (Chosen("lines/1", "CN"), "DEC-FIELD"),
])
def test_a_decision_on_something_else_than_was_seen_is_refused(desk, file, over, rule):
    with pytest.raises(Refused) as refused:
        decide_on_file(desk["broker"], file, take("accept", over))
    assert [one.rule for one in refused.value.findings] == [rule]
    assert decisions_on_file(desk["writer"], file).records == ()


def test_several_at_once_as_the_table_allows(desk, file):
    broker = desk["broker"]
    fields = undecided_fields(broker, file)
    bulk = [Chosen(one.path, one.value, seal=one.seal) for one in fields if one.how is How.BULK]
    judged = next(Chosen(one.path, one.value) for one in fields if one.judged)
    with pytest.raises(Refused) as refused:
        decide_on_file(broker, file, take("accept", *bulk, judged, manner=Manner.BULK))
    assert {one.rule for one in refused.value.findings} == {"DEC-JUDGED"}
    decide_on_file(broker, file, take("accept", *bulk, manner=Manner.BULK))
    assert {one.judged for one in undecided_fields(broker, file)} == {True}


def test_a_long_value_is_decided_by_its_hash(desk, file):
    record = files.file(desk["writer"], file)
    (invoice, *rest) = record.value.heading.invoices
    rows = tuple(InvoiceLine(f"row {n}", "PART", "bracket", Decimal(1), "PCS", Decimal(2), Decimal(2)) for n in range(100))
    heading = replace(record.value.heading, invoices=(replace(invoice, lines=rows), *rest))
    files.change_file(desk["writer"], file, record.version, Heading(heading, record.value.reference, record.value.writer))
    accept_all(desk["broker"], file)
    assert shut(desk["broker"], file) == set()
    heading = replace(heading, invoices=(replace(invoice, lines=rows[1:]), *rest))
    files.change_file(desk["writer"], file, files.file(desk["writer"], file).version, Heading(heading, record.value.reference, record.value.writer))
    assert shut(desk["broker"], file) == {"GATE-LAPSED"}


def test_only_who_may_decides_and_never_a_token(desk, file):
    (one, *_) = chosen(desk["broker"], file)
    for name in ("writer", "client", "admin"):
        with pytest.raises(Forbidden):
            decide_on_file(desk[name], file, take("accept", one))
    with pytest.raises(Refused) as refused:
        decide_on_file(replace(desk["broker"], scopes=frozenset({"decision.accept"})), file, take("accept", one))
    assert [found.rule for found in refused.value.findings] == ["DEC-NOBODY"]
    decide_on_file(desk["compliance"], file, take("accept", one))


def test_a_line_keeps_its_decisions_when_it_moves_up(desk, file):
    broker, writer = desk["broker"], desk["writer"]
    first = files.line_of_file(writer, file, 1)
    files.add_file_line(writer, file, ChangedLine(replace(first.value.line, description="SECOND ARTICLE")))
    accept_all(broker, file)
    files.remove_file_line(writer, file, 1, first.version)
    assert files.line_of_file(writer, file, 1).value.line.description == "SECOND ARTICLE"
    assert shut(broker, file) == {"GATE-GONE"}
    (gone,) = [one for one in gate_of(broker, file, ()) if one.rule == "GATE-GONE"]
    assert gone.where == f"lines/{first.id}/number"
    decide_on_file(broker, file, take("change", Chosen(gone.where, ""), why="not in this shipment"))
    assert shut(broker, file) == set()


def test_policies_ask_and_reviews_answer(desk, file):
    broker, second = desk["broker"], desk["second"]
    accept_all(broker, file)
    rule = add_policy(desk["compliance"], Policy("steel", "section 232", (Demand.SECOND_REVIEW, Demand.CLIENT_APPROVAL), origins=("CN",)))
    assert shut(broker, file) == {"GATE-SECOND-REVIEW", "GATE-CLIENT-APPROVAL"}
    (demanded, *_) = file_gate(broker, file).demanded
    assert (demanded.policy, demanded.met, len(demanded.lines)) == (rule.id, False, 1)
    asked = ask_review(desk["writer"], file, NewReview((Demand.SECOND_REVIEW,), of_role="broker", due=AT + timedelta(hours=2)))
    for wrong in (NewReview((Demand.CLIENT_APPROVAL, Demand.SECOND_REVIEW)), NewReview(of_role="king")):
        with pytest.raises(Refused):
            ask_review(desk["writer"], file, wrong)
    approval = ask_review(desk["writer"], file, NewReview((Demand.CLIENT_APPROVAL,), due=AT + timedelta(hours=1), risk_cents=5))
    assert shut(broker, file) == {"GATE-SECOND-REVIEW", "GATE-CLIENT-APPROVAL", "GATE-REVIEW-OPEN"}
    assert [one.id for one in entry_reviews(broker).records] == [approval.id, asked.id]
    assert [one.id for one in entry_reviews(broker, of_role="client").records] == [approval.id]
    with pytest.raises(Refused) as refused:
        answer_review(broker, asked.id, ReviewAnswer(Answer.ACCEPT))
    assert [one.rule for one in refused.value.findings] == ["REV-STANDING"]
    answer_review(second, asked.id, ReviewAnswer(Answer.ACCEPT))
    assert shut(broker, file) == {"GATE-CLIENT-APPROVAL", "GATE-REVIEW-OPEN"}
    assert [one.id for one in entry_reviews(desk["client"]).records] == [approval.id] and entry_reviews(desk["other"]).records == ()
    with pytest.raises(Missing):
        entry_review(desk["other"], approval.id)
    with pytest.raises(Missing):
        entry_review(desk["client"], asked.id)
    with pytest.raises(Missing):
        answer_review(desk["other"], approval.id, ReviewAnswer(Answer.ACCEPT))
    given = answer_review(desk["client"], approval.id, ReviewAnswer(Answer.ACCEPT, note="as agreed"))
    assert given.value.given_by == desk["client"].id and given.value.person_client == "c1"
    assert shut(broker, file) == set()
    change_policy(desk["admin"], rule.id, rule.version, replace(rule.value, active=False))
    with pytest.raises(Stale):
        change_policy(desk["admin"], rule.id, rule.version, rule.value)
    assert policy(broker, rule.id).value.active is False and len(policies(broker).records) == 1
    with pytest.raises(Forbidden):
        add_policy(broker, rule.value)


def test_who_wrote_a_line_is_no_second_pair_of_eyes(desk, file):
    broker, second = desk["broker"], desk["second"]
    line = files.line_of_file(broker, file, 1)
    files.change_file_line(second, file, 1, line.version, ChangedLine(replace(line.value.line, gross_weight=1)))
    accept_all(broker, file)
    asked = ask_review(broker, file, NewReview((Demand.SECOND_REVIEW,)))
    with pytest.raises(Refused) as refused:
        answer_review(second, asked.id, ReviewAnswer(Answer.ACCEPT))
    assert [one.rule for one in refused.value.findings] == ["REV-STANDING"]
    answer_review(desk["compliance"], asked.id, ReviewAnswer(Answer.ACCEPT))
    assert shut(broker, file) == set()


def test_a_firm_that_clears_its_own_goods_needs_the_paper_and_no_licence(desk, file):
    unlicensed = desk["unlicensed"]
    accept_all(unlicensed, file)
    with desk["admin"].write() as book:
        book.add(FIRMS, Firm("an importer", FirmKind.IMPORTER))
    assert shut(unlicensed, file) == {"GATE-SENDER-AUTHORITY"}
    with desk["admin"].write() as book:
        book.add(AUTHORISATIONS, Authorisation(unlicensed.id, "", None, None, "resolution of the board"))
    assert shut(unlicensed, file) == set()
    by_token = replace(unlicensed, scopes=frozenset({"entry.transmit"}))
    assert not fatal(gate_of(by_token, file, ()))


def test_a_returned_file_waits_and_what_was_wrong_is_counted(desk, file):
    broker, second = desk["broker"], desk["second"]
    accept_all(broker, file)
    asked = ask_review(broker, file, NewReview(of_person=second.id, lines=("1",)))
    wrong = Feedback("lines/1/hts", "CLS-HEADING", Weight.MATERIAL, "7326908688", "7325991000", Erred.MODEL, "model reader 3", broker.id)
    with pytest.raises(Refused):
        answer_review(second, asked.id, ReviewAnswer(Answer.RETURN))
    kept = answer_review(second, asked.id, ReviewAnswer(Answer.RETURN, (wrong,))).value
    line = files.line_of_file(broker, file, 1)
    assert kept.lines == (line.id,) and kept.feedback[0].path == f"lines/{line.id}/articles/1/hts"
    assert shut(broker, file) == {"GATE-RETURNED"}
    counts = {(one.of, one.key): one.errors for one in review_tally(broker, client="c1").counts}
    assert counts["kind", "CLS-HEADING"] == counts["source", "model reader 3"] == counts["writer", broker.id] == 1
    assert review_tally(broker, before=AT).counts == () and len(review_tally(broker, since=AT).counts) > 0
    decide_on_file(broker, file, take("change", Chosen("lines/1/hts", "7325991000"), why="cast"))
    accept_all(broker, file)
    late = replace(second, at=AT + timedelta(minutes=5))
    again = ask_review(broker, file, NewReview(of_person=second.id))
    answer_review(late, again.id, ReviewAnswer(Answer.ACCEPT))
    assert shut(broker, file) == set()


def test_what_was_asked_is_withdrawn_by_who_asked(desk, file):
    asked = ask_review(desk["writer"], file, NewReview(of_role="compliance"))
    with pytest.raises(Refused):
        withdraw_review(desk["broker"], asked.id)
    assert withdraw_review(desk["writer"], asked.id).value.state is State.WITHDRAWN
    with pytest.raises(Refused):
        withdraw_review(desk["writer"], asked.id)
    with pytest.raises(Refused):
        answer_review(desk["compliance"], asked.id, ReviewAnswer(Answer.ACCEPT))
    with pytest.raises(Refused):
        ask_review(desk["writer"], file, NewReview(lines=("9",)))
    assert len(error_kinds(desk["writer"])) > 40


def test_a_broker_authorises_and_the_day_it_ends_is_the_first_without(desk, file):
    broker, unlicensed = desk["broker"], desk["unlicensed"]
    accept_all(broker, file)
    assert shut(unlicensed, file) == {"GATE-SENDER-AUTHORITY"}
    for seat, person in ((unlicensed, desk["writer"].id), (broker, broker.id), (broker, "p999999")):
        with pytest.raises(Refused):
            authorise(seat, person, "power of attorney")
    made = authorise(broker, unlicensed.id, "power of attorney", since=date(2026, 11, 22))
    assert shut(unlicensed, file) == set() and shut(desk["writer"], file) == {"GATE-SENDER-AUTHORITY"}
    assert [one.id for one in authorisations(broker, person=unlicensed.id).records] == [made.id]
    end_authorisation(broker, made.id, made.version)
    assert shut(unlicensed, file) == {"GATE-SENDER-AUTHORITY"}


def test_nobody_of_another_firm_or_client_sees_any_of_it(desk, file):
    (record,) = propose_values(desk["writer"], file, put("lines/1/origin", "VN"))
    theirs = replace(desk["broker"], tenant="theirs")
    for use in (lambda: proposal(theirs, record.id), lambda: gate_of(theirs, file), lambda: undecided_fields(theirs, file),
                lambda: decide_on_file(theirs, file, take("accept", Chosen("lines/1/origin", "VN", record.id)))):
        with pytest.raises(Missing):
            use()
    assert proposals(theirs).records == ()


def test_what_fails_leaves_nothing_behind(desk, file, monkeypatch):
    """The decision, its value in the file and the proposal's status are one transaction."""
    broker = desk["broker"]
    (record,) = propose_values(desk["writer"], file, put("lines/1/origin", "VN"))
    before = files.file_history(broker, file)

    class Killed(BaseException):
        """What ends a process."""

    from tidewaiter.store.ledger import Book

    for fatal_step in range(1, 9):
        steps = iter(range(1, 100))

        def step(self, *told, _original=Book._tell, _steps=steps, _last=fatal_step, **named):
            if next(_steps) >= _last:
                raise Killed
            return _original(self, *told, **named)

        with monkeypatch.context() as patched:
            patched.setattr(Book, "_tell", step)
            try:
                decide_on_file(broker, file, take("accept", Chosen("lines/1/origin", "VN", record.id)))
            except Killed:
                pass
            else:
                break
        assert files.line_of_file(broker, file, 1).value.origin == "CN"
        assert proposal(broker, record.id).value.status is Status.OPEN
        assert decisions_on_file(broker, file).records == () and files.file_history(broker, file) == before
    assert fatal_step > 2 and files.line_of_file(broker, file, 1).value.origin == "VN"
    with broker.read() as book:
        assert book.count(DECISIONS) == 1 and book.get(PROPOSALS, record.id).value.status is Status.ACCEPTED
    assert events.verify(broker.ledger.database)[1] == []
