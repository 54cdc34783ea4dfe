from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry_quantity import EntryQuantity


T = TypeVar("T", bound="EntryArticle")


@_attrs_define
class EntryArticle:
    """One chapter 1-97 number of a line with its value and quantities.

    Most lines have one. A watch has one for each component (chapter 91, statistical note 1), a set may have more.

        Attributes:
            hts (str):
            value (int):
            quantities (list[EntryQuantity] | Unset):
    """

    hts: str
    value: int
    quantities: list[EntryQuantity] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        hts = self.hts

        value = self.value

        quantities: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.quantities, Unset):
            quantities = []
            for quantities_item_data in self.quantities:
                quantities_item = quantities_item_data.to_dict()
                quantities.append(quantities_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "hts": hts,
                "value": value,
            }
        )
        if quantities is not UNSET:
            field_dict["quantities"] = quantities

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_quantity import EntryQuantity  # noqa: PLC0415

        d = dict(src_dict)
        hts = d.pop("hts")

        value = d.pop("value")

        _quantities = d.pop("quantities", UNSET)
        quantities: list[EntryQuantity] | Unset = UNSET
        if _quantities is not UNSET:
            quantities = []
            for quantities_item_data in _quantities:
                quantities_item = EntryQuantity.from_dict(quantities_item_data)

                quantities.append(quantities_item)

        entry_article = cls(
            hts=hts,
            value=value,
            quantities=quantities,
        )

        return entry_article
