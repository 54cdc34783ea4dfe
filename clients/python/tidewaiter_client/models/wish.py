from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.purpose import Purpose
from ..types import UNSET, Unset

T = TypeVar("T", bound="Wish")


@_attrs_define
class Wish:
    """What is to be sent, by which gateway to CBP's side (docs/filing.md), and why.

    A cancellation has a reason of CATAIR, 01 to 12, and with 02, 03 and 04 the number that takes the entry's place.

        Attributes:
            purpose (Purpose): What a message is to do.
            gateway (str):
            why (str | Unset):  Default: ''.
            reason (str | Unset):  Default: ''.
            replacement (str | Unset):  Default: ''.
    """

    purpose: Purpose
    gateway: str
    why: str | Unset = ""
    reason: str | Unset = ""
    replacement: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        purpose = self.purpose.value

        gateway = self.gateway

        why = self.why

        reason = self.reason

        replacement = self.replacement

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "purpose": purpose,
                "gateway": gateway,
            }
        )
        if why is not UNSET:
            field_dict["why"] = why
        if reason is not UNSET:
            field_dict["reason"] = reason
        if replacement is not UNSET:
            field_dict["replacement"] = replacement

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        purpose = Purpose(d.pop("purpose"))

        gateway = d.pop("gateway")

        why = d.pop("why", UNSET)

        reason = d.pop("reason", UNSET)

        replacement = d.pop("replacement", UNSET)

        wish = cls(
            purpose=purpose,
            gateway=gateway,
            why=why,
            reason=reason,
            replacement=replacement,
        )

        return wish
