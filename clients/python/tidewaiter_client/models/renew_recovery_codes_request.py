from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="RenewRecoveryCodesRequest")


@_attrs_define
class RenewRecoveryCodesRequest:
    """What renew_recovery_codes is told.

    Attributes:
        password_now (str):
    """

    password_now: str

    def to_dict(self) -> dict[str, Any]:
        password_now = self.password_now

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "password_now": password_now,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        password_now = d.pop("password_now")

        renew_recovery_codes_request = cls(
            password_now=password_now,
        )

        return renew_recovery_codes_request
