from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.address_kind import AddressKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="Address")


@_attrs_define
class Address:
    """The lines without town. `state` is the postal code of a state, or the province's in Canada and Mexico.

    Attributes:
        kind (AddressKind | Unset): Block 2, type of address.
        lines (list[str] | Unset):
        town (str | Unset):  Default: ''.
        state (str | Unset):  Default: ''.
        postcode (str | Unset):  Default: ''.
        country (str | Unset):  Default: ''.
    """

    kind: AddressKind | Unset = UNSET
    lines: list[str] | Unset = UNSET
    town: str | Unset = ""
    state: str | Unset = ""
    postcode: str | Unset = ""
    country: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        lines: list[str] | Unset = UNSET
        if not isinstance(self.lines, Unset):
            lines = self.lines

        town = self.town

        state = self.state

        postcode = self.postcode

        country = self.country

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if kind is not UNSET:
            field_dict["kind"] = kind
        if lines is not UNSET:
            field_dict["lines"] = lines
        if town is not UNSET:
            field_dict["town"] = town
        if state is not UNSET:
            field_dict["state"] = state
        if postcode is not UNSET:
            field_dict["postcode"] = postcode
        if country is not UNSET:
            field_dict["country"] = country

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _kind = d.pop("kind", UNSET)
        kind: AddressKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = AddressKind(_kind)

        lines = cast(list[str], d.pop("lines", UNSET))

        town = d.pop("town", UNSET)

        state = d.pop("state", UNSET)

        postcode = d.pop("postcode", UNSET)

        country = d.pop("country", UNSET)

        address = cls(
            kind=kind,
            lines=lines,
            town=town,
            state=state,
            postcode=postcode,
            country=country,
        )

        return address
