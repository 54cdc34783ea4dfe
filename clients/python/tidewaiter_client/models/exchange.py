from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Exchange")


@_attrs_define
class Exchange:
    """One message of a file's history: `way` is out or in, `id` its control number or its place in the log, `why` what is
    to be said of it.

        Attributes:
            way (str):
            id (str):
            at (datetime.datetime):
            application (str):
            purpose (str):
            state (str):
            means (str):
            by (str):
            licence (str):
            answers (str):
            why (str):
    """

    way: str
    id: str
    at: datetime.datetime
    application: str
    purpose: str
    state: str
    means: str
    by: str
    licence: str
    answers: str
    why: str

    def to_dict(self) -> dict[str, Any]:
        way = self.way

        id = self.id

        at = self.at.isoformat()

        application = self.application

        purpose = self.purpose

        state = self.state

        means = self.means

        by = self.by

        licence = self.licence

        answers = self.answers

        why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "way": way,
                "id": id,
                "at": at,
                "application": application,
                "purpose": purpose,
                "state": state,
                "means": means,
                "by": by,
                "licence": licence,
                "answers": answers,
                "why": why,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        way = d.pop("way")

        id = d.pop("id")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        application = d.pop("application")

        purpose = d.pop("purpose")

        state = d.pop("state")

        means = d.pop("means")

        by = d.pop("by")

        licence = d.pop("licence")

        answers = d.pop("answers")

        why = d.pop("why")

        exchange = cls(
            way=way,
            id=id,
            at=at,
            application=application,
            purpose=purpose,
            state=state,
            means=means,
            by=by,
            licence=licence,
            answers=answers,
            why=why,
        )

        return exchange
