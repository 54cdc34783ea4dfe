from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ChangeHoldRequest")


@_attrs_define
class ChangeHoldRequest:
    """What change_hold is told.

    Attributes:
        kind (str):
        person (str | Unset):  Default: ''.
        team (str | Unset):  Default: ''.
        where (str | Unset):  Default: ''.
        reason (str | Unset):  Default: ''.
    """

    kind: str
    person: str | Unset = ""
    team: str | Unset = ""
    where: str | Unset = ""
    reason: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        person = self.person

        team = self.team

        where = self.where

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
            }
        )
        if person is not UNSET:
            field_dict["person"] = person
        if team is not UNSET:
            field_dict["team"] = team
        if where is not UNSET:
            field_dict["where"] = where
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = d.pop("kind")

        person = d.pop("person", UNSET)

        team = d.pop("team", UNSET)

        where = d.pop("where", UNSET)

        reason = d.pop("reason", UNSET)

        change_hold_request = cls(
            kind=kind,
            person=person,
            team=team,
            where=where,
            reason=reason,
        )

        return change_hold_request
