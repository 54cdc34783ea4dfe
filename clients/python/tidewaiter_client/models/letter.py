from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Letter")


@_attrs_define
class Letter:
    """A letter that asks for papers: to whom, for how many, its words, and by when the first is needed.

    Attributes:
        to (str):
        papers (int):
        first (datetime.date | None):
        text (str):
    """

    to: str
    papers: int
    first: datetime.date | None
    text: str

    def to_dict(self) -> dict[str, Any]:
        to = self.to

        papers = self.papers

        first: None | str
        if isinstance(self.first, datetime.date):
            first = self.first.isoformat()
        else:
            first = self.first

        text = self.text

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "to": to,
                "papers": papers,
                "first": first,
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        to = d.pop("to")

        papers = d.pop("papers")

        def _parse_first(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_type_0 = datetime.date.fromisoformat(data)

                return first_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        first = _parse_first(d.pop("first"))

        text = d.pop("text")

        letter = cls(
            to=to,
            papers=papers,
            first=first,
            text=text,
        )

        return letter
