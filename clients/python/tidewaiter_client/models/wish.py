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

    Attributes:
        purpose (Purpose): What a message is to do.
        gateway (str):
        why (str | Unset):  Default: ''.
    """

    purpose: Purpose
    gateway: str
    why: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        purpose = self.purpose.value

        gateway = self.gateway

        why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "purpose": purpose,
                "gateway": gateway,
            }
        )
        if why is not UNSET:
            field_dict["why"] = why

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        purpose = Purpose(d.pop("purpose"))

        gateway = d.pop("gateway")

        why = d.pop("why", UNSET)

        wish = cls(
            purpose=purpose,
            gateway=gateway,
            why=why,
        )

        return wish
