from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="EntryQuantity")


@_attrs_define
class EntryQuantity:
    """An amount in a unit of the schedule, by its CATAIR code (KG, DOZ, NO, L ...). X, with zero, is `no units collected`.

    Attributes:
        amount (str):
        unit (str):
    """

    amount: str
    unit: str

    def to_dict(self) -> dict[str, Any]:
        amount = self.amount

        unit = self.unit

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "amount": amount,
                "unit": unit,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        amount = d.pop("amount")

        unit = d.pop("unit")

        entry_quantity = cls(
            amount=amount,
            unit=unit,
        )

        return entry_quantity
