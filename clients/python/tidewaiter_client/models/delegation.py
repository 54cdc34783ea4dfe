from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Delegation")


@_attrs_define
class Delegation:
    """A step by which the holder of a power appointed a subagent (141.43).

    Attributes:
        holder (str):
        subagent (str):
        executed (datetime.date | None | Unset):
        subagent_resident (bool | None | Unset):
        accepts_service (bool | None | Unset):
    """

    holder: str
    subagent: str
    executed: datetime.date | None | Unset = UNSET
    subagent_resident: bool | None | Unset = UNSET
    accepts_service: bool | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        holder = self.holder

        subagent = self.subagent

        executed: None | str | Unset
        if isinstance(self.executed, Unset):
            executed = UNSET
        elif isinstance(self.executed, datetime.date):
            executed = self.executed.isoformat()
        else:
            executed = self.executed

        subagent_resident: bool | None | Unset
        if isinstance(self.subagent_resident, Unset):
            subagent_resident = UNSET
        else:
            subagent_resident = self.subagent_resident

        accepts_service: bool | None | Unset
        if isinstance(self.accepts_service, Unset):
            accepts_service = UNSET
        else:
            accepts_service = self.accepts_service

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "holder": holder,
                "subagent": subagent,
            }
        )
        if executed is not UNSET:
            field_dict["executed"] = executed
        if subagent_resident is not UNSET:
            field_dict["subagent_resident"] = subagent_resident
        if accepts_service is not UNSET:
            field_dict["accepts_service"] = accepts_service

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        holder = d.pop("holder")

        subagent = d.pop("subagent")

        def _parse_executed(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                executed_type_0 = datetime.date.fromisoformat(data)

                return executed_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        executed = _parse_executed(d.pop("executed", UNSET))

        def _parse_subagent_resident(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        subagent_resident = _parse_subagent_resident(d.pop("subagent_resident", UNSET))

        def _parse_accepts_service(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        accepts_service = _parse_accepts_service(d.pop("accepts_service", UNSET))

        delegation = cls(
            holder=holder,
            subagent=subagent,
            executed=executed,
            subagent_resident=subagent_resident,
            accepts_service=accepts_service,
        )

        return delegation
