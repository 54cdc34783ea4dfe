from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Entered")


@_attrs_define
class Entered:
    """A session that was begun. `token` is shown this once; the session is over at `until` at the latest, and
    `idle_seconds` after its last use.

        Attributes:
            token (str):
            person (str):
            name (str):
            until (datetime.datetime):
            idle_seconds (int):
            set_password (bool):
    """

    token: str
    person: str
    name: str
    until: datetime.datetime
    idle_seconds: int
    set_password: bool

    def to_dict(self) -> dict[str, Any]:
        token = self.token

        person = self.person

        name = self.name

        until = self.until.isoformat()

        idle_seconds = self.idle_seconds

        set_password = self.set_password

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "token": token,
                "person": person,
                "name": name,
                "until": until,
                "idle_seconds": idle_seconds,
                "set_password": set_password,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        token = d.pop("token")

        person = d.pop("person")

        name = d.pop("name")

        until = datetime.datetime.fromisoformat(d.pop("until"))

        idle_seconds = d.pop("idle_seconds")

        set_password = d.pop("set_password")

        entered = cls(
            token=token,
            person=person,
            name=name,
            until=until,
            idle_seconds=idle_seconds,
            set_password=set_password,
        )

        return entered
