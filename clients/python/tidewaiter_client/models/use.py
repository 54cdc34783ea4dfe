from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Use")


@_attrs_define
class Use:
    """How far a continuous bond is used on a day, all in cents.

    Attributes:
        window_start (datetime.date):
        window_end (datetime.date):
        counted (int):
        prepared (int):
        required (int):
        projected (int):
        percent (int | None | Unset):
    """

    window_start: datetime.date
    window_end: datetime.date
    counted: int
    prepared: int
    required: int
    projected: int
    percent: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        window_start = self.window_start.isoformat()

        window_end = self.window_end.isoformat()

        counted = self.counted

        prepared = self.prepared

        required = self.required

        projected = self.projected

        percent: int | None | Unset
        if isinstance(self.percent, Unset):
            percent = UNSET
        else:
            percent = self.percent

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "window_start": window_start,
                "window_end": window_end,
                "counted": counted,
                "prepared": prepared,
                "required": required,
                "projected": projected,
            }
        )
        if percent is not UNSET:
            field_dict["percent"] = percent

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        window_start = datetime.date.fromisoformat(d.pop("window_start"))

        window_end = datetime.date.fromisoformat(d.pop("window_end"))

        counted = d.pop("counted")

        prepared = d.pop("prepared")

        required = d.pop("required")

        projected = d.pop("projected")

        def _parse_percent(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        percent = _parse_percent(d.pop("percent", UNSET))

        use = cls(
            window_start=window_start,
            window_end=window_end,
            counted=counted,
            prepared=prepared,
            required=required,
            projected=projected,
            percent=percent,
        )

        return use
