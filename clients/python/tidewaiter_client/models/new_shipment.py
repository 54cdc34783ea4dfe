from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.paper import Paper


T = TypeVar("T", bound="NewShipment")


@_attrs_define
class NewShipment:
    """A shipment folder, as docs/shipment-folder.md describes it.

    Attributes:
        client (str):
        papers (list[Paper]):
        name (str | Unset):  Default: ''.
    """

    client: str
    papers: list[Paper]
    name: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        client = self.client

        papers = []
        for papers_item_data in self.papers:
            papers_item = papers_item_data.to_dict()
            papers.append(papers_item)

        name = self.name

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "client": client,
                "papers": papers,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.paper import Paper  # noqa: PLC0415

        d = dict(src_dict)
        client = d.pop("client")

        papers = []
        _papers = d.pop("papers")
        for papers_item_data in _papers:
            papers_item = Paper.from_dict(papers_item_data)

            papers.append(papers_item)

        name = d.pop("name", UNSET)

        new_shipment = cls(
            client=client,
            papers=papers,
            name=name,
        )

        return new_shipment
