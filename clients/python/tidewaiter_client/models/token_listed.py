from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="TokenListed")


@_attrs_define
class TokenListed:
    """A token as it may be shown: what it is for and may do, when it was used last, and why it holds no more, if it does
    not.

        Attributes:
            id (str):
            person (str):
            name (str):
            scopes (list[str]):
            created (datetime.datetime):
            expires (datetime.datetime):
            used (datetime.datetime | None):
            over (str):
    """

    id: str
    person: str
    name: str
    scopes: list[str]
    created: datetime.datetime
    expires: datetime.datetime
    used: datetime.datetime | None
    over: str

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        person = self.person

        name = self.name

        scopes = self.scopes

        created = self.created.isoformat()

        expires = self.expires.isoformat()

        used: None | str
        if isinstance(self.used, datetime.datetime):
            used = self.used.isoformat()
        else:
            used = self.used

        over = self.over

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "person": person,
                "name": name,
                "scopes": scopes,
                "created": created,
                "expires": expires,
                "used": used,
                "over": over,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        person = d.pop("person")

        name = d.pop("name")

        scopes = cast(list[str], d.pop("scopes"))

        created = datetime.datetime.fromisoformat(d.pop("created"))

        expires = datetime.datetime.fromisoformat(d.pop("expires"))

        def _parse_used(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                used_type_0 = datetime.datetime.fromisoformat(data)

                return used_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        used = _parse_used(d.pop("used"))

        over = d.pop("over")

        token_listed = cls(
            id=id,
            person=person,
            name=name,
            scopes=scopes,
            created=created,
            expires=expires,
            used=used,
            over=over,
        )

        return token_listed
