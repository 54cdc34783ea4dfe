from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Review")


@_attrs_define
class Review:
    """One look by a supervisor at somebody's work, as a record of responsible supervision (111.1, 111.28(a)).

    Attributes:
        employee (str):
        by (str):
        day (datetime.date):
        minutes (int | Unset):  Default: 0.
        looked_at (str | Unset):  Default: ''.
        found (str | Unset):  Default: ''.
        told_employee (bool | Unset):  Default: False.
    """

    employee: str
    by: str
    day: datetime.date
    minutes: int | Unset = 0
    looked_at: str | Unset = ""
    found: str | Unset = ""
    told_employee: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        employee = self.employee

        by = self.by

        day = self.day.isoformat()

        minutes = self.minutes

        looked_at = self.looked_at

        found = self.found

        told_employee = self.told_employee

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "employee": employee,
                "by": by,
                "day": day,
            }
        )
        if minutes is not UNSET:
            field_dict["minutes"] = minutes
        if looked_at is not UNSET:
            field_dict["looked_at"] = looked_at
        if found is not UNSET:
            field_dict["found"] = found
        if told_employee is not UNSET:
            field_dict["told_employee"] = told_employee

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        employee = d.pop("employee")

        by = d.pop("by")

        day = datetime.date.fromisoformat(d.pop("day"))

        minutes = d.pop("minutes", UNSET)

        looked_at = d.pop("looked_at", UNSET)

        found = d.pop("found", UNSET)

        told_employee = d.pop("told_employee", UNSET)

        review = cls(
            employee=employee,
            by=by,
            day=day,
            minutes=minutes,
            looked_at=looked_at,
            found=found,
            told_employee=told_employee,
        )

        return review
