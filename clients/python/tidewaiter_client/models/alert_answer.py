from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.hit_verdict import HitVerdict
from ..types import UNSET, Unset

T = TypeVar("T", bound="AlertAnswer")


@_attrs_define
class AlertAnswer:
    """A decision on an alert.

    Attributes:
        verdict (HitVerdict): What a person made of a hit.
        ground (str):
        note (str | Unset):  Default: ''.
    """

    verdict: HitVerdict
    ground: str
    note: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        verdict = self.verdict.value

        ground = self.ground

        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
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
        verdict = HitVerdict(d.pop("verdict"))

        ground = d.pop("ground")

        note = d.pop("note", UNSET)

        alert_answer = cls(
            verdict=verdict,
            ground=ground,
            note=note,
        )

        return alert_answer
