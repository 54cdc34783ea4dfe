from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.finding import Finding
    from ..models.task import Task


T = TypeVar("T", bound="TaskRecord")


@_attrs_define
class TaskRecord:
    """A Task as it is kept, and what is wrong with it.

    Attributes:
        id (str):
        version (int): 1 when new, one more with each change; the ETag
        value (Task): One thing to be done. `kind` and `subject` say what asks for it, once in a file: a clock by its
            row, a hold by its record, papers by
            their stage, a refused message by its track, a box by its number.

            `due_at` is the end of the day `due` in the time of ACE, or the moment itself; both None where no day is known.
            `stake_cents` is what is
            lost if it passes, None where that is not known; `daily_cents` what each day costs until it is done. `weight` is
            both in the one number
            that the worklist is ordered by (`urgency`). `started` names what set the day: a task that starts anew is open
            again.
            `evidence` is what ended it; `ended_by` a person's id, or "cbp".
        created (datetime.datetime):
        changed (datetime.datetime):
        by (str): Who changed it last: the id of a person, or what acted
        findings (list[Finding]):
    """

    id: str
    version: int
    value: Task
    created: datetime.datetime
    changed: datetime.datetime
    by: str
    findings: list[Finding]

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        version = self.version

        value = self.value.to_dict()

        created = self.created.isoformat()

        changed = self.changed.isoformat()

        by = self.by

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "value": value,
                "created": created,
                "changed": changed,
                "by": by,
                "findings": findings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.finding import Finding  # noqa: PLC0415
        from ..models.task import Task  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        version = d.pop("version")

        value = Task.from_dict(d.pop("value"))

        created = datetime.datetime.fromisoformat(d.pop("created"))

        changed = datetime.datetime.fromisoformat(d.pop("changed"))

        by = d.pop("by")

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = Finding.from_dict(findings_item_data)

            findings.append(findings_item)

        task_record = cls(
            id=id,
            version=version,
            value=value,
            created=created,
            changed=changed,
            by=by,
            findings=findings,
        )

        return task_record
