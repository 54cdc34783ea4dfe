"""The gate: what still keeps an entry from being sent, item by item, where to click, and who may close it. What is not known keeps it shut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tidewaiter.clearance.decisions.decide import Held, Standing, by_path, gone, stands
from tidewaiter.clearance.decisions.fields import Absent, Form, How, Stated, keyed, line_of, stated
from tidewaiter.clearance.decisions.policy import Asked, Demand, Policy, asked
from tidewaiter.clearance.decisions.provenance import RULING, Source, lacks
from tidewaiter.clearance.decisions.record import Bound, Decision, Person, Proposal, Status, Verdict, value
from tidewaiter.clearance.decisions.review import Answer, EntryReview, State, lacks_standing, review_seal
from tidewaiter.clearance.decisions.sending import Sending, entry_facts, licensed, may_send
from tidewaiter.findings import Finding, Severity

CLOSERS = "a licensed broker or compliance may close it"
FIRM = "19 CFR 111.28(a)"


@dataclass(frozen=True)
class Gate:
    """What a policy asks of an entry, and whether it is met: by whose review, or why not yet."""

    asked: Asked
    met: bool
    by: str = ""             # id of the review
    why: str = ""


def gate(
    sending: Sending, proposals: Mapping[str, Proposal], decisions: Iterable[Decision], policies: Mapping[str, Policy],
    reviews: Mapping[str, EntryReview], findings: Iterable[Finding] | None,
) -> tuple[Finding, ...]:
    """All that keeps the entry from being sent, with the findings of the checks; it may go if none of them is fatal.

    `findings` None: nobody checked the entry.
    """
    return tuple(_gate(sending, proposals, decisions, policies, reviews, findings))


def gates(
    sending: Sending, proposals: Mapping[str, Proposal], decisions: Iterable[Decision], policies: Mapping[str, Policy],
    reviews: Mapping[str, EntryReview],
) -> tuple[Gate, ...]:
    """What the firm's policies ask of the entry, each with whether it is met."""
    return _Open(sending, proposals, decisions, policies, reviews).gates


class _Open:
    """One look at an entry: its form with lines by key, what stands at each path, and who decided it."""

    def __init__(
        self, sending: Sending, proposals: Mapping[str, Proposal], decisions: Iterable[Decision], policies: Mapping[str, Policy],
        reviews: Mapping[str, EntryReview],
    ) -> None:
        self.sending = replace(sending, form=keyed(sending.form))
        self.form = self.sending.form
        self.proposals, self.reviews = proposals, reviews
        human = [one for one in decisions if not (one.by in sending.people and sending.people[one.by].machine)]
        self.on_paths = on_paths = by_path(human)
        self.stated = stated(self.form)
        self.standings = [
            (one, stands(one, self.form, sending.law, on_paths.get(one.path, ()))) for one in self.stated
            if one.field is not None and one.field.how is not How.NONE
        ]
        lines = self.form.get("lines")
        self.gone = tuple(gone({one.path for one in self.stated}, lines if isinstance(lines, Mapping) else (), on_paths))
        self.asked = asked(policies, entry_facts(self.sending, proposals.values(), self.stated), sending.day)
        self._seals: dict[tuple[str, ...], str] = {}
        self.gates = tuple(self._answered(one) for one in self.asked if one.demand is not Demand.LICENSED_TRANSMITTER)

    def authors(self, lines: tuple[str, ...]) -> tuple[Person, ...]:
        """Who decided or wrote what takes judgement in the header and on the lines, or on all."""
        return _authors(self.stated, self.proposals, self.on_paths, self.sending.writers, lines)

    def current(self, review: EntryReview) -> bool:
        """Whether what the review looked at is what is stated now."""
        if review.lines not in self._seals:
            self._seals[review.lines] = review_seal(self.form, review.lines, self.stated)
        return review.seal == self._seals[review.lines]

    def _answered(self, one: Asked) -> Gate:
        why = "nobody was asked yet"
        for id, review in self.reviews.items():
            if one.demand not in review.demands or not covers(review.lines, one.lines):
                continue
            if review.state is State.ASKED:
                why = f"asked of {review.of_person or review.of_role or review.of_team or 'nobody in particular'}, and not answered"
            elif review.state is State.GIVEN and review.answer is Answer.ACCEPT:
                if not self.current(review):
                    why = "what was looked at has changed since"
                    continue
                lacking = lacks_standing(one.demand, given_by(review), self.authors(one.lines), self.sending.client)
                if not lacking:
                    return Gate(one, True, id)
                why = f"{review.given_by} answered: {lacking}"
        return Gate(one, False, "", why)


def authors_of(
    form: Form, proposals: Mapping[str, Proposal], decisions: Iterable[Decision], writers: Mapping[str, frozenset[str]],
    lines: tuple[str, ...] = (),
) -> tuple[Person, ...]:
    """Who decided or wrote what takes judgement in the header and on the lines named, or on all: those who cannot be its second pair of eyes."""
    return _authors(stated(form), proposals, by_path(decisions), writers, lines)


def _authors(
    stands: Iterable[Stated], proposals: Mapping[str, Proposal], on_paths: Mapping[str, list[tuple[Decision, Bound]]],
    writers: Mapping[str, frozenset[str]], lines: tuple[str, ...],
) -> tuple[Person, ...]:
    texts = {one.path: one.text for one in stands if one.field is not None and one.field.judged and (not lines or line_of(one.path) in ("", *lines))}
    wrote = {(who, ""): Person(who) for key, ids in writers.items() if not lines or key in ("", *lines) for who in ids}
    wrote |= {
        (source.person, ""): Person(source.person) for proposal in proposals.values() for source in proposal.provenance
        if source.source is Source.TYPED and texts.get(proposal.path) == proposal.value
    }
    decided = {
        (decision.by, decision.licence): Person(decision.by, licence=decision.licence) for path, text in texts.items()
        for decision, one in on_paths.get(path, ()) if one.value == text and decision.verdict is not Verdict.REJECT
    }
    return tuple((wrote | decided).values())


def _gate(
    sending: Sending, proposals: Mapping[str, Proposal], decisions: Iterable[Decision], policies: Mapping[str, Policy],
    reviews: Mapping[str, EntryReview], findings: Iterable[Finding] | None,
) -> Iterator[Finding]:
    try:
        look = _Open(sending, proposals, decisions, policies, reviews)
    except ValueError as error:
        yield _open("GATE-LINES", "lines", f"the entry cannot be read: {error}", "give each line a key of its own")
        return
    names = _names(look.form)
    yield from _lines(look.form)
    for one in look.stated:
        if one.field is None:
            yield _open("GATE-UNLISTED", one.path, f"{one.path}: no row of the table says who decides on it", "take it off, or have its row written")
    for one, held in look.standings:
        yield from _field(one, held, names)
    for path, was in look.gone:
        yield _open("GATE-GONE", path, f"{names.get(line_of(path), '')}{_short(was)} was decided on and is no longer stated",
                    f"put it back, or decide that it goes; {CLOSERS}")
    for id, proposal in proposals.items():
        yield from _proposal(id, proposal, look, names)
    for one_gate in look.gates:
        if not one_gate.met:
            yield _policy(one_gate, names)
    yield from _reviews(look)
    yield from may_send(look.sending, any(one.demand is Demand.LICENSED_TRANSMITTER for one in look.asked))
    if findings is None:
        yield _open("GATE-UNCHECKED", "", "the entry has not been checked", "check it", "19 U.S.C. 1484(a)(1)")
    else:
        yield from findings


def covers(looked_at: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether a review of these lines (none named: all) is one of the lines wanted."""
    return not looked_at or (bool(wanted) and set(wanted) <= set(looked_at))


def given_by(review: EntryReview) -> Person:
    """Who answered a review, with the roles and licence of that moment."""
    return Person(review.given_by, "", frozenset(review.roles), review.licence, review.person_client)


def _lines(form: Mapping[str, object]) -> Iterator[Finding]:
    lines = form.get("lines")
    if not isinstance(lines, Mapping) or not lines:
        yield _open("GATE-UNKNOWN", "lines", "the entry has no lines", f"enter the goods; {CLOSERS}", "19 CFR 142.11")
        return
    for key, line in lines.items():
        if not isinstance(line, Mapping) or not line.get("articles"):
            yield _open("GATE-UNKNOWN", f"lines/{key}/articles", f"line {key} has no tariff number", f"classify it; {CLOSERS}", "19 CFR 152.11")


def _field(one: Stated, held: Standing, names: Mapping[str, str]) -> Iterator[Finding]:
    row = one.field
    if row is None:
        return
    what = f"{names.get(line_of(one.path), '')}{row.label} {_short(one.text) or 'none'}"
    if row.absent is Absent.MISSING and not one.text:
        yield _open("GATE-UNKNOWN", one.path, f"{names.get(line_of(one.path), '')}{row.label} is not known", f"find it out; {CLOSERS}", row.cite)
        return
    match held.held:
        case Held.NONE:
            yield _open("GATE-UNDECIDED", one.path, f"{what}: no named person decided on it", f"accept or change it; {CLOSERS}", row.cite)
        case Held.LAPSED:
            yield _open("GATE-LAPSED", one.path, f"{what}: the decision lapsed; {held.why}", f"decide on it again; {CLOSERS}", row.cite)
        case Held.REJECTED:
            yield _open("GATE-REJECTED", one.path, f"{what}: {held.why}, and stands there still", f"change it; {CLOSERS}", row.cite)
        case Held.CONFIRM:
            yield Finding("GATE-CONFIRM", Severity.WARNING, one.path, f"{what}: {held.why}", row.cite, f"look at it again and confirm; {CLOSERS}")
        case Held.STANDS:
            pass


def _proposal(id: str, proposal: Proposal, look: _Open, names: Mapping[str, str]) -> Iterator[Finding]:
    if proposal.status is not Status.OPEN:
        return
    now = value(proposal.path, look.form)
    if now != proposal.value:
        what = f"{_short(proposal.value) or 'nothing'} against {_short(now) or 'nothing'}"
        yield _open("GATE-PROPOSAL", proposal.path, f"{names.get(line_of(proposal.path), '')}proposal {id} is open: {what}",
                    f"accept or reject it; {CLOSERS}")
    else:
        yield from (replace(one, fix=f"{one.fix}; {CLOSERS}") for one in lacks(proposal.provenance, proposal.path))


_WHO = {
    Demand.SECOND_REVIEW: "another person than those who decided its fields",
    Demand.BROKER_REVIEW: "a licensed broker",
    Demand.COMPLIANCE_REVIEW: "a person in compliance",
    Demand.CLIENT_APPROVAL: "a person of the client",
}


def _policy(one: Gate, names: Mapping[str, str]) -> Finding:
    lines = "".join(f", {names.get(key, key).removesuffix(': ')}" for key in one.asked.lines[:5])
    unknown = f"; whether it applies is not known: {', '.join(one.asked.unknown[:5])}" if one.asked.unknown else ""
    return _open(
        f"GATE-{one.asked.demand.upper().replace('_', '-')}", f"policies/{one.asked.policy}",
        f"{one.asked.name} asks for {one.asked.demand.replace('_', ' ')}{lines}: {one.why}{unknown}", f"{_WHO[one.asked.demand]} may close it", FIRM,
    )


def _reviews(look: _Open) -> Iterator[Finding]:
    for id, review in look.reviews.items():
        if review.state is State.ASKED:
            whom = review.of_person or review.of_role or review.of_team or "nobody in particular"
            yield _open("GATE-REVIEW-OPEN", f"reviews/{id}", f"a review was asked of {whom}, and is not answered",
                        f"{whom} may answer it, or {review.asked_by} withdraw it", FIRM)
        elif review.state is State.GIVEN and review.answer is Answer.RETURN and not _mended(review, look):
            yield _open("GATE-RETURNED", f"reviews/{id}", f"{review.given_by} returned it with {len(review.feedback)} errors",
                        f"mend it and ask again; {review.given_by}, or a licensed broker or compliance who decided none of it, may close it", FIRM)


def _mended(returned: EntryReview, look: _Open) -> bool:
    """Whether a later review took the entry as it is now: by the same person, or by a broker or compliance that did not write it."""
    for later in look.reviews.values():
        if later.state is not State.GIVEN or later.answer is not Answer.ACCEPT or not look.current(later):
            continue
        if later.given is None or returned.given is None or later.given <= returned.given:
            continue
        if not covers(later.lines, returned.lines) or not set(returned.demands) <= set(later.demands):
            continue
        who, authors = given_by(later), look.authors(returned.lines)
        if any(lacks_standing(demand, who, authors, look.sending.client) for demand in returned.demands):
            continue
        if who.id == returned.given_by or ((licensed(who) or "compliance" in who.roles) and not lacks_standing(
                Demand.SECOND_REVIEW, who, authors, look.sending.client)):
            return True
    return False


def _names(form: Mapping[str, object]) -> Mapping[str, str]:
    lines = form.get("lines")
    if not isinstance(lines, Mapping):
        return {}
    return {key: f"line {line.get('number') or key}: " for key, line in lines.items() if isinstance(line, Mapping)}


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def _open(rule: str, where: str, message: str, fix: str, cite: str = RULING) -> Finding:
    return Finding(rule, Severity.FATAL, where, message, cite, fix)
