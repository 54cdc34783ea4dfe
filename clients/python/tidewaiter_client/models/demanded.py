from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.demand import Demand

T = TypeVar("T", bound="Demanded")


@_attrs_define
class Demanded:
    """What a policy of the firm asks of the file, and whether it is met: by which review, or why not yet.

    Attributes:
        policy (str):
        name (str):
        reason (str):
        demand (Demand): What a policy asks for before an entry is sent.
        lines (list[str]):
        met (bool):
        review (str):
        why (str):
        unknown (list[str]):
    """

    policy: str
    name: str
    reason: str
    demand: Demand
    lines: list[str]
    met: bool
    review: str
    why: str
    unknown: list[str]

    def to_dict(self) -> dict[str, Any]:
        policy = self.policy

        name = self.name

        reason = self.reason

        demand = self.demand.value

        lines = self.lines

        met = self.met

        review = self.review

        why = self.why

        unknown = self.unknown

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "policy": policy,
                "name": name,
                "reason": reason,
                "demand": demand,
                "lines": lines,
                "met": met,
                "review": review,
                "why": why,
                "unknown": unknown,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        policy = d.pop("policy")

        name = d.pop("name")

        reason = d.pop("reason")

        demand = Demand(d.pop("demand"))

        lines = cast(list[str], d.pop("lines"))

        met = d.pop("met")

        review = d.pop("review")

        why = d.pop("why")

        unknown = cast(list[str], d.pop("unknown"))

        demanded = cls(
            policy=policy,
            name=name,
            reason=reason,
            demand=demand,
            lines=lines,
            met=met,
            review=review,
            why=why,
            unknown=unknown,
        )

        return demanded
