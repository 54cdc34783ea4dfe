from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="RehearsalAct")


@_attrs_define
class RehearsalAct:
    """Something that a person may let happen: its name, its words, who does it in life, and what has to be told with it.

    Attributes:
        name (str):
        words (str):
        by (str):
        needs (list[str]):
        may (list[str]):
    """

    name: str
    words: str
    by: str
    needs: list[str]
    may: list[str]

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        words = self.words

        by = self.by

        needs = self.needs

        may = self.may

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "words": words,
                "by": by,
                "needs": needs,
                "may": may,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        words = d.pop("words")

        by = d.pop("by")

        needs = cast(list[str], d.pop("needs"))

        may = cast(list[str], d.pop("may"))

        rehearsal_act = cls(
            name=name,
            words=words,
            by=by,
            needs=needs,
            may=may,
        )

        return rehearsal_act
