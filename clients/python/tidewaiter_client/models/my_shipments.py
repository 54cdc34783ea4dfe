from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.my_shipment import MyShipment


T = TypeVar("T", bound="MyShipments")


@_attrs_define
class MyShipments:
    """A page of a client's shipments, what is the client's turn first on each; `waiting` counts what is wanted of the
    client on it.

        Attributes:
            client (str):
            firm (str):
            shipments (list[MyShipment]):
            waiting (int):
            next_ (str):
    """

    client: str
    firm: str
    shipments: list[MyShipment]
    waiting: int
    next_: str

    def to_dict(self) -> dict[str, Any]:
        client = self.client

        firm = self.firm

        shipments = []
        for shipments_item_data in self.shipments:
            shipments_item = shipments_item_data.to_dict()
            shipments.append(shipments_item)

        waiting = self.waiting

        next_ = self.next_

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "client": client,
                "firm": firm,
                "shipments": shipments,
                "waiting": waiting,
                "next": next_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.my_shipment import MyShipment  # noqa: PLC0415

        d = dict(src_dict)
        client = d.pop("client")

        firm = d.pop("firm")

        shipments = []
        _shipments = d.pop("shipments")
        for shipments_item_data in _shipments:
            shipments_item = MyShipment.from_dict(shipments_item_data)

            shipments.append(shipments_item)

        waiting = d.pop("waiting")

        next_ = d.pop("next")

        my_shipments = cls(
            client=client,
            firm=firm,
            shipments=shipments,
            waiting=waiting,
            next_=next_,
        )

        return my_shipments
