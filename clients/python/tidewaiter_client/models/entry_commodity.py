from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="EntryCommodity")


@_attrs_define
class EntryCommodity:
    """A good by its number, where it was made and by whom: 19 CFR 149.3(a) links the three.

    Attributes:
        hts (str):
        origin (str | Unset):  Default: ''.
        manufacturer (str | Unset):  Default: ''.
    """

    hts: str
    origin: str | Unset = ""
    manufacturer: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        hts = self.hts

        origin = self.origin

        manufacturer = self.manufacturer

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "hts": hts,
            }
        )
        if origin is not UNSET:
            field_dict["origin"] = origin
        if manufacturer is not UNSET:
            field_dict["manufacturer"] = manufacturer

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        hts = d.pop("hts")

        origin = d.pop("origin", UNSET)

        manufacturer = d.pop("manufacturer", UNSET)

        entry_commodity = cls(
            hts=hts,
            origin=origin,
            manufacturer=manufacturer,
        )

        return entry_commodity
