from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.address import Address


T = TypeVar("T", bound="Filed5106")


@_attrs_define
class Filed5106:
    """What CBP was told by one Form 5106, by ABI, in the ACE portal or on paper.

    Attributes:
        day (datetime.date):
        name (str):
        mailing (list[Address] | Unset):
        physical (list[Address] | Unset):
        certified_by (str | Unset):  Default: ''.
    """

    day: datetime.date
    name: str
    mailing: list[Address] | Unset = UNSET
    physical: list[Address] | Unset = UNSET
    certified_by: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        day = self.day.isoformat()

        name = self.name

        mailing: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.mailing, Unset):
            mailing = []
            for mailing_item_data in self.mailing:
                mailing_item = mailing_item_data.to_dict()
                mailing.append(mailing_item)

        physical: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.physical, Unset):
            physical = []
            for physical_item_data in self.physical:
                physical_item = physical_item_data.to_dict()
                physical.append(physical_item)

        certified_by = self.certified_by

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "day": day,
                "name": name,
            }
        )
        if mailing is not UNSET:
            field_dict["mailing"] = mailing
        if physical is not UNSET:
            field_dict["physical"] = physical
        if certified_by is not UNSET:
            field_dict["certified_by"] = certified_by

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.address import Address  # noqa: PLC0415

        d = dict(src_dict)
        day = datetime.date.fromisoformat(d.pop("day"))

        name = d.pop("name")

        _mailing = d.pop("mailing", UNSET)
        mailing: list[Address] | Unset = UNSET
        if _mailing is not UNSET:
            mailing = []
            for mailing_item_data in _mailing:
                mailing_item = Address.from_dict(mailing_item_data)

                mailing.append(mailing_item)

        _physical = d.pop("physical", UNSET)
        physical: list[Address] | Unset = UNSET
        if _physical is not UNSET:
            physical = []
            for physical_item_data in _physical:
                physical_item = Address.from_dict(physical_item_data)

                physical.append(physical_item)

        certified_by = d.pop("certified_by", UNSET)

        filed_5106 = cls(
            day=day,
            name=name,
            mailing=mailing,
            physical=physical,
            certified_by=certified_by,
        )

        return filed_5106
