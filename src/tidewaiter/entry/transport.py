"""How the goods came: the conveyance, the bills and the days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Part:
    """The part of a split shipment that came on one conveyance."""

    carrier: str
    voyage: str
    arrival: date
    quantity: int
    unit: str = ""
    conveyance: str = ""


@dataclass(frozen=True)
class Bill:
    """One bill of lading, air waybill or in-bond number. `quantity` counts packages in `unit` (CATAIR code)."""

    kind: str                    # M master, H house, S sub-house, I in-bond, T express tracking number
    issuer: str                  # SCAC, or the airline's three digits within the number
    number: str
    quantity: int
    unit: str = "PCS"
    parts: tuple[Part, ...] = () # where less than the whole bill is released, or its parts are told one by one


@dataclass(frozen=True)
class Transport:
    """`mode` is CATAIR's two digits (11 vessel containerised, 40 air, 30 truck ...)."""

    mode: str
    carrier: str                 # SCAC by sea, rail and road; the two-character IATA code by air
    conveyance: str = ""         # vessel name
    voyage: str = ""             # voyage, flight or trip number
    bills: tuple[Bill, ...] = ()
    lading_port: str = ""        # foreign port, Schedule K
    unlading_port: str = ""      # US port, Schedule D
    location: str = ""           # FIRMS code of where the goods are
    vessel_code: str = ""        # Lloyd's or IMO number, seven digits
    containers: tuple[str, ...] = ()
    in_bond_date: date | None = None


@dataclass(frozen=True)
class Days:
    """The named days of an entry. A day that the papers do not give is None, never a guess."""

    entered: date                        # 19 CFR 141.68: release, or filing or arrival where the filer chose it
    imported: date | None = None         # 19 CFR 101.1: arrival within port limits; otherwise arrival in the US
    exported: date | None = None         # fixes the exchange rate, 19 CFR 159.32
    loaded: date | None = None           # loaded on the vessel; decides in-transit exceptions
    arrival: date | None = None          # estimated arrival at the port of unlading
    summary: date | None = None          # entry summary filed
