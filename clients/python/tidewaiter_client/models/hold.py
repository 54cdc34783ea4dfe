from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.hold_contact import HoldContact


T = TypeVar("T", bound="Hold")


@_attrs_define
class Hold:
    """One hold of a file. `kind` is a row of `hold_kinds`; `where` the bill, container or line it is on, "" for all of the
    file.

    `key` is that of the track, so that the message that removes it finds it. `released` is None while it stands.

        Attributes:
            file (str):
            client (str):
            kind (str):
            agency (str):
            key (str):
            placed (datetime.datetime):
            code (str | Unset):  Default: ''.
            reason (str | Unset):  Default: ''.
            where (str | Unset):  Default: ''.
            team (str | Unset):  Default: ''.
            person (str | Unset):  Default: ''.
            contacts (list[HoldContact] | Unset):
            steps_done (list[str] | Unset):
            released (datetime.datetime | None | Unset):
            released_by (str | Unset):  Default: ''.
            over (bool | Unset):  Default: False.
            mark (str | Unset):  Default: ''.
    """

    file: str
    client: str
    kind: str
    agency: str
    key: str
    placed: datetime.datetime
    code: str | Unset = ""
    reason: str | Unset = ""
    where: str | Unset = ""
    team: str | Unset = ""
    person: str | Unset = ""
    contacts: list[HoldContact] | Unset = UNSET
    steps_done: list[str] | Unset = UNSET
    released: datetime.datetime | None | Unset = UNSET
    released_by: str | Unset = ""
    over: bool | Unset = False
    mark: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        file = self.file

        client = self.client

        kind = self.kind

        agency = self.agency

        key = self.key

        placed = self.placed.isoformat()

        code = self.code

        reason = self.reason

        where = self.where

        team = self.team

        person = self.person

        contacts: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.contacts, Unset):
            contacts = []
            for contacts_item_data in self.contacts:
                contacts_item = contacts_item_data.to_dict()
                contacts.append(contacts_item)

        steps_done: list[str] | Unset = UNSET
        if not isinstance(self.steps_done, Unset):
            steps_done = self.steps_done

        released: None | str | Unset
        if isinstance(self.released, Unset):
            released = UNSET
        elif isinstance(self.released, datetime.datetime):
            released = self.released.isoformat()
        else:
            released = self.released

        released_by = self.released_by

        over = self.over

        mark = self.mark

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "client": client,
                "kind": kind,
                "agency": agency,
                "key": key,
                "placed": placed,
            }
        )
        if code is not UNSET:
            field_dict["code"] = code
        if reason is not UNSET:
            field_dict["reason"] = reason
        if where is not UNSET:
            field_dict["where"] = where
        if team is not UNSET:
            field_dict["team"] = team
        if person is not UNSET:
            field_dict["person"] = person
        if contacts is not UNSET:
            field_dict["contacts"] = contacts
        if steps_done is not UNSET:
            field_dict["steps_done"] = steps_done
        if released is not UNSET:
            field_dict["released"] = released
        if released_by is not UNSET:
            field_dict["released_by"] = released_by
        if over is not UNSET:
            field_dict["over"] = over
        if mark is not UNSET:
            field_dict["mark"] = mark

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.hold_contact import HoldContact  # noqa: PLC0415

        d = dict(src_dict)
        file = d.pop("file")

        client = d.pop("client")

        kind = d.pop("kind")

        agency = d.pop("agency")

        key = d.pop("key")

        placed = datetime.datetime.fromisoformat(d.pop("placed"))

        code = d.pop("code", UNSET)

        reason = d.pop("reason", UNSET)

        where = d.pop("where", UNSET)

        team = d.pop("team", UNSET)

        person = d.pop("person", UNSET)

        _contacts = d.pop("contacts", UNSET)
        contacts: list[HoldContact] | Unset = UNSET
        if _contacts is not UNSET:
            contacts = []
            for contacts_item_data in _contacts:
                contacts_item = HoldContact.from_dict(contacts_item_data)

                contacts.append(contacts_item)

        steps_done = cast(list[str], d.pop("steps_done", UNSET))

        def _parse_released(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                released_type_0 = datetime.datetime.fromisoformat(data)

                return released_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        released = _parse_released(d.pop("released", UNSET))

        released_by = d.pop("released_by", UNSET)

        over = d.pop("over", UNSET)

        mark = d.pop("mark", UNSET)

        hold = cls(
            file=file,
            client=client,
            kind=kind,
            agency=agency,
            key=key,
            placed=placed,
            code=code,
            reason=reason,
            where=where,
            team=team,
            person=person,
            contacts=contacts,
            steps_done=steps_done,
            released=released,
            released_by=released_by,
            over=over,
            mark=mark,
        )

        return hold
