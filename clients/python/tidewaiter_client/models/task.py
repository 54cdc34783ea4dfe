from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.task_status import TaskStatus
from ..types import UNSET, Unset

T = TypeVar("T", bound="Task")


@_attrs_define
class Task:
    """One thing to be done. `kind` and `subject` say what asks for it, once in a file: a clock by its row, a hold by its
    record, papers by
    their stage, a refused message by its track, a box by its number.

    `due_at` is the end of the day `due` in the time of ACE, or the moment itself; both None where no day is known.
    `stake_cents` is what is
    lost if it passes, None where that is not known; `daily_cents` what each day costs until it is done. `weight` is
    both in the one number
    that the worklist is ordered by (`urgency`). `started` names what set the day: a task that starts anew is open
    again.
    `evidence` is what ended it; `ended_by` a person's id, or "cbp".

        Attributes:
            file (str):
            client (str):
            kind (str):
            subject (str):
            task (str):
            due (datetime.date | None | Unset):
            due_at (datetime.datetime | None | Unset):
            stake_cents (int | None | Unset):
            daily_cents (int | Unset):  Default: 0.
            weight (int | Unset):  Default: 0.
            person (str | Unset):  Default: ''.
            team (str | Unset):  Default: ''.
            role (str | Unset):  Default: ''.
            status (TaskStatus | Unset):
            entry (str | Unset):  Default: ''.
            cite (str | Unset):  Default: ''.
            consequence (str | Unset):  Default: ''.
            rule (str | Unset):  Default: ''.
            rule_version (str | Unset):  Default: ''.
            started (str | Unset):  Default: ''.
            evidence (str | Unset):  Default: ''.
            ended_at (datetime.datetime | None | Unset):
            ended_by (str | Unset):  Default: ''.
            why (str | Unset):  Default: ''.
    """

    file: str
    client: str
    kind: str
    subject: str
    task: str
    due: datetime.date | None | Unset = UNSET
    due_at: datetime.datetime | None | Unset = UNSET
    stake_cents: int | None | Unset = UNSET
    daily_cents: int | Unset = 0
    weight: int | Unset = 0
    person: str | Unset = ""
    team: str | Unset = ""
    role: str | Unset = ""
    status: TaskStatus | Unset = UNSET
    entry: str | Unset = ""
    cite: str | Unset = ""
    consequence: str | Unset = ""
    rule: str | Unset = ""
    rule_version: str | Unset = ""
    started: str | Unset = ""
    evidence: str | Unset = ""
    ended_at: datetime.datetime | None | Unset = UNSET
    ended_by: str | Unset = ""
    why: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        file = self.file

        client = self.client

        kind = self.kind

        subject = self.subject

        task = self.task

        due: None | str | Unset
        if isinstance(self.due, Unset):
            due = UNSET
        elif isinstance(self.due, datetime.date):
            due = self.due.isoformat()
        else:
            due = self.due

        due_at: None | str | Unset
        if isinstance(self.due_at, Unset):
            due_at = UNSET
        elif isinstance(self.due_at, datetime.datetime):
            due_at = self.due_at.isoformat()
        else:
            due_at = self.due_at

        stake_cents: int | None | Unset
        if isinstance(self.stake_cents, Unset):
            stake_cents = UNSET
        else:
            stake_cents = self.stake_cents

        daily_cents = self.daily_cents

        weight = self.weight

        person = self.person

        team = self.team

        role = self.role

        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.value

        entry = self.entry

        cite = self.cite

        consequence = self.consequence

        rule = self.rule

        rule_version = self.rule_version

        started = self.started

        evidence = self.evidence

        ended_at: None | str | Unset
        if isinstance(self.ended_at, Unset):
            ended_at = UNSET
        elif isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        ended_by = self.ended_by

        why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "client": client,
                "kind": kind,
                "subject": subject,
                "task": task,
            }
        )
        if due is not UNSET:
            field_dict["due"] = due
        if due_at is not UNSET:
            field_dict["due_at"] = due_at
        if stake_cents is not UNSET:
            field_dict["stake_cents"] = stake_cents
        if daily_cents is not UNSET:
            field_dict["daily_cents"] = daily_cents
        if weight is not UNSET:
            field_dict["weight"] = weight
        if person is not UNSET:
            field_dict["person"] = person
        if team is not UNSET:
            field_dict["team"] = team
        if role is not UNSET:
            field_dict["role"] = role
        if status is not UNSET:
            field_dict["status"] = status
        if entry is not UNSET:
            field_dict["entry"] = entry
        if cite is not UNSET:
            field_dict["cite"] = cite
        if consequence is not UNSET:
            field_dict["consequence"] = consequence
        if rule is not UNSET:
            field_dict["rule"] = rule
        if rule_version is not UNSET:
            field_dict["rule_version"] = rule_version
        if started is not UNSET:
            field_dict["started"] = started
        if evidence is not UNSET:
            field_dict["evidence"] = evidence
        if ended_at is not UNSET:
            field_dict["ended_at"] = ended_at
        if ended_by is not UNSET:
            field_dict["ended_by"] = ended_by
        if why is not UNSET:
            field_dict["why"] = why

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = d.pop("file")

        client = d.pop("client")

        kind = d.pop("kind")

        subject = d.pop("subject")

        task = d.pop("task")

        def _parse_due(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_type_0 = datetime.date.fromisoformat(data)

                return due_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        due = _parse_due(d.pop("due", UNSET))

        def _parse_due_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_at_type_0 = datetime.datetime.fromisoformat(data)

                return due_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        due_at = _parse_due_at(d.pop("due_at", UNSET))

        def _parse_stake_cents(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        stake_cents = _parse_stake_cents(d.pop("stake_cents", UNSET))

        daily_cents = d.pop("daily_cents", UNSET)

        weight = d.pop("weight", UNSET)

        person = d.pop("person", UNSET)

        team = d.pop("team", UNSET)

        role = d.pop("role", UNSET)

        _status = d.pop("status", UNSET)
        status: TaskStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = TaskStatus(_status)

        entry = d.pop("entry", UNSET)

        cite = d.pop("cite", UNSET)

        consequence = d.pop("consequence", UNSET)

        rule = d.pop("rule", UNSET)

        rule_version = d.pop("rule_version", UNSET)

        started = d.pop("started", UNSET)

        evidence = d.pop("evidence", UNSET)

        def _parse_ended_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        ended_at = _parse_ended_at(d.pop("ended_at", UNSET))

        ended_by = d.pop("ended_by", UNSET)

        why = d.pop("why", UNSET)

        task = cls(
            file=file,
            client=client,
            kind=kind,
            subject=subject,
            task=task,
            due=due,
            due_at=due_at,
            stake_cents=stake_cents,
            daily_cents=daily_cents,
            weight=weight,
            person=person,
            team=team,
            role=role,
            status=status,
            entry=entry,
            cite=cite,
            consequence=consequence,
            rule=rule,
            rule_version=rule_version,
            started=started,
            evidence=evidence,
            ended_at=ended_at,
            ended_by=ended_by,
            why=why,
        )

        return task
