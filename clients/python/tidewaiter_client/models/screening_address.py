from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ScreeningAddress")


@_attrs_define
class ScreeningAddress:
    """`country` is ISO 3166 alpha-2, or "" where the list names none that is known; `text` is the whole as the list has
    it, without the country.

        Attributes:
            text (str | Unset):  Default: ''.
            city (str | Unset):  Default: ''.
            country (str | Unset):  Default: ''.
    """

    text: str | Unset = ""
    city: str | Unset = ""
    country: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        city = self.city

        country = self.country

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if text is not UNSET:
            field_dict["text"] = text
        if city is not UNSET:
            field_dict["city"] = city
        if country is not UNSET:
            field_dict["country"] = country

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text", UNSET)

        city = d.pop("city", UNSET)

        country = d.pop("country", UNSET)

        screening_address = cls(
            text=text,
            city=city,
            country=country,
        )

        return screening_address
