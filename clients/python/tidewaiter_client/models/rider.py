from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.rider_kind import RiderKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="Rider")


@_attrs_define
class Rider:
    """
    Attributes:
        kind (RiderKind): 113.24, and the riders of the eBond chapter.
        effective (datetime.date):
        number (str | Unset):  Default: ''.
        words (str | Unset):  Default: ''.
    """

    kind: RiderKind
    effective: datetime.date
    number: str | Unset = ""
    words: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        effective = self.effective.isoformat()

        number = self.number

        words = self.words

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "effective": effective,
            }
        )
        if number is not UNSET:
            field_dict["number"] = number
        if words is not UNSET:
            field_dict["words"] = words

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = RiderKind(d.pop("kind"))

        effective = datetime.date.fromisoformat(d.pop("effective"))

        number = d.pop("number", UNSET)

        words = d.pop("words", UNSET)

        rider = cls(
            kind=kind,
            effective=effective,
            number=number,
            words=words,
        )

        return rider
