from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="EntryThere")


@_attrs_define
class EntryThere:
    """A file of the firm as the rehearsal has it: where it stands there and what its release waits for.

    Attributes:
        file (str):
        entry (str):
        importer (str):
        now (str):
        waits_for (list[str]):
    """

    file: str
    entry: str
    importer: str
    now: str
    waits_for: list[str]

    def to_dict(self) -> dict[str, Any]:
        file = self.file

        entry = self.entry

        importer = self.importer

        now = self.now

        waits_for = self.waits_for

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "entry": entry,
                "importer": importer,
                "now": now,
                "waits_for": waits_for,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = d.pop("file")

        entry = d.pop("entry")

        importer = d.pop("importer")

        now = d.pop("now")

        waits_for = cast(list[str], d.pop("waits_for"))

        entry_there = cls(
            file=file,
            entry=entry,
            importer=importer,
            now=now,
            waits_for=waits_for,
        )

        return entry_there
