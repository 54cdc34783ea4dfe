from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.work_item import WorkItem


T = TypeVar("T", bound="Worklist")


@_attrs_define
class Worklist:
    """A page of the worklist. `at` is the moment by which it is ordered; later pages keep it.

    Attributes:
        items (list[WorkItem]):
        next_ (str):
        at (datetime.datetime):
    """

    items: list[WorkItem]
    next_: str
    at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        next_ = self.next_

        at = self.at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "items": items,
                "next": next_,
                "at": at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.work_item import WorkItem  # noqa: PLC0415

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = WorkItem.from_dict(items_item_data)

            items.append(items_item)

        next_ = d.pop("next")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        worklist = cls(
            items=items,
            next_=next_,
            at=at,
        )

        return worklist
