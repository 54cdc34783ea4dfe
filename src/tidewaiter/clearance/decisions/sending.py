"""What is about to be sent, by whom, and by what right: an entry's form with what the gate has to know of the firm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from tidewaiter.clearance.decisions.fields import Form, Stated, keyed, line_of, stated, text_of
from tidewaiter.clearance.decisions.policy import EntryFacts, LineFacts
from tidewaiter.clearance.decisions.provenance import by_model, confidence
from tidewaiter.clearance.decisions.record import Law, Person, Proposal, Status
from tidewaiter.findings import Finding, Severity
from tidewaiter.shapes import Id, Line
from tidewaiter.values import immutable

# Who may send under the authority of a broker who supervises, should the firm let them.
SENDERS = frozenset({"writer", "broker", "compliance"})
SENDER = "19 CFR 111.2(a)(2)(ii); 19 CFR 111.28(a)"


@immutable
class Authorisation:
    """A person who may send without a licence, under the broker who supervises; no broker where a firm clears only its own goods.

    `paper` names the power of attorney (to sign) or the statement (for other business) that 19 CFR 111.2(a)(2)(ii)(A) asks for.
    """

    person: Id
    broker: Id = ""
    since: date | None = None
    before: date | None = None
    paper: Line = ""

    def on(self, day: date) -> bool:
        return (self.since or date.min) <= day and (self.before is None or day < self.before)


@dataclass(frozen=True)
class Sending:
    """An entry about to be sent on `day`. `form` is as `entry_json` writes it, a line may have a `key`.

    `new_products` and `new_manufacturers` say by a line's key whether the firm enters such for the first time; a line that is not there is
    not known. `own_account` is a firm that clears only its own goods (19 CFR 111.2(a)(2)(i)). `writers` are the ids of those who wrote a line,
    by its key, and the header, under "".
    """

    client: str
    form: Form
    law: Law
    day: date
    sender: Person | None
    people: Mapping[str, Person] = field(default_factory=dict)
    authorisations: tuple[Authorisation, ...] = ()
    own_account: bool = False
    new_products: Mapping[str, bool] = field(default_factory=dict)
    new_manufacturers: Mapping[str, bool] = field(default_factory=dict)
    writers: Mapping[str, frozenset[str]] = field(default_factory=dict)


def licensed(person: Person | None) -> bool:
    """Whether a person acts under a licence of their own."""
    return person is not None and not person.machine and "broker" in person.roles and person.licence.strip() != ""


def may_send(sending: Sending, licence_asked: bool) -> Iterator[Finding]:
    """Why the sender may not send. `licence_asked`: a policy of the firm wants a licensed broker to send this entry himself."""
    sender = sending.sender
    if sender is None or not sender.id or sender.machine:
        yield _no("GATE-SENDER", "no named person sends it", "sign in as the person who sends")
        return
    name = sender.name or sender.id
    if licensed(sender):
        return
    if licence_asked:
        yield _no("GATE-SENDER-LICENCE", f"{name} has no licence, and the firm wants a licensed broker to send it", "have a licensed broker send it")
        return
    if not SENDERS & sender.roles:
        yield _no("GATE-SENDER-ROLE", f"{name} does no customs business here", "have an entry writer or a licensed broker send it")
        return
    papers = [one for one in sending.authorisations if one.person == sender.id and one.on(sending.day) and one.paper]
    if sending.own_account and papers:
        return
    if not any(licensed(sending.people.get(one.broker)) for one in papers):
        yield _no("GATE-SENDER-AUTHORITY", f"{name} has no licence, and no authorisation under a licensed broker on {sending.day}",
                  "have a licensed broker send it, or authorise this person in writing")


def entry_facts(sending: Sending, proposals: Iterable[Proposal], read: tuple[Stated, ...] | None = None) -> EntryFacts:
    """What the firm's policies ask of the entry, as far as it is known. `read` is what it states, where that is at hand."""
    form = sending.form
    values = {one.path: one.text for one in (stated(form) if read is None else read)}
    modelled: dict[str, list[int | None]] = {}
    for one in proposals:
        if one.status in (Status.OPEN, Status.ACCEPTED) and by_model(one.provenance) and values.get(one.path) == one.value:
            modelled.setdefault(line_of(one.path), []).append(confidence(one.provenance))
    lines = tuple(_line(key, line, sending, [*modelled.get(key, ()), *modelled.get("", ())]) for key, line in _lines(form))
    worth = [line.value_cents for line in lines]
    number = f"{text_of(form.get('filer'))}{text_of(form.get('number'))}" if form.get("filer") and form.get("number") else None
    return EntryFacts(
        sending.client or None, text_of(form.get("type")) or None, number,
        None if None in worth or not worth else sum(one for one in worth if one is not None), lines,
    )


def _lines(form: Form) -> Iterator[tuple[str, Mapping[str, object]]]:
    lines = keyed(form).get("lines")
    if isinstance(lines, Mapping):
        yield from ((key, line) for key, line in lines.items() if isinstance(line, Mapping))


def _line(key: str, line: Mapping[str, object], sending: Sending, scores: list[int | None]) -> LineFacts:
    articles = [one for one in _list(line.get("articles")) if isinstance(one, Mapping)]
    worth = [one.get("value") for one in articles]
    facts = line.get("facts")
    ch98 = str(facts.get("ch98") or "") if isinstance(facts, Mapping) else ""
    numbers = tuple(text_of(one.get("hts")) for one in articles)
    whole = [one for one in worth if isinstance(one, int)]
    return LineFacts(
        key, text_of(line.get("number")) or key,
        (*numbers, *((ch98.replace(".", ""),) if ch98 else ())) or None,
        text_of(line.get("origin")) or None,
        None if "program" not in line else text_of(line["program"]),
        None if "adcvd" not in line else bool(line["adcvd"]),
        sum(whole) * 100 if whole and len(whole) == len(worth) else None,
        sending.new_products.get(key), sending.new_manufacturers.get(key),
        bool(scores), None if None in scores or not scores else min(one for one in scores if one is not None),
    )


def _list(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()


def _no(rule: str, message: str, fix: str) -> Finding:
    return Finding(rule, Severity.FATAL, "sender", message, SENDER, fix)
