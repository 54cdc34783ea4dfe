from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="TokenMade")


@_attrs_define
class TokenMade:
    """A new token. `token` is shown this once: what is kept of it is a hash.

    Attributes:
        id (str):
        token (str):
        expires (datetime.datetime):
    """

    id: str
    token: str
    expires: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        token = self.token

        expires = self.expires.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "token": token,
                "expires": expires,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        token = d.pop("token")

        expires = datetime.datetime.fromisoformat(d.pop("expires"))

        token_made = cls(
            id=id,
            token=token,
            expires=expires,
        )

        return token_made
