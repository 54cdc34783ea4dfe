from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.manner import Manner
from ..models.verdict import Verdict
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.chosen import Chosen


T = TypeVar("T", bound="NewDecision")


@_attrs_define
class NewDecision:
    """One decision, over one field, over those that are alike, or over several without customs judgement.

    Attributes:
        verdict (Verdict):
        over (list[Chosen]):
        manner (Manner | Unset): How many fields one decision took, and by what right.
        why (str | Unset):  Default: ''.
        evidence (list[str] | Unset):
    """

    verdict: Verdict
    over: list[Chosen]
    manner: Manner | Unset = UNSET
    why: str | Unset = ""
    evidence: list[str] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        verdict = self.verdict.value

        over = []
        for over_item_data in self.over:
            over_item = over_item_data.to_dict()
            over.append(over_item)

        manner: str | Unset = UNSET
        if not isinstance(self.manner, Unset):
            manner = self.manner.value

        why = self.why

        evidence: list[str] | Unset = UNSET
        if not isinstance(self.evidence, Unset):
            evidence = self.evidence

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "verdict": verdict,
                "over": over,
            }
        )
        if manner is not UNSET:
            field_dict["manner"] = manner
        if why is not UNSET:
            field_dict["why"] = why
        if evidence is not UNSET:
            field_dict["evidence"] = evidence

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.chosen import Chosen  # noqa: PLC0415

        d = dict(src_dict)
        verdict = Verdict(d.pop("verdict"))

        over = []
        _over = d.pop("over")
        for over_item_data in _over:
            over_item = Chosen.from_dict(over_item_data)

            over.append(over_item)

        _manner = d.pop("manner", UNSET)
        manner: Manner | Unset
        if isinstance(_manner, Unset):
            manner = UNSET
        else:
            manner = Manner(_manner)

        why = d.pop("why", UNSET)

        evidence = cast(list[str], d.pop("evidence", UNSET))

        new_decision = cls(
            verdict=verdict,
            over=over,
            manner=manner,
            why=why,
            evidence=evidence,
        )

        return new_decision
