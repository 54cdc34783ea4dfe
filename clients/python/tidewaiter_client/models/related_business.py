from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="RelatedBusiness")


@_attrs_define
class RelatedBusiness:
    """
    Attributes:
        name (str):
        number (str | Unset):  Default: ''.
        relation (str | Unset):  Default: ''.
    """

    name: str
    number: str | Unset = ""
    relation: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        number = self.number

        relation = self.relation

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if number is not UNSET:
            field_dict["number"] = number
        if relation is not UNSET:
            field_dict["relation"] = relation

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        number = d.pop("number", UNSET)

        relation = d.pop("relation", UNSET)

        related_business = cls(
            name=name,
            number=number,
            relation=relation,
        )

        return related_business
