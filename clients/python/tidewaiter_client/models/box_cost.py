from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.storage_charge import StorageCharge

if TYPE_CHECKING:
    from ..models.storage_cost import StorageCost


T = TypeVar("T", bound="BoxCost")


@_attrs_define
class BoxCost:
    """A box of a file under one charge: by which tariff ("" where none is known), from when, until when, and what it
    costs.

        Attributes:
            container (str):
            charge (StorageCharge): What is charged, from the box's discharge or availability to its leaving, or from its
                leaving to its return.
            tariff (str):
            start (datetime.date | None):
            end (datetime.date | None):
            cost (StorageCost): What a box has cost on a day, in cents; None is not known, and `findings` say why. `days`
                are the chargeable ones, the day itself in.

                `next_cents` is what one day more will add; `last_free` None where free time is not known, or there is none.
    """

    container: str
    charge: StorageCharge
    tariff: str
    start: datetime.date | None
    end: datetime.date | None
    cost: StorageCost

    def to_dict(self) -> dict[str, Any]:
        container = self.container

        charge = self.charge.value

        tariff = self.tariff

        start: None | str
        if isinstance(self.start, datetime.date):
            start = self.start.isoformat()
        else:
            start = self.start

        end: None | str
        if isinstance(self.end, datetime.date):
            end = self.end.isoformat()
        else:
            end = self.end

        cost = self.cost.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "container": container,
                "charge": charge,
                "tariff": tariff,
                "start": start,
                "end": end,
                "cost": cost,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.storage_cost import StorageCost  # noqa: PLC0415

        d = dict(src_dict)
        container = d.pop("container")

        charge = StorageCharge(d.pop("charge"))

        tariff = d.pop("tariff")

        def _parse_start(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                start_type_0 = datetime.date.fromisoformat(data)

                return start_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        start = _parse_start(d.pop("start"))

        def _parse_end(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                end_type_0 = datetime.date.fromisoformat(data)

                return end_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        end = _parse_end(d.pop("end"))

        cost = StorageCost.from_dict(d.pop("cost"))

        box_cost = cls(
            container=container,
            charge=charge,
            tariff=tariff,
            start=start,
            end=end,
            cost=cost,
        )

        return box_cost
