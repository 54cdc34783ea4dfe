from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="EntryLicense")


@_attrs_define
class EntryLicense:
    """
    Attributes:
        kind (str):
        number (str):
    """

    kind: str
    number: str

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        number = self.number

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "number": number,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = d.pop("kind")

        number = d.pop("number")

        entry_license = cls(
            kind=kind,
            number=number,
        )

        return entry_license
