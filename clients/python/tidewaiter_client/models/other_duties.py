from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="OtherDuties")


@_attrs_define
class OtherDuties:
    """A sum for the bond's twelve months. It counts on `day`, the last day of what it is the sum of.

    Attributes:
        client (str):
        day (datetime.date):
        cents (int):
        source (str | Unset):  Default: ''.
    """

    client: str
    day: datetime.date
    cents: int
    source: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        client = self.client

        day = self.day.isoformat()

        cents = self.cents

        source = self.source

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "client": client,
                "day": day,
                "cents": cents,
            }
        )
        if source is not UNSET:
            field_dict["source"] = source

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        client = d.pop("client")

        day = datetime.date.fromisoformat(d.pop("day"))

        cents = d.pop("cents")

        source = d.pop("source", UNSET)

        other_duties = cls(
            client=client,
            day=day,
            cents=cents,
            source=source,
        )

        return other_duties
