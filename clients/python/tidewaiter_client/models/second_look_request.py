from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SecondLookRequest")


@_attrs_define
class SecondLookRequest:
    """What second_look is told.

    Attributes:
        agrees (bool):
        note (str | Unset):  Default: ''.
    """

    agrees: bool
    note: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        agrees = self.agrees

        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "agrees": agrees,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        agrees = d.pop("agrees")

        note = d.pop("note", UNSET)

        second_look_request = cls(
            agrees=agrees,
            note=note,
        )

        return second_look_request
