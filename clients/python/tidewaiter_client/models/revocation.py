from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.side import Side
from ..types import UNSET, Unset

T = TypeVar("T", bound="Revocation")


@_attrs_define
class Revocation:
    """That one side ended the power. `received` is the day on which the other side, or CBP where the power was filed
    there, had the notice.

        Attributes:
            by (Side):
            written (bool | None | Unset):
            sent (datetime.date | None | Unset):
            received (datetime.date | None | Unset):
            words (str | Unset):  Default: ''.
    """

    by: Side
    written: bool | None | Unset = UNSET
    sent: datetime.date | None | Unset = UNSET
    received: datetime.date | None | Unset = UNSET
    words: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        by = self.by.value

        written: bool | None | Unset
        if isinstance(self.written, Unset):
            written = UNSET
        else:
            written = self.written

        sent: None | str | Unset
        if isinstance(self.sent, Unset):
            sent = UNSET
        elif isinstance(self.sent, datetime.date):
            sent = self.sent.isoformat()
        else:
            sent = self.sent

        received: None | str | Unset
        if isinstance(self.received, Unset):
            received = UNSET
        elif isinstance(self.received, datetime.date):
            received = self.received.isoformat()
        else:
            received = self.received

        words = self.words

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "by": by,
            }
        )
        if written is not UNSET:
            field_dict["written"] = written
        if sent is not UNSET:
            field_dict["sent"] = sent
        if received is not UNSET:
            field_dict["received"] = received
        if words is not UNSET:
            field_dict["words"] = words

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        by = Side(d.pop("by"))

        def _parse_written(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        written = _parse_written(d.pop("written", UNSET))

        def _parse_sent(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                sent_type_0 = datetime.date.fromisoformat(data)

                return sent_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        sent = _parse_sent(d.pop("sent", UNSET))

        def _parse_received(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                received_type_0 = datetime.date.fromisoformat(data)

                return received_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        received = _parse_received(d.pop("received", UNSET))

        words = d.pop("words", UNSET)

        revocation = cls(
            by=by,
            written=written,
            sent=sent,
            received=received,
            words=words,
        )

        return revocation
