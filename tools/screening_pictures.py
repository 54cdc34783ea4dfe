"""Draws the records of docs/screening-record.md: python tools/screening_pictures.py

Two companies of OFAC's list as of July 31, 2026 (numbers 25396 and 25451), in the form of its flat files; who is asked about is made up.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tools.pictures import picture  # noqa: E402

from tidewaiter.access.person import Person, Role  # noqa: E402
from tidewaiter.parties.client import Address, AlternateName, Client, NameKind  # noqa: E402
from tidewaiter.screening.case import HitVerdict  # noqa: E402
from tidewaiter.screening.policy import ScreeningPolicy  # noqa: E402
from tidewaiter.service.screening import lists  # noqa: E402
from tidewaiter.service.screening.decide import NewScreeningDecision, decide_hit, second_look  # noqa: E402
from tidewaiter.service.screening.policies import add_screening_policy  # noqa: E402
from tidewaiter.service.screening.reading import screening_record_pdf  # noqa: E402
from tidewaiter.service.screening.run import Screened, screen_client  # noqa: E402
from tidewaiter.service.seat import Seat  # noqa: E402
from tidewaiter.store.database import connect  # noqa: E402
from tidewaiter.store.kinds.access import PEOPLE  # noqa: E402
from tidewaiter.store.kinds.parties import CLIENTS  # noqa: E402
from tidewaiter.store.ledger import Ledger  # noqa: E402

AT = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
_N = "-0- "
SDN = [
    f'25396,"ISLAMIC REPUBLIC OF IRAN SHIPPING LINES",{_N},"NPWMD] [IFCA] [IRAN] [IFSR",{_N},{_N},{_N},{_N},{_N},{_N},{_N},"All Offices Worldwide."',
    f'25451,"HAFEZ DARYA ARYA SHIPPING COMPANY",{_N},"IRAN] [IFCA",{_N},{_N},{_N},{_N},{_N},{_N},{_N},"Registration Number 341417 (Iran)."',
]
ADD = ['25396,1,"Asseman Tower, Pasdaran Street","Tehran","Iran",-0- ', '25451,2,"Asseman Tower, Pasdaran Street","Tehran","Iran",-0- ']
ALT = ['25396,1,"aka","IRISL",-0- ', '25451,2,"aka","HAFIZ DARYA SHIPPING COMPANY",-0- ', '25451,3,"aka","HDS LINES",-0- ']
PEOPLE_OF_FIRM = {"writer": ("A Writer", (Role.WRITER,), ""), "compliance": ("A Compliance Officer", (Role.COMPLIANCE,), ""),
                  "broker": ("A Licensed Broker", (Role.BROKER,), "CHB31245")}


@contextmanager
def desk() -> Iterator[dict[str, Seat]]:
    """A firm with three people, in a folder that goes away again, with the two entries loaded."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TIDEWAITER_HOME"] = folder
        files = [(name, "".join(f"{row}\r\n" for row in rows).encode()) for name, rows in (("sdn.csv", SDN), ("add.csv", ADD), ("alt.csv", ALT))]
        loaded = lists.take(files, AT - timedelta(hours=1), day="2026-07-31")
        if not loaded.versions:
            raise SystemExit(str(loaded.findings))
        ledger = Ledger(connect(f"sqlite:///{folder}/desk.sqlite"))
        ledger.add_tenant("ours", "A firm", AT)
        with ledger.write("ours", by="operator", at=AT) as book:
            people = {key: Person(f"{key}@firm.example", name, roles, licence=licence) for key, (name, roles, licence) in PEOPLE_OF_FIRM.items()}
            yield_to = {key: Seat(ledger, "ours", book.add(PEOPLE, one).id, one, AT) for key, one in people.items()}
        add_screening_policy(yield_to["compliance"], ScreeningPolicy("two look at what is cleared", four_eyes=True))
        yield yield_to
        ledger.database.close()


def screened(seat: Seat, client: Client) -> Screened:
    with seat.write() as book:
        id = book.add(CLIENTS, client).id
    return screen_client(seat, id)


def decided(seat: Seat, found: Screened, verdict: HitVerdict, ground: str, note: str = "") -> str:
    """The decision on the best hit."""
    if not found.hits:
        raise SystemExit(f"{found.screening.value.screened[0].subject.name}: no hit to be decided")
    hit = found.hits[0]
    return decide_hit(seat, found.screening.id, NewScreeningDecision(hit.fingerprint, hit.hit.list, hit.hit.entry, verdict, ground, note)).id


def main() -> None:
    with desk() as firm:
        writer = firm["writer"]
        place = Address(lines=("ASSEMAN TOWER",), town="TEHRAN", country="IR")
        true = screened(writer, Client("IRISL - ISLAMIC REP. OF IRAN SHIPPING LINE", physical=(place,)))
        decided(firm["compliance"], true, HitVerdict.TRUE_MATCH, "same-place", "As on the bill of lading. Stopped, and counsel told.")
        picture(screening_record_pdf(writer, true.screening.id), 0, "screening-true-match.png")

        # Harmless names, the nearest last: the first that is like an entry is drawn.
        for name in ("HAFEZ DARYA TEXTILE CO", "HAFEZ DARYA TRADING COMPANY", "HAFIZ DARYA SHIPPING AGENCY"):
            false = screened(writer, Client(name, (AlternateName(NameKind.DOING_BUSINESS_AS, "HDT TOWELS"),),
                                            physical=(Address(lines=("18 MILL ROAD",), town="IZMIR", country="TR"),)))
            if false.hits:
                break
        id = decided(firm["compliance"], false, HitVerdict.FALSE_MATCH, "other-business",
                     "Another firm by its registration in Izmir: no ships, no owner or address in common.")
        second_look(firm["broker"], id, True, "Registration seen.")
        picture(screening_record_pdf(writer, false.screening.id), 0, "screening-cleared.png")

        none = screened(writer, Client("PRAIRIE HARDWARE SUPPLY INC", number="36-4567890", physical=(
            Address(lines=("4100 W 42ND ST",), town="CHICAGO", state="IL", postcode="60632", country="US"),)))
        if none.hits:
            raise SystemExit("a hit where none was meant")
        picture(screening_record_pdf(writer, none.screening.id), 0, "screening-no-hit.png")


if __name__ == "__main__":
    main()
