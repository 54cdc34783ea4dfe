from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.role import Role
from ..types import UNSET, Unset

T = TypeVar("T", bound="Person")


@_attrs_define
class Person:
    """Somebody who logs in. `licensed_before` is the first day on which the licence no longer holds; None where not known.

    A person belongs to one firm, and the login is unique over the whole installation.

        Attributes:
            login (str):
            name (str):
            roles (list[Role] | Unset):
            licence (str | Unset):  Default: ''.
            licensed_from (datetime.date | None | Unset):
            licensed_before (datetime.date | None | Unset):
            team (str | Unset):  Default: ''.
            client (str | Unset):  Default: ''.
            supervisor (str | Unset):  Default: ''.
            active (bool | Unset):  Default: True.
    """

    login: str
    name: str
    roles: list[Role] | Unset = UNSET
    licence: str | Unset = ""
    licensed_from: datetime.date | None | Unset = UNSET
    licensed_before: datetime.date | None | Unset = UNSET
    team: str | Unset = ""
    client: str | Unset = ""
    supervisor: str | Unset = ""
    active: bool | Unset = True

    def to_dict(self) -> dict[str, Any]:
        login = self.login

        name = self.name

        roles: list[str] | Unset = UNSET
        if not isinstance(self.roles, Unset):
            roles = []
            for roles_item_data in self.roles:
                roles_item = roles_item_data.value
                roles.append(roles_item)

        licence = self.licence

        licensed_from: None | str | Unset
        if isinstance(self.licensed_from, Unset):
            licensed_from = UNSET
        elif isinstance(self.licensed_from, datetime.date):
            licensed_from = self.licensed_from.isoformat()
        else:
            licensed_from = self.licensed_from

        licensed_before: None | str | Unset
        if isinstance(self.licensed_before, Unset):
            licensed_before = UNSET
        elif isinstance(self.licensed_before, datetime.date):
            licensed_before = self.licensed_before.isoformat()
        else:
            licensed_before = self.licensed_before

        team = self.team

        client = self.client

        supervisor = self.supervisor

        active = self.active

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "login": login,
                "name": name,
            }
        )
        if roles is not UNSET:
            field_dict["roles"] = roles
        if licence is not UNSET:
            field_dict["licence"] = licence
        if licensed_from is not UNSET:
            field_dict["licensed_from"] = licensed_from
        if licensed_before is not UNSET:
            field_dict["licensed_before"] = licensed_before
        if team is not UNSET:
            field_dict["team"] = team
        if client is not UNSET:
            field_dict["client"] = client
        if supervisor is not UNSET:
            field_dict["supervisor"] = supervisor
        if active is not UNSET:
            field_dict["active"] = active

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        login = d.pop("login")

        name = d.pop("name")

        _roles = d.pop("roles", UNSET)
        roles: list[Role] | Unset = UNSET
        if _roles is not UNSET:
            roles = []
            for roles_item_data in _roles:
                roles_item = Role(roles_item_data)

                roles.append(roles_item)

        licence = d.pop("licence", UNSET)

        def _parse_licensed_from(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                licensed_from_type_0 = datetime.date.fromisoformat(data)

                return licensed_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        licensed_from = _parse_licensed_from(d.pop("licensed_from", UNSET))

        def _parse_licensed_before(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                licensed_before_type_0 = datetime.date.fromisoformat(data)

                return licensed_before_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        licensed_before = _parse_licensed_before(d.pop("licensed_before", UNSET))

        team = d.pop("team", UNSET)

        client = d.pop("client", UNSET)

        supervisor = d.pop("supervisor", UNSET)

        active = d.pop("active", UNSET)

        person = cls(
            login=login,
            name=name,
            roles=roles,
            licence=licence,
            licensed_from=licensed_from,
            licensed_before=licensed_before,
            team=team,
            client=client,
            supervisor=supervisor,
            active=active,
        )

        return person
