from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Numbers")


@_attrs_define
class Numbers:
    """Tariff numbers from `first` through `last`, by their leading digits: 84 through 85 are two chapters, 7326 through
    7326 a heading.

        Attributes:
            first (str):
            last (str):
    """

    first: str
    last: str

    def to_dict(self) -> dict[str, Any]:
        first = self.first

        last = self.last

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "first": first,
                "last": last,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        first = d.pop("first")

        last = d.pop("last")

        numbers = cls(
            first=first,
            last=last,
        )

        return numbers
