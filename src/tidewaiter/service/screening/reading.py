"""Screenings, decisions, clearances and alerts as they are read; a screening computed again; its record on paper."""

from __future__ import annotations

from dataclasses import dataclass

from tidewaiter.findings import Finding
from tidewaiter.papers import screening_record as paper
from tidewaiter.screening import replay
from tidewaiter.screening.alert import Alert, AlertState, Rescreening
from tidewaiter.screening.case import Clearance, Screening, ScreeningDecision
from tidewaiter.screening.grounds import GROUNDS, Ground
from tidewaiter.service.screening.held import source
from tidewaiter.service.screening.run import Screened, asked, of_record
from tidewaiter.service.screening.standing import rulings
from tidewaiter.service.seat import Seat, use
from tidewaiter.shapes import Id, Line
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.kinds.screening import RESCREENINGS, SCREENING_ALERTS, SCREENING_CLEARANCES, SCREENING_DECISIONS, SCREENINGS
from tidewaiter.store.ledger import Page


@dataclass(frozen=True)
class Replayed:
    """A screening computed again: whether it is the same byte for byte, and what differs or could not be had."""

    same: bool
    sha256: Line
    findings: tuple[Finding, ...]


@use("screening.read")
def screenings(seat: Seat, *, about: Id = "", client: Id = "", after: str = "", limit: int = 50) -> Page[Screening]:
    """The screenings that were kept, the newest first; of a file, client or product by its id, or of a client's own."""
    where = {name: told for name, told in (("about", about), ("client", client)) if told}
    with seat.read() as book:
        return book.find(SCREENINGS, where, descending=True, after=after, limit=limit)


@use("screening.read")
def screening(seat: Seat, id: Id) -> Screened:
    """One screening, as it stands now."""
    with seat.read() as book:
        return of_record(book, book.get(SCREENINGS, id))


@use("screening.read")
def screening_decisions(seat: Seat, *, fingerprint: Line = "", screening: Id = "", after: str = "", limit: int = 50) -> Page[ScreeningDecision]:
    """What was decided, the newest first; of a party by its fingerprint, or in one screening."""
    where = {name: told for name, told in (("fingerprint", fingerprint), ("screening", screening)) if told}
    with seat.read() as book:
        return book.find(SCREENING_DECISIONS, where, descending=True, after=after, limit=limit)


@use("screening.read")
def screening_decision(seat: Seat, id: Id) -> Record[ScreeningDecision]:
    """One decision, with what another person made of it."""
    with seat.read() as book:
        return book.get(SCREENING_DECISIONS, id)


@use("screening.read")
def screening_clearances(seat: Seat, *, fingerprint: Line = "", after: str = "", limit: int = 50) -> Page[Clearance]:
    """Clearances, the newest first, with those that are void and why."""
    with seat.read() as book:
        return book.find(SCREENING_CLEARANCES, {"fingerprint": fingerprint} if fingerprint else {}, descending=True, after=after, limit=limit)


@use("screening.read")
def screening_alerts(seat: Seat, *, state: AlertState = AlertState.OPEN, after: str = "", limit: int = 50) -> Page[Alert]:
    """Alerts on those whom the firm keeps, the oldest first."""
    with seat.read() as book:
        return book.find(SCREENING_ALERTS, {"state": state}, order="opened", after=after, limit=limit)


@use("screening.read")
def screening_alert(seat: Seat, id: Id) -> Record[Alert]:
    """One alert."""
    with seat.read() as book:
        return book.get(SCREENING_ALERTS, id)


@use("screening.read")
def rescreenings(seat: Seat, *, after: str = "", limit: int = 50) -> Page[Rescreening]:
    """Re-screenings of all that is kept, the newest first."""
    with seat.read() as book:
        return book.find(RESCREENINGS, descending=True, after=after, limit=limit)


@use("screening.read")
def screening_grounds(seat: Seat) -> tuple[Ground, ...]:
    """The grounds on which a hit may be decided."""
    return tuple(GROUNDS.values())


@use("screening.read")
def replay_screening(seat: Seat, id: Id) -> Replayed:
    """Compute a screening again by the versions that it was made with, and compare byte for byte."""
    with seat.read() as book:
        kept = book.get(SCREENINGS, id).value
    held = source().of(kept.lists)
    found: tuple[Finding, ...]
    if held is None:
        found = (replay.missing(kept),)
    elif not (found := tuple(replay.unheld(kept, held.algorithm, held.weights))):
        subjects = [one.subject for one in kept.screened]
        again = asked(held, seat, kept.about_kind, kept.about, kept.client, subjects, kept.not_asked, (), kept.threshold)
        found = tuple(replay.compare(kept, again))
    return Replayed(not found, replay.seal(kept), found)


@use("screening.read")
def screening_record_pdf(seat: Seat, id: Id) -> bytes:
    """The record of a screening as a PDF: who was asked of which lists, every hit with its grounds, and what was decided by whom."""
    return paper.pdf(_record(seat, id))


@use("screening.read")
def screening_record_csv(seat: Seat, id: Id) -> bytes:
    """The record of a screening as a table (CSV): a row for each hit, and one for each party without any."""
    return paper.csv_text(_record(seat, id)).encode("utf-8-sig")


def _record(seat: Seat, id: str) -> paper.RecordSheet:
    with seat.read() as book:
        record = book.get(SCREENINGS, id)
        known = rulings(book, {one.fingerprint for one in record.value.screened})
        now = of_record(book, record)
        asker = book.many(PEOPLE, [record.value.by])
    states = {(one.fingerprint, one.hit.list, one.hit.entry): (one.state, one.why) for one in now.hits}
    return paper.RecordSheet(id, record.value, now.standing, states, known.decisions, asker[record.value.by].value.name if asker else "")
