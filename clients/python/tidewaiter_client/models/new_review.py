from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.demand import Demand
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewReview")


@_attrs_define
class NewReview:
    """A look that is asked for: of a person, a role or a team. `lines` are numbers or ids of lines; none is the whole
    entry.

        Attributes:
            demands (list[Demand] | Unset):
            of_person (str | Unset):  Default: ''.
            of_role (str | Unset):  Default: ''.
            of_team (str | Unset):  Default: ''.
            lines (list[str] | Unset):
            question (str | Unset):  Default: ''.
            due (datetime.datetime | None | Unset):
            risk_cents (int | None | Unset):
    """

    demands: list[Demand] | Unset = UNSET
    of_person: str | Unset = ""
    of_role: str | Unset = ""
    of_team: str | Unset = ""
    lines: list[str] | Unset = UNSET
    question: str | Unset = ""
    due: datetime.datetime | None | Unset = UNSET
    risk_cents: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        demands: list[str] | Unset = UNSET
        if not isinstance(self.demands, Unset):
            demands = []
            for demands_item_data in self.demands:
                demands_item = demands_item_data.value
                demands.append(demands_item)

        of_person = self.of_person

        of_role = self.of_role

        of_team = self.of_team

        lines: list[str] | Unset = UNSET
        if not isinstance(self.lines, Unset):
            lines = self.lines

        question = self.question

        due: None | str | Unset
        if isinstance(self.due, Unset):
            due = UNSET
        elif isinstance(self.due, datetime.datetime):
            due = self.due.isoformat()
        else:
            due = self.due

        risk_cents: int | None | Unset
        if isinstance(self.risk_cents, Unset):
            risk_cents = UNSET
        else:
            risk_cents = self.risk_cents

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if demands is not UNSET:
            field_dict["demands"] = demands
        if of_person is not UNSET:
            field_dict["of_person"] = of_person
        if of_role is not UNSET:
            field_dict["of_role"] = of_role
        if of_team is not UNSET:
            field_dict["of_team"] = of_team
        if lines is not UNSET:
            field_dict["lines"] = lines
        if question is not UNSET:
            field_dict["question"] = question
        if due is not UNSET:
            field_dict["due"] = due
        if risk_cents is not UNSET:
            field_dict["risk_cents"] = risk_cents

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _demands = d.pop("demands", UNSET)
        demands: list[Demand] | Unset = UNSET
        if _demands is not UNSET:
            demands = []
            for demands_item_data in _demands:
                demands_item = Demand(demands_item_data)

                demands.append(demands_item)

        of_person = d.pop("of_person", UNSET)

        of_role = d.pop("of_role", UNSET)

        of_team = d.pop("of_team", UNSET)

        lines = cast(list[str], d.pop("lines", UNSET))

        question = d.pop("question", UNSET)

        def _parse_due(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_type_0 = datetime.datetime.fromisoformat(data)

                return due_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        due = _parse_due(d.pop("due", UNSET))

        def _parse_risk_cents(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        risk_cents = _parse_risk_cents(d.pop("risk_cents", UNSET))

        new_review = cls(
            demands=demands,
            of_person=of_person,
            of_role=of_role,
            of_team=of_team,
            lines=lines,
            question=question,
            due=due,
            risk_cents=risk_cents,
        )

        return new_review
