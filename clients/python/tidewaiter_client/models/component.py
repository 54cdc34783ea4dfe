from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.conversion import Conversion


T = TypeVar("T", bound="Component")


@_attrs_define
class Component:
    """A further article of a set or a watch, which has a number of its own. `share` is its part of the value, in hundred-
    millionths.

        Attributes:
            hts (str):
            description (str | Unset):  Default: ''.
            share (int | None | Unset):
            conversions (list[Conversion] | Unset):
    """

    hts: str
    description: str | Unset = ""
    share: int | None | Unset = UNSET
    conversions: list[Conversion] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        hts = self.hts

        description = self.description

        share: int | None | Unset
        if isinstance(self.share, Unset):
            share = UNSET
        else:
            share = self.share

        conversions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.conversions, Unset):
            conversions = []
            for conversions_item_data in self.conversions:
                conversions_item = conversions_item_data.to_dict()
                conversions.append(conversions_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "hts": hts,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if share is not UNSET:
            field_dict["share"] = share
        if conversions is not UNSET:
            field_dict["conversions"] = conversions

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.conversion import Conversion  # noqa: PLC0415

        d = dict(src_dict)
        hts = d.pop("hts")

        description = d.pop("description", UNSET)

        def _parse_share(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        share = _parse_share(d.pop("share", UNSET))

        _conversions = d.pop("conversions", UNSET)
        conversions: list[Conversion] | Unset = UNSET
        if _conversions is not UNSET:
            conversions = []
            for conversions_item_data in _conversions:
                conversions_item = Conversion.from_dict(conversions_item_data)

                conversions.append(conversions_item)

        component = cls(
            hts=hts,
            description=description,
            share=share,
            conversions=conversions,
        )

        return component
