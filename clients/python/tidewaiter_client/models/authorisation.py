from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Authorisation")


@_attrs_define
class Authorisation:
    """A person who may send without a licence, under the broker who supervises; no broker where a firm clears only its own
    goods.

    `paper` names the power of attorney (to sign) or the statement (for other business) that 19 CFR 111.2(a)(2)(ii)(A)
    asks for.

        Attributes:
            person (str):
            broker (str | Unset):  Default: ''.
            since (datetime.date | None | Unset):
            before (datetime.date | None | Unset):
            paper (str | Unset):  Default: ''.
    """

    person: str
    broker: str | Unset = ""
    since: datetime.date | None | Unset = UNSET
    before: datetime.date | None | Unset = UNSET
    paper: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        person = self.person

        broker = self.broker

        since: None | str | Unset
        if isinstance(self.since, Unset):
            since = UNSET
        elif isinstance(self.since, datetime.date):
            since = self.since.isoformat()
        else:
            since = self.since

        before: None | str | Unset
        if isinstance(self.before, Unset):
            before = UNSET
        elif isinstance(self.before, datetime.date):
            before = self.before.isoformat()
        else:
            before = self.before

        paper = self.paper

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "person": person,
            }
        )
        if broker is not UNSET:
            field_dict["broker"] = broker
        if since is not UNSET:
            field_dict["since"] = since
        if before is not UNSET:
            field_dict["before"] = before
        if paper is not UNSET:
            field_dict["paper"] = paper

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        person = d.pop("person")

        broker = d.pop("broker", UNSET)

        def _parse_since(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.date.fromisoformat(data)

                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        since = _parse_since(d.pop("since", UNSET))

        def _parse_before(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                before_type_0 = datetime.date.fromisoformat(data)

                return before_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        before = _parse_before(d.pop("before", UNSET))

        paper = d.pop("paper", UNSET)

        authorisation = cls(
            person=person,
            broker=broker,
            since=since,
            before=before,
            paper=paper,
        )

        return authorisation
