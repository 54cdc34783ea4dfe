from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ScreeningSecondLook")


@_attrs_define
class ScreeningSecondLook:
    """What another person made of a decision.

    Attributes:
        by (str):
        name (str):
        roles (list[str]):
        licence (str):
        at (datetime.datetime):
        agrees (bool):
        note (str | Unset):  Default: ''.
    """

    by: str
    name: str
    roles: list[str]
    licence: str
    at: datetime.datetime
    agrees: bool
    note: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        by = self.by

        name = self.name

        roles = self.roles

        licence = self.licence

        at = self.at.isoformat()

        agrees = self.agrees

        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "by": by,
                "name": name,
                "roles": roles,
                "licence": licence,
                "at": at,
                "agrees": agrees,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        by = d.pop("by")

        name = d.pop("name")

        roles = cast(list[str], d.pop("roles"))

        licence = d.pop("licence")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        agrees = d.pop("agrees")

        note = d.pop("note", UNSET)

        screening_second_look = cls(
            by=by,
            name=name,
            roles=roles,
            licence=licence,
            at=at,
            agrees=agrees,
            note=note,
        )

        return screening_second_look
