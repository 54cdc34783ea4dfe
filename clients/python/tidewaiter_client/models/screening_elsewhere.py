from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ScreeningElsewhere")


@_attrs_define
class ScreeningElsewhere:
    """That the firm screens in another system: which, why, and the person of the firm who answers for it.

    Attributes:
        system (str):
        person (str):
        reason (str):
        since (datetime.date | None | Unset):
        before (datetime.date | None | Unset):
    """

    system: str
    person: str
    reason: str
    since: datetime.date | None | Unset = UNSET
    before: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        system = self.system

        person = self.person

        reason = self.reason

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
                "system": system,
                "person": person,
                "reason": reason,
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
        system = d.pop("system")

        person = d.pop("person")

        reason = d.pop("reason")

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

        screening_elsewhere = cls(
            system=system,
            person=person,
            reason=reason,
            since=since,
            before=before,
        )

        return screening_elsewhere
