from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.state_change import StateChange


T = TypeVar("T", bound="Licence")


@_attrs_define
class Licence:
    """A broker's licence. `employee` is the person who holds it; empty where the firm itself does.

    Attributes:
        number (str):
        employee (str | Unset):  Default: ''.
        issued (datetime.date | None | Unset):
        changes (list[StateChange] | Unset):
        reports (list[datetime.date] | Unset):
    """

    number: str
    employee: str | Unset = ""
    issued: datetime.date | None | Unset = UNSET
    changes: list[StateChange] | Unset = UNSET
    reports: list[datetime.date] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        employee = self.employee

        issued: None | str | Unset
        if isinstance(self.issued, Unset):
            issued = UNSET
        elif isinstance(self.issued, datetime.date):
            issued = self.issued.isoformat()
        else:
            issued = self.issued

        changes: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.changes, Unset):
            changes = []
            for changes_item_data in self.changes:
                changes_item = changes_item_data.to_dict()
                changes.append(changes_item)

        reports: list[str] | Unset = UNSET
        if not isinstance(self.reports, Unset):
            reports = []
            for reports_item_data in self.reports:
                reports_item = reports_item_data.isoformat()
                reports.append(reports_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "number": number,
            }
        )
        if employee is not UNSET:
            field_dict["employee"] = employee
        if issued is not UNSET:
            field_dict["issued"] = issued
        if changes is not UNSET:
            field_dict["changes"] = changes
        if reports is not UNSET:
            field_dict["reports"] = reports

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.state_change import StateChange  # noqa: PLC0415

        d = dict(src_dict)
        number = d.pop("number")

        employee = d.pop("employee", UNSET)

        def _parse_issued(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                issued_type_0 = datetime.date.fromisoformat(data)

                return issued_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        issued = _parse_issued(d.pop("issued", UNSET))

        _changes = d.pop("changes", UNSET)
        changes: list[StateChange] | Unset = UNSET
        if _changes is not UNSET:
            changes = []
            for changes_item_data in _changes:
                changes_item = StateChange.from_dict(changes_item_data)

                changes.append(changes_item)

        _reports = d.pop("reports", UNSET)
        reports: list[datetime.date] | Unset = UNSET
        if _reports is not UNSET:
            reports = []
            for reports_item_data in _reports:
                reports_item = datetime.date.fromisoformat(reports_item_data)

                reports.append(reports_item)

        licence = cls(
            number=number,
            employee=employee,
            issued=issued,
            changes=changes,
            reports=reports,
        )

        return licence
