from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="MyHold")


@_attrs_define
class MyHold:
    """What holds the goods: who, why, since when, and what ends it.

    Attributes:
        who (str):
        what (str):
        why (str):
        since (datetime.datetime):
        ends (list[str]):
    """

    who: str
    what: str
    why: str
    since: datetime.datetime
    ends: list[str]

    def to_dict(self) -> dict[str, Any]:
        who = self.who

        what = self.what

        why = self.why

        since = self.since.isoformat()

        ends = self.ends

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "who": who,
                "what": what,
                "why": why,
                "since": since,
                "ends": ends,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        who = d.pop("who")

        what = d.pop("what")

        why = d.pop("why")

        since = datetime.datetime.fromisoformat(d.pop("since"))

        ends = cast(list[str], d.pop("ends"))

        my_hold = cls(
            who=who,
            what=what,
            why=why,
            since=since,
            ends=ends,
        )

        return my_hold
