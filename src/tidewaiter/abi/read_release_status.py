"""The state of an entry in cargo release as values, from an answer to a query (C1) or from a notice (SO)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tidewaiter.abi import status_codes as codes
from tidewaiter.abi.record import Record

RELEASED, ADMISSIBLE, SUSPENDED, CANCELLED = "released", "admissible", "suspended", "cancelled"
HOLD, HOLD_REMOVED, EXAM, DOCUMENT, REVIEW = "hold", "hold removed", "exam", "document", "review"
MATCHED, UNMATCHED, QUOTA, REQUEST, PROCEED, REFUSED, OTHER = "bill matched", "no bill", "quota", "request", "may proceed", "refused", "other"

_BILL_KINDS = {
    **dict.fromkeys(("92", "93", "94", "95"), MATCHED), **dict.fromkeys(("51", "52", "53"), HOLD),
    **dict.fromkeys(("54", "55", "56"), HOLD_REMOVED), **dict.fromkeys(("57", "58", "59", "61", "62", "63", "74", "91"), UNMATCHED),
}
_ENTRY_KINDS = {
    **dict.fromkeys(("22", "98"), RELEASED), "97": ADMISSIBLE, "99": SUSPENDED, **dict.fromkeys(("21", "23", "25", "88"), CANCELLED),
    "03": EXAM, **dict.fromkeys(("84", "85", "96"), DOCUMENT), "90": REVIEW, **dict.fromkeys(("70", "72", "73", "71"), QUOTA),
    **dict.fromkeys(("86", "87"), REQUEST), **dict.fromkeys(("26", "28", "74", "80"), UNMATCHED),
}
# Of an agency's codes two were seen; its words say the rest. The first that is found counts.
_AGENCY_WORDS = (
    ("MAY PROCEED", PROCEED), ("HOLD", HOLD), ("EXAM", EXAM), ("REJECT", REFUSED), ("REFUS", REFUSED), ("DOCUMENT", DOCUMENT), ("REVIEW", REVIEW),
)


@dataclass(frozen=True)
class ReleaseEvent:
    """One thing that happened to an entry, a bill of it or lines of an agency.

    `kind` is one of this module's words, `says` our short words for the code, "" where the code was not seen in a source. `time` is HHMM as
    sent. `first` and `last` are (line, tariff position, agency line), None where none is told, as the position
    alone may be; `reference` what the agency gave back.
    """

    kind: str
    code: str
    narrative: str
    says: str
    day: date | None
    time: str
    bill: str = ""
    agency: str = ""
    program: str = ""
    released: date | None = None
    origin: str = ""
    document: str = ""
    line_status: str = ""
    reasons: tuple[str, ...] = ()
    first: tuple[int, int | None, int] | None = None
    last: tuple[int, int | None, int] | None = None
    hold: str = ""
    reference: tuple[str, str] | None = None
    comments: tuple[str, ...] = ()


@dataclass(frozen=True)
class InBondOfBill:
    number: str
    kind: str
    departure: str
    destination: str
    created: date | None
    arrived: date | None
    quantity: int | None


@dataclass(frozen=True)
class ReleasedBill:
    """A bill of the entry. Quantities are of the smallest outer packages; None where none is told."""

    kind: str
    issuer: str
    number: str
    quantity: int | None
    unit: str
    manifested: int | None
    in_bonds: tuple[InBondOfBill, ...] = ()


@dataclass(frozen=True)
class ReleaseStatus:
    """What CBP says of one entry. `references` are (qualifier, text), `tariff` (line, origin, number)."""

    filer: str
    entry_number: str
    port: str
    entry_type: str
    importer: str
    carrier: str
    conveyance: str
    voyage: str
    arrival: date | None
    split: str
    answers_correction: bool
    references: tuple[tuple[str, str], ...] = ()
    tariff: tuple[tuple[str, str, str], ...] = ()
    bills: tuple[ReleasedBill, ...] = ()
    events: tuple[ReleaseEvent, ...] = ()

    @property
    def released(self) -> date | None:
        """The day of release as it stands, by the last event that speaks of it; None where there is none or it was suspended."""
        for event in reversed(self.events):
            if event.agency or event.bill:
                continue
            if event.kind == RELEASED:
                return event.released or event.day
            if event.kind in (SUSPENDED, CANCELLED):
                return None
        return None

    @property
    def held(self) -> tuple[ReleaseEvent, ...]:
        """The holds that no later event of the same bill or agency lifts."""
        standing: dict[tuple[str, str], ReleaseEvent] = {}
        for event in self.events:
            if event.kind == HOLD:
                standing[_held(event)] = event
            elif event.kind in (HOLD_REMOVED, PROCEED):
                standing.pop(_held(event), None)
        return tuple(standing.values())


def read(records: Sequence[Record]) -> tuple[ReleaseStatus, ...]:
    """Every entry that the records of an answer or a notice tell of; other records are passed over."""
    found: list[ReleaseStatus] = []
    for record in records:
        kind = record.id[2:] if record.id[:2] in ("WO", "SO") else ""
        if kind == "10":
            found.append(_entry(record))
        elif found and kind in _TAKES:
            found[-1] = _TAKES[kind](found[-1], record)
    return tuple(found)


def _entry(record: Record) -> ReleaseStatus:
    v = record.trimmed
    return ReleaseStatus(
        v["filer"], v["entry_number"], v["port"], v["entry_type"], v["importer"], v["carrier"], v["conveyance"], v["voyage"],
        record.as_day("arrival"), v["split"], v["correction"] == "P",
    )


def _reference(status: ReleaseStatus, record: Record) -> ReleaseStatus:
    v = record.trimmed
    return replace(status, references=(*status.references, (v["qualifier"], v["reference"])))


def _tariff(status: ReleaseStatus, record: Record) -> ReleaseStatus:
    v = record.trimmed
    return replace(status, tariff=(*status.tariff, (v["line"], v["origin"], v["hts"])))


def _bill(status: ReleaseStatus, record: Record) -> ReleaseStatus:
    v = record.trimmed
    bill = ReleasedBill(v["kind"], v["issuer"], v["bill"], record.as_int("quantity"), v["unit"], record.as_int("manifested"))
    return replace(status, bills=(*status.bills, bill))


def _in_bond(status: ReleaseStatus, record: Record) -> ReleaseStatus:
    if not status.bills:
        return status
    v = record.trimmed
    moved = InBondOfBill(
        v["in_bond"], v["kind"], v["departure"], v["destination"], record.as_day("created"), record.as_day("arrived"), record.as_int("quantity"),
    )
    *before, last = status.bills
    return replace(status, bills=(*before, replace(last, in_bonds=(*last.in_bonds, moved))))


def _match(status: ReleaseStatus, record: Record) -> ReleaseStatus:
    v = record.trimmed
    bill = status.bills[-1].issuer + status.bills[-1].number if status.bills else ""
    event = ReleaseEvent(
        _BILL_KINDS.get(v["code"], OTHER), v["code"], v["narrative"], codes.BILL_MATCH.get(v["code"], ""), record.as_day("day"), v["time"], bill=bill,
    )
    return _with(status, event)


def _disposition(status: ReleaseStatus, record: Record) -> ReleaseStatus:
    v = record.trimmed
    event = ReleaseEvent(
        _ENTRY_KINDS.get(v["code"], OTHER), v["code"], v["narrative"], codes.DISPOSITIONS.get(v["code"], ""), record.as_day("day"), v["time"],
        released=record.as_day("released"), origin=v["origin"], document=v["document"],
    )
    return _with(status, event)


def _agency(status: ReleaseStatus, record: Record) -> ReleaseStatus:
    v = record.trimmed
    words = v["narrative"].upper()
    kind = next((kind for word, kind in _AGENCY_WORDS if word in words), OTHER)
    event = ReleaseEvent(
        kind, v["entry_status"], v["narrative"], codes.AGENCY_REVIEW.get(v["entry_status"], ""), record.as_day("day"), v["time"],
        agency=v["agency"], program=v["program"], document=v["document"], line_status=v["line_status"],
        reasons=(v["reason"],) if v["reason"] else (), first=_span(record, "first"), last=_span(record, "last"), hold=v["hold"],
    )
    return _with(status, event)


def _reasons(status: ReleaseStatus, record: Record) -> ReleaseStatus:
    if not status.events or not status.events[-1].agency:
        return status
    v, event = record.trimmed, status.events[-1]
    given = tuple(v[f"reason_{n}"] for n in range(1, 11) if v[f"reason_{n}"])
    # The second pair holds numbers that the first has no room for.
    told = next(((v[q], v[r]) for q, r in (("qualifier_2", "reference_2"), ("qualifier", "reference")) if v[r]), event.reference)
    return _with(replace(status, events=status.events[:-1]), replace(event, reasons=(*event.reasons, *given), reference=told))


def _comment(status: ReleaseStatus, record: Record) -> ReleaseStatus:
    if not status.events or not status.events[-1].agency:
        return status
    event = status.events[-1]
    return _with(replace(status, events=status.events[:-1]), replace(event, comments=(*event.comments, record.trimmed["comment"])))


_TAKES = {
    "20": _reference, "30": _tariff, "40": _bill, "42": _in_bond, "50": _match, "60": _disposition, "70": _agency, "71": _reasons, "72": _comment,
}


def _with(status: ReleaseStatus, event: ReleaseEvent) -> ReleaseStatus:
    return replace(status, events=(*status.events, event))


def _held(event: ReleaseEvent) -> tuple[str, str]:
    return event.bill, event.agency


def _span(record: Record, end: str) -> tuple[int, int | None, int] | None:
    """Line, tariff position and agency line. Before version 04 the line had four of the five columns, since then three (ACMQ-59)."""
    five = "".join(record.values[f"{end}_{name}"].rjust(width) for name, width in (("line", 3), ("tariff", 2)))
    agency = record.as_int(f"{end}_agency")
    at = 3 if record.values["version"].strip() >= "04" else 4
    line, tariff = five[:at].strip(), five[at:].strip()
    if not (line.isdigit() and agency is not None):
        return None
    return int(line), int(tariff) if tariff.isdigit() else None, agency
