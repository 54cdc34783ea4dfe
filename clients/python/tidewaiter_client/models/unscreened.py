from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Unscreened")


@_attrs_define
class Unscreened:
    """A file whose parties nobody asked the lists about.

    Attributes:
        file (str):
        called (str):
        importer (str):
        state (str):
    """

    file: str
    called: str
    importer: str
    state: str

    def to_dict(self) -> dict[str, Any]:
        file = self.file

        called = self.called

        importer = self.importer

        state = self.state

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "called": called,
                "importer": importer,
                "state": state,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = d.pop("file")

        called = d.pop("called")

        importer = d.pop("importer")

        state = d.pop("state")

        unscreened = cls(
            file=file,
            called=called,
            importer=importer,
            state=state,
        )

        return unscreened
