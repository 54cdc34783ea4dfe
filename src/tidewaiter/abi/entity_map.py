"""The group of records that names a party, in the entry summary and in the cargo release."""

from __future__ import annotations

from tidewaiter.abi.record import Record
from tidewaiter.abi.structure import Loop, Use


def entity(name: str, most: int, records: tuple[type[Record], ...], identifiers: int) -> Loop:
    """An entity by name and address or by number, with its global business identifiers and roles in words."""
    named, identifier, *role, address, city = records
    return Loop(name, "C", most, (
        Use(named, "M"),
        Use(identifier, "C", identifiers),
        *(Use(record, "C", 9) for record in role),
        Use(address, "C", 3),
        Use(city, "C", 1),
    ))
