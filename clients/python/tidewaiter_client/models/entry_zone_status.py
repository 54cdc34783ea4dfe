from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="EntryZoneStatus")


@_attrs_define
class EntryZoneStatus:
    """The status of goods that leave a foreign trade zone: P privileged foreign, N non-privileged foreign, D domestic.

    `filed` is the day on which privileged status was granted, whose rates apply; `current_hts` stands beside a number
    of that day
    that is no longer in force. `quantity` counts whole units removed.

        Attributes:
            status (str):
            quantity (int):
            filed (datetime.date | None | Unset):
            current_hts (str | Unset):  Default: ''.
    """

    status: str
    quantity: int
    filed: datetime.date | None | Unset = UNSET
    current_hts: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        status = self.status

        quantity = self.quantity

        filed: None | str | Unset
        if isinstance(self.filed, Unset):
            filed = UNSET
        elif isinstance(self.filed, datetime.date):
            filed = self.filed.isoformat()
        else:
            filed = self.filed

        current_hts = self.current_hts

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "status": status,
                "quantity": quantity,
            }
        )
        if filed is not UNSET:
            field_dict["filed"] = filed
        if current_hts is not UNSET:
            field_dict["current_hts"] = current_hts

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        status = d.pop("status")

        quantity = d.pop("quantity")

        def _parse_filed(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                filed_type_0 = datetime.date.fromisoformat(data)

                return filed_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        filed = _parse_filed(d.pop("filed", UNSET))

        current_hts = d.pop("current_hts", UNSET)

        entry_zone_status = cls(
            status=status,
            quantity=quantity,
            filed=filed,
            current_hts=current_hts,
        )

        return entry_zone_status
