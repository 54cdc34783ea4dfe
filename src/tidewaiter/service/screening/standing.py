"""How the hits of a screening stand, by what was decided in this file or any other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tidewaiter.screening.case import Clearance, HitState, Screening, ScreeningDecision, stands
from tidewaiter.screening.hit import Hit
from tidewaiter.screening.policy import ScreeningPolicy
from tidewaiter.shapes import Id, Line, Words
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.screening import SCREENING_CLEARANCES, SCREENING_DECISIONS, SCREENINGS
from tidewaiter.store.ledger import Book


@dataclass(frozen=True)
class Ruled:
    """A hit as it stands. `decision` is the one that counts, "" where there is none."""

    role: Line
    where: Line
    name: str
    fingerprint: Line
    hit: Hit
    state: HitState
    why: Words
    decision: Id


@dataclass(frozen=True)
class Rulings:
    """What was decided about some parties, and the clearances that came of it."""

    decisions: dict[str, ScreeningDecision]
    clearances: tuple[Clearance, ...]


def rulings(book: Book, marks: Iterable[str]) -> Rulings:
    """Decisions and clearances of these parties, wherever they were decided."""
    of = {"fingerprint": tuple(marks)}
    if not of["fingerprint"]:
        return Rulings({}, ())
    return Rulings(
        {one.id: one.value for one in book.all(SCREENING_DECISIONS, of)}, tuple(one.value for one in book.all(SCREENING_CLEARANCES, of)))


def ruled(screening: Screening, known: Rulings, policy: ScreeningPolicy) -> tuple[Ruled, ...]:
    """Each hit of a screening, the parties in their order, the best hit first."""
    found = []
    for one in screening.screened:
        for hit in one.hits:
            now = stands(hit, one.fingerprint, known.decisions, known.clearances, four_eyes=policy.four_eyes)
            found.append(Ruled(one.subject.role, one.subject.where, one.subject.name, one.fingerprint, hit, now.state, now.why, now.decision))
    return tuple(found)


def last_of(book: Book, kind: str, id: str) -> Record[Screening] | None:
    """The last screening of a file, a client or a product."""
    found = book.find(SCREENINGS, {"about": id, "about_kind": kind}, descending=True, limit=1).records
    return found[0] if found else None
