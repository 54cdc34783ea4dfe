"""A party to the shipment as its papers name it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Party:
    """`number` is an importer number in CBP's format with hyphens (`12-3456789`), `mid` a manufacturer identification."""

    name: str
    street: str = ""
    city: str = ""
    region: str = ""             # state or province, as its post office abbreviates it
    postal_code: str = ""
    country: str = ""            # ISO 3166 alpha-2
    number: str = ""
    mid: str = ""
    phone: str = ""
