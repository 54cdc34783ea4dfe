from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Reply")


@_attrs_define
class Reply:
    """A message of CBP that concerns a file: its place in the log of messages, what it answers, what it says in the end.

    Attributes:
        file (str):
        message (int):
        control (str):
        application (str):
        outcome (str):
        came_at (datetime.datetime):
        note (str | Unset):  Default: ''.
    """

    file: str
    message: int
    control: str
    application: str
    outcome: str
    came_at: datetime.datetime
    note: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        file = self.file

        message = self.message

        control = self.control

        application = self.application

        outcome = self.outcome

        came_at = self.came_at.isoformat()

        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "message": message,
                "control": control,
                "application": application,
                "outcome": outcome,
                "came_at": came_at,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = d.pop("file")

        message = d.pop("message")

        control = d.pop("control")

        application = d.pop("application")

        outcome = d.pop("outcome")

        came_at = datetime.datetime.fromisoformat(d.pop("came_at"))

        note = d.pop("note", UNSET)

        reply = cls(
            file=file,
            message=message,
            control=control,
            application=application,
            outcome=outcome,
            came_at=came_at,
            note=note,
        )

        return reply
