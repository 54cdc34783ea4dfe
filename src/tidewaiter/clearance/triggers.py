"""Which event of a file sets the day that a clock counts from, and how that day moves when the event is told again or taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from tidewaiter.clearance.events import FileEvent
from tidewaiter.dates import cbp_day
from tidewaiter.shapes import Code, Line
from tidewaiter.values import immutable

FIRST, LAST = "first", "last"
# The summary serves as entry too, or has to: 19 CFR 141.68(b), (d), (g), (h); 142.13.
WITH_SUMMARY = frozenset({"02", "07", "11", "12", "31", "32", "34", "38"})


@immutable
class Setting:
    """A row: the day `day` is that of `event`, by the event's field `field` where it has one, else by when it happened.

    `pick` says which counts where the event is told more than once: the first, or the last, by which an amended day moves the clock.
    `key` limits the row to events of that key; `undone` names the events that take the day away again.
    """

    day: str
    event: str
    pick: str
    cite: str
    field: str = ""
    key: str = ""
    undone: tuple[str, ...] = ()


SETTINGS: tuple[Setting, ...] = (
    Setting("export",            "bill.departed",            LAST,  "19 CFR 152.1(c)"),
    Setting("arrival",           "bill.arrived",             FIRST, "19 CFR 149.2(b)(3)"),
    Setting("importation",       "bill.arrived",             FIRST, "19 CFR 101.1, date of importation"),
    Setting("landing",           "goods.landed",             LAST,  "19 CFR 141.5, 142.2(a)"),
    Setting("discharge",         "goods.discharged",         LAST,  "the carrier's tariff"),
    Setting("in_bond_start",     "in_bond.authorized",       LAST,  "19 CFR 18.1(i)"),
    Setting("in_bond_arrival",   "in_bond.arrived",          LAST,  "19 CFR 18.1(j), 142.2(a)"),
    Setting("release",           "release.released",         LAST,  "19 CFR 141.68(a)(1), 142.23", "released",
            undone=("release.suspended", "release.cancelled")),
    Setting("release",           "release.day_changed",      LAST,  "CATAIR Cargo Status Query, record WO60, code 22", "released"),
    Setting("entry_summary",     "summary.accepted",         FIRST, "19 CFR 142.12(b)", undone=("summary.deleted",)),
    Setting("entry_summary",     "summary.warned",           FIRST, "19 CFR 142.12(b)", undone=("summary.deleted",)),
    Setting("reject_message",    "summary.returned",         LAST,  "CATAIR Entry Summary Status Notification, record E1, code 4"),
    Setting("document_request",  "documents.required",       LAST,  "19 CFR 142.3(a)(5)"),
    Setting("presentation",      "goods.presented",          LAST,  "19 CFR 151.16(b)"),
    Setting("examination",       "exam.done",                LAST,  "19 CFR 134.51"),
    Setting("detention_notice",  "hold.placed",              LAST,  "19 CFR 151.16(c)", key="CBP detention", undone=("hold.removed",)),
    Setting("form_28",           "request.issued",           LAST,  "CBP Form 28", key="28"),
    Setting("form_29",           "request.issued",           LAST,  "CBP Form 29", key="29"),
    Setting("liquidation",       "liquidation.liquidated",   LAST,  "19 CFR 159.9(c)", "day"),
    Setting("liquidation",       "liquidation.deemed",       LAST,  "19 CFR 159.9(c)(2)", "day"),
    Setting("liquidation",       "liquidation.reliquidated", LAST,  "19 CFR 173.3, 174.12(e)", "day"),
    Setting("suspension_lifted", "liquidation.lifted",       LAST,  "19 U.S.C. 1504(d)"),
    Setting("bill",              "debit.issued",             LAST,  "19 CFR 24.3"),
    Setting("protest",           "protest.filed",            LAST,  "19 CFR 174.21"),
    Setting("protest_denial",    "protest.denied",           LAST,  "19 CFR 174.31"),
)


@immutable
class Trigger:
    """A day that starts clocks, and by which event it is so."""

    day: Code
    on: date
    event: Code
    cite: Line
    mark: Code = ""


def triggers(events: Sequence[FileEvent], entry_type: str = "", facts: Mapping[str, str] | None = None) -> tuple[Trigger, ...]:
    """The days of a file by its events, one of each name, by name.

    `facts` are the file's own: `elected` is "filing" or "arrival" where the importer asked that the time of entry be one of these
    (19 CFR 141.68(a)(2), (3)), and `entered`, `lading`, `landing`, `importation` and others of that kind days that the papers give; what
    a message says counts before what a paper said.
    """
    told = dict(facts or {})
    found: dict[str, Trigger] = {}
    for name in dict.fromkeys(one.day for one in SETTINGS):
        if one := _of(name, events):
            found[name] = one
    for name, text in told.items():
        if name not in found and name in _PAPER and (day := _day(text)):
            found[name] = Trigger(name, day, "paper", _PAPER[name])
    if entry := _entry(events, entry_type, told, found):
        found["entry"] = entry
    return tuple(found[name] for name in sorted(found))


# Days that papers give where no message does.
_PAPER = {
    "lading": "19 CFR 149.2(b)", "landing": "19 CFR 141.5", "importation": "19 CFR 101.1", "arrival": "19 CFR 149.2(b)(3)",
    "export": "19 CFR 152.1(c)",
    "in_bond_start": "19 CFR 18.1(i)", "in_bond_arrival": "19 CFR 142.2(a)", "scheduled_liquidation": "ACE", "discharge": "the carrier's tariff",
    "monthly_statement_month": "19 CFR 24.25", "quota_period_end": "19 CFR 132.11",
}


_CHANGED = "release.day_changed"             # without a day it takes the day of release away: CATAIR Cargo Status Query, origin code 99


def _of(name: str, events: Sequence[FileEvent]) -> Trigger | None:
    """The day of a name, events taken in their order; None where none set it, or what set it was undone."""
    now: Trigger | None = None
    for event in events:
        for row in (one for one in SETTINGS if one.day == name):
            if event.name == row.event and row.key in ("", event.key):
                if event.name == _CHANGED and not event.fields.get(row.field):
                    now = None
                elif now is None or row.pick == LAST:
                    now = Trigger(name, _on(event, row.field), event.name, row.cite, event.mark)
            elif event.name in row.undone and row.key in ("", event.key):
                now = None
    return now


def _entry(events: Sequence[FileEvent], entry_type: str, facts: Mapping[str, str], found: Mapping[str, Trigger]) -> Trigger | None:
    """The time of entry, 19 CFR 141.68: by the summary where it serves as the entry, as elected, else release."""
    summary, release, arrival = found.get("entry_summary"), found.get("release"), found.get("arrival")
    if entry_type in WITH_SUMMARY:
        return Trigger("entry", summary.on, summary.event, "19 CFR 141.68(b), (d), (h)", summary.mark) if summary else None
    filed = next((one for one in events if one.name in ("release.accepted", "summary.accepted", "summary.warned")), None)
    if facts.get("elected") == "arrival" and filed and arrival:
        return Trigger("entry", max(arrival.on, _on(filed)), "bill.arrived", "19 CFR 141.68(a)(3)", arrival.mark)
    if facts.get("elected") == "filing" and filed and arrival:
        return Trigger("entry", max(arrival.on, _on(filed)), filed.name, "19 CFR 141.68(a)(2), (e)", filed.mark)
    if release:
        return Trigger("entry", release.on, release.event, "19 CFR 141.68(a)(1)", release.mark)
    entered = _day(facts.get("entered", ""))
    return Trigger("entry", entered, "paper", "19 CFR 141.68") if entered else None


def _on(event: FileEvent, field: str = "") -> date:
    """The day of an event, in the time of ACE."""
    return _day(event.fields.get(field, "")) or cbp_day(event.told or event.at)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def as_days(found: Iterable[Trigger]) -> dict[str, str]:
    """The days as a file keeps them: name and ISO 8601."""
    return {one.day: one.on.isoformat() for one in found}


@immutable
class Amended:
    """A day that is another than before: set, moved or taken away, with the clocks' days before and after."""

    day: Code
    before: date | None
    after: date | None
    event: Code = ""


def amended(before: Iterable[Trigger], after: Iterable[Trigger]) -> Iterator[Amended]:
    """What of the days changed, by name: the clocks that count from them are reckoned again."""
    old, new = {one.day: one for one in before}, {one.day: one for one in after}
    for name in sorted(old.keys() | new.keys()):
        was, now = old.get(name), new.get(name)
        if (was.on if was else None) != (now.on if now else None):
            yield Amended(name, was.on if was else None, now.on if now else None, now.event if now else "")


def setters(day: str) -> tuple[str, ...]:
    """The events that set a day.

    >>> setters("release")
    ('release.released', 'release.day_changed')
    """
    return tuple(one.event for one in SETTINGS if one.day == day)


