from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="AssignEntryNumberRequest")


@_attrs_define
class AssignEntryNumberRequest:
    """What assign_entry_number is told.

    Attributes:
        filer (str):
        serial (str):
    """

    filer: str
    serial: str

    def to_dict(self) -> dict[str, Any]:
        filer = self.filer

        serial = self.serial

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "filer": filer,
                "serial": serial,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        filer = d.pop("filer")

        serial = d.pop("serial")

        assign_entry_number_request = cls(
            filer=filer,
            serial=serial,
        )

        return assign_entry_number_request
