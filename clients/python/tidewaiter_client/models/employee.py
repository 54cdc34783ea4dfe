from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Employee")


@_attrs_define
class Employee:
    """`left` is the last day of employment.

    Attributes:
        name (str):
        person (str | Unset):  Default: ''.
        title (str | Unset):  Default: ''.
        office (str | Unset):  Default: ''.
        hired (datetime.date | None | Unset):
        left (datetime.date | None | Unset):
        supervisor (str | Unset):  Default: ''.
        officer_since (datetime.date | None | Unset):
        officer_until (datetime.date | None | Unset):
        hire_told (datetime.date | None | Unset):
        leave_told (datetime.date | None | Unset):
    """

    name: str
    person: str | Unset = ""
    title: str | Unset = ""
    office: str | Unset = ""
    hired: datetime.date | None | Unset = UNSET
    left: datetime.date | None | Unset = UNSET
    supervisor: str | Unset = ""
    officer_since: datetime.date | None | Unset = UNSET
    officer_until: datetime.date | None | Unset = UNSET
    hire_told: datetime.date | None | Unset = UNSET
    leave_told: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        person = self.person

        title = self.title

        office = self.office

        hired: None | str | Unset
        if isinstance(self.hired, Unset):
            hired = UNSET
        elif isinstance(self.hired, datetime.date):
            hired = self.hired.isoformat()
        else:
            hired = self.hired

        left: None | str | Unset
        if isinstance(self.left, Unset):
            left = UNSET
        elif isinstance(self.left, datetime.date):
            left = self.left.isoformat()
        else:
            left = self.left

        supervisor = self.supervisor

        officer_since: None | str | Unset
        if isinstance(self.officer_since, Unset):
            officer_since = UNSET
        elif isinstance(self.officer_since, datetime.date):
            officer_since = self.officer_since.isoformat()
        else:
            officer_since = self.officer_since

        officer_until: None | str | Unset
        if isinstance(self.officer_until, Unset):
            officer_until = UNSET
        elif isinstance(self.officer_until, datetime.date):
            officer_until = self.officer_until.isoformat()
        else:
            officer_until = self.officer_until

        hire_told: None | str | Unset
        if isinstance(self.hire_told, Unset):
            hire_told = UNSET
        elif isinstance(self.hire_told, datetime.date):
            hire_told = self.hire_told.isoformat()
        else:
            hire_told = self.hire_told

        leave_told: None | str | Unset
        if isinstance(self.leave_told, Unset):
            leave_told = UNSET
        elif isinstance(self.leave_told, datetime.date):
            leave_told = self.leave_told.isoformat()
        else:
            leave_told = self.leave_told

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if person is not UNSET:
            field_dict["person"] = person
        if title is not UNSET:
            field_dict["title"] = title
        if office is not UNSET:
            field_dict["office"] = office
        if hired is not UNSET:
            field_dict["hired"] = hired
        if left is not UNSET:
            field_dict["left"] = left
        if supervisor is not UNSET:
            field_dict["supervisor"] = supervisor
        if officer_since is not UNSET:
            field_dict["officer_since"] = officer_since
        if officer_until is not UNSET:
            field_dict["officer_until"] = officer_until
        if hire_told is not UNSET:
            field_dict["hire_told"] = hire_told
        if leave_told is not UNSET:
            field_dict["leave_told"] = leave_told

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        person = d.pop("person", UNSET)

        title = d.pop("title", UNSET)

        office = d.pop("office", UNSET)

        def _parse_hired(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                hired_type_0 = datetime.date.fromisoformat(data)

                return hired_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        hired = _parse_hired(d.pop("hired", UNSET))

        def _parse_left(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                left_type_0 = datetime.date.fromisoformat(data)

                return left_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        left = _parse_left(d.pop("left", UNSET))

        supervisor = d.pop("supervisor", UNSET)

        def _parse_officer_since(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                officer_since_type_0 = datetime.date.fromisoformat(data)

                return officer_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        officer_since = _parse_officer_since(d.pop("officer_since", UNSET))

        def _parse_officer_until(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                officer_until_type_0 = datetime.date.fromisoformat(data)

                return officer_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        officer_until = _parse_officer_until(d.pop("officer_until", UNSET))

        def _parse_hire_told(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                hire_told_type_0 = datetime.date.fromisoformat(data)

                return hire_told_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        hire_told = _parse_hire_told(d.pop("hire_told", UNSET))

        def _parse_leave_told(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                leave_told_type_0 = datetime.date.fromisoformat(data)

                return leave_told_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        leave_told = _parse_leave_told(d.pop("leave_told", UNSET))

        employee = cls(
            name=name,
            person=person,
            title=title,
            office=office,
            hired=hired,
            left=left,
            supervisor=supervisor,
            officer_since=officer_since,
            officer_until=officer_until,
            hire_told=hire_told,
            leave_told=leave_told,
        )

        return employee
