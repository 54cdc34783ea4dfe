from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.answer import Answer
from ..models.demand import Demand
from ..models.state import State
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.feedback import Feedback


T = TypeVar("T", bound="EntryReview")


@_attrs_define
class EntryReview:
    """A look that was asked for, and what came of it. It is asked of a person, of a role, or of a team.

    `lines` are the keys of the lines in question, none for the whole; `seal` is over the content that was looked at,
    `client` the one whose
    person it was. `due` and `risk_cents` order the queue.

        Attributes:
            subject_kind (str):
            subject (str):
            client (str):
            demands (list[Demand]):
            asked_by (str):
            asked (datetime.datetime):
            of_person (str | Unset):  Default: ''.
            of_role (str | Unset):  Default: ''.
            of_team (str | Unset):  Default: ''.
            lines (list[str] | Unset):
            question (str | Unset):  Default: ''.
            due (datetime.datetime | None | Unset):
            risk_cents (int | None | Unset):
            state (State | Unset):
            answer (Answer | Unset):
            given_by (str | Unset):  Default: ''.
            given (datetime.datetime | None | Unset):
            roles (list[str] | Unset):
            licence (str | Unset):  Default: ''.
            person_client (str | Unset):  Default: ''.
            seal (str | Unset):  Default: ''.
            feedback (list[Feedback] | Unset):
            note (str | Unset):  Default: ''.
    """

    subject_kind: str
    subject: str
    client: str
    demands: list[Demand]
    asked_by: str
    asked: datetime.datetime
    of_person: str | Unset = ""
    of_role: str | Unset = ""
    of_team: str | Unset = ""
    lines: list[str] | Unset = UNSET
    question: str | Unset = ""
    due: datetime.datetime | None | Unset = UNSET
    risk_cents: int | None | Unset = UNSET
    state: State | Unset = UNSET
    answer: Answer | Unset = UNSET
    given_by: str | Unset = ""
    given: datetime.datetime | None | Unset = UNSET
    roles: list[str] | Unset = UNSET
    licence: str | Unset = ""
    person_client: str | Unset = ""
    seal: str | Unset = ""
    feedback: list[Feedback] | Unset = UNSET
    note: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        subject_kind = self.subject_kind

        subject = self.subject

        client = self.client

        demands = []
        for demands_item_data in self.demands:
            demands_item = demands_item_data.value
            demands.append(demands_item)

        asked_by = self.asked_by

        asked = self.asked.isoformat()

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

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state.value

        answer: str | Unset = UNSET
        if not isinstance(self.answer, Unset):
            answer = self.answer.value

        given_by = self.given_by

        given: None | str | Unset
        if isinstance(self.given, Unset):
            given = UNSET
        elif isinstance(self.given, datetime.datetime):
            given = self.given.isoformat()
        else:
            given = self.given

        roles: list[str] | Unset = UNSET
        if not isinstance(self.roles, Unset):
            roles = self.roles

        licence = self.licence

        person_client = self.person_client

        seal = self.seal

        feedback: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.feedback, Unset):
            feedback = []
            for feedback_item_data in self.feedback:
                feedback_item = feedback_item_data.to_dict()
                feedback.append(feedback_item)

        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "subject_kind": subject_kind,
                "subject": subject,
                "client": client,
                "demands": demands,
                "asked_by": asked_by,
                "asked": asked,
            }
        )
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
        if state is not UNSET:
            field_dict["state"] = state
        if answer is not UNSET:
            field_dict["answer"] = answer
        if given_by is not UNSET:
            field_dict["given_by"] = given_by
        if given is not UNSET:
            field_dict["given"] = given
        if roles is not UNSET:
            field_dict["roles"] = roles
        if licence is not UNSET:
            field_dict["licence"] = licence
        if person_client is not UNSET:
            field_dict["person_client"] = person_client
        if seal is not UNSET:
            field_dict["seal"] = seal
        if feedback is not UNSET:
            field_dict["feedback"] = feedback
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.feedback import Feedback  # noqa: PLC0415

        d = dict(src_dict)
        subject_kind = d.pop("subject_kind")

        subject = d.pop("subject")

        client = d.pop("client")

        demands = []
        _demands = d.pop("demands")
        for demands_item_data in _demands:
            demands_item = Demand(demands_item_data)

            demands.append(demands_item)

        asked_by = d.pop("asked_by")

        asked = datetime.datetime.fromisoformat(d.pop("asked"))

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

        _state = d.pop("state", UNSET)
        state: State | Unset
        if isinstance(_state, Unset):
            state = UNSET
        else:
            state = State(_state)

        _answer = d.pop("answer", UNSET)
        answer: Answer | Unset
        if isinstance(_answer, Unset):
            answer = UNSET
        else:
            answer = Answer(_answer)

        given_by = d.pop("given_by", UNSET)

        def _parse_given(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                given_type_0 = datetime.datetime.fromisoformat(data)

                return given_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        given = _parse_given(d.pop("given", UNSET))

        roles = cast(list[str], d.pop("roles", UNSET))

        licence = d.pop("licence", UNSET)

        person_client = d.pop("person_client", UNSET)

        seal = d.pop("seal", UNSET)

        _feedback = d.pop("feedback", UNSET)
        feedback: list[Feedback] | Unset = UNSET
        if _feedback is not UNSET:
            feedback = []
            for feedback_item_data in _feedback:
                feedback_item = Feedback.from_dict(feedback_item_data)

                feedback.append(feedback_item)

        note = d.pop("note", UNSET)

        entry_review = cls(
            subject_kind=subject_kind,
            subject=subject,
            client=client,
            demands=demands,
            asked_by=asked_by,
            asked=asked,
            of_person=of_person,
            of_role=of_role,
            of_team=of_team,
            lines=lines,
            question=question,
            due=due,
            risk_cents=risk_cents,
            state=state,
            answer=answer,
            given_by=given_by,
            given=given,
            roles=roles,
            licence=licence,
            person_client=person_client,
            seal=seal,
            feedback=feedback,
            note=note,
        )

        return entry_review
