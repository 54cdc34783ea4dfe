"""What a named person decides of a hit, and what another person makes of it."""

from __future__ import annotations

from dataclasses import replace

from tidewaiter.access.person import licensed
from tidewaiter.findings import Finding, Severity
from tidewaiter.screening.alert import Alert, AlertState, closed
from tidewaiter.screening.case import FILE, HitState, HitVerdict, ScreeningDecision, SecondLook, clearance_of, stands
from tidewaiter.screening.grounds import SUPERVISION, faults
from tidewaiter.screening.hit import Hit
from tidewaiter.service.screening.policies import in_force
from tidewaiter.service.screening.standing import rulings
from tidewaiter.service.screening.tasks import of_whose, retask
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Code, Id, Line, Words
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.screening import SCREENING_ALERTS, SCREENING_CLEARANCES, SCREENING_DECISIONS, SCREENINGS
from tidewaiter.store.ledger import Book
from tidewaiter.values import immutable


@immutable
class NewScreeningDecision:
    """A decision on one hit of a screening: the party by its fingerprint, the entry by its list and number."""

    fingerprint: Line
    list: Line
    entry: Line
    verdict: HitVerdict
    ground: Code
    note: Words = ""


@immutable
class AlertAnswer:
    """A decision on an alert."""

    verdict: HitVerdict
    ground: Code
    note: Words = ""


@use("screening.decide")
def decide_hit(seat: Seat, id: Id, new: NewScreeningDecision) -> Record[ScreeningDecision]:
    """Decide on a hit of a screening: the same, somebody else, or pass it on. It holds for this party and what this entry says, in every file.

    Refused where the screening has no such hit, or the ground does not carry it.
    """
    _in_person(seat)
    with seat.write(new.note) as book:
        screening = book.get(SCREENINGS, id).value
        hit = next((hit for one in screening.screened if one.fingerprint == new.fingerprint for hit in one.hits
                    if (hit.list, hit.entry) == (new.list, new.entry)), None)
        if hit is None:
            raise Refused("the screening has no such hit", (_no(
                "SCR-NO-HIT", "entry", f"no hit of this party on {new.list} {new.entry}", "name a hit of this screening"),))
        return _decided(seat, book, id, new.fingerprint, hit, new.verdict, new.ground, new.note)


@use("screening.decide")
def decide_alert(seat: Seat, id: Id, answer: AlertAnswer) -> Record[ScreeningDecision]:
    """Decide on an alert: the same, somebody else, or pass it on. Refused where it is closed, or the ground does not carry it."""
    _in_person(seat)
    with seat.write(answer.note) as book:
        alert = book.get(SCREENING_ALERTS, id).value
        if alert.state is not AlertState.OPEN:
            raise Refused(f"the alert is closed: {alert.why}")
        return _decided(seat, book, id, alert.fingerprint, alert.hit, answer.verdict, answer.ground, answer.note)


@use("screening.review")
def second_look(seat: Seat, id: Id, agrees: bool, note: Words = "") -> Record[ScreeningDecision]:
    """Look at another's decision, and agree or not. Refused to who decided, where somebody looked already, and to disagree without a word."""
    _in_person(seat)
    with seat.write(note) as book:
        record = book.get(SCREENING_DECISIONS, id)
        decision = record.value
        if decision.by == seat.id:
            raise Refused("you decided it yourself", (_no(
                "SCR-SAME-PERSON", "by", "the second pair of eyes is another person's", "have another person look"),))
        if decision.second is not None:
            raise Refused(f"{decision.second.name} looked at it already")
        if not agrees and not note.strip():
            raise Refused("say why you do not agree", (_no("SCR-NOTE", "note", "nothing says why", "say what was overlooked"),))
        roles = tuple(role.value for role in seat.person.roles)
        looked = replace(decision, second=SecondLook(seat.id, seat.person.name, roles, _licence(seat), seat.at, agrees, note))
        kept = book.change(SCREENING_DECISIONS, id, looked, record.version)
        _counts(seat, book, kept)
        return kept


def _decided(seat: Seat, book: Book, on: str, mark: str, hit: Hit, verdict: HitVerdict, ground: str, note: str) -> Record[ScreeningDecision]:
    if found := tuple(faults(verdict, ground, note)):
        raise Refused(found[0].message, found)
    roles = tuple(role.value for role in seat.person.roles)
    record = book.add(SCREENING_DECISIONS, ScreeningDecision(
        on, mark, hit.list, hit.entry, hit.content, verdict, ground, seat.id, seat.person.name, roles, _licence(seat), seat.at, note))
    _counts(seat, book, record)
    return record


def _counts(seat: Seat, book: Book, record: Record[ScreeningDecision]) -> None:
    """Give the clearance once the decision counts, and close or open what turns on it."""
    decision, known = record.value, rulings(book, (record.value.fingerprint,))
    cleared = clearance_of(record.id, decision, seat.id, seat.at)
    hit = Hit(decision.list, decision.entry, "", "", 0, (), decision.content, "")
    # Whether it would stand if the clearance were there: what policy asks, and what was decided before, say.
    would = stands(hit, decision.fingerprint, known.decisions, (*known.clearances, cleared), four_eyes=in_force(book).four_eyes)
    if decision.verdict is HitVerdict.FALSE_MATCH and would.state is HitState.CLEARED and would.decision == record.id:
        if not any(one.decision == record.id for one in known.clearances):
            book.add(SCREENING_CLEARANCES, cleared)
    elif would.state is not HitState.CLEARED:
        for clearance in book.all(SCREENING_CLEARANCES, {"fingerprint": decision.fingerprint, "list": decision.list, "entry": decision.entry}):
            if not clearance.value.void:
                book.change(SCREENING_CLEARANCES, clearance.id, replace(
                    clearance.value, void=True, voided=seat.at, why=f"decided anew: {would.why}"))
    where = {"fingerprint": decision.fingerprint, "list": decision.list, "entry": decision.entry}
    files = {one.value.about for one in book.many(SCREENINGS, [decision.screening]).values() if one.value.about_kind == FILE}
    for alert in book.all(SCREENING_ALERTS, where):
        files |= of_whose(alert.value.whose)
        if alert.value.hit.content == decision.content and alert.value.state is not AlertState.GONE:
            book.change(SCREENING_ALERTS, alert.id, _alert(alert.value, would.state, would.why, seat))
    retask(seat, book, files)


def _alert(alert: Alert, state: HitState, why: str, seat: Seat) -> Alert:
    if state is HitState.CLEARED:
        return closed(alert, AlertState.DECIDED, seat.at, why, seat.id)
    return replace(alert, state=AlertState.OPEN, why=why, closed=None, by="")


def _licence(seat: Seat) -> str:
    return seat.person.licence if licensed(seat.person, seat.day) else ""


def _in_person(seat: Seat) -> None:
    """What comes by a token is a program's doing: that somebody is not the listed party is a person's word."""
    if seat.scopes is not None:
        raise Refused("a hit is decided in person, not by a token", (_no(
            "SCR-MACHINE", "by", "a token would decide", "log in and decide it yourself"),))


def _no(rule: str, where: str, message: str, fix: str) -> Finding:
    return Finding(rule, Severity.FATAL, where, message, SUPERVISION, fix)
