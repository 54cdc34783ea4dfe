from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="EntryCharge")


@_attrs_define
class EntryCharge:
    """An amount beside the goods. `treatment` says what 19 CFR 152.103 makes of it.

    addition: added to the price (packing, selling commission, assist, royalty, proceeds);
    deduction: in the price, and left out (international freight or insurance, post-import work, duties);
    non_dutiable: beside the price and left out; international freight and insurance also go into the line's charges.

        Attributes:
            kind (str):
            treatment (str):
            amount (str):
            share_by (str | Unset):  Default: 'value'.
            cite (str | Unset):  Default: ''.
            currency (str | Unset):  Default: ''.
    """

    kind: str
    treatment: str
    amount: str
    share_by: str | Unset = "value"
    cite: str | Unset = ""
    currency: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        treatment = self.treatment

        amount = self.amount

        share_by = self.share_by

        cite = self.cite

        currency = self.currency

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "treatment": treatment,
                "amount": amount,
            }
        )
        if share_by is not UNSET:
            field_dict["share_by"] = share_by
        if cite is not UNSET:
            field_dict["cite"] = cite
        if currency is not UNSET:
            field_dict["currency"] = currency

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = d.pop("kind")

        treatment = d.pop("treatment")

        amount = d.pop("amount")

        share_by = d.pop("share_by", UNSET)

        cite = d.pop("cite", UNSET)

        currency = d.pop("currency", UNSET)

        entry_charge = cls(
            kind=kind,
            treatment=treatment,
            amount=amount,
            share_by=share_by,
            cite=cite,
            currency=currency,
        )

        return entry_charge
