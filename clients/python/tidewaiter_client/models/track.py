from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Track")


@_attrs_define
class Track:
    """Where one track of a file stands, and since when. `told` is the latest moment that CBP's messages gave for a move of
    it.

        Attributes:
            name (str):
            state (str):
            key (str | Unset):  Default: ''.
            since (datetime.datetime | None | Unset):
            told (datetime.datetime | None | Unset):
    """

    name: str
    state: str
    key: str | Unset = ""
    since: datetime.datetime | None | Unset = UNSET
    told: datetime.datetime | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        state = self.state

        key = self.key

        since: None | str | Unset
        if isinstance(self.since, Unset):
            since = UNSET
        elif isinstance(self.since, datetime.datetime):
            since = self.since.isoformat()
        else:
            since = self.since

        told: None | str | Unset
        if isinstance(self.told, Unset):
            told = UNSET
        elif isinstance(self.told, datetime.datetime):
            told = self.told.isoformat()
        else:
            told = self.told

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "state": state,
            }
        )
        if key is not UNSET:
            field_dict["key"] = key
        if since is not UNSET:
            field_dict["since"] = since
        if told is not UNSET:
            field_dict["told"] = told

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        state = d.pop("state")

        key = d.pop("key", UNSET)

        def _parse_since(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.datetime.fromisoformat(data)

                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        since = _parse_since(d.pop("since", UNSET))

        def _parse_told(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                told_type_0 = datetime.datetime.fromisoformat(data)

                return told_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        told = _parse_told(d.pop("told", UNSET))

        track = cls(
            name=name,
            state=state,
            key=key,
            since=since,
            told=told,
        )

        return track
