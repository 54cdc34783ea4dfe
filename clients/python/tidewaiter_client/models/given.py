from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Given")


@_attrs_define
class Given:
    """A password given out, shown this once. It holds until `until`, and lets one do nothing but set one's own.

    Attributes:
        password (str):
        until (datetime.datetime):
    """

    password: str
    until: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        password = self.password

        until = self.until.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "password": password,
                "until": until,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        password = d.pop("password")

        until = datetime.datetime.fromisoformat(d.pop("until"))

        given = cls(
            password=password,
            until=until,
        )

        return given
