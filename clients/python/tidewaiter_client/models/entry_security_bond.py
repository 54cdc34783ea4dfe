from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="EntrySecurityBond")


@_attrs_define
class EntrySecurityBond:
    """The bond that stands for the filing (19 CFR 149.5(b)), where it is not that of an entry in the same transmission.

    Attributes:
        holder (str):
        activity (str):
        kind (str):
        surety (str | Unset):  Default: ''.
        reference (str | Unset):  Default: ''.
    """

    holder: str
    activity: str
    kind: str
    surety: str | Unset = ""
    reference: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        holder = self.holder

        activity = self.activity

        kind = self.kind

        surety = self.surety

        reference = self.reference

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "holder": holder,
                "activity": activity,
                "kind": kind,
            }
        )
        if surety is not UNSET:
            field_dict["surety"] = surety
        if reference is not UNSET:
            field_dict["reference"] = reference

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        holder = d.pop("holder")

        activity = d.pop("activity")

        kind = d.pop("kind")

        surety = d.pop("surety", UNSET)

        reference = d.pop("reference", UNSET)

        entry_security_bond = cls(
            holder=holder,
            activity=activity,
            kind=kind,
            surety=surety,
            reference=reference,
        )

        return entry_security_bond
