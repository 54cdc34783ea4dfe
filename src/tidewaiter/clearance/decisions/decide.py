"""A named person decides: accepts, changes or rejects, one field or several, and what of a decision still stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tidewaiter.clearance.decisions.fields import Absent, Form, How, OnLaw, Stated, field_of, line_of
from tidewaiter.clearance.decisions.provenance import RULING, lacks
from tidewaiter.clearance.decisions.record import (
    DECIDERS,
    Bound,
    Decision,
    Law,
    Manner,
    Person,
    Proposal,
    Status,
    Verdict,
    bound,
    likeness,
    seal,
    sealed,
    value,
)
from tidewaiter.findings import Finding, Severity

SUPERVISION = "19 CFR 111.2(a)(2)(ii); 19 CFR 111.28(a)"


@dataclass(frozen=True)
class Take:
    """A field that a decision is to take in, and the proposal that it answers, if there is one."""

    path: str
    id: str = ""
    proposal: Proposal | None = None


@dataclass(frozen=True)
class Outcome:
    """The decision, or None with the findings that say why there can be none. `settled` are the proposals as they stand after it, by id."""

    decision: Decision | None
    findings: tuple[Finding, ...] = ()
    settled: tuple[tuple[str, Proposal], ...] = ()


class Held(StrEnum):
    """Whether a decision holds of what a field now states."""

    STANDS = "stands"
    CONFIRM = "confirm"          # the law changed; the table has it looked at again
    LAPSED = "lapsed"
    REJECTED = "rejected"
    NONE = "none"


@dataclass(frozen=True)
class Standing:
    held: Held
    why: str = ""
    decision: Decision | None = None
    bound: Bound | None = None


def decide(
    verdict: Verdict, takes: Sequence[Take], form: Form, law: Law, person: Person, at: datetime, *,
    subject: tuple[str, str], manner: Manner = Manner.ONE, why: str = "", evidence: tuple[str, ...] = (),
) -> Outcome:
    """A decision over fields of a form, which already holds the values decided on.

    Several at once only in bulk, where no field takes customs judgement, or alike, where all state the same on the same facts.
    """
    refused = (*_person(person), *(one for take in takes for one in _take(verdict, take, form, why)), *_together(takes, manner, form))
    if not takes:
        refused = (*refused, _no("DEC-EMPTY", "", "no field is named", "name the fields to decide on"))
    if refused:
        return Outcome(None, refused)
    over = tuple(
        Bound(take.path, take.proposal.value, seal(take.path, form), law.edition, law.says(take.path), take.id)
        if verdict is Verdict.REJECT and take.proposal else bound(take.path, form, law, take.id)
        for take in takes
    )
    decision = Decision(*subject, verdict, manner, person.id, at, tuple(sorted(person.roles)), person.licence, why, evidence, over)
    status = {Verdict.ACCEPT: Status.ACCEPTED, Verdict.CHANGE: Status.CHANGED, Verdict.REJECT: Status.REJECTED}[verdict]
    return Outcome(decision, (), tuple((take.id, settle(take.proposal, status)) for take in takes if take.proposal))


def settle(proposal: Proposal, status: Status, decision: str = "") -> Proposal:
    """The proposal after a decision, whose id the store gives."""
    return Proposal(proposal.subject_kind, proposal.subject, proposal.path, proposal.value, proposal.before, proposal.provenance, status, decision)


def supersedes(new: Proposal, old: Proposal) -> bool:
    """Whether a new proposal takes the place of one that is still open: on the same field, by the same sort of source.

    Where two sources differ both stay open, so that somebody sees it.
    """
    same_field = (new.subject_kind, new.subject, new.path) == (old.subject_kind, old.subject, old.path)
    return old.status is Status.OPEN and same_field and {one.source for one in new.provenance} == {one.source for one in old.provenance}


def gone(stated: Collection[str], lines: Collection[str], on_paths: Mapping[str, Sequence[tuple[Decision, Bound]]]) -> Iterator[tuple[str, str]]:
    """What was decided on and is no longer stated, unless somebody decided that too: paths with the value that was decided.

    Of a line that was taken off its number stands for all of it.
    """
    lost: set[str] = set()
    for path, of_path in on_paths.items():
        last = next((one for decision, one in reversed(of_path) if decision.verdict is not Verdict.REJECT), None)
        if path in stated or last is None or not last.value:
            continue
        line = line_of(path)
        if not line or line in lines:
            yield path, last.value
        elif line not in lost:
            lost.add(line)
            number = on_paths.get(f"lines/{line}/number", ())
            if not any(one.value == "" and decision.verdict is not Verdict.REJECT for decision, one in number[-1:]):
                yield f"lines/{line}/number", "the line"


def by_path(decisions: Iterable[Decision]) -> Mapping[str, list[tuple[Decision, Bound]]]:
    """What was decided on each path, oldest first; decisions that nobody could make are left out."""
    found: dict[str, list[tuple[Decision, Bound]]] = {}
    for decision in sorted((one for one in decisions if _counts(one)), key=lambda one: one.at):
        for one in decision.over:
            found.setdefault(one.path, []).append((decision, one))
    return found


def standing(path: str, form: Form, law: Law, on_path: Iterable[tuple[Decision, Bound]]) -> Standing:
    """Whether what a field states is what somebody last decided, on the same facts, and under law that says the same."""
    row = field_of(path)
    return Standing(Held.NONE) if row is None else stands(Stated(path, value(path, form), row), form, law, on_path)


def stands(stated: Stated, form: Form, law: Law, on_path: Iterable[tuple[Decision, Bound]]) -> Standing:
    """The same of what is stated at a field, for who has read it already."""
    path, now, row = stated.path, stated.text, stated.field
    latest: tuple[Decision, Bound] | None = None
    for decision, one in on_path:
        if decision.verdict is not Verdict.REJECT or one.value == now:
            latest = decision, one
    if latest is None or row is None:
        return Standing(Held.NONE)
    decision, one = latest
    if decision.verdict is Verdict.REJECT:
        return Standing(Held.REJECTED, f"{now or 'nothing'} was rejected", decision, one)
    if one.value != now:
        return Standing(Held.LAPSED, f"{one.value or 'nothing'} was decided, {now or 'nothing'} is stated", decision, one)
    if one.seal != sealed(path, row, now, form):
        return Standing(Held.LAPSED, "what it rests on has changed since", decision, one)
    if row.law is OnLaw.KEEP or (law.edition and one.edition == law.edition):
        return Standing(Held.STANDS, "", decision, one)
    said, says = one.law, law.says(path)
    if not says or said != says:
        return Standing(Held.LAPSED if row.law is OnLaw.LAPSE else Held.CONFIRM, "the law has changed since", decision, one)
    # The number or the orders are as they were; what else is new in the edition somebody has to judge.
    return Standing(Held.CONFIRM if row.law is OnLaw.LAPSE else Held.STANDS, "a new edition of the law says the same of it", decision, one)


def _counts(decision: Decision) -> bool:
    """Whether it is a decision at all: by somebody who does customs business, and no more fields at once than the table allows."""
    if not decision.by or not DECIDERS & set(decision.roles):
        return False
    if len(decision.over) < 2:
        return True
    rows = [field_of(one.path) for one in decision.over]
    match decision.manner:
        case Manner.ONE:
            return False
        case Manner.BULK:
            return all(row is not None and row.how is How.BULK for row in rows)
        case Manner.ALIKE:
            return len({row and row.pattern for row in rows}) == 1 == len({one.value for one in decision.over}) and all(
                row is not None and row.how is not How.ONE for row in rows)


def _person(person: Person) -> Iterator[Finding]:
    if not person.id or person.machine:
        yield _no("DEC-NOBODY", "", "no named person decides here", "sign in as the person who decides", RULING)
    elif not DECIDERS & person.roles:
        name = person.name or person.id
        yield _no("DEC-ROLE", "", f"{name} does not decide on entries here", "ask a licensed broker or compliance", SUPERVISION)


def _take(verdict: Verdict, take: Take, form: Form, why: str) -> Iterator[Finding]:
    row = field_of(take.path)
    if row is None:
        yield _no("DEC-FIELD", take.path, f"{take.path} is no field of an entry", "name a field of the table")
        return
    if take.proposal is not None:
        if take.proposal.status is not Status.OPEN:
            yield _no("DEC-SETTLED", take.path, f"the proposal is {take.proposal.status} already", "decide on what the entry states now")
        if take.proposal.path != take.path:
            yield _no("DEC-FIELD", take.path, f"the proposal is on {take.proposal.path}", "decide on the field that it is on")
        if verdict is Verdict.ACCEPT:
            yield from lacks(take.proposal.provenance, take.path)
            now = value(take.path, form)
            if now != take.proposal.value:
                yield _no("DEC-VALUE", take.path, f"the entry states {now or 'nothing'}, not {take.proposal.value}", "take the value first")
    if verdict is not Verdict.REJECT and row.absent is Absent.MISSING and not value(take.path, form):
        yield _no("DEC-UNKNOWN", take.path, f"{row.label} is not known, and nobody can accept that", f"find out the {row.label.lower()}", row.cite)
    if verdict is Verdict.REJECT and take.proposal is None:
        yield _no("DEC-EMPTY", take.path, "there is no proposal to reject", "change the value instead")
    if verdict is not Verdict.ACCEPT and not why.strip():
        yield _no("DEC-WHY", take.path, f"nothing says why to {verdict} it", "say why", "19 CFR 163.3")


def _together(takes: Sequence[Take], manner: Manner, form: Form) -> Iterator[Finding]:
    rows = [(take.path, field_of(take.path)) for take in takes]
    if len({take.path for take in takes}) != len(takes):
        yield _no("DEC-TWICE", takes[0].path, "a field is named twice", "name each field once")
        return
    if len(takes) < 2:
        return
    match manner:
        case Manner.ONE:
            yield _no("DEC-TOGETHER", takes[0].path, f"{len(takes)} fields at once", "decide on each, or on those that are alike", RULING)
        case Manner.BULK:
            for path, row in rows:
                if row is not None and row.how is not How.BULK:
                    yield _no("DEC-JUDGED", path, f"{row.label} takes a judgement of its own: {row.why}", "decide on it by itself", row.cite)
        case Manner.ALIKE:
            kinds = {likeness(path, form) for path, row in rows if row is not None}
            if len(kinds) > 1:
                yield _no("DEC-NOT-ALIKE", takes[0].path, f"{len(kinds)} different values or sets of facts", "decide on those that are alike")
            for path, row in rows:
                if row is not None and row.how is How.ONE:
                    yield _no("DEC-JUDGED", path, f"{row.label} is decided by itself: {row.why}", "decide on it by itself", row.cite)


def _no(rule: str, where: str, message: str, fix: str, cite: str = "19 U.S.C. 1484(a)(1)") -> Finding:
    return Finding(rule, Severity.FATAL, where, message, cite, fix)
