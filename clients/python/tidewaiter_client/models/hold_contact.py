from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="HoldContact")


@_attrs_define
class HoldContact:
    """Somebody was spoken or written to: who at whose side, how, and what was said.

    Attributes:
        at (datetime.datetime):
        by (str):
        whom (str):
        how (str):
        said (str | Unset):  Default: ''.
    """

    at: datetime.datetime
    by: str
    whom: str
    how: str
    said: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        at = self.at.isoformat()

        by = self.by

        whom = self.whom

        how = self.how

        said = self.said

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "at": at,
                "by": by,
                "whom": whom,
                "how": how,
            }
        )
        if said is not UNSET:
            field_dict["said"] = said

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))

        by = d.pop("by")

        whom = d.pop("whom")

        how = d.pop("how")

        said = d.pop("said", UNSET)

        hold_contact = cls(
            at=at,
            by=by,
            whom=whom,
            how=how,
            said=said,
        )

        return hold_contact
