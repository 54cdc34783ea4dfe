from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="WaivePaperRequest")


@_attrs_define
class WaivePaperRequest:
    """What waive_paper is told.

    Attributes:
        why (str):
    """

    why: str

    def to_dict(self) -> dict[str, Any]:
        why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "why": why,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        why = d.pop("why")

        waive_paper_request = cls(
            why=why,
        )

        return waive_paper_request
