from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.way import Way
from ..types import UNSET, Unset

T = TypeVar("T", bound="Shipment")


@_attrs_define
class Shipment:
    """The papers of a shipment, by the hash of their names and contents, and the file that was made of them.

    Attributes:
        client (str):
        content (str):
        file (str):
        name (str | Unset):  Default: ''.
        way (Way | Unset): How the papers came.
        papers (int | Unset):  Default: 0.
        fatal (int | Unset):  Default: 0.
    """

    client: str
    content: str
    file: str
    name: str | Unset = ""
    way: Way | Unset = UNSET
    papers: int | Unset = 0
    fatal: int | Unset = 0

    def to_dict(self) -> dict[str, Any]:
        client = self.client

        content = self.content

        file = self.file

        name = self.name

        way: str | Unset = UNSET
        if not isinstance(self.way, Unset):
            way = self.way.value

        papers = self.papers

        fatal = self.fatal

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "client": client,
                "content": content,
                "file": file,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name
        if way is not UNSET:
            field_dict["way"] = way
        if papers is not UNSET:
            field_dict["papers"] = papers
        if fatal is not UNSET:
            field_dict["fatal"] = fatal

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        client = d.pop("client")

        content = d.pop("content")

        file = d.pop("file")

        name = d.pop("name", UNSET)

        _way = d.pop("way", UNSET)
        way: Way | Unset
        if isinstance(_way, Unset):
            way = UNSET
        else:
            way = Way(_way)

        papers = d.pop("papers", UNSET)

        fatal = d.pop("fatal", UNSET)

        shipment = cls(
            client=client,
            content=content,
            file=file,
            name=name,
            way=way,
            papers=papers,
            fatal=fatal,
        )

        return shipment
