from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="StorageTier")


@_attrs_define
class StorageTier:
    """A rate a day from the nth chargeable day on, 1 the first, up to the next tier's. `size` is that of the box, "" for
    every size.

        Attributes:
            from_day (int):
            cents (int):
            size (str | Unset):  Default: ''.
    """

    from_day: int
    cents: int
    size: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        from_day = self.from_day

        cents = self.cents

        size = self.size

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "from_day": from_day,
                "cents": cents,
            }
        )
        if size is not UNSET:
            field_dict["size"] = size

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        from_day = d.pop("from_day")

        cents = d.pop("cents")

        size = d.pop("size", UNSET)

        storage_tier = cls(
            from_day=from_day,
            cents=cents,
            size=size,
        )

        return storage_tier
