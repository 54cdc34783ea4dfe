from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="AuthoriseRequest")


@_attrs_define
class AuthoriseRequest:
    """What authorise is told.

    Attributes:
        person (str):
        paper (str):
        since (datetime.date | None | Unset):
        before (datetime.date | None | Unset):
    """

    person: str
    paper: str
    since: datetime.date | None | Unset = UNSET
    before: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        person = self.person

        paper = self.paper

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

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "person": person,
                "paper": paper,
            }
        )
        if since is not UNSET:
            field_dict["since"] = since
        if before is not UNSET:
            field_dict["before"] = before

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        person = d.pop("person")

        paper = d.pop("paper")

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

        authorise_request = cls(
            person=person,
            paper=paper,
            since=since,
            before=before,
        )

        return authorise_request
