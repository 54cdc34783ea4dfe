from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.held import Held
from ..models.how import How
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.proposal_record import ProposalRecord


T = TypeVar("T", bound="OpenField")


@_attrs_define
class OpenField:
    """A field on which no decision holds, as the file states it now. Who decides sends `value` and `seal` back: they say
    what was seen.

    `alike` is the same for fields that may be decided on together: the same value on the same facts; "" where a field
    is decided by itself.

        Attributes:
            path (str):
            words (str):
            value (str):
            seal (str):
            how (How): How a field may be accepted.
            judged (bool):
            held (Held): Whether a decision holds of what a field now states.
            why (str):
            box (str):
            cite (str):
            confidence (int | None):
            proposals (list[ProposalRecord]):
            alike (str | Unset):  Default: ''.
    """

    path: str
    words: str
    value: str
    seal: str
    how: How
    judged: bool
    held: Held
    why: str
    box: str
    cite: str
    confidence: int | None
    proposals: list[ProposalRecord]
    alike: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        path = self.path

        words = self.words

        value = self.value

        seal = self.seal

        how = self.how.value

        judged = self.judged

        held = self.held.value

        why = self.why

        box = self.box

        cite = self.cite

        confidence: int | None
        confidence = self.confidence

        proposals = []
        for proposals_item_data in self.proposals:
            proposals_item = proposals_item_data.to_dict()
            proposals.append(proposals_item)

        alike = self.alike

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "path": path,
                "words": words,
                "value": value,
                "seal": seal,
                "how": how,
                "judged": judged,
                "held": held,
                "why": why,
                "box": box,
                "cite": cite,
                "confidence": confidence,
                "proposals": proposals,
            }
        )
        if alike is not UNSET:
            field_dict["alike"] = alike

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.proposal_record import ProposalRecord  # noqa: PLC0415

        d = dict(src_dict)
        path = d.pop("path")

        words = d.pop("words")

        value = d.pop("value")

        seal = d.pop("seal")

        how = How(d.pop("how"))

        judged = d.pop("judged")

        held = Held(d.pop("held"))

        why = d.pop("why")

        box = d.pop("box")

        cite = d.pop("cite")

        def _parse_confidence(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        confidence = _parse_confidence(d.pop("confidence"))

        proposals = []
        _proposals = d.pop("proposals")
        for proposals_item_data in _proposals:
            proposals_item = ProposalRecord.from_dict(proposals_item_data)

            proposals.append(proposals_item)

        alike = d.pop("alike", UNSET)

        open_field = cls(
            path=path,
            words=words,
            value=value,
            seal=seal,
            how=how,
            judged=judged,
            held=held,
            why=why,
            box=box,
            cite=cite,
            confidence=confidence,
            proposals=proposals,
            alike=alike,
        )

        return open_field
