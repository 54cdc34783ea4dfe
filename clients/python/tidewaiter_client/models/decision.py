from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.manner import Manner
from ..models.verdict import Verdict

if TYPE_CHECKING:
    from ..models.bound import Bound


T = TypeVar("T", bound="Decision")


@_attrs_define
class Decision:
    """A named person's decision, with the roles and the licence of that moment, and on what evidence.

    Attributes:
        subject_kind (str):
        subject (str):
        verdict (Verdict):
        manner (Manner): How many fields one decision took, and by what right.
        by (str):
        at (datetime.datetime):
        roles (list[str]):
        licence (str):
        why (str):
        evidence (list[str]):
        over (list[Bound]):
    """

    subject_kind: str
    subject: str
    verdict: Verdict
    manner: Manner
    by: str
    at: datetime.datetime
    roles: list[str]
    licence: str
    why: str
    evidence: list[str]
    over: list[Bound]

    def to_dict(self) -> dict[str, Any]:
        subject_kind = self.subject_kind

        subject = self.subject

        verdict = self.verdict.value

        manner = self.manner.value

        by = self.by

        at = self.at.isoformat()

        roles = self.roles

        licence = self.licence

        why = self.why

        evidence = self.evidence

        over = []
        for over_item_data in self.over:
            over_item = over_item_data.to_dict()
            over.append(over_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "subject_kind": subject_kind,
                "subject": subject,
                "verdict": verdict,
                "manner": manner,
                "by": by,
                "at": at,
                "roles": roles,
                "licence": licence,
                "why": why,
                "evidence": evidence,
                "over": over,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.bound import Bound  # noqa: PLC0415

        d = dict(src_dict)
        subject_kind = d.pop("subject_kind")

        subject = d.pop("subject")

        verdict = Verdict(d.pop("verdict"))

        manner = Manner(d.pop("manner"))

        by = d.pop("by")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        roles = cast(list[str], d.pop("roles"))

        licence = d.pop("licence")

        why = d.pop("why")

        evidence = cast(list[str], d.pop("evidence"))

        over = []
        _over = d.pop("over")
        for over_item_data in _over:
            over_item = Bound.from_dict(over_item_data)

            over.append(over_item)

        decision = cls(
            subject_kind=subject_kind,
            subject=subject,
            verdict=verdict,
            manner=manner,
            by=by,
            at=at,
            roles=roles,
            licence=licence,
            why=why,
            evidence=evidence,
            over=over,
        )

        return decision
