from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="RecordField")


@_attrs_define
class RecordField:
    """A field of a record: its name, its columns counted from 1, what stands there, and what that says in words, "" where
    nothing more.

        Attributes:
            name (str):
            first (int):
            last (int):
            text (str):
            meaning (str):
            kind (str):
            status (str):
            says (str):
    """

    name: str
    first: int
    last: int
    text: str
    meaning: str
    kind: str
    status: str
    says: str

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        first = self.first

        last = self.last

        text = self.text

        meaning = self.meaning

        kind = self.kind

        status = self.status

        says = self.says

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "first": first,
                "last": last,
                "text": text,
                "meaning": meaning,
                "kind": kind,
                "status": status,
                "says": says,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        first = d.pop("first")

        last = d.pop("last")

        text = d.pop("text")

        meaning = d.pop("meaning")

        kind = d.pop("kind")

        status = d.pop("status")

        says = d.pop("says")

        record_field = cls(
            name=name,
            first=first,
            last=last,
            text=text,
            meaning=meaning,
            kind=kind,
            status=status,
            says=says,
        )

        return record_field
