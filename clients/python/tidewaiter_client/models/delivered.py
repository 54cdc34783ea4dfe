from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.delivery_state import DeliveryState

T = TypeVar("T", bound="Delivered")


@_attrs_define
class Delivered:
    """What a webhook was told of one event. `seq` is the event's place in the log, `status` what was answered last, 0 for
    nothing.

        Attributes:
            seq (int):
            event (str):
            state (DeliveryState): Of a delivery.
            tries (int):
            since (datetime.datetime):
            next_ (datetime.datetime | None):
            status (int):
            said (str):
            changed (datetime.datetime):
    """

    seq: int
    event: str
    state: DeliveryState
    tries: int
    since: datetime.datetime
    next_: datetime.datetime | None
    status: int
    said: str
    changed: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        seq = self.seq

        event = self.event

        state = self.state.value

        tries = self.tries

        since = self.since.isoformat()

        next_: None | str
        if isinstance(self.next_, datetime.datetime):
            next_ = self.next_.isoformat()
        else:
            next_ = self.next_

        status = self.status

        said = self.said

        changed = self.changed.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "seq": seq,
                "event": event,
                "state": state,
                "tries": tries,
                "since": since,
                "next": next_,
                "status": status,
                "said": said,
                "changed": changed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        seq = d.pop("seq")

        event = d.pop("event")

        state = DeliveryState(d.pop("state"))

        tries = d.pop("tries")

        since = datetime.datetime.fromisoformat(d.pop("since"))

        def _parse_next_(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_type_0 = datetime.datetime.fromisoformat(data)

                return next_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        next_ = _parse_next_(d.pop("next"))

        status = d.pop("status")

        said = d.pop("said")

        changed = datetime.datetime.fromisoformat(d.pop("changed"))

        delivered = cls(
            seq=seq,
            event=event,
            state=state,
            tries=tries,
            since=since,
            next_=next_,
            status=status,
            said=said,
            changed=changed,
        )

        return delivered
