from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Origin")


@_attrs_define
class Origin:
    """A country in which the product is made, and the maker there.

    Attributes:
        country (str):
        manufacturer (str | Unset):  Default: ''.
        maker (str | Unset):  Default: ''.
    """

    country: str
    manufacturer: str | Unset = ""
    maker: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        country = self.country

        manufacturer = self.manufacturer

        maker = self.maker

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "country": country,
            }
        )
        if manufacturer is not UNSET:
            field_dict["manufacturer"] = manufacturer
        if maker is not UNSET:
            field_dict["maker"] = maker

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        country = d.pop("country")

        manufacturer = d.pop("manufacturer", UNSET)

        maker = d.pop("maker", UNSET)

        origin = cls(
            country=country,
            manufacturer=manufacturer,
            maker=maker,
        )

        return origin
