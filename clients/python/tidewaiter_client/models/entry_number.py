from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="EntryNumber")


@_attrs_define
class EntryNumber:
    """Another entry that this one names.

    Attributes:
        filer (str):
        number (str):
    """

    filer: str
    number: str

    def to_dict(self) -> dict[str, Any]:
        filer = self.filer

        number = self.number

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "filer": filer,
                "number": number,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        filer = d.pop("filer")

        number = d.pop("number")

        entry_number = cls(
            filer=filer,
            number=number,
        )

        return entry_number
