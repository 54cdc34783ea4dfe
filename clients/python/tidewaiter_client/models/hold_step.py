from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="HoldStep")


@_attrs_define
class HoldStep:
    """
    Attributes:
        id (str):
        who (str):
        what (str):
    """

    id: str
    who: str
    what: str

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        who = self.who

        what = self.what

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "who": who,
                "what": what,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        who = d.pop("who")

        what = d.pop("what")

        hold_step = cls(
            id=id,
            who=who,
            what=what,
        )

        return hold_step
