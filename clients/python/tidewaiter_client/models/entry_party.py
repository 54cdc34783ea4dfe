from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="EntryParty")


@_attrs_define
class EntryParty:
    """`number` is an importer number in CBP's format with hyphens (`12-3456789`), `mid` a manufacturer identification.

    Attributes:
        name (str):
        street (str | Unset):  Default: ''.
        city (str | Unset):  Default: ''.
        region (str | Unset):  Default: ''.
        postal_code (str | Unset):  Default: ''.
        country (str | Unset):  Default: ''.
        number (str | Unset):  Default: ''.
        mid (str | Unset):  Default: ''.
        phone (str | Unset):  Default: ''.
    """

    name: str
    street: str | Unset = ""
    city: str | Unset = ""
    region: str | Unset = ""
    postal_code: str | Unset = ""
    country: str | Unset = ""
    number: str | Unset = ""
    mid: str | Unset = ""
    phone: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        street = self.street

        city = self.city

        region = self.region

        postal_code = self.postal_code

        country = self.country

        number = self.number

        mid = self.mid

        phone = self.phone

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if street is not UNSET:
            field_dict["street"] = street
        if city is not UNSET:
            field_dict["city"] = city
        if region is not UNSET:
            field_dict["region"] = region
        if postal_code is not UNSET:
            field_dict["postal_code"] = postal_code
        if country is not UNSET:
            field_dict["country"] = country
        if number is not UNSET:
            field_dict["number"] = number
        if mid is not UNSET:
            field_dict["mid"] = mid
        if phone is not UNSET:
            field_dict["phone"] = phone

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        street = d.pop("street", UNSET)

        city = d.pop("city", UNSET)

        region = d.pop("region", UNSET)

        postal_code = d.pop("postal_code", UNSET)

        country = d.pop("country", UNSET)

        number = d.pop("number", UNSET)

        mid = d.pop("mid", UNSET)

        phone = d.pop("phone", UNSET)

        entry_party = cls(
            name=name,
            street=street,
            city=city,
            region=region,
            postal_code=postal_code,
            country=country,
            number=number,
            mid=mid,
            phone=phone,
        )

        return entry_party
