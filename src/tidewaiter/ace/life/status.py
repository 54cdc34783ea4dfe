"""The status of a cargo release, told to its filer as it changes: SO, whose records are inferred from those of the status query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tidewaiter.abi import status_codes as codes
from tidewaiter.abi.record import Record
from tidewaiter.abi.release_status import NOTICES
from tidewaiter.ace.desk import Desk, Thing
from tidewaiter.ace.post import post

APPLICATION = "SO"
AGENCY_VERSION = "04"            # of the partner agencies' groups since September 2025, CATAIR CQ, record WO70, note 7
_RECORD = {notice.id: notice for notice in NOTICES}
Told = Sequence[tuple[str, Thing]]


def status(desk: Desk, key: str, *, bills: Sequence[tuple[str, str]] = (), entry: Told = (), agencies: Sequence[tuple[str, str]] = (),
           split: bool = False) -> None:
    """Post dispositions: of bills by their number, of the entry with what goes with the code, of agencies."""
    if not (bills or entry or agencies):
        return
    release = desk.file.thing("release", key) or {}
    records = [_header(desk, key, release)]
    for number, code in bills:
        records += _bill(desk, release, number, code, split)
    for code, about in entry:
        records.append(_RECORD["SO60"](
            day=desk.clock, time=f"{desk.now:%H%M}", code=code, narrative=codes.DISPOSITIONS[code].upper(), released=about.get("released"),
            origin=about.get("origin", ""), document=about.get("document", ""),
        ))
    for agency, code in agencies:
        records.append(_RECORD["SO70"](
            agency=agency, day=desk.clock, time=f"{desk.now:%H%M}", entry_status=code, narrative=codes.AGENCY_REVIEW[code].upper(),
            version=AGENCY_VERSION,
        ))
    post(desk, key[:3], APPLICATION, records)


def _header(desk: Desk, key: str, release: Thing) -> Record:
    arrival = str(release.get("arrival") or "")[:10]
    return _RECORD["SO10"](
        port=release.get("port", ""), filer=key[:3], entry_number=key[3:], entry_type=release.get("entry_type", ""),
        importer=release.get("importer", ""), carrier=release.get("carrier", ""), conveyance=release.get("conveyance", ""),
        voyage=release.get("voyage", ""), arrival=desk.clock.fromisoformat(arrival) if arrival else None, split=release.get("split", ""),
    )


def _bill(desk: Desk, release: Thing, number: str, code: str, split: bool) -> Iterator[Record]:
    bills: list[Thing] = release.get("bills", [])
    told: Thing = next((one for one in bills if f"{one.get('issuer', '')}{one.get('number', '')}" == number), {})
    on_file = desk.file.thing("bill", number) or {}
    manifested = str(on_file.get("quantity") or "")
    yield _RECORD["SO40"](
        kind=told.get("kind", ""), issuer=told.get("issuer", ""), bill=told.get("number", number),
        quantity=None if told.get("quantity") in (None, "") else int(told["quantity"]),
        unit=told.get("unit", ""), manifested=manifested,
    )
    yield _RECORD["SO50"](
        day=desk.clock, time=f"{desk.now:%H%M}", code=code, narrative=codes.BILL_MATCH[code].upper(), split="Y" if split else "N",
    )
