from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.ruling_kind import RulingKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="Ruling")


@_attrs_define
class Ruling:
    """A ruling of CBP that the number rests on, and the number that it gave.

    Attributes:
        number (str):
        day (datetime.date | None | Unset):
        kind (RulingKind | Unset): As the entry summary states it. Source: CATAIR Entry Summary, record 40.
        hts (str | Unset):  Default: ''.
    """

    number: str
    day: datetime.date | None | Unset = UNSET
    kind: RulingKind | Unset = UNSET
    hts: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        day: None | str | Unset
        if isinstance(self.day, Unset):
            day = UNSET
        elif isinstance(self.day, datetime.date):
            day = self.day.isoformat()
        else:
            day = self.day

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        hts = self.hts

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "number": number,
            }
        )
        if day is not UNSET:
            field_dict["day"] = day
        if kind is not UNSET:
            field_dict["kind"] = kind
        if hts is not UNSET:
            field_dict["hts"] = hts

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        def _parse_day(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                day_type_0 = datetime.date.fromisoformat(data)

                return day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        day = _parse_day(d.pop("day", UNSET))

        _kind = d.pop("kind", UNSET)
        kind: RulingKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = RulingKind(_kind)

        hts = d.pop("hts", UNSET)

        ruling = cls(
            number=number,
            day=day,
            kind=kind,
            hts=hts,
        )

        return ruling
