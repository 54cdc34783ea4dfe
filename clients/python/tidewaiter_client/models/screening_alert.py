from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.alert_state import AlertState
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.screening_hit import ScreeningHit
    from ..models.screening_subject import ScreeningSubject


T = TypeVar("T", bound="ScreeningAlert")


@_attrs_define
class ScreeningAlert:
    """A stored party like an entry. `whose` are the records that have the party, `file:f7`; `why` says what opened or
    closed it.

        Attributes:
            fingerprint (str):
            list_ (str):
            entry (str):
            hit (ScreeningHit): An entry like what was asked. `score` is in ten-thousandths; `asked` the query that was
                compared, one of those that a name splits into,
                as it was compared; `content` the sha256 of the entry.
            subject (ScreeningSubject): A party, vessel or place in its role, as it was given. `where` is the place to
                click.
            whose (list[str]):
            opened (datetime.datetime):
            state (AlertState | Unset): Where an alert is. What is decided stays known, so that a change of the list finds
                it.
            why (str | Unset):  Default: ''.
            closed (datetime.datetime | None | Unset):
            by (str | Unset):  Default: ''.
    """

    fingerprint: str
    list_: str
    entry: str
    hit: ScreeningHit
    subject: ScreeningSubject
    whose: list[str]
    opened: datetime.datetime
    state: AlertState | Unset = UNSET
    why: str | Unset = ""
    closed: datetime.datetime | None | Unset = UNSET
    by: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        fingerprint = self.fingerprint

        list_ = self.list_

        entry = self.entry

        hit = self.hit.to_dict()

        subject = self.subject.to_dict()

        whose = self.whose

        opened = self.opened.isoformat()

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state.value

        why = self.why

        closed: None | str | Unset
        if isinstance(self.closed, Unset):
            closed = UNSET
        elif isinstance(self.closed, datetime.datetime):
            closed = self.closed.isoformat()
        else:
            closed = self.closed

        by = self.by

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "fingerprint": fingerprint,
                "list": list_,
                "entry": entry,
                "hit": hit,
                "subject": subject,
                "whose": whose,
                "opened": opened,
            }
        )
        if state is not UNSET:
            field_dict["state"] = state
        if why is not UNSET:
            field_dict["why"] = why
        if closed is not UNSET:
            field_dict["closed"] = closed
        if by is not UNSET:
            field_dict["by"] = by

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.screening_hit import ScreeningHit  # noqa: PLC0415
        from ..models.screening_subject import ScreeningSubject  # noqa: PLC0415

        d = dict(src_dict)
        fingerprint = d.pop("fingerprint")

        list_ = d.pop("list")

        entry = d.pop("entry")

        hit = ScreeningHit.from_dict(d.pop("hit"))

        subject = ScreeningSubject.from_dict(d.pop("subject"))

        whose = cast(list[str], d.pop("whose"))

        opened = datetime.datetime.fromisoformat(d.pop("opened"))

        _state = d.pop("state", UNSET)
        state: AlertState | Unset
        if isinstance(_state, Unset):
            state = UNSET
        else:
            state = AlertState(_state)

        why = d.pop("why", UNSET)

        def _parse_closed(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                closed_type_0 = datetime.datetime.fromisoformat(data)

                return closed_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        closed = _parse_closed(d.pop("closed", UNSET))

        by = d.pop("by", UNSET)

        screening_alert = cls(
            fingerprint=fingerprint,
            list_=list_,
            entry=entry,
            hit=hit,
            subject=subject,
            whose=whose,
            opened=opened,
            state=state,
            why=why,
            closed=closed,
            by=by,
        )

        return screening_alert
