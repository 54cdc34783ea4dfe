"""What is kept beside a file follows it: holds and papers by its events and goods, tasks by its tracks, clocks, holds, papers and boxes.

Called within the transaction in which the file changed: what is to be done is never of an earlier file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from tidewaiter.clearance import documents, holds, tasks
from tidewaiter.clearance.deadlines import Deadline, deadlines
from tidewaiter.clearance.document_kinds import CLAIM, LADING, RELEASE, SUMMARY
from tidewaiter.clearance.documents import FileFacts
from tidewaiter.clearance.events import FileEvent
from tidewaiter.clearance.file import File, FileLine, printed_number
from tidewaiter.clearance.storage import StorageCharge, boxes
from tidewaiter.clearance.tasks import Box, FileState
from tidewaiter.dates import CBP_ZONE, cbp_day
from tidewaiter.dates.working_days import is_working_day
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.clearance import HOLDS, PAPERS, TARIFFS, TASKS
from tidewaiter.store.kinds.entries import HAPPENINGS
from tidewaiter.store.ledger import Book

# How law/deadlines calls the modes of CATAIR.
MODES: Mapping[str, str] = {
    "10": "vessel", "11": "vessel", "12": "barge", "20": "rail", "21": "rail", "30": "truck", "31": "truck", "32": "truck", "33": "truck",
    "34": "truck", "40": "air", "41": "air", "50": "mail", "70": "pipeline",
}
_CHAPTER_98 = {"98010010": "american_goods", "98020040": "repaired", "98020050": "repaired", "98020080": "assembled"}
_LICENCES = {"01": "steel_licence", "14": "quota_licence"}
_METALS = ("steel_pct", "aluminum_pct", "copper_pct")


def refresh(book: Book, record: Record[File], events: Sequence[FileEvent] | None = None, lines: Iterable[FileLine] | None = None) -> None:
    """Bring holds, papers and tasks of a file in step with its events, which are read where they are not given.

    With `lines` the goods are looked at anew: which papers they need.
    """
    if events is None:
        events = happened(book, record.id)
    id, client = record.id, record.value.client
    added, changed = holds.difference([(one.id, one.value) for one in book.all(HOLDS, {"file": id})], holds.held(events, id, client))
    book.add_all(HOLDS, added)
    for hold, value in changed:
        book.change(HOLDS, hold, value)
    _papers(book, record, events, lines)
    retask(book, record, events)


def retask(book: Book, record: Record[File], events: Sequence[FileEvent] | None = None) -> None:
    """Bring the tasks of a file in step with what is kept of it."""
    at = book.at
    assert at is not None
    if events is None:
        events = happened(book, record.id)
    standing = [(one.id, one.value) for one in book.all(HOLDS, {"file": record.id})]
    clocks = clocks_of(record.value, [hold for _, hold in standing if hold.released is None])
    wanted = tasks.tasks(
        _state(record, book), clocks, standing, [one.value for one in book.all(PAPERS, {"file": record.id})],
        needed_by(record.value, clocks), _boxes(book, record.value, events, at),
    )
    changes = tasks.difference([(one.id, one.value) for one in book.all(TASKS, {"file": record.id})], wanted, at)
    book.add_all(TASKS, changes.add)
    for id, task in changes.change:
        book.change(TASKS, id, task)


def happened(book: Book, file: str) -> list[FileEvent]:
    """The events of a file, in the order in which they were learnt."""
    return [one.value.event for one in book.all(HAPPENINGS, {"file": file})]


def clocks_of(file: File, standing: Iterable[holds.Hold] = ()) -> tuple[Deadline, ...]:
    """The clocks of a file from its days, and from those that its holds set."""
    days = {name: date.fromisoformat(day[:10]) for name, day in file.days.items()}
    for hold in standing:
        days |= holds.days(hold)
    facts = {"mode": MODES[file.mode]} if file.mode in MODES else {}
    return deadlines(days, file.type, facts)


def needed_by(file: File, clocks: Iterable[Deadline]) -> dict[str, date]:
    """The days by which papers are needed, stage by stage: the day before lading, the day of arrival or the last for entry, the summary's."""
    due = {clock.id: clock.day for clock in clocks if clock.day is not None}
    days = {name: date.fromisoformat(day[:10]) for name, day in file.days.items()}
    found = {}
    if "lading" in days:
        found[LADING] = days["lading"] - timedelta(days=1)
    if arrival := days.get("arrival") or due.get("D03"):
        found[RELEASE] = arrival
    if summary := due.get("D06") or due.get("D07"):
        found[SUMMARY] = found[CLAIM] = summary
    return found


def file_facts(file: File, lines: Iterable[FileLine], standing: Sequence[tuple[str, str]] = ()) -> FileFacts:
    """What of a file and its goods decides which papers it needs."""
    programs, agencies, facts = set[str](), set[str](), set[str]()
    for one in lines:
        line = one.line
        programs |= {line.program} - {""}
        agencies |= {agency.code for agency in line.agencies}
        facts |= {_CHAPTER_98[article.hts[:8]] for article in line.articles if article.hts[:8] in _CHAPTER_98}
        facts |= {_LICENCES[licence.kind] for licence in line.licenses if licence.kind in _LICENCES}
        facts |= {"metals"} if any(line.facts.get(name) for name in _METALS) else set()
    return FileFacts(file.type, file.mode, tuple(sorted(programs)), tuple(sorted(agencies)), frozenset(facts), tuple(standing))


def _papers(book: Book, record: Record[File], events: Sequence[FileEvent], lines: Iterable[FileLine] | None) -> None:
    kept = [(one.id, one.value) for one in book.all(PAPERS, {"file": record.id})]
    if lines is not None:
        facts = file_facts(record.value, lines)
        added, gone = documents.difference(kept, documents.wanted(facts, events, record.id, record.value.client))
        book.add_all(PAPERS, added)
        for id in gone:
            book.remove(PAPERS, id)
        return
    asked = [one for one in documents.wanted(FileFacts(""), events, record.id, record.value.client) if one.kind == "asked"]
    there = {(one.kind, one.key) for _, one in kept}
    book.add_all(PAPERS, [one for one in asked if (one.kind, one.key) not in there])


def _state(record: Record[File], book: Book) -> FileState:
    file = record.value
    known = {"value": file.value * 100 if file.value is not None else None, "duty": file.total_cents}
    amounts = {name: cents for name, cents in known.items() if cents is not None}
    facts = {"periodic": "monthly_statement", "daily": "daily_statement"}
    paid = "periodic" if file.heading.payment.kind in ("6", "7", "8") else "daily"
    return FileState(
        record.id, file.client, printed_number(file) or file.reference or record.id, file.writer, file.team, file.mode, amounts,
        frozenset({facts[paid]}), frozenset(), file.tracks,
    )


def _boxes(book: Book, file: File, events: Sequence[FileEvent], at: datetime) -> list[Box]:
    """The boxes whose free time is known or runs: each once, under the charge whose free time ends first."""
    containers = file.heading.transport.containers
    if not containers:
        return []
    issuers = issuers_of(file)
    tariffs = [one.value for one in book.all(TARIFFS, {"issuer": issuers})] if issuers else []
    found: dict[str, Box] = {}
    for one in boxes(containers, events, tariffs, issuers=issuers, port=file.port, on=cbp_day(at), is_open=is_working_day):
        if one.charge is StorageCharge.PER_DIEM or one.start is None:
            continue
        words = f"last free day {one.cost.last_free}" if one.cost.last_free else "its free time is not known"
        ended = datetime.combine(one.end, datetime.min.time(), CBP_ZONE) if one.end else None
        made = Box(one.container, one.cost.last_free, one.cost.next_cents or None, words, ended, f"{one.start}, {one.tariff}")
        there = found.get(one.container)
        if there is None or (made.last_free or date.max) < (there.last_free or date.max):
            found[one.container] = made
    return list(found.values())


def issuers_of(file: File) -> tuple[str, ...]:
    """Whose terms count for the boxes of a file: the carrier's, and those of the place where they lie."""
    transport = file.heading.transport
    return tuple(dict.fromkeys(one[:300] for one in (transport.carrier, transport.location) if one))
