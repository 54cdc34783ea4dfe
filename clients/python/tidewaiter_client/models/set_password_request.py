from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SetPasswordRequest")


@_attrs_define
class SetPasswordRequest:
    """What set_password is told.

    Attributes:
        password_now (str):
        password_new (str):
    """

    password_now: str
    password_new: str

    def to_dict(self) -> dict[str, Any]:
        password_now = self.password_now

        password_new = self.password_new

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "password_now": password_now,
                "password_new": password_new,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        password_now = d.pop("password_now")

        password_new = d.pop("password_new")

        set_password_request = cls(
            password_now=password_now,
            password_new=password_new,
        )

        return set_password_request
