from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.hit_verdict import HitVerdict
from ..types import UNSET, Unset

T = TypeVar("T", bound="ScreeningGround")


@_attrs_define
class ScreeningGround:
    """A ground of a decision. `note` says that it counts only with words of the person who decides.

    Attributes:
        code (str):
        words (str):
        verdicts (list[HitVerdict]):
        note (bool | Unset):  Default: False.
    """

    code: str
    words: str
    verdicts: list[HitVerdict]
    note: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        words = self.words

        verdicts = []
        for verdicts_item_data in self.verdicts:
            verdicts_item = verdicts_item_data.value
            verdicts.append(verdicts_item)

        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "words": words,
                "verdicts": verdicts,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        words = d.pop("words")

        verdicts = []
        _verdicts = d.pop("verdicts")
        for verdicts_item_data in _verdicts:
            verdicts_item = HitVerdict(verdicts_item_data)

            verdicts.append(verdicts_item)

        note = d.pop("note", UNSET)

        screening_ground = cls(
            code=code,
            words=words,
            verdicts=verdicts,
            note=note,
        )

        return screening_ground
