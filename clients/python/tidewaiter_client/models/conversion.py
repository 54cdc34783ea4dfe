from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Conversion")


@_attrs_define
class Conversion:
    """How much of a unit of the schedule one piece is: 0.35 KG. `unit` is a CATAIR code.

    Attributes:
        unit (str):
        amount (str):
    """

    unit: str
    amount: str

    def to_dict(self) -> dict[str, Any]:
        unit = self.unit

        amount = self.amount

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "unit": unit,
                "amount": amount,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        unit = d.pop("unit")

        amount = d.pop("amount")

        conversion = cls(
            unit=unit,
            amount=amount,
        )

        return conversion
