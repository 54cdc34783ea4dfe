"""The state of a release on file as records: an answer to a query (WO) or a notice of CBP (SO), which are alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from tidewaiter.abi import release_status as so
from tidewaiter.abi.record import Record
from tidewaiter.abi.status_codes import RELEASE_BILLS
from tidewaiter.abi.status_narratives import AGENCY_REVIEW, BILL_MATCH, DISPOSITIONS
from tidewaiter.ace.desk import Thing

_NOTICE = dict(zip(so.ANSWERS, so.NOTICES, strict=True))
VERSION = "04"                                                # of the agency records, since September 2025 (ACMQ-59)


def release_records(
    prefix: str, key: str, release: Thing, at: datetime, *, bills: Sequence[tuple[str, str]] = (),
    entry: Sequence[tuple[str, Mapping[str, object]]] = (), agencies: Sequence[tuple[str, str]] = (), split: bool = False,
) -> list[Record]:
    """The records of one notice, or with prefix WO of an answer, in the chapter's order.

    `key` is filer and entry number, `release` the thing on file. `bills` are (issuer and number, code of BILL_MATCH), `entry` (code of
    DISPOSITIONS, {"released": day, "origin": code, "document": code}), `agencies` (agency, code of AGENCY_REVIEW).
    """
    kind = _NOTICE if prefix == "SO" else {answer: answer for answer in so.ANSWERS}
    when = {"day": f"{at:%m%d%y}", "time": f"{at:%H%M}"}
    records = [kind[so.EntryStatus](
        port=release.get("port", ""), filer=key[:3], entry_number=key[3:], entry_type=release.get("entry_type", ""),
        importer=release.get("importer", ""), carrier=release.get("carrier", ""), conveyance=str(release.get("conveyance", ""))[:20],
        voyage=release.get("voyage", ""), arrival=_day(release.get("arrival")), split=release.get("split", ""),
    )]
    if reference := release.get("reference", ""):
        records.append(kind[so.EntryReference](qualifier="CR", reference=reference))
    for n, line in enumerate(release.get("lines", ()), 1):
        records += [
            kind[so.EntryTariff](line=f"{line.get('line') or n}", origin=line.get("origin", ""), hts=hts) for hts in line.get("hts", ())
        ]
    for bill in release.get("bills", ()):
        if bill.get("kind") == "I":
            continue
        number = f"{bill.get('issuer', '')}{bill.get('number', '')}"
        records.append(kind[so.EntryBill](
            kind=bill["kind"] if bill.get("kind") in RELEASE_BILLS else "R", issuer=bill.get("issuer", ""), bill=bill.get("number", ""),
            quantity=bill.get("quantity"), unit=bill.get("unit", ""),
        ))
        for matched, code in bills:
            if matched == number:
                told = kind[so.BillMatch](code=code, narrative=BILL_MATCH.get(code, ""), split="Y" if split else "N", **when)
                records.append(told)
    for code, about in entry:
        records.append(kind[so.EntryDisposition](
            code=code, narrative=DISPOSITIONS.get(code, ""), released=_day(about.get("released")), origin=str(about.get("origin", "")),
            document=str(about.get("document", ""))[:6], **when,
        ))
    for agency, code in agencies:
        records.append(kind[so.AgencyStatus](
            agency=agency, entry_status=code, narrative=AGENCY_REVIEW.get(code, ""), version=VERSION, **when,
        ))
    return records


def answered(notice: Record) -> Record:
    """The record of an answer that says what one of a notice says."""
    answer = next(answer for answer, told in _NOTICE.items() if told.id == notice.id)
    return answer(**(notice.values | {"control": answer.id}))


def _day(told: object) -> str:
    """A day of the file as MMDDYY; blank where there is none."""
    if isinstance(told, date):
        return f"{told:%m%d%y}"
    return f"{datetime.fromisoformat(str(told)):%m%d%y}" if told else ""
