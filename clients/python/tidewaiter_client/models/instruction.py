from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.shown import Shown
from ..types import UNSET, Unset

T = TypeVar("T", bound="Instruction")


@_attrs_define
class Instruction:
    """A standing instruction: `text` is shown in `places` from `start` up to but not on `before`; without one it stands.

    Attributes:
        text (str):
        places (list[Shown]):
        start (datetime.date | None | Unset):
        before (datetime.date | None | Unset):
        given_by (str | Unset):  Default: ''.
    """

    text: str
    places: list[Shown]
    start: datetime.date | None | Unset = UNSET
    before: datetime.date | None | Unset = UNSET
    given_by: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        places = []
        for places_item_data in self.places:
            places_item = places_item_data.value
            places.append(places_item)

        start: None | str | Unset
        if isinstance(self.start, Unset):
            start = UNSET
        elif isinstance(self.start, datetime.date):
            start = self.start.isoformat()
        else:
            start = self.start

        before: None | str | Unset
        if isinstance(self.before, Unset):
            before = UNSET
        elif isinstance(self.before, datetime.date):
            before = self.before.isoformat()
        else:
            before = self.before

        given_by = self.given_by

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "text": text,
                "places": places,
            }
        )
        if start is not UNSET:
            field_dict["start"] = start
        if before is not UNSET:
            field_dict["before"] = before
        if given_by is not UNSET:
            field_dict["given_by"] = given_by

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        places = []
        _places = d.pop("places")
        for places_item_data in _places:
            places_item = Shown(places_item_data)

            places.append(places_item)

        def _parse_start(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                start_type_0 = datetime.date.fromisoformat(data)

                return start_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        start = _parse_start(d.pop("start", UNSET))

        def _parse_before(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                before_type_0 = datetime.date.fromisoformat(data)

                return before_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        before = _parse_before(d.pop("before", UNSET))

        given_by = d.pop("given_by", UNSET)

        instruction = cls(
            text=text,
            places=places,
            start=start,
            before=before,
            given_by=given_by,
        )

        return instruction
