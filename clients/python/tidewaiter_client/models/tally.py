from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.tallied import Tallied


T = TypeVar("T", bound="Tally")


@_attrs_define
class Tally:
    """What the reviews of a stretch of time found.

    Attributes:
        counts (list[Tallied]):
    """

    counts: list[Tallied]

    def to_dict(self) -> dict[str, Any]:
        counts = []
        for counts_item_data in self.counts:
            counts_item = counts_item_data.to_dict()
            counts.append(counts_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "counts": counts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.tallied import Tallied  # noqa: PLC0415

        d = dict(src_dict)
        counts = []
        _counts = d.pop("counts")
        for counts_item_data in _counts:
            counts_item = Tallied.from_dict(counts_item_data)

            counts.append(counts_item)

        tally = cls(
            counts=counts,
        )

        return tally
