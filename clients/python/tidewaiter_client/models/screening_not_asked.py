from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ScreeningNotAsked")


@_attrs_define
class ScreeningNotAsked:
    """What stands on the papers and could not be asked of a list of names: a code without a name. It is not clear, it is
    not known.

        Attributes:
            role (str):
            where (str):
            text (str):
            why (str):
    """

    role: str
    where: str
    text: str
    why: str

    def to_dict(self) -> dict[str, Any]:
        role = self.role

        where = self.where

        text = self.text

        why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "role": role,
                "where": where,
                "text": text,
                "why": why,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        role = d.pop("role")

        where = d.pop("where")

        text = d.pop("text")

        why = d.pop("why")

        screening_not_asked = cls(
            role=role,
            where=where,
            text=text,
            why=why,
        )

        return screening_not_asked
