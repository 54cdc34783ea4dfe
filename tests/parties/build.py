"""A client, a power, a bond and a firm with which nothing is wrong; each test spoils one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tidewaiter.findings import Finding
from tidewaiter.parties.bond import Bond, BondKind
from tidewaiter.parties.bond_rules import Wanted
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
from tidewaiter.parties.firm_rules import FirmOn
from tidewaiter.parties.power import Business, Capacity, Grantor, Power, PowerForm
from tidewaiter.parties.sufficiency import use

DAY = date(2026, 11, 18)                             # a Wednesday
HOME = Address(AddressKind.CORPORATE_OFFICE, ("1 Pier Street",), "Long Beach", "CA", "90802", "US")
ABROAD = Address(AddressKind.CORPORATE_OFFICE, ("12 Harbour Road",), "Calgary", "AB", "T2P 1J9", "CA")

CLIENT = Client(
    "Harbor Fasteners Inc.", company_type=CompanyType.CORPORATION, number_kind=NumberKind.IRS, number="36-4567890",
    mailing=(HOME,), physical=(HOME,), contacts=(Contact("Purchasing", asked=(Topic.ENTRY,)),),
    filed_5106=(Filed5106(date(2025, 1, 6), "Harbor Fasteners Inc.", (HOME,), (HOME,)),),
    cbp_status=CbpStatus.ACTIVE, cbp_status_on=date(2025, 1, 8), last_used=date(2026, 11, 2), duty_payer=DutyPayer.BROKER_STATEMENT,
)
FIRM = Firm("Tidewater Customs Brokers", filer_codes=("B76",), point_of_contact="entry desk", recordkeeper="office manager")
POWER = Power(
    "c1", grantor=Grantor.CORPORATION, resident=True, form=PowerForm.CBP_5291, granted_to="Tidewater Customs Brokers", executed=date(2025, 3, 10),
    signer="the treasurer", capacity=Capacity.TREASURER, unlimited=True, all_ports=True, direct=True, notice_attached=True,
    notice_given=date(2026, 3, 9), document="d1",
)
PARTNERSHIP: dict[str, Any] = {
    "grantor": Grantor.PARTNERSHIP, "capacity": Capacity.PARTNER, "partners": ("one partner", "another partner"), "all_partners_named": True,
}
LIMITED_PARTNERSHIP: dict[str, Any] = {**PARTNERSHIP, "grantor": Grantor.LIMITED_PARTNERSHIP, "agreement_attached": True}
NONRESIDENT: dict[str, Any] = {"resident": False, "accepts_service": True, "state_qualified": True}
BOND = Bond("c1", BondKind.CONTINUOUS, "1", "26BAB1234", "036", amount_cents=50_000_00, executed=date(2025, 12, 1), effective=date(2026, 1, 1))
WANTED = Wanted("c1", "1", DAY, use((), 0, 50_000_00, DAY), 25_000_00, "B7603245278")

LICENCES = {
    "l1": Licence("12345", "", date(2001, 5, 1), reports=(date(2024, 2, 9),)),
    "l2": Licence("23456", "m1", date(1999, 5, 1), reports=(date(2024, 2, 9),)),
}
PERMITS = {"n1": Permit("NP1", date(2022, 12, 19), qualifiers=(Qualifier("m1", date(2022, 12, 19)),), fees_paid=(2025, 2026))}
EMPLOYEES = {
    "m1": Employee("the president", hired=date(1999, 1, 4), officer_since=date(1999, 5, 1), hire_told=date(1999, 1, 20)),
    "m2": Employee("an entry writer", hired=date(2026, 2, 2), supervisor="m1", hire_told=date(2026, 2, 20)),
}
FIRM_ON = FirmOn(FIRM, DAY, LICENCES, PERMITS, EMPLOYEES)


def client(**changes: Any) -> Client:
    return replace(CLIENT, **changes)


def power(**changes: Any) -> Power:
    return replace(POWER, **changes)


def bond(**changes: Any) -> Bond:
    return replace(BOND, **changes)


def firm_on(**changes: Any) -> FirmOn:
    return replace(FIRM_ON, **changes)


def rules(findings: Iterable[Finding]) -> list[str]:
    return [finding.rule for finding in findings]


def unproven(declared: Iterable[str], cases: Sequence[tuple[Any, ...]]) -> dict[str, list[str]]:
    """The rules without a case that fires, and those without one that is quiet."""
    fired, quiet = {case[0] for case in cases if case[1]}, {case[0] for case in cases if not case[1]}
    return {"no case fires": sorted(set(declared) - fired), "no case is quiet": sorted(set(declared) - quiet)}


Changed = Callable[..., Any]
ENTRY = Business.ENTRY
