"""A named person accepts, changes or rejects: the value goes into the file and the decision into the record, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cattrs import BaseValidationError

from tidewaiter.clearance.decisions.decide import Take, decide, settle
from tidewaiter.clearance.decisions.place import normal, placed
from tidewaiter.clearance.decisions.provenance import Path
from tidewaiter.clearance.decisions.record import Decision, Manner, Proposal, Status, Verdict, seal, value
from tidewaiter.clearance.file import File, file_line
from tidewaiter.duty.law import Law
from tidewaiter.entry.jsonform import read_entry
from tidewaiter.findings import Finding, Severity
from tidewaiter.service.decisions.reading import FILE, Read, decider, law_of, read
from tidewaiter.service.entries.compute import law
from tidewaiter.service.entries.files import changed, drawn, editable, masked
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Code, Id, Line, Words
from tidewaiter.store import files as found_by
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.decisions import DECISIONS, PROPOSALS
from tidewaiter.store.kinds.entries import LINES
from tidewaiter.store.ledger import Book
from tidewaiter.values import immutable


@immutable
class Chosen:
    """A field to decide on. `value` is the one decided for: what the person saw, or writes in its place.

    `seal` is that of the field as it was read; with it the decision is refused where something that the field rests on has changed since.
    """

    path: Path
    value: Words
    proposal: Id = ""
    seal: Code = ""


@immutable
class NewDecision:
    """One decision, over one field, over those that are alike, or over several without customs judgement."""

    verdict: Verdict
    over: tuple[Chosen, ...]
    manner: Manner = Manner.ONE
    why: Words = ""
    evidence: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Decided:
    """The decision, and the file as it stands after it."""

    decision: Record[Decision]
    file: Record[File]


@use("decision.accept")
def decide_on_file(seat: Seat, id: Id, new: NewDecision) -> Decided:
    """Accept, change or reject values of a file, by name. Refused with what is wrong; nothing is then changed."""
    held = law()
    with seat.write(new.why) as book:
        return taken(seat, book, read(seat, book, id), new, held)


def taken(seat: Seat, book: Book, there: Read, new: NewDecision, held_law: Law) -> Decided:
    """The same within a transaction."""
    editable(there.file)
    open_ones = {one.id: one for one in book.all(PROPOSALS, {"subject": there.file.id, "status": Status.OPEN})}
    held = {one.id: one.value for one in book.many(PROPOSALS, [one.proposal for one in new.over if one.proposal]).values()}
    faults = tuple(_faults(there, new, held))
    if faults:
        raise Refused(faults[0].message, faults)
    form, takes = there.form, []
    for one in new.over:
        path = there.path(one.path)
        proposal_id = one.proposal or next((id for id, open_one in open_ones.items() if _answers(new.verdict, open_one.value, path, one.value)), "")
        takes.append(Take(path, proposal_id, held.get(proposal_id) or (open_ones[proposal_id].value if proposal_id in open_ones else None)))
        if new.verdict is not Verdict.REJECT:
            form = placed(form, path, normal(path, one.value)) if value(path, form) != one.value else form
    outcome = decide(
        new.verdict, takes, form, law_of(there, held_law), decider(seat), seat.at,
        subject=(FILE, there.file.id), manner=new.manner, why=new.why, evidence=new.evidence,
    )
    if outcome.decision is None:
        raise Refused(outcome.findings[0].message, outcome.findings)
    record = _kept(seat, book, there, form)
    decision = book.add(DECISIONS, outcome.decision)
    for id, settled in outcome.settled:
        book.change(PROPOSALS, id, replace(settled, decision=decision.id))
    if new.verdict is Verdict.CHANGE:            # whatever else was open on the field is answered by the person's own value
        answered = {take.path: take.id for take in takes}
        for id, open_one in open_ones.items():
            if open_one.value.path in answered and id != answered[open_one.value.path]:
                book.change(PROPOSALS, id, settle(open_one.value, Status.CHANGED, decision.id))
    return Decided(decision, record)


def _answers(verdict: Verdict, proposal: Proposal, path: str, text: str) -> bool:
    """Whether a decision on a field answers an open proposal that it does not name."""
    return proposal.path == path and (verdict is Verdict.CHANGE or proposal.value == text)


def _faults(there: Read, new: NewDecision, held: dict[str, Proposal]) -> Iterator[Finding]:
    for one in new.over:
        path = there.path(one.path)
        try:
            if new.verdict is not Verdict.REJECT and value(path, there.form) != one.value:
                placed(there.form, path, normal(path, one.value))
            now = seal(path, there.form)
        except (ValueError, ArithmeticError) as error:
            yield _no("DEC-FIELD", one.path, str(error), "name a field and a value that it holds")
            continue
        if one.seal and one.seal != now:
            yield _no("DEC-STALE", one.path, "the field, or what it rests on, has changed since it was read", "look at it again")
        proposal = held.get(one.proposal)
        if one.proposal and (proposal is None or proposal.subject != there.file.id or proposal.path != path):
            yield _no("DEC-PROPOSAL", one.path, f"there is no proposal {one.proposal} on it", "name a proposal on this field")
        elif proposal is not None and new.verdict is not Verdict.CHANGE and proposal.value != one.value:
            yield _no("DEC-STALE", one.path, f"the proposal is {proposal.value}, not {one.value}", "look at it again")
        elif proposal is None and new.verdict is Verdict.ACCEPT and value(path, there.form) != one.value:
            yield _no("DEC-STALE", one.path, f"the file states {value(path, there.form) or 'nothing'}, not {one.value or 'nothing'}",
                      "look at it again, or change the value")


def _kept(seat: Seat, book: Book, there: Read, form: object) -> Record[File]:
    """The file with what the form states, written where it changed."""
    assert isinstance(form, dict)
    if form == there.form:
        return there.file
    try:
        entry = read_entry({**form, "lines": list(form["lines"].values())})
    except (BaseValidationError, TypeError, ValueError, ArithmeticError) as error:
        raise Refused("a value does not fit its field", (_no("DEC-VALUE", "", str(error)[:300], "write a value that the field holds"),)) from None
    lines = dict(zip(there.lines, entry.lines, strict=True))
    for id, line in lines.items():
        kept = there.lines[id]
        if line != kept.value.line:
            book.change(LINES, id, file_line(there.file.id, line, kept.value.product, kept.value.product_version))
    record = changed(seat, book, there.file, drawn(replace(there.file.value, heading=masked(replace(entry, lines=())))))
    found_by.refer(book, record)
    return record


def _no(rule: str, where: str, message: str, fix: str) -> Finding:
    return Finding(rule, Severity.FATAL, where, message, "19 CFR 163.3", fix)
