from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.task_status import TaskStatus
from ..types import UNSET, Unset

T = TypeVar("T", bound="EndTaskRequest")


@_attrs_define
class EndTaskRequest:
    """What end_task is told.

    Attributes:
        status (TaskStatus):
        why (str | Unset):  Default: ''.
        evidence (str | Unset):  Default: ''.
    """

    status: TaskStatus
    why: str | Unset = ""
    evidence: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        status = self.status.value

        why = self.why

        evidence = self.evidence

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "status": status,
            }
        )
        if why is not UNSET:
            field_dict["why"] = why
        if evidence is not UNSET:
            field_dict["evidence"] = evidence

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        status = TaskStatus(d.pop("status"))

        why = d.pop("why", UNSET)

        evidence = d.pop("evidence", UNSET)

        end_task_request = cls(
            status=status,
            why=why,
            evidence=evidence,
        )

        return end_task_request
