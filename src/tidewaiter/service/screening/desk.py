"""The screening desk: hits that wait for somebody, alerts, what is not screened yet, the goods that raise a concern, and how old the lists are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tidewaiter.clearance.file import File, printed_number
from tidewaiter.findings import Finding, Severity
from tidewaiter.screening.alert import Alert, AlertState
from tidewaiter.screening.case import FILE, HitState, ListUsed, ScreeningDecision
from tidewaiter.service.entries.files import FROZEN
from tidewaiter.service.screening.held import source
from tidewaiter.service.screening.policies import in_force
from tidewaiter.service.screening.run import Screened, of_record
from tidewaiter.service.screening.standing import Ruled
from tidewaiter.service.seat import Seat, use
from tidewaiter.shapes import Id, Most
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.entries import FILES
from tidewaiter.store.kinds.screening import SCREENING_ALERTS, SCREENING_DECISIONS, SCREENINGS
from tidewaiter.store.ledger import Book

_LOOKED = 400                    # of the latest screenings, so that a desk of years opens at once


@dataclass(frozen=True)
class Waiting:
    """A hit that waits: of which screening and file, how it stands and why, and whether this person may give the second look."""

    screening: Id
    about: Id
    about_kind: str
    called: str
    at: datetime
    ruled: Ruled
    decision: ScreeningDecision | None
    second_look: bool


@dataclass(frozen=True)
class ListDay:
    """A list as it is held: its day by its keeper, how many hours ago it was asked for, and after how many it should be. None is not known."""

    list: ListUsed
    hours: int | None
    expected: int | None


@dataclass(frozen=True)
class Unscreened:
    """A file whose parties nobody asked the lists about."""

    file: Id
    called: str
    importer: str
    state: str


@dataclass(frozen=True)
class Concern:
    """What the rules of goods and places find of a file that was screened: of each rule the first finding."""

    file: Id
    called: str
    finding: Finding


@dataclass(frozen=True)
class ScreeningDesk:
    """What waits on the desk, worst first. `four_eyes` says that the firm's policy asks for a second pair of eyes."""

    waiting: tuple[Waiting, ...]
    alerts: tuple[Record[Alert], ...]
    unscreened: tuple[Unscreened, ...]
    concerns: tuple[Concern, ...]
    lists: tuple[ListDay, ...]
    findings: tuple[Finding, ...]
    four_eyes: bool
    elsewhere: str


@use("screening.read")
def screening_desk(seat: Seat, most: Most = 100) -> ScreeningDesk:
    """What waits on the screening desk: hits to decide or to look at a second time, alerts, files not screened, concerns of goods, the lists."""
    held, state = source().lists(), source().state(seat.at)
    ages = {one.list: one for one in state.ages}
    days = tuple(ListDay(one, ages[one.list].hours if one.list in ages else None, ages[one.list].expected if one.list in ages else None)
                 for one in held)
    with seat.read() as book:
        latest = _latest(book)
        policy = in_force(book)
        alerts = book.find(SCREENING_ALERTS, {"state": AlertState.OPEN}, order="opened", limit=most).records
        files = book.many(FILES, sorted({one.screening.value.about for one in latest if one.screening.value.about_kind == FILE}))
        open_files = book.find(FILES, {}, order="created_at", descending=True, limit=200).records
        wanted = [(shown, one) for shown in latest for one in shown.hits if one.state is not HitState.CLEARED]
        decided = book.many(SCREENING_DECISIONS, sorted({one.decision for _, one in wanted if one.decision}))
    waiting = [_waiting(seat, shown, one, files, decided) for shown, one in wanted]
    order = (HitState.UNREVIEWED, HitState.OPEN, HitState.ESCALATED, HitState.TRUE_MATCH)
    waiting.sort(key=lambda one: (order.index(one.ruled.state), -one.ruled.hit.score))
    asked = {shown.screening.value.about for shown in latest}
    unscreened = tuple(
        Unscreened(one.id, _called(one), one.value.importer, one.value.state)
        for one in open_files if one.id not in asked and one.value.state not in FROZEN and one.value.lines
    )
    concerns = tuple(
        Concern(shown.screening.value.about, _called(files[shown.screening.value.about]), one)
        for shown in latest if shown.screening.value.about in files
        for one in {one.rule: one for one in reversed(shown.screening.value.goods) if one.severity is not Severity.NOTE}.values()
    )
    elsewhere = policy.elsewhere.system if policy.elsewhere is not None and policy.elsewhere.on(seat.day) else ""
    return ScreeningDesk(tuple(waiting[:most]), tuple(alerts), unscreened[:most], concerns[:most], days, state.findings, policy.four_eyes, elsewhere)


def _latest(book: Book) -> list[Screened]:
    """The last screening of each of the latest files, clients and products that were screened."""
    newest: dict[tuple[str, str], Screened] = {}
    after = ""
    for _ in range(_LOOKED // 100):
        page = book.find(SCREENINGS, {}, descending=True, after=after, limit=100)
        for one in page.records:
            key = (one.value.about_kind, one.value.about)
            if key not in newest:
                newest[key] = of_record(book, one)
        if not page.next:
            break
        after = page.next
    return list(newest.values())


def _waiting(
    seat: Seat, shown: Screened, one: Ruled, files: dict[str, Record[File]], decided: dict[str, Record[ScreeningDecision]],
) -> Waiting:
    screening = shown.screening.value
    decision = decided[one.decision].value if one.decision in decided else None
    may = one.state is HitState.UNREVIEWED and decision is not None and decision.by != seat.id and seat.may("screening.review")
    called = _called(files[screening.about]) if screening.about in files else f"{screening.about_kind} {screening.about}"
    return Waiting(shown.screening.id, screening.about, screening.about_kind, called, screening.at, one, decision, may)


def _called(record: Record[File]) -> str:
    return record.value.reference or record.value.heading.reference or printed_number(record.value) or record.id
