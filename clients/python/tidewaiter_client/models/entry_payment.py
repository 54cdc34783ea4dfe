from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="EntryPayment")


@_attrs_define
class EntryPayment:
    """How the duty is paid: CATAIR record 10, positions 51-61.

    Attributes:
        kind (str):
        print_date (datetime.date | None | Unset):
        month (str | Unset):  Default: ''.
        branch (str | Unset):  Default: ''.
    """

    kind: str
    print_date: datetime.date | None | Unset = UNSET
    month: str | Unset = ""
    branch: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        print_date: None | str | Unset
        if isinstance(self.print_date, Unset):
            print_date = UNSET
        elif isinstance(self.print_date, datetime.date):
            print_date = self.print_date.isoformat()
        else:
            print_date = self.print_date

        month = self.month

        branch = self.branch

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
            }
        )
        if print_date is not UNSET:
            field_dict["print_date"] = print_date
        if month is not UNSET:
            field_dict["month"] = month
        if branch is not UNSET:
            field_dict["branch"] = branch

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = d.pop("kind")

        def _parse_print_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                print_date_type_0 = datetime.date.fromisoformat(data)

                return print_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        print_date = _parse_print_date(d.pop("print_date", UNSET))

        month = d.pop("month", UNSET)

        branch = d.pop("branch", UNSET)

        entry_payment = cls(
            kind=kind,
            print_date=print_date,
            month=month,
            branch=branch,
        )

        return entry_payment
