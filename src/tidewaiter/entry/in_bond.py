"""A movement in bond: goods that travel through the country under a carrier's bond before they are entered or exported. Source: 19 CFR part 18."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tidewaiter.entry.party import Party

NOT_IN_CONTAINERS = "NC"


@dataclass(frozen=True)
class Commodity:
    """Goods of one tariff number, of six to ten digits. `value` in whole dollars, `weight` net in whole units."""

    hts: str
    value: int
    weight: int
    weight_unit: str = "KG"


@dataclass(frozen=True)
class Cargo:
    """Goods under one description: how many of the smallest outer packages, what is painted on them, their tariff numbers."""

    description: str
    pieces: int
    unit: str = ""
    marks: str = ""
    commodities: tuple[Commodity, ...] = ()


@dataclass(frozen=True)
class Hazard:
    """A hazardous material of 49 CFR. `material` is UN or NA and a number; `flashpoint` in whole degrees Celsius."""

    material: str
    grade: str = ""
    coded_by: str = ""
    description: str = ""
    contact: str = ""
    flashpoint: int | None = None
    remarks: tuple[tuple[str, str], ...] = ()        # name or instruction, and class or label, up to two


@dataclass(frozen=True)
class Container:
    """One container as it is painted, or `NC` for goods that are in none."""

    number: str
    cargo: tuple[Cargo, ...]
    seals: tuple[str, ...] = ()
    kind: str = ""
    hazards: tuple[Hazard, ...] = ()


@dataclass(frozen=True)
class BillDetails:
    """A whole bill, for one that no carrier put on file. `quantity` counts the smallest outer packages; weight and volume in whole units."""

    lading_port: str             # Schedule K
    quantity: int
    unit: str
    weight: int
    weight_unit: str
    shipper: Party
    consignee: Party
    containers: tuple[Container, ...]
    notify: tuple[Party, ...] = ()
    volume: int | None = None
    volume_unit: str = ""
    received_at: str = ""


@dataclass(frozen=True)
class InBondBill:
    """A bill that moves in bond. `quantity` is told where less than the whole bill moves; `previous` is the in-bond that brought it here."""

    issuer: str                  # SCAC, the three digits of an airline, or the FIRMS code of a zone without a carrier's code
    number: str
    house: str = ""              # by air only
    quantity: int | None = None
    previous: str = ""
    notify: tuple[str, ...] = ()                     # codes of those who are to get notices, the filer's own among them
    references: tuple[tuple[str, str], ...] = ()
    details: BillDetails | None = None


@dataclass(frozen=True)
class Importing:
    """The conveyance that brought the goods, or takes them out of a zone: mode 30 truck, 40 air, 70 pipeline."""

    mode: str
    carrier: str
    port: str                    # Schedule D, where it arrives
    country: str = ""
    conveyance: str = ""
    voyage: str = ""
    arrival: date | None = None
    location: str = ""           # FIRMS code of the zone or bonded warehouse that the goods leave


@dataclass(frozen=True)
class InBond:
    """`kind` is 61 to another port of entry, 62 through the country and out, 63 out at once. `value` in whole dollars."""

    kind: str
    number: str
    carrier: str
    bonded_carrier: str          # the bonded carrier's importer number, with hyphens
    port: str                    # Schedule D: of destination, or of exportation
    value: int
    bills: tuple[InBondBill, ...]
    foreign_port: str = ""       # Schedule K, of 62 and 63
    importing: Importing | None = None
    from_zone: bool = False      # out of a foreign trade zone or bonded warehouse
    prior_notice: bool | None = None                 # whether FDA's prior notice is due; None is not known


@dataclass(frozen=True)
class InBondEvent:
    """What happened to a movement: action 1-3 arrival, 5-7 export of the whole, a bill or a container; A transfer of liability; Z diversion.

    `at` is the local time of the event; by air no FIRMS code is told.
    """

    action: str
    at: datetime
    number: str = ""
    issuer: str = ""
    bill: str = ""
    house: str = ""
    container: str = ""
    location: str = ""           # FIRMS code of where it arrived
    port: str = ""
    carrier: str = ""
    bonded_carrier: str = ""
    city: str = ""
    state: str = ""
    export_mode: str = ""
    export_conveyance: str = ""
    by_air: bool = False
