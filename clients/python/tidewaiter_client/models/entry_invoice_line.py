from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="EntryInvoiceLine")


@_attrs_define
class EntryInvoiceLine:
    """A row of the invoice, as printed. `place` is where to click: file, sheet and row.

    Attributes:
        place (str):
        part (str):
        description (str):
        quantity (str):
        unit (str):
        unit_price (str):
        amount (str):
        origin (str | Unset):  Default: ''.
        hts (str | Unset):  Default: ''.
    """

    place: str
    part: str
    description: str
    quantity: str
    unit: str
    unit_price: str
    amount: str
    origin: str | Unset = ""
    hts: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        place = self.place

        part = self.part

        description = self.description

        quantity = self.quantity

        unit = self.unit

        unit_price = self.unit_price

        amount = self.amount

        origin = self.origin

        hts = self.hts

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "place": place,
                "part": part,
                "description": description,
                "quantity": quantity,
                "unit": unit,
                "unit_price": unit_price,
                "amount": amount,
            }
        )
        if origin is not UNSET:
            field_dict["origin"] = origin
        if hts is not UNSET:
            field_dict["hts"] = hts

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        place = d.pop("place")

        part = d.pop("part")

        description = d.pop("description")

        quantity = d.pop("quantity")

        unit = d.pop("unit")

        unit_price = d.pop("unit_price")

        amount = d.pop("amount")

        origin = d.pop("origin", UNSET)

        hts = d.pop("hts", UNSET)

        entry_invoice_line = cls(
            place=place,
            part=part,
            description=description,
            quantity=quantity,
            unit=unit,
            unit_price=unit_price,
            amount=amount,
            origin=origin,
            hts=hts,
        )

        return entry_invoice_line
