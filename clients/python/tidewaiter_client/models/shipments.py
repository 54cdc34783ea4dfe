from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.new_shipment import NewShipment


T = TypeVar("T", bound="Shipments")


@_attrs_define
class Shipments:
    """Many shipments at once, at most two hundred.

    Attributes:
        shipments (list[NewShipment]):
    """

    shipments: list[NewShipment]

    def to_dict(self) -> dict[str, Any]:
        shipments = []
        for shipments_item_data in self.shipments:
            shipments_item = shipments_item_data.to_dict()
            shipments.append(shipments_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "shipments": shipments,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_shipment import NewShipment  # noqa: PLC0415

        d = dict(src_dict)
        shipments = []
        _shipments = d.pop("shipments")
        for shipments_item_data in _shipments:
            shipments_item = NewShipment.from_dict(shipments_item_data)

            shipments.append(shipments_item)

        shipments = cls(
            shipments=shipments,
        )

        return shipments
