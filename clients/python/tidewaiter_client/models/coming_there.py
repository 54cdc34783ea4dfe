from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ComingThere")


@_attrs_define
class ComingThere:
    """Something that is to happen there: when, to which file, in words.

    Attributes:
        due (datetime.datetime):
        words (str):
        file (str):
        entry (str):
    """

    due: datetime.datetime
    words: str
    file: str
    entry: str

    def to_dict(self) -> dict[str, Any]:
        due = self.due.isoformat()

        words = self.words

        file = self.file

        entry = self.entry

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "due": due,
                "words": words,
                "file": file,
                "entry": entry,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        due = datetime.datetime.fromisoformat(d.pop("due"))

        words = d.pop("words")

        file = d.pop("file")

        entry = d.pop("entry")

        coming_there = cls(
            due=due,
            words=words,
            file=file,
            entry=entry,
        )

        return coming_there
