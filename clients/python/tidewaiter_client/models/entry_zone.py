from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="EntryZone")


@_attrs_define
class EntryZone:
    """The foreign trade zone that the goods come from: project, subzone or site, site of the subzone, nine characters
    (02600A001).

        Attributes:
            identifier (str):
            weekly (bool | Unset):  Default: False.
    """

    identifier: str
    weekly: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        identifier = self.identifier

        weekly = self.weekly

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "identifier": identifier,
            }
        )
        if weekly is not UNSET:
            field_dict["weekly"] = weekly

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        identifier = d.pop("identifier")

        weekly = d.pop("weekly", UNSET)

        entry_zone = cls(
            identifier=identifier,
            weekly=weekly,
        )

        return entry_zone
