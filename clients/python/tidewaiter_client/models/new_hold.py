from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewHold")


@_attrs_define
class NewHold:
    """A hold that was learnt of outside ABI. `kind` is one of the kinds of holds; `agency` who holds, CBP or an agency's
    three letters.

        Attributes:
            file (str):
            kind (str):
            agency (str | Unset):  Default: 'CBP'.
            reason (str | Unset):  Default: ''.
            code (str | Unset):  Default: ''.
            where (str | Unset):  Default: ''.
            placed (datetime.datetime | None | Unset):
            person (str | Unset):  Default: ''.
            team (str | Unset):  Default: ''.
    """

    file: str
    kind: str
    agency: str | Unset = "CBP"
    reason: str | Unset = ""
    code: str | Unset = ""
    where: str | Unset = ""
    placed: datetime.datetime | None | Unset = UNSET
    person: str | Unset = ""
    team: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        file = self.file

        kind = self.kind

        agency = self.agency

        reason = self.reason

        code = self.code

        where = self.where

        placed: None | str | Unset
        if isinstance(self.placed, Unset):
            placed = UNSET
        elif isinstance(self.placed, datetime.datetime):
            placed = self.placed.isoformat()
        else:
            placed = self.placed

        person = self.person

        team = self.team

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "kind": kind,
            }
        )
        if agency is not UNSET:
            field_dict["agency"] = agency
        if reason is not UNSET:
            field_dict["reason"] = reason
        if code is not UNSET:
            field_dict["code"] = code
        if where is not UNSET:
            field_dict["where"] = where
        if placed is not UNSET:
            field_dict["placed"] = placed
        if person is not UNSET:
            field_dict["person"] = person
        if team is not UNSET:
            field_dict["team"] = team

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = d.pop("file")

        kind = d.pop("kind")

        agency = d.pop("agency", UNSET)

        reason = d.pop("reason", UNSET)

        code = d.pop("code", UNSET)

        where = d.pop("where", UNSET)

        def _parse_placed(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                placed_type_0 = datetime.datetime.fromisoformat(data)

                return placed_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        placed = _parse_placed(d.pop("placed", UNSET))

        person = d.pop("person", UNSET)

        team = d.pop("team", UNSET)

        new_hold = cls(
            file=file,
            kind=kind,
            agency=agency,
            reason=reason,
            code=code,
            where=where,
            placed=placed,
            person=person,
            team=team,
        )

        return new_hold
