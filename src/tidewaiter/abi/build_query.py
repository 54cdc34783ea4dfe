"""Queries as messages: of entry summaries (EQ), of entries, in-bonds and bills (CQ), of importers and their bonds (KI)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tidewaiter.abi import cargo_query as cq
from tidewaiter.abi import importer_query as ki
from tidewaiter.abi import status_codes as codes
from tidewaiter.abi import summary_query as eq
from tidewaiter.abi.draft import Draft, Message
from tidewaiter.numbers import air_waybill, bill, entry_number, importer_number, in_bond, scac

MOST_DAYS = 31                                                # J2, note 1, ESQ-20
_NOT_OF_OTHERS = frozenset({"AII", "RCN", "PSC"})             # criteria of no other kind of summary: J2, note 4, ESQ-21


@dataclass(frozen=True)
class Sender:
    """Who asks: the port and filer code of the block, the password of the batch and the day of its transmission."""

    port: str
    filer: str
    password: str = ""
    transmitted: date | None = None


@dataclass(frozen=True)
class Kinds:
    """Which summaries a query by days is of; none of them means all."""

    summaries: bool = False
    fta_recon: bool = False
    other_recon: bool = False
    drawback: bool = False
    duty_deferral: bool = False


@dataclass(frozen=True)
class Asked:
    """One question of cargo: an entry, an in-bond, a bill with its issuer, or an air waybill with or without a house waybill.

    `related` also asks for the master or house bills of an ocean bill, `with_bills` for the bills of an entry. `limit` is a code of LIMITS.
    """

    entry: str = ""
    in_bond: str = ""
    issuer: str = ""
    bill: str = ""
    air_waybill: str = ""
    house: str = ""
    related: bool = False
    with_bills: bool = False
    limit: str = "2"


def summary_query(sender: Sender, entries: Sequence[str], *, detail: bool = False) -> Message:
    """A query of summaries by entry number, five to a record; `detail` also asks for their records 10 to 90."""
    draft = Draft()
    if detail:
        draft.put(eq.DetailRequest, detail="Y")
    numbers = [_entry(draft, one, f"entry {n}", eq.NumberQuery.cite) for n, one in enumerate(entries, 1)]
    if not numbers:
        draft.refuse("QRY-EMPTY", "query", "no entry number is asked", eq.NumberQuery.cite, "Name the entries to ask for.")
    for at in range(0, len(numbers), 5):
        told: dict[str, str] = {}
        for n, number in enumerate(numbers[at : at + 5], 1):
            told |= {f"filer_{n}": number[:3], f"entry_number_{n}": number[3:]}
        draft.put(eq.NumberQuery, **told)
    return _message(draft, "EQ", sender)


def criteria_query(
    sender: Sender, criteria: str, since: date, until: date, *, kinds: Kinds | None = None, finances: str = "", detail: bool = False,
) -> Message:
    """A query of summaries by their state and the days on which ACE last accepted them, both days whole; or two times of day.

    `criteria` is a code of CRITERIA, `finances` one of FINANCES or blank.
    """
    draft, cite, kinds = Draft(), eq.CriteriaQuery.cite, kinds or Kinds()
    first, last = _from(since), _to(until)
    if criteria.upper() not in codes.CRITERIA:
        draft.refuse("006", "criteria", f"{criteria!r} is none of {', '.join(codes.CRITERIA)}", cite, "Ask by one of these codes.")
    if last <= first:
        draft.refuse("011", "days", f"{last:%Y-%m-%d %H:%M} is not after {first:%Y-%m-%d %H:%M}", cite, "Give the earlier day first.")
    elif last.date() - first.date() >= timedelta(MOST_DAYS):
        days = (last.date() - first.date()).days + 1
        draft.refuse("012", "days", f"the days asked are {days}; {MOST_DAYS} are the most", cite, "Ask in parts of 31 days.")
    if sender.transmitted and last.date() > sender.transmitted:
        draft.refuse("017", "days", f"{last:%Y-%m-%d} is after the day of transmission, {sender.transmitted}", cite, "End on that day at the latest.")
    if criteria.upper() in _NOT_OF_OTHERS and (kinds.fta_recon or kinds.other_recon or kinds.drawback or kinds.duty_deferral):
        message = f"{criteria.upper()} finds no reconciliation, drawback or duty deferral, and with their flags nothing at all"
        draft.warn("QRY-KINDS", "kinds", message, f"{eq.CHAPTER}, page ESQ-21", "Leave out the flags, or ask by LIQ, NLQ, DOC or EES.")
    if detail:
        draft.put(eq.DetailRequest, detail="Y")
    flags = {name: "Y" if asked else "" for name, asked in vars(kinds).items()}
    draft.put(eq.CriteriaQuery, criteria=criteria, since=moment(first), until=moment(last), finances=finances, **flags)
    return _message(draft, "EQ", sender)


def cargo_query(sender: Sender, asked: Sequence[Asked]) -> Message:
    """A query of entries, in-bonds and bills, one record for each question."""
    draft, cite = Draft(), cq.CargoQuery.cite
    if not asked:
        draft.refuse("QRY-EMPTY", "query", "nothing is asked", cite, "Name an entry, an in-bond, a bill or an air waybill.")
    for n, one in enumerate(asked, 1):
        where = f"question {n}"
        entry = _entry(draft, one.entry, where, cite)
        if entry and entry[:3] != sender.filer.upper():
            message = f"entry {entry_number.format(entry)} is not of filer {sender.filer}, who asks"
            draft.refuse("QRY-FILER", where, message, f"{cq.CHAPTER}, page ACMQ-14", "Ask from the filer's own block.")
        draft.put(
            cq.CargoQuery, filer=entry[:3], entry_number=f" {entry[3:]}" if entry else "",
            in_bond=_checked(draft, "QRY-IN-BOND", _in_bond, one.in_bond, where, cite),
            issuer=_checked(draft, "QRY-ISSUER", _issuer, one.issuer, where, cite),
            bill=_checked(draft, "QRY-BILL", bill.validate_number, one.bill, where, cite),
            air_waybill=_checked(draft, "QRY-AIR-WAYBILL", air_waybill.validate, one.air_waybill, where, cite),
            house=_checked(draft, "QRY-HOUSE", bill.validate_number, one.house, where, cite),
            related="Y" if one.related else "", with_bills="Y" if one.with_bills else "", limit=one.limit,
        )
        # The draft takes off the space by which an entry number of eight characters stands to the right.
        draft.records[-1] = draft.records[-1].replace(entry_number=f" {entry[3:]}" if entry else "")
    return _message(draft, "CQ", sender)


def importer_query(sender: Sender, importers: Sequence[str], *, addresses: bool = False) -> Message:
    """A query of importer numbers and their continuous bonds, six to a record; `addresses` also asks for both addresses."""
    draft, cite = Draft(), ki.ImporterQuery.cite
    numbers = [_checked(draft, "QRY-IMPORTER", importer_number.validate, one, f"importer {n}", cite) for n, one in enumerate(importers, 1)]
    if not numbers:
        draft.refuse("QRY-EMPTY", "query", "no importer number is asked", cite, "Name the importers to ask for.")
    for at in range(0, len(numbers), 6):
        told: dict[str, str] = {}
        for n, number in enumerate(numbers[at : at + 6], 1):
            told |= {f"importer_{n}": number, f"address_{n}": "1" if addresses else ""}
        draft.put(ki.ImporterQuery, **told)
    return _message(draft, "KI", sender)


def moment(at: datetime) -> str:
    """A time as MMDDYYHHMMSSXX.

    >>> moment(datetime(2026, 9, 24)), moment(datetime(2026, 9, 24, 23, 59, 59))
    ('092426120000AM', '092426115959PM')
    """
    hour = at.hour % 12 or 12
    return f"{at:%m%d%y}{hour:02}{at:%M%S}{'AM' if at.hour < 12 else 'PM'}"


def _from(day: date) -> datetime:
    return day if isinstance(day, datetime) else datetime.combine(day, time())


def _to(day: date) -> datetime:
    return day if isinstance(day, datetime) else datetime.combine(day, time(23, 59, 59))


def _message(draft: Draft, application: str, sender: Sender) -> Message:
    return draft.message(application, sender.port, sender.filer, sender.password, sender.transmitted)


def _checked(draft: Draft, rule: str, validate: Callable[[str], str], text: str, where: str, cite: str) -> str:
    """The number as it is written on the wire; where it is none, as it was given, and a finding."""
    if not text.strip():
        return ""
    try:
        return validate(text)
    except ValueError as error:
        draft.refuse(rule, where, str(error), cite, "Mend the number.")
        return re.sub(r"\s", "", text).upper()


def _entry(draft: Draft, text: str, where: str, cite: str) -> str:
    return _checked(draft, "QRY-ENTRY", entry_number.validate, text.replace("-", ""), where, cite)


def _in_bond(text: str) -> str:
    """Nine digits, a paperless carrier's number that begins with V, or an air waybill (WR1, note 2, ACMQ-14)."""
    number = in_bond.compact(text)
    if in_bond.paperless(number):
        return number
    return air_waybill.validate(number) if len(number) == 11 and number.isdigit() else in_bond.validate(number)


def _issuer(text: str) -> str:
    """The SCAC of a bill's issuer; by air, for an in-bond, the airline's two or three characters."""
    code = text.strip().upper()
    return code if re.fullmatch(r"[A-Z0-9]{2,3}", code) else scac.validate(code)
