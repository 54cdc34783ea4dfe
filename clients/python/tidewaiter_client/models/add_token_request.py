from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="AddTokenRequest")


@_attrs_define
class AddTokenRequest:
    """What add_token is told.

    Attributes:
        name (str):
        scopes (list[str]):
        days (int | Unset):  Default: 90.
    """

    name: str
    scopes: list[str]
    days: int | Unset = 90

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        scopes = self.scopes

        days = self.days

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "scopes": scopes,
            }
        )
        if days is not UNSET:
            field_dict["days"] = days

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        scopes = cast(list[str], d.pop("scopes"))

        days = d.pop("days", UNSET)

        add_token_request = cls(
            name=name,
            scopes=scopes,
            days=days,
        )

        return add_token_request
