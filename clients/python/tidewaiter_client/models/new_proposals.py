from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.new_proposal import NewProposal


T = TypeVar("T", bound="NewProposals")


@_attrs_define
class NewProposals:
    """Any number of them at once; all are kept, or none.

    Attributes:
        proposals (list[NewProposal]):
    """

    proposals: list[NewProposal]

    def to_dict(self) -> dict[str, Any]:
        proposals = []
        for proposals_item_data in self.proposals:
            proposals_item = proposals_item_data.to_dict()
            proposals.append(proposals_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "proposals": proposals,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_proposal import NewProposal  # noqa: PLC0415

        d = dict(src_dict)
        proposals = []
        _proposals = d.pop("proposals")
        for proposals_item_data in _proposals:
            proposals_item = NewProposal.from_dict(proposals_item_data)

            proposals.append(proposals_item)

        new_proposals = cls(
            proposals=proposals,
        )

        return new_proposals
