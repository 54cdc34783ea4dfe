"""Those whom the firm keeps, asked again: of what changed on the lists, and of everything for who is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from tidewaiter.access.person import Person, Role
from tidewaiter.dates import cbp_day
from tidewaiter.findings import Finding, Severity
from tidewaiter.screening.alert import Alert, AlertState, Key, Rescreening, after, closed, opened, subjects_by_mark
from tidewaiter.screening.case import HitState, ListUsed, Subject, stands, void
from tidewaiter.screening.hit import Hit
from tidewaiter.screening.policy import CITE
from tidewaiter.screening.subjects import of_client
from tidewaiter.service.access.desk import INSTALLATION, ITSELF
from tidewaiter.service.screening.held import Change, Held, source
from tidewaiter.service.screening.policies import in_force
from tidewaiter.service.screening.standing import rulings
from tidewaiter.service.screening.tasks import of_whose, retask
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.store import stored_parties
from tidewaiter.store.kinds import Record, converter
from tidewaiter.store.kinds.parties import CLIENTS
from tidewaiter.store.kinds.screening import RESCREENINGS, SCREENING_ALERTS, SCREENING_CLEARANCES
from tidewaiter.store.ledger import Book, Ledger
from tidewaiter.store.message_log import stamp
from tidewaiter.store.tenants import RESERVED

SLACK = timedelta(hours=1)   # of what was begun before the last time and kept after it; who is asked once more does no harm


@dataclass(frozen=True)
class Stored:
    """Those whom the firm keeps: by their fingerprint, whose they are, and who came or changed since the last time."""

    subjects: Mapping[str, Subject]
    whose: Mapping[str, tuple[str, ...]]
    new: frozenset[str]


@use("screening.run")
def rescreen(seat: Seat, whole: bool = False) -> Record[Rescreening]:
    """Ask the lists about all whom the firm keeps: what changed on them since the last time, and everything for those who are new.

    `whole` asks everything of everybody; what comes of it is the same. Refused where no list is held.
    """
    held = source().current()
    if held is None:
        raise Refused("no list is held", (Finding(
            "SCR-NO-LISTS", Severity.FATAL, "screening", "no list is held, so nobody can be asked about", CITE, "Load the lists."),))
    with seat.read() as book:
        last, policy = last_of(book), in_force(book)
        threshold = policy.threshold or held.threshold
        anew = whole or last is None or (last.algorithm, last.weights, last.threshold) != (held.algorithm, held.weights, threshold)
        kept = stored(book, "" if anew or last is None else stamp(last.at - SLACK))
        alerts = {(one.value.fingerprint, one.value.list, one.value.entry): one for one in book.all(SCREENING_ALERTS, most=10_000_000)}
    before = {key: one.value.hit for key, one in alerts.items() if one.value.state is not AlertState.GONE}
    change = None if anew or last is None else changes(last.lists, held)
    if change is None:
        anew, change = True, Change(tuple(held.entries()), ())
    new = dict(kept.subjects) if anew else {mark: kept.subjects[mark] for mark in kept.new}
    now = after({} if anew else before, kept.subjects, new, change.changed, change.gone, held.entries, held.against(threshold))
    with seat.write("re-screened") as book:
        if last_of(book) != last:
            raise Refused("all were asked meanwhile by somebody else; see what came of it")
        voided = _voided(seat, book, change, held, anew)
        begun, ended, files = _told(seat, book, alerts, now, kept, policy.four_eyes)
        retask(seat, book, files)
        return book.add(RESCREENINGS, Rescreening(
            seat.at, held.lists, held.algorithm, held.weights, threshold, anew, len(change.changed) + len(change.gone), len(kept.subjects),
            begun, ended, voided))


def catch_up(ledger: Ledger, at: datetime) -> int:
    """Re-screen each firm that was asked about other versions than are held, unless it screens elsewhere; how many were.

    Where a newer version is still being indexed nothing is done yet.
    """
    lists = source().lists()
    behind = [one for one in ledger.tenants() if one not in {*RESERVED, INSTALLATION} and _behind(ledger, one, lists, cbp_day(at))] if lists else []
    held = source().current() if behind else None
    if held is None or held.lists != lists:
        return 0
    for tenant in behind:
        rescreen(Seat(ledger, tenant, ITSELF, Person(ITSELF, "The program itself", (Role.WRITER,)), at))
    return len(behind)


def _behind(ledger: Ledger, tenant: str, lists: tuple[ListUsed, ...], day: date) -> bool:
    with ledger.read(tenant) as book:
        elsewhere, last = in_force(book).elsewhere, last_of(book)
    return (elsewhere is None or not elsewhere.on(day)) and (last is None or last.lists != lists)


def last_of(book: Book) -> Rescreening | None:
    """The last re-screening."""
    found = book.find(RESCREENINGS, descending=True, limit=1).records
    return found[0].value if found else None


def changes(before: tuple[ListUsed, ...], held: Held) -> Change | None:
    """What became of the lists since these versions; None where one of them is held no more, so that everything is asked anew."""
    return Change((), ()) if before == held.lists else source().changes(before, held)


def stored(book: Book, since: str) -> Stored:
    """All whom the firm keeps: clients with their other names and people, makers of products, and the parties of files that are not closed.

    `since` is the stamp of the last time: whose record changed from then on is new. "" makes nobody new.
    """
    subjects: dict[str, Subject] = {}
    whose: dict[str, list[str]] = {}
    new: set[str] = set()

    def take(found: Iterable[Subject], owner: str, changed: str) -> None:
        for mark, one in subjects_by_mark(found).items():
            subjects.setdefault(mark, one)
            whose.setdefault(mark, []).append(owner)
            if since and changed >= since:
                new.add(mark)

    for record in book.all(CLIENTS, {"active": True}):
        take(of_client(record.value), f"client:{record.id}", stamp(record.changed))
    for id, changed, origins in stored_parties.makers(book):
        take((Subject("manufacturer", f"origins/{n}", one["maker"], (), one["country"]) for n, one in enumerate(origins, 1) if one["maker"].strip()),
             f"product:{id}", changed)
    for id, at, screened in stored_parties.screened_files(book):
        take((converter().structure(one["subject"], Subject) for one in screened), f"file:{id}", at)
    return Stored(subjects, {mark: tuple(sorted(owners)) for mark, owners in whose.items()}, frozenset(new))


def _voided(seat: Seat, book: Book, change: Change, held: Held, anew: bool) -> int:
    """Make void what was cleared of entries that do not say what they said."""
    now: dict[tuple[str, str], set[str]] = {}
    for entry in change.changed:
        now.setdefault((entry.list, entry.entry), set()).add(entry.content)
    touched = {*now, *change.gone}
    count = 0
    for record in book.all(SCREENING_CLEARANCES, {"void": False}, most=10_000_000):
        one = record.value
        if not anew and (one.list, one.entry) not in touched:
            continue
        said = now.get((one.list, one.entry))
        if why := void(one, one.fingerprint, None if said is None else one.content if one.content in said else next(iter(said))):
            book.change(SCREENING_CLEARANCES, record.id, replace(one, void=True, why=why, voided=seat.at))
            count += 1
    return count


def _told(
    seat: Seat, book: Book, alerts: Mapping[Key, Record[Alert]], now: Mapping[Key, Hit], kept: Stored, four_eyes: bool,
) -> tuple[int, int, set[str]]:
    """Open, change and close alerts so that they are the hits of now; how many were opened and closed, and the files that are touched."""
    known = rulings(book, {key[0] for key in now})
    begun = ended = 0
    fresh, files = [], set[str]()
    for key, hit in sorted(now.items(), key=lambda one: one[0]):
        found = stands(hit, key[0], known.decisions, known.clearances, four_eyes=four_eyes)
        cleared, why = found.state is HitState.CLEARED, found.why
        there = alerts.get(key)
        if there is None:
            subject = kept.subjects[key[0]]
            made = Alert(*key, hit, subject, kept.whose[key[0]], seat.at, AlertState.DECIDED if cleared else AlertState.OPEN, why)
            fresh.append(made)
            files |= of_whose(made.whose)
            begun += not cleared
            continue
        was = there.value
        if was.hit != hit or was.state is AlertState.GONE:
            made = replace(closed(was, AlertState.DECIDED, seat.at, why), hit=hit) if cleared else opened(
                was, hit, "the entry says something else than it did" if was.hit.content != hit.content else why)
            begun += not cleared and was.state is not AlertState.OPEN
        else:
            made = was
        made = replace(made, whose=kept.whose[key[0]])
        if made != was:
            book.change(SCREENING_ALERTS, there.id, made)
            files |= of_whose((*was.whose, *made.whose))
    book.add_all(SCREENING_ALERTS, fresh)
    for key, there in alerts.items():
        if key not in now and there.value.state is not AlertState.GONE:
            off = f"{key[1]} {key[2]} is on the list no more, or is like the party no more"
            why = off if key[0] in kept.subjects else "the party is kept no more"
            book.change(SCREENING_ALERTS, there.id, closed(there.value, AlertState.GONE, seat.at, why))
            ended += there.value.state is AlertState.OPEN
            files |= of_whose(there.value.whose)
    return begun, ended, files
