from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ScreeningListUsed")


@_attrs_define
class ScreeningListUsed:
    """A version of a list that was asked. `dated` is the day that its keeper gives it; `entries` and `names` count it;
    `content` is the sha256
    of the entries as they were read from the bytes of `sha256`.

        Attributes:
            list_ (str):
            dated (datetime.date | None):
            sha256 (str):
            entries (int | Unset):  Default: 0.
            names (int | Unset):  Default: 0.
            content (str | Unset):  Default: ''.
    """

    list_: str
    dated: datetime.date | None
    sha256: str
    entries: int | Unset = 0
    names: int | Unset = 0
    content: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        list_ = self.list_

        dated: None | str
        if isinstance(self.dated, datetime.date):
            dated = self.dated.isoformat()
        else:
            dated = self.dated

        sha256 = self.sha256

        entries = self.entries

        names = self.names

        content = self.content

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "list": list_,
                "dated": dated,
                "sha256": sha256,
            }
        )
        if entries is not UNSET:
            field_dict["entries"] = entries
        if names is not UNSET:
            field_dict["names"] = names
        if content is not UNSET:
            field_dict["content"] = content

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        list_ = d.pop("list")

        def _parse_dated(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                dated_type_0 = datetime.date.fromisoformat(data)

                return dated_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        dated = _parse_dated(d.pop("dated"))

        sha256 = d.pop("sha256")

        entries = d.pop("entries", UNSET)

        names = d.pop("names", UNSET)

        content = d.pop("content", UNSET)

        screening_list_used = cls(
            list_=list_,
            dated=dated,
            sha256=sha256,
            entries=entries,
            names=names,
            content=content,
        )

        return screening_list_used
