from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SecretMade")


@_attrs_define
class SecretMade:
    """A secret, shown this once; the one before it is good until `before`.

    Attributes:
        secret (str):
        before (datetime.datetime):
    """

    secret: str
    before: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        secret = self.secret

        before = self.before.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "secret": secret,
                "before": before,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        secret = d.pop("secret")

        before = datetime.datetime.fromisoformat(d.pop("before"))

        secret_made = cls(
            secret=secret,
            before=before,
        )

        return secret_made
