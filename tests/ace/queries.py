"""Queries as a filer sends them, what is on file when they come, and the golden messages; `python -m tests.ace.queries` writes those anew."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from tests.ace.messages import BOOKS, NUMBER, batch, change, good, spoiled
from tidewaiter.abi import build_query as build
from tidewaiter.abi.build_query import Asked, Sender
from tidewaiter.abi.draft import Message
from tidewaiter.ace.desk import Desk, Thing
from tidewaiter.ace.exchange import exchange
from tidewaiter.ace.post import post
from tidewaiter.ace.release_records import release_records
from tidewaiter.ace.store import Store

at = datetime.fromisoformat
GOLDEN = Path(__file__).parents[1] / "golden" / "queries"
FILED = at("2026-09-24T09:30")
NOW = at("2026-10-06T14:05")
SENDER = Sender("2704", "B76", "SECRET", NOW.date())
KEY = "B76" + NUMBER
ENTRY = f"B76-{NUMBER[:7]}-{NUMBER[7]}"
OTHER = "B76-0324528-6"                                       # of the right form, and not on file
IMPORTER, VOIDED = "36-4567890", "26-1234567"
BILL, AIR, IN_BOND = "COSU6389201745", "16012345675", "620177456"
AMOUNTS = {"duty": 1103999, "tax": 0, "antidumping": 0, "countervailing": 0, "fees": {"499": 4909, "501": 1772}}

RELEASE: Thing = {
    "entry_type": "01", "port": "2704", "importer": IMPORTER, "mode": "11", "carrier": "COSU", "conveyance": "COSCO PRIDE", "voyage": "045E",
    "arrival": "2026-09-16", "reference": "26-004417", "state": "released", "filed_at": "2026-09-14T08:00:00", "isf": True,
    "bills": [{"kind": "R", "issuer": "COSU", "number": "6389201745", "quantity": 118, "unit": "CTN"}],
    "lines": [{"line": 1, "origin": "CN", "hts": ["7326908688"], "agencies": ["FDA"]}],
}
ON_FILE: dict[str, dict[str, Thing]] = {
    "release": {KEY: RELEASE},
    "bill": {
        BILL: {"on_file": True, "quantity": 120, "unit": "CTN", "vessel": "COSCO PRIDE", "voyage": "045E", "port": "2704",
               "arrives": "2026-09-16T06:00:00", "arrived": "2026-09-16T05:10:00", "in_bond": IN_BOND},
        AIR:  {"on_file": True, "quantity": 12, "carrier": "CA", "voyage": "CA983", "arrives": "2026-09-20T11:00:00",
               "dispositions": [{"at": "2026-09-20T12:01:00", "code": "1H", "narrative": "HOLD PLACED"}]},
        "COSUGONE": {"on_file": False},
    },
    "in_bond": {IN_BOND: {
        "kind": "61", "state": "arrived", "arrived": "2026-09-22T10:00:00", "port": "2704", "destination": "3901", "carrier": "COSU", "mode": "11",
        "bills": [BILL], "cargo": {BILL: {"issuer": "COSU", "number": "6389201745", "quantity": 118, "unit": "CTN"}},
    }},
    "importer": {
        IMPORTER: {"name": "PRAIRIE HARDWARE SUPPLY INC", "legal_name": "Prairie Hardware Supply Company of Illinois, Incorporated",
                   "street": "4100 W 42nd St", "city": "Chicago", "state": "IL", "postal_code": "60632-1234", "monthly": True,
                   "physical":
                   {"street": "Dock 5", "street_2": "Unit B", "city": "Toronto", "state": "ON", "country": "CA", "postal_code": "M5V3L9"}},
        VOIDED: {"name": "GONE LTD", "state": "void"},
        "98-7654321": {"name": "NO BOND INC"},
    },
    "bond": {"260000123": {"principal": IMPORTER, "surety": "036", "kind": "8", "activity": "1", "amount": 50_000, "port": "2704",
                           "effective": "2025-02-01"}},
    "entry": {KEY: {
        "type": "01", "port": "2704", "importer": IMPORTER, "filer": "B76", "number": NUMBER, "entered": "2026-09-18",
        "release": {"state": "released", "at": "2026-09-16T12:20:00", "documents": []},
        "summary": {"state": "accepted", "at": "2026-09-24T09:30:00", "amounts": AMOUNTS},
        "paid": "2026-10-01", "paid_amount": 1110680,
        "liquidation": {"state": "scheduled", "day": "2027-07-30", "extensions": 0},
    }},
}
TOLD = (
    (at("2026-09-14T08:00"),  {"bills": [(BILL, "93")], "agencies": [("FDA", "01")]}),
    (at("2026-09-16T05:10"), {"bills": [(BILL, "95")]}),
    (at("2026-09-16T12:00"), {"agencies": [("FDA", "07")]}),
    (at("2026-09-16T12:20"), {"entry": [("98", {"released": date(2026, 9, 16), "origin": "08"})]}),
)

CASES: dict[str, Message] = {
    "summary_by_number":   build.summary_query(SENDER, [ENTRY, OTHER], detail=True),
    "summary_by_criteria": build.criteria_query(SENDER, "NLQ", date(2026, 9, 10), date(2026, 10, 6), finances="6"),
    "cargo_by_entry":      build.cargo_query(SENDER, [Asked(entry=ENTRY, with_bills=True), Asked(entry=OTHER)]),
    "cargo_by_bill":       build.cargo_query(SENDER, [Asked(issuer="COSU", bill="6389201745"), Asked(air_waybill=AIR), Asked(in_bond=IN_BOND)]),
    "importer":            build.importer_query(SENDER, [IMPORTER, VOIDED, "98-7654321", "12-3456789"], addresses=True),
}


@contextmanager
def file(store: Store, now: datetime = NOW) -> Iterator[Desk]:
    with store.hold() as held:
        yield Desk(now, held, BOOKS)


def filled(store: Store) -> Store:
    """A summary accepted, a release told of in four notices, and everything else of ON_FILE."""
    exchange(batch(spoiled(good(), change("10", payment_type="2", print_date=date(2026, 9, 30)))), clock=FILED, store=store, books=BOOKS)
    for when, told in TOLD:
        with file(store, when) as desk:
            post(desk, "B76", "SO", release_records("SO", KEY, RELEASE, when, **told))
    with file(store) as desk:
        for kind, things in ON_FILE.items():
            for key, thing in things.items():
                desk.file.keep(kind, key, thing)
    return store


def answered(store: Store, message: Message | str) -> str:
    text = message if isinstance(message, str) else message.text
    return exchange(text.encode("ascii"), clock=NOW, store=store, books=BOOKS)


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        there = filled(Store(Path(folder)))
        for name, message in CASES.items():
            (GOLDEN / f"{name}.abi").write_bytes(message.text.encode("ascii"))
            (GOLDEN / f"{name}_reply.abi").write_bytes(answered(there, message).encode("ascii"))
