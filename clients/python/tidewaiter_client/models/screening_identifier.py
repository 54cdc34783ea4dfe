from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ScreeningIdentifier")


@_attrs_define
class ScreeningIdentifier:
    """A number of somebody's. `kind` is one of imo, mmsi, lei, duns, swift, tax, registration, passport, national, email,
    call_sign, tail, other.

        Attributes:
            kind (str):
            value (str):
            country (str | Unset):  Default: ''.
    """

    kind: str
    value: str
    country: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        value = self.value

        country = self.country

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "value": value,
            }
        )
        if country is not UNSET:
            field_dict["country"] = country

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = d.pop("kind")

        value = d.pop("value")

        country = d.pop("country", UNSET)

        screening_identifier = cls(
            kind=kind,
            value=value,
            country=country,
        )

        return screening_identifier
