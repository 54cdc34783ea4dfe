"""The rehearsal of CBP's side as a desk: scenarios, its clock, what it has of one's entries and why, and what a person may let happen there.

It is the rehearsal in this process, which files go to by the gateway `rehearsal`. One installation has one, with one clock; a firm sees its own
entries there and no others. Nothing of it reaches CBP.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from tidewaiter.ace.books import shipped
from tidewaiter.ace.life.happenings import ENTRY, HAPPENINGS
from tidewaiter.ace.office import Office, Unknown
from tidewaiter.ace.office import Refused as NotDone
from tidewaiter.ace.scenario import find, folder, names, read, read_time
from tidewaiter.ace.store import Store
from tidewaiter.clearance.events import FileEvent
from tidewaiter.clearance.file import File, printed_number
from tidewaiter.clearance.states import standing
from tidewaiter.dates import CBP_ZONE
from tidewaiter.service.entries.happen import tell
from tidewaiter.service.entries.reading import own
from tidewaiter.service.home import home
from tidewaiter.service.outbox import REHEARSAL, gateway
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Code, Id, Line
from tidewaiter.store import filings
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.entries import FILES, TRANSMISSIONS
from tidewaiter.store.ledger import Book
from tidewaiter.values import immutable

# What a person may let happen to an entry, in the order in which a screen offers it: the others need facts that only a script has.
OFFERED = (
    "documents.received", "hold.placed", "hold.removed", "documents.required", "exam.ordered", "exam.done", "agency.proceed",
    "correction.decided", "cancellation.decided", "summary.returned", "request.issued", "liquidation.extended", "liquidation.suspended",
    "liquidation.lifted",
)


class ClockStep(StrEnum):
    """How far the clock goes."""

    HOUR = "1h"
    FOUR_HOURS = "4h"
    DAY = "1d"
    WORKING_DAY = "1wd"
    WEEK = "1w"
    TEN_WORKING_DAYS = "10wd"
    MONTH = "30d"
    YEAR = "365d"


@dataclass(frozen=True)
class ScenarioThere:
    """A scenario that may be chosen: what CBP and the trade do in it."""

    name: str
    title: str
    about: str
    chosen: bool


@dataclass(frozen=True)
class ComingThere:
    """Something that is to happen there: when, to which file, in words."""

    due: datetime
    words: str
    file: str
    entry: str


@dataclass(frozen=True)
class EntryThere:
    """A file of the firm as the rehearsal has it: where it stands there and what its release waits for."""

    file: str
    entry: str
    importer: str
    now: str
    waits_for: tuple[str, ...]


@dataclass(frozen=True)
class RehearsalSeen:
    """The rehearsal as a firm sees it. `clock` is the time at CBP there, null where nobody set it: each message then comes on its own day."""

    clock: datetime | None
    scenarios: tuple[ScenarioThere, ...]
    entries: tuple[EntryThere, ...]
    coming: tuple[ComingThere, ...]
    others: int                  # things to come that are not of this firm's entries


@dataclass(frozen=True)
class RehearsalAct:
    """Something that a person may let happen: its name, its words, who does it in life, and what has to be told with it."""

    name: str
    words: str
    by: str
    needs: tuple[str, ...]
    may: tuple[str, ...]


@dataclass(frozen=True)
class JournalLine:
    """A line of the rehearsal's journal: when, what, on what ground."""

    at: datetime
    words: str
    cite: str


@dataclass(frozen=True)
class FileThere:
    """One file as the rehearsal has it. `known` says whether it came there at all."""

    file: Record[File]
    known: bool
    clock: datetime | None
    now: str
    waits_for: tuple[str, ...]
    holds: tuple[str, ...]
    documents: tuple[str, ...]
    exam: bool
    coming: tuple[ComingThere, ...]
    journal: tuple[JournalLine, ...]
    acts: tuple[RehearsalAct, ...]


@immutable
class LetHappen:
    """What is to happen to an entry there: `name` as the journal has it, and what has to be told with it."""

    name: Code
    agency: Code = ""
    document: Code = ""
    kind: Code = ""
    decision: Code = ""
    form: Code = ""
    found: Line = ""
    why: Line = ""


@use("rehearsal.read")
def rehearsal(seat: Seat, most: int = 60) -> RehearsalSeen:
    """The rehearsal as this firm sees it: clock, scenarios, its own entries there, and what is to come."""
    office = _office()
    told = office.scenario() or {}
    chosen = {one.name: one for one in settings(str(told.get("name", "")))}
    clock = _clock(office)
    if clock is None and not told:
        return RehearsalSeen(None, tuple(chosen.values()), (), (), 0)
    events = office.coming(1000)
    with seat.read() as book:
        mine = {key: record for key in {*(one["entry"] for one in office.entries()), *(one["of"] for one in events)}
                if (record := _file_of(book, key)) is not None}
    coming = [_coming(one, mine) for one in events if one["of"] in mine]
    entries = []
    for key, record in sorted(mine.items(), key=lambda pair: pair[0]):
        there = _entry(office, key)
        if there is not None:
            entries.append(EntryThere(record.id, printed_number(record.value), record.value.importer, there["now"], tuple(there["waits_for"])))
    return RehearsalSeen(clock, tuple(chosen.values()), tuple(entries), tuple(coming[:most]), len(events) - len(coming))


@use("rehearsal.read")
def file_rehearsal(seat: Seat, id: Id) -> FileThere:
    """A file as the rehearsal has it: what its release waits for, what is to come, and why. Refused where the file goes to CBP by another way."""
    office = _office()
    with seat.read() as book:
        record = _rehearsed(seat, book, id)
    key = _key(record.value)
    there = _entry(office, key) if key else None
    clock = _clock(office)
    if there is None:
        return FileThere(record, False, clock, "not filed there", (), (), (), False, (), (), acts())
    release = there.get("release", {})
    mine = {key: record}
    journal = tuple(JournalLine(_at(one["at"]), one["words"], str(one["about"].get("cite", ""))) for one in office.why(key) if one["words"])
    return FileThere(
        record, True, clock, there["now"], tuple(there["waits_for"]), tuple(hold["agency"] for hold in release.get("holds", ())),
        tuple(release.get("documents", ())), bool(release.get("exam")), tuple(_coming(one | {"of": key}, mine) for one in there["next"]),
        journal, acts(),
    )


@use("rehearsal.write")
def choose_scenario(seat: Seat, scenario: Code, start: Line = "") -> RehearsalSeen:
    """Let a scenario that ships go on in the rehearsal from now, or from a day that is not yet past there. Refused for one that there is not.

    Its own bills are put on file; the carriers of all others are taken to have filed theirs.
    """
    if scenario not in names():
        raise Refused(f"there is no scenario {scenario}; there are {', '.join(names())}")
    office, one = _office(), read(find(scenario))
    begins = _start(seat, start) if start or not office.begun() else office.clock()
    office.choose(begins, replace(one, told=one.told | {"manifests": "assumed"}))
    return rehearsal(seat)


@use("rehearsal.write")
def advance_rehearsal(seat: Seat, by: ClockStep = ClockStep.DAY, to: Line = "") -> RehearsalSeen:
    """Let time pass in the rehearsal, and everything happen that is due. Refused where it would go back.

    It has one clock for everybody on this installation.
    """
    office = _office()
    if _clock(office) is None:
        office.open(_begun(seat, office))
    try:
        office.advance(to=to) if to else office.advance(by=by.value)
    except NotDone as error:
        raise Refused(str(error)) from None
    return rehearsal(seat)


@use("rehearsal.write")
def act_in_rehearsal(seat: Seat, id: Id, act: LetHappen) -> FileThere:
    """Let something happen to a file's entry in the rehearsal: a hold, a document that was asked for, an exam. Refused where it does not fit."""
    if act.name not in OFFERED:
        raise Refused(f"{act.name} is nothing that may be done here by hand")
    with seat.read() as book:
        record = _rehearsed(seat, book, id)
    office, known = _office(), HAPPENINGS[act.name]
    about = {name: value for name in (*known.needs, *known.may, "why") if isinstance(value := getattr(act, name, ""), str) and value}
    try:
        if _clock(office) is None:
            office.open(_begun(seat, office))
        office.act(act.name, _key(record.value), about)
    except NotDone as error:
        raise Refused(str(error)) from None
    if act.name == "documents.received" and act.document in standing(record.value.tracks, "document", "required"):
        with seat.write("uploaded in the rehearsal") as book:        # in life a person uploads it, and writes that down
            tell(book, own(seat, book, id), [FileEvent(id, "documents.sent", seat.at, act.document, by=seat.id)])
    return file_rehearsal(seat, id)


def settings(chosen: str = "") -> Iterator[ScenarioThere]:
    """The scenarios that ship."""
    for name in names():
        one = read(folder() / f"{name}.yaml")
        yield ScenarioThere(name, one.name.replace("-", " "), one.about, one.name == chosen)


def acts() -> tuple[RehearsalAct, ...]:
    """What a person may let happen to an entry."""
    return tuple(_act(name) for name in OFFERED)


def _act(name: str) -> RehearsalAct:
    known = HAPPENINGS[name]
    assert known.key == ENTRY
    words = known.words.split(":")[0].split(" (")[0].replace("{agency}", "an agency").replace("{document} ", "").replace("{kind} ", "")
    words = words.replace(" {decision}", " decided").replace("CBP Form {form}", "a form of CBP")
    return RehearsalAct(name, words, {"cbp": "CBP", "filer": "you, outside ABI"}.get(known.by, "carriers and banks"), known.needs,
               tuple(one for one in (*known.may, "why") if one in ("agency", "kind", "found", "why")))


def rehearsed(book: Book, id: str) -> bool:
    """Whether a file goes to the rehearsal: it was sent there, or was not sent at all and there is no other way."""
    sent = book.all(TRANSMISSIONS, {"file": id})
    for one in sent:
        filing = filings.find(book.connection, one.value.control)
        if filing is not None and filing.peer.rpartition("#")[0] != gateway(REHEARSAL):
            return False
    return True


def _rehearsed(seat: Seat, book: Book, id: str) -> Record[File]:
    record = own(seat, book, id)
    if not rehearsed(book, id):
        raise Refused("this file goes to CBP itself: there is nothing to rehearse")
    return record


def _office() -> Office:
    return Office(Store(home() / "ace"), shipped())


def _clock(office: Office) -> datetime | None:
    return _at(office.clock().isoformat()) if office.begun() else None


def _begun(seat: Seat, office: Office) -> datetime:
    """When the clock begins where nobody set it: with the last batch that came, or now."""
    with office.store.hold() as file:
        came = [datetime.fromisoformat(one["at"]) for _, one in file.things("received")]
    return max(came, default=_now(seat))


def _now(seat: Seat) -> datetime:
    return seat.at.astimezone(CBP_ZONE).replace(tzinfo=None, second=0, microsecond=0)


def _start(seat: Seat, told: str) -> datetime:
    if not told:
        return _now(seat)
    try:
        return read_time(told)
    except ValueError as error:
        raise Refused(f"the day to begin on: {error}") from None


def _entry(office: Office, key: str) -> dict[str, Any] | None:
    try:
        return office.entry(key)
    except Unknown:
        return None


def _key(file: File) -> str:
    return file.filer + file.number if file.number else ""


def _file_of(book: Book, key: str) -> Record[File] | None:
    return book.one(FILES, {"filer": key[:3], "number": key[3:]}) if len(key) == 11 else None


def _coming(one: dict[str, Any], mine: dict[str, Record[File]]) -> ComingThere:
    record = mine[one["of"]]
    return ComingThere(_at(one["due"]), one["words"] or one["what"].replace(".", " "), record.id, printed_number(record.value))


def _at(text: str) -> datetime:
    """A time of the rehearsal, which has no zone, as the moment at CBP."""
    return datetime.fromisoformat(text).replace(tzinfo=CBP_ZONE)
