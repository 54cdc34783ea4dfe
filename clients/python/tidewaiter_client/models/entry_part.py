from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="EntryPart")


@_attrs_define
class EntryPart:
    """The part of a split shipment that came on one conveyance.

    Attributes:
        carrier (str):
        voyage (str):
        arrival (datetime.date):
        quantity (int):
        unit (str | Unset):  Default: ''.
        conveyance (str | Unset):  Default: ''.
    """

    carrier: str
    voyage: str
    arrival: datetime.date
    quantity: int
    unit: str | Unset = ""
    conveyance: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        carrier = self.carrier

        voyage = self.voyage

        arrival = self.arrival.isoformat()

        quantity = self.quantity

        unit = self.unit

        conveyance = self.conveyance

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "carrier": carrier,
                "voyage": voyage,
                "arrival": arrival,
                "quantity": quantity,
            }
        )
        if unit is not UNSET:
            field_dict["unit"] = unit
        if conveyance is not UNSET:
            field_dict["conveyance"] = conveyance

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        carrier = d.pop("carrier")

        voyage = d.pop("voyage")

        arrival = datetime.date.fromisoformat(d.pop("arrival"))

        quantity = d.pop("quantity")

        unit = d.pop("unit", UNSET)

        conveyance = d.pop("conveyance", UNSET)

        entry_part = cls(
            carrier=carrier,
            voyage=voyage,
            arrival=arrival,
            quantity=quantity,
            unit=unit,
            conveyance=conveyance,
        )

        return entry_part
