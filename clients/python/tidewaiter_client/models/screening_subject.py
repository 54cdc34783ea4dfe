from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.kind import Kind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.screening_identifier import ScreeningIdentifier


T = TypeVar("T", bound="ScreeningSubject")


@_attrs_define
class ScreeningSubject:
    """A party, vessel or place in its role, as it was given. `where` is the place to click.

    Attributes:
        role (str):
        where (str):
        name (str):
        aliases (list[str] | Unset):
        country (str | Unset):  Default: ''.
        address (str | Unset):  Default: ''.
        kind (Kind | Unset):
        identifiers (list[ScreeningIdentifier] | Unset):
    """

    role: str
    where: str
    name: str
    aliases: list[str] | Unset = UNSET
    country: str | Unset = ""
    address: str | Unset = ""
    kind: Kind | Unset = UNSET
    identifiers: list[ScreeningIdentifier] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        role = self.role

        where = self.where

        name = self.name

        aliases: list[str] | Unset = UNSET
        if not isinstance(self.aliases, Unset):
            aliases = self.aliases

        country = self.country

        address = self.address

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        identifiers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.identifiers, Unset):
            identifiers = []
            for identifiers_item_data in self.identifiers:
                identifiers_item = identifiers_item_data.to_dict()
                identifiers.append(identifiers_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "role": role,
                "where": where,
                "name": name,
            }
        )
        if aliases is not UNSET:
            field_dict["aliases"] = aliases
        if country is not UNSET:
            field_dict["country"] = country
        if address is not UNSET:
            field_dict["address"] = address
        if kind is not UNSET:
            field_dict["kind"] = kind
        if identifiers is not UNSET:
            field_dict["identifiers"] = identifiers

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.screening_identifier import ScreeningIdentifier  # noqa: PLC0415

        d = dict(src_dict)
        role = d.pop("role")

        where = d.pop("where")

        name = d.pop("name")

        aliases = cast(list[str], d.pop("aliases", UNSET))

        country = d.pop("country", UNSET)

        address = d.pop("address", UNSET)

        _kind = d.pop("kind", UNSET)
        kind: Kind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = Kind(_kind)

        _identifiers = d.pop("identifiers", UNSET)
        identifiers: list[ScreeningIdentifier] | Unset = UNSET
        if _identifiers is not UNSET:
            identifiers = []
            for identifiers_item_data in _identifiers:
                identifiers_item = ScreeningIdentifier.from_dict(identifiers_item_data)

                identifiers.append(identifiers_item)

        screening_subject = cls(
            role=role,
            where=where,
            name=name,
            aliases=aliases,
            country=country,
            address=address,
            kind=kind,
            identifiers=identifiers,
        )

        return screening_subject
