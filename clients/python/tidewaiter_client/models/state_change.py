from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.licence_state import LicenceState
from ..types import UNSET, Unset

T = TypeVar("T", bound="StateChange")


@_attrs_define
class StateChange:
    """From `day` on the licence or permit is in `state`.

    Attributes:
        state (LicenceState):
        day (datetime.date):
        reason (str | Unset):  Default: ''.
    """

    state: LicenceState
    day: datetime.date
    reason: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        state = self.state.value

        day = self.day.isoformat()

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "state": state,
                "day": day,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        state = LicenceState(d.pop("state"))

        day = datetime.date.fromisoformat(d.pop("day"))

        reason = d.pop("reason", UNSET)

        state_change = cls(
            state=state,
            day=day,
            reason=reason,
        )

        return state_change
