from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="EntryValueStep")


@_attrs_define
class EntryValueStep:
    """One step of a line's valuation, for the worksheet: what, how much in the invoice's currency, and in US cents.

    Attributes:
        label (str):
        amount (str):
        currency (str):
        cents (str):
        cite (str):
    """

    label: str
    amount: str
    currency: str
    cents: str
    cite: str

    def to_dict(self) -> dict[str, Any]:
        label = self.label

        amount = self.amount

        currency = self.currency

        cents = self.cents

        cite = self.cite

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "label": label,
                "amount": amount,
                "currency": currency,
                "cents": cents,
                "cite": cite,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        label = d.pop("label")

        amount = d.pop("amount")

        currency = d.pop("currency")

        cents = d.pop("cents")

        cite = d.pop("cite")

        entry_value_step = cls(
            label=label,
            amount=amount,
            currency=currency,
            cents=cents,
            cite=cite,
        )

        return entry_value_step
