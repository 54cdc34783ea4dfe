"""The gate before CBP: what still keeps a file from being sent. Who sends asks here, within the transaction in which it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tidewaiter.clearance.decisions.gate import gate, gates
from tidewaiter.clearance.decisions.policy import Demand, Policy
from tidewaiter.clearance.decisions.record import Decision, Proposal
from tidewaiter.clearance.decisions.review import EntryReview
from tidewaiter.clearance.decisions.sending import Sending
from tidewaiter.duty.law import Law
from tidewaiter.findings import Finding, fatal
from tidewaiter.parties.firm import FirmKind
from tidewaiter.service.decisions.reading import Read, decisions_of, law_of, people_of, proposals_of, read, reviews_of, sender
from tidewaiter.service.entries.compute import law, work
from tidewaiter.service.screening.before_sending import screened_in
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Id, Line
from tidewaiter.store import products_seen
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.kinds.decisions import AUTHORISATIONS, POLICIES
from tidewaiter.store.kinds.parties import FIRMS
from tidewaiter.store.ledger import Book
from tidewaiter.store.writers import writers


@dataclass(frozen=True)
class Demanded:
    """What a policy of the firm asks of the file, and whether it is met: by which review, or why not yet."""

    policy: Id
    name: Line
    reason: Line
    demand: Demand
    lines: tuple[Id, ...]
    met: bool
    review: Id
    why: Line
    unknown: tuple[Line, ...]


@dataclass(frozen=True)
class Gated:
    """Whether this person could send the file now, what keeps it, and what the firm's policies ask of it."""

    open: bool
    findings: tuple[Finding, ...]
    demanded: tuple[Demanded, ...]


@use("decision.read")
def file_gate(seat: Seat, id: Id) -> Gated:
    """What keeps a file from being sent by who asks: open items by field, reviews, policies, the sender, the screening, the checks."""
    held = law()
    with seat.read() as book:
        there = read(seat, book, id)
        sending, facts = _all(seat, book, there, held)
        screened = screened_in(seat, book, there.file, there.entry)
    found = (*gate(sending, *facts, checked(there, seat)), *screened)
    demanded = tuple(
        Demanded(one.asked.policy, one.asked.name, one.asked.reason[:300], one.asked.demand, one.asked.lines, one.met, one.by, one.why[:300],
                 tuple(name[:300] for name in one.asked.unknown))
        for one in gates(sending, *facts)
    )
    return Gated(not fatal(found), found, demanded)


def gate_of(seat: Seat, id: str, findings: Iterable[Finding] | None = None) -> tuple[Finding, ...]:
    """All that keeps the file from being sent by this person; it may go if none is fatal. Without `findings` it is checked here."""
    held = law()
    with seat.read() as book:
        there = read(seat, book, id)
        sending, facts = _all(seat, book, there, held)
        screened = screened_in(seat, book, there.file, there.entry)
    return (*gate(sending, *facts, checked(there, seat) if findings is None else findings), *screened)


def gate_in(
    seat: Seat, book: Book, id: str, held: Law, findings: Iterable[Finding] | None, *, withdraws: bool = False,
) -> tuple[Finding, ...]:
    """The same within the transaction that sends it, on the entry as that transaction sees it. `findings` None: nobody checked, and it is shut.

    What `withdraws` a message moves nothing: it goes whoever the file's parties are.
    """
    there = read(seat, book, id)
    sending, facts = _all(seat, book, there, held)
    return (*gate(sending, *facts, findings), *(() if withdraws else screened_in(seat, book, there.file, there.entry)))


def checked(there: Read, seat: Seat) -> tuple[Finding, ...] | None:
    """What the checks find of the entry; what keeps it from being checked where it cannot be."""
    try:
        return work(there.entry, seat.day).findings
    except Refused as refused:
        return refused.findings or None


_Kept = tuple[Mapping[str, Proposal], list[Decision], Mapping[str, Policy], Mapping[str, EntryReview]]


def _all(seat: Seat, book: Book, there: Read, held: Law) -> tuple[Sending, _Kept]:
    file = there.file.value
    products = {id: line.value.product for id, line in there.lines.items() if line.value.product}
    before = products_seen.entered_before(book, there.file.id, set(products.values()))
    sending = Sending(
        file.client, there.form, law_of(there, held), seat.day, sender(seat), people_of(seat, book.all(PEOPLE)),
        tuple(one.value for one in book.all(AUTHORISATIONS)), own_account=any(one.value.kind is FirmKind.IMPORTER for one in book.all(FIRMS)),
        writers=writers(book, there.file.id, there.lines), new_products={id: product not in before for id, product in products.items()},
    )
    policies = {one.id: one.value for one in book.all(POLICIES)}
    return sending, (proposals_of(book, there.file.id), decisions_of(book, there.file.id), policies, reviews_of(book, there.file.id))
