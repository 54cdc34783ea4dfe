from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.screening_reason import ScreeningReason


T = TypeVar("T", bound="ScreeningHit")


@_attrs_define
class ScreeningHit:
    """An entry like what was asked. `score` is in ten-thousandths; `asked` the query that was compared, one of those that
    a name splits into,
    as it was compared; `content` the sha256 of the entry.

        Attributes:
            list_ (str):
            entry (str):
            name (str):
            matched_name (str):
            score (int):
            because (list[ScreeningReason]):
            content (str):
            asked (str):
    """

    list_: str
    entry: str
    name: str
    matched_name: str
    score: int
    because: list[ScreeningReason]
    content: str
    asked: str

    def to_dict(self) -> dict[str, Any]:
        list_ = self.list_

        entry = self.entry

        name = self.name

        matched_name = self.matched_name

        score = self.score

        because = []
        for because_item_data in self.because:
            because_item = because_item_data.to_dict()
            because.append(because_item)

        content = self.content

        asked = self.asked

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "list": list_,
                "entry": entry,
                "name": name,
                "matched_name": matched_name,
                "score": score,
                "because": because,
                "content": content,
                "asked": asked,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.screening_reason import ScreeningReason  # noqa: PLC0415

        d = dict(src_dict)
        list_ = d.pop("list")

        entry = d.pop("entry")

        name = d.pop("name")

        matched_name = d.pop("matched_name")

        score = d.pop("score")

        because = []
        _because = d.pop("because")
        for because_item_data in _because:
            because_item = ScreeningReason.from_dict(because_item_data)

            because.append(because_item)

        content = d.pop("content")

        asked = d.pop("asked")

        screening_hit = cls(
            list_=list_,
            entry=entry,
            name=name,
            matched_name=matched_name,
            score=score,
            because=because,
            content=content,
            asked=asked,
        )

        return screening_hit
