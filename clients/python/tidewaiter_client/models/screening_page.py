from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.screening_record import ScreeningRecord


T = TypeVar("T", bound="ScreeningPage")


@_attrs_define
class ScreeningPage:
    """A page of a list.

    Attributes:
        items (list[ScreeningRecord]):
        next_ (str): What `after` is for the next page; "" on the last
    """

    items: list[ScreeningRecord]
    next_: str

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        next_ = self.next_

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "items": items,
                "next": next_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.screening_record import ScreeningRecord  # noqa: PLC0415

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = ScreeningRecord.from_dict(items_item_data)

            items.append(items_item)

        next_ = d.pop("next")

        screening_page = cls(
            items=items,
            next_=next_,
        )

        return screening_page
