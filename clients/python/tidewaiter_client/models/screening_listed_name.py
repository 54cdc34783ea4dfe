from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.name_type import NameType
from ..types import UNSET, Unset

T = TypeVar("T", bound="ScreeningListedName")


@_attrs_define
class ScreeningListedName:
    """
    Attributes:
        text (str):
        type_ (NameType | Unset):
    """

    text: str
    type_: NameType | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        type_: str | Unset = UNSET
        if not isinstance(self.type_, Unset):
            type_ = self.type_.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "text": text,
            }
        )
        if type_ is not UNSET:
            field_dict["type"] = type_

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        _type_ = d.pop("type", UNSET)
        type_: NameType | Unset
        if isinstance(_type_, Unset):
            type_ = UNSET
        else:
            type_ = NameType(_type_)

        screening_listed_name = cls(
            text=text,
            type_=type_,
        )

        return screening_listed_name
