from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.clock_step import ClockStep
from ..types import UNSET, Unset

T = TypeVar("T", bound="AdvanceRehearsalRequest")


@_attrs_define
class AdvanceRehearsalRequest:
    """What advance_rehearsal is told.

    Attributes:
        by (ClockStep | Unset): How far the clock goes.
        to (str | Unset):  Default: ''.
    """

    by: ClockStep | Unset = UNSET
    to: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        by: str | Unset = UNSET
        if not isinstance(self.by, Unset):
            by = self.by.value

        to = self.to

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if by is not UNSET:
            field_dict["by"] = by
        if to is not UNSET:
            field_dict["to"] = to

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _by = d.pop("by", UNSET)
        by: ClockStep | Unset
        if isinstance(_by, Unset):
            by = UNSET
        else:
            by = ClockStep(_by)

        to = d.pop("to", UNSET)

        advance_rehearsal_request = cls(
            by=by,
            to=to,
        )

        return advance_rehearsal_request
