from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Told")


@_attrs_define
class Told:
    """What a person brings about, or records that CBP or a carrier said outside ABI.

    Attributes:
        name (str):
        key (str | Unset):  Default: ''.
        told (datetime.datetime | None | Unset):
        text (str | Unset):  Default: ''.
        why (str | Unset):  Default: ''.
    """

    name: str
    key: str | Unset = ""
    told: datetime.datetime | None | Unset = UNSET
    text: str | Unset = ""
    why: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        key = self.key

        told: None | str | Unset
        if isinstance(self.told, Unset):
            told = UNSET
        elif isinstance(self.told, datetime.datetime):
            told = self.told.isoformat()
        else:
            told = self.told

        text = self.text

        why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if key is not UNSET:
            field_dict["key"] = key
        if told is not UNSET:
            field_dict["told"] = told
        if text is not UNSET:
            field_dict["text"] = text
        if why is not UNSET:
            field_dict["why"] = why

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        key = d.pop("key", UNSET)

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

        text = d.pop("text", UNSET)

        why = d.pop("why", UNSET)

        told = cls(
            name=name,
            key=key,
            told=told,
            text=text,
            why=why,
        )

        return told
