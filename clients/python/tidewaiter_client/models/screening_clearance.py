from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ScreeningClearance")


@_attrs_define
class ScreeningClearance:
    """That a listed name is somebody else: of one party, one entry, and what that entry said. `why` says what made it
    void.

        Attributes:
            fingerprint (str):
            list_ (str):
            entry (str):
            content (str):
            decision (str):
            by (str):
            at (datetime.datetime):
            void (bool | Unset):  Default: False.
            why (str | Unset):  Default: ''.
            voided (datetime.datetime | None | Unset):
    """

    fingerprint: str
    list_: str
    entry: str
    content: str
    decision: str
    by: str
    at: datetime.datetime
    void: bool | Unset = False
    why: str | Unset = ""
    voided: datetime.datetime | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        fingerprint = self.fingerprint

        list_ = self.list_

        entry = self.entry

        content = self.content

        decision = self.decision

        by = self.by

        at = self.at.isoformat()

        void = self.void

        why = self.why

        voided: None | str | Unset
        if isinstance(self.voided, Unset):
            voided = UNSET
        elif isinstance(self.voided, datetime.datetime):
            voided = self.voided.isoformat()
        else:
            voided = self.voided

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "fingerprint": fingerprint,
                "list": list_,
                "entry": entry,
                "content": content,
                "decision": decision,
                "by": by,
                "at": at,
            }
        )
        if void is not UNSET:
            field_dict["void"] = void
        if why is not UNSET:
            field_dict["why"] = why
        if voided is not UNSET:
            field_dict["voided"] = voided

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        fingerprint = d.pop("fingerprint")

        list_ = d.pop("list")

        entry = d.pop("entry")

        content = d.pop("content")

        decision = d.pop("decision")

        by = d.pop("by")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        void = d.pop("void", UNSET)

        why = d.pop("why", UNSET)

        def _parse_voided(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                voided_type_0 = datetime.datetime.fromisoformat(data)

                return voided_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        voided = _parse_voided(d.pop("voided", UNSET))

        screening_clearance = cls(
            fingerprint=fingerprint,
            list_=list_,
            entry=entry,
            content=content,
            decision=decision,
            by=by,
            at=at,
            void=void,
            why=why,
            voided=voided,
        )

        return screening_clearance
