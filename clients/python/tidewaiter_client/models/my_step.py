from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="MyStep")


@_attrs_define
class MyStep:
    """Something that happened, in plain words.

    Attributes:
        at (datetime.datetime):
        words (str):
        by (str):
    """

    at: datetime.datetime
    words: str
    by: str

    def to_dict(self) -> dict[str, Any]:
        at = self.at.isoformat()

        words = self.words

        by = self.by

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "at": at,
                "words": words,
                "by": by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))

        words = d.pop("words")

        by = d.pop("by")

        my_step = cls(
            at=at,
            words=words,
            by=by,
        )

        return my_step
