from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="RecordChaseRequest")


@_attrs_define
class RecordChaseRequest:
    """What record_chase is told.

    Attributes:
        whom (str | Unset):  Default: ''.
    """

    whom: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        whom = self.whom

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if whom is not UNSET:
            field_dict["whom"] = whom

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        whom = d.pop("whom", UNSET)

        record_chase_request = cls(
            whom=whom,
        )

        return record_chase_request
