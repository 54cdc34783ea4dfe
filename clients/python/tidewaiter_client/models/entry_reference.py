from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="EntryReference")


@_attrs_define
class EntryReference:
    """A number beside the entry by its CATAIR qualifier: DIS documents sent, EXP express, PER perishable, EDA arrival of
    type 86 ...

        Attributes:
            qualifier (str):
            number (str):
    """

    qualifier: str
    number: str

    def to_dict(self) -> dict[str, Any]:
        qualifier = self.qualifier

        number = self.number

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "qualifier": qualifier,
                "number": number,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        qualifier = d.pop("qualifier")

        number = d.pop("number")

        entry_reference = cls(
            qualifier=qualifier,
            number=number,
        )

        return entry_reference
