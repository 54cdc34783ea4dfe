from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.provenance import Provenance


T = TypeVar("T", bound="NewProposal")


@_attrs_define
class NewProposal:
    """A value for a field of a file, and where it comes from. A line is named in the path by its number or its id:
    `lines/3/hts`.

        Attributes:
            path (str):
            value (str):
            provenance (list[Provenance] | Unset):
    """

    path: str
    value: str
    provenance: list[Provenance] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        path = self.path

        value = self.value

        provenance: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.provenance, Unset):
            provenance = []
            for provenance_item_data in self.provenance:
                provenance_item = provenance_item_data.to_dict()
                provenance.append(provenance_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "path": path,
                "value": value,
            }
        )
        if provenance is not UNSET:
            field_dict["provenance"] = provenance

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.provenance import Provenance  # noqa: PLC0415

        d = dict(src_dict)
        path = d.pop("path")

        value = d.pop("value")

        _provenance = d.pop("provenance", UNSET)
        provenance: list[Provenance] | Unset = UNSET
        if _provenance is not UNSET:
            provenance = []
            for provenance_item_data in _provenance:
                provenance_item = Provenance.from_dict(provenance_item_data)

                provenance.append(provenance_item)

        new_proposal = cls(
            path=path,
            value=value,
            provenance=provenance,
        )

        return new_proposal
