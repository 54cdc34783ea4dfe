from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry_party import EntryParty


T = TypeVar("T", bound="EntrySecurityParty")


@_attrs_define
class EntrySecurityParty:
    """A party in its role: MF manufacturer, SE seller, BY buyer, ST ship-to, LG stuffing place, CS consolidator, CN
    consignee, BKP booking.

        Attributes:
            role (str):
            party (EntryParty): `number` is an importer number in CBP's format with hyphens (`12-3456789`), `mid` a
                manufacturer identification.
            firms (str | Unset):  Default: ''.
    """

    role: str
    party: EntryParty
    firms: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        role = self.role

        party = self.party.to_dict()

        firms = self.firms

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "role": role,
                "party": party,
            }
        )
        if firms is not UNSET:
            field_dict["firms"] = firms

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_party import EntryParty  # noqa: PLC0415

        d = dict(src_dict)
        role = d.pop("role")

        party = EntryParty.from_dict(d.pop("party"))

        firms = d.pop("firms", UNSET)

        entry_security_party = cls(
            role=role,
            party=party,
            firms=firms,
        )

        return entry_security_party
