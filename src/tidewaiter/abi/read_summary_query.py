"""The reply to an entry summary query (ER) as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from tidewaiter.abi import status_codes as codes
from tidewaiter.abi.record import Record
from tidewaiter.abi.summary_query import NoBill, NoBond, NoCollection, NoSuretyBill


@dataclass(frozen=True)
class Amounts:
    """Whole cents, below zero after a minus; None where none is told."""

    duty: int | None = None
    tax: int | None = None
    fees: int | None = None
    interest: int | None = None
    adcvd: int | None = None


@dataclass(frozen=True)
class BondOnSummary:
    """A surety and its bond. Amounts are whole cents; `on_file` is False where ACE has no bond of the surety."""

    surety: str
    on_file: bool
    primary: bool | None = None
    kind: str = ""
    designation: str = ""
    number: str = ""
    amount: int | None = None
    liability: int | None = None


@dataclass(frozen=True)
class Protest:
    number: str
    kind: str
    status: str
    decided: date | None
    summons: bool | None


@dataclass(frozen=True)
class BillOfCbp:
    """A bill of CBP, in whole cents; `surety` where it was asked by surety, `demanded` the day of the demand on it."""

    number: str
    billed: date | None
    kind: str
    status: str
    total: int | None
    paid: int | None
    principal: int | None
    interest: int | None
    surety: str = ""
    demanded: date | None = None


@dataclass(frozen=True)
class Collection:
    """A payment in whole cents, and what of it fell to each class code."""

    collected: date | None
    total: int | None
    classes: tuple[tuple[str, int | None], ...] = ()


@dataclass(frozen=True)
class EntrySummaryStatus:
    """What ACE has of one entry summary. Codes are CBP's, in the tables of status_codes; days and amounts are None where none is told.

    `bills` and `collections` are None where they were not asked or not told, and empty where CBP says that there are none. `lines` counts
    the line items as JG does; `detail` are the records 10 to 90 as they came, where they were asked.
    """

    filer: str
    entry_number: str
    version: str
    accepted: datetime | None
    corrected: date | None
    owner: bool
    liquidation: str
    liquidated: date | None
    center: str
    control: str = ""
    status: str = ""
    status_day: date | None = None
    late: bool | None = None
    release: str = ""
    released: date | None = None
    collection: str = ""
    collected: date | None = None
    suspended: date | None = None
    suspension_notice: date | None = None
    suspensions: tuple[str, ...] = ()
    census: str = ""
    invoice: str = ""
    protested: bool | None = None
    quota_processed: bool | None = None
    reconciliations: tuple[str, ...] = ()
    under_review: bool | None = None
    entered: date | None = None
    reasons: tuple[str, ...] = ()
    immediate_delivery: bool | None = None
    liquidated_amounts: Amounts = Amounts()
    estimated: Amounts = Amounts()
    importer: str = ""
    entry_type: str = ""
    rejected: date | None = None
    port: str = ""
    filed: date | None = None
    drawback: str = ""
    withdrawals: int | None = None
    final_withdrawal: bool | None = None
    team: str = ""
    lines: int | None = None
    notify_party: str = ""
    print_date: date | None = None
    reference: str = ""
    bonds: tuple[BondOnSummary, ...] = ()
    protests: tuple[Protest, ...] = ()
    bills: tuple[BillOfCbp, ...] | None = None
    collections: tuple[Collection, ...] | None = None
    detail: tuple[Record, ...] = ()

    @property
    def says(self) -> str:
        """Its state in a line."""
        parts = [
            codes.SUMMARY.get(self.status, self.status), codes.CONTROL.get(self.control, self.control), codes.RELEASE.get(self.release, ""),
            codes.COLLECTION.get(self.collection, self.collection), codes.LIQUIDATION.get(self.liquidation, self.liquidation),
            *(codes.SUSPENSION.get(code, code) for code in self.suspensions),
        ]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class QueryRefused:
    """A condition of the query: its code, CBP's words, and the entry that it is of, where it names one."""

    code: str
    narrative: str
    filer: str
    entry_number: str


@dataclass(frozen=True)
class SummaryQueryReply:
    """`criteria` is the type that was asked by days, "" for a query by number."""

    criteria: str
    summaries: tuple[EntrySummaryStatus, ...]
    refused: tuple[QueryRefused, ...]

    @property
    def more(self) -> bool:
        """Whether CBP left some out: ask again from the last one's time of acceptance (ESQ-51)."""
        return any(one.code == "016" for one in self.refused)


def read(records: Sequence[Record]) -> SummaryQueryReply:
    """Everything that the records between B and Y say, in their order."""
    criteria, summaries, refused = "", list[EntrySummaryStatus](), list[QueryRefused]()
    for record in records:
        if record.id == "JA":
            criteria = record.values["criteria"].strip()
        elif record.id == "JB":
            summaries.append(_version(record))
        elif record.id == "JZ":
            v = record.trimmed
            refused.append(QueryRefused(v["condition"], v["narrative"], v["filer"], v["entry_number"]))
        elif summaries and record.id in _TAKES:
            summaries[-1] = _TAKES[record.id](summaries[-1], record)
        elif summaries:
            summaries[-1] = replace(summaries[-1], detail=(*summaries[-1].detail, record))
    return SummaryQueryReply(criteria, tuple(summaries), tuple(refused))


def moment(text: str) -> datetime | None:
    """The time that MMDDYYHHMMSSXX names, XX being AM or PM; None where it names none.

    >>> moment("092426034501PM"), moment("092426120000AM"), moment("092426134501PM")
    (datetime.datetime(2026, 9, 24, 15, 45, 1), datetime.datetime(2026, 9, 24, 0, 0), None)
    """
    if len(text) != 14 or not text[:12].isdigit():
        return None
    try:
        return datetime.strptime(f"{text[:4]}20{text[4:]}", "%m%d%Y%I%M%S%p")  # noqa: DTZ007
    except ValueError:
        return None


def _version(record: Record) -> EntrySummaryStatus:
    v = record.trimmed
    return EntrySummaryStatus(
        v["filer"], v["entry_number"], v["version"], moment(v["accepted"]), record.as_day("correction"), v["owner"] == "Y", v["liquidation"],
        record.as_day("liquidated"), v["center"],
    )


def _state(summary: EntrySummaryStatus, record: Record) -> EntrySummaryStatus:
    v = record.trimmed
    reconciled = ((v["agreement_filer"], v["agreement_entry"]), (v["reconciliation_filer"], v["reconciliation_entry"]))
    return replace(
        summary, control=v["held_by"], status=v["status"], status_day=record.as_day("status_date"), late=_yes(v["late"], "1", "0"),
        release=v["release"], released=record.as_day("released"), collection=v["collection"], collected=record.as_day("collected"),
        suspended=record.as_day("suspended"), suspension_notice=record.as_day("suspension_notice"),
        suspensions=tuple(v[f"suspension_{n}"] for n in range(1, 5) if v[f"suspension_{n}"]),
        census=v["census"], invoice=v["invoice"], protested=_yes(v["protest"], "YS", "NO"), quota_processed=v["quota"] == "1",
        reconciliations=tuple(filer + number for filer, number in reconciled if number),
    )


def _liquidated(summary: EntrySummaryStatus, record: Record) -> EntrySummaryStatus:
    v = record.trimmed
    return replace(
        summary, under_review=_yes(v["review"], "1", "2"), entered=record.as_day("entered"), liquidated_amounts=_amounts(record),
        reasons=tuple(v[f"reason_{n}"] for n in range(1, 4) if v[f"reason_{n}"]),
        immediate_delivery=_yes(v["immediate_delivery"], "Y", "N"),
    )


def _estimated(summary: EntrySummaryStatus, record: Record) -> EntrySummaryStatus:
    return replace(summary, estimated=_amounts(record))


def _importer(summary: EntrySummaryStatus, record: Record) -> EntrySummaryStatus:
    v = record.trimmed
    return replace(
        summary, importer=v["importer"], entry_type=v["entry_type"], rejected=record.as_day("rejected"), port=v["port"],
        filed=record.as_day("filed"), drawback=v["drawback"],
    )


def _team(summary: EntrySummaryStatus, record: Record) -> EntrySummaryStatus:
    v = record.trimmed
    return replace(
        summary, withdrawals=record.as_int("withdrawals"), final_withdrawal=_yes(v["final"], "Y", "N"), team=v["team"],
        lines=record.as_int("lines"),
    )


def _statement(summary: EntrySummaryStatus, record: Record) -> EntrySummaryStatus:
    v = record.trimmed
    return replace(summary, notify_party=v["notify_party"], print_date=record.as_day("print_date"), reference=v["reference"])


def _bond(summary: EntrySummaryStatus, record: Record) -> EntrySummaryStatus:
    v = record.trimmed
    if isinstance(record, NoBond):
        return replace(summary, bonds=(*summary.bonds, BondOnSummary(v["surety"], on_file=False)))
    dollars = record.as_int("liability")
    bond = BondOnSummary(
        v["surety"], True, _yes(v["primary"], "Y", "N"), v["kind"], v["designation"], v["bond"], record.as_int("amount"),
        None if dollars is None else 100 * dollars,
    )
    return replace(summary, bonds=(*summary.bonds, bond))


def _protest(summary: EntrySummaryStatus, record: Record) -> EntrySummaryStatus:
    v = record.trimmed
    protest = Protest(v["protest"], v["kind"], v["status"], record.as_day("decided"), _yes(v["summons"], "1", "0"))
    return replace(summary, protests=(*summary.protests, protest))


def _bill(summary: EntrySummaryStatus, record: Record) -> EntrySummaryStatus:
    before = summary.bills or ()
    if isinstance(record, NoBill | NoSuretyBill):
        return replace(summary, bills=before)
    v = record.trimmed
    total, paid, principal, interest = (record.as_int(name) for name in ("total", "paid", "principal", "interest"))
    bill = BillOfCbp(v["bill"], record.as_day("billed"), v["kind"], v["status"], total, paid, principal, interest)
    if record.id == "JN":
        bill = replace(bill, surety=v["surety"], demanded=record.as_day("demanded"))
    return replace(summary, bills=(*before, bill))


def _collection(summary: EntrySummaryStatus, record: Record) -> EntrySummaryStatus:
    before = summary.collections or ()
    if isinstance(record, NoCollection):
        return replace(summary, collections=before)
    return replace(summary, collections=(*before, Collection(record.as_day("collected"), record.as_int("total"))))


def _class(summary: EntrySummaryStatus, record: Record) -> EntrySummaryStatus:
    """A class code divides the collection that it follows."""
    *before, last = summary.collections or (Collection(None, None),)
    told = record.values["class_code"].strip(), record.as_int("amount")
    return replace(summary, collections=(*before, replace(last, classes=(*last.classes, told))))


_TAKES = {
    "JC": _state, "JD": _liquidated, "JE": _estimated, "JF": _importer, "JG": _team, "JH": _statement, "JI": _bond, "JJ": _protest,
    "JK": _bill, "JN": _bill, "JL": _collection, "JM": _class,
}


def _amounts(record: Record) -> Amounts:
    return Amounts(*(record.as_int(name) for name in ("duty", "tax", "fees", "interest", "adcvd")))


def _yes(text: str, yes: str, no: str) -> bool | None:
    return {yes: True, no: False}.get(text)
