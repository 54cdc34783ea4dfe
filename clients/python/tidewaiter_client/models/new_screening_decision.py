from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.hit_verdict import HitVerdict
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewScreeningDecision")


@_attrs_define
class NewScreeningDecision:
    """A decision on one hit of a screening: the party by its fingerprint, the entry by its list and number.

    Attributes:
        fingerprint (str):
        list_ (str):
        entry (str):
        verdict (HitVerdict): What a person made of a hit.
        ground (str):
        note (str | Unset):  Default: ''.
    """

    fingerprint: str
    list_: str
    entry: str
    verdict: HitVerdict
    ground: str
    note: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        fingerprint = self.fingerprint

        list_ = self.list_

        entry = self.entry

        verdict = self.verdict.value

        ground = self.ground

        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "fingerprint": fingerprint,
                "list": list_,
                "entry": entry,
                "verdict": verdict,
                "ground": ground,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        fingerprint = d.pop("fingerprint")

        list_ = d.pop("list")

        entry = d.pop("entry")

        verdict = HitVerdict(d.pop("verdict"))

        ground = d.pop("ground")

        note = d.pop("note", UNSET)

        new_screening_decision = cls(
            fingerprint=fingerprint,
            list_=list_,
            entry=entry,
            verdict=verdict,
            ground=ground,
            note=note,
        )

        return new_screening_decision
