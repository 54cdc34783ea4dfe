from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="EndingPower")


@_attrs_define
class EndingPower:
    """A power of attorney that ends: the last day on which it carries business.

    Attributes:
        power (str):
        client (str):
        client_name (str):
        last_day (datetime.date):
    """

    power: str
    client: str
    client_name: str
    last_day: datetime.date

    def to_dict(self) -> dict[str, Any]:
        power = self.power

        client = self.client

        client_name = self.client_name

        last_day = self.last_day.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "power": power,
                "client": client,
                "client_name": client_name,
                "last_day": last_day,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        power = d.pop("power")

        client = d.pop("client")

        client_name = d.pop("client_name")

        last_day = datetime.date.fromisoformat(d.pop("last_day"))

        ending_power = cls(
            power=power,
            client=client,
            client_name=client_name,
            last_day=last_day,
        )

        return ending_power
