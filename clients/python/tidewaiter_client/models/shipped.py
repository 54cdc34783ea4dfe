from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry_quantity import EntryQuantity


T = TypeVar("T", bound="Shipped")


@_attrs_define
class Shipped:
    """What a shipment's papers say of one product: how many in which unit, its entered value in whole dollars, and what
    they choose.

    Empty: they do not say. `quantities` are those of the papers in units of the schedule, which go before what the
    product says of a piece.

        Attributes:
            quantity (str):
            value (int):
            unit (str | Unset):  Default: 'PCS'.
            origin (str | Unset):  Default: ''.
            manufacturer (str | Unset):  Default: ''.
            exported_from (str | Unset):  Default: ''.
            program (str | Unset):  Default: ''.
            quantities (list[EntryQuantity] | Unset):
            place (str | Unset):  Default: ''.
    """

    quantity: str
    value: int
    unit: str | Unset = "PCS"
    origin: str | Unset = ""
    manufacturer: str | Unset = ""
    exported_from: str | Unset = ""
    program: str | Unset = ""
    quantities: list[EntryQuantity] | Unset = UNSET
    place: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        quantity = self.quantity

        value = self.value

        unit = self.unit

        origin = self.origin

        manufacturer = self.manufacturer

        exported_from = self.exported_from

        program = self.program

        quantities: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.quantities, Unset):
            quantities = []
            for quantities_item_data in self.quantities:
                quantities_item = quantities_item_data.to_dict()
                quantities.append(quantities_item)

        place = self.place

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "quantity": quantity,
                "value": value,
            }
        )
        if unit is not UNSET:
            field_dict["unit"] = unit
        if origin is not UNSET:
            field_dict["origin"] = origin
        if manufacturer is not UNSET:
            field_dict["manufacturer"] = manufacturer
        if exported_from is not UNSET:
            field_dict["exported_from"] = exported_from
        if program is not UNSET:
            field_dict["program"] = program
        if quantities is not UNSET:
            field_dict["quantities"] = quantities
        if place is not UNSET:
            field_dict["place"] = place

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_quantity import EntryQuantity  # noqa: PLC0415

        d = dict(src_dict)
        quantity = d.pop("quantity")

        value = d.pop("value")

        unit = d.pop("unit", UNSET)

        origin = d.pop("origin", UNSET)

        manufacturer = d.pop("manufacturer", UNSET)

        exported_from = d.pop("exported_from", UNSET)

        program = d.pop("program", UNSET)

        _quantities = d.pop("quantities", UNSET)
        quantities: list[EntryQuantity] | Unset = UNSET
        if _quantities is not UNSET:
            quantities = []
            for quantities_item_data in _quantities:
                quantities_item = EntryQuantity.from_dict(quantities_item_data)

                quantities.append(quantities_item)

        place = d.pop("place", UNSET)

        shipped = cls(
            quantity=quantity,
            value=value,
            unit=unit,
            origin=origin,
            manufacturer=manufacturer,
            exported_from=exported_from,
            program=program,
            quantities=quantities,
            place=place,
        )

        return shipped
