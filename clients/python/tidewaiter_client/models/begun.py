from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Begun")


@_attrs_define
class Begun:
    """The secret of an authenticator, shown this once: in letters, and as the address that goes into a picture. It counts
    once it is confirmed.

        Attributes:
            secret (str):
            address (str):
    """

    secret: str
    address: str

    def to_dict(self) -> dict[str, Any]:
        secret = self.secret

        address = self.address

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "secret": secret,
                "address": address,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        secret = d.pop("secret")

        address = d.pop("address")

        begun = cls(
            secret=secret,
            address=address,
        )

        return begun
