from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.hit_state import HitState

if TYPE_CHECKING:
    from ..models.screening_hit import ScreeningHit


T = TypeVar("T", bound="Ruled")


@_attrs_define
class Ruled:
    """A hit as it stands. `decision` is the one that counts, "" where there is none.

    Attributes:
        role (str):
        where (str):
        name (str):
        fingerprint (str):
        hit (ScreeningHit): An entry like what was asked. `score` is in ten-thousandths; `asked` the query that was
            compared, one of those that a name splits into,
            as it was compared; `content` the sha256 of the entry.
        state (HitState): How a hit stands. In the order of what stops a file more.
        why (str):
        decision (str):
    """

    role: str
    where: str
    name: str
    fingerprint: str
    hit: ScreeningHit
    state: HitState
    why: str
    decision: str

    def to_dict(self) -> dict[str, Any]:
        role = self.role

        where = self.where

        name = self.name

        fingerprint = self.fingerprint

        hit = self.hit.to_dict()

        state = self.state.value

        why = self.why

        decision = self.decision

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "role": role,
                "where": where,
                "name": name,
                "fingerprint": fingerprint,
                "hit": hit,
                "state": state,
                "why": why,
                "decision": decision,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.screening_hit import ScreeningHit  # noqa: PLC0415

        d = dict(src_dict)
        role = d.pop("role")

        where = d.pop("where")

        name = d.pop("name")

        fingerprint = d.pop("fingerprint")

        hit = ScreeningHit.from_dict(d.pop("hit"))

        state = HitState(d.pop("state"))

        why = d.pop("why")

        decision = d.pop("decision")

        ruled = cls(
            role=role,
            where=where,
            name=name,
            fingerprint=fingerprint,
            hit=hit,
            state=state,
            why=why,
            decision=decision,
        )

        return ruled
