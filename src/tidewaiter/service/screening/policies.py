"""The firm's rules of screening. Each is a record of its own and stays; the one written last is in force."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.findings import Finding, Severity
from tidewaiter.screening.policy import CITE, STANDARD, ScreeningPolicy, faults
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Id
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.kinds.screening import SCREENING_POLICIES
from tidewaiter.store.ledger import Book, Page


@use("screening.policy")
def add_screening_policy(seat: Seat, policy: ScreeningPolicy) -> Record[ScreeningPolicy]:
    """Write how the firm screens from now on. Refused without a reason, and where the person who answers for another system is nobody here."""
    with seat.write(policy.reason) as book:
        if found := (*faults(policy), *_nobody(book, policy)):
            raise Refused(found[0].message, found)
        return book.add(SCREENING_POLICIES, policy)


@use("screening.read")
def screening_policies(seat: Seat, *, after: str = "", limit: int = 50) -> Page[ScreeningPolicy]:
    """How the firm screens, the newest first: that is in force."""
    with seat.read() as book:
        return book.find(SCREENING_POLICIES, descending=True, after=after, limit=limit)


@use("screening.read")
def screening_policy(seat: Seat, id: Id) -> Record[ScreeningPolicy]:
    """How the firm screened by one of its rules."""
    with seat.read() as book:
        return book.get(SCREENING_POLICIES, id)


def in_force(book: Book) -> ScreeningPolicy:
    """The policy that was written last; the house's own where the firm wrote none."""
    kept = book.all(SCREENING_POLICIES)
    return kept[-1].value if kept else STANDARD


def _nobody(book: Book, policy: ScreeningPolicy) -> Iterator[Finding]:
    if policy.elsewhere is None or not policy.elsewhere.person:
        return
    there = book.many(PEOPLE, [policy.elsewhere.person])
    if not there or not there[policy.elsewhere.person].value.active:
        yield Finding("SCR-POLICY-ELSEWHERE", Severity.FATAL, "elsewhere/person", f"{policy.elsewhere.person} is nobody who works here", CITE,
                      "Name a person of the firm.")
