from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="JournalLine")


@_attrs_define
class JournalLine:
    """A line of the rehearsal's journal: when, what, on what ground.

    Attributes:
        at (datetime.datetime):
        words (str):
        cite (str):
    """

    at: datetime.datetime
    words: str
    cite: str

    def to_dict(self) -> dict[str, Any]:
        at = self.at.isoformat()

        words = self.words

        cite = self.cite

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "at": at,
                "words": words,
                "cite": cite,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))

        words = d.pop("words")

        cite = d.pop("cite")

        journal_line = cls(
            at=at,
            words=words,
            cite=cite,
        )

        return journal_line
