"""A brokerage that does not exist, to try the workbench with: its people, papers and clients, and example shipments as its files.

Everything goes in by the uses of the service, as in earnest. Its filer code and its numbers are nobody's; its gateway is the rehearsal.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from tidewaiter.access import password as passwords
from tidewaiter.access.person import Person, Role
from tidewaiter.clearance.decisions.record import Verdict
from tidewaiter.clearance.shipment import Way
from tidewaiter.dates import cbp_day
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.party import Party
from tidewaiter.papers.shipment import read_shipment
from tidewaiter.parties.bond import Bond, BondKind
from tidewaiter.parties.client import (
    Address,
    AddressKind,
    CbpStatus,
    Client,
    CompanyType,
    Contact,
    DutyPayer,
    Filed5106,
    NumberKind,
    Topic,
)
from tidewaiter.parties.firm import Employee, Firm, Licence, Permit, Qualifier
from tidewaiter.parties.power import Capacity, Grantor, Power, PowerForm
from tidewaiter.screening.policy import Elsewhere, ScreeningPolicy
from tidewaiter.service.access import people
from tidewaiter.service.access.desk import Desk
from tidewaiter.service.decisions import deciding, proposals
from tidewaiter.service.entries import compute
from tidewaiter.service.parties import bonds, clients, firm, powers
from tidewaiter.service.screening import policies
from tidewaiter.service.seat import Refused, Seat
from tidewaiter.service.shipments.packed import Papers
from tidewaiter.service.shipments.taking import take
from tidewaiter.store import logins
from tidewaiter.store.kinds.access import PEOPLE

TENANT, FIRM = "demo", "Tidewaiter Customs Brokers (demonstration)"
FILER = "B76"
_ROLES: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    ("writer", "The entry writer", (Role.WRITER,)),
    ("broker", "The licensed broker", (Role.BROKER, Role.WRITER)),
    ("compliance", "The compliance officer", (Role.COMPLIANCE,)),
    ("accounts", "The accounts desk", (Role.ACCOUNTS,)),
    ("client", "The client's customs desk", (Role.CLIENT,)),
)
_WORDS = ("anchor", "barge", "buoy", "cable", "davit", "ebb", "fender", "galley", "hawser", "inlet", "jetty", "keel", "lantern", "mooring", "neap",
          "pilot", "quay", "reef", "shoal", "tiller", "wharf")


@dataclass(frozen=True)
class Founded:
    """The logins of a firm for demonstration, which share one password, shown this once; and what became of each shipment."""

    logins: tuple[str, ...]
    password: str = field(repr=False)
    files: Mapping[str, str]             # by the shipment's name: the file's id, "" where none could be made


def there(desk: Desk) -> bool:
    """Whether the firm is there already."""
    return TENANT in desk.ledger.tenants()


def found(desk: Desk, examples: Path, at: datetime, tell: Callable[[str], None] = lambda words: None) -> Founded:
    """Found the firm, with the shipments of a folder as its files. Doubled where it is there already."""
    password = " ".join(secrets.choice(_WORDS) for _ in range(5))
    tell("the firm")
    people.bootstrap(desk, TENANT, FIRM, f"admin@{TENANT}.example", "The administrator", password, at)
    head = desk.operator(TENANT, at)
    broker = _seat(desk, head, _ROLES[1], password, at)
    writer = _seat(desk, head, _ROLES[0], password, at, supervisor=broker.id)
    for one in _ROLES[2:4]:
        _seat(desk, head, one, password, at)
    policies.add_screening_policy(replace(head, person=replace(head.person, roles=(Role.ADMIN, Role.COMPLIANCE))), ScreeningPolicy(
        "A demonstration: no lists are held yet", elsewhere=Elsewhere("Nowhere: these parties do not exist", broker.id, "a demonstration")))
    _papers_of_firm(broker, cbp_day(at))
    shipments = {path.parent.name: path.parent for path in sorted(examples.glob("*/shipment.yaml"))}
    of_number: dict[str, str] = {}
    files: dict[str, str] = {}
    for name, folder in shipments.items():
        tell(name)
        entry = read_shipment(folder).entry
        importer = entry.importer if entry else None
        if importer is None or not importer.number:
            files[name] = ""
            continue
        if importer.number not in of_number:
            of_number[importer.number] = _client(broker, importer, cbp_day(at))
        taken = take(writer, _papers(folder), of_number[importer.number], name, Way.FOLDER)
        files[name] = taken.file
        if taken.file:
            _worked(broker, taken.file, entry)
    first = next(iter(of_number.values()), "")
    if first:
        _seat(desk, head, _ROLES[4], password, at, client=first)
    return Founded(tuple(f"{name}@{TENANT}.example" for name in ("admin", *(one[0] for one in _ROLES))), password, files)


def _seat(desk: Desk, head: Seat, who: tuple[str, str, tuple[Role, ...]], password: str, at: datetime, supervisor: str = "",
          client: str = "") -> Seat:
    """A person of the firm, whose password is set."""
    name, words, roles = who
    licence = "CHB99999" if Role.BROKER in roles else ""
    record = people.add_person(head, Person(f"{name}@{TENANT}.example", words, roles, client=client, licence=licence, supervisor=supervisor))
    hash = passwords.hashed(password)
    with head.write("a demonstration") as book:
        logins.change(book, record.id, at, password=hash, good_until=None)
        person = book.get(PEOPLE, record.id).value
    return Seat(desk.ledger, TENANT, record.id, person, at)


def _papers_of_firm(seat: Seat, day: date) -> None:
    firm.add_firm(seat, Firm(FIRM, filer_codes=(FILER,), point_of_contact="entry desk", recordkeeper="office manager"))
    officer = Employee("the president", hired=date(1999, 1, 4), officer_since=date(1999, 5, 1), hire_told=date(1999, 1, 20))
    president = firm.add_employee(seat, officer)
    writing = Employee("an entry writer", hired=date(2026, 2, 2), supervisor=president.id, hire_told=date(2026, 2, 20))
    firm.add_employee(seat, writing)
    for number, employee in (("99998", ""), ("99999", president.id)):
        firm.add_licence(seat, Licence(number, employee, date(2001, 5, 1), reports=(date(2024, 2, 9),)))
    qualifier = Qualifier(president.id, date(2022, 12, 19))
    firm.add_permit(seat, Permit("NP-DEMO", date(2022, 12, 19), qualifiers=(qualifier,), fees_paid=(day.year - 1, day.year)))


def _client(seat: Seat, of: Party, day: date) -> str:
    """A client as the shipment names it, with a power of attorney and a bond that suffice."""
    home = Address(AddressKind.CORPORATE_OFFICE, (of.street,) if of.street else (), of.city, of.region, of.postal_code, of.country or "US")
    year = timedelta(days=365)
    made = clients.add_client(seat, Client(
        of.name.title(), company_type=CompanyType.CORPORATION, number_kind=NumberKind.IRS, number=of.number, mailing=(home,), physical=(home,),
        contacts=(Contact("Purchasing", asked=(Topic.ENTRY,)),), filed_5106=(Filed5106(day - 2 * year, of.name.title(), (home,), (home,)),),
        cbp_status=CbpStatus.ACTIVE, cbp_status_on=day - 2 * year, last_used=day, duty_payer=DutyPayer.BROKER_STATEMENT,
    ))
    powers.add_power(seat, Power(
        made.id, grantor=Grantor.CORPORATION, resident=True, form=PowerForm.CBP_5291, granted_to=FIRM, executed=day - year, signer="the treasurer",
        capacity=Capacity.TREASURER, unlimited=True, all_ports=True, direct=True, notice_attached=True, notice_given=day - year, document="power",
    ))
    bonds.add_bond(seat, Bond(made.id, BondKind.CONTINUOUS, "1", f"26DEMO{of.number[-3:]}"[:9], "036", amount_cents=1_000_000_00,
                              executed=day - year, effective=day - year))
    return made.id


def _worked(seat: Seat, id: str, entry: Entry | None) -> None:
    """Some of the files are decided and computed, so that there is something to see in each state."""
    if entry is None or len(entry.lines) > 3:
        return
    try:
        for one in proposals.undecided_fields(seat, id):
            if not one.value:
                continue
            chosen = deciding.Chosen(one.path, one.value, seal=one.seal)
            deciding.decide_on_file(seat, id, deciding.NewDecision(Verdict.ACCEPT, (chosen,)))
        compute.compute_file(seat, id)
    except Refused:      # what is wrong with it stands on the file
        return


def _papers(folder: Path) -> Papers:
    return dict(_files(folder))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.iterdir()):
        if path.is_file():
            yield path.name, path.read_bytes()
