from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="AssignTaskRequest")


@_attrs_define
class AssignTaskRequest:
    """What assign_task is told.

    Attributes:
        person (str | Unset):  Default: ''.
        team (str | Unset):  Default: ''.
    """

    person: str | Unset = ""
    team: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        person = self.person

        team = self.team

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if person is not UNSET:
            field_dict["person"] = person
        if team is not UNSET:
            field_dict["team"] = team

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        person = d.pop("person", UNSET)

        team = d.pop("team", UNSET)

        assign_task_request = cls(
            person=person,
            team=team,
        )

        return assign_task_request
