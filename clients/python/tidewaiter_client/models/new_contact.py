from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewContact")


@_attrs_define
class NewContact:
    """That somebody was spoken or written to about a hold.

    Attributes:
        whom (str):
        how (str | Unset):  Default: ''.
        said (str | Unset):  Default: ''.
        at (datetime.datetime | None | Unset):
    """

    whom: str
    how: str | Unset = ""
    said: str | Unset = ""
    at: datetime.datetime | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        whom = self.whom

        how = self.how

        said = self.said

        at: None | str | Unset
        if isinstance(self.at, Unset):
            at = UNSET
        elif isinstance(self.at, datetime.datetime):
            at = self.at.isoformat()
        else:
            at = self.at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "whom": whom,
            }
        )
        if how is not UNSET:
            field_dict["how"] = how
        if said is not UNSET:
            field_dict["said"] = said
        if at is not UNSET:
            field_dict["at"] = at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        whom = d.pop("whom")

        how = d.pop("how", UNSET)

        said = d.pop("said", UNSET)

        def _parse_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                at_type_0 = datetime.datetime.fromisoformat(data)

                return at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        at = _parse_at(d.pop("at", UNSET))

        new_contact = cls(
            whom=whom,
            how=how,
            said=said,
            at=at,
        )

        return new_contact
