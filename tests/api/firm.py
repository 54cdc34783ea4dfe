"""Two firms with a person of each role, and a desk that knows their tokens."""

from __future__ import annotations

import atexit
import hashlib
import secrets
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from tests.service.entries.conftest import new
from tidewaiter.access.person import Person, Role
from tidewaiter.access.rate_limit import Limit, Window
from tidewaiter.access.token import Session
from tidewaiter.access.webhook import Webhook
from tidewaiter.api.app import create_app
from tidewaiter.api.route import Use
from tidewaiter.clearance.decisions.policy import Policy
from tidewaiter.clearance.decisions.record import Decision, Manner, Proposal, Verdict
from tidewaiter.clearance.decisions.review import EntryReview
from tidewaiter.clearance.decisions.sending import Authorisation
from tidewaiter.clearance.documents import FileDocument
from tidewaiter.clearance.file import Reply, Transmission
from tidewaiter.clearance.holds import Hold
from tidewaiter.clearance.storage import StorageCharge, StorageTariff
from tidewaiter.clearance.task import Task
from tidewaiter.parties.bond import Bond, BondKind
from tidewaiter.parties.client import Client
from tidewaiter.parties.firm import Employee, Firm, Licence, Permit
from tidewaiter.parties.power import Power
from tidewaiter.parts.product import Product
from tidewaiter.screening.alert import Alert
from tidewaiter.screening.case import HitVerdict, Screening, ScreeningDecision, Subject
from tidewaiter.screening.hit import Hit
from tidewaiter.screening.policy import ScreeningPolicy
from tidewaiter.service import webhooks
from tidewaiter.service.access import people, tokens
from tidewaiter.service.access.desk import Desk
from tidewaiter.service.entries import files
from tidewaiter.service.seat import Seat
from tidewaiter.service.webhook_sending import wanted
from tidewaiter.store import deliveries, filings, logins, message_log
from tidewaiter.store.database import connect
from tidewaiter.store.kinds import Kind
from tidewaiter.store.kinds.clearance import HOLDS, PAPERS, TARIFFS, TASKS
from tidewaiter.store.kinds.decisions import AUTHORISATIONS, DECISIONS, ENTRY_REVIEWS, POLICIES, PROPOSALS
from tidewaiter.store.kinds.entries import REPLIES, TRANSMISSIONS
from tidewaiter.store.kinds.parties import BONDS, CLIENTS, EMPLOYEES, FIRMS, LICENCES, PERMITS, POWERS
from tidewaiter.store.kinds.parts import PRODUCTS
from tidewaiter.store.kinds.screening import SCREENING_ALERTS, SCREENING_DECISIONS, SCREENING_POLICIES, SCREENINGS
from tidewaiter.store.ledger import Ledger

AT = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
OURS, THEIRS = "ours", "theirs"
ANY_NUMBER = (Limit(10_000_000, timedelta(seconds=1), "tests ask as often as they like"),)


PASSWORD = "a long walk at low tide"


class KnownDesk(Desk):
    """A desk that knows a person of each role by a token which nothing ends, beside those who log in."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger)
        self.known: dict[str, tuple[str, str, Person]] = {}
        self.attempts = self.of_one = self.from_one = self.requests = self.requests_of_people = Window(ANY_NUMBER)

    def seat(self, token: str, at: datetime, address: str = "") -> Seat:
        if token not in self.known:
            return super().seat(token, at, address)
        tenant, id, person = self.known[token]
        return Seat(self.ledger, tenant, id, person, at, None, address, "")


def token(role: Role, tenant: str = OURS) -> dict[str, str]:
    """The header of a person of a role."""
    return {"Authorization": f"Bearer {tenant}-{role}"}


@cache
def _people() -> tuple[Path, dict[str, tuple[str, str, Person]]]:
    """A database with two firms and people of all roles, made once; no record of one firm has an id of the other's."""
    file = Path(tempfile.mkdtemp(prefix="tidewaiter-firm-")) / "firm.sqlite"
    atexit.register(shutil.rmtree, file.parent, ignore_errors=True)
    made = KnownDesk(Ledger(connect(f"sqlite:///{file}")))
    for tenant in (OURS, THEIRS):
        people.bootstrap(made, tenant, f"The firm {tenant}", f"head@{tenant}.example", "The head", PASSWORD, AT)
        if tenant == THEIRS:
            with made.ledger.write(THEIRS, by="operator", at=AT) as book:
                for _ in range(5_000):
                    book.tell("seen", "person", "u1")
        with made.ledger.write(tenant, by="operator", at=AT) as book:
            client = book.add(CLIENTS, Client("Shelving")).id
        for role in Role:
            person = Person(f"{role}@{tenant}.example", f"The {role}", (role,), client=client if role is Role.CLIENT else "")
            made.known[f"{tenant}-{role}"] = (tenant, people.add_person(made.operator(tenant, AT), person).id, person)
    made.ledger.database.close()
    return file, made.known


def desk(folder: Path) -> Desk:
    """The desk of the two firms, over a database of its own."""
    file, known = _people()
    made = KnownDesk(Ledger(connect(f"sqlite:///{shutil.copy(file, folder / 'firm.sqlite')}")))
    made.known = known
    return made


def app(folder: Path) -> FastAPI:
    return create_app(desk(folder), requests=ANY_NUMBER)


def record(kind: Kind[Any], value: Callable[[str], Any]) -> Maker:
    """What adds a record of a kind to a firm, of its client where it is of one."""

    def made(seat: Seat) -> str:
        new = value(its_client(seat))
        with seat.write() as book:
            return book.add(kind, new).id

    return made


def its_client(seat: Seat) -> str:
    """The client that a firm had first, whose person is at `token(Role.CLIENT)`."""
    with seat.read() as book:
        found = book.one(CLIENTS, {"name": "Shelving"})
    assert found is not None
    return found.id


def webhook(seat: Seat) -> dict[str, str]:
    """A webhook with something to be told."""
    made = webhooks.add_webhook(replace(seat, person=ADMIN), Webhook("https://desk.example/hook", words=f"of {seat.tenant}"))
    with seat.write() as book:
        book.tell("change", "client", "c1")
    with seat.ledger.system(writes=True) as connection:
        deliveries.draw(connection, wanted, seat.at)
    return {"id": made.id, "seq": webhooks.webhook_deliveries(replace(seat, person=ADMIN), made.id).items[0].seq}


def file(seat: Seat) -> dict[str, str]:
    """A file with a line."""
    told = new(client=its_client(seat))
    told = replace(told, heading=replace(told.heading, number="", reference=""))
    return {"id": files.add_file(replace(seat, person=BROKER), told).id, "number": "1"}


def session(seat: Seat) -> str:
    with seat.write() as book:
        return logins.add_session(book, secrets.token_hex(32), Session(seat.tenant, seat.id, AT, datetime.now(UTC)))


def person(seat: Seat) -> str:
    return people.add_person(replace(seat, person=ADMIN), Person(f"n{secrets.token_hex(8)}@firm.example", "Somebody", (Role.WRITER,))).id


def own_token(seat: Seat) -> str:
    return tokens.make(seat, seat.id, "A token", ("own.read",), 90).id


def on_file(kind: Kind[Any], value: Callable[[str, str], Any]) -> Maker:
    """What adds a record of a kind about a file that is there, and of its client."""
    return lambda seat: record(kind, lambda client: value(file(seat)["id"], client))(seat)


def proposed(seat: Seat) -> str:
    on = file(seat)["id"]
    return record(PROPOSALS, lambda _: Proposal("file", on, "state", "IL"))(seat)


def decided(seat: Seat) -> str:
    on = file(seat)["id"]
    return record(DECISIONS, lambda _: Decision("file", on, Verdict.ACCEPT, Manner.ONE, seat.id, AT, ("broker",), "", "", (), ()))(seat)


def reviewed(seat: Seat) -> str:
    on = file(seat)["id"]
    return record(ENTRY_REVIEWS, lambda client: EntryReview("file", on, client, (), seat.id, AT, of_role="client"))(seat)


Maker = Callable[[Seat], str | dict[str, Any]]
ADMIN = Person("desk@firm.example", "The desk", (Role.ADMIN,))
BROKER = Person("broker@firm.example", "The broker", (Role.BROKER,), licence="12345")

HIT = Hit("SDN", "1", "A NAME", "A NAME", 9000, (), "content", "a name")

# What makes a record that a path leads to, by the beginning of the path: a subject with ids in its paths has a row here.
def sent(seat: Seat) -> dict[str, str]:
    """A message of a file, with the bytes that went."""
    made = file(seat)
    control = secrets.token_hex(5).upper()
    with seat.write() as book:
        filings.queue(book.connection, control=control, peer="rehearsal:#B76", sender="B76", application="AE", subject=control, body=b"A" * 80, at=AT)
        book.add(TRANSMISSIONS, Transmission(made["id"], control, "AE", "summary", seat.id, "", AT, hashlib.sha256(b"A" * 80).hexdigest()))
    return {"id": made["id"], "control": control}


def came(seat: Seat) -> dict[str, str]:
    """A message of CBP that concerns a file."""
    made = file(seat)
    with seat.write() as book:
        number, _ = message_log.append(book.connection, direction=message_log.IN, peer="rehearsal:#B76", control="", application="AX", at=AT,
                                       body=secrets.token_bytes(20).hex().encode(), number=secrets.randbelow(1 << 40))
        book.add(REPLIES, Reply(made["id"], number, "", "AX", "", AT))
    return {"id": made["id"], "message": str(number)}


RECORDS: Mapping[str, Maker] = {
    "/authorisations":  record(AUTHORISATIONS, lambda _: Authorisation("p1")),
    "/bonds":           record(BONDS, lambda client: Bond(client, BondKind.CONTINUOUS)),
    "/clients":         record(CLIENTS, lambda _: Client(f"A client {secrets.token_hex(4)}")),
    "/decisions":       decided,
    "/employees":       record(EMPLOYEES, lambda _: Employee("Somebody")),
    "/entry-reviews":   reviewed,
    "/files":           file,
    "/files/{id}/sent": sent,
    "/files/{id}/came": came,
    "/firm/tokens":     own_token,
    "/firms":           record(FIRMS, lambda _: Firm("A firm")),
    "/holds":           on_file(HOLDS, lambda file, client: Hold(file, client, "fda_hold", "FDA", "FDA", AT)),
    "/licences":        record(LICENCES, lambda _: Licence(secrets.token_hex(4))),
    "/papers":          on_file(PAPERS, lambda file, client: FileDocument(file, client, "packing_list", "Packing list")),
    "/people":          person,
    "/permits":         record(PERMITS, lambda _: Permit(secrets.token_hex(4))),
    "/policies":        record(POLICIES, lambda _: Policy("a policy", "", ())),
    "/portal/shipments": file,
    "/powers":          record(POWERS, lambda client: Power(client)),
    "/products":        record(PRODUCTS, lambda client: Product(client, secrets.token_hex(4))),
    "/proposals":       proposed,
    "/screening-alerts": record(SCREENING_ALERTS, lambda _: Alert(
        secrets.token_hex(4), "SDN", "1", HIT, Subject("client", "", "A party"), ("client:c1",), AT)),
    "/screening-decisions": record(SCREENING_DECISIONS, lambda _: ScreeningDecision(
        "sg1", "f", "SDN", "1", HIT.content, HitVerdict.FALSE_MATCH, "other-place", "p1", "Somebody", (), "", AT)),
    "/screening-policies": record(SCREENING_POLICIES, lambda _: ScreeningPolicy("a reason")),
    "/screenings":      record(SCREENINGS, lambda client: Screening("client", client, client, AT, "p1", "words 1", "w1", 5000, "")),
    "/sessions":        session,
    "/storage-tariffs": record(TARIFFS, lambda _: StorageTariff("pier 7", StorageCharge.DEMURRAGE)),
    "/tasks":           on_file(TASKS, lambda file, client: Task(file, client, "own", secrets.token_hex(4), "Call the client")),
    "/tokens":          own_token,
    "/webhooks":        webhook,
}


def ids(app: FastAPI, tenant: str, role: Role, use: Use) -> dict[str, str]:
    """A new record for the path of a route, made in a firm by a person of a role; {} where RECORDS has no row for it."""
    desk: Desk = app.state.door.desk
    fits = [begins for begins in RECORDS if use.path.startswith(f"{begins}/")]
    if not fits:
        return {}
    seat = desk.seat(f"{tenant}-{role}", datetime.now(UTC))
    made = RECORDS[max(fits, key=len)](seat)
    return {"id": made} if isinstance(made, str) else {name: str(one) for name, one in made.items()}
