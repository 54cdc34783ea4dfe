from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.ender import Ender
from ..types import UNSET, Unset

T = TypeVar("T", bound="Termination")


@_attrs_define
class Termination:
    """A request or notice that ends the bond. `received` is when CBP had it, `requested` the day that it names.

    Attributes:
        by (Ender):
        received (datetime.date):
        requested (datetime.date | None | Unset):
        shorter_allowed (bool | Unset):  Default: False.
    """

    by: Ender
    received: datetime.date
    requested: datetime.date | None | Unset = UNSET
    shorter_allowed: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        by = self.by.value

        received = self.received.isoformat()

        requested: None | str | Unset
        if isinstance(self.requested, Unset):
            requested = UNSET
        elif isinstance(self.requested, datetime.date):
            requested = self.requested.isoformat()
        else:
            requested = self.requested

        shorter_allowed = self.shorter_allowed

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "by": by,
                "received": received,
            }
        )
        if requested is not UNSET:
            field_dict["requested"] = requested
        if shorter_allowed is not UNSET:
            field_dict["shorter_allowed"] = shorter_allowed

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        by = Ender(d.pop("by"))

        received = datetime.date.fromisoformat(d.pop("received"))

        def _parse_requested(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                requested_type_0 = datetime.date.fromisoformat(data)

                return requested_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        requested = _parse_requested(d.pop("requested", UNSET))

        shorter_allowed = d.pop("shorter_allowed", UNSET)

        termination = cls(
            by=by,
            received=received,
            requested=requested,
            shorter_allowed=shorter_allowed,
        )

        return termination
