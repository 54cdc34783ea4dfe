from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry_part import EntryPart


T = TypeVar("T", bound="EntryBill")


@_attrs_define
class EntryBill:
    """One bill of lading, air waybill or in-bond number. `quantity` counts packages in `unit` (CATAIR code).

    Attributes:
        kind (str):
        issuer (str):
        number (str):
        quantity (int):
        unit (str | Unset):  Default: 'PCS'.
        parts (list[EntryPart] | Unset):
    """

    kind: str
    issuer: str
    number: str
    quantity: int
    unit: str | Unset = "PCS"
    parts: list[EntryPart] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        issuer = self.issuer

        number = self.number

        quantity = self.quantity

        unit = self.unit

        parts: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.parts, Unset):
            parts = []
            for parts_item_data in self.parts:
                parts_item = parts_item_data.to_dict()
                parts.append(parts_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "issuer": issuer,
                "number": number,
                "quantity": quantity,
            }
        )
        if unit is not UNSET:
            field_dict["unit"] = unit
        if parts is not UNSET:
            field_dict["parts"] = parts

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_part import EntryPart  # noqa: PLC0415

        d = dict(src_dict)
        kind = d.pop("kind")

        issuer = d.pop("issuer")

        number = d.pop("number")

        quantity = d.pop("quantity")

        unit = d.pop("unit", UNSET)

        _parts = d.pop("parts", UNSET)
        parts: list[EntryPart] | Unset = UNSET
        if _parts is not UNSET:
            parts = []
            for parts_item_data in _parts:
                parts_item = EntryPart.from_dict(parts_item_data)

                parts.append(parts_item)

        entry_bill = cls(
            kind=kind,
            issuer=issuer,
            number=number,
            quantity=quantity,
            unit=unit,
            parts=parts,
        )

        return entry_bill
