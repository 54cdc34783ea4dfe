from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="EntryCensusOverride")


@_attrs_define
class EntryCensusOverride:
    """A Census warning that the filer answers beforehand: its code (27C) and the reason (AE tables 10 and 11).

    Attributes:
        condition (str):
        override (str):
    """

    condition: str
    override: str

    def to_dict(self) -> dict[str, Any]:
        condition = self.condition

        override = self.override

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "condition": condition,
                "override": override,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        condition = d.pop("condition")

        override = d.pop("override")

        entry_census_override = cls(
            condition=condition,
            override=override,
        )

        return entry_census_override
