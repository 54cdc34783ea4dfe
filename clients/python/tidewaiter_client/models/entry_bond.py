from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="EntryBond")


@_attrs_define
class EntryBond:
    """
    Attributes:
        kind (str):
        surety (str | Unset):  Default: ''.
        amount (int | Unset):  Default: 0.
        waiver_reason (str | Unset):  Default: ''.
        designation (str | Unset):  Default: 'B'.
        continuous (str | Unset):  Default: ''.
        producer_account (str | Unset):  Default: ''.
    """

    kind: str
    surety: str | Unset = ""
    amount: int | Unset = 0
    waiver_reason: str | Unset = ""
    designation: str | Unset = "B"
    continuous: str | Unset = ""
    producer_account: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        surety = self.surety

        amount = self.amount

        waiver_reason = self.waiver_reason

        designation = self.designation

        continuous = self.continuous

        producer_account = self.producer_account

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
            }
        )
        if surety is not UNSET:
            field_dict["surety"] = surety
        if amount is not UNSET:
            field_dict["amount"] = amount
        if waiver_reason is not UNSET:
            field_dict["waiver_reason"] = waiver_reason
        if designation is not UNSET:
            field_dict["designation"] = designation
        if continuous is not UNSET:
            field_dict["continuous"] = continuous
        if producer_account is not UNSET:
            field_dict["producer_account"] = producer_account

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = d.pop("kind")

        surety = d.pop("surety", UNSET)

        amount = d.pop("amount", UNSET)

        waiver_reason = d.pop("waiver_reason", UNSET)

        designation = d.pop("designation", UNSET)

        continuous = d.pop("continuous", UNSET)

        producer_account = d.pop("producer_account", UNSET)

        entry_bond = cls(
            kind=kind,
            surety=surety,
            amount=amount,
            waiver_reason=waiver_reason,
            designation=designation,
            continuous=continuous,
            producer_account=producer_account,
        )

        return entry_bond
