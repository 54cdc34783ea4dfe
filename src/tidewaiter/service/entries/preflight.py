"""Before sending: the message as it would go, what a message of each kind would be now, and everything that still keeps it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from tidewaiter.abi.cargo_release import CANCELLATION_REASONS
from tidewaiter.abi.control_number import application_of_batch
from tidewaiter.access.person import licensed
from tidewaiter.clearance.file import File
from tidewaiter.clearance.resend import Course, Purpose, course, courses
from tidewaiter.entry.release import Cancellation
from tidewaiter.findings import Finding, Severity, fatal
from tidewaiter.parties.power import Business
from tidewaiter.service.entries.compute import law, read_entry, work
from tidewaiter.service.entries.reading import own
from tidewaiter.service.entries.transmit import WITHDRAWS, approved, filled, findings_of, message_of
from tidewaiter.service.entries.wire import MessageShown, columns
from tidewaiter.service.gate import gate_in
from tidewaiter.service.outbox import gateways
from tidewaiter.service.parties import authority
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Code, Id
from tidewaiter.store import filings
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.kinds.entries import HAPPENINGS, REPLIES, TRANSMISSIONS

REASONS = CANCELLATION_REASONS                   # for which a cargo release is cancelled, by CATAIR's code


@dataclass(frozen=True)
class Preflight:
    """A message before it goes. `ready` says whether this person could send it now; `sender` on whose licence, "" where on nobody's."""

    file: Record[File]
    course: Course
    ready: bool
    may_send: bool
    licence: str
    findings: tuple[Finding, ...]
    message: MessageShown | None


@dataclass(frozen=True)
class Exchange:
    """One message of a file's history: `way` is out or in, `id` its control number or its place in the log, `why` what is to be said of it."""

    way: str
    id: str
    at: datetime
    application: str
    purpose: str
    state: str
    means: str
    by: str
    licence: str
    answers: str
    why: str


@dataclass(frozen=True)
class History:
    """All that went and came for a file, the oldest first; what a message of each kind would be now; by which gateways it may go."""

    file: Record[File]
    messages: tuple[Exchange, ...]
    courses: tuple[Course, ...]
    gateways: tuple[str, ...]
    gateway: str


@use("decision.read")
def preflight(seat: Seat, id: Id, purpose: Purpose, reason: Code = "01", replacement: Code = "") -> Preflight:
    """The message as it would go now, and all that keeps it from being sent by who asks. Nothing is kept of it, and nothing sent."""
    entry, record = read_entry(seat, id)
    file, day = record.value, seat.day
    going, licence = course(file.tracks, purpose), seat.person.licence if licensed(seat.person, day) else ""
    try:
        whole = filled(seat, entry, file.client)
        worked = work(whole, day)
    except Refused as refused:                   # there is nothing to send yet
        found = (*going.refused, *(refused.findings or (Finding("FILE-NO-MESSAGE", Severity.FATAL, "file", str(refused), "19 CFR 142.3"),)))
        return Preflight(record, going, False, seat.may("entry.transmit"), licence, found, None)
    message = message_of(whole, worked, going, day, Cancellation(reason, replacement))
    with seat.read() as book:
        found = (
            *going.refused, *approved(record, entry), *authority.gate(book, file.client, file.port, Business.ENTRY, day).findings,
            *gate_in(seat, book, id, law(), findings_of(worked, message, purpose), withdraws=purpose in WITHDRAWS),
        )
    stands = tuple(sorted(dict.fromkeys(found), key=lambda one: list(Severity).index(one.severity)))
    body = message.text.encode("ascii", "replace")
    shown = columns(body, "draft", "", application_of_batch(body), "", (), hashlib.sha256(body).hexdigest()) if body else None
    may = seat.may("entry.transmit")
    return Preflight(record, going, may and not fatal(stands), may, licence, stands, shown)


@use("entry.read")
def file_exchanges(seat: Seat, id: Id) -> History:
    """Everything that went and came for a file, in its order, with what the outbox says of it and what may be sent now."""
    with seat.read() as book:
        record = own(seat, book, id)
        sent, came = book.all(TRANSMISSIONS, {"file": id}), book.all(REPLIES, {"file": id}, order="message")
        people = book.many(PEOPLE, sorted({one.value.sent_by for one in sent}))
        told: dict[str, list[str]] = {}
        for happening in book.all(HAPPENINGS, {"file": id}):
            if happening.value.event.source:
                told.setdefault(happening.value.event.source, []).append(happening.value.event.text)
        states = {one.value.control: filings.find(book.connection, one.value.control) for one in sent}
    messages = []
    peer = ""
    for one in sent:
        filing, went = states[one.value.control], one.value
        state = filing.state if filing else went.state
        peer = filing.peer if filing else peer
        by = people[went.sent_by].value.name if went.sent_by in people else went.sent_by
        messages.append(Exchange("out", went.control, went.sent_at, went.application, went.purpose, state, filings.STATES.get(state, state), by,
                                 went.licence, "", filing.why if filing else ""))
    for other in came:
        reply = other.value
        says = "; ".join(dict.fromkeys(filter(None, told.get(f"message {reply.message}", ()))))[:300]
        messages.append(Exchange("in", str(reply.message), reply.came_at, reply.application or "notice", "", reply.outcome, says, "CBP", "",
                                 reply.control, reply.note))
    ways = gateways()
    used = next((name for name, address in ways.items() if address == peer.rpartition("#")[0]), "")
    return History(record, tuple(sorted(messages, key=lambda one: (one.at, one.way == "in"))), courses(record.value), tuple(ways), used)
