from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Qualifier")


@_attrs_define
class Qualifier:
    """The licensed broker by whom the permit holds, from `since` up to but not on `until`.

    Attributes:
        employee (str):
        since (datetime.date):
        until (datetime.date | None | Unset):
        told (datetime.date | None | Unset):
    """

    employee: str
    since: datetime.date
    until: datetime.date | None | Unset = UNSET
    told: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        employee = self.employee

        since = self.since.isoformat()

        until: None | str | Unset
        if isinstance(self.until, Unset):
            until = UNSET
        elif isinstance(self.until, datetime.date):
            until = self.until.isoformat()
        else:
            until = self.until

        told: None | str | Unset
        if isinstance(self.told, Unset):
            told = UNSET
        elif isinstance(self.told, datetime.date):
            told = self.told.isoformat()
        else:
            told = self.told

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "employee": employee,
                "since": since,
            }
        )
        if until is not UNSET:
            field_dict["until"] = until
        if told is not UNSET:
            field_dict["told"] = told

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        employee = d.pop("employee")

        since = datetime.date.fromisoformat(d.pop("since"))

        def _parse_until(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                until_type_0 = datetime.date.fromisoformat(data)

                return until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        until = _parse_until(d.pop("until", UNSET))

        def _parse_told(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                told_type_0 = datetime.date.fromisoformat(data)

                return told_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        told = _parse_told(d.pop("told", UNSET))

        qualifier = cls(
            employee=employee,
            since=since,
            until=until,
            told=told,
        )

        return qualifier
